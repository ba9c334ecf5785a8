"""The recovery code: 160 random bits that a person can copy by hand without a mistake going unseen.

Eight groups of five signs; the last sign of each group checks the four before it and the group's
place, so that a wrong or exchanged group is named.
"""

from __future__ import annotations

import secrets
import unicodedata
from typing import Final

from desktop.errors import WrongPassword
from desktop.i18n import T

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
GROUPS: Final = 8
SIGNS: Final = 4  # of five bits each, then a check
_PRIME: Final = 31
_SAME: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_code() -> str:
    """Return a new code, its groups joined by hyphens."""
    groups = []
    for place in range(GROUPS):
        signs = "".join(secrets.choice(ALPHABET) for _ in range(SIGNS))
        groups.append(signs + _check(signs, place))
    return "-".join(groups)


def groups_of(text: str) -> list[str]:
    """Split what was typed into groups, whatever stands between them."""
    written = unicodedata.normalize("NFKC", text).upper().translate(_SAME)
    signs = "".join(sign for sign in written if sign in ALPHABET)
    size = SIGNS + 1
    return [signs[start : start + size] for start in range(0, len(signs), size)]


def wrong_groups(text: str) -> tuple[int, ...]:
    """Return the numbers (from 1) of the groups that are mistyped or missing."""
    groups = groups_of(text)
    padded = groups[:GROUPS] + [""] * (GROUPS - len(groups))
    return tuple(place + 1 for place, group in enumerate(padded) if not _right(group, place))


def secret(text: str) -> bytes:
    """Return the secret in a typed code; :class:`WrongPassword` names the wrong groups."""
    wrong = wrong_groups(text)
    if wrong or len(groups_of(text)) > GROUPS:
        raise WrongPassword(
            T(
                "Group {groups} of the recovery code is not right. Compare it with the sheet.",
                groups=", ".join(map(str, wrong)) or str(GROUPS + 1),
            )
        )
    return "".join(group[:SIGNS] for group in groups_of(text)).encode()


def _right(group: str, place: int) -> bool:
    return len(group) == SIGNS + 1 and group[SIGNS] == _check(group[:SIGNS], place)


def _check(signs: str, place: int) -> str:
    total = sum((index + 2) * ALPHABET.index(sign) for index, sign in enumerate(signs))
    return ALPHABET[(total + 7 * place) % _PRIME]
