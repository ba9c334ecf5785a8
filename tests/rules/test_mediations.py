"""A mediation: freely or not at all, sums that agree, and until when a right can be claimed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.i18n import translator
from desktop.rules import mediations
from desktop.rules.case_clocks import LATER, OVERDUE, SOON, TODAY
from desktop.rules.mediations import (
    ACCEPTED,
    AGREED,
    ARBITRATION,
    BREACHED,
    CLOSED,
    COURT,
    FAILED,
    IN_MEDIATION,
    INSPECTION,
    NOT_ACCEPTED,
    PAYMENT_ORDER,
    PERFORMED,
    RECEIVED,
    REFUSED,
    WITHDRAWN,
    WORKFLOW,
    Instalment,
    MediationClock,
    MediationFacts,
    Mediator,
    composition,
    deadlines,
    even_parts,
    limitations,
    sums,
)

EN = translator("en")
CHINA = ZoneInfo("Asia/Shanghai")
DIRECTOR = ("director",)
DISMISSED = date(2026, 11, 23)
GOOD = MediationFacts(
    dangerous=True,
    has_case=True,
    has_parties=True,
    claimant_agrees=True,
    respondent_agrees=True,
    mediators=1,
    sessions=1,
    agreement=True,
    all_paid=True,
    reason=True,
    told_rights=True,
    filed=True,
    outcome=True,
)
AMISS = {
    "danger": {"has_case": False},
    "parties": {"has_parties": False},
    "claimant": {"claimant_agrees": False},
    "respondent": {"respondent_agrees": False},
    "mediator": {"mediators": 0},
    "session": {"sessions": 0},
    "agreement": {"agreement": False},
    "paid": {"all_paid": False},
    "why": {"reason": False},
    "rights": {"told_rights": False},
    "filed": {"filed": False},
    "outcome": {"outcome": False},
}
FAILING = (FAILED, REFUSED, BREACHED)
NEEDED = {
    (RECEIVED, ACCEPTED): {"danger", "parties"},
    (RECEIVED, NOT_ACCEPTED): set(),
    (ACCEPTED, IN_MEDIATION): {"danger", "claimant", "respondent", "mediator"},
    (IN_MEDIATION, AGREED): {"danger", "session", "agreement"},
    (IN_MEDIATION, FAILED): {"why", "rights"},
    **{(state, REFUSED): {"rights"} for state in (ACCEPTED, IN_MEDIATION)},
    **{(state, WITHDRAWN): set() for state in (RECEIVED, ACCEPTED, IN_MEDIATION)},
    **{(state, PERFORMED): {"paid"} for state in (AGREED, BREACHED)},
    (AGREED, BREACHED): {"rights"},
    **{(s, way): {"filed"} for s in FAILING for way in (INSPECTION, ARBITRATION, COURT)},
    (BREACHED, PAYMENT_ORDER): {"filed"},
    (INSPECTION, ARBITRATION): {"filed"},
    **{(state, COURT): {"filed"} for state in (*FAILING, ARBITRATION, PAYMENT_ORDER)},
    **{
        (state, CLOSED): {"outcome"}
        for state in (
            *FAILING, PERFORMED, WITHDRAWN, NOT_ACCEPTED, INSPECTION, ARBITRATION, COURT,
            PAYMENT_ORDER,
        )
    },
}  # fmt: skip
FEN = st.integers(0, 10_000_000)
DAY = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))
PARTS = st.lists(st.builds(Instalment, FEN, DAY, DAY, FEN), max_size=6)


def at(day, hour=9):
    return datetime(day.year, day.month, day.day, hour, tzinfo=CHINA)


def clock(state=RECEIVED, today=DISMISSED, **more):
    return MediationClock(state, more.pop("received_on", DISMISSED), at(today), **more)


def due(*args, **more):
    return {one.code: one for one in deadlines(clock(*args, **more))}


def last_days(**more):
    return {one.code: one.last_day for one in limitations(clock(**more))}


# ------------------------------------------------------------------ steps


def test_every_state_is_reached_and_only_a_closed_one_has_no_way_on(table):
    table.states(WORKFLOW, RECEIVED, final=(CLOSED,))


def test_each_step_asks_for_exactly_what_it_needs(table):
    table.guards(WORKFLOW, GOOD, AMISS, NEEDED)


def test_to_refuse_to_take_back_and_to_break_ask_for_a_reason(table):
    asked = {NOT_ACCEPTED, REFUSED, WITHDRAWN, BREACHED}
    table.reasons(WORKFLOW, GOOD, lambda _before, after: after in asked)


@pytest.mark.parametrize(
    ("dangerous", "has_case", "open_"),
    [(True, False, False), (True, True, True), (False, False, True), (False, True, True)],
)
def test_violence_is_not_mediated_away(dangerous, has_case, open_):
    facts = replace(GOOD, dangerous=dangerous, has_case=has_case)
    for state, to in ((RECEIVED, ACCEPTED), (ACCEPTED, IN_MEDIATION), (IN_MEDIATION, AGREED)):
        step = next(s for s in WORKFLOW.possible(state, facts, DIRECTOR) if s.to == to)
        assert (not step.blocked) is open_


@pytest.mark.parametrize("way", [INSPECTION, ARBITRATION, COURT])
@pytest.mark.parametrize("state", FAILING)
def test_no_other_remedy_is_closed_to_her(state, way):
    assert way in {step.to for step in WORKFLOW.possible(state, MediationFacts(), DIRECTOR)}


# ------------------------------------------------------------------ sums


@given(st.lists(FEN, max_size=5), st.lists(FEN, max_size=5), PARTS)
def test_sums_always_agree(claimed, agreed, paid):
    told = sums(claimed, agreed, paid)
    assert told.claimed == sum(claimed)
    assert told.agreed == (sum(agreed) or sum(part.amount for part in paid))
    assert told.received == sum(part.paid for part in paid if part.paid_on)
    assert told.outstanding >= 0
    if told.received <= told.agreed:
        assert told.received + told.outstanding == told.agreed
    assert sums(reversed(claimed), reversed(agreed), list(reversed(paid))) == told


@given(st.lists(FEN, max_size=5), PARTS, st.builds(Instalment, FEN, DAY, st.dates(), FEN))
def test_what_comes_never_makes_more_outstanding_of_a_sum_agreed_by_kind(agreed, paid, more):
    by_kind = [1, *agreed]
    before = sums([], by_kind, paid).outstanding
    assert sums([], by_kind, [*paid, more]).outstanding <= before


def test_money_that_is_written_down_without_a_day_has_not_come():
    told = sums([120_000], [120_000], [Instalment(120_000, None, None, 120_000)])
    assert (told.received, told.outstanding) == (0, 120_000)


@given(FEN, st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-1, 36))
def test_even_parts_add_up(total, first, count):
    parts = even_parts(total, first, count)
    if count <= 0 or total <= 0:
        assert parts == ()
        return
    assert sum(part.amount for part in parts) == total
    assert all(part.amount > 0 for part in parts)
    assert len(parts) == min(count, total)
    assert max(part.amount for part in parts) == parts[0].amount
    assert parts[0].due_on == first
    days = [part.due_on for part in parts]
    assert days == sorted(set(days))


def test_even_parts_fall_on_the_last_day_of_a_short_month():
    parts = even_parts(100_000, date(2028, 1, 31), 3)
    assert [part.amount for part in parts] == [33_334, 33_333, 33_333]
    assert [part.due_on for part in parts] == [
        date(2028, 1, 31), date(2028, 2, 29), date(2028, 3, 31),
    ]  # fmt: skip


# ------------------------------------------------------------------ clocks of the mediation


@pytest.mark.parametrize("state", [RECEIVED, ACCEPTED, IN_MEDIATION])
def test_fifteen_days_after_the_request_arbitration_is_open(state):
    assert due(state)["settle"].at.date() == date(2026, 12, 8)
    assert "settle" not in due(state, told_rights=True)


def test_it_is_said_within_three_days_whether_it_is_accepted():
    assert due(RECEIVED)["accept"].at.date() == date(2026, 11, 26)
    assert "accept" not in due(ACCEPTED)
    assert "settle" not in due(AGREED)


def test_the_court_confirms_within_thirty_days():
    agreed = {"agreed_on": date(2026, 11, 23)}
    assert due(AGREED, **agreed)["confirmation"].at.date() == date(2026, 12, 23)
    assert "confirmation" in due(AGREED, today=date(2026, 12, 23), **agreed)
    assert "confirmation" not in due(AGREED, today=date(2026, 12, 24), **agreed)
    assert "confirmation" not in due(AGREED, confirmed=True, **agreed)


def test_the_day_after_each_instalment_somebody_asks_whether_it_came():
    parts = (
        Instalment(100, date(2026, 12, 1), date(2026, 12, 1), 100),
        Instalment(100, date(2027, 1, 31)),
        Instalment(100),
    )
    found = [one for one in deadlines(clock(AGREED, instalments=parts)) if one.code == "instalment"]
    assert [one.at.date() for one in found] == [date(2027, 2, 1)]


@pytest.mark.parametrize(("next_time", "asked"), [(100, [date(2026, 12, 2)]), (140, [])])
def test_a_part_that_came_short_is_asked_for_until_the_rest_comes(next_time, asked):
    parts = (
        Instalment(100, date(2026, 12, 1), date(2026, 12, 1), 60),
        Instalment(100, date(2026, 12, 31), date(2026, 12, 31), next_time),
    )
    found = [one for one in deadlines(clock(AGREED, instalments=parts)) if one.code == "instalment"]
    assert [one.at.date() for one in found] == asked


def test_arbitration_has_its_days_and_then_the_court():
    filed = {"filed_on": date(2026, 11, 23)}
    found = due(ARBITRATION, **filed)
    assert found["arbitration_accept"].at.date() == date(2026, 11, 28)
    assert found["arbitration_award"].at.date() == date(2027, 1, 12)
    assert EN(found["arbitration_award"].words) == "The award is due (15 days more at most)."
    after = due(ARBITRATION, award_on=date(2027, 1, 10), **filed)
    assert set(after) == {"court"}
    assert after["court"].at.date() == date(2027, 1, 25)


# ------------------------------------------------------------------ limitation

BOTH = {"arbitration": date(2027, 11, 23), "inspection": date(2028, 11, 23)}


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"known_on": DISMISSED}, BOTH),
        ({"ended_on": DISMISSED}, BOTH),
        ({"known_on": DISMISSED, "ended_on": date(2026, 12, 31)}, BOTH),
        ({}, {}),
        ({"wages_only": True, "ended_on": DISMISSED}, BOTH),
        ({"known_on": date(2028, 2, 29)}, {
            "arbitration": date(2029, 2, 28), "inspection": date(2030, 2, 28),
        }),
    ],
)  # fmt: skip
def test_a_year_to_arbitration_and_two_to_the_inspection(more, found):
    assert last_days(**more) == found


def test_unpaid_wages_count_from_the_end_of_the_work():
    told = last_days(wages_only=True, known_on=date(2025, 3, 1), ended_on=DISMISSED)
    assert told == {"arbitration": date(2027, 11, 23), "inspection": date(2027, 3, 1)}


def test_wages_of_somebody_still_employed_do_not_run_out():
    still = {"still_employed": True, "known_on": date(2020, 1, 1)}
    assert "arbitration" not in last_days(wages_only=True, **still)
    assert "arbitration" in last_days(wages_only=False, **still)


LAST = date(2027, 11, 23)


@pytest.mark.parametrize(
    ("before", "alarm", "stands"),
    [
        (200, 90, LATER),
        (93, 90, SOON),
        (90, 90, TODAY),
        (89, 30, LATER),
        (30, 30, TODAY),
        (29, 7, LATER),
        (8, 7, SOON),
        (7, 7, TODAY),
        (6, 7, OVERDUE),
        (0, 7, OVERDUE),
        (-10, 7, OVERDUE),
    ],
)
def test_the_alarm_goes_ninety_thirty_and_seven_days_before(before, alarm, stands):
    today = LAST - timedelta(days=before)
    found = due(FAILED, today=today, known_on=DISMISSED)["limit_arbitration"]
    assert found.at.date() == LAST - timedelta(days=alarm)
    assert found.standing(at(today)) == stands
    assert EN(found.words) == "Labour arbitration: last day 23 Nov 2027."


@pytest.mark.parametrize("state", mediations.WORDS)
def test_the_alarm_is_quiet_once_the_right_is_claimed_or_met(state):
    standing = {RECEIVED, ACCEPTED, IN_MEDIATION, AGREED, BREACHED, FAILED, REFUSED, INSPECTION}
    assert ("limit_arbitration" in due(state, known_on=DISMISSED)) is (state in standing)


@pytest.mark.parametrize("state", [CLOSED, PERFORMED, WITHDRAWN, NOT_ACCEPTED])
def test_nothing_is_due_on_what_is_over(state):
    more = {"known_on": DISMISSED, "agreed_on": DISMISSED, "filed_on": DISMISSED}
    assert due(state, instalments=(Instalment(1, DISMISSED),), **more) == {}


# ------------------------------------------------------------------ who mediates


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ([], []),
        ([Mediator("female", "02")], []),
        ([Mediator("male", "01"), Mediator("female", "13")], []),
        ([Mediator("male", "13")], ["No woman mediates."]),
        ([Mediator("female", "01")], ["Nobody of a minority people mediates."]),
        ([Mediator()], ["No woman mediates.", "Nobody of a minority people mediates."]),
    ],
)
def test_a_woman_and_somebody_of_a_minority_mediate(people, said):
    assert [EN(one) for one in composition(people)] == said
