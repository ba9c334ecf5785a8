"""What every register but the migrants' can do: found, opened, typed, saved, taken a step, told of.

A register names its sheets, its acts and its table of steps, and says in a few methods what is its
own: what the rules say, what its line shows, what follows from a save.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from desktop.errors import ClerkError, Invalid, Missing, NotAllowed
from desktop.i18n import T
from desktop.office import choosing, drafting, entering, four_eyes, registering, telling_history
from desktop.office.cards import Advice, Entry, File, JourneyStep, Line, RowEntry
from desktop.office.person_files import row
from desktop.office.register_lines import (
    asked_terms,
    line_of,
    order_of,
    passes,
    readable,
    titles,
)
from desktop.office.stepping import Offer
from desktop.rules import names, permissions
from desktop.rules.permissions import Act, Role
from desktop.rules.secrecy import Reader
from desktop.sheets.fields import Kind
from desktop.sheets.migrants import ATTACHMENT
from desktop.storage import dues, guards, registers
from desktop.storage.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import RowMapping

    from desktop.i18n import Sentence
    from desktop.office.cards import Draft, Edit, Likely, Query, Second
    from desktop.office.session import Session
    from desktop.rules.steps import Workflow
    from desktop.rules.worklist import Due
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
    guarded: ClassVar[bool] = False  # some records are open to those named on them only

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

    def guard(self, work: UnitOfWork, record: UUID, values: Values) -> UUID | None:
        """Return the record that says who sees this one; None where the register's act does."""
        return None

    def closed_guards(self, work: UnitOfWork) -> frozenset[UUID]:
        """Return the records whose guarded ones are closed to a user to whom they are open."""
        return frozenset()

    def check(self, values: Values, rows: entering.Cleaned) -> None:
        """Raise :class:`Invalid` for what each field alone does not tell."""

    def prepare(self, work: UnitOfWork, values: Values, before: Values | None) -> None:
        """Complete what was typed before it is kept; raise :class:`Invalid` where it cannot be."""

    def saved(self, work: UnitOfWork, record: UUID) -> None:
        """Do what follows from a save, in the same transaction."""

    def moved(self, work: UnitOfWork, stored: Stored, to: str, on: date, second: str) -> None:
        """Do what follows from a step, in the same transaction."""

    def dues(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[Due]:
        """Return what is to be done of a record, by the deadlines that its advice tells."""
        return ()

    def dues_open(self, work: UnitOfWork, lines: Iterable[RowMapping]) -> Iterable[RowMapping]:
        """Return of what is to be done only what may be told to the user."""
        closed = self.closed_guards(work)
        return (line for line in lines if line["guard"] not in closed)

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
            found = self.found(work, asked_terms(query.text))
        kept = [line for line in found if passes(line, query.filters)]
        if query.sort:
            kept.sort(key=lambda line: order_of(line, query.sort), reverse=query.descending)
        return tuple(kept)

    def found(self, work: UnitOfWork, terms: Sequence[str], most: int | None = None) -> list[Line]:
        """Return the lines that have a word beginning with each term."""
        return self.kept_lines(work, terms, most)

    def first(self, most: int) -> tuple[Line, ...]:
        """Return the newest lines: what a list shows while the rest is being read."""
        self._session.require(self.see)
        with self._session.reading() as work:
            return tuple(self.found(work, (), most))

    def kept_lines(
        self, work: UnitOfWork, terms: Sequence[str], most: int | None = None
    ) -> list[Line]:
        """Return the lines found as they are kept, those only that the user may see."""
        seen = guards.condition(self._session.reader) if self.guarded else None
        kept = registers.find(work.connection, self.kind, terms, most, seen=seen)
        closed = self.closed_guards(work)
        return [line_of(each) for each in kept if each["guard"] not in closed]

    def open(self, record: UUID) -> File:
        """Return a record's file; the look is in the log."""
        self._session.require(self.see)
        with self._session.writing() as work:
            file = self.load(work, record)
            work.audit("record_viewed", subject=record, detail={"kind": self.kind})
        return file

    def look(self, record: UUID) -> None:
        """Ask whether a record is open to the user; a look at a guarded one is in the log."""
        self._session.require(self.see)
        with self._session.writing() if self.guarded else self._session.reading() as work:
            self.stored(work, record)
            if self.guarded:
                work.audit("record_viewed", subject=record, detail={"kind": self.kind})

    def load(self, work: UnitOfWork, record: UUID) -> File:
        """Return a record's file as it stands; :class:`Missing` if there is none."""
        return self.file_of(work, self.stored(work, record))

    def just_written(self, work: UnitOfWork, record: UUID) -> File:
        """Return the file of a record that the user has just written."""
        return self.load(work, record)

    def file_of(self, work: UnitOfWork, stored: Stored) -> File:
        """Return a record's file; whether it is open to the user was asked before."""
        record = stored.id
        kept = self.kept_rows(work, record)
        values, rows = {**stored.values, "id": record}, _values(kept)
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

    def stored(self, work: UnitOfWork, record: UUID) -> Stored:
        """Return a record; :class:`Missing` if there is none that this user may know of."""
        stored = work.records.get(self.kind, record)
        if self.guarded:
            self.require_guard(work, self.guard(work, record, dict(stored.values)))
        return stored

    def require_guard(self, work: UnitOfWork, guard: object) -> None:
        """Raise :class:`Missing` unless the record that says who sees another is open."""
        if isinstance(guard, UUID):
            self._session.require_open(work, guard)
            if guard in self.closed_guards(work):
                raise Missing(T("This record is not here (any more)."))

    def open_to(self, work: UnitOfWork, record: UUID, reader: Reader) -> bool:
        """Whether a record is open to somebody else, who looks on as the second."""
        if not self.guarded:
            return True
        guard = self.guard(work, record, dict(work.records.get(self.kind, record).values))
        return guard is None or guards.read(work.connection, guard).open_to(reader)

    def blank(self) -> Entry:
        """Return a new sheet."""
        return self.fresh()

    def entry(self, file: File) -> Entry:
        """Return a file as it is edited."""
        edited = [sheet.kind for sheet in self.belonging]
        return Entry(
            file.main.id,
            _ticked(self.sheet, file.main.values),
            {
                sheet.kind: tuple(
                    RowEntry(each.id, _ticked(sheet, each.values))
                    for each in file.rows.get(sheet.kind, ())
                )
                for sheet in self.belonging
            },
            {
                each.id: each.version
                for each in (file.main, *(r for kind in edited for r in file.rows[kind]))
            },
            kind=self.kind,
        )

    def advise(self, entry: Entry) -> Advice:
        """Return what the rules say of an entry while it is typed; of the record as it is kept to
        whoever may not write in it.

        Raises :class:`Missing` where it names a record that is not open to the user.
        """
        self._session.require(self.see)
        if not self._session.may(self.edit):
            return self._advice_kept(entry.record_id)
        problems: dict[str, Sentence] = {}
        values = readable(self.sheet, entry.values, self.kind, problems)
        read: choosing.Read = {self.kind: (self.sheet, values)}
        rows: Rows = {sheet.kind: [] for sheet in self.belonging}
        claimed: dict[str, UUID | None] = {}
        for sheet in self.belonging:
            for index, each in enumerate(entry.rows.get(sheet.kind, ())):
                if not each.withdrawn:
                    at = f"{sheet.kind}#{index}"
                    read[at] = (sheet, readable(sheet, each.values, at, problems))
                    rows[sheet.kind].append(read[at][1])
                    claimed[at] = each.id
        values.pop("id", None)  # whose steps are read is not for the sheet to say
        with self._session.reading() as work:
            if self.guarded and entry.record_id is not None:
                values["id"] = self.stored(work, entry.record_id).id
            if self.guarded:
                self.require_guard(work, values.get("case_id"))
            problems |= choosing.emptied(read, self._strangers(work, entry.record_id, read))
            if entry.record_id is not None:
                self._name_rows(work, entry.record_id, read, claimed)
            said = self.counsel(work, values, rows, entry.record_id)
        return Advice(
            {**said.problems, **problems},
            said.warnings,
            said.fills,
            headline=said.headline,
            tone=said.tone,
            said=said.said,
        )

    def _name_rows(
        self,
        work: UnitOfWork,
        record: UUID,
        read: choosing.Read,
        claimed: Mapping[str, UUID | None],
    ) -> None:
        """Give the rows of a sheet the ids they are kept by: answers name whom they were asked of."""
        ids = {row.id for those in self.kept_rows(work, record).values() for row in those}
        for at, own in claimed.items():
            if own in ids:
                read[at][1]["id"] = own

    def _advice_kept(self, record: UUID | None) -> Advice:
        if record is None:
            self._session.require(self.edit)
            raise Missing(T("This record is not here (any more)."))
        with self._session.reading() as work:
            return self.load(work, record).advice

    def _strangers(
        self, work: UnitOfWork, record: UUID | None, read: choosing.Read
    ) -> dict[str, Sentence]:
        """Return a sentence for each link of a sheet that the user could not have chosen."""
        kept: list[tuple[Sheet, Mapping[str, object]]] = []
        if record is not None:
            kept.append((self.sheet, self.stored(work, record).values))
            rows = self.kept_rows(work, record)
            kept += [(sheet, row.values) for sheet in self.belonging for row in rows[sheet.kind]]
        return choosing.refused(self._session, work, read, kept)

    def _refuse_strangers(
        self, work: UnitOfWork, entry: Entry, values: Values, rows: entering.Cleaned
    ) -> None:
        read: choosing.Read = {self.kind: (self.sheet, values)}
        for sheet in self.belonging:
            for index, (_row, kept) in enumerate(rows.get(sheet.kind, ())):
                read[f"{sheet.kind}#{index}"] = (sheet, kept)
        problems = self._strangers(work, entry.record_id, read)
        if problems:
            raise Invalid(problems)

    def save(self, entry: Entry) -> File:
        """Keep a new record or save the sheet of a known one.

        Raises :class:`Invalid` with a sentence per field, or :class:`Conflict` when somebody else
        saved the same record since it was opened. What the rules say never stops a save.
        """
        session = self._session
        session.require(self.edit)
        values, rows = entering.cleaned(self.sheet, self.belonging, entry, _says_nothing)
        self.check(values, rows)
        with session.writing() as work:
            self._refuse_strangers(work, entry, values, rows)
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
            return self.just_written(work, record)

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
        before = self.stored(work, entry.record_id)
        self.prepare(work, values, {**before.values, "id": before.id})
        values.pop("number", None)
        allowed = entering.permitted(self._session, self.sheet, values)
        seen = entry.seen.get(entry.record_id)
        work.records.change(self.kind, entry.record_id, allowed, seen=seen)
        work.audit("record_changed", subject=entry.record_id, detail={"kind": self.kind})
        return entry.record_id

    def write_line(self, work: UnitOfWork, record: UUID) -> None:
        """Write a record's line anew, in the transaction that changed it."""
        stored = work.records.get(self.kind, record)
        values, rows = {**stored.values, "id": record}, _values(self.kept_rows(work, record))
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
            "guard": self.guard(work, record, values),
        }
        registers.write(work.connection, self.kind, record, line, words)
        dues.remove(work.connection, record)
        dues.insert(work.connection, self._due_rows(work, values, rows, line))

    def due_rows(self, work: UnitOfWork, record: UUID) -> list[Values]:
        """Return what is to be done of a record as it is kept beside it."""
        stored = work.records.get(self.kind, record)
        values, rows = {**stored.values, "id": record}, _values(self.kept_rows(work, record))
        line = {
            "title": self.line(work, values, rows)[0],
            "number": values.get("number") or "",
            "guard": self.guard(work, record, values),
        }
        return self._due_rows(work, values, rows, line)

    def _due_rows(self, work: UnitOfWork, values: Values, rows: Rows, line: Values) -> list[Values]:
        if values.get("withdrawn_why") is not None:
            return []
        return dues.rows(
            self.kind,
            values["id"],
            tuple(self.dues(work, values, rows)),
            title=line["title"],
            number=line["number"],
            guard=line["guard"],
        )

    def history(self, record: UUID) -> tuple[Edit, ...]:
        """Return who changed which field when, from what to what; newest first."""
        self._session.require(self.see)
        self._session.require(Act.SEE_HISTORY)
        self.look(record)
        return telling_history.history(
            self._session, record, self.sheet, (*self.belonging, *self.shown, ATTACHMENT)
        )

    def next_states(self, record: UUID) -> tuple[Offer, ...]:
        """Return the steps a record can take next, and why some cannot be taken yet."""
        self._session.require(self.see)
        with self._session.reading() as work:
            stored = self.stored(work, record)
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
        way: str = "",
        told_by: str = "",
        second: Second | None = None,
    ) -> File:
        """Take a record a step further. ``way`` and ``told_by``: how it is known, from whom.

        Raises :class:`ClerkError` with the guard that does not hold, :class:`NotAllowed` or
        :class:`SecondPersonNeeded` where the step is not this user's alone.
        """
        session = self._session
        session.require(self.see)
        if happened_on > session.today():
            raise Invalid({"happened_on": T("This day is still to come.")})
        with session.reading() as work:
            act = self._checked(work, record, to, reason)
        approval = four_eyes.approve(session, act, second)
        with session.writing() as work:
            stored = work.records.get(self.kind, record)
            before = str(stored.values.get("state") or "")
            self._checked(work, record, to, reason)
            self.require_seen_by(work, record, approval)
            work.records.change(self.kind, record, {"state": to})
            self.add_step(
                work,
                record,
                before,
                to,
                happened_on,
                reason.strip(),
                approval.second_id if approval else None,
                way=way,
                told_by=told_by.strip(),
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
            return self.just_written(work, record)

    def _checked(self, work: UnitOfWork, record: UUID, to: str, reason: str) -> Act:
        stored = self.stored(work, record)
        facts = self.step_facts(work, stored, _values(self.kept_rows(work, record)))
        state = str(stored.values.get("state") or "")
        step = self.workflow.check(state, to, facts, self._session.user.roles, reason)
        return step.act_of(facts)

    def require_seen_by(
        self, work: UnitOfWork, record: UUID, approval: four_eyes.Approval | None
    ) -> None:
        """Raise :class:`NotAllowed` where a record is not open to the second pair of eyes."""
        if approval is None or approval.second_id is None:
            return
        user = work.records.get("user_account", approval.second_id)
        reader = Reader(user.id, Role.DIRECTOR in (user.values["roles"] or ()))
        if not self.open_to(work, record, reader):
            raise NotAllowed(
                T("The second person does not see this case: name her in its team first."),
                field="sign_in_name",
            )

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
        *,
        way: str = "",
        told_by: str = "",
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
                "way": way or None,
                "told_by": told_by or None,
            },
        )

    def keep_draft(self, entry: Entry, draft_id: UUID | None = None) -> UUID:
        """Keep what is typed and not saved; return the draft's id."""
        return drafting.keep(self._session, entry, draft_id)

    def drafts(self) -> tuple[Draft, ...]:
        """Return the user's drafts of this register, newest first; of records that are open only."""
        kept = drafting.drafts(self._session, self.kind)
        if not self.guarded:
            return kept
        with self._session.reading() as work:
            return tuple(draft for draft in kept if self._open_still(work, draft.entry))

    def _open_still(self, work: UnitOfWork, entry: Entry) -> bool:
        try:
            if entry.record_id is not None:
                self.stored(work, entry.record_id)
            self.require_guard(work, entry.values.get("case_id"))
        except ClerkError:
            return False
        return True

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
                step["way"] or "",
                step["told_by"] or "",
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
        return titles(work, linked, self._session.reader)


def _ticked(sheet: Sheet, values: Mapping[str, object]) -> Mapping[str, object]:
    """Return values as a sheet shows them: a box that was never ticked is not ticked."""
    boxes = [field.key for field in sheet if field.kind is Kind.TICK and field.key in values]
    return {**values, **{key: bool(values[key]) for key in boxes}} if boxes else values


def _values(rows: Mapping[str, list[Stored]]) -> Rows:
    return {
        kind: [{**each.values, "id": each.id} for each in those] for kind, those in rows.items()
    }


def _says_nothing(entry: RowEntry) -> bool:
    return not any(value not in (None, "", [], {}) for value in entry.values.values())
