"""Children out of school: found, visited, helped back, asked after for half a year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import Invalid
from desktop.i18n import T, Words
from desktop.office import case_advice, listing_lines
from desktop.office.attachments import Attachments
from desktop.office.cards import Advice, Entry, File, Said
from desktop.office.cases import with_due
from desktop.office.register import Register, Rows, Values
from desktop.office.register_lines import titles
from desktop.rules import reference, school_returns
from desktop.rules.permissions import Act
from desktop.rules.readiness import SchoolHelp
from desktop.rules.worklist import Due
from desktop.sheets.school_returns import BELONGING, CHECK, SCHOOL_RETURN, SUPPORT, TALK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.cards import Line
    from desktop.office.entering import Cleaned
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

_TONES: Final = {
    school_returns.RETURNED: "ready",
    school_returns.RETAINED: "ready",
    school_returns.COMPLETED: "ready",
    school_returns.OTHER_WAY: "ready",
    school_returns.REFUSED: "wait",
    school_returns.REPORTED: "wait",
    school_returns.AGED_OUT: "muted",
}
_VISITS: Final = frozenset({"visit", "meeting", "child"})
_PRIMARY: Final = frozenset({"never", "primary", "dropped_primary"})


class SchoolReturns(Register):
    """What the list of children out of school asks for."""

    sheet = SCHOOL_RETURN
    belonging = BELONGING
    see = Act.SEE_VILLAGE
    edit = Act.EDIT_VILLAGE
    letter = "S"
    first_state = school_returns.IDENTIFIED
    workflow = school_returns.WORKFLOW

    @property
    def attachments(self) -> Attachments[File]:
        """The files that belong to a child's way back to school."""
        return Attachments(
            self._session, self.load, lambda work, record: None, see=self.see, edit=self.edit
        )

    def fresh(self) -> Entry:
        return Entry(None, {"found_on": self._session.today()}, kind=self.kind)

    def for_person(self, person: UUID) -> Entry:
        """Return a new record of somebody, with what her sheet says of her schooling."""
        self._session.require(self.edit)
        with self._session.reading() as work:
            kept = work.records.where("schooling", person_id=person)
            work.records.get("person", person)
        schooling: Any = kept[-1].values if kept else {}
        reason = schooling.get("reason")
        known = reference.words("out_of_school_cause")
        values = {
            **self.fresh().values,
            "person_id": person,
            "found_how": "readiness",
            "school": schooling.get("school"),
            "grade": schooling.get("grade"),
            "last_day": schooling.get("last_attended"),
            "causes": [reason] if reason in known else [],
        }
        return Entry(None, values, kind=self.kind)

    def open_of(self, person: UUID) -> UUID | None:
        """Return the record of somebody that is not closed, if there is one."""
        self._session.require(self.see)
        with self._session.reading() as work:
            kept = self._open(work, person)
        return kept.id if kept else None

    def help_of(self, work: UnitOfWork, person: UUID) -> SchoolHelp | None:
        """Return what readiness is told of a child who is helped back to school.

        Nothing to whoever does not see it.
        """
        if not self._session.may(self.see):
            return None
        kept = self._open(work, person)
        if kept is None:
            return None
        return SchoolHelp(str(kept.values["number"]), school_returns.WORDS[kept.values["state"]])

    def check(self, values: Values, rows: Cleaned) -> None:
        today = self._session.today()
        problems: dict[str, Sentence] = {}
        for key in ("found_on", "last_day", "notice_on", "back_on"):
            day: Any = values.get(key)
            if day is not None and day > today:
                problems[f"{self.kind}.{key}"] = T("This day is still to come.")
        for kind, key in (
            (TALK.kind, "happened_on"), (SUPPORT.kind, "given_on"), (CHECK.kind, "checked_on"),
        ):  # fmt: skip
            for at, (_row, kept) in enumerate(rows.get(kind, ())):
                done: Any = kept.get(key)
                if done is not None and done > today:
                    problems[f"{kind}#{at}.{key}"] = T("This day is still to come.")
        if values.get("back_on") and values.get("last_day"):
            last: Any = values["last_day"]
            if values["back_on"] <= last:
                said = T("The last day at school was later than that.")
                problems[f"{self.kind}.back_on"] = said
        if problems:
            raise Invalid(problems)

    def prepare(self, work: UnitOfWork, values: Values, before: Values | None) -> None:
        person = values.get("person_id")
        if before is not None and before["person_id"] not in (None, person):
            raise Invalid({"school_return.person_id": T("It belongs to this child for good.")})
        if before is None and self._open(work, person):
            raise Invalid(
                {
                    "school_return.person_id": T(
                        "This child has an open record already: go on there."
                    )
                }
            )

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        person = values.get("person_id")
        name = titles(work, [person]).get(person, "") if person else ""
        nearest = school_returns.deadlines(self._clock(values, rows))
        first = nearest[0] if nearest else None
        cells = {
            "school": values.get("school") or "",
            "grade": values.get("grade") or "",
            "due_at": first.at.isoformat() if first else None,
            "due_code": first.code if first else None,
            "back_on": values["back_on"].isoformat() if values.get("back_on") else None,
        }
        return name or str(values.get("number") or ""), cells

    def day(self, values: Values) -> date | None:
        day = values.get("found_on")
        return day if isinstance(day, date) else None

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        yield from (values.get("school"), values.get("teacher"), values.get("teacher_phone"))

    def found(self, work: UnitOfWork, terms: Sequence[str], most: int | None = None) -> list[Line]:
        """Return the lines, each with how near its next deadline is."""
        now = self._session.now()
        return [with_due(line, now) for line in self.kept_lines(work, terms, most)]

    def dues(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[Due]:
        for one in school_returns.deadlines(self._clock(values, rows)):
            yield Due(one.code, one.at, one.words, page=_PAGES.get(one.code, ""))

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        state = str(values.get("state") or school_returns.IDENTIFIED)
        said: list[Said] = []
        said += self._warnings(work, values, rows, state)
        clock = self._clock(values, rows)
        said += case_advice.due(school_returns.deadlines(clock), self._session.now())
        if state in school_returns.OUT:
            said += _duties(self._birth_last(work, values), self._session.today())
        if state in (school_returns.REFUSED, school_returns.REPORTED):
            said += _official()
        tone = "danger" if any(one.tone == "danger" for one in said) else _TONES.get(state, "muted")
        return Advice({}, {}, {}, headline=school_returns.WORDS[state], tone=tone, said=tuple(said))

    def _warnings(self, work: UnitOfWork, values: Values, rows: Rows, state: str) -> Iterator[Said]:
        causes = set(values.get("causes") or ())
        table = school_returns.numbers("causes")
        if state in school_returns.OUT:
            young = school_returns.compulsory(self._birth_last(work, values), self._session.today())
            if values.get("works") == "yes" and young:
                yield _child_labour()
            if causes & set(table["danger"]):
                yield _more_than_school()
            if not any(row.get("child_heard") == "yes" for row in rows.get(TALK.kind, [])):
                words = T("The child was not heard yet.")
                yield Said("heard", "conditions", words, reference.article("UPL 4[5]"))
        if table["temple"] in causes:
            yield _temple(agreed=values.get("temple_agreed") == "yes")

    def facts(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID) -> Values:
        person = values.get("person_id")
        return {"child": dict(work.records.get("person", person).values) if person else {}}

    def step_facts(
        self, work: UnitOfWork, stored: Stored, rows: Rows
    ) -> school_returns.ReturnFacts:
        values = stored.values
        attended = [
            row["checked_on"]
            for row in rows.get(CHECK.kind, [])
            if row.get("attending") == "yes" and row.get("checked_on")
        ]
        return school_returns.ReturnFacts(
            visited=any(row.get("kind") in _VISITS for row in rows.get(TALK.kind, [])),
            causes=bool(values["causes"]),
            would_help=bool(values["would_help"]),
            heard=bool(values["own_view"]),
            helped=bool(rows.get(SUPPORT.kind)),
            noticed=values["notice_on"] is not None,
            back=values["back_on"] is not None,
            checked_late=school_returns.retained(values["back_on"], attended),
            certificate=bool(values["certificate"]),
            other_way=bool(values["other_way"]),
            grown_up=school_returns.grown_up(
                self._birth_last(work, dict(values)), self._session.today()
            ),
        )

    def moved(self, work: UnitOfWork, stored: Stored, to: str, on: date, second: str) -> None:
        """Keep on the child's own sheet that she is back at school, or has finished it."""
        if to not in (school_returns.RETURNED, school_returns.COMPLETED):
            return
        person, values = stored.values["person_id"], stored.values
        kept = work.records.where("schooling", person_id=person)
        before = kept[-1].values["status"] if kept else ""
        status = "primary" if before in _PRIMARY else "junior_middle"
        told: Values = {"status": status, "school": values["back_to"] or values["school"]}
        if to == school_returns.COMPLETED:
            told = {"status": "completed_nine", "certificate_number": values["certificate"]}
        work.records.add("schooling", {**told, "person_id": person})
        listing_lines.write(self._session, work, person)

    def _open(self, work: UnitOfWork, person: object) -> Stored | None:
        kept = work.records.where(self.kind, person_id=person)
        return next((one for one in kept if one.values["state"] in school_returns.OPEN), None)

    def _birth_last(self, work: UnitOfWork, values: Values) -> date | None:
        person = values.get("person_id")
        birth = work.records.get("person", person).values["birth"] if person else None
        return date.fromisoformat(birth["last"]) if birth else None

    def _clock(self, values: Values, rows: Rows) -> school_returns.ReturnClock:
        now = self._session.now()
        talks = [row["happened_on"] for row in rows.get(TALK.kind, []) if row.get("happened_on")]
        checked = [row["checked_on"] for row in rows.get(CHECK.kind, []) if row.get("checked_on")]
        at_temple = school_returns.away_at_temple(
            values.get("causes") or (),
            str(values.get("temple_agreed") or ""),
            values.get("temple_until"),
        )
        return school_returns.ReturnClock(
            state=str(values.get("state") or school_returns.IDENTIFIED),
            found_on=values.get("found_on") or now.date(),
            like=now,
            visited_on=max(talks, default=None),
            noticed=values.get("notice_on") is not None,
            planned_until=values.get("plan_until"),
            back_on=values.get("back_on"),
            checked=checked,
            temple_until=values.get("temple_until") if at_temple else None,
        )


_PAGES: Final = {
    "visit": "talks",
    "notice": "plan",
    "plan": "plan",
    "again": "talks",
    "back": "back",
    "check": "back",
}


def _child_labour() -> Said:
    return Said(
        "works",
        "danger",
        T("Under 16 and at work: that is child labour. The work ends first."),
        reference.article(school_returns.numbers("laws")["child_labour"]),
        T("Open a case and report to the labour department."),
    )


def _more_than_school() -> Said:
    return Said(
        "danger",
        "wait",
        T("Bullying or marriage: this is more than school."),
        reference.article("UPL 11(2)"),
        T("Tell the child supervisor; open a case where the child is harmed."),
    )


def _temple(*, agreed: bool) -> Said:
    return Said(
        "temple",
        "muted" if agreed else "conditions",
        T("A stay at the temple, agreed with the school, is no dropping out.")
        if agreed
        else T("A stay at the temple: school and temple agree on lessons."),
        None,
        T("Speak of it with respect, with family, temple and school together."),
    )


def _duties(birth_last: date | None, today: date) -> Iterator[Said]:
    laws = school_returns.numbers("laws")
    under = T("Whose duty it is")
    yield Said(
        "urge", "muted", T("We talk, help and urge; nobody is fined or fetched by us."),
        reference.article(laws["urge"]), under=under,
    )  # fmt: skip
    if school_returns.compulsory(birth_last, today):
        yield Said(
            "parents", "muted", T("Parents see that the child goes to school."),
            reference.article(laws["parents"]), under=under,
        )  # fmt: skip
    yield Said(
        "school", "muted", T("The school registers, persuades, and reports in writing."),
        reference.article(laws["school"]), under=under,
    )  # fmt: skip


def _official() -> Iterator[Said]:
    under = T("The four steps")
    for number, (words, ours) in enumerate(school_returns.official_steps(), start=1):
        whose = Words("{n}. {step}", "{n}. {step}", {"n": number, "step": words})
        yield Said(f"step_{number}", "ready" if ours else "muted", whose, under=under)
