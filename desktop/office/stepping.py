"""A journey's steps from state to state, as the one table in ``rules.journeys`` allows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.office import (
    advising,
    four_eyes,
    journey_reading,
    journey_steps,
    listing_lines,
    person_files,
    preparation,
)
from desktop.office.journey_steps import WAYS
from desktop.office.registering import refuse_anonymised
from desktop.rules import check_ins, journey_clocks, journey_history, journeys, reference
from desktop.rules.permissions import Act

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.cards import PersonFile, Second
    from desktop.office.journey_steps import Known
    from desktop.office.session import Session
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Offer:
    """A step that a record can take; ``blocked`` says why it cannot be taken yet.

    ``late``: it was not written down in its time; the day on which it happened decides its place.
    ``asks_way``: how it is known is asked, where the register asks it at all.
    """

    to_state: str
    words: Sentence
    blocked: tuple[Sentence, ...]
    reasoned: bool = False
    four_eyes: bool = False
    late: bool = False
    asks_way: bool = True


def offers(session: Session, person_id: UUID, journey_id: UUID) -> tuple[Offer, ...]:
    """Return the next steps of a journey, then those that may have been missed before."""
    session.require(Act.SEE_MIGRANTS)
    with session.reading() as work:
        journey = work.records.get("journey", journey_id)
        facts = _facts(session, work, person_id, journey)
        ordered = journey_reading.steps_of(work, [journey])[journey_id]
    state = journey_reading.state_of(journey.values)
    roles = session.user.roles
    now = [
        Offer(step.to.value, step.words, step.blocked, step.reasoned, asks_way=step.asks_way)
        for step in journeys.next_steps(state, facts, roles)
    ]
    offered = {offer.to_state for offer in now}
    late = [
        Offer(
            step.to.value,
            step.words,
            step.blocked,
            step.reasoned,
            late=True,
            asks_way=step.asks_way,
        )
        for before, to in journey_history.missed(ordered)
        for step in journeys.next_steps(before, facts, roles)
        if step.to is to and to.value not in offered
    ]
    return (*now, *{offer.to_state: offer for offer in late}.values())


def move(session: Session, journey_id: UUID, to_state: str, known: Known) -> PersonFile:
    """Take a journey to a state. The step is kept with the day on which it really happened.

    A day before the last step makes it one that became known late: it takes its place in the
    history, and the state stays what the later steps make it.
    """
    session.require(Act.MOVE_JOURNEY)
    if known.on > session.today():
        raise Invalid({"happened_on": T("This day is still to come.")})
    with session.writing() as work:
        journey = work.records.get("journey", journey_id)
        person_id = journey.values["person_id"]
        refuse_anonymised(work, person_id)
        to = journeys.State(to_state)
        ordered = journey_reading.steps_of(work, [journey])[journey_id]
        before = _before(ordered, journey_reading.state_of(journey.values), known.on)
        journeys.check(before, to, _facts(session, work, person_id, journey), session.user.roles)
        _check_known(before, to, known)
        journey_history.check_place(ordered, to, known.on)
        journey_steps.write(session, work, journey_id, before.value, to.value, known)
        step = journey_history.Step(to, known.on, work.now)
        after = journey_history.replay(_with(ordered, step))
        work.records.change("journey", journey_id, {"state": after.value})
        work.audit("journey_moved", subject=person_id, detail={"from": before, "to": to})
        listing_lines.write(session, work, person_id)
        return person_files.load(session, work, person_id)


def _before(
    ordered: tuple[journey_history.Step, ...], state: journeys.State, on: date
) -> journeys.State:
    if not ordered or on >= ordered[-1].on:
        return state
    found = journey_history.state_on(ordered, on)
    if found is None:
        raise Invalid({"happened_on": T("The journey began later than that.")})
    return found


def _with(
    ordered: tuple[journey_history.Step, ...], step: journey_history.Step
) -> list[journey_history.Step]:
    earlier = [each for each in ordered if each.on <= step.on]
    return [*earlier, step, *ordered[len(earlier) :]]


def _check_known(before: journeys.State, to: journeys.State, known: Known) -> None:
    row = journeys.row_of(before, to)
    if row is None:
        return
    if row.asks_way and not known.way:
        raise Invalid({"way": T("Say how it is known.")})
    if known.way and known.way not in reference.words(WAYS):
        raise Invalid({"way": T("Please choose from the list.")})
    if row.reasoned and len(known.reason) < 2:
        raise Invalid({"reason": T("Write down the reason.")})


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
    session: Session, work: UnitOfWork, person_id: UUID, kept: Stored
) -> journeys.GuardFacts:
    journey = kept.values
    clock = journey_reading.clock_of(session, work, kept)
    person = work.records.get("person", person_id).values
    schooling = work.records.where("schooling", person_id=person_id)
    gathered = advising.facts(
        person, journey, schooling[-1].values if schooling else {}, session.today()
    )
    advice = advising.assess(gathered)
    contacts = work.records.where("contact", person_id=person_id)
    return journeys.GuardFacts(
        readiness=advice.status,
        hard_codes=tuple(f.code for f in advice.findings if f.level == "hard" and not f.overridden),
        emergency_contacts=len(contacts),
        destination=bool(journey.get("destination") or journey.get("destination_address")),
        expected_arrival=journey.get("arrives_on") is not None,
        minor=clock.minor,
        identity=bool(person.get("id_type") or person.get("birth_evidence")),
        job_in_order=session.placements.in_order(work, person_id),
        missing_modules=_missing_modules(session, work, person_id),
        settled_check=journey_clocks.settled_check(clock),
        out_of_reach=check_ins.out_of_reach(check_ins.in_vain(clock.attempts)),
        danger=clock.danger,
    )


def _missing_modules(session: Session, work: UnitOfWork, person_id: UUID) -> tuple[str, ...]:
    kept = work.records.where("journey", person_id=person_id)
    musts = preparation.missing_of(work, person_id, kept, session.today())
    return tuple(must.code for must in musts)
