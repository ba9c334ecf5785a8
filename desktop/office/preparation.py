"""Which modules of the preparation somebody has had, and which musts are still missing.

Nothing is ticked by hand: a module was had when she came to a training of it that was held.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.i18n import Joined, T
from desktop.rules import preparation, trainings
from desktop.rules.permissions import Act
from desktop.rules.sameness import same
from desktop.sheets.trainings import PARTICIPANT, TRAINING
from desktop.storage import sameness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.session import Session
    from desktop.rules.preparation import Module, Must
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Had:
    """A module that somebody, or ``by_parent`` a parent for her sake, heard at a training."""

    code: str
    on: date
    training: UUID
    number: str
    by_parent: bool = False


@dataclass(frozen=True)
class Place:
    """One module on a person's page: whether it is a must, when she had it, when it is planned."""

    module: Module
    must: bool
    by_parent: bool
    had: Had | None
    planned: Had | None


def had(work: UnitOfWork, person: UUID) -> tuple[Had, ...]:
    """Return the modules that somebody has had, the earliest time of each, in their order."""
    return had_by(work, [person])[person]


def had_by(work: UnitOfWork, persons: Iterable[UUID]) -> dict[UUID, tuple[Had, ...]]:
    """Return for each of some people the modules she has had."""
    return _heard(work, persons, trainings.GIVEN, {"came": trainings.CAME})


def planned_by(work: UnitOfWork, persons: Iterable[UUID]) -> dict[UUID, tuple[Had, ...]]:
    """Return for each of some people the modules of the trainings that she is to come to."""
    return _heard(work, persons, (trainings.PLANNED,), {})


def missing(
    person: Mapping[str, Any],
    journeys: Sequence[Stored],
    heard: Iterable[Had],
    today: date,
) -> tuple[Must, ...]:
    """Return the musts of somebody's latest journey that are missing; none without a journey."""
    if not journeys:
        return ()
    heard = tuple(heard)
    return preparation.missing(
        traveller(person, journeys, today),
        (each.code for each in heard if not each.by_parent),
        (each.code for each in heard if each.by_parent),
    )


def missing_of(
    work: UnitOfWork, person_id: UUID, journeys: Sequence[Stored], today: date
) -> tuple[Must, ...]:
    """Return the musts that are missing of a person, read anew."""
    person = work.records.get("person", person_id).values
    return missing(person, journeys, had(work, person_id), today)


def open_tasks(
    work: UnitOfWork, person_id: UUID, journeys: Sequence[Stored], today: date
) -> tuple[Sentence, ...]:
    """Return in words what is missing while somebody prepares, nothing at any other time."""
    if not journeys or journeys[-1].values["state"] != "PREPARING":
        return ()
    return told(missing_of(work, person_id, journeys, today))


def told(musts: Iterable[Must]) -> tuple[Sentence, ...]:
    """Return musts in words: code and short title, and which are for the parents."""
    return tuple(
        T("{module} (her parents)", module=must.module.named)
        if must.by_parent
        else must.module.named
        for must in musts
    )


def traveller(
    person: Mapping[str, Any], journeys: Sequence[Stored], today: date
) -> preparation.Traveller:
    """Gather what the rule asks, of the latest journey."""
    birth = person.get("birth") or {}
    return preparation.Traveller(
        on=today,
        purpose=str(journeys[-1].values["purpose"] or ""),
        birth_first=date.fromisoformat(birth["first"]) if birth.get("first") else None,
        birth_last=date.fromisoformat(birth["last"]) if birth.get("last") else None,
        gone_before=preparation.gone_before(
            (str(journey.values["state"] or "") for journey in journeys[:-1]),
            str(person.get("experience") or ""),
        ),
        children_under_18=person.get("children_under_18") or 0,
    )


def page(session: Session, person_id: UUID) -> tuple[Place, ...]:
    """Return the preparation as a person's sheet shows it: musts first, then what else she had."""
    session.require(Act.SEE_MIGRANTS)
    with session.reading() as work:
        person = work.records.get("person", person_id).values
        journeys = work.records.where("journey", person_id=person_id)
        heard, planned = had(work, person_id), planned_by(work, [person_id])[person_id]
    needed = preparation.musts(traveller(person, journeys, session.today())) if journeys else ()
    places = [
        Place(
            must.module,
            True,  # noqa: FBT003  a must
            must.by_parent,
            _of(heard, must.code, by_parent=must.by_parent),
            _of(planned, must.code, by_parent=must.by_parent),
        )
        for must in needed
    ]
    shown = {(place.module.code, place.by_parent) for place in places}
    places += [
        Place(preparation.module(each.code), False, each.by_parent, each, None)  # noqa: FBT003
        for each in heard
        if (each.code, each.by_parent) not in shown
    ]
    return tuple(places)


def joined(musts: Iterable[Must]) -> Sentence:
    """Return musts in one sentence."""
    return Joined(told(musts))


def _of(heard: Iterable[Had], code: str, *, by_parent: bool) -> Had | None:
    return next((h for h in heard if h.code == code and h.by_parent == by_parent), None)


def _heard(
    work: UnitOfWork,
    persons: Iterable[UUID],
    states: tuple[str, ...],
    came: Mapping[str, Any],
) -> dict[UUID, tuple[Had, ...]]:
    edges = sameness.live(work.connection)
    records = {person: tuple(same(edges, person)) for person in persons}
    everyone = sorted({record for those in records.values() for record in those})
    if not everyone:
        return {}
    hers = work.records.where(PARTICIPANT.kind, person_id=everyone, **came)
    parents = work.records.where(PARTICIPANT.kind, parent_of_id=everyone, **came)
    ids = {row.values["training_id"] for row in (*hers, *parents)}
    kept = work.records.where(TRAINING.kind, id=list(ids), state=list(states)) if ids else []
    given = {training.id: training for training in kept}
    found: dict[UUID, list[Had]] = defaultdict(list)
    for rows, key in ((hers, "person_id"), (parents, "parent_of_id")):
        for row in rows:
            training = given.get(row.values["training_id"])
            if training is not None:
                found[row.values[key]] += _modules(training, by_parent=key == "parent_of_id")
    return {
        person: _earliest(each for record in those for each in found.get(record, ()))
        for person, those in records.items()
    }


def _modules(training: Stored, *, by_parent: bool) -> Iterator[Had]:
    values = training.values
    day = values["last_on"] or values["held_on"]
    for code in values["modules"] or ():
        yield Had(code, day, training.id, str(values["number"] or ""), by_parent)


def _earliest(heard: Iterable[Had]) -> tuple[Had, ...]:
    first: dict[tuple[str, bool], Had] = {}
    for each in sorted(heard, key=lambda one: (one.on, one.number)):
        first.setdefault((each.code, each.by_parent), each)
    return tuple(sorted(first.values(), key=lambda one: (one.code, one.by_parent)))
