"""Until when a right can be claimed: the last day of each clock, month ends and leap years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.i18n import translator
from desktop.rules.dispute_clocks import after_the_end, clock
from desktop.rules.spans import Length, length


@pytest.mark.parametrize(
    ("code", "since", "last", "articles"),
    [
        ("arbitration", date(2026, 11, 23), date(2027, 11, 23), "LDL 27"),
        ("arbitration", date(2028, 2, 29), date(2029, 2, 28), "LDL 27"),
        ("arbitration", date(2027, 2, 28), date(2028, 2, 28), "LDL 27"),
        ("inspection", date(2026, 11, 23), date(2028, 11, 23), "LSI 20"),
        ("inspection", date(2028, 2, 29), date(2030, 2, 28), "LSI 20"),
        ("mediation", date(2026, 11, 23), date(2026, 12, 8), "LDL 14"),
        ("mediation", date(2026, 12, 31), date(2027, 1, 15), "LDL 14"),
        ("confirmation", date(2026, 1, 31), date(2026, 3, 2), "PML 33"),
        ("confirmation", date(2028, 1, 31), date(2028, 3, 1), "PML 33"),
        ("injury", date(2026, 12, 31), date(2027, 12, 31), "WIR 17"),
        ("court", date(2026, 12, 20), date(2027, 1, 4), "LDL 48"),
    ],
)
def test_the_last_day_of_a_clock(code, since, last, articles):
    found = clock(code, since)
    assert found.last_day == last
    assert found.articles.startswith(articles)
    assert not found.run_out(last)
    assert found.run_out(last + timedelta(days=1))
    assert found.days_left(last) == 0


def test_after_the_end_of_work_two_clocks_run_and_say_what_for():
    arbitration, inspection = after_the_end(date(2026, 11, 23))
    assert arbitration.last_day == date(2027, 11, 23)
    assert inspection.last_day == date(2028, 11, 23)
    for language in ("zh_CN", "en"):
        t = translator(language)
        for each in (arbitration, inspection):
            assert all((t(each.name), t(each.since), t(each.basis)))


def test_there_is_no_other_clock():
    with pytest.raises(KeyError):
        clock("patience", date(2026, 11, 23))


@given(st.dates(date(2000, 1, 1), date(2080, 12, 31)), st.integers(0, 4000))
def test_a_time_of_service_is_its_months_and_less_than_a_month_of_days(first, days):
    last = first + timedelta(days=days)
    served = length(first, last)
    assert 0 <= served.days < 31
    assert length(first, last + timedelta(days=1)) > served


@pytest.mark.parametrize(
    ("first", "last", "served"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), Length(12)),
        (date(2026, 1, 1), date(2027, 1, 1), Length(12, 1)),
        (date(2026, 1, 31), date(2026, 2, 27), Length(1)),
        (date(2028, 2, 29), date(2029, 2, 27), Length(12)),
        (date(2026, 5, 1), date(2026, 5, 1), Length(0, 1)),
        (date(2026, 5, 2), date(2026, 5, 1), Length(0)),
    ],
)
def test_both_days_count(first, last, served):
    assert length(first, last) == served
