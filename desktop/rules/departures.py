"""What the sheet for the office at the destination leaves out because she holds it back.

Source: separate consent for giving data to another body (Personal Information Protection Law,
Art. 23); minimum data (Art. 6). The words are in ``reference/departure_sheet.toml``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from desktop.errors import ClerkError
from desktop.i18n import T
from desktop.rules import reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def held_back(wishes: Iterable[str]) -> frozenset[str]:
    """Return the parts of the sheet that are left out, by what she said to hold back.

    Raises :class:`ClerkError` for words that name no part: nothing is told that she may have
    meant.
    """
    held: set[str] = set()
    for wish in filter(None, (each.strip() for each in wishes)):
        parts = {
            part
            for part, signs in _signs().items()
            if any(sign in wish.casefold() for sign in signs)
        }
        if not parts:
            raise ClerkError(
                T(
                    "She holds back “{wish}”. The program cannot tell which lines of the sheet "
                    "that is. Please write in the consent which of these it is: phone, address, "
                    "work, family, children, age, ethnic group, companions.",
                    wish=wish,
                )
            )
        held |= parts
    return frozenset(held)


@cache
def _signs() -> Mapping[str, tuple[str, ...]]:
    told = reference.load_toml("departure_sheet.toml")["hold_back"]
    return {part: tuple(signs) for part, signs in told.items()}
