"""The steps of a journey, row by row of the channel's workflow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ClerkError, NotAllowed
from desktop.rules.journeys import STATE_WORDS, TABLE, GuardFacts, State, check, next_steps
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
