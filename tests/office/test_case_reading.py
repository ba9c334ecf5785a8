"""What the rules are told of a case: after it is opened again only what happened since counts."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from desktop.office import case_reading
from desktop.office.cards import JourneyStep
from desktop.rules import cases

CHINA = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=CHINA)
TOLD = date(2026, 3, 2)
AGAIN = date(2026, 11, 23)
NOTES = {
    "case_note": [
        {"kind": "visit", "happened_on": TOLD + timedelta(days=1)},
        {"kind": "conference", "happened_on": TOLD + timedelta(days=3)},
    ]
}


def steps(*taken):
    return [
        JourneyStep(before, after, on, datetime.combine(on, NOW.time(), CHINA), "玉罕", "")
        for (before, after), on in taken
    ]


CLOSED = steps(
    ((cases.ASSESSED, cases.PLANNED), TOLD + timedelta(days=5)),
    ((cases.FOLLOW_UP, cases.CLOSED), date(2026, 6, 1)),
)
REOPENED = [*CLOSED, *steps(((cases.CLOSED, cases.REOPENED), AGAIN))]


def read(session, taken=(), notes=(), **values):
    told = {"received_on": TOLD, "received_at": 600, "concerns": ["confinement"], **values}
    rows = {"case_note": [*NOTES["case_note"], *notes]}
    with session.reading() as work:
        return case_reading.read(work, told, rows, taken, NOW)


def days(found):
    return {one.code: one.at.date() for one in found.deadlines}


def test_a_case_that_is_opened_again_begins_anew(session):
    found = read(session, REOPENED, state=cases.REOPENED, assessed_on=TOLD + timedelta(days=2))
    assert found.assessed_on is None
    assert days(found) == {
        "contact": AGAIN + timedelta(days=1),
        "assessment": AGAIN + timedelta(days=3),
        "plan": AGAIN + timedelta(days=7),
        "conference": AGAIN + timedelta(days=7),
    }


def test_what_is_done_since_counts(session):
    visit = {"kind": "visit", "happened_on": AGAIN}
    found = read(session, REOPENED, [visit], state=cases.REOPENED, assessed_on=NOW.date())
    assert found.assessed_on == NOW.date()
    assert set(days(found)) == {"plan", "conference"}


@pytest.mark.parametrize(
    ("reason", "asked"),
    [("goals_met", {"after_closing": date(2026, 9, 1)}), ("death", {}), ("unfounded", {})],
)
def test_after_the_closing_nobody_asks_where_there_is_nothing_to_ask(session, reason, asked):
    assert days(read(session, CLOSED, state=cases.CLOSED, close_reason=reason)) == asked
