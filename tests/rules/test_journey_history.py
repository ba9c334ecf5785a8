"""Late and out of order as life is written down: the day decides, and nobody is lost on the way."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ClerkError
from desktop.rules.journey_history import (
    LINE,
    Step,
    check_place,
    history,
    line,
    missed,
    replay,
    state_on,
    unprepared,
)
from desktop.rules.journeys import OVER, TABLE, State, row_of

S = State
DAY = date(2026, 11, 1)
WRITTEN = datetime(2026, 11, 1, 9, tzinfo=UTC)


def step(to, day, written=None, *, first=False):
    """A step on a day of November, written down on that day or another."""
    at = WRITTEN + timedelta(days=(written or day) - 1)
    return Step(to, DAY + timedelta(days=day - 1), at, first=first)


def day(number):
    return DAY + timedelta(days=number - 1)


LEFT = (step(S.CHECKING, 1), step(S.PREPARING, 2), step(S.CLEARED, 3), step(S.DEPARTED, 5))


def test_the_day_decides_and_not_the_moment_of_writing():
    late = [*LEFT, step(S.SETTLED, 40), step(S.ARRIVED, 8, written=41)]
    assert [s.to for s in history(late, S.SETTLED)][-2:] == [S.ARRIVED, S.SETTLED]
    assert replay(history(late, S.SETTLED)) is S.SETTLED


def test_the_state_of_a_day():
    assert state_on(LEFT, day(1)) is S.CHECKING
    assert state_on(LEFT, day(4)) is S.CLEARED
    assert state_on((), day(1)) is S.INTERESTED
    came = (step(S.ARRIVED, 6, first=True),)
    assert state_on(came, day(5)) is None
    assert state_on(came, day(6)) is S.ARRIVED


def test_an_arrival_that_becomes_known_late_explains_nothing_away():
    lost = (*LEFT, step(S.LOST_CONTACT, 20))
    check_place(lost, S.ARRIVED, day(8))
    with_it = history([*lost, step(S.ARRIVED, 8, written=21)], S.LOST_CONTACT)
    assert replay(with_it) is S.LOST_CONTACT


def test_who_was_home_all_the_time_was_never_lost():
    lost = (*LEFT, step(S.LOST_CONTACT, 20))
    check_place(lost, S.RETURNED, day(15))
    with_it = sorted([*lost, step(S.RETURNED, 15, written=25)], key=lambda s: s.on)
    assert replay(with_it) is S.RETURNED


def test_a_late_step_never_takes_a_later_one_away():
    settled = (*LEFT, step(S.ARRIVED, 8), step(S.SETTLED, 40))
    with pytest.raises(ClerkError) as refused:
        check_place(settled, S.RETURNED, day(20))
    assert refused.value.field == "happened_on"


def test_what_may_have_been_missed_is_offered():
    found = missed((*LEFT, step(S.LOST_CONTACT, 20)))
    assert (S.DEPARTED, S.ARRIVED) in found
    assert (S.DEPARTED, S.RETURNED) in found
    assert (S.CLEARED, S.WITHDRAWN) not in found
    assert missed((step(S.ARRIVED, 6, first=True),)) == ()


def test_days_from_before_the_day_decided_stay_as_they_were_written():
    old = [step(S.CHECKING, 9, written=1), step(S.PREPARING, 2, written=3)]
    kept = history(old, S.PREPARING)
    assert replay(kept) is S.PREPARING
    assert [s.to for s in kept] == [S.CHECKING, S.PREPARING]


@pytest.mark.parametrize(
    ("steps", "left_so"),
    [
        (LEFT, False),
        (LEFT[:3], False),
        ((*LEFT[:2], step(S.DEPARTED, 5)), True),
        ((step(S.LEFT_UNREGISTERED, 5),), True),
        ((step(S.LEFT_UNREGISTERED, 5, first=True), step(S.ARRIVED, 9)), True),
        ((step(S.ARRIVED, 9, first=True),), False),  # she came from elsewhere
    ],
)
def test_who_left_before_she_was_prepared_is_known(steps, left_so):
    assert unprepared(steps) is left_so


# --- properties: any life, told in any order


@st.composite
def lives(draw):
    """Steps as they happened, on days that never go back, from wish or from the road."""
    first = draw(st.sampled_from([None, S.LEFT_UNREGISTERED, S.ARRIVED]))
    steps = [] if first is None else [step(first, 1, first=True)]
    state, at = first or S.INTERESTED, 1
    for _ in range(draw(st.integers(0, 12))):
        onward = [row.to_state for row in TABLE if row.from_state is state]
        if not onward:
            break
        state = draw(st.sampled_from(onward))
        at += draw(st.integers(1, 40))
        steps.append(step(state, at))
    return steps, state


@given(lives(), st.randoms(use_true_random=False))
def test_replaying_the_history_gives_the_state_in_whatever_order_it_was_written(life, shuffled):
    steps, state = life
    told = list(steps)
    shuffled.shuffle(told)
    assert history(told, state) == tuple(steps)
    assert replay(history(told, state)) is state


@given(lives(), st.data())
def test_a_step_that_was_forgotten_can_be_written_down_later(life, data):
    steps, state = life
    inner = [n for n in range(len(steps) - 1) if not steps[n].first]
    if not inner:
        return
    gone = data.draw(st.sampled_from(inner))
    without = [each for n, each in enumerate(steps) if n != gone]
    before = replay(without[:gone])
    leads = all(
        row_of(replay(without[:n]), without[n].to) or without[n].to is S.LOST_CONTACT
        for n in range(gone, len(without))
        if not without[n].first
    )
    if not leads or row_of(before, steps[gone].to) is None:
        return
    check_place(without, steps[gone].to, steps[gone].on)
    assert state_on(without, steps[gone].on) is before
    assert replay(history([*without, steps[gone]], state)) is state


@given(lives(), st.sampled_from(State), st.integers(0, 500))
def test_what_is_accepted_late_never_loses_what_came_after(life, to, after):
    steps, state = life
    on = DAY + timedelta(days=after)
    before = state_on(steps, on)
    later = [each for each in steps if each.on > on]
    if before is None or row_of(before, to) is None or not later:
        return
    try:
        check_place(steps, to, on)
    except ClerkError:
        return
    new = replay(
        [*(e for e in steps if e.on <= on), Step(to, on, WRITTEN + timedelta(days=900)), *later]
    )
    if all(each.to is S.LOST_CONTACT for each in later):
        assert new in (S.LOST_CONTACT, to)
    else:
        assert new is state


@given(lives())
def test_the_line_of_stations_shows_every_journey_once_and_where_it_is(life):
    steps, state = life
    stations = line(steps, state, DAY)
    assert len(stations) == len(LINE)
    (here,) = [station for station in stations if station.here]
    assert here.state is state
    at = stations.index(here)
    assert not any(station.reached for station in stations[at + 1 :])
    days = [s.day for s in stations if s.reached and s.day]
    if state in OVER and steps:
        assert days[-1] == steps[-1].on


def test_the_line_says_on_which_day_each_station_was_reached():
    stations = line([*LEFT, step(S.ARRIVED, 8)], S.ARRIVED, day(1))
    told = {s.state: s.day for s in stations if s.reached}
    assert told == {
        S.INTERESTED: day(1),
        S.CHECKING: day(1),
        S.PREPARING: day(2),
        S.CLEARED: day(3),
        S.DEPARTED: day(5),
        S.ARRIVED: day(8),
    }


def test_who_came_by_herself_has_no_stations_before():
    stations = line([step(S.ARRIVED, 6, first=True)], S.ARRIVED, day(6))
    assert [s.state for s in stations if s.reached] == [S.ARRIVED]
