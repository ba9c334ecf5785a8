"""Meetings of the Children's Committee: agenda, decisions, who came. The children write them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.office import centre_dues, committee_reading
from desktop.office.attachments import Attachments
from desktop.office.cards import Advice, Entry, File, RowEntry, Said
from desktop.office.centre_children import known
from desktop.office.register import Register, Rows, Values
from desktop.rules import elections, meetings
from desktop.rules.permissions import Act
from desktop.sheets.committee import TERM
from desktop.sheets.meetings import BELONGING, DECISION, MEETING, PRESENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from desktop.rules.worklist import Due
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork


class Meetings(Register):
    """What the list of meetings asks for."""

    sheet = MEETING
    belonging = BELONGING
    see = Act.SEE_CENTRE
    edit = Act.RUN_CENTRE
    first_state = meetings.PLANNED
    workflow = meetings.WORKFLOW

    @property
    def attachments(self) -> Attachments[File]:
        """The files of a meeting."""
        return Attachments(
            self._session, self.load, lambda work, record: None, see=self.see, edit=self.edit
        )

    def fresh(self) -> Entry:
        """Return a meeting of today's committee, each member put down as having come."""
        session = self._session
        session.require(self.see)
        with session.reading() as work:
            terms = work.records.where(TERM.kind, state=elections.SERVING)
            members = committee_reading.standing(work, session.today())
        came = tuple(RowEntry(None, {"person_id": one.person_id}) for one in members)
        values = {"held_on": session.today(), "term_id": terms[-1].id if terms else None}
        return Entry(None, values, {PRESENCE.kind: came}, kind=self.kind)

    def check(self, values: Values, rows: dict[str, Any]) -> None:
        day, following = values.get("held_on"), values.get("next_on")
        if day and following and following <= day:
            words = T("The next meeting is after this one.")
            raise Invalid({"committee_meeting.next_on": words})

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        open_ = sum(row.get("done_on") is None for row in rows[DECISION.kind])
        first = str(values.get("agenda") or "").strip().splitlines()
        day = values.get("held_on")
        return (first[0] if first else str(day or "")), {
            "place": values.get("place") or "",
            "came": len(rows[PRESENCE.kind]) or None,
            "open": open_ or None,
        }

    def day(self, values: Values) -> date | None:
        day = values.get("held_on")
        return day if isinstance(day, date) else None

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        yield from (values.get("agenda"), values.get("minutes"), values.get("place"))
        yield from (row.get("what") for row in rows[DECISION.kind])

    def dues(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[Due]:
        return centre_dues.of_meeting(values, rows, self._session.now())

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        state = meetings.PLANNED
        if record is not None:
            state = str(work.records.get(self.kind, record).values["state"] or state)
        said = tuple(self._open(work, rows))
        tone = "conditions" if said else "ready" if state == meetings.HELD else "muted"
        return Advice({}, {}, {}, headline=meetings.WORDS[state], tone=tone, said=said)

    def _open(self, work: UnitOfWork, rows: Rows) -> Iterator[Said]:
        today = self._session.today()
        open_ = [row for row in rows.get(DECISION.kind, []) if row.get("done_on") is None]
        people = known(work, (row["who_id"] for row in open_ if row.get("who_id")), today)
        for number, row in enumerate(open_):
            what = str(row.get("what") or "")
            if not what:
                continue
            who = people[row["who_id"]].name if row.get("who_id") in people else "?"
            by = row.get("due_on")
            late = by is not None and by < today
            words = (
                T("{who}, by {day}: {what}", who=who, day=by, what=what)
                if by
                else T("{who}: {what}", who=who, what=what)
            )
            tone = "wait" if late else "conditions"
            yield Said(f"open_{number}", tone, words, under=T("Still to be done"))

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> meetings.MeetingFacts:
        return meetings.MeetingFacts(len(rows.get(PRESENCE.kind, [])))
