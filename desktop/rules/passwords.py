"""How good a password is: long enough and not the first thing that anybody would try."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from desktop.i18n import T

if TYPE_CHECKING:
    from desktop.i18n import Sentence

SHORTEST: Final = 8
SHORTEST_SIMPLE: Final = 6
"""Of the Children's Centre, where an adult has opened the office with a real password before."""
_COMMON: Final = (
    "password", "qwerty", "asdf", "admin", "abc", "iloveyou", "woaini", "123", "111", "000",
    "666", "888", "5201314", "letmein", "welcome", "office", "mima", "daluo", "jinghong",
)  # fmt: skip
_RUNS: Final = ("01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_WORDS: Final[tuple[Sentence, ...]] = (
    T("Too easy to guess"),
    T("Weak"),
    T("Fair"),
    T("Good"),
    T("Very good"),
)


def problem(password: str) -> Sentence | None:
    """Return why a password cannot be used, None if it can."""
    if len(password) + sum(sign > "\u2fff" for sign in password) < SHORTEST:
        return T("At least {n} characters. Three or four words are easy to remember.", n=SHORTEST)
    if _effective(password) < SHORTEST - 2:
        return T("This is too easy to guess. Put three or four words one after another.")
    return None


def simple_problem(password: str, name: str) -> Sentence | None:
    """Return why a simple password of the Children's Centre cannot be used, None if it can."""
    if len(password) < SHORTEST_SIMPLE:
        return T("At least {n} letters or digits.", n=SHORTEST_SIMPLE)
    if password.strip().casefold() == name.strip().casefold():
        return T("The name itself is no password.")
    if len(set(password)) == 1:
        return T("One sign over and over is no password.")
    return None


def strength(password: str) -> tuple[int, Sentence]:
    """Return how strong a password is, 0 to 4, and that in words."""
    effective = _effective(password)
    kinds = sum(
        bool(re.search(pattern, password))
        for pattern in (r"[a-z]", r"[A-Z]", r"\d", r"[^\w\s]", r"[^\x00-\x7f]")
    )
    points = effective + 2 * (kinds - 1)
    level = sum(points >= limit for limit in (6, 9, 13, 17))
    if problem(password) is not None:
        level = 0
    return level, _WORDS[level]


def _effective(password: str) -> int:
    """Return the length that is left when what anybody would guess counts as one sign each."""
    left = password.casefold()
    for word in sorted(_COMMON, key=len, reverse=True):
        left = left.replace(word, "\0")
    left = re.sub(r"(19|20)\d\d", "\0", left)
    left = re.sub(r"(.)\1+", r"\1", left)
    for run in _RUNS:
        for way in (run, run[::-1]):
            for size in range(len(way), 2, -1):
                for start in range(len(way) - size + 1):
                    left = left.replace(way[start : start + size], "\0")
    # A Chinese character is one of thousands: it counts as two letters.
    wide = sum(sign > "\u2fff" for sign in left)
    return len(left) + wide if len(set(left)) > 2 else 1
