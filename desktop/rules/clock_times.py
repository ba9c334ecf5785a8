"""Times of the day as people say and write them; kept in whole minutes since midnight.

14:30, 1430, 14点半, 下午2点半, 2:30 pm are understood.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from desktop.errors import ClerkError
from desktop.i18n import T

HOW: Final = T("Write the time as 14:30 or 下午2点半.")
_CHINESE: Final = {"上午": 0, "早上": 0, "凌晨": 0, "中午": 12, "下午": 12, "晚上": 12}
_DIGITS: Final = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_WORDED: Final = re.compile(r"[零一二两三四五六七八九十]+")
_PLAIN: Final = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.点时](?P<minute>\d{1,2}|半|一刻|三刻)?分?)?", re.ASCII
)
_CLOSE: Final = re.compile(r"(?P<hour>\d{1,2})(?P<minute>\d{2})", re.ASCII)
_MINUTES: Final = {"半": 30, "一刻": 15, "三刻": 45}


def read_time(text: str) -> int | None:
    """Return the minutes since midnight that ``text`` means, None when nothing is typed.

    Raises :class:`ClerkError` with a sentence for what is no time of a day.
    """
    plain = unicodedata.normalize("NFKC", text).strip().casefold().replace(" ", "")
    if not plain:
        return None
    plain, noon = _half_of_day(plain)
    plain = re.sub(r"(?<=[点时])(一刻|三刻)", lambda f: str(_MINUTES[f[0]]), plain)
    plain = _WORDED.sub(lambda found: str(_number(found[0])), plain)
    found = _CLOSE.fullmatch(plain) if len(plain) > 2 else None
    found = found or _PLAIN.fullmatch(plain)
    if found is None:
        raise ClerkError(HOW)
    return checked(_hour(int(found["hour"]), noon) * 60 + _minute(found["minute"] or "0"))


def checked(minutes: int) -> int:
    """Return ``minutes`` when they are a time of a day, else raise :class:`ClerkError`."""
    if not 0 <= minutes < 24 * 60:
        raise ClerkError(HOW)
    return minutes


def written(minutes: int) -> str:
    """Write a time: 08:05."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _half_of_day(plain: str) -> tuple[str, int | None]:
    """Take morning or afternoon off a time; None where neither is said."""
    for word, noon in _CHINESE.items():
        if plain.startswith(word):
            return plain.removeprefix(word), noon
    for word, noon in (("am", 0), ("pm", 12)):
        if plain.endswith(word):
            return plain.removesuffix(word), noon
    return plain, None


def _hour(hour: int, noon: int | None) -> int:
    if noon is None:
        return hour
    if noon == 0:
        return 0 if hour == 12 else hour
    return hour + 12 if hour < 12 else hour


def _minute(said: str) -> int:
    minute = _MINUTES[said] if said in _MINUTES else int(said)
    if minute > 59:
        raise ClerkError(HOW)
    return minute


def _number(words: str) -> int:
    tens, ten, ones = words.partition("十")
    if not ten:
        return int("".join(str(_DIGITS[sign]) for sign in words))
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
