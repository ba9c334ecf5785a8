"""The steps of a journey, row by row of the channel's workflow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ClerkError, NotAllowed
from desktop.rules.journeys import (
    AWAY,
    BEFORE,
    OVER,
    STATE_WORDS,
    TABLE,
    GuardFacts,
    State,
    check,
    next_steps,
)
from desktop.rules.permissions import Role

FREE = GuardFacts(
    "ready",
    emergency_contacts=2,
    destination=True,
    expected_arrival=True,
    minor=False,
    identity=True,
)
HARD = replace(FREE, readiness="wait", hard_codes=("E01",))
CLERK = ("clerk",)
S = State


@pytest.mark.parametrize(
    ("start", "to", "facts", "may"),
    [
        (S.INTERESTED, S.CHECKING, FREE, True),
        (S.INTERESTED, S.CHECKING, replace(FREE, identity=False), False),
        (S.INTERESTED, S.PREPARING, FREE, False),
        (S.CHECKING, S.NOT_ELIGIBLE, FREE, False),
        (S.CHECKING, S.NOT_ELIGIBLE, HARD, True),
        (S.CHECKING, S.CONDITIONAL, replace(FREE, readiness="conditional"), True),
        (S.CHECKING, S.CONDITIONAL, FREE, False),
        (S.CHECKING, S.CONDITIONAL, HARD, False),
        (S.CHECKING, S.PREPARING, FREE, True),
        (S.CHECKING, S.PREPARING, HARD, False),
        (S.NOT_ELIGIBLE, S.CHECKING, HARD, False),
        (S.NOT_ELIGIBLE, S.CHECKING, FREE, True),  # birthday, certificate, correction, override
        (S.NOT_ELIGIBLE, S.PREPARING, FREE, False),
        (S.CONDITIONAL, S.PREPARING, replace(FREE, readiness="conditional"), True),
        (S.CONDITIONAL, S.PREPARING, HARD, False),
        (S.PREPARING, S.CLEARED, FREE, True),
        (S.PREPARING, S.CLEARED, HARD, False),
        (S.PREPARING, S.CLEARED, replace(FREE, emergency_contacts=1), False),
        (S.PREPARING, S.CLEARED, replace(FREE, destination=False), False),
        (S.PREPARING, S.CLEARED, replace(FREE, expected_arrival=False), False),
        (S.CLEARED, S.PREPARING, HARD, True),
        (S.CLEARED, S.INTERESTED, FREE, False),
        (S.WITHDRAWN, S.INTERESTED, FREE, True),
        (S.CLEARED, S.DEPARTED, HARD, True),  # a fact: nobody is forbidden to leave
        (S.CHECKING, S.DEPARTED, HARD, True),
        (S.NOT_ELIGIBLE, S.LEFT_UNREGISTERED, HARD, True),
        (S.CLEARED, S.LEFT_UNREGISTERED, FREE, False),  # she was prepared
        (S.WITHDRAWN, S.LEFT_UNREGISTERED, FREE, True),
        (S.DEPARTED, S.ARRIVED, FREE, True),
        (S.LEFT_UNREGISTERED, S.ARRIVED, FREE, True),
        (S.DEPARTED, S.SETTLED, FREE, False),
        (S.ARRIVED, S.SETTLED, FREE, False),
        (S.ARRIVED, S.SETTLED, replace(FREE, settled_check=True), True),
        (S.SETTLED, S.MOVED_ON, FREE, True),
        (S.MOVED_ON, S.ARRIVED, FREE, True),
        (S.MOVED_ON, S.SETTLED, replace(FREE, settled_check=True), True),
        (S.DEPARTED, S.LOST_CONTACT, FREE, False),
        (S.DEPARTED, S.LOST_CONTACT, replace(FREE, out_of_reach=True), True),
        (S.SETTLED, S.LOST_CONTACT, replace(FREE, minor=True), True),  # nobody waits
        (S.ARRIVED, S.LOST_CONTACT, replace(FREE, danger=True), True),
        (S.LOST_CONTACT, S.ARRIVED, FREE, True),
        (S.LOST_CONTACT, S.MOVED_ON, FREE, True),
        (S.LOST_CONTACT, S.RETURNED, FREE, True),
        (S.SETTLED, S.RETURNED, FREE, True),
        (S.RETURNED, S.INTERESTED, FREE, False),  # that is a new journey of hers
        (S.ENDED, S.INTERESTED, FREE, False),
    ],
)
def test_the_table(start, to, facts, may):
    offered = {step.to: step.blocked for step in next_steps(start, facts, CLERK)}
    assert (offered.get(to) == ()) is may
    if may:
        check(start, to, facts, CLERK)
    else:
        with pytest.raises(ClerkError):
            check(start, to, facts, CLERK)


@pytest.mark.parametrize(
    "start", [S.INTERESTED, S.CHECKING, S.NOT_ELIGIBLE, S.CONDITIONAL, S.PREPARING, S.CLEARED]
)
def test_a_plan_can_always_be_withdrawn(start):
    check(start, S.WITHDRAWN, HARD, CLERK)


def test_a_minors_preparation_is_confirmed_by_the_child_director():
    minor = replace(FREE, minor=True)
    with pytest.raises(NotAllowed):
        check(S.PREPARING, S.CLEARED, minor, CLERK)
    (step,) = [s for s in next_steps(S.PREPARING, minor, CLERK) if s.to is S.CLEARED]
    assert len(step.blocked) == 1
    check(S.PREPARING, S.CLEARED, minor, ("child_director",))
    check(S.PREPARING, S.CLEARED, minor, ("clerk", "child_director"))
    check(S.PREPARING, S.CLEARED, minor, ("director",))


@pytest.mark.parametrize("start", sorted({*BEFORE, *AWAY}))
def test_a_journey_is_ended_by_the_child_director_or_the_director_alone(start):
    with pytest.raises(NotAllowed):
        check(start, S.ENDED, FREE, CLERK)
    assert S.ENDED not in {step.to for step in next_steps(start, FREE, CLERK)}
    for role in ("child_director", "director"):
        check(start, S.ENDED, FREE, (role,))
        (step,) = [s for s in next_steps(start, FREE, (role,)) if s.to is S.ENDED]
        assert step.reasoned


@pytest.mark.parametrize("start", AWAY)
def test_who_is_away_can_always_come_home(start):
    check(start, S.RETURNED, HARD, CLERK)


def test_from_every_state_that_is_not_the_last_a_journey_can_come_to_an_end():
    over = set(OVER)
    assert {row.from_state for row in TABLE} >= set(S) - {S.RETURNED, S.ENDED}
    reach = set(over)
    while True:
        more = {row.from_state for row in TABLE if row.to_state in reach} - reach
        if not more:
            break
        reach |= more
    assert reach == set(S)


def test_what_is_known_from_the_road_says_how_it_is_known():
    for row in TABLE:
        assert row.asks_way == (row.to_state in (*AWAY, S.RETURNED))


def test_all_that_is_missing_is_told_at_once():
    bare = GuardFacts("ready", minor=False)
    (step,) = [s for s in next_steps(S.PREPARING, bare, CLERK) if s.to is S.CLEARED]
    assert len(step.blocked) == 3


@pytest.mark.parametrize("role", ["viewer", "children_committee", "administrator", "mediator"])
def test_who_may_not_take_steps_is_offered_none(role):
    assert next_steps(S.INTERESTED, FREE, (role,)) == ()
    with pytest.raises(NotAllowed):
        check(S.INTERESTED, S.CHECKING, FREE, (role,))


def test_every_state_has_words():
    assert set(STATE_WORDS) == set(State)
    assert len({(row.from_state, row.to_state) for row in TABLE}) == len(TABLE)


@given(
    st.sampled_from(State),
    st.sampled_from(State),
    st.sets(st.sampled_from(Role), max_size=3),
    st.builds(
        GuardFacts,
        readiness=st.sampled_from(["ready", "conditional", "wait"]),
        hard_codes=st.sampled_from([(), ("E01",)]),
        emergency_contacts=st.integers(0, 3),
        destination=st.booleans(),
        expected_arrival=st.booleans(),
        minor=st.booleans(),
        identity=st.booleans(),
        settled_check=st.booleans(),
        out_of_reach=st.booleans(),
        danger=st.booleans(),
    ),
)
def test_what_is_offered_unblocked_is_what_is_allowed(start, to, roles, facts):
    held = tuple(role.value for role in roles)
    open_ = {step.to for step in next_steps(start, facts, held) if not step.blocked}
    try:
        check(start, to, facts, held)
    except ClerkError:
        assert to not in open_
    else:
        assert to in open_


@given(st.lists(st.sampled_from(State), max_size=8), st.booleans())
def test_nobody_under_16_is_ever_prepared(wishes, minor):
    facts = replace(HARD, minor=minor)
    state = S.INTERESTED
    for wish in wishes:
        if any(step.to is wish and not step.blocked for step in next_steps(state, facts, CLERK)):
            state = wish
    assert state not in (S.PREPARING, S.CONDITIONAL, S.CLEARED)


@pytest.mark.parametrize(
    ("state", "forward", "back"),
    [(S.PREPARING, S.CLEARED, S.CHECKING), (S.CLEARED, S.DEPARTED, S.PREPARING)],
)
def test_the_way_forward_is_offered_before_the_way_back(state, forward, back):
    offered = [step.to for step in next_steps(state, FREE, (Role.DIRECTOR.value,))]
    assert offered.index(forward) < offered.index(back)
