"""Simple passwords of the Children's Centre, as Argon2id hashes inside the encrypted database.

A simple password never opens a key: a slot in ``keys.json`` that a child's six digits unwrap would
lay the whole office open to whoever steals the PC. It is asked for only where an adult has opened
the office already.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

ATTEMPTS: Final = "attempts-centre.json"
"""Wrong tries are counted apart from those at the vault: a right simple password must not forgive
wrong tries at an adult's."""
_HASHER: Final = PasswordHasher()


def hashed(password: str) -> str:
    """Return what is kept of a simple password."""
    return _HASHER.hash(_plain(password))


def fits(kept: str | None, password: str) -> bool:
    """Whether a password is the one that was kept; without one the same work is done."""
    try:
        _HASHER.verify(kept or _nobodys(), _plain(password))
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


@cache
def _nobodys() -> str:
    return hashed("nobody's")


def _plain(password: str) -> bytes:
    return unicodedata.normalize("NFC", password).encode()
