"""The list of voters: who may vote, and that she has. For whom is nowhere in this program.

Ticks are made while the voting is open, and only then; votes are written down as sums after it is
closed (``office.terms``). So no moment in the history has both.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.errors import ClerkError, Missing
from desktop.i18n import T
from desktop.office import centre_people, choosing, committee_reading
from desktop.office.centre_children import known
from desktop.rules import age, elections, names
from desktop.rules.handovers import OF_AGE
from desktop.rules.permissions import Act
from desktop.sheets.committee import TERM, VOTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from desktop.office.cards import File
    from desktop.office.session import Session
    from desktop.office.terms import Terms
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

_NOT_OPEN: Final = T("Voters are ticked while the voting is open.")
_CLOSED: Final = T("The list of voters is closed: the voting has begun.")


@dataclass(frozen=True)
class Voter:
    """A line of the list of voters."""

    id: UUID
    person_id: UUID
    name: str
    sex: str
    born: int | None
    voted: bool


class Voters:
    """The list of voters of each term."""

    def __init__(self, session: Session, terms: Terms) -> None:
        self._session, self._terms = session, terms

    def of(self, work: UnitOfWork, term: UUID) -> tuple[Voter, ...]:
        """Return the list of a term, by pinyin."""
        rows = work.records.where(VOTER.kind, term_id=term)
        people = known(work, (row.values["person_id"] for row in rows), self._session.today())
        found = [
            Voter(row.id, person, one.name, one.sex, one.birth_year, bool(row.values["voted"]))
            for row in rows
            if (person := row.values["person_id"]) and (one := people.get(person))
        ]
        return tuple(sorted(found, key=lambda one: names.pinyin(one.name)))

    def add_children(self, term: UUID) -> File:
        """Put every child of the Centre on the list who is under 18 on the day of the election."""
        with self._changing(term, elections.PREPARING, elections.CALLED) as (work, stored):
            on = stored.values["election_on"] or self._session.today()
            born = committee_reading.births(work, centre_people.taking_part(work))
            young = [
                person
                for person, day in born.items()
                if day is not None and not age.reached(day, OF_AGE, on)
            ]
            self._add(work, term, young)
            return self._written(work, term)

    def add(self, term: UUID, person: UUID) -> File:
        """Put one more person on the list."""
        with self._changing(term, elections.PREPARING, elections.CALLED) as (work, _):
            self._require_choice(work, person)
            self._add(work, term, [person])
            return self._written(work, term)

    def take_off(self, term: UUID, voter: UUID) -> File:
        """Take somebody off the list before the voting is open."""
        with self._changing(term, elections.PREPARING, elections.CALLED) as (work, _):
            self._row(work, term, voter)
            work.records.change(
                VOTER.kind, voter, {"withdrawn_why": self._session.user.full_name or "-"}
            )
            return self._written(work, term)

    def tick(self, term: UUID, voter: UUID, *, voted: bool) -> File:
        """Write down that somebody has put her ballot into the box."""
        with self._changing(term, elections.VOTING) as (work, _):
            self._row(work, term, voter)
            work.records.change(VOTER.kind, voter, {"voted": voted})
            return self._written(work, term)

    @contextmanager
    def _changing(self, term: UUID, *states: str) -> Iterator[tuple[UnitOfWork, Stored]]:
        self._session.require(Act.ORGANISE_CENTRE)
        with self._session.writing() as work:
            stored = work.records.get(TERM.kind, term)
            if stored.values["state"] not in states:
                raise ClerkError(_NOT_OPEN if elections.VOTING in states else _CLOSED)
            yield work, stored

    def _require_choice(self, work: UnitOfWork, person: UUID) -> None:
        """Whoever sees no registrations puts people of the Centre on the list."""
        if self._session.may(Act.SEE_MIGRANTS):
            work.records.get("person", person)
        elif not choosing.of_centre(work, [person]):
            raise Missing(T("This record is not here (any more)."))

    def _row(self, work: UnitOfWork, term: UUID, voter: UUID) -> Stored:
        row = work.records.get(VOTER.kind, voter)
        if row.values["term_id"] != term:
            raise ClerkError(T("She is on the list of another election."))
        return row

    def _add(self, work: UnitOfWork, term: UUID, persons: Iterable[UUID]) -> None:
        there = {row.values["person_id"] for row in work.records.where(VOTER.kind, term_id=term)}
        work.records.add_all(
            VOTER.kind,
            [
                {"term_id": term, "person_id": person, "voted": None, "withdrawn_why": None}
                for person in dict.fromkeys(persons)
                if person not in there
            ],
        )

    def _written(self, work: UnitOfWork, term: UUID) -> File:
        work.audit("voters_changed", subject=term)
        self._terms.write_line(work, term)
        return self._terms.load(work, term)
