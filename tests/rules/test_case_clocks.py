"""Until when the office acts on a case: hours are hours, and no Sunday moves a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.i18n import Words, translator
from desktop.rules import cases
from desktop.rules.case_clocks import (
    LATER,
    OVERDUE,
    SOON,
    TODAY,
    CaseClock,
    Deadline,
    Task,
    attempts_enough,
    deadlines,
    end_of,
    hours_after,
)

EN = translator("en")
PLAN = Words("计划", "Plan")
CHINA, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
RECEIVED = datetime(2026, 11, 20, 16, 45, tzinfo=CHINA)  # a Friday
OPENED = CaseClock(cases.OPEN, "high", RECEIVED)
PLANNED = replace(
    OPENED,
    state=cases.IN_ACTION,
    contact_on=date(2026, 11, 20),
    assessed_on=date(2026, 11, 22),
    planned_on=date(2026, 11, 25),
    conference_on=date(2026, 11, 25),
)
DAYS = st.dates(date(2020, 1, 1), date(2039, 12, 31))
MOMENTS = st.datetimes(
    datetime(2020, 1, 1),
    datetime(2039, 12, 31),
    timezones=st.sampled_from([CHINA, BERLIN, UTC]),
)


def due(facts):
    return {one.code: one for one in deadlines(facts)}


def days(facts):
    return {code: one.at.date() for code, one in due(facts).items()}


# ------------------------------------------------------------------ response times


@pytest.mark.parametrize(
    ("level", "hours", "found"),
    [
        ("high", 24, {"assessment": 3, "plan": 7, "conference": 7}),
        ("medium", 72, {"assessment": 7, "plan": 14}),
        ("low", 168, {"assessment": 14}),
    ],
)
def test_each_level_has_its_times_over_the_weekend(level, hours, found):
    told = due(replace(OPENED, level=level))
    assert told["contact"].at == RECEIVED + timedelta(hours=hours)
    assert not told["contact"].by_day
    for code, count in found.items():
        assert told[code].at.date() == RECEIVED.date() + timedelta(days=count)
        assert told[code].by_day
    assert ("conference" in told) is (level == "high")


def test_a_case_without_a_level_has_the_times_of_the_lowest():
    assert deadlines(replace(OPENED, level="")) == deadlines(replace(OPENED, level="low"))


@pytest.mark.parametrize(
    ("day", "plan"),
    [
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 3, 29)),
        (date(2026, 12, 31), date(2027, 1, 31)),
    ],
)
def test_a_month_ends_with_its_last_day(day, plan):
    received = datetime.combine(day, time(8), tzinfo=CHINA)
    assert days(replace(OPENED, level="low", received=received))["plan"] == plan


def test_three_days_from_the_end_of_february():
    for year, last in ((2026, date(2026, 3, 2)), (2028, date(2028, 3, 1))):
        received = datetime(year, 2, 27, 23, 59, tzinfo=CHINA)
        assert days(replace(OPENED, received=received))["assessment"] == last


@pytest.mark.parametrize(
    ("level", "follow_up"),
    [
        ("high", date(2026, 12, 2)),
        ("medium", date(2026, 12, 9)),
        ("low", date(2026, 12, 25)),
    ],
)
def test_follow_up_has_the_rhythm_of_the_level(level, follow_up):
    told = days(replace(PLANNED, level=level))
    assert told == {"follow_up": follow_up, "review": date(2027, 2, 25)}
    visited = replace(PLANNED, level=level, followed_up_on=date(2026, 11, 30))
    assert days(visited)["follow_up"] == follow_up + timedelta(days=5)


def test_a_visit_before_the_plan_does_not_put_the_follow_up_forward():
    early = replace(PLANNED, followed_up_on=date(2026, 11, 21))
    assert days(early)["follow_up"] == date(2026, 12, 2)


def test_the_plan_is_looked_at_every_three_months():
    reviewed = replace(PLANNED, planned_on=date(2026, 11, 30), reviewed_on=date(2026, 11, 30))
    assert days(reviewed)["review"] == date(2027, 2, 28)
    assert days(replace(reviewed, reviewed_on=date(2027, 2, 1)))["review"] == date(2027, 5, 1)


def test_what_is_done_is_no_longer_due():
    done = replace(OPENED, contact_on=RECEIVED.date(), assessed_on=RECEIVED.date())
    assert set(due(done)) == {"plan", "conference"}
    assert "assessment" not in due(replace(OPENED, state=cases.ASSESSED))


def test_a_report_is_due_at_once():
    called = due(replace(OPENED, report_called_for=True))["report"]
    assert called.at == RECEIVED
    assert called.standing(RECEIVED + timedelta(minutes=1)) == OVERDUE
    assert "report" not in due(replace(OPENED, report_called_for=True, reported=True))


def test_actions_and_flags_stand_among_the_others_in_the_order_of_time():
    tasks = (
        Task("带她去医院", date(2026, 11, 21)),
        Task("学校回话", date(2026, 11, 24), flag=True),
    )
    found = deadlines(replace(OPENED, tasks=tasks))
    assert [one.code for one in found] == [
        "contact", "action", "assessment", "flag", "plan", "conference",
    ]  # fmt: skip
    assert EN(found[1].words) == "带她去医院"
    assert EN(found[3].words) == "Flag: 学校回话"


# ------------------------------------------------------------------ closed cases

CLOSED = replace(PLANNED, state=cases.CLOSED, closed_on=date(2026, 11, 30))


def test_on_a_closed_case_only_the_check_after_closing_is_due():
    tasks = (Task("没做完的事", date(2026, 12, 1)),)
    assert days(replace(CLOSED, tasks=tasks)) == {"after_closing": date(2027, 2, 28)}
    assert days(replace(CLOSED, after_closing_on=date(2027, 1, 5))) == {
        "after_closing": date(2027, 1, 5)
    }
    assert due(replace(CLOSED, followed_after_closing=True)) == {}


@pytest.mark.parametrize("checked", [False, True])
def test_a_flag_that_was_left_on_is_not_lost_with_the_closing(checked):
    flag = Task("三月问学校", date(2027, 3, 1), flag=True)
    kept = replace(CLOSED, tasks=(flag,), followed_after_closing=checked)
    assert days(kept)["flag"] == date(2027, 3, 1)


@pytest.mark.parametrize("reason", cases.NO_CHECK_AFTER)
def test_nobody_asks_after_the_dead_nor_where_it_was_not_so(reason):
    assert due(replace(CLOSED, close_reason=reason)) == {}
    asked = replace(CLOSED, close_reason=reason, after_closing_on=date(2027, 1, 5))
    assert set(due(asked)) == {"after_closing"}


@pytest.mark.parametrize("state", [cases.TRANSFERRED, cases.DUPLICATE])
def test_nothing_is_due_on_what_is_no_longer_ours(state):
    task = Task("x", date(2026, 12, 1), flag=True)
    assert due(replace(PLANNED, state=state, report_called_for=True, tasks=(task,))) == {}


@pytest.mark.parametrize("state", cases.ACTIVE)
def test_something_is_due_on_every_case_at_hand(state):
    assert due(replace(PLANNED, state=state))


# ------------------------------------------------------------------ nearness


DEADLINE = Deadline("plan", datetime(2026, 11, 24, 23, 59, 59, 999999, tzinfo=CHINA), PLAN)


@pytest.mark.parametrize(
    ("now", "stands"),
    [
        (datetime(2026, 11, 20, 23, 59, tzinfo=CHINA), LATER),
        (datetime(2026, 11, 21, 0, 0, tzinfo=CHINA), SOON),
        (datetime(2026, 11, 23, 9, 0, tzinfo=CHINA), SOON),
        (datetime(2026, 11, 24, 0, 0, tzinfo=CHINA), TODAY),
        (datetime(2026, 11, 24, 23, 59, 30, tzinfo=CHINA), TODAY),
        (datetime(2026, 11, 24, 15, 59, tzinfo=UTC), TODAY),
        (datetime(2026, 11, 25, 0, 0, tzinfo=CHINA), OVERDUE),
        (datetime(2026, 11, 24, 16, 0, tzinfo=UTC), OVERDUE),
    ],
)
def test_a_day_counts_to_its_very_end_wherever_the_clock_stands(now, stands):
    assert DEADLINE.standing(now) == stands
    assert end_of(date(2026, 11, 24), RECEIVED) == DEADLINE.at


def test_hours_run_out_within_the_day():
    contact = due(OPENED)["contact"]
    assert contact.standing(RECEIVED + timedelta(hours=23, minutes=59)) == TODAY
    assert contact.standing(RECEIVED + timedelta(hours=24)) == TODAY
    assert contact.standing(RECEIVED + timedelta(hours=24, minutes=1)) == OVERDUE


def test_the_director_hears_after_a_day_and_the_supervisor_after_three():
    told = [DEADLINE.told_to(DEADLINE.at + timedelta(days=late)) for late in range(-1, 5)]
    said = [EN(one) if one else "" for one in told]
    assert said[:2] == ["", ""]
    assert said[2:4] == ["Overdue: tell the director."] * 2
    assert said[4:] == ["Overdue: tell the township child supervisor."] * 2


def test_of_a_report_that_is_not_made_the_supervisor_hears_the_same_day():
    called = due(replace(OPENED, report_called_for=True))["report"]
    said = called.told_to(RECEIVED + timedelta(hours=1))
    assert EN(said) == "Overdue: tell the township child supervisor."


# ------------------------------------------------------------------ clock changes


def test_hours_are_real_hours_when_the_clock_is_put_forward_or_back():
    spring = datetime(2026, 3, 28, 12, 0, tzinfo=BERLIN)
    assert hours_after(spring, 24) == datetime(2026, 3, 29, 13, 0, tzinfo=BERLIN)
    autumn = datetime(2026, 10, 24, 12, 0, tzinfo=BERLIN)
    assert hours_after(autumn, 24) == datetime(2026, 10, 25, 11, 0, tzinfo=BERLIN)
    assert hours_after(RECEIVED, 24) == RECEIVED + timedelta(days=1)


def test_days_end_with_the_day_when_the_clock_changes():
    for day in (date(2026, 3, 29), date(2026, 10, 25)):
        received = datetime.combine(day - timedelta(days=3), time(0, 10), tzinfo=BERLIN)
        assert days(replace(OPENED, received=received))["assessment"] == day


def test_the_hour_that_comes_twice_is_two_hours():
    first = Deadline("contact", datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN), PLAN, by_day=False)
    again = datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=BERLIN)
    assert first.standing(again) == OVERDUE
    second = replace(first, at=first.at.replace(fold=1))
    assert second.standing(datetime(2026, 10, 25, 2, 40, tzinfo=BERLIN)) == TODAY


@given(MOMENTS, st.integers(0, 400))
def test_hours_are_never_given_nor_taken(moment, hours):
    later = hours_after(moment, hours)
    assert later.astimezone(UTC) - moment.astimezone(UTC) == timedelta(hours=hours)
    assert later.tzinfo is moment.tzinfo


@given(MOMENTS, st.sampled_from(["high", "medium", "low"]), st.sampled_from(cases.ACTIVE))
def test_deadlines_come_in_order_and_never_before_it_was_told(received, level, state):
    facts = replace(OPENED, received=received, level=level, state=state, report_called_for=True)
    found = [one.at.astimezone(UTC) for one in deadlines(facts)]
    assert all(one <= other for one, other in pairwise(found))
    assert found[0] == received.astimezone(UTC)


# ------------------------------------------------------------------ out of reach


@pytest.mark.parametrize(
    ("ago", "enough"),
    [
        ((), False),
        ((0, 1), False),
        ((0, 1, 2), True),
        ((0, 45, 90), True),
        ((0, 45, 91), False),
        ((-1, 0, 1), False),
        ((0, 30, 60, 200), True),
    ],
)
def test_out_of_reach_needs_three_attempts_within_ninety_days(ago, enough):
    today = date(2026, 11, 24)
    assert attempts_enough([today - timedelta(days=n) for n in ago], today) is enough


def test_only_attempts_since_she_was_last_reached_count():
    today = date(2026, 11, 24)
    tried = [today - timedelta(days=n) for n in (1, 2, 3, 20)]
    assert attempts_enough(tried, today, today - timedelta(days=3))
    assert not attempts_enough(tried, today, today - timedelta(days=2))


@given(st.lists(DAYS, max_size=6), DAYS, DAYS)
def test_one_more_attempt_is_never_less(attempts, more, today):
    assert attempts_enough([*attempts, more], today) >= attempts_enough(attempts, today)
