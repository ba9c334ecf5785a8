"""What is to be done of the Children's Centre's records: things that come back, decisions, trainings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desktop.i18n import T
from desktop.rules import activities, meetings, trainings
from desktop.rules.worklist import Due, numbers, on_day
from desktop.sheets.meetings import DECISION
from desktop.sheets.things import LOAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from desktop.office.register import Rows


def of_loans(rows: Rows, now: datetime) -> Iterator[Due]:
    """Yield the pieces of a thing that are to come back."""
    for row in rows.get(LOAN.kind, ()):
        if row.get("until") and not row.get("returned_on"):
            words = T("{name} was to bring it back.", name=str(row.get("name") or ""))
            yield on_day("loan", row["until"], words, now, page="loans")


def of_meeting(values: Mapping[str, Any], rows: Rows, now: datetime) -> Iterator[Due]:
    """Yield the decisions of a meeting that are not done."""
    if values.get("state") != meetings.HELD:
        return
    for row in rows.get(DECISION.kind, ()):
        if row.get("due_on") and not row.get("done_on") and row.get("what"):
            words = T("{what}", what=str(row["what"]))
            yield on_day("decision", row["due_on"], words, now, page="decisions")


def of_activity(values: Mapping[str, Any], now: datetime) -> Iterator[Due]:
    """Yield that an activity takes place, then that its report is to be finished."""
    day: date | None = values.get("happens_on")
    if day is None:
        return
    if values.get("state") in (activities.PLANNED, activities.APPROVED):
        words = T("It takes place: tick who comes.")
        yield on_day("activity", day, words, now, page="attendance")
    elif values.get("state") == activities.DONE:
        later = day + timedelta(days=int(numbers()["centre"]["report_days"]))
        yield on_day("activity_report", later, T("Finish the report."), now, page="report")


def of_training(values: Mapping[str, Any], now: datetime) -> Iterator[Due]:
    """Yield that a training is to be held."""
    if values.get("state") == trainings.PLANNED and values.get("held_on"):
        words = T("It is held: note who comes.")
        yield on_day("training", values["held_on"], words, now, page="participants")
