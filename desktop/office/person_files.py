"""One person's file, read whole: herself, what belongs to her, the advice of the rules."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.office import advising, journey_advice, journey_reading, preparation
from desktop.office.cards import JourneyStep, KeptReadiness, PersonFile, Row
from desktop.rules.journey_history import line
from desktop.rules.permissions import Act, visible
from desktop.rules.sameness import same
from desktop.sheets.households import HOUSEHOLD
from desktop.sheets.migrants import PERSON, REPEATED
from desktop.storage import journal, sameness

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.office.cards import Said
    from desktop.office.session import Session
    from desktop.rules.journey_history import Station
    from desktop.sheets.fields import Sheet
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork


def load(session: Session, work: UnitOfWork, person_id: UUID) -> PersonFile:
    """Return the file of a person; :class:`Missing` if there is none."""
    person = work.records.get("person", person_id)
    stored = {
        sheet.kind: work.records.where(sheet.kind, **sheet.owned_by(person_id))
        for sheet in REPEATED
    }
    household_id = person.values["household_id"]
    household = work.records.get("household", household_id) if household_id else None
    journeys = stored["journey"]
    facts = advising.facts(
        person.values,
        _latest(journeys),
        _latest(stored["schooling"]),
        session.today(),
        preparation.open_tasks(work, person_id, journeys, session.today()),
        session.school_returns.help_of(work, person_id),
    )
    roles = session.user.roles
    rows = {
        sheet.kind: tuple(row(kept, sheet, roles) for kept in stored[sheet.kind])
        for sheet in REPEATED
    }
    latest = _latest(journeys)
    changed = [person, *(kept for rows_ in stored.values() for kept in rows_)]
    return PersonFile(
        person=row(person, PERSON, roles),
        rows=rows,
        household=row(household, HOUSEHOLD, roles) if household else None,
        states={journey.id: journey.values["state"] or "" for journey in journeys},
        steps=_steps(work, journeys),
        readiness=advising.assess(facts) if latest else None,
        kept_readiness=kept_readiness(latest) if latest else None,
        merged=_others(work, person_id),
        anonymised=person.values["anonymised_at"] is not None,
        saved_at=max(kept.changed_at for kept in changed),
        stations=_stations(work, journeys),
        due=_due(session, work, journeys),
        said=_said(rows, journeys),
    )


def _stations(work: UnitOfWork, journeys: list[Stored]) -> dict[UUID, tuple[Station, ...]]:
    steps = journey_reading.steps_of(work, journeys) if journeys else {}
    return {
        journey.id: line(
            steps[journey.id],
            journey_reading.state_of(journey.values),
            journey.values["registered_on"],
        )
        for journey in journeys
    }


def _said(rows: Mapping[str, tuple[Row, ...]], journeys: list[Stored]) -> tuple[Said, ...]:
    """What the check-ins say to somebody who sees no more of them than these rows show."""
    if not journeys:
        return ()
    seen = {kind: [each.values for each in rows[kind]] for kind in ("check_in", "journey_child")}
    return journey_advice.of_rows(journeys[-1].id, seen)


def _due(session: Session, work: UnitOfWork, journeys: list[Stored]) -> tuple[Said, ...]:
    """What is due is told to those who can do something about it."""
    if not journeys or not session.may(Act.MOVE_JOURNEY):
        return ()
    return tuple(journey_advice.due(journey_reading.clock_of(session, work, journeys[-1])))


def _others(work: UnitOfWork, person_id: UUID) -> tuple[UUID, ...]:
    """The other records of the same human being."""
    everyone = same(sameness.live(work.connection), person_id)
    return tuple(record for record in everyone if record != person_id)


def row(stored: Stored, sheet: Sheet, roles: tuple[str, ...]) -> Row:
    """A record as windows see it: without the values that the roles may not see."""
    hidden = hidden_keys(sheet, roles)
    values = {key: None if key in hidden else value for key, value in stored.values.items()}
    return Row(stored.id, stored.version, values)


def hidden_keys(sheet: Sheet, roles: tuple[str, ...]) -> frozenset[str]:
    """Return the fields of a sheet that are not shown to these roles."""
    return frozenset(f.key for f in sheet if not visible(roles, f.sensitivity.value))


def _latest(stored: list[Stored]) -> Mapping[str, Any]:
    return stored[-1].values if stored else {}


def kept_readiness(journey: Mapping[str, Any]) -> KeptReadiness | None:
    """The advice as it was kept with a journey on the day of registration."""
    kept, override = journey.get("readiness"), journey.get("override") or {}
    if not kept:
        return None
    return KeptReadiness(
        date.fromisoformat(kept["assessed_on"]),
        kept["rules_version"],
        kept["status"],
        tuple(kept["codes"]),
        override.get("reason"),
        override.get("by"),
    )


def _steps(work: UnitOfWork, journeys: list[Stored]) -> dict[UUID, tuple[JourneyStep, ...]]:
    if not journeys:
        return {}
    names = {
        user.id: str(user.values["full_name"] or user.values["sign_in_name"] or "")
        for user in work.records.where("user_account")
    }
    steps: dict[UUID, tuple[JourneyStep, ...]] = {journey.id: () for journey in journeys}
    for step in journal.steps(work.connection, [journey.id for journey in journeys]):
        steps[step["journey_id"]] += (
            JourneyStep(
                step["from_state"],
                step["to_state"],
                step["happened_on"],
                step["recorded_at"],
                names.get(step["user_id"], ""),
                step["reason"],
                step["way"] or "",
                step["told_by"] or "",
            ),
        )
    return steps
