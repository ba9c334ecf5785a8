"""Households: who lives in them, who is away, whose children need somebody."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import ClerkError, Invalid
from desktop.i18n import T
from desktop.office.attachments import Attachments
from desktop.office.cards import Advice, Entry, File, Said
from desktop.office.register import Register, Rows, Values
from desktop.rules import households, journeys, reference
from desktop.rules.age import age
from desktop.rules.permissions import Act
from desktop.rules.steps import Workflow
from desktop.sheets.households import HOUSEHOLD
from desktop.storage import villages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from sqlalchemy import RowMapping

    from desktop.i18n import Sentence
    from desktop.office.cards import Line, Query
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

_ORDER: Final = (
    "self", "spouse", "grandparent", "parent", "sibling", "child", "in_law", "grandchild",
)  # fmt: skip
"""In which order the members of a household stand."""


@dataclass(frozen=True)
class MemberLine:
    """A member of a household as its sheet lists him. ``age`` is the youngest possible."""

    person_id: UUID
    name: str
    relation: Sentence | None
    sex: str
    age: int | None
    away: bool
    state: Sentence | None
    schooling: Sentence | None
    left_behind: bool


class Households(Register):
    """What the list of households asks for. A household has no states: it is there."""

    sheet = HOUSEHOLD
    see = Act.SEE_VILLAGE
    edit = Act.EDIT_VILLAGE
    workflow = Workflow[None]({}, ())

    @property
    def attachments(self) -> Attachments[File]:
        """The files that belong to households."""
        return Attachments(
            self._session, self.load, lambda work, record: None, see=self.see, edit=self.edit
        )

    def lines(self, query: Query) -> tuple[Line, ...]:
        self._complete()
        return super().lines(query)

    def first(self, most: int) -> tuple[Line, ...]:
        self._complete()
        return super().first(most)

    def found(self, work: UnitOfWork, terms: Sequence[str], most: int | None = None) -> list[Line]:
        """Return the lines found by number, each with what is counted of its members today."""
        kept = self.kept_lines(work, terms)
        lines = sorted(kept, key=lambda line: households.in_order(line.number))[:most]
        living = self._living(work, [line.record_id for line in lines])
        return [
            replace(line, cells={**line.cells, **self._counted(living[line.record_id])})
            for line in lines
        ]

    def fresh(self) -> Entry:
        group = self._session.office.values.get("village_group")
        return Entry(None, {"village_group": group}, kind=self.kind)

    def prepare(self, work: UnitOfWork, values: Values, before: Values | None) -> None:
        number = str(values.get("number") or "").strip()
        same = work.records.where(self.kind, number=number)
        if any(before is None or row.id != before["id"] for row in same):
            raise Invalid({"household.number": T("There is a household of this number already.")})

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        title = str(values.get("head_name") or values.get("number") or "")
        return title, {"village_group": values.get("village_group") or ""}

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        yield values.get("village_group")
        for one in villages.members(work.connection, [values["id"]]):
            yield one["name"]

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> None:
        return None

    def facts(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID) -> Values:
        return {"members": self.members(work, record)}

    def members(self, work: UnitOfWork, record: UUID) -> tuple[MemberLine, ...]:
        """Return who lives in a household, the head first."""
        rows = villages.members(work.connection, [record])
        everybody = [_member(row) for row in rows]
        today = self._session.today()
        relations = reference.words("relation")
        statuses = reference.words("education_status")
        found = [
            MemberLine(
                row["person_id"],
                row["name"],
                relations.get(row["relation"] or ""),
                row["sex"],
                age(row["birth_last"], today) if row["birth_last"] else None,
                one.away,
                journeys.STATE_WORDS.get(row["state"]) if row["state"] else None,
                statuses.get(row["schooling"] or ""),
                households.left_behind(one, everybody, today),
            )
            for row, one in zip(rows, everybody, strict=True)
        ]
        places = {row["person_id"]: _place(row) for row in rows}
        return tuple(sorted(found, key=lambda line: places[line.person_id]))

    def add_member(self, household: UUID, values: Mapping[str, object]) -> File:
        """Register somebody as a member of a household; :class:`Invalid` as a registration.

        She is registered as a person who lives here, not as somebody who wishes to leave.
        """
        session = self._session
        session.require(self.edit)
        with session.reading() as work:
            home = self.stored(work, household).values
        number = str(home["number"] or "")
        if not number:
            raise ClerkError(T("Give the household its number first."))
        told = {"village_group": home["village_group"], "nationality": "china", **values}
        session.migrants.save(Entry(None, told, household_number=number))
        with session.writing() as work:
            self.write_line(work, household)
            return self.load(work, household)

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        if record is None:
            return Advice({}, {}, {})
        people = [_member(row) for row in villages.members(work.connection, [record])]
        counts = households.counts(people, self._session.today())
        said: list[Said] = []
        if counts.out_of_school:
            said.append(
                Said(
                    "out_of_school",
                    "danger",
                    T("{n} of school age and not at school.", n=counts.out_of_school),
                    reference.article("CEL 4, 5, 13(2)"),
                    T("Open the child's sheet and begin “Back to school”."),
                )
            )
        if counts.unknown_schooling:
            said.append(
                Said(
                    "schooling",
                    "conditions",
                    T("{n} of school age without a school record.", n=counts.unknown_schooling),
                    None,
                    T("Ask where the child goes to school and write it on its sheet."),
                )
            )
        if counts.left_behind:
            said.append(
                Said(
                    "left_behind",
                    "conditions",
                    T("{n} under 18 whose parent is away.", n=counts.left_behind),
                    reference.article("UPL 22, 23, 43"),
                    T("Who looks after them? Written notice to school and committee; visit them."),
                )
            )
        if not people:
            said.append(Said("empty", "muted", T("Nobody of this household is registered yet.")))
        return Advice({}, {}, {}, headline=_headline(counts), tone="muted", said=tuple(said))

    def _complete(self) -> None:
        """Put the households that came with a person on the list."""
        self._session.require(self.see)
        with self._session.reading() as work:
            missing = villages.without_line(work.connection)
        if missing:
            with self._session.writing() as work:
                for record in missing:
                    self.write_line(work, record)

    def _living(
        self, work: UnitOfWork, records: Sequence[UUID]
    ) -> Mapping[UUID, list[households.Member]]:
        living: dict[UUID, list[households.Member]] = defaultdict(list)
        for row in villages.members(work.connection, records):
            living[row["household_id"]].append(_member(row))
        return living

    def _counted(self, members: Iterable[households.Member]) -> Values:
        counts = households.counts(members, self._session.today())
        needs = [
            code
            for code, number in (
                ("out_of_school", counts.out_of_school),
                ("schooling", counts.unknown_schooling),
                ("left_behind", counts.left_behind),
            )
            if number
        ]
        return {
            "members": counts.members,
            "away": counts.away,
            "children": counts.children,
            "needs": needs,
        }


def _headline(counts: households.Counts) -> Sentence:
    return T(
        "{members} members, {away} away, {children} under 18",
        members=counts.members,
        away=counts.away,
        children=counts.children,
    )


def _member(row: RowMapping) -> households.Member:
    return households.Member(
        str(row["relation"] or ""),
        row["birth_last"],
        str(row["schooling"] or ""),
        row["state"] in households.AWAY,
    )


def _place(row: RowMapping) -> tuple[int, Any, str]:
    relation = row["relation"] or ""
    place = _ORDER.index(relation) if relation in _ORDER else len(_ORDER)
    return (place, str(row["birth_last"] or "9"), str(row["person_id"]))
