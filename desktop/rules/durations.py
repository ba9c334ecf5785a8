"""Lengths of working time as people say and write them; kept in whole minutes.

8, 8.5, 8:30, 8 h 30, 90 min, 8小时, 八个半小时 and 半小时 are understood.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import Final

from desktop.errors import ClerkError
from desktop.i18n import T, Text

MINUTES_AN_HOUR: Final = 60
MOST: Final = 31 * 24 * MINUTES_AN_HOUR
"""Minutes of the longest month; nobody works longer in any time that is asked for."""

HOW: Final = T("Write hours as 8, 8.5 or 8:30.")
TOO_LONG: Final = T("A month has 744 hours at most. Please look at the number again.")


class Unreadable(ClerkError):
    """What was typed is no length of time; the sentence says how to write one."""


_FRACTIONS: Final = {"½": ".5", "¼": ".25", "¾": ".75"}
_SIGNS: Final = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
_COUNT: Final = re.compile(
    r"(?:([一二两三四五六七八九])百)?(零(?=[一二三四五六七八九])|)"
    r"(?:([一二两三四五六七八九]?)(十))?([零〇一二两三四五六七八九]?)"
)
_WORDED: Final = re.compile(r"[零〇一二两三四五六七八九十百]+")

_HOURS: Final = r"\s*(?:个?\s*(?:小时|钟头)|时|hours?|hrs?\.?|h)"
_MINUTES: Final = r"\s*(?:分钟?|minutes?|mins?\.?|m)"
_CLOCK: Final = re.compile(r"(\d{1,4}):([0-5]\d)", re.ASCII)
_DECIMAL: Final = re.compile(rf"(\d{{1,4}}(?:\.\d{{1,2}})?|\.\d{{1,2}})(?:{_HOURS})?", re.ASCII)
_AND_A_HALF: Final = re.compile(rf"(\d{{1,4}})\s*(?:个半\s*(?:小时|钟头)?|{_HOURS}\s*半)", re.ASCII)
_HALF: Final = re.compile(r"半个?\s*(?:小时|钟头)")
_PARTS: Final = re.compile(rf"(\d{{1,4}}){_HOURS}\s*(?:and\s*)?([0-5]?\d)(?:{_MINUTES})?", re.ASCII)
_ONLY_MINUTES: Final = re.compile(rf"(\d{{1,5}}){_MINUTES}", re.ASCII)


def read_hours(text: str) -> int | None:
    """Return the minutes that ``text`` means, None when nothing is typed.

    Parts of an hour are rounded to the nearest minute (8.33 is 8:20). Raises :class:`Unreadable`
    with a sentence for what is no length of time or longer than a month.
    """
    plain = _plain(text)
    if not plain:
        return None
    minutes = _read(plain)
    if minutes is None:
        raise Unreadable(HOW)
    return checked(minutes)


def checked(minutes: int) -> int:
    """Return ``minutes`` when they can be a length of working time, else raise Unreadable."""
    if minutes < 0:
        raise Unreadable(HOW)
    if minutes > MOST:
        raise Unreadable(TOO_LONG)
    return minutes


def told(minutes: int) -> Text:
    """Return the sentence that says a length of time: 8 h, 8 h 30 min, 45 min."""
    hours, rest = divmod(minutes, MINUTES_AN_HOUR)
    if not rest:
        return T("{hours} h", hours=hours)
    if not hours:
        return T("{minutes} min", minutes=rest)
    return T("{hours} h {minutes} min", hours=hours, minutes=rest)


def typed(minutes: int) -> str:
    """Return a length of time as one would type it: 8, 8:30."""
    hours, rest = divmod(minutes, MINUTES_AN_HOUR)
    return f"{hours}:{rest:02}" if rest else str(hours)


def _plain(text: str) -> str:
    for sign, decimal in _FRACTIONS.items():
        text = text.replace(sign, decimal)
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    return _WORDED.sub(lambda found: _number(found[0]), plain)


def _number(words: str) -> str:
    """Return Chinese numerals in digits; the words themselves where they are no number."""
    found = _COUNT.fullmatch(words)
    if found is None:
        return words
    hundreds, nought, tens, ten, ones = found.groups()
    if hundreds and ones and not (ten or nought):
        return words  # 一百二 is 120 to one and 102 to another
    number = 100 * _SIGNS.get(hundreds or "", 0) + _SIGNS.get(ones, 0)
    if ten:
        number += 10 * (_SIGNS[tens] if tens else 1)
    return str(number)


def _read(plain: str) -> int | None:
    if found := _CLOCK.fullmatch(plain) or _PARTS.fullmatch(plain):
        return int(found[1]) * MINUTES_AN_HOUR + int(found[2])
    if found := _DECIMAL.fullmatch(plain):
        return int(Fraction(found[1]) * MINUTES_AN_HOUR + Fraction(1, 2))
    if found := _AND_A_HALF.fullmatch(plain):
        return int(found[1]) * MINUTES_AN_HOUR + MINUTES_AN_HOUR // 2
    if _HALF.fullmatch(plain):
        return MINUTES_AN_HOUR // 2
    if found := _ONLY_MINUTES.fullmatch(plain):
        return int(found[1])
    return None
