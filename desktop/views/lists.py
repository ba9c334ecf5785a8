"""Lists to choose from, as fields ask for them by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.rules import reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.i18n import Sentence


def entries(name: str) -> Sequence[tuple[str, Sentence]]:
    """Return the list called ``name``: each code with its words."""
    return reference.choices(name)
