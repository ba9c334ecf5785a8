"""Whom a field of the Children's Centre may point to: by name, with the year of birth beside it.

What the Centre knows of a person is read through ``centre_children.known``, never as a whole row:
a member of the Children's Committee may be fifteen, and the registrations are not hers to see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.office import choosing
from desktop.office.cards import Found, Query
from desktop.office.centre_children import known
from desktop.rules import names
from desktop.rules.permissions import Act
from desktop.storage import registers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from desktop.office.session import Session
    from desktop.storage.unit_of_work import UnitOfWork

MOST: Final = 12
OWN: Final = frozenset(
    {"activity", "centre_child", "committee_term", "committee_meeting", "handover", "thing",
     "cash_entry"}
)  # fmt: skip
"""The registers of the Centre that its children see."""


def find(session: Session, text: str) -> tuple[Found, ...]:
    """Return people by name or pinyin.

    Users who see the register find everybody in it; others the children who take part.
    """
    session.require(Act.SEE_CENTRE)
    if session.may(Act.SEE_MIGRANTS):
        rows = session.migrants.first(Query(text), MOST)
        return tuple(
            Found(row.person_id, row.name, str(row.birth_first.year) if row.birth_first else "")
            for row in rows
        )
    terms = names.query_terms(text)
    with session.reading() as work:
        people = known(work, taking_part(work), session.today())
    found = [
        Found(person, one.name, str(one.birth_year or ""))
        for person, one in people.items()
        if one.name and _named(one.name, terms)
    ]
    return tuple(sorted(found, key=lambda one: names.pinyin(one.title)))[:MOST]


def taking_part(work: UnitOfWork) -> frozenset[UUID]:
    """Return the people who are children of the Centre, today or once."""
    return frozenset(row.values["person_id"] for row in work.records.where("centre_child"))


def of_the_centre(work: UnitOfWork, record: UUID) -> bool:
    """Whether a record is the Centre's own, or a person who takes part or serves there."""
    line = registers.lines(work.connection, [record]).get(record)
    if line is not None:
        return line["kind"] in OWN
    return bool(choosing.of_centre(work, [record]))


def _named(name: str, terms: Iterable[str]) -> bool:
    words = list(names.tokens(name))
    return all(any(word.startswith(term) for word in words) for term in terms)
