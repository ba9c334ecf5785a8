"""Cases: somebody was harmed or is in danger. Open to those named on them and the director only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import Invalid, Missing, NotAllowed
from desktop.i18n import T
from desktop.office import case_access, case_advice, case_parts, case_reading
from desktop.office.attachments import Attachments
from desktop.office.cards import Advice, Entry, File, Line, RowEntry
from desktop.office.entering import still_to_come
from desktop.office.register import Register, Rows, Values
from desktop.office.register_lines import titles
from desktop.rules import case_clocks, cases, risk
from desktop.rules.permissions import Act, Role
from desktop.rules.worklist import Due
from desktop.sheets.cases import (
    ACTION,
    ALLEGED,
    ANSWER,
    BELONGING,
    CASE,
    FLAG,
    KEPT_FROM,
    NOTE,
    PERSON,
    REPORT,
    TEAM,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from sqlalchemy import RowMapping

    from desktop.office.cards import Draft, Edit
    from desktop.office.entering import Cleaned
    from desktop.office.stepping import Offer
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

_DONE: Final[Mapping[str, tuple[str, ...]]] = {
    CASE.kind: ("received_on", "assessed_on", "handed_over_on", "acknowledged_on"),
    REPORT.kind: ("reported_on", "supervisor_on"),
    ANSWER.kind: ("answered_on",),
    ACTION.kind: ("done_on",),
    NOTE.kind: ("happened_on",),
    FLAG.kind: ("off_on",),
}
"""Days of what was done: none of it is done before its day, least of all a report."""


class Cases(Register):
    """What the list of cases asks for."""

    sheet = CASE
    belonging = BELONGING
    see = Act.SEE_CASES
    edit = Act.EDIT_CASES
    letter = "P"
    first_state = cases.OPEN
    workflow = cases.WORKFLOW
    guarded = True

    @property
    def attachments(self) -> Attachments[File]:
        """The files that belong to cases."""
        return Attachments(
            self._session,
            self._load_with_files,
            lambda work, record: None,
            see=self.see,
            edit=self.edit,
        )

    def _load_with_files(self, work: UnitOfWork, record: UUID) -> File:
        file = self.load(work, record)
        if "files" in case_parts.closed(self._session, work, record):
            raise Missing(T("This record is not here (any more)."))
        return file

    def guard(self, work: UnitOfWork, record: UUID, values: Values) -> UUID | None:
        return record

    def stored(self, work: UnitOfWork, record: UUID) -> Stored:
        """Return a case; as if there were none unless it is open to the user as it stands now."""
        stored = super().stored(work, record)
        access = case_access.access_of(work, *case_access.kept(work, record))
        if not access.open_to(self._session.reader):
            raise Missing(T("This record is not here (any more)."))
        return stored

    def fresh(self) -> Entry:
        now = self._session.now()
        return Entry(
            None,
            {"received_on": now.date(), "received_at": now.hour * 60 + now.minute},
            {
                PERSON.kind: (RowEntry(None, {"role": case_reading.HARMED}),),
                ALLEGED.kind: (RowEntry(None, {}),),  # ready to be written in, dropped if empty
            },
            kind=self.kind,
        )

    def for_person(self, person: UUID, *, missing: bool = False) -> Entry:
        """Return a new case of somebody who is registered, begun at a check-in; ``missing``:
        contact with her is lost."""
        self._session.require(self.edit)
        row = RowEntry(None, {"role": case_reading.HARMED, "person_id": person})
        fresh = self.fresh()
        values = {**fresh.values, "way": "check_in"}
        if missing:
            values |= {"concerns": ["missing"], "source": "office"}
        return replace(fresh, values=values, rows={**fresh.rows, PERSON.kind: (row,)})

    # --- saving

    def save(self, entry: Entry) -> File:
        """Keep a case. Parts that the user does not see stay as they are; the team and the seal
        are the director's and the responsible member's to change."""
        if entry.record_id is not None:
            self._session.require(self.edit)
            with self._session.reading() as work:
                kept = self.file_of(work, self.stored(work, entry.record_id), whole=True)
                hidden = case_parts.closed(self._session, work, entry.record_id)
            self._require_owner(entry, kept)
            entry = case_parts.put_back(entry, kept, hidden)
        return super().save(entry)

    def check(self, values: Values, rows: Cleaned) -> None:
        problems = still_to_come(self._session.today(), CASE, values, rows, _DONE)
        for kind, keys, sentence in (
            (PERSON.kind, ("person_id", "name"), T("Choose a person, or write what she is called.")),
            (ALLEGED.kind, ("person_id", "recruiter_id", "name", "relation"), T("Write what is known of them.")),
            (TEAM.kind, ("user_id", "name"), T("Choose a user, or write a name.")),
        ):  # fmt: skip
            for at, (row, kept) in enumerate(rows.get(kind, ())):
                if kept and not row.withdrawn and not any(kept.get(key) for key in keys):
                    problems[f"{kind}#{at}.{keys[-1] if kind == ALLEGED.kind else 'name'}"] = (
                        sentence
                    )
        for at, (_row, kept) in enumerate(rows.get(FLAG.kind, ())):
            if kept.get("off_on") and not kept.get("off_why"):
                problems[f"{FLAG.kind}#{at}.off_why"] = T("Write down the reason.")
        users = {kept["user_id"] for _row, kept in rows.get(TEAM.kind, ()) if kept.get("user_id")}
        if values.get("sealed") and len(users) != 2:
            problems[f"{CASE.kind}.sealed"] = T("Name exactly two users in the team.")
        if problems:
            raise Invalid(problems)

    def prepare(self, work: UnitOfWork, values: Values, before: Values | None) -> None:
        if values.get("duplicate_of_id"):
            self.stored(work, values["duplicate_of_id"])
            if before is not None and values["duplicate_of_id"] == before["id"]:
                said = T("Choose the case that this one repeats.")
                raise Invalid({f"{CASE.kind}.duplicate_of_id": said})

    def saved(self, work: UnitOfWork, record: UUID) -> None:
        """Name whoever began the case, give answers their person, and keep who sees it."""
        team = work.records.where(TEAM.kind, case_id=record)
        if not any(row.values["user_id"] for row in team):
            self._name_author(work, record, any(row.values["owner"] for row in team))
        people = work.records.where(PERSON.kind, case_id=record)
        for row in people:
            if row.values["person_id"] and not row.values["name"]:
                known = work.records.get("person", row.values["person_id"]).values
                work.records.change(PERSON.kind, row.id, {"name": known["full_name"]})
        harmed = [row for row in people if row.values["role"] == case_reading.HARMED]
        for row in work.records.where(ANSWER.kind, case_id=record) if harmed else ():
            if not row.values["subject"]:
                work.records.change(ANSWER.kind, row.id, {"subject": str(harmed[0].id)})
        access = case_access.write(work, record)
        if not case_access.has_readers(work, access):
            said = T("Nobody would see this case. Name somebody whom it does not concern.")
            raise Invalid({f"{TEAM.kind}.user_id": said})
        for kind, register in (
            ("referral", self._session.referrals),
            ("mediation", self._session.mediations),
        ):
            for row in work.records.where(kind, case_id=record):
                register.write_line(work, row.id)

    def _name_author(self, work: UnitOfWork, record: UUID, has_owner: bool) -> None:  # noqa: FBT001
        roles = self._session.user.roles
        duty = "child_director" if Role.CHILD_DIRECTOR in roles else "clerk"
        work.records.add(
            TEAM.kind,
            {
                "case_id": record,
                "user_id": self._session.user.id,
                "name": self._session.user.full_name,
                "duty": duty,
                "owner": not has_owner,
            },
        )

    def just_written(self, work: UnitOfWork, record: UUID) -> File:
        """Return the file once more, even where the case is from now on hidden from the writer."""
        return self.file_of(work, work.records.get(self.kind, record))

    def _require_owner(self, entry: Entry, kept: File) -> None:
        user = self._session.user
        owners = {row.values["user_id"] for row in kept.rows[TEAM.kind] if row.values.get("owner")}
        if Role.DIRECTOR in user.roles or user.id in owners or not owners:
            return
        changed = bool(entry.values.get("sealed")) != bool(kept.main.values.get("sealed"))
        for kind in (TEAM.kind, KEPT_FROM.kind):
            before = {row.id: _plain(row.values) for row in kept.rows[kind]}
            after = [row for row in entry.rows.get(kind, ()) if row.id or any(row.values.values())]
            changed |= any(
                row.withdrawn or row.id is None or _plain(row.values) != before.get(row.id)
                for row in after
            )
        if changed:
            raise NotAllowed(
                T("The director, or whoever is responsible for the case, says who sees it.")
            )

    # --- what is shown

    def file_of(self, work: UnitOfWork, stored: Stored, *, whole: bool = False) -> File:
        """Return a case's file, without the parts that are kept from the user."""
        file = super().file_of(work, stored)
        if whole:
            return file
        return case_parts.without(file, case_parts.closed(self._session, work, stored.id))

    def history(self, record: UUID) -> tuple[Edit, ...]:
        """Return the history of a case, without that of the parts kept from the user."""
        return case_parts.told(super().history(record), self._closed(record))

    def drafts(self) -> tuple[Draft, ...]:
        """Return the user's drafts of cases that are open to her, without the parts that are not."""
        return tuple(
            replace(draft, entry=case_parts.of_entry(draft.entry, self._closed(draft.record_id)))
            for draft in super().drafts()
        )

    def next_states(self, record: UUID) -> tuple[Offer, ...]:
        """Return the steps a case can take next; none for whoever sees only parts of it."""
        offers = super().next_states(record)
        return () if self._closed(record) else offers

    def _checked(self, work: UnitOfWork, record: UUID, to: str, reason: str) -> Act:
        self.stored(work, record)
        if case_parts.closed(self._session, work, record):
            raise NotAllowed(T("Whoever sees only parts of a case takes it no step further."))
        return super()._checked(work, record, to, reason)

    def _closed(self, record: UUID | None) -> frozenset[str]:
        if record is None:
            return frozenset()
        with self._session.reading() as work:
            return case_parts.closed(self._session, work, record)

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        read = self._read(work, values, rows, record)
        access = case_access.access_of(work, values, rows)
        mine = self._session.user.id in access.kept_from
        return case_advice.advice(read, values, self._session.now(), access, hidden_after=mine)

    def facts(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID) -> Values:
        read = self._read(work, values, rows, record)
        return {
            "level": read.level,
            "report": read.report,
            "reported": read.reported,
            "minor": read.minor,
            "subjects": read.subjects,
            "screenings": read.screenings,
            "deadlines": read.deadlines,
            "referrals": self._session.referrals.of_case(work, record),
            "mediations": self._session.mediations.of_case(work, record),
            "hidden_parts": (),
        }

    def _read(
        self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None
    ) -> case_reading.Read:
        steps = self.steps_of(work, record) if record else ()
        return case_reading.read(work, values, rows, steps, self._session.now())

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> cases.CaseFacts:
        values = dict(stored.values)
        read = self._read(work, values, rows, stored.id)
        actions = rows.get(ACTION.kind, [])
        notes = rows.get(NOTE.kind, ())
        attempts = case_reading.days_of(notes, frozenset({"attempt"}))
        reached = max(case_reading.days_of(notes, case_reading.CONTACTS), default=None)
        return cases.CaseFacts(
            has_concern=bool(values["concerns"]),
            has_ground=bool(values["ground"])
            and (values["ground"] != "best_interest" or bool(values["ground_reason"])),
            safe_contact=bool(values["safe_contact"]),
            report_called_for=read.report.called_for,
            reported=read.reported,
            assessed=bool(read.assessed_on and values["conclusion"]),
            asked_wishes=values["wishes_asked"] is not None,
            planned=any(row.get("who") and row.get("due_on") for row in actions),
            acted=any(row.get("done_on") for row in actions),
            open_referrals=case_reading.open_referrals(work, stored.id),
            close_reason=str(values["close_reason"] or ""),
            close_summary=bool(values["outcome"]),
            told=values["told_closed"] == "yes" and bool(values["feedback"] or values["satisfaction"]),
            follow_up=values["follow_up_on"] is not None,
            attempts_enough=case_clocks.attempts_enough(
                attempts, self._session.today(), reached
            ),
            transferred_to=values["transferred_to_id"] is not None,
            handed_over=values["handed_over_on"] is not None,
            duplicate_of=values["duplicate_of_id"] is not None,
            high=read.level == "high",
            minor=read.minor,
        )  # fmt: skip

    def dues(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[Due]:
        read = self._read(work, values, rows, values.get("id"))
        for one in read.deadlines:
            grave = read.level == risk.HIGH or one.code == case_clocks.REPORT
            page = case_advice.page_of(one.code)
            yield Due(one.code, one.at, one.words, by_day=one.by_day, danger=grave, page=page)

    def dues_open(self, work: UnitOfWork, lines: Iterable[RowMapping]) -> Iterable[RowMapping]:
        hidden = case_parts.closed_by_case(self._session, work)
        for line in super().dues_open(work, lines):
            if not case_advice.of_deadline(line["code"], hidden.get(line["guard"], frozenset())):
                yield line

    # --- the list

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        read = self._read(work, values, rows, values.get("id"))
        named = [one.name for one in read.subjects if one.values.get("role") == "harmed"]
        owners = [row for row in rows.get(TEAM.kind, []) if row.get("owner")]
        users = titles(work, [row["user_id"] for row in owners if row.get("user_id")])
        nearest = read.deadlines[0] if read.deadlines else None
        cells = {
            "risk": read.level,
            "concerns": list(values.get("concerns") or ()),
            "people": len(named),
            "minor": read.minor,
            "owner": next(
                (users.get(row["user_id"]) or row.get("name") or "" for row in owners), ""
            ),
            "due_at": nearest.at.isoformat() if nearest else None,
            "due_code": nearest.code if nearest else None,
        }
        return "、".join(filter(None, named)) or str(values.get("number") or ""), cells

    def found(self, work: UnitOfWork, terms: Sequence[str], most: int | None = None) -> list[Line]:
        """Return the lines open to the user, each with how near its next deadline is."""
        now = self._session.now()
        lines = [with_due(line, now) for line in self.kept_lines(work, terms, most)]
        closed = case_parts.closed_by_case(self._session, work)
        return [
            case_parts.of_line(line, closed.get(line.record_id, frozenset()))
            for line in lines
            if case_parts.may_find(line, terms, closed.get(line.record_id, frozenset()))
        ]

    def day(self, values: Values) -> date | None:
        day = values.get("received_on")
        return day if isinstance(day, date) else None

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        yield from (values.get(key) for key in ("place", "reporter", "reporter_phone"))
        for kind in (PERSON.kind, ALLEGED.kind):
            for row in rows.get(kind, []):
                yield from (row.get("name"), row.get("phone"), row.get("id_number"))
        for one in case_reading.subjects(work, rows, self._session.today()):
            yield from (one.name, one.number)


def with_due(line: Line, now: datetime) -> Line:
    """Return a line with ``due``: how near its next deadline is, and ``due_days`` until then."""
    at = line.cells.get("due_at")
    due, days = "", None
    if isinstance(at, str):
        moment = datetime.fromisoformat(at)
        due = case_clocks.standing(moment, now)
        days = (moment.date() - now.astimezone(moment.tzinfo).date()).days
    return replace(line, cells={**line.cells, "due": due, "due_days": days})


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [], False)}
