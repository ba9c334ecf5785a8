"""Sums in fen, rounded once; standards and clocks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules import dispute_clocks, minimum_wages, wages
from desktop.rules.spans import add_months, length


def test_the_hour_and_overtime_of_2400_yuan():
    assert wages.hour_wage(240000) == 1379
    pay = [wages.overtime_pay(240000, 60, percent) for percent in (150, 200, 300)]
    assert pay == [2069, 2759, 4138]


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2026, 1, 1), date(2026, 6, 30), 1),
        (date(2026, 1, 1), date(2026, 6, 29), 0.5),
        (date(2025, 1, 1), date(2026, 6, 30), 2),
        (date(2024, 1, 1), date(2026, 1, 1), 2.5),
    ],
)
def test_severance_by_the_length_of_service(start, end, months):
    found = wages.severance(200000, length(start, end), minimum=0)
    assert float(found.months) == months
    assert wages.unlawful_dismissal(found) == 2 * found.fen


def test_double_wage_runs_from_the_second_month_to_the_day_before_signing():
    span = wages.double_wage_span(date(2026, 1, 10), date(2026, 5, 20), date(2026, 11, 24))
    assert abs((span.first - date(2026, 2, 10)).days) <= 1
    assert span.last == date(2026, 5, 19)


@given(st.integers(1, 10**8), st.integers(0, 10**4), st.integers(100, 300))
def test_more_overtime_is_never_paid_less(wage, minutes, percent):
    assert wages.overtime_pay(wage, minutes + 60, percent) >= wages.overtime_pay(
        wage, minutes, percent
    )


def test_clocks_of_a_dismissal():
    last = {
        clock.code: clock.last_day for clock in dispute_clocks.after_the_end(date(2026, 11, 23))
    }
    assert last == {"arbitration": date(2027, 11, 23), "inspection": date(2028, 11, 23)}
    mediation = dispute_clocks.clock("mediation", date(2026, 11, 23))
    assert mediation.last_day == date(2026, 12, 8)
    assert not mediation.run_out(date(2026, 12, 8))
    assert mediation.run_out(date(2026, 12, 9))


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 240))
def test_a_month_later_is_a_month_later(day, months):
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day


def test_the_minimum_wage_is_that_of_the_place_and_the_day():
    own = minimum_wages.own()
    jinghong = own.in_force("532801", date(2024, 10, 1))
    assert jinghong.monthly == 192000
    assert own.in_force("532801", date(2018, 5, 1)).monthly == 150000
    assert own.in_force("532801", date(2018, 4, 30)).monthly == 140000
    assert own.in_force("532822", date(2024, 10, 1)).monthly == 177000
    assert own.in_force("110101", date(2024, 10, 1)) is None
    assert not own.confirmed(jinghong, date(2026, 11, 24))
