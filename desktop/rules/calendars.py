"""Dates as people give them: solar, lunar (农历) or Dai (傣历), to the day or roughly.

What was said is kept in its own words, with the span of solar days it can mean; rules count with
the last of them, which makes a person the youngest she can be.
"""

from __future__ import annotations

import calendar as months
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop.errors import ClerkError
from desktop.i18n import T

EARLIEST: Final = 1890
LATEST: Final = 2100
DAI_OFFSET: Final = 638
"""Gregorian year less Dai year (general knowledge, unverified); its new year is in mid-April."""


class Unreadable(ClerkError):
    """What was typed is no date; the sentence says how to write one."""


@dataclass(frozen=True)
class WrittenDate:
    """A date in its own words. ``first`` and ``last`` are the solar days it can mean."""

    original: str
    calendar: str  # solar, lunar, dai
    leap: bool
    precision: str  # day, month, year, about
    first: date
    last: date


_DIGITS: Final = {sign: str(value) for value, sign in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "两": "2",
}
_MONTH_NAMES: Final = {"正": 1, "冬": 11, "腊": 12, "臘": 12}
_ENGLISH: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_ABOUT: Final = re.compile(r"^(约|大约|大概|about|approx\.?|ca\.?|c\.)\s*|(左右|前后)$")
_LUNAR: Final = re.compile(r"^(农历|阴历|旧历|lunar)\s*")
_SOLAR: Final = re.compile(r"^(公历|阳历|新历|solar)\s*")
_DAI: Final = re.compile(r"^(傣历|dai)\s*(\d{3,4})\s*年?$")
_DAY: Final = re.compile(r"^(\d{4})(?:年|[-/.\s])(\d{1,2})(?:月|[-/.\s])(\d{1,2})日?号?$")
_MONTH: Final = re.compile(r"^(\d{4})(?:年|[-/.])(\d{1,2})月?$")
_YEAR: Final = re.compile(r"^(\d{4})年?$")
_SHORT: Final = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_WORDED: Final = re.compile(r"^(\d{1,2})\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})$")
_LUNAR_DAY: Final = re.compile(
    r"^(\d{4}|[〇零○一二三四五六七八九]{4})[年\-/.\s]*(闰)?([正冬腊臘]|\d{1,2}|[一二三四五六七八九十]{1,3})"
    r"(?:月|[-/.\s])((?:初|廿|卅|三十|二十|十)?[一二三四五六七八九十]{0,2}|\d{1,2})(?:日|号)?$"
)
_COUNT: Final = re.compile(r"([二三]?)十([一二三四五六七八九]?)|([一二三四五六七八九])")


def read_date(text: str, *, calendar: str | None = None) -> WrittenDate:
    """Read a date as the family says it. ``calendar`` is taken where the text names none.

    Raises :class:`Unreadable` with a sentence that says what is wrong with it.
    """
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    dai = _DAI.match(plain) or (calendar == "dai" and re.match(r"^()(\d{3,4})年?$", plain))
    if dai:
        return _dai(text, int(dai.group(2)))
    about = _ABOUT.search(plain) is not None
    plain = _ABOUT.sub("", plain).strip()
    if _LUNAR.match(plain) or (calendar == "lunar" and not _SOLAR.match(plain)):
        return _lunar(text, _LUNAR.sub("", plain).strip(), about=about)
    return _solar(text, _SOLAR.sub("", plain), about=about)


def read_day(text: str) -> date:
    """Read an ordinary date field: one whole solar (or lunar) day."""
    read = read_date(text)
    if read.precision != "day":
        raise Unreadable(T("Write the whole date, for example 2008-2-29."))
    return read.first


def lunar_words(day: date) -> str:
    """Write a solar day in the lunar calendar: 农历二〇〇八年正月廿三."""
    from lunar_python import Solar

    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return f"农历{lunar.getYearInChinese()}年{lunar.getMonthInChinese()}月{lunar.getDayInChinese()}"


def _solar(original: str, plain: str, *, about: bool) -> WrittenDate:
    match = _DAY.match(plain) or _SHORT.match(plain)
    worded = _WORDED.match(plain)
    if worded and worded.group(2) in _ENGLISH:
        month = _ENGLISH.index(worded.group(2)) + 1
        first = last = _day(int(worded.group(3)), month, int(worded.group(1)))
        precision = "day"
    elif match:
        first = last = _day(*map(int, match.groups()))
        precision = "day"
    elif found := _MONTH.match(plain):
        year, month = map(int, found.groups())
        first = _day(year, month, 1)
        last = date(year, month, months.monthrange(year, month)[1])
        precision = "month"
    elif found := _YEAR.match(plain):
        year = _year(int(found.group(1)))
        first, last, precision = date(year, 1, 1), date(year, 12, 31), "year"
    else:
        raise Unreadable(
            T("This is not a date. Write for example 2008-2-29, 2008年2月29日, 约2008 or 农历….")
        )
    if about:
        first, last = date(first.year, 1, 1), date(last.year, 12, 31)
        precision = "about"
    return WrittenDate(original, "solar", leap=False, precision=precision, first=first, last=last)


def _lunar(original: str, plain: str, *, about: bool) -> WrittenDate:
    match = _LUNAR_DAY.match(plain) or _lunar_short(plain)
    if not match:
        return _lunar_year(original, plain, about=about)
    year_text, leap, month_text, day_text = match.groups()
    if about:
        return _lunar_year(original, year_text, about=True)
    year = _year(int("".join(_DIGITS.get(sign, sign) for sign in year_text)))
    month = _lunar_month(month_text) * (-1 if leap else 1)
    day = _lunar_number(day_text) if day_text else 1
    first = last = _lunar_to_solar(year, month, day)
    if not day_text:
        last = first + timedelta(days=_days_of(year, month) - 1)
    precision = "day" if day_text else "month"
    return WrittenDate(
        original, "lunar", leap=bool(leap), precision=precision, first=first, last=last
    )


def _lunar_short(plain: str) -> re.Match[str] | None:
    return re.match(r"^(\d{4})()(\d{2})(\d{2})$", plain)


def _lunar_year(original: str, plain: str, *, about: bool) -> WrittenDate:
    match = re.match(r"^(\d{4}|[〇零○一二三四五六七八九]{4})年?$", plain)
    if match is None:
        raise Unreadable(T("This is not a lunar date. Write for example 农历二〇〇八年正月廿三."))
    year = _year(int("".join(_DIGITS.get(sign, sign) for sign in match.group(1))))
    return WrittenDate(
        original,
        "lunar",
        leap=False,
        precision="about" if about else "year",
        first=_lunar_to_solar(year, 1, 1),
        # The lunar year ends before the solar 20 February of the next year.
        last=date(year + 1, 2, 20),
    )


def _dai(original: str, dai_year: int) -> WrittenDate:
    year = _year(dai_year + DAI_OFFSET)
    # The Dai year runs from mid-April to mid-April; the months are not converted. Its last day
    # is taken late, so that nobody is counted older than she is.
    return WrittenDate(
        original,
        "dai",
        leap=False,
        precision="year",
        first=date(year, 4, 10),
        last=date(year + 1, 4, 20),
    )


def _lunar_month(text: str) -> int:
    return _MONTH_NAMES.get(text) or _lunar_number(text)


def _lunar_number(text: str) -> int:
    if text.isdigit():
        return int(text)
    text = text.replace("初", "").replace("廿", "二十").replace("卅", "三十")
    match = _COUNT.fullmatch(text)
    if match is None:
        raise Unreadable(T("This is not a lunar date. Write for example 农历二〇〇八年正月廿三."))
    tens, ones, alone = match.groups()
    if alone:
        return int(_DIGITS[alone])
    return int(_DIGITS[tens] if tens else 1) * 10 + (int(_DIGITS[ones]) if ones else 0)


def _days_of(year: int, month: int) -> int:
    """Days of a lunar month; a leap month is written negative."""
    from lunar_python import LunarMonth

    if not 1 <= abs(month) <= 12:
        raise Unreadable(T("A lunar month is 1 to 12."))
    found = LunarMonth.fromYm(year, month)
    if found is None:
        raise Unreadable(
            T("The lunar year {year} has no leap month {month}.", year=year, month=-month)
        )
    return int(found.getDayCount())


def _lunar_to_solar(year: int, month: int, day: int) -> date:
    from lunar_python import Lunar

    days = _days_of(year, month)
    if not 1 <= day <= days:
        raise Unreadable(T("This lunar month has {n} days only.", n=days))
    solar = Lunar.fromYmd(year, month, day).getSolar()
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


def _day(year: int, month: int, day: int) -> date:
    year = _year(year)
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(
            T("There is no such day: {year}-{month}-{day}.", year=year, month=month, day=day)
        ) from None


def _year(year: int) -> int:
    if not EARLIEST <= year <= LATEST:
        raise Unreadable(T("The year must be between {a} and {b}.", a=EARLIEST, b=LATEST))
    return year
