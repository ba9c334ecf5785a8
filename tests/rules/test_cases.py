"""The steps of a protection case: what each asks for, and what no case is closed without."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ClerkError, NotAllowed
from desktop.rules import cases, reference
from desktop.rules.cases import (
    ACTIVE,
    ASSESSED,
    CLOSED,
    DUPLICATE,
    FOLLOW_UP,
    IN_ACTION,
    OPEN,
    PLANNED,
    REOPENED,
    TRANSFERRED,
    WORKFLOW,
    CaseFacts,
)
from desktop.rules.permissions import Act, Role, may, needs_four_eyes

DIRECTOR = ("director",)
GOOD = CaseFacts(
    has_concern=True,
    has_ground=True,
    safe_contact=True,
    report_called_for=True,
    reported=True,
    assessed=True,
    asked_wishes=True,
    planned=True,
    acted=True,
    close_reason="goals_met",
    close_summary=True,
    told=True,
    follow_up=True,
    transferred_to=True,
    handed_over=True,
    duplicate_of=True,
)
AMISS = {
    "concern": {"has_concern": False},
    "ground": {"has_ground": False},
    "contact": {"safe_contact": False},
    "assessment": {"assessed": False},
    "wishes": {"asked_wishes": False},
    "plan": {"planned": False},
    "acted": {"acted": False},
    "report": {"reported": False},
    "referral": {"open_referrals": 1},
    "reason": {"close_reason": ""},
    "summary": {"close_summary": False},
    "told": {"told": False},
    "attempts": {"close_reason": "unreachable", "attempts_enough": False},
    "after": {"follow_up": False},
    "to": {"transferred_to": False},
    "handover": {"handed_over": False},
    "same": {"duplicate_of": False},
}
_BEGIN = {"concern", "ground", "contact", "assessment", "wishes"}
_END = {"report", "referral", "reason", "summary", "told", "attempts", "after"}
NEEDED = {
    (OPEN, ASSESSED): _BEGIN,
    (REOPENED, ASSESSED): _BEGIN,
    (ASSESSED, PLANNED): {"plan"},
    (PLANNED, IN_ACTION): {"plan"},
    (IN_ACTION, FOLLOW_UP): {"acted"},
    (FOLLOW_UP, IN_ACTION): {"plan"},
    (FOLLOW_UP, ASSESSED): {"assessment"},
    **{(state, CLOSED): _END for state in ACTIVE},
    **{(state, TRANSFERRED): {"report", "to", "handover"} for state in ACTIVE},
    **{(state, DUPLICATE): {"same"} for state in ACTIVE},
    **{(state, REOPENED): set() for state in (CLOSED, TRANSFERRED, DUPLICATE)},
}
FACTS = st.builds(
    CaseFacts,
    close_reason=st.sampled_from(["", *reference.words("close_reason")]),
    open_referrals=st.integers(0, 2),
    **{
        name: st.booleans()
        for name in CaseFacts.__dataclass_fields__
        if name not in ("close_reason", "open_referrals")
    },
)


def blocked(state, to, facts):
    found = WORKFLOW.possible(state, facts, DIRECTOR)
    return next(step for step in found if step.to == to).blocked


def test_every_state_is_reached_and_none_is_a_trap(table):
    table.states(WORKFLOW, OPEN, final=())
    assert {step.before for step in WORKFLOW.steps if step.after == REOPENED} == {
        CLOSED, TRANSFERRED, DUPLICATE,
    }  # fmt: skip


def test_each_step_asks_for_exactly_what_it_needs(table):
    table.guards(WORKFLOW, GOOD, AMISS, NEEDED)


def test_opening_again_and_calling_it_a_duplicate_ask_for_a_reason(table):
    table.reasons(WORKFLOW, GOOD, lambda _before, after: after in (REOPENED, DUPLICATE))


@given(FACTS, st.sampled_from(ACTIVE))
def test_no_case_ends_without_the_report_that_the_law_calls_for(facts, state):
    missing = replace(facts, report_called_for=True, reported=False)
    for end in (CLOSED, TRANSFERRED):
        assert blocked(state, end, missing)
        with pytest.raises(ClerkError):
            WORKFLOW.check(state, end, missing, DIRECTOR, reason="有原因")


@given(FACTS, st.sampled_from(ACTIVE))
def test_a_case_can_be_closed_exactly_when_all_is_done(facts, state):
    done = (
        (facts.reported or not facts.report_called_for)
        and facts.open_referrals == 0
        and facts.close_summary
        and facts.close_reason != ""
        and (facts.attempts_enough or facts.close_reason != "unreachable")
        and (facts.told or facts.close_reason in ("unreachable", "death", "unfounded"))
        and (facts.follow_up or facts.close_reason in ("moved", "death", "unfounded"))
    )
    assert (not blocked(state, CLOSED, facts)) is done


@given(FACTS, st.sampled_from(ACTIVE))
def test_closing_a_grave_case_or_calling_it_a_duplicate_is_an_act_of_two(facts, state):
    found = {step.to: step.act for step in WORKFLOW.possible(state, facts, DIRECTOR)}
    grave = facts.high or facts.minor
    for end in (CLOSED, DUPLICATE):
        assert found[end] is (Act.CLOSE_GRAVE_CASE if grave else Act.CLOSE_CASE)
        assert needs_four_eyes(found[end]) is grave


@pytest.mark.parametrize("role", [
    role for role in Role
    if may([role], Act.CLOSE_CASE) and not may([role], Act.CLOSE_GRAVE_CASE)
])  # fmt: skip
def test_whoever_may_close_a_case_does_not_close_a_grave_one(role):
    WORKFLOW.check(FOLLOW_UP, CLOSED, GOOD, [role])
    for grave in (replace(GOOD, high=True), replace(GOOD, minor=True)):
        with pytest.raises(NotAllowed):
            WORKFLOW.check(FOLLOW_UP, CLOSED, grave, [role])
        assert CLOSED not in {step.to for step in WORKFLOW.possible(FOLLOW_UP, grave, [role])}


def test_some_may_close_a_case_but_no_grave_one():
    assert any(may([r], Act.CLOSE_CASE) and not may([r], Act.CLOSE_GRAVE_CASE) for r in Role)


@pytest.mark.parametrize("role", ["children_committee", "centre_facilitator", "administrator"])
def test_some_take_no_step_at_all(role):
    assert not any(WORKFLOW.possible(state, GOOD, [role]) for state in cases.WORDS)


def test_reasons_without_a_check_are_reasons_of_the_list():
    assert set(cases.NO_CHECK_AFTER) <= set(reference.words("close_reason"))
    assert set(cases.STATIONS) <= set(cases.WORDS)
