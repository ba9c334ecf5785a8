"""Back to school: the steps, the clocks, what is due when."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ClerkError
from desktop.rules import households, school_returns
from desktop.rules.households import Member
from desktop.rules.school_returns import ReturnClock, ReturnFacts

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
EVERYTHING = ReturnFacts(*([True] * 11))


def due(state, found, **more):
    clock = ReturnClock(state, found, NOW, **more)
    return {one.code: one.at.date() for one in school_returns.deadlines(clock)}


@pytest.mark.parametrize(
    ("found", "visit"),
    [
        (date(2026, 11, 23), date(2026, 11, 26)),  # Monday to Thursday
        (date(2026, 11, 26), date(2026, 12, 1)),  # Thursday, over the weekend
        (date(2026, 11, 28), date(2026, 12, 2)),  # Saturday
    ],
)
def test_the_family_is_visited_within_three_school_days(found, visit):
    assert due(school_returns.IDENTIFIED, found)["visit"] == visit


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 12))
def test_school_days_end_on_a_school_day_and_grow(start, days):
    end = school_returns.after_school_days(start, days)
    assert end.weekday() < 5
    assert end >= start + timedelta(days=days)
    assert school_returns.after_school_days(start, days + 1) > end


def test_school_and_township_are_written_to_within_seven_days():
    assert due(school_returns.VISITED, date(2026, 11, 20))["notice"] == date(2026, 11, 27)
    assert "notice" not in due(school_returns.VISITED, date(2026, 11, 20), noticed=True)


def test_she_is_asked_after_at_two_weeks_one_three_and_six_months():
    back = date(2026, 3, 1)
    assert school_returns.check_days(back) == (
        date(2026, 3, 15), date(2026, 4, 1), date(2026, 6, 1), date(2026, 9, 1),
    )  # fmt: skip


def test_a_check_counts_for_every_day_before_it():
    back = date(2026, 3, 1)
    state = school_returns.RETURNED
    assert school_returns.next_check(back, [], state) == date(2026, 3, 15)
    assert school_returns.next_check(back, [date(2026, 3, 10)], state) == date(2026, 3, 15)
    assert school_returns.next_check(back, [date(2026, 4, 20)], state) == date(2026, 6, 1)


def test_who_stays_is_asked_after_as_each_term_starts():
    back = date(2026, 3, 1)
    checked = [date(2026, 9, 2)]
    assert school_returns.next_check(back, checked, school_returns.RETAINED) == date(2027, 3, 1)


def test_a_check_before_she_came_back_again_counts_for_nothing():
    again = date(2026, 10, 8)
    assert school_returns.next_check(again, [date(2026, 9, 1)], school_returns.RETURNED) == date(
        2026, 10, 22
    )


def test_she_is_still_there_after_three_months_of_school_and_not_a_day_before():
    back = date(2026, 8, 31)
    assert not school_returns.retained(back, [date(2026, 11, 29)])
    assert school_returns.retained(back, [date(2026, 11, 30)])
    assert not school_returns.retained(None, [date(2026, 11, 30)])


def test_at_the_temple_as_agreed_nothing_is_due_before_the_day_she_comes_back():
    until = date(2026, 12, 20)
    found = due(school_returns.IDENTIFIED, date(2026, 11, 1), temple_until=until)
    assert found == {"temple": date(2026, 12, 21)}


@pytest.mark.parametrize("agreed", ["", "no", "unknown"])
def test_a_stay_that_is_not_agreed_is_looked_after_like_any_absence(agreed):
    assert not school_returns.away_at_temple(["temple"], agreed, date(2026, 12, 20))
    assert school_returns.away_at_temple(["temple"], "yes", date(2026, 12, 20))


def test_nothing_is_due_when_it_is_over():
    for state in (
        school_returns.COMPLETED, school_returns.OTHER_WAY, school_returns.AGED_OUT,
    ):  # fmt: skip
        assert due(state, date(2026, 1, 1), back_on=date(2026, 2, 1)) == {}


days = st.dates(date(2023, 1, 1), date(2028, 1, 1))


@given(
    st.sampled_from(sorted(school_returns.WORDS)),
    days,
    st.booleans(),
    *[st.none() | days] * 4,
    st.lists(days, max_size=4),
)
def test_no_child_is_without_a_day_while_the_record_is_open(
    state, found, noticed, visited, planned, back, temple, checked
):
    open_still = due(
        state,
        found,
        noticed=noticed,
        visited_on=visited,
        planned_until=planned,
        back_on=back,
        temple_until=temple,
        checked=checked,
    )
    assert bool(open_still) == (state in school_returns.OPEN)


def test_a_plan_without_a_day_gets_one_and_who_refused_is_asked_again():
    found, visited = date(2026, 11, 2), date(2026, 11, 5)
    told = {"visited_on": visited, "noticed": True}
    assert due(school_returns.PLANNED, found, **told) == {"plan": date(2026, 11, 19)}
    assert due(school_returns.REFUSED, found, **told) == {"again": date(2026, 12, 5)}
    assert due(school_returns.REPORTED, found, **told) == {"again": date(2026, 12, 5)}


@pytest.mark.parametrize("state", sorted(school_returns.OPEN))
def test_no_open_state_is_a_dead_end(state):
    assert school_returns.WORKFLOW.possible(state, EVERYTHING, ["clerk"])


def test_every_state_is_reached_from_the_first():
    reached, waiting = set(), [school_returns.IDENTIFIED]
    while waiting:
        state = waiting.pop()
        if state not in reached:
            reached.add(state)
            waiting += [
                step.to for step in school_returns.WORKFLOW.possible(state, EVERYTHING, ["clerk"])
            ]
    assert reached == set(school_returns.WORDS)


def test_who_only_looks_takes_no_step():
    for state in school_returns.WORDS:
        assert not school_returns.WORKFLOW.possible(state, EVERYTHING, ["viewer"])


def test_a_plan_asks_for_the_childs_own_wish():
    facts = ReturnFacts(visited=True, causes=True, would_help=True)
    with pytest.raises(ClerkError):
        school_returns.WORKFLOW.check(
            school_returns.VISITED, school_returns.PLANNED, facts, ["clerk"]
        )


def test_the_duty_ends_at_sixteen_and_help_at_eighteen():
    today = date(2026, 11, 25)
    assert school_returns.compulsory(
        date(2010, 11, 25), today
    )  # reached the day after the birthday
    assert not school_returns.compulsory(date(2010, 11, 24), today)
    assert school_returns.compulsory(None, today)
    assert not school_returns.grown_up(date(2008, 11, 25), today)
    assert school_returns.grown_up(date(2008, 11, 24), today)
    assert not school_returns.grown_up(None, today)


def test_a_child_is_left_behind_by_its_own_parents_only():
    today = date(2026, 11, 25)
    child = Member("child", date(2016, 1, 1))
    away, uncle = (
        Member("self", date(1985, 1, 1), away=True),
        Member("sibling", date(1985, 1, 1), away=True),
    )
    assert households.left_behind(child, [child, away], today)
    assert not households.left_behind(child, [child, uncle], today)
    assert not households.left_behind(Member("child", date(2016, 1, 1), away=True), [away], today)
    grandchild = Member("grandchild", date(2016, 1, 1))
    assert households.left_behind(grandchild, [Member("child", date(1990, 1, 1), away=True)], today)
    assert not households.left_behind(Member("child", date(2000, 1, 1)), [away], today)


def test_a_household_is_counted():
    today = date(2026, 11, 25)
    counts = households.counts(
        [
            Member("self", date(1985, 1, 1), away=True),
            Member("child", date(2012, 1, 1), "dropped_junior"),
            Member("child", date(2016, 1, 1)),
            Member("child", date(2022, 1, 1)),
        ],
        today,
    )
    assert (counts.members, counts.away, counts.children) == (4, 1, 3)
    assert (counts.out_of_school, counts.unknown_schooling, counts.left_behind) == (1, 1, 3)


@pytest.mark.parametrize(("one", "other"), [("7", "007"), (" 12", "12")])
def test_numbers_of_households_are_the_same_without_their_zeros(one, other):
    assert households.in_order(one) == households.in_order(other)
    assert households.in_order("9") < households.in_order("10") < households.in_order("A1")
