"""A journey's steps from state to state, as the one table in ``rules.journeys`` allows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.office import advising, four_eyes, listing_lines, person_files, preparation
from desktop.rules import age, journeys
from desktop.rules.permissions import Act
from desktop.storage import journal
from desktop.storage.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.cards import PersonFile, Second
    from desktop.office.session import Session
    from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Offer:
    """A step that a journey can take; ``blocked`` says why it cannot be taken yet."""

    to_state: str
    words: Sentence
    blocked: tuple[Sentence, ...]
    reasoned: bool = False
    four_eyes: bool = False


def offers(session: Session, person_id: UUID, journey_id: UUID) -> tuple[Offer, ...]:
    """Return the next steps of a journey."""
    session.require(Act.SEE_MIGRANTS)
    with session.reading() as work:
        journey = work.records.get("journey", journey_id)
        facts = _facts(session, work, person_id, journey.values)
    state = journeys.State(journey.values["state"])
    found = journeys.next_steps(state, facts, session.user.roles)
    return tuple(Offer(step.to.value, step.words, step.blocked) for step in found)


def move(
    session: Session,
    journey_id: UUID,
    to_state: str,
    happened_on: date,
    reason: str,
    second: Second | None,
) -> PersonFile:
    """Take a journey to a state. The step is kept with the day on which it really happened."""
    session.require(Act.MOVE_JOURNEY)
    if happened_on > session.today():
        raise Invalid({"happened_on": T("This day is still to come.")})
    with session.writing() as work:
        journey = work.records.get("journey", journey_id)
        person_id = journey.values["person_id"]
        state, to = journeys.State(journey.values["state"]), journeys.State(to_state)
        facts = _facts(session, work, person_id, journey.values)
        journeys.check(state, to, facts, session.user.roles)
        work.records.change("journey", journey_id, {"state": to.value})
        journal.add_step(
            work.connection,
            {
                "id": new_id(),
                "journey_id": journey_id,
                "from_state": state.value,
                "to_state": to.value,
                "happened_on": happened_on,
                "recorded_at": work.now,
                "user_id": session.user.id,
                "second_id": None,
                "reason": reason,
            },
        )
        work.audit("journey_moved", subject=person_id, detail={"from": state, "to": to})
        listing_lines.write(session, work, person_id)
        return person_files.load(session, work, person_id)


def override(session: Session, journey_id: UUID, reason: str, second: Second | None) -> PersonFile:
    """Override E04 with a written reason and four eyes; nothing else can be overridden."""
    session.require(Act.OVERRIDE_READINESS)
    if len(reason) < 2:
        raise Invalid({"reason": T("Write down the reason.")})
    with session.reading() as work:
        journey = work.records.get("journey", journey_id)
        person_id = journey.values["person_id"]
        file = person_files.load(session, work, person_id)
    findings = file.readiness.findings if file.readiness else ()
    if not any(finding.overridable for finding in findings):
        raise Invalid({"reason": T("There is nothing here that can be overridden.")})
    approval = four_eyes.approve(session, Act.OVERRIDE_READINESS, second)
    with session.writing() as work:
        kept: dict[str, Any] = {
            "code": "E04",
            "reason": reason,
            "by": session.user.full_name,
            "on": session.today().isoformat(),
        }
        work.records.change("journey", journey_id, {"override": kept})
        work.audit(
            "readiness_overridden",
            subject=person_id,
            detail={"code": "E04", **(approval.detail() if approval else {})},
            second=approval.second_id if approval else None,
        )
        listing_lines.write(session, work, person_id)
        return person_files.load(session, work, person_id)


def _facts(
    session: Session, work: UnitOfWork, person_id: UUID, journey: Mapping[str, Any]
) -> journeys.GuardFacts:
    person = work.records.get("person", person_id).values
    schooling = work.records.where("schooling", person_id=person_id)
    gathered = advising.facts(
        person, journey, schooling[-1].values if schooling else {}, session.today()
    )
    advice = advising.assess(gathered)
    contacts = work.records.where("contact", person_id=person_id)
    last = gathered.birth_last
    return journeys.GuardFacts(
        readiness=advice.status,
        hard_codes=tuple(f.code for f in advice.findings if f.level == "hard" and not f.overridden),
        emergency_contacts=len(contacts),
        destination=bool(journey.get("destination") or journey.get("destination_address")),
        expected_arrival=journey.get("arrives_on") is not None,
        minor=last is None or not age.reached(last, 18, session.today()),
        identity=bool(person.get("id_type") or person.get("birth_evidence")),
        job_in_order=session.placements.in_order(work, person_id),
        missing_modules=_missing_modules(session, work, person_id),
    )


def _missing_modules(session: Session, work: UnitOfWork, person_id: UUID) -> tuple[str, ...]:
    kept = work.records.where("journey", person_id=person_id)
    musts = preparation.missing_of(work, person_id, kept, session.today())
    return tuple(must.code for must in musts)
