"""The weeks that show a month."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.spans import weeks_of_month


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_a_month_is_shown_in_whole_weeks_and_no_more(day):
    first, last = weeks_of_month(day)
    assert (first.weekday(), last.weekday()) == (0, 6)
    shown = {first + timedelta(days=n) for n in range((last - first).days + 1)}
    month = [one for one in shown if (one.year, one.month) == (day.year, day.month)]
    assert len(month) == max(one.day for one in month) >= 28
    assert last - timedelta(days=6) <= max(month)
    assert first + timedelta(days=6) >= min(month)
