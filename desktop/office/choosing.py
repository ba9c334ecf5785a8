"""Whom a link of a sheet may name, and what the user is told of people in the Children's Centre.

A link is typed as an id. Whoever does not see registrations chooses among the Centre's own people
(``centre_people.find``); another id is refused as an unknown one is, before anything is read of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.errors import Missing, NotAllowed
from desktop.i18n import T
from desktop.rules.permissions import Act
from desktop.sheets.fields import Kind
from desktop.storage import registers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.session import Session
    from desktop.sheets.fields import Sheet
    from desktop.storage.unit_of_work import UnitOfWork

NOT_LISTED: Final = T("Please choose from the list.")
_PEOPLE: Final = ("centre_child", "committee_member", "committee_candidate")


def told_all(session: Session) -> bool:
    """Whether the user organises the Centre or sees registrations. To others somebody is a name, a
    year of birth, a sex, and that she came."""
    return session.may(Act.ORGANISE_CENTRE) or session.may(Act.SEE_MIGRANTS)


def of_centre(work: UnitOfWork, persons: Iterable[UUID]) -> frozenset[UUID]:
    """Return those of some people who take part in the Centre, stand or serve there."""
    wanted = list(persons)
    return frozenset(
        row.values["person_id"]
        for kind in (_PEOPLE if wanted else ())
        for row in work.records.where(kind, person_id=wanted)
    )


def may_open(session: Session, work: UnitOfWork, record: UUID, kind: str) -> bool:
    """Whether a record of a register is open to the user."""
    register = next(each for each in session.registers if each.kind == kind)
    try:
        session.require(register.see)
        register.stored(work, record)
    except (NotAllowed, Missing):
        return False
    return True


Read = dict[str, tuple["Sheet", dict[str, Any]]]
"""What was typed: each sheet with its values by ``sheet`` or ``sheet#index``, as problems name it."""


def refused(
    session: Session,
    work: UnitOfWork,
    read: Read,
    kept: Iterable[tuple[Sheet, Mapping[str, object]]],
) -> dict[str, Sentence]:
    """Return a sentence for each link that the user cannot have from a list that is hers.

    ``kept`` is what stands in the record already, whoever chose it.
    """
    if session.may(Act.SEE_MIGRANTS):
        return {}
    there = {one for sheet, values in kept for _key, one in _links(sheet, values)}
    named = {
        f"{at}.{key}": one
        for at, (sheet, values) in read.items()
        for key, one in _links(sheet, values)
    }
    asked = set(named.values()) - there
    lines = registers.lines(work.connection, asked)
    hers = {one for one, line in lines.items() if may_open(session, work, one, line["kind"])}
    hers |= of_centre(work, asked - set(lines))
    return {key: NOT_LISTED for key, one in named.items() if one in asked - hers}


def emptied(read: Read, problems: dict[str, Sentence]) -> dict[str, Sentence]:
    """Take the links that were refused out of what was typed, and return why."""
    for key in problems:
        at, _, field = key.rpartition(".")
        read[at][1][field] = None
    return problems


def _links(sheet: Sheet, values: Mapping[str, Any]) -> Iterator[tuple[str, UUID]]:
    for field in sheet:
        if field.kind is Kind.LINK and values.get(field.key) is not None:
            yield field.key, values[field.key]
