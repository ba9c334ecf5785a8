"""Erasing who somebody is from trainings, volunteers and talks with parents; numbers stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.office.register import Register
    from desktop.office.session import Session
    from desktop.storage.unit_of_work import UnitOfWork

_NAMING: Final = (
    ("volunteer", "id", frozenset({"name", "place", "phone", "note"})),
    ("training_participant", "training_id", frozenset({"name"})),
    ("parent_talk", "id", frozenset({"parent_name", "phone", "note"})),
)
"""By kind of row: which record it stands in, and what of it tells who she is."""


def erase(session: Session, work: UnitOfWork, person_id: UUID) -> None:
    """Erase a person in the transaction that makes her anonymous."""
    registers: dict[str, Register] = {
        "volunteer": session.volunteers,
        "training_participant": session.trainings,
        "parent_talk": session.parents,
    }
    for kind, owner, keys in _NAMING:
        for row in work.records.where(kind, withdrawn=True, person_id=person_id):
            work.records.erase(kind, row.id, keys)
            if kind == "parent_talk":
                _erase_visits(work, row.id)
            registers[kind].write_line(work, row.id if owner == "id" else row.values[owner])


def _erase_visits(work: UnitOfWork, talk: UUID) -> None:
    for visit in work.records.where("parent_visit", withdrawn=True, parent_talk_id=talk):
        work.records.erase("parent_visit", visit.id, {"visitor", "said", "changed"})
