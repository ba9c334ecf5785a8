"""Terms of the Children's Committee: who stands, who may vote, the count, who serves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import ClerkError, Invalid
from desktop.i18n import T
from desktop.office import committee_reading, term_advice
from desktop.office.attachments import Attachments
from desktop.office.cards import Advice, Entry, File
from desktop.office.centre_children import known
from desktop.office.register import Register, Rows, Values
from desktop.office.voters import Voters
from desktop.rules import committee, elections
from desktop.rules.permissions import Act
from desktop.sheets.committee import BELONGING, CANDIDATE, MEMBER, TERM, VOTER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

_EMPTY: Final = (None, "")
_VOTES: Final = ("votes", "run_off_votes")
_COUNTED: Final = ("ballots_valid", "ballots_spoilt", "tie_settled", "result_signed_on")
_AFTER: Final = T("Votes are written down after the voting is closed.")
_AT_ONCE: Final = T("Write down the votes of all candidates at once, 0 too.")


class Terms(Register):
    """What the list of terms asks for."""

    sheet = TERM
    belonging = BELONGING
    shown = (VOTER,)
    see = Act.SEE_CENTRE
    edit = Act.ORGANISE_CENTRE
    letter = "E"
    first_state = elections.PREPARING
    workflow = elections.WORKFLOW

    @property
    def attachments(self) -> Attachments[File]:
        """The files of a term: the signed result sheet, photos."""
        return Attachments(
            self._session, self.load, lambda work, record: None, see=self.see, edit=self.edit
        )

    @property
    def voters(self) -> Voters:
        """The lists of voters."""
        return Voters(self._session, self)

    def fresh(self) -> Entry:
        policy = committee.policy()
        return Entry(None, {"seats": policy.seats, "marks": policy.marks_most}, kind=self.kind)

    def save(self, entry: Entry) -> File:
        """Keep a term. Votes are refused before the voting is closed, and come all at once.

        Raises :class:`Invalid` as every register does.
        """
        self._session.require(self.edit)
        self._check_votes(entry)
        return super().save(entry)

    def saved(self, work: UnitOfWork, record: UUID) -> None:
        """Asked again of what is kept: no sheet that lacks a row, nor a second session, brings a
        vote in while the voting is open, or some sums before the others."""
        state = work.records.lock(self.kind, record).values["state"]
        votes = [row.values["votes"] for row in work.records.where(CANDIDATE.kind, term_id=record)]
        written = [each for each in votes if each is not None]
        if written and state in elections.BEFORE_COUNT:
            raise ClerkError(_AFTER)
        if written and len(written) != len(votes):
            raise ClerkError(_AT_ONCE)

    def keep_draft(self, entry: Entry, draft_id: UUID | None = None) -> UUID:
        """Keep what is typed. Votes are in no draft before the voting is closed: beside the ticks
        of those who vote meanwhile, drafts would tell for whom."""
        if self._state_of(entry) in elections.BEFORE_COUNT:
            nothing = dict.fromkeys(_VOTES)
            rows = tuple(
                replace(row, values={**row.values, **nothing})
                for row in entry.rows.get(CANDIDATE.kind, ())
            )
            values = {key: value for key, value in entry.values.items() if key not in _COUNTED}
            entry = replace(entry, values=values, rows={**entry.rows, CANDIDATE.kind: rows})
        return super().keep_draft(entry, draft_id)

    def _state_of(self, entry: Entry) -> str:
        if entry.record_id is None:
            return elections.PREPARING
        with self._session.reading() as work:
            return str(work.records.get(self.kind, entry.record_id).values["state"])

    def _check_votes(self, entry: Entry) -> None:
        rows = [
            (number, row)
            for number, row in enumerate(entry.rows.get(CANDIDATE.kind, ()))
            if not row.withdrawn
        ]
        state = self._state_of(entry)
        written = {number for number, row in rows if row.values.get("votes") not in _EMPTY}
        if state in elections.BEFORE_COUNT:
            words = _AFTER
            wrong = {
                (number, key)
                for number, row in rows
                for key in _VOTES
                if row.values.get(key) not in _EMPTY
            }
        else:
            words = _AT_ONCE
            wrong = {(number, "votes") for number, _ in rows if written and number not in written}
        if wrong:
            raise Invalid({f"{CANDIDATE.kind}#{number}.{key}": words for number, key in wrong})

    def check(self, values: Values, rows: dict[str, Any]) -> None:
        problems = {}
        first, last = values.get("starts_on"), values.get("ends_on")
        if first and last and last < first:
            problems["committee_term.ends_on"] = T("It ends before it begins.")
        for key, least in (("seats", 1), ("marks", 1), ("ballots_valid", 0), ("ballots_spoilt", 0)):
            if values.get(key) is not None and values[key] < least:
                problems[f"committee_term.{key}"] = T("At least {n}.", n=least)
        if problems:
            raise Invalid(problems)

    def prepare(self, work: UnitOfWork, values: Values, before: Values | None) -> None:
        if before is None or before["state"] in elections.BEFORE_COUNT:
            wrong = [key for key in _COUNTED if values.get(key) not in _EMPTY]
            words = T("This is written down after the voting is closed.")
            if wrong:
                raise Invalid({f"committee_term.{key}": words for key in wrong})

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        serving = [row for row in rows[MEMBER.kind] if row.get("until") is None]
        voters = rows[VOTER.kind]
        return str(values.get("name") or ""), {
            "starts_on": _iso(values.get("starts_on")),
            "ends_on": _iso(values.get("ends_on")),
            "members": len(serving) or None,
            "candidates": len(rows[CANDIDATE.kind]) or None,
            "voted": f"{sum(bool(row['voted']) for row in voters)}/{len(voters)}" if voters else "",
        }

    def day(self, values: Values) -> date | None:
        day = values.get("election_on") or values.get("starts_on")
        return day if isinstance(day, date) else None

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        persons = [row["person_id"] for kind in (CANDIDATE.kind, MEMBER.kind) for row in rows[kind]]
        yield from (one.name for one in known(work, persons, self._session.today()).values())

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        return term_advice.advice(self._session, work, values, rows, record)

    def facts(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID) -> Values:
        return {"voters": self.voters.of(work, record)}

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> elections.TermFacts:
        return term_advice.facts(work, {**stored.values, "id": stored.id}, rows)

    def moved(self, work: UnitOfWork, stored: Stored, to: str, on: date, second: str) -> None:
        before = stored.values["state"]
        if to == elections.SERVING:
            self._begin(work, stored, on)
        elif to == elections.CALLED and before == elections.COUNTED:
            self._again(work, stored)
        elif to == elections.ENDED:
            self._end(work, stored, on)

    def _begin(self, work: UnitOfWork, stored: Stored, on: date) -> None:
        """Those elected serve from the day on which the new committee begins."""
        there = {
            row.values["person_id"] for row in work.records.where(MEMBER.kind, term_id=stored.id)
        }
        for row in work.records.where(CANDIDATE.kind, term_id=stored.id):
            if row.values["elected"] and row.values["person_id"] not in there:
                person = row.values["person_id"]
                member = {"term_id": stored.id, "person_id": person, "since": on}
                work.records.add(MEMBER.kind, member)
        if stored.values["starts_on"] is None:
            work.records.change(self.kind, stored.id, {"starts_on": on})

    def _again(self, work: UnitOfWork, stored: Stored) -> None:
        """The election is held again: what was counted no longer holds."""
        nothing = dict.fromkeys(("ballots_valid", "ballots_spoilt", "result_signed_on"))
        work.records.change(self.kind, stored.id, {**nothing, "tie_settled": None})
        for row in work.records.where(CANDIDATE.kind, term_id=stored.id):
            cleared = {"votes": None, "run_off_votes": None, "elected": None}
            work.records.change(CANDIDATE.kind, row.id, cleared)
        for row in work.records.where(VOTER.kind, term_id=stored.id):
            work.records.change(VOTER.kind, row.id, {"voted": None})

    def _end(self, work: UnitOfWork, stored: Stored, on: date) -> None:
        for row in work.records.where(MEMBER.kind, term_id=stored.id):
            if row.values["until"] is None:
                ended = {"until": on, "why_ended": "term_over"}
                work.records.change(MEMBER.kind, row.id, ended)
        if stored.values["ends_on"] is None or stored.values["ends_on"] > on:
            work.records.change(self.kind, stored.id, {"ends_on": on})

    def standing(self) -> tuple[tuple[UUID, str], ...]:
        """Return those who serve today with their names, in the order in which they came."""
        self._session.require(self.see)
        with self._session.reading() as work:
            members = committee_reading.standing(work, self._session.today())
            people = known(work, (one.person_id for one in members), self._session.today())
        return tuple(
            (one.person_id, people[one.person_id].name)
            for one in members
            if one.person_id in people
        )


def _iso(day: object) -> str | None:
    return day.isoformat() if isinstance(day, date) else None
