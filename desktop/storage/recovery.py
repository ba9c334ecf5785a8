"""The recovery code: 160 random bits that a person can copy by hand without a mistake going unseen.

Eight groups of five signs; the last sign of each group checks the four before it and the group's
place: every single wrong sign, every two neighbours exchanged and every two groups exchanged are
found, and the group is named. The check is a weighted sum in the field of 32 elements (as in a
Reed-Solomon code); a sum modulo a prime would take 0 and Z for the same sign.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from typing import Final

from desktop.errors import WrongPassword
from desktop.i18n import T

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
GROUPS: Final = 8
SIGNS: Final = 4  # of five bits each, then a check
_FIELD: Final = 0b100101  # x^5 + x^2 + 1, irreducible over two elements
_SAME: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_code() -> str:
    """Return a new code, its groups joined by hyphens."""
    groups = []
    for place in range(GROUPS):
        signs = "".join(secrets.choice(ALPHABET) for _ in range(SIGNS))
        groups.append(signs + _check(signs, place))
    return "-".join(groups)


def groups_of(text: str) -> list[str]:
    """Split what was typed into groups: where it was split in eight, or after every five signs.

    A sign too many or too few is thereby a mistake of its own group only.
    """
    written = unicodedata.normalize("NFKC", text).upper().translate(_SAME)
    typed = re.findall(r"[^\W_]+", written)
    if len(typed) == GROUPS:
        return typed
    signs, size = "".join(typed), SIGNS + 1
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
    known = len(group) == SIGNS + 1 and set(group) <= set(ALPHABET)
    return known and group[SIGNS] == _check(group[:SIGNS], place)


def _check(signs: str, place: int) -> str:
    total = place + 1
    for sign in signs:
        total = (total ^ ALPHABET.index(sign)) << 1
        total ^= _FIELD if total > len(ALPHABET) - 1 else 0
    return ALPHABET[total]
