"""Children of the Centre. Who somebody is beyond name, year of birth and sex is not told here.

:func:`known` is the one door through which the Children's Centre reads people: those who run it
may be fifteen, and see nothing of a registration.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.office import likeness, listing_lines
from desktop.office.attachments import Attachments
from desktop.office.cards import Advice, Entry, File, Line, Said
from desktop.office.cleaning import clean
from desktop.office.register import Register, Rows, Values
from desktop.rules import age, centre_children, names, reference
from desktop.rules.permissions import Act
from desktop.rules.sameness import same
from desktop.sheets.activities import CENTRE_CHILD
from desktop.sheets.migrants import ATTACHMENT, PERSON
from desktop.storage import attendance, sameness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from uuid import UUID

    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

_KEPT_APART = 100
"""How many people are read at once; databases limit how many values a question has."""


@dataclass(frozen=True)
class Known:
    """What the Centre knows of a person. ``age``: in full years on the day asked about."""

    name: str
    sex: str
    birth_year: int | None
    age: int | None


@dataclass(frozen=True)
class Maybe:
    """Somebody who may be the newcomer. ``child_id`` where the Centre knows her already."""

    person_id: UUID
    child_id: UUID | None
    name: str
    sex: str
    birth_year: int | None


def known(work: UnitOfWork, persons: Iterable[UUID], on: date) -> dict[UUID, Known]:
    """Return name, sex, year of birth and age on a day of some people, and nothing else of them.

    Where a birth date is not known exactly, the youngest age counts.
    """
    wanted = list(dict.fromkeys(persons))
    found: dict[UUID, Known] = {}
    for start in range(0, len(wanted), _KEPT_APART):
        for person in work.records.where("person", id=wanted[start : start + _KEPT_APART]):
            found[person.id] = _known(person.values, on)
    return found


def _known(values: Mapping[str, Any], on: date) -> Known:
    birth = values["birth"] or {}
    born = date.fromisoformat(birth["last"]) if birth.get("last") else None
    first = str(birth.get("first") or "")
    return Known(
        str(values["full_name"] or ""),
        str(values["sex"] or ""),
        int(first[:4]) if first else None,
        age.age(born, on) if born else None,
    )


class CentreChildren(Register):
    """What the list of the Centre's children asks for."""

    sheet = CENTRE_CHILD
    see = Act.SEE_CENTRE
    edit = Act.RUN_CENTRE
    first_state = centre_children.COMES
    workflow = centre_children.WORKFLOW

    @property
    def attachments(self) -> Attachments[File]:
        """The files that belong to a child of the Centre: a signed consent names her guardian."""
        act = Act.ORGANISE_CENTRE
        return Attachments(self._session, self.load, lambda work, record: None, see=act, edit=act)

    # --- newcomers

    def likely_newcomer(self, values: Mapping[str, object]) -> tuple[Maybe, ...]:
        """Return whom a newcomer (``full_name``, ``sex``, ``birth``) may be.

        Whoever may see registrations is asked about the whole village; others about the children
        of the Centre only.
        """
        session = self._session
        session.require(self.edit)
        name = " ".join(str(values.get("full_name") or "").split())
        if not name:
            return ()
        found: list[UUID] = []
        if session.may(Act.SEE_MIGRANTS):
            entry = Entry(None, {key: values.get(key) for key in ("full_name", "sex", "birth")})
            found = [each.person_id for each in likeness.likely(session, entry)]
        with session.reading() as work:
            children = work.records.where(CENTRE_CHILD.kind)
            by_person = {child.values["person_id"]: child.id for child in children}
            read = known(work, [*found, *by_person], session.today())
        namesakes = [one for one in by_person if one in read and read[one].name == name]
        return tuple(
            Maybe(
                person,
                by_person.get(person),
                read[person].name,
                read[person].sex,
                read[person].birth_year,
            )
            for person in dict.fromkeys([*namesakes, *found])
            if person in read
        )

    def add_newcomer(self, values: Mapping[str, object]) -> File:
        """Keep somebody whom nobody knew: a person of name, sex and birth, without a journey.

        ``values``: ``full_name``, ``sex``, ``birth`` as typed. Raises :class:`Invalid`.
        """
        session = self._session
        session.require(self.edit)
        given = {key: values.get(key) for key in ("full_name", "sex", "birth")}
        problems = {} if str(given["full_name"] or "").strip() else {"full_name": _FILL}
        try:
            person = clean(PERSON, given, partial=True)
        except Invalid as error:
            raise Invalid({**problems, **error.problems}) from error
        if not given["sex"]:
            problems["sex"] = _FILL
        if problems:
            raise Invalid(problems)
        person["name_pinyin"] = names.pinyin(str(person["full_name"]))
        with session.writing() as work:
            stored = work.records.add("person", person)
            work.audit("person_registered", subject=stored.id, detail={"by": "centre"})
            listing_lines.write(session, work, stored.id)
            return self._keep_child(work, stored.id)

    def add_known(self, person_id: UUID) -> File:
        """Take somebody who is registered in among the Centre's children; again, if she left."""
        session = self._session
        session.require(self.edit)
        with session.writing() as work:
            everyone = same(sameness.live(work.connection), person_id)
            kept = work.records.where(CENTRE_CHILD.kind, person_id=list(everyone))
            if kept:
                if kept[0].values["state"] == centre_children.LEFT:
                    self._come_back(work, kept[0].id)
                return self.load(work, kept[0].id)
            session.require(Act.SEE_MIGRANTS)
            work.records.get("person", person_id)
            return self._keep_child(work, person_id)

    def _keep_child(self, work: UnitOfWork, person_id: UUID) -> File:
        values: Values = {
            "person_id": person_id,
            "joined_on": self._session.today(),
            "photo": centre_children.NOT_ASKED,
        }
        record = self._keep(work, Entry(None, {}, kind=self.kind), values)
        self.write_line(work, record)
        return self.load(work, record)

    def _come_back(self, work: UnitOfWork, record: UUID) -> None:
        today = self._session.today()
        state = {"state": centre_children.COMES, "left_on": None}
        work.records.change(self.kind, record, state)
        self.add_step(work, record, centre_children.LEFT, centre_children.COMES, today, "", None)
        detail = {"kind": self.kind, "from": centre_children.LEFT, "to": centre_children.COMES}
        work.audit("record_moved", subject=record, detail=detail)
        self.write_line(work, record)

    def set_photo(self, record: UUID, consent: str, by: str) -> File:
        """Write down what was said about photos, today."""
        with self._session.reading() as work:
            entry = self.entry(self.load(work, record))
        said = {"photo": consent, "photo_by": by, "photo_on": self._session.today()}
        return self.save(replace(entry, values={**entry.values, **said}))

    def follow(self, work: UnitOfWork, person_id: UUID) -> None:
        """Write a person's line anew: her name, sex or birth was changed."""
        for child in work.records.where(self.kind, person_id=person_id):
            self.write_line(work, child.id)

    # --- the register

    def prepare(self, work: UnitOfWork, values: Values, before: Values | None) -> None:
        if before is not None:
            values["person_id"] = before["person_id"]  # who it is never changes
        answered = values.get("photo") in (centre_children.CONSENTED, "no")
        kept = before or {}
        asked_anew = values.get("photo") != kept.get("photo")
        if answered and asked_anew and values.get("photo_on") == kept.get("photo_on"):
            values["photo_on"] = self._session.today()  # another answer, of another day
        if answered and not values.get("photo_by"):
            raise Invalid({f"{self.kind}.photo_by": T("Write down who said so.")})

    def moved(self, work: UnitOfWork, stored: Stored, to: str, on: date, second: str) -> None:
        left = on if to == centre_children.LEFT else None
        work.records.change(self.kind, stored.id, {"left_on": left})

    def step_facts(
        self, work: UnitOfWork, stored: Stored, rows: Rows
    ) -> centre_children.ChildFacts:
        return centre_children.ChildFacts()

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        wanted = [values["person_id"]] if values.get("person_id") else []
        one = next(iter(known(work, wanted, self._session.today()).values()), None)
        said = [*_of_photos(values, one), *_of_age(one)]
        came = attendance.tallies(work.connection).get(record) if record else None
        if came is not None:
            told = T("Came {n} times, last on {day}.", n=came[0], day=came[1])
            said.append(Said("came", "muted", told))
        state = str(values.get("state") or centre_children.COMES)
        tone = "ready" if state == centre_children.COMES else "muted"
        words = centre_children.WORDS[state]
        return Advice({}, {}, {}, headline=words, tone=tone, said=tuple(said))

    def file_of(self, work: UnitOfWork, stored: Stored) -> File:
        file = super().file_of(work, stored)
        if self._session.may(Act.ORGANISE_CENTRE):
            return file
        return replace(file, rows={**file.rows, ATTACHMENT.kind: ()})

    def facts(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID) -> Values:
        read = known(work, [values["person_id"]], self._session.today())
        return {"known": read.get(values["person_id"], Known("", "", None, None))}

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        read = known(work, [values["person_id"]], self._session.today())
        one = read.get(values["person_id"], Known("", "", None, None))
        cells = {
            "person": str(values["person_id"]),
            "sex": one.sex,
            "birth_year": one.birth_year,
            "photo": values.get("photo") or centre_children.NOT_ASKED,
        }
        return one.name, cells

    def found(self, work: UnitOfWork, terms: Sequence[str], most: int | None = None) -> list[Line]:
        """Return the lines found, each with how often the child came and when last."""
        told = attendance.tallies(work.connection)
        lines = []
        for line in self.kept_lines(work, terms, most):
            times, last = told.get(line.record_id, (0, None))
            lines.append(replace(line, cells={**line.cells, "times": times}, day=last))
        return lines


def _of_photos(values: Values, one: Known | None) -> Iterator[Said]:
    age_ = one.age if one is not None else None
    photo, by = values.get("photo"), values.get("photo_by")
    answer = centre_children.answer(photo, by, age_)
    if photo == centre_children.CONSENTED and answer != photo:
        words = T("Under 14 the guardian has to agree too; until then no photo is shown.")
        yield Said("guardian", "wait", words, reference.article("PIPL 31"))
    elif answer == centre_children.NOT_ASKED:
        ask = T("Ask the child and the guardian, then tick the answer.")
        yield Said("photo", "conditions", T("Nobody asked yet about photos."), None, ask)
    elif not centre_children.may_show(answer):
        yield Said("photo", "wait", T("No photo may be shown."))


def _of_age(one: Known | None) -> Iterator[Said]:
    if one is not None and one.age is None:
        yield Said("birth", "muted", T("The year of birth is not known."))
    elif one is not None and one.age is not None and one.age >= _GROWN:
        yield Said("grown", "muted", T("Is 18 or older: helps rather than takes part."))


_GROWN: Final = 18
_FILL: Final = T("Please fill this in.")
