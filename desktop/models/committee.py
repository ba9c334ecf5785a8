"""The Children's Committee. Columns carry the keys of the sheets.

No table joins a voter and a vote: ``committee_voter`` says that she voted,
``committee_candidate`` has sums that were counted by hand.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, RecordMixin


class CommitteeTerm(RecordMixin, Base):
    """A term with its election. Sheet: ``sheets.committee.TERM``."""

    __tablename__ = "committee_term"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    seats: Mapped[int | None]
    marks: Mapped[int | None]
    election_on: Mapped[date | None]
    place: Mapped[str | None] = mapped_column(sa.Text)
    counters: Mapped[str | None] = mapped_column(sa.Text)
    ballots_valid: Mapped[int | None]
    ballots_spoilt: Mapped[int | None]
    tie_settled: Mapped[str | None] = mapped_column(sa.Text)
    result_signed_on: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(sa.Text)


class CommitteeCandidate(RecordMixin, Base):
    """Somebody who stands. Sheet: ``sheets.committee.CANDIDATE``."""

    __tablename__ = "committee_candidate"

    term_id: Mapped[UUID] = mapped_column(sa.ForeignKey("committee_term.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    statement: Mapped[str | None] = mapped_column(sa.Text)
    agreed_on: Mapped[date | None]
    guardian_agreed_on: Mapped[date | None]
    votes: Mapped[int | None]
    run_off_votes: Mapped[int | None]
    elected: Mapped[bool | None]


class CommitteeVoter(RecordMixin, Base):
    """Somebody who may vote, and whether she has. Sheet: ``sheets.committee.VOTER``."""

    __tablename__ = "committee_voter"

    term_id: Mapped[UUID] = mapped_column(sa.ForeignKey("committee_term.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    voted: Mapped[bool | None]


class CommitteeMember(RecordMixin, Base):
    """Somebody's service in a term, later as an adviser. Sheet: ``sheets.committee.MEMBER``."""

    __tablename__ = "committee_member"

    term_id: Mapped[UUID] = mapped_column(sa.ForeignKey("committee_term.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    duties: Mapped[list[str] | None]
    since: Mapped[date | None]
    until: Mapped[date | None]
    why_ended: Mapped[str | None] = mapped_column(sa.Text)
    advises_on: Mapped[str | None] = mapped_column(sa.Text)
    contacted_on: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(sa.Text)


class CommitteeMeeting(RecordMixin, Base):
    """A meeting. Sheet: ``sheets.meetings.MEETING``."""

    __tablename__ = "committee_meeting"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    term_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("committee_term.id"), index=True)
    held_on: Mapped[date | None]
    place: Mapped[str | None] = mapped_column(sa.Text)
    led_by_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"))
    agenda: Mapped[str | None] = mapped_column(sa.Text)
    minutes: Mapped[str | None] = mapped_column(sa.Text)
    next_on: Mapped[date | None]


class MeetingPresence(RecordMixin, Base):
    """Somebody who came to a meeting. Sheet: ``sheets.meetings.PRESENCE``."""

    __tablename__ = "meeting_presence"

    meeting_id: Mapped[UUID] = mapped_column(sa.ForeignKey("committee_meeting.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)


class MeetingDecision(RecordMixin, Base):
    """What a meeting decided. Sheet: ``sheets.meetings.DECISION``."""

    __tablename__ = "meeting_decision"

    meeting_id: Mapped[UUID] = mapped_column(sa.ForeignKey("committee_meeting.id"), index=True)
    what: Mapped[str | None] = mapped_column(sa.Text)
    who_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"))
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]


class Handover(RecordMixin, Base):
    """The work of one member handed to another. Sheet: ``sheets.handovers.HANDOVER``."""

    __tablename__ = "handover"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    term_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("committee_term.id"), index=True)
    from_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    to_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    why: Mapped[str | None] = mapped_column(sa.Text)
    due_on: Mapped[date | None]
    plans: Mapped[str | None] = mapped_column(sa.Text)
    from_signed_on: Mapped[date | None]
    to_signed_on: Mapped[date | None]
    witness: Mapped[str | None] = mapped_column(sa.Text)
    advises_on: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)


class HandoverItem(RecordMixin, Base):
    """One thing, duty or sum that is handed over. Sheet: ``sheets.handovers.ITEM``."""

    __tablename__ = "handover_item"

    handover_id: Mapped[UUID] = mapped_column(sa.ForeignKey("handover.id"), index=True)
    kind: Mapped[str | None] = mapped_column(sa.Text)
    what: Mapped[str | None] = mapped_column(sa.Text)
    amount: Mapped[int | None]
    given: Mapped[bool | None]
    note: Mapped[str | None] = mapped_column(sa.Text)
