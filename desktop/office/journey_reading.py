"""What the rules of a journey need to know, gathered from its records: one journey or many."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from desktop.rules import age, check_ins, journey_clocks, journey_history
from desktop.rules.check_ins import Attempt
from desktop.rules.journeys import State
from desktop.storage import journal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from desktop.office.session import Session
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

_ARRIVING: Final = (State.ARRIVED, State.MOVED_ON)
_AT_ONCE: Final = 400
"""How many journeys are asked for at once: SQLite takes only so many values in a question."""


def clock_of(session: Session, work: UnitOfWork, journey: Stored) -> journey_clocks.JourneyClock:
    """Return from what the clocks of one journey run today."""
    return clocks_of(session, work, [journey])[journey.id]


def clocks_of(
    session: Session, work: UnitOfWork, journeys: Sequence[Stored]
) -> dict[UUID, journey_clocks.JourneyClock]:
    """Return from what the clocks of many journeys run today, by the journey's id."""
    now = session.now()
    found: dict[UUID, journey_clocks.JourneyClock] = {}
    for some in _portions(journeys):
        steps = steps_of(work, some)
        tried = _by_journey(work, "check_in", some)
        children = _by_journey(work, "journey_child", some)
        people = _people(work, some)
        for journey in some:
            found[journey.id] = clock(
                journey.values,
                people.get(journey.values["person_id"], {}),
                steps[journey.id],
                [row.values for row in tried[journey.id]],
                [row.values for row in children[journey.id]],
                now,
            )
    return found


def clock(
    journey: Mapping[str, Any],
    person: Mapping[str, Any],
    ordered: Sequence[journey_history.Step],
    tried: Sequence[Mapping[str, Any]],
    children: Sequence[Mapping[str, Any]],
    now: datetime,
) -> journey_clocks.JourneyClock:
    """Return from what the clocks of a journey run, from values as they are kept."""
    state = state_of(journey)
    begun = journey.get("registered_on") or (ordered[0].on if ordered else now.date())
    found = attempts(tried)
    return journey_clocks.JourneyClock(
        state=state,
        now=now,
        since=_since(ordered, state, begun),
        minor=minor(person, now.date()),
        danger=check_ins.in_danger(journey, found),
        unprepared=journey_history.unprepared(ordered),
        departs_on=journey.get("departs_on"),
        expected_on=journey.get("arrives_on"),
        arrived_on=_last_day(ordered, _ARRIVING),
        attempts=found,
        missing_reported_on=journey.get("missing_reported_on"),
        id_expiry=person.get("id_expiry"),
        permit_until=journey.get("permit_until"),
        residence_registered=journey.get("residence_registered") or "",
        children=tuple(_children(children)),
    )


def state_of(journey: Mapping[str, Any]) -> State:
    """Return the state that is kept with a journey."""
    return State(journey.get("state") or State.INTERESTED)


def minor(person: Mapping[str, Any], today: date) -> bool:
    """Whether somebody may be under 18: so is whoever's day of birth is not known."""
    last = (person.get("birth") or {}).get("last")
    return last is None or not age.reached(date.fromisoformat(last), 18, today)


def attempts(tried: Iterable[Mapping[str, Any]]) -> tuple[Attempt, ...]:
    """Return check-ins as the rules read them, in the order of their days."""
    return check_ins.in_order(
        Attempt(
            row["happened_on"],
            row.get("way") or "",
            row.get("reached") == check_ins.YES,
            check_ins.read(row).follows,
            row.get("next_on"),
        )
        for row in tried
        if isinstance(row.get("happened_on"), date)
    )


def steps_of(
    work: UnitOfWork, journeys: Sequence[Stored]
) -> dict[UUID, tuple[journey_history.Step, ...]]:
    """Return the steps of journeys in the order that gives their state."""
    taken: dict[UUID, list[journey_history.Step]] = {journey.id: [] for journey in journeys}
    for row in journal.steps(work.connection, list(taken)):
        taken[row["journey_id"]].append(
            journey_history.Step(
                State(row["to_state"]),
                row["happened_on"],
                row["recorded_at"],
                first=not row["from_state"],
            )
        )
    return {
        journey.id: journey_history.history(taken[journey.id], state_of(journey.values))
        for journey in journeys
    }


def _since(ordered: Sequence[journey_history.Step], state: State, begun: date) -> date:
    return _last_day(ordered, (state,)) or begun


def _last_day(ordered: Sequence[journey_history.Step], states: tuple[State, ...]) -> date | None:
    days = [step.on for step in ordered if step.to in states]
    return days[-1] if days else None


def _children(rows: Iterable[Mapping[str, Any]]) -> Iterator[journey_clocks.ChildFacts]:
    for row in rows:
        yield journey_clocks.ChildFacts(
            row.get("name") or "",
            row.get("situation") or "",
            row.get("school_place") or "",
            bool(row.get("notice_school_on") and row.get("notice_committee_on")),
            row.get("contact_on"),
        )


def _portions(journeys: Sequence[Stored]) -> Iterator[Sequence[Stored]]:
    for start in range(0, len(journeys), _AT_ONCE):
        yield journeys[start : start + _AT_ONCE]


def _by_journey(
    work: UnitOfWork, kind: str, journeys: Sequence[Stored]
) -> dict[UUID, list[Stored]]:
    found: dict[UUID, list[Stored]] = {journey.id: [] for journey in journeys}
    for row in work.records.where(kind, journey_id=list(found)):
        found[row.values["journey_id"]].append(row)
    return found


def _people(work: UnitOfWork, journeys: Sequence[Stored]) -> dict[UUID, Mapping[str, Any]]:
    wanted = sorted({journey.values["person_id"] for journey in journeys})
    return {person.id: person.values for person in work.records.where("person", id=wanted)}
