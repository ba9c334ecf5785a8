"""Ages as the law counts them: reached on the day after the birthday."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.age import age, birthday, reached

BIRTHS = st.dates(date(1930, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("born", "years", "on", "expected"),
    [
        (date(2010, 11, 24), 16, date(2026, 11, 23), False),
        (date(2010, 11, 24), 16, date(2026, 11, 24), False),  # the birthday itself: not yet
        (date(2010, 11, 24), 16, date(2026, 11, 25), True),
        (date(2008, 2, 29), 18, date(2026, 2, 28), False),
        (date(2008, 2, 29), 18, date(2026, 3, 1), True),
        (date(2008, 2, 29), 20, date(2028, 2, 29), False),
        (date(2010, 12, 31), 16, date(2026, 12, 31), False),
        (date(2010, 12, 31), 16, date(2027, 1, 1), True),
    ],
)
def test_reached(born, years, on, expected):
    assert reached(born, years, on) is expected


def test_the_birthday_of_a_leap_day_is_28_february_in_common_years():
    assert birthday(date(2008, 2, 29), 18) == date(2026, 2, 28)
    assert birthday(date(2008, 2, 29), 20) == date(2028, 2, 29)


def test_age_before_the_first_birthday_is_nought():
    assert age(date(2026, 1, 10), date(2026, 11, 24)) == 0
    assert age(date(2026, 12, 1), date(2026, 11, 24)) == 0


@given(BIRTHS, st.integers(0, 36_000))
def test_the_age_is_the_last_number_of_years_that_is_reached(born, days):
    on = born + timedelta(days=days)
    years = age(born, on)
    assert years == 0 or reached(born, years, on)
    assert not reached(born, years + 1, on)


@given(BIRTHS, BIRTHS, st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_whoever_is_born_later_is_never_older(one, other, on):
    first, last = sorted((one, other))
    assert age(last, on) <= age(first, on)
