"""Lists to choose from, as fields ask for them by name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from desktop.rules import reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.i18n import Sentence


@cache
def entries(name: str) -> Sequence[tuple[str, Sentence]]:
    """Return the list called ``name``: each code with its words."""
    return tuple((choice.code, choice.words) for choice in reference.choices(name))


def townships(county: str) -> Sequence[Sentence]:
    """Return the townships of a county (six digits), as far as the list has them."""
    return [area.words for area in reference.townships(county)]
