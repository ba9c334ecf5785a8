"""Dates as families say them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ClerkError
from desktop.i18n import translator
from desktop.rules.calendars import Unreadable, lunar_words, read_date, read_day

LEAP_DAY = date(2008, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "20080229",
        "2008-2-29",
        "2008/2/29",
        "2008.2.29",
        "2008年2月29日",
        "公历2008年2月29日",
        "29 Feb 2008",
        "29 February 2008",
        "２００８年２月２９日",
        "  2008-02-29 ",
    ],
)
def test_one_solar_day_in_many_spellings(text):
    read = read_date(text)
    assert (read.calendar, read.precision) == ("solar", "day")
    assert read.first == read.last == LEAP_DAY
    assert read.original == text


@pytest.mark.parametrize(
    ("text", "leap", "day"),
    [
        ("农历二〇〇八年正月廿三", False, date(2008, 2, 29)),
        ("农历二零零八年正月廿三", False, date(2008, 2, 29)),
        ("阴历2008年正月二十三日", False, date(2008, 2, 29)),
        ("农历2008-1-23", False, date(2008, 2, 29)),
        ("农历2008年正月初一", False, date(2008, 2, 7)),
        ("农历2008年腊月三十", False, date(2009, 1, 25)),
        ("农历2008年冬月初十", False, date(2008, 12, 7)),
        ("农历2008年十二月初八", False, date(2009, 1, 3)),
        ("农历2001年四月初一", False, date(2001, 4, 23)),
        ("农历2001年闰四月初一", True, date(2001, 5, 23)),
    ],
)
def test_lunar_days(text, leap, day):
    read = read_date(text)
    assert (read.calendar, read.precision, read.leap) == ("lunar", "day", leap)
    assert read.first == read.last == day


def test_the_calendar_may_be_chosen_instead_of_written():
    assert read_date("2008年正月廿三", calendar="lunar").first == LEAP_DAY
    assert read_date("20080123", calendar="lunar").first == LEAP_DAY
    assert read_date("公历2008-2-29", calendar="lunar").calendar == "solar"
    assert read_date("1370", calendar="dai").calendar == "dai"


@pytest.mark.parametrize(
    ("text", "calendar", "precision", "first", "last"),
    [
        ("2008年2月", "solar", "month", date(2008, 2, 1), date(2008, 2, 29)),
        ("2010-12", "solar", "month", date(2010, 12, 1), date(2010, 12, 31)),
        ("2008", "solar", "year", date(2008, 1, 1), date(2008, 12, 31)),
        ("约2010", "solar", "about", date(2010, 1, 1), date(2010, 12, 31)),
        ("about 2010", "solar", "about", date(2010, 1, 1), date(2010, 12, 31)),
        ("2010年左右", "solar", "about", date(2010, 1, 1), date(2010, 12, 31)),
        ("约2010年3月", "solar", "about", date(2010, 1, 1), date(2010, 12, 31)),
        ("农历二〇〇八年正月", "lunar", "month", date(2008, 2, 7), date(2008, 3, 7)),
        ("农历2008年", "lunar", "year", date(2008, 2, 7), date(2009, 2, 20)),
        ("约农历2008年", "lunar", "about", date(2008, 2, 7), date(2009, 2, 20)),
        ("傣历1370年", "dai", "year", date(2008, 4, 10), date(2009, 4, 20)),
    ],
)
def test_what_is_not_known_to_the_day_is_a_span(text, calendar, precision, first, last):
    read = read_date(text)
    assert (read.calendar, read.precision) == (calendar, precision)
    assert (read.first, read.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2010-02-29", "2010-2-29"),
        ("2008-13-01", "2008-13-1"),
        ("1770-01-01", "1890"),
        ("农历2009年闰四月初一", "leap month 4"),
        ("农历2008年十三月初一", "1 to 12"),
        ("农历2009年正月三十一", "days only"),
        ("农历2008年一二十月初一", "not a lunar date"),
        ("not a date", "not a date"),
        ("99999", "not a date"),
        ("", "not a date"),
    ],
)
def test_what_cannot_be_is_told_in_words(text, says):
    with pytest.raises(Unreadable) as caught:
        read_date(text)
    assert says in translator("en")(caught.value.sentence)


def test_a_day_field_wants_a_whole_day():
    assert read_day("2026年11月24日") == date(2026, 11, 24)
    for text in ("2026", "2026-11", "约2026"):
        with pytest.raises(Unreadable):
            read_day(text)


@given(st.dates(date(1900, 2, 1), date(2090, 12, 31)))
def test_a_day_written_in_the_lunar_calendar_is_the_same_day(day):
    read = read_date(lunar_words(day))
    assert read.calendar == "lunar"
    assert read.first == read.last == day


@given(st.text("0123456789年月日初十廿卅正冬腊闰一二三九〇农历约傣-/. abJan", max_size=16))
def test_whatever_is_typed_is_read_or_refused_in_words(text):
    for calendar in (None, "lunar", "dai"):
        # Anything but a date or a sentence for the clerk would be an error of this test.
        with suppress(ClerkError):
            read = read_date(text, calendar=calendar)
            assert read.first <= read.last
            assert read.original == text
