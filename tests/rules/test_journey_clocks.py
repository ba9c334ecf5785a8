"""Until when the office looks after a journey, by table; and nobody without a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.check_ins import Attempt
from desktop.rules.journey_clocks import (
    LEFT_BEHIND,
    ChildFacts,
    JourneyClock,
    deadlines,
    next_check_up,
    settled_check,
)
from desktop.rules.journeys import OVER, State

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
DAY = date(2026, 11, 10)
S = State


def clock(state, **more):
    return JourneyClock(**{"state": state, "now": NOW, "since": DAY, "minor": False, **more})


def due(facts):
    return {one.code: one.at.date() for one in deadlines(facts)}


def after(days):
    return DAY + timedelta(days=days)


@pytest.mark.parametrize(("minor", "call", "visit", "lost"), [(True, 1, 3, 4), (False, 3, 7, 10)])
def test_who_should_have_arrived_is_called_then_visited_then_lost(minor, call, visit, lost):
    facts = clock(S.DEPARTED, expected_on=after(2), minor=minor)
    assert due(facts) == {
        "arrival": after(2 + call),
        "arrival_visit": after(2 + visit),
        "out_of_contact": after(2 + lost),
    }


def test_without_an_expected_arrival_the_day_she_left_counts():
    assert due(clock(S.LEFT_UNREGISTERED))["arrival"] == after(3)


def test_word_from_the_road_puts_the_call_off():
    facts = clock(S.DEPARTED, expected_on=after(2), attempts=(Attempt(after(4), "call", True),))
    assert due(facts)["arrival"] == after(7)


def test_a_new_place_is_a_new_trace():
    facts = clock(S.MOVED_ON, expected_on=date(2025, 1, 1), arrived_on=DAY)
    assert due(facts)["arrival"] == after(3)


@pytest.mark.parametrize(
    ("reached", "expected"),
    [
        ([], after(1)),
        ([0], after(7)),  # who was spoken with as she came is asked after a week
        ([3], after(7)),
        ([5], after(30)),  # two days before counts for the day
        ([7], after(30)),
        ([30], after(90)),
        ([90], date(2027, 5, 10)),
        ([181], date(2027, 8, 10)),
        ([280], date(2027, 11, 10)),
        ([365], date(2028, 11, 10)),
        ([800], date(2029, 11, 10)),
    ],
)
def test_check_ups_come_by_the_rhythm(reached, expected):
    tried = tuple(Attempt(after(n), "call", True) for n in reached)
    facts = clock(S.SETTLED, arrived_on=DAY, attempts=tried)
    assert next_check_up(facts) == expected


def test_what_was_agreed_comes_earlier_than_the_rhythm():
    tried = (Attempt(after(30), "call", True, next_on=after(44)),)
    assert next_check_up(clock(S.ARRIVED, arrived_on=DAY, attempts=tried)) == after(44)


def test_in_vain_is_no_contact():
    tried = (
        Attempt(after(1), "call", True),
        Attempt(after(7), "call", False),
        Attempt(after(8), "message", False),
    )
    facts = clock(S.ARRIVED, arrived_on=DAY, attempts=tried)
    assert due(facts)["check_up"] == after(7)
    assert due(facts)["check_up_trace"] == after(14)
    assert due(facts)["out_of_contact"] == after(17)


@pytest.mark.parametrize(("minor", "danger"), [(True, False), (False, True)])
def test_a_lost_minor_or_danger_is_reported_at_once(minor, danger):
    facts = clock(S.LOST_CONTACT, minor=minor, danger=danger)
    assert due(facts)["report_missing"] == DAY
    assert "report_missing" not in due(replace(facts, missing_reported_on=DAY))


def test_an_adult_is_searched_for_every_week():
    facts = clock(S.LOST_CONTACT, attempts=(Attempt(after(3), "relative", False),))
    assert due(facts) == {"search": after(10)}


def test_what_was_prepared_is_gone_through_again_after_ninety_days():
    facts = clock(S.CLEARED, departs_on=after(20))
    assert due(facts) == {"left": after(21), "cleared": after(90)}


def test_papers_are_renewed_in_time():
    ends = date(2027, 3, 1)
    facts = clock(
        S.SETTLED,
        arrived_on=DAY,
        residence_registered="yes",
        attempts=(Attempt(after(2), "call", True),),
        id_expiry=ends,
        permit_until=ends,
    )
    assert due(facts)["id_card"] == ends - timedelta(days=60)
    assert due(facts)["permit"] == ends - timedelta(days=30)
    assert "residence" not in due(facts)
    assert due(replace(facts, residence_registered=""))["residence"] == after(3)


def test_a_child_left_behind_is_noticed_in_writing_and_spoken_with_weekly():
    child = ChildFacts("小妹", LEFT_BEHIND)
    away = clock(S.DEPARTED, children=(child,))
    assert due(away)["care_notice"] == after(7)
    assert due(away)["child_contact"] == after(7)
    spoken = replace(child, noticed=True, contact_on=after(5))
    assert "care_notice" not in due(replace(away, children=(spoken,)))
    assert due(replace(away, children=(spoken,)))["child_contact"] == after(12)
    here = clock(S.PREPARING, departs_on=after(3), children=(child,))
    assert due(here)["care_notice"] == after(3)
    assert "child_contact" not in due(here)


def test_settled_needs_a_check_a_month_after_arrival_that_went_well():
    well = Attempt(after(30), "visit", True)
    facts = clock(S.ARRIVED, arrived_on=DAY, attempts=(well,))
    assert settled_check(facts)
    assert not settled_check(replace(facts, attempts=(replace(well, on=after(10)),)))
    assert not settled_check(replace(facts, attempts=(replace(well, follows="case"),)))
    assert not settled_check(replace(facts, attempts=()))


days = st.dates(date(2023, 1, 1), date(2028, 1, 1))
attempts = st.lists(
    st.builds(
        Attempt,
        days,
        st.sampled_from(["call", "message", "relative"]),
        st.booleans(),
        st.sampled_from(["well", "watch", "dispute", "case"]),
        st.none() | days,
    ),
    max_size=6,
)


@given(
    st.sampled_from(State),
    days,
    st.booleans(),
    st.booleans(),
    st.none() | days,
    st.none() | days,
    st.none() | days,
    attempts,
)
def test_nobody_is_without_a_day_between_two_states(
    state, since, minor, danger, departs, expected, arrived, tried
):
    facts = clock(
        state,
        since=since,
        minor=minor,
        danger=danger,
        departs_on=departs,
        expected_on=expected,
        arrived_on=arrived,
        attempts=tuple(sorted(tried, key=lambda one: one.on)),
    )
    found = deadlines(facts)
    assert bool(found) == (state not in OVER)
    assert list(found) == sorted(found, key=lambda one: one.at)


@given(attempts, days)
def test_the_next_check_up_is_later_than_the_last_contact(tried, start):
    ordered = tuple(sorted(tried, key=lambda one: one.on))
    facts = clock(S.SETTLED, arrived_on=start, attempts=ordered)
    reached = [one.on for one in ordered if one.reached and one.on >= start]
    assert next_check_up(facts) > max([start, *reached])
