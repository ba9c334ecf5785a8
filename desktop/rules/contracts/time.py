"""C18 to C21, C37: hours, rest, overtime and what it is paid, part time (LL 36 to 44)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.rules import wages
from desktop.rules.contracts.case import YES, Case, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.i18n import Sentence


def _said(minutes: int | None) -> str:
    return "–" if minutes is None else wages.hours(minutes)


def normal_hours(case: Case) -> Iterator[Finding]:
    """C18: 8 a day and 40 a week; over 44 always unlawful without approval (LL 36, 39; WTR 3)."""
    if case.part_time or case.special_hours:
        return
    day, week = case.terms.hours_day or 0, case.week or 0
    if day > case.limit("day_minutes") or week > case.limit("week_most_minutes"):
        claimed = case.terms.hours_system == "claimed"
        yield case.finding(
            "C18",
            unsure=case.checks.say("unsure", "hours_system") if claimed else None,
            day=_said(case.terms.hours_day),
            week=_said(case.week),
        )
    elif week > case.limit("week_minutes"):
        yield case.finding("C18_forty", week=_said(week))


def rest(case: Case) -> Iterator[Finding]:
    """C19: a day of rest a week (LL 38), unless other hours were approved (LL 39)."""
    terms = case.terms
    if case.special_hours:
        return
    few = terms.rest_days_month is not None and terms.rest_days_month < case.limit(
        "rest_days_month"
    )
    if few or (terms.days_week or 0) > case.limit("days_week"):
        yield case.finding("C19")


def overtime(case: Case) -> Iterator[Finding]:
    """C20: 3 hours a day, 36 a month, never forced; usually one hour a day (LL 41, 43)."""
    terms = case.terms
    if terms.overtime_forced == YES:
        yield case.finding("C20_forced")
    if terms.hours_system == "flexible":
        return
    day, month = terms.overtime_day or 0, terms.overtime_month or 0
    if day > case.limit("overtime_day_minutes") or month > case.limit("overtime_month_minutes"):
        yield case.finding("C20", day=_said(terms.overtime_day), month=_said(terms.overtime_month))
    elif day > case.limit("overtime_usual_minutes"):
        yield case.finding("C20_usual", day=_said(day))


def overtime_pay(case: Case) -> Iterator[Finding]:
    """C21: 150, 200, 300% (LL 44; WPP 13); approved flexible hours have no such rates."""
    terms = case.terms
    if terms.hours_system == "flexible":
        return
    total, working = _unpaid(case)
    if terms.no_overtime_pay == YES:
        key = "C21_none"
    elif _too_low(case):
        key = "C21"
    elif any((terms.unpaid_overtime, terms.unpaid_rest_days, terms.unpaid_holidays)):
        key = "C21_unpaid"
    else:
        return
    yield case.finding(key, sum_fen=total, working=working)


def _too_low(case: Case) -> bool:
    terms = case.terms
    rest_days_count = terms.hours_system != "combined" and terms.time_off_instead != YES
    rates = (
        (terms.overtime_rate, "overtime_percent", True),
        (terms.rest_day_rate, "rest_day_percent", rest_days_count),
        (terms.holiday_rate, "holiday_percent", True),
    )
    return any(
        counts and rate is not None and rate < case.limit(least) for rate, least, counts in rates
    )


def _unpaid(case: Case) -> tuple[int | None, Sentence | None]:
    terms, wage = case.terms, case.month_wage
    worked = (terms.unpaid_overtime or 0, terms.unpaid_rest_days or 0, terms.unpaid_holidays or 0)
    if wage is None or not any(worked):
        return None, None
    rates = ("overtime_percent", "rest_day_percent", "holiday_percent")
    total = sum(
        wages.overtime_pay(wage, minutes, case.limit(rate))
        for minutes, rate in zip(worked, rates, strict=True)
    )
    weekday, rest_day, holiday = map(wages.hours, worked)
    return total, case.checks.say(
        "working",
        "overtime",
        wage=wages.yuan(wage),
        hour=wages.yuan(wages.hour_wage(wage)),
        weekday=weekday,
        rest=rest_day,
        holiday=holiday,
        sum=wages.yuan(total),
    )


def part_time(case: Case) -> Iterator[Finding]:
    """C37: 4 hours a day on average, 24 a week, settled every 15 days (LCL 68, 72)."""
    terms = case.terms
    if not case.part_time:
        return
    day, week = terms.hours_day or 0, case.week or 0
    if day > case.limit("part_time_day_minutes") or week > case.limit("part_time_week_minutes"):
        yield case.finding("C37", day=_said(terms.hours_day), week=_said(case.week))
    late = (terms.settlement_days or 0) > case.limit("part_time_settlement_days")
    if late or terms.pay_interval in case.checks.codes("part_time_too_rare"):
        yield case.finding("C37_settlement")


CHECKS = (normal_hours, rest, overtime, overtime_pay, part_time)
