"""People as the Children's Centre sees them: name, year of birth and sex, and nothing else.

Whoever works in the Centre reads people through here, never a whole row of the register: a
member of the Children's Committee may be fifteen, and the registrations are not hers to see.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.office.cards import Found, Query
from desktop.rules import names
from desktop.rules.permissions import Act

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from desktop.office.session import Session
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

MOST: Final = 12


@dataclass(frozen=True)
class CentrePerson:
    """Somebody as the Centre sees her. ``born`` is the year; None where it is not known."""

    id: UUID
    name: str
    born: int | None
    sex: str


def people(work: UnitOfWork, persons: Iterable[UUID]) -> dict[UUID, CentrePerson]:
    """Return some people by id; those made anonymous have no name."""
    wanted = list({*persons})
    found = work.records.where("person", id=wanted) if wanted else []
    return {each.id: _seen(each) for each in found}


def find(session: Session, text: str) -> tuple[Found, ...]:
    """Return whom a field of the Centre may point to, by name or pinyin.

    Users who see the register find everybody in it; others the children who take part.
    """
    session.require(Act.SEE_CENTRE)
    if session.may(Act.SEE_MIGRANTS):
        rows = session.migrants.first(Query(text), MOST)
        return tuple(
            Found(row.person_id, row.name, str(row.birth_last.year) if row.birth_last else "")
            for row in rows
        )
    terms = names.query_terms(text)
    with session.reading() as work:
        known = people(work, taking_part(work)).values()
    found = [one for one in known if one.name and _named(one.name, terms)]
    found.sort(key=lambda one: names.pinyin(one.name))
    return tuple(Found(one.id, one.name, str(one.born or "")) for one in found[:MOST])


def taking_part(work: UnitOfWork) -> frozenset[UUID]:
    """Return the people who are children of the Centre, today or once."""
    return frozenset(row.values["person_id"] for row in work.records.where("centre_child"))


def _seen(person: Stored) -> CentrePerson:
    values = person.values
    birth = values["birth"] or {}
    last = str(birth.get("last") or "")
    born = int(last[:4]) if last[:4].isdigit() else None
    return CentrePerson(person.id, str(values["full_name"] or ""), born, str(values["sex"] or ""))


def _named(name: str, terms: Iterable[str]) -> bool:
    words = list(names.tokens(name))
    return all(any(word.startswith(term) for word in words) for term in terms)
