"""Several people who have left at once, as a teacher or a neighbour tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import ClerkError, Invalid
from desktop.i18n import T
from desktop.office import journey_steps, stepping
from desktop.rules import reference
from desktop.rules.journeys import State
from desktop.rules.permissions import Act

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.journey_steps import Known
    from desktop.office.session import Session


@dataclass(frozen=True)
class Left:
    """Whose leaving was written down, and whose could not be, with the reason."""

    done: tuple[UUID, ...]
    not_done: tuple[tuple[str, Sentence], ...] = ()


def left(session: Session, people: Sequence[UUID], known: Known) -> Left:
    """Write down that people have left: who was prepared as having left, others as unprepared.

    Each is a step of her own; one that cannot be taken does not hold up the others. Raises
    :class:`Invalid` about ``happened_on`` or ``way`` before any is taken.
    """
    session.require(Act.MOVE_JOURNEY)
    _check(session, known)
    done: list[UUID] = []
    not_done: list[tuple[str, Sentence]] = []
    for person_id in people:
        with session.reading() as work:
            name = str(work.records.get("person", person_id).values["full_name"] or "")
            journeys = work.records.where("journey", person_id=person_id)
        if not journeys:
            not_done.append((name, T("Write down her journey first.")))
            continue
        cleared = journeys[-1].values["state"] == State.CLEARED
        to = State.DEPARTED if cleared else State.LEFT_UNREGISTERED
        try:
            stepping.move(session, journeys[-1].id, to, known)
        except ClerkError as error:
            not_done.append((name, error.sentence))
        else:
            done.append(person_id)
    return Left(tuple(done), tuple(not_done))


def _check(session: Session, known: Known) -> None:
    problems: dict[str, Sentence] = {}
    if known.on > session.today():
        problems["happened_on"] = T("This day is still to come.")
    if known.way not in reference.words(journey_steps.WAYS):
        problems["way"] = T("Say how it is known.")
    if problems:
        raise Invalid(problems)
