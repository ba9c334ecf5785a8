"""Times of the day as people say and write them; kept in whole minutes since midnight.

14:30, 1430, 14点半, 下午两点一刻, 2:30 p.m. are understood. What can mean two times is asked again: 8.5
(8:05 or half past eight), 晚上12点 (the end of one day, the beginning of the next).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from desktop.errors import ClerkError
from desktop.i18n import T

if TYPE_CHECKING:
    from collections.abc import Mapping

HOW: Final = T("Write the time as 14:30 or 下午2点半.")

_MORNING: Final = {hour: hour for hour in range(12)}
_AFTERNOON: Final = {hour: hour % 12 + 12 for hour in range(1, 24)}
_PARTS_OF_DAY: Final = {
    "凌晨": _MORNING | {12: 0},
    "清晨": _MORNING,
    "早晨": _MORNING,
    "早上": _MORNING,
    "上午": _MORNING | {12: 12},
    "中午": {10: 10, 11: 11, 12: 12, 1: 13, 2: 14, 13: 13, 14: 14},
    "下午": _AFTERNOON,
    "傍晚": {hour: hour % 12 + 12 for hour in (*range(4, 9), *range(16, 21))},
    "晚上": {hour: hour % 12 + 12 for hour in (*range(5, 12), *range(17, 24))},
    "am": _MORNING | {12: 0},
    "pm": _AFTERNOON,
}
"""Which hour is meant by each that can be said with a part of the day; others contradict it."""
_DIGITS: Final = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
_WORDED: Final = re.compile(r"[零〇一二两三四五六七八九十]+")
_TENS: Final = re.compile(r"([二三四五]?)十([一二三四五六七八九]?)")
_ONES: Final = re.compile(r"[零〇]?([零〇一二两三四五六七八九])")
_QUARTERS: Final = {"一刻": "15", "三刻": "45"}
_PLAIN: Final = re.compile(
    r"(?P<hour>\d{1,2})"
    r"(?:\.(?P<dotted>\d{2})|:(?P<minute>\d{1,2})|[点时](?:钟|整|(?P<said>半|\d{1,2})分?)?)?",
    re.ASCII,
)
_CLOSE: Final = re.compile(r"(?P<hour>\d{1,2})(?P<minute>\d{2})", re.ASCII)


def read_time(text: str) -> int | None:
    """Return the minutes since midnight that ``text`` means, None when nothing is typed.

    Raises :class:`ClerkError` with a sentence for what is no time of a day.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    if not plain:
        return None
    plain, hours = _part_of_day(plain)
    plain = re.sub(r"(?<=[点时])[一三]刻", lambda found: _QUARTERS[found[0]], plain)
    plain = _WORDED.sub(lambda found: _number(found[0]), plain)
    found = _CLOSE.fullmatch(plain) if len(plain) > 2 else None
    found = found or _PLAIN.fullmatch(plain)
    if found is None:
        raise ClerkError(HOW)
    hour, minute = int(found["hour"]), _minute(found.groupdict())
    if minute > 59 or (hours is not None and hour not in hours):
        raise ClerkError(HOW)
    return checked((hour if hours is None else hours[hour]) * 60 + minute)


def checked(minutes: int) -> int:
    """Return ``minutes`` when they are a time of a day, else raise :class:`ClerkError`."""
    if not 0 <= minutes < 24 * 60:
        raise ClerkError(HOW)
    return minutes


def written(minutes: int) -> str:
    """Write a time: 08:05."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _part_of_day(plain: str) -> tuple[str, Mapping[int, int] | None]:
    """Take the part of the day off a time, and return which hours it means; None: not said."""
    plain = re.sub(r"([ap])\.?m\.?$", r"\1m", plain)
    for word, hours in _PARTS_OF_DAY.items():
        if plain.startswith(word) and not word.isascii():
            return plain.removeprefix(word), hours
        if plain.endswith(word) and word.isascii():
            return plain.removesuffix(word), hours
    return plain, None


def _minute(found: Mapping[str, str | None]) -> int:
    said = next((found[key] for key in ("minute", "dotted", "said") if found.get(key)), None)
    return 30 if said == "半" else int(said or 0)


def _number(words: str) -> str:
    """Return Chinese numerals below sixty in digits; the words themselves where they are none."""
    if found := _TENS.fullmatch(words):
        return str(10 * _DIGITS.get(found[1], 1) + _DIGITS.get(found[2], 0))
    if found := _ONES.fullmatch(words):
        return str(_DIGITS[found[1]])
    return words
