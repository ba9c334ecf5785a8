"""What every register but the migrants' can do: found, opened, typed, saved, taken a step, told of.

A register names its sheets, its acts and its table of steps, and says in a few methods what is its
own: what the rules say, what its line shows, what follows from a save.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from desktop.errors import ClerkError, Invalid
from desktop.i18n import T
from desktop.office import drafting, entering, four_eyes, registering, telling_history
from desktop.office.cards import Advice, Entry, File, JourneyStep, Line, Row, RowEntry
from desktop.office.cleaning import clean_value
from desktop.office.person_files import row
from desktop.office.stepping import Offer
from desktop.rules import names, permissions
from desktop.sheets.migrants import ATTACHMENT
from desktop.storage import registers
from desktop.storage.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy import RowMapping

    from desktop.i18n import Sentence
    from desktop.office.cards import Draft, Edit, Likely, Query, Second
    from desktop.office.session import Session
    from desktop.rules.permissions import Act
    from desktop.rules.steps import Workflow
    from desktop.sheets.fields import Sheet
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

Values = dict[str, Any]
Rows = dict[str, list[Values]]


class Register:
    """One register. Subclasses set the class variables and override what is their own."""

    sheet: ClassVar[Sheet]
    belonging: ClassVar[tuple[Sheet, ...]] = ()
    shown: ClassVar[tuple[Sheet, ...]] = ()  # rows that an act writes, never the sheet
    see: ClassVar[Act]
    edit: ClassVar[Act]
    letter: ClassVar[str] = ""
    first_state: ClassVar[str] = ""
    workflow: ClassVar[Workflow[Any]]

    def __init__(self, session: Session) -> None:
        self._session = session

    # --- what is a register's own

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        """Return what the rules say of a record as typed or as kept."""
        raise NotImplementedError

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> Any:  # noqa: ANN401
        """Return what the guards of the steps ask."""
        raise NotImplementedError

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        """Return the title of a record's line and the cells beside it."""
        raise NotImplementedError

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        """Yield the texts by which a record is found besides its title and number."""
        return ()

    def day(self, values: Values) -> date | None:
        """Return the day that a record's line shows."""
        return None

    def prepare(self, work: UnitOfWork, values: Values, before: Values | None) -> None:
        """Complete what was typed before it is kept; raise :class:`Invalid` where it cannot be."""

    def saved(self, work: UnitOfWork, record: UUID) -> None:
        """Do what follows from a save, in the same transaction."""

    def moved(self, work: UnitOfWork, stored: Stored, to: str, on: date, second: str) -> None:
        """Do what follows from a step, in the same transaction."""

    def facts(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID) -> Values:
        """Return what a file shows besides its sheet."""
        return {}

    def likely(self, entry: Entry) -> tuple[Likely, ...]:
        """Return the people whom an entry may be about (persons only)."""
        return ()

    def fresh(self) -> Entry:
        """Return a new sheet with sensible beginnings."""
        return Entry(None, {}, kind=self.sheet.kind)

    # --- what all can do

    @property
    def kind(self) -> str:
        """The table of the records."""
        return self.sheet.kind

    def lines(self, query: Query) -> tuple[Line, ...]:
        """Return the lines that a search finds: the newest first, or by a column."""
        self._session.require(self.see)
        with self._session.reading() as work:
            found = self.found(work, names.query_terms(query.text))
        kept = [line for line in found if _passes(line, query.filters)]
        if query.sort:
            kept.sort(key=lambda line: _order(line, query.sort), reverse=query.descending)
        return tuple(kept)

    def found(self, work: UnitOfWork, terms: Sequence[str]) -> list[Line]:
        """Return the lines that have a word beginning with each term."""
        return [_line(kept) for kept in registers.find(work.connection, self.kind, terms)]

    def open(self, record: UUID) -> File:
        """Return a record's file; the look is in the log."""
        self._session.require(self.see)
        with self._session.writing() as work:
            file = self.load(work, record)
            work.audit("record_viewed", subject=record, detail={"kind": self.kind})
        return file

    def load(self, work: UnitOfWork, record: UUID) -> File:
        """Return a record's file as it stands; :class:`Missing` if there is none."""
        stored = work.records.get(self.kind, record)
        kept = self.kept_rows(work, record)
        values, rows = dict(stored.values), _values(kept)
        roles = self._session.user.roles
        shown = {
            sheet.kind: tuple(row(each, sheet, roles) for each in kept[sheet.kind])
            for sheet in (*self.belonging, *self.shown, ATTACHMENT)
        }
        everything = [stored, *(each for those in kept.values() for each in those)]
        return File(
            kind=self.kind,
            main=row(stored, self.sheet, roles),
            rows=shown,
            state=str(values.get("state") or ""),
            steps=self.steps_of(work, record),
            advice=self.counsel(work, values, rows, record),
            titles=self._titles(work, values, rows),
            facts=self.facts(work, values, rows, record),
            saved_at=max(each.changed_at for each in everything),
        )

    def blank(self) -> Entry:
        """Return a new sheet."""
        return self.fresh()

    def entry(self, file: File) -> Entry:
        """Return a file as it is edited."""
        edited = [sheet.kind for sheet in self.belonging]
        return Entry(
            file.main.id,
            file.main.values,
            {
                kind: tuple(RowEntry(each.id, each.values) for each in file.rows.get(kind, ()))
                for kind in edited
            },
            {
                each.id: each.version
                for each in (file.main, *(r for kind in edited for r in file.rows[kind]))
            },
            kind=self.kind,
        )

    def advise(self, entry: Entry) -> Advice:
        """Return what the rules say of an entry while it is typed."""
        problems: dict[str, Sentence] = {}
        values = readable(self.sheet, entry.values, self.kind, problems)
        rows = {
            sheet.kind: [
                readable(sheet, each.values, f"{sheet.kind}#{index}", problems)
                for index, each in enumerate(entry.rows.get(sheet.kind, ()))
                if not each.withdrawn
            ]
            for sheet in self.belonging
        }
        with self._session.reading() as work:
            said = self.counsel(work, values, rows, entry.record_id)
        return Advice(
            {**said.problems, **problems},
            said.warnings,
            said.fills,
            headline=said.headline,
            tone=said.tone,
            said=said.said,
        )

    def save(self, entry: Entry) -> File:
        """Keep a new record or save the sheet of a known one.

        Raises :class:`Invalid` with a sentence per field, or :class:`Conflict` when somebody else
        saved the same record since it was opened. What the rules say never stops a save.
        """
        session = self._session
        session.require(self.edit)
        values, rows = entering.cleaned(self.sheet, self.belonging, entry, _says_nothing)
        with session.writing() as work:
            record = self._keep(work, entry, values)
            entering.save_rows(
                session,
                work,
                self.belonging,
                record,
                entry,
                rows,
                lambda sheet, kept: work.records.add(
                    sheet.kind, {**kept, **sheet.owned_by(record)}
                ),
            )
            self.saved(work, record)
            self.write_line(work, record)
            return self.load(work, record)

    def _keep(self, work: UnitOfWork, entry: Entry, values: Values) -> UUID:
        if entry.record_id is None:
            self.prepare(work, values, None)
            if self.letter:
                number = registering.new_number(self._session, work, self.kind, self.letter)
                values["number"] = number
            if self.first_state:
                values["state"] = self.first_state
            stored = work.records.add(self.kind, values)
            work.audit("record_added", subject=stored.id, detail={"kind": self.kind})
            return stored.id
        before = work.records.get(self.kind, entry.record_id)
        self.prepare(work, values, dict(before.values))
        values.pop("number", None)
        allowed = entering.permitted(self._session, self.sheet, values)
        seen = entry.seen.get(entry.record_id)
        work.records.change(self.kind, entry.record_id, allowed, seen=seen)
        work.audit("record_changed", subject=entry.record_id, detail={"kind": self.kind})
        return entry.record_id

    def write_line(self, work: UnitOfWork, record: UUID) -> None:
        """Write a record's line anew, in the transaction that changed it."""
        stored = work.records.get(self.kind, record)
        values, rows = dict(stored.values), _values(self.kept_rows(work, record))
        title, cells = self.line(work, values, rows)
        texts = (title, values.get("number"), *self.search_texts(work, values, rows))
        words = [word for text in texts if text for word in names.tokens(str(text))]
        line = {
            "number": values.get("number") or "",
            "title": title,
            "pinyin": names.pinyin(title).lower().replace(" ", ""),
            "state": values.get("state") or "",
            "day": self.day(values),
            "cells": cells,
            "changed_at": work.now,
        }
        registers.write(work.connection, self.kind, record, line, words)

    def history(self, record: UUID) -> tuple[Edit, ...]:
        """Return who changed which field when, from what to what; newest first."""
        return telling_history.history(
            self._session, record, self.sheet, (*self.belonging, *self.shown, ATTACHMENT)
        )

    def next_states(self, record: UUID) -> tuple[Offer, ...]:
        """Return the steps a record can take next, and why some cannot be taken yet."""
        self._session.require(self.see)
        with self._session.reading() as work:
            stored = work.records.get(self.kind, record)
            facts = self.step_facts(work, stored, _values(self.kept_rows(work, record)))
        state = str(stored.values.get("state") or "")
        return tuple(
            Offer(
                step.to,
                step.verb,
                step.blocked,
                reasoned=step.reasoned,
                four_eyes=permissions.needs_four_eyes(step.act),
            )
            for step in self.workflow.possible(state, facts, self._session.user.roles)
        )

    def move(
        self,
        record: UUID,
        to: str,
        *,
        happened_on: date,
        reason: str = "",
        second: Second | None = None,
    ) -> File:
        """Take a record a step further.

        Raises :class:`ClerkError` with the guard that does not hold, :class:`NotAllowed` or
        :class:`SecondPersonNeeded` where the step is not this user's alone.
        """
        session = self._session
        session.require(self.see)
        if happened_on > session.today():
            raise Invalid({"happened_on": T("This day is still to come.")})
        with session.reading() as work:
            act = self._checked(work, record, to, reason).act
        approval = four_eyes.approve(session, act, second)
        with session.writing() as work:
            stored = work.records.get(self.kind, record)
            before = str(stored.values.get("state") or "")
            self._checked(work, record, to, reason)
            work.records.change(self.kind, record, {"state": to})
            self.add_step(
                work,
                record,
                before,
                to,
                happened_on,
                reason.strip(),
                approval.second_id if approval else None,
            )
            self.moved(work, stored, to, happened_on, self._second_name(work, approval))
            work.audit(
                "record_moved",
                subject=record,
                detail={
                    "kind": self.kind,
                    "from": before,
                    "to": to,
                    **(approval.detail() if approval else {}),
                },
                second=approval.second_id if approval else None,
            )
            self.write_line(work, record)
            return self.load(work, record)

    def _checked(self, work: UnitOfWork, record: UUID, to: str, reason: str) -> Any:  # noqa: ANN401
        stored = work.records.get(self.kind, record)
        facts = self.step_facts(work, stored, _values(self.kept_rows(work, record)))
        state = str(stored.values.get("state") or "")
        return self.workflow.check(state, to, facts, self._session.user.roles, reason)

    def _second_name(self, work: UnitOfWork, approval: four_eyes.Approval | None) -> str:
        if approval is None or approval.second_id is None:
            return ""
        user = work.records.get("user_account", approval.second_id).values
        return str(user["full_name"] or user["sign_in_name"] or "")

    def add_step(
        self,
        work: UnitOfWork,
        record: UUID,
        before: str,
        to: str,
        on: date,
        reason: str,
        second: UUID | None,
    ) -> None:
        """Keep one step of a record with the day on which it really happened."""
        registers.add_step(
            work.connection,
            {
                "id": new_id(),
                "kind": self.kind,
                "record_id": record,
                "from_state": before,
                "to_state": to,
                "happened_on": on,
                "recorded_at": work.now,
                "user_id": self._session.user.id,
                "second_id": second,
                "reason": reason,
            },
        )

    def keep_draft(self, entry: Entry, draft_id: UUID | None = None) -> UUID:
        """Keep what is typed and not saved; return the draft's id."""
        return drafting.keep(self._session, entry, draft_id)

    def drafts(self) -> tuple[Draft, ...]:
        """Return the user's drafts of this register, newest first."""
        return drafting.drafts(self._session, self.kind)

    def drop_draft(self, draft_id: UUID) -> None:
        """Throw a draft away."""
        drafting.drop(self._session, draft_id)

    def kept_rows(self, work: UnitOfWork, record: UUID) -> dict[str, list[Stored]]:
        """Return the rows that belong to a record, by kind."""
        return {
            sheet.kind: work.records.where(sheet.kind, **sheet.owned_by(record))
            for sheet in (*self.belonging, *self.shown, ATTACHMENT)
        }

    def steps_of(self, work: UnitOfWork, record: UUID) -> tuple[JourneyStep, ...]:
        """Return the steps of a record in the order in which they happened."""
        users = {
            user.id: str(user.values["full_name"] or user.values["sign_in_name"] or "")
            for user in work.records.where("user_account")
        }
        return tuple(
            JourneyStep(
                step["from_state"],
                step["to_state"],
                step["happened_on"],
                step["recorded_at"],
                users.get(step["user_id"], ""),
                step["reason"],
            )
            for step in registers.steps(work.connection, [record])
        )

    def _titles(self, work: UnitOfWork, values: Values, rows: Rows) -> dict[UUID, str]:
        linked = {
            each[field.key]
            for sheet, those in (
                (self.sheet, [values]),
                *((s, rows[s.kind]) for s in self.belonging),
            )
            for field in sheet
            if field.kind.value == "link"
            for each in those
            if each.get(field.key)
        }
        return titles(work, linked)


def titles(work: UnitOfWork, records: Iterable[UUID]) -> dict[UUID, str]:
    """Return what some records are called: lines of the registers, or people by their names."""
    wanted = set(records)
    found = {
        record: str(line["title"])
        for record, line in registers.lines(work.connection, wanted).items()
    }
    for person in work.records.where("person", id=list(wanted - set(found))):
        found[person.id] = str(person.values["full_name"] or "")
    return found


def readable(
    sheet: Sheet, values: Mapping[str, object], prefix: str, problems: dict[str, Sentence]
) -> Values:
    """Return the values that can be read; of the others a sentence is put among the problems."""
    read: Values = {}
    for field in sheet:
        try:
            read[field.key] = clean_value(field, values.get(field.key))
        except ClerkError as error:
            problems[f"{prefix}.{field.key}"] = error.sentence
            read[field.key] = None
    return {**{key: value for key, value in values.items() if key not in sheet.keys}, **read}


def _values(rows: Mapping[str, list[Stored]]) -> Rows:
    return {
        kind: [{**each.values, "id": each.id} for each in those] for kind, those in rows.items()
    }


def _says_nothing(entry: RowEntry) -> bool:
    return not any(value not in (None, "", [], {}) for value in entry.values.values())


def _line(kept: RowMapping) -> Line:
    return Line(
        kept["key"],
        kept["record_id"],
        kept["number"],
        kept["title"],
        kept["pinyin"],
        kept["state"],
        kept["day"],
        kept["cells"],
        kept["changed_at"],
    )


def _passes(line: Line, filters: Mapping[str, tuple[str, ...]]) -> bool:
    return all(
        not codes or str(line.state if key == "state" else line.cells.get(key, "")) in codes
        for key, codes in filters.items()
    )


def _order(line: Line, column: str) -> tuple[bool, Any]:
    value = getattr(line, column) if hasattr(line, column) else line.cells.get(column)
    return (value is None, "" if value is None else value)


__all__ = ["Register", "Row", "readable", "titles"]
