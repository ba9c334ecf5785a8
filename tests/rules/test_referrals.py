"""A referral: what may be sent, what comes back, and by when somebody asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules import reference, referrals
from desktop.rules.case_clocks import TODAY
from desktop.rules.referrals import (
    ACCEPTED,
    ACKNOWLEDGED,
    CLOSED,
    DECLINED,
    DRAFT,
    NO_ANSWER,
    REVOKED,
    SENT,
    SERVICE_DELIVERED,
    SERVICE_STARTED,
    STANDING,
    UNAVAILABLE,
    WAITING,
    WORKFLOW,
    ReferralClock,
    ReferralFacts,
    deadlines,
)

CHINA, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
FRIDAY = datetime(2026, 11, 20, 16, 45, tzinfo=CHINA)
DIRECTOR = ("director",)
GOOD = ReferralFacts(
    has_services=True,
    has_reason=True,
    chose_told=True,
    ground="consent",
    refusal=True,
    result=True,
    fed_back=True,
)
AMISS = {
    "services": {"has_services": False},
    "reason": {"has_reason": False},
    "told": {"chose_told": False},
    "ground": {"ground": ""},
    "interest": {"ground": "best_interest"},
    "guardian": {"minor_under_14": True},
    "agency": {"usable_agency": False},
    "refusal": {"refusal": False},
    "result": {"result": False},
    "fed_back": {"fed_back": False},
}
NEEDED = {
    (DRAFT, SENT): {"services", "reason", "told", "ground", "interest", "guardian", "agency"},
    (SENT, ACKNOWLEDGED): set(),
    **{(state, ACCEPTED): set() for state in (SENT, ACKNOWLEDGED, WAITING)},
    **{(state, WAITING): set() for state in (SENT, ACKNOWLEDGED, ACCEPTED)},
    **{(state, DECLINED): {"refusal"} for state in (SENT, ACKNOWLEDGED, WAITING)},
    **{(s, UNAVAILABLE): {"refusal"} for s in (SENT, ACKNOWLEDGED, ACCEPTED, WAITING)},
    **{(state, SERVICE_STARTED): set() for state in (ACCEPTED, WAITING)},
    **{(state, SERVICE_DELIVERED): {"result"} for state in (ACCEPTED, SERVICE_STARTED)},
    (SENT, NO_ANSWER): set(),
    (NO_ANSWER, ACKNOWLEDGED): set(),
    **{(state, REVOKED): set() for state in STANDING},
    **{(s, CLOSED): {"fed_back"} for s in (SERVICE_DELIVERED, DECLINED, UNAVAILABLE)},
    (NO_ANSWER, CLOSED): set(),
}


def sendable(**change):
    found = WORKFLOW.possible(DRAFT, replace(GOOD, **change), DIRECTOR)
    return not next(step for step in found if step.to == SENT).blocked


def due(state=SENT, urgency="normal", sent=FRIDAY, **more):
    return {one.code: one for one in deadlines(ReferralClock(state, urgency, sent, **more))}


# ------------------------------------------------------------------ steps


def test_every_state_is_reached_and_only_the_last_have_no_way_on(table):
    table.states(WORKFLOW, DRAFT, final=(CLOSED, REVOKED))


def test_each_step_asks_for_exactly_what_it_needs(table):
    table.guards(WORKFLOW, GOOD, AMISS, NEEDED)


def test_only_taking_it_back_asks_for_a_reason(table):
    table.reasons(WORKFLOW, GOOD, lambda _before, after: after == REVOKED)


@pytest.mark.parametrize("ground", ["", *reference.words("release_ground")])
@pytest.mark.parametrize("under_14", [False, True])
def test_a_report_to_the_police_waits_for_nobodys_consent(ground, under_14):
    assert sendable(to_police=True, ground=ground, minor_under_14=under_14)


@pytest.mark.parametrize(
    ("change", "sent"),
    [
        ({"ground": "guardian", "minor_under_14": True}, True),
        ({"ground": "mandatory", "minor_under_14": True}, True),
        ({"ground": "emergency"}, True),
        ({"ground": "best_interest", "ground_reason": True, "minor_under_14": True}, True),
        ({"ground": "best_interest", "ground_reason": False}, False),
        ({"ground": "consent", "minor_under_14": True}, False),
    ],
)
def test_consent_of_a_child_under_14_is_the_guardians(change, sent):
    assert sendable(**change) is sent


def test_after_no_help_the_referral_no_longer_holds_up_its_case():
    assert not set(referrals.NO_HELP) & set(STANDING)
    assert set(STANDING) | set(referrals.NO_HELP) | {SERVICE_DELIVERED, CLOSED, REVOKED} == set(
        referrals.WORDS
    )


# ------------------------------------------------------------------ clocks


@pytest.mark.parametrize(
    ("urgency", "acknowledged", "decided"),
    [
        ("emergency", (date(2026, 11, 20), True), (FRIDAY + timedelta(hours=24), False)),
        ("urgent", (FRIDAY + timedelta(hours=72), False), (FRIDAY + timedelta(days=3), False)),
        ("normal", (date(2026, 11, 27), True), (date(2026, 12, 4), True)),
        ("", (date(2026, 11, 27), True), (date(2026, 12, 4), True)),
    ],
)
def test_each_urgency_has_its_times(urgency, acknowledged, decided):
    found = due(urgency=urgency)
    for code, (when, by_day) in (("acknowledge", acknowledged), ("decide", decided)):
        assert found[code].by_day is by_day
        assert (found[code].at.date() if by_day else found[code].at) == when


def test_an_emergency_is_to_be_received_the_same_day():
    late = datetime(2026, 11, 20, 23, 50, tzinfo=CHINA)
    assert due(urgency="emergency", sent=late)["acknowledge"].standing(late) == TODAY


@pytest.mark.parametrize("sent", [
    datetime(2026, 10, 21, 0, 30, tzinfo=BERLIN), datetime(2026, 3, 25, 23, 30, tzinfo=BERLIN),
])  # fmt: skip
def test_weeks_are_weeks_when_the_clock_changes(sent):
    found = due(sent=sent)
    assert found["acknowledge"].at.date() == sent.date() + timedelta(days=7)
    assert found["decide"].at.date() == sent.date() + timedelta(days=14)
    hours = due(urgency="urgent", sent=sent)["acknowledge"].at
    assert hours.timestamp() - sent.timestamp() == 72 * 3600


@pytest.mark.parametrize("state", referrals.WORDS)
def test_what_is_asked_depends_on_how_far_it_is(state):
    found = set(due(state, reply_by=date(2026, 12, 1), service_from=date(2026, 12, 5)))
    assert ("acknowledge" in found) is (state == SENT)
    assert ("decide" in found) is (state in (SENT, ACKNOWLEDGED))
    assert ("reply" in found) is (state in (SENT, ACKNOWLEDGED))
    assert ("service" in found) is (state == WAITING)


@pytest.mark.parametrize("state", [ACCEPTED, WAITING, DECLINED, UNAVAILABLE, SERVICE_DELIVERED])
def test_she_hears_the_answer_within_seven_days(state):
    found = due(state, answered_on=date(2026, 12, 28))
    assert found["feedback"].at.date() == date(2027, 1, 4)
    assert "feedback" not in due(state, answered_on=date(2026, 12, 28), fed_back=True)


@pytest.mark.parametrize("state", [CLOSED, REVOKED])
def test_nothing_is_due_on_what_is_over(state):
    assert due(state, answered_on=date(2026, 12, 28), service_from=date(2026, 12, 5)) == {}


def test_nothing_is_due_on_a_letter_that_is_not_sent():
    assert due(DRAFT, sent=None, reply_by=date(2026, 12, 1)) == {}


@given(
    st.datetimes(
        datetime(2020, 1, 1), datetime(2039, 1, 1), timezones=st.sampled_from([CHINA, BERLIN])
    ),
    st.sampled_from(["emergency", "urgent", "normal"]),
)
def test_nothing_is_due_before_it_was_sent_and_the_answer_not_before_the_receipt(sent, urgency):
    found = due(urgency=urgency, sent=sent)
    assert sent.timestamp() <= found["acknowledge"].at.timestamp()
    assert found["acknowledge"].at.date() <= found["decide"].at.date()
