"""How a step of a journey is kept, and the step with which one begins that was not planned here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.rules.journeys import AWAY, BEFORE, State
from desktop.storage import journal
from desktop.storage.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from desktop.office.entering import Cleaned
    from desktop.office.session import Session
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

WAYS: Final = "contact_way"
"""The list of how a step of a journey can be known."""
PLAN: Final = "plan"
_BEGINS: Final[Mapping[str, State]] = {
    "left_already": State.LEFT_UNREGISTERED,
    "came_herself": State.ARRIVED,
}


@dataclass(frozen=True)
class Known:
    """When a step really happened, how that is known and from whom, and why."""

    on: date
    way: str = ""
    told_by: str = ""
    reason: str = ""


def write(
    session: Session, work: UnitOfWork, journey_id: UUID, before: str, to: str, known: Known
) -> None:
    """Keep a step; ``before`` is empty for one with which a journey begins."""
    journal.add_step(
        work.connection,
        {
            "id": new_id(),
            "journey_id": journey_id,
            "from_state": before,
            "to_state": to,
            "happened_on": known.on,
            "recorded_at": work.now,
            "user_id": session.user.id,
            "second_id": None,
            "reason": known.reason,
            "way": known.way or None,
            "told_by": known.told_by or None,
        },
    )


def first_state(values: Mapping[str, Any]) -> State:
    """Return the state in which a journey begins: who has left or come already is there."""
    return _BEGINS.get(str(values.get("began") or PLAN), State.INTERESTED)


def begin(session: Session, work: UnitOfWork, journey: Stored) -> None:
    """Keep the first step of a journey that was not planned here: it began out there."""
    state = first_state(journey.values)
    if state is State.INTERESTED:
        return
    known = Known(
        journey.values["began_on"] or journey.values["registered_on"] or session.today(),
        "seen" if state is State.ARRIVED else "relative",
        journey.values["began_told_by"] or "",
    )
    write(session, work, journey.id, "", state.value, known)


def check(session: Session, work: UnitOfWork, rows: Cleaned) -> None:
    """Raise :class:`Invalid` where a day is still to come, or a beginning that is registered is
    written anew: from then on a journey goes by steps."""
    problems = {}
    for kind, key in (("journey", "began_on"), ("check_in", "happened_on")):
        for at, (_row, values) in enumerate(rows.get(kind, ())):
            day: Any = values.get(key)
            if day is not None and day > session.today():
                problems[f"{kind}#{at}.{key}"] = T("This day is still to come.")
    for at, (row, values) in enumerate(rows.get("journey", ())):
        if row.id is None or not values or "began" not in values:
            continue
        before = work.records.get("journey", row.id).values
        if (values["began"] or PLAN) != (before["began"] or PLAN):
            said = T("The journey is registered already. Take a step beside the sheet instead.")
            problems[f"journey#{at}.began"] = said
    if problems:
        raise Invalid(problems)


def end_of_anonymous(session: Session, work: UnitOfWork, journeys: list[Stored]) -> None:
    """End the journeys of somebody who was made anonymous: nobody is looked for any more."""
    for journey in journeys:
        state = journey.values["state"]
        if state in (*BEFORE, *AWAY) and not journey.withdrawn:
            work.records.change("journey", journey.id, {"state": State.ENDED.value})
            write(session, work, journey.id, state, State.ENDED.value, Known(session.today()))
