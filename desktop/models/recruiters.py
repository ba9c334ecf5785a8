"""Recruiters and employers, and what belongs to them. Columns carry the keys of the sheets."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, RecordMixin


class Recruiter(RecordMixin, Base):
    """Whoever brings work, and the state the committee decided. Sheet: ``sheets.recruiters.RECRUITER``."""

    __tablename__ = "recruiter"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    kind: Mapped[str | None] = mapped_column(sa.Text)
    name: Mapped[str | None] = mapped_column(sa.Text)
    name_pinyin: Mapped[str | None] = mapped_column(sa.Text)
    other_names: Mapped[str | None] = mapped_column(sa.Text)
    trade: Mapped[str | None] = mapped_column(sa.Text)
    credit_code: Mapped[str | None] = mapped_column(sa.Text, index=True)
    legal_representative: Mapped[str | None] = mapped_column(sa.Text)
    id_number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    licence_seen: Mapped[str | None] = mapped_column(sa.Text)
    licence_kind: Mapped[str | None] = mapped_column(sa.Text)
    licence_number: Mapped[str | None] = mapped_column(sa.Text)
    licence_issuer: Mapped[str | None] = mapped_column(sa.Text)
    licence_scope: Mapped[str | None] = mapped_column(sa.Text)
    licence_expires: Mapped[date | None]
    county: Mapped[str | None] = mapped_column(sa.Text)
    address: Mapped[str | None] = mapped_column(sa.Text)
    phone: Mapped[str | None] = mapped_column(sa.Text, index=True)
    second_phone: Mapped[str | None] = mapped_column(sa.Text)
    wechat: Mapped[str | None] = mapped_column(sa.Text)
    places: Mapped[str | None] = mapped_column(sa.Text)
    workers: Mapped[int | None]
    women: Mapped[int | None]
    minors: Mapped[int | None]
    lodging: Mapped[str | None] = mapped_column(sa.Text)
    registered_on: Mapped[date | None]
    how_found: Mapped[str | None] = mapped_column(sa.Text)
    brought_by: Mapped[str | None] = mapped_column(sa.Text)
    earlier: Mapped[str | None] = mapped_column(sa.Text)
    villages: Mapped[str | None] = mapped_column(sa.Text)
    planned: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)


class RecruiterContact(RecordMixin, Base):
    """A person who can be reached there. Sheet: ``sheets.recruiters.CONTACT``."""

    __tablename__ = "recruiter_contact"

    recruiter_id: Mapped[UUID] = mapped_column(sa.ForeignKey("recruiter.id"), index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    duty: Mapped[str | None] = mapped_column(sa.Text)
    phone: Mapped[str | None] = mapped_column(sa.Text)
    id_number: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)


class RecruiterMandate(RecordMixin, Base):
    """For which employer an agent acts. Sheet: ``sheets.recruiters.MANDATE``."""

    __tablename__ = "recruiter_mandate"

    recruiter_id: Mapped[UUID] = mapped_column(sa.ForeignKey("recruiter.id"), index=True)
    employer_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("recruiter.id"), index=True)
    letter_seen: Mapped[str | None] = mapped_column(sa.Text)
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(sa.Text)


class RecruiterWorkplace(RecordMixin, Base):
    """A place where the work is done. Sheet: ``sheets.recruiters.WORKPLACE``."""

    __tablename__ = "recruiter_workplace"

    recruiter_id: Mapped[UUID] = mapped_column(sa.ForeignKey("recruiter.id"), index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    county: Mapped[str | None] = mapped_column(sa.Text)
    address: Mapped[str | None] = mapped_column(sa.Text)
    confirmed_by_way: Mapped[str | None] = mapped_column(sa.Text)
    confirmed_on: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(sa.Text)


class RecruiterTaken(RecordMixin, Base):
    """Somebody whom a recruiter or an acquaintance took along. Sheet: ``sheets.recruiters.TAKEN``."""

    __tablename__ = "recruiter_taken"

    recruiter_id: Mapped[UUID] = mapped_column(sa.ForeignKey("recruiter.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    taken_on: Mapped[date | None]
    place: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)


class ScreeningCheck(RecordMixin, Base):
    """The answer to one item of the screening. Sheet: ``sheets.recruiters.CHECK``."""

    __tablename__ = "screening_check"

    recruiter_id: Mapped[UUID] = mapped_column(sa.ForeignKey("recruiter.id"), index=True)
    code: Mapped[str | None] = mapped_column(sa.Text)
    answer: Mapped[str | None] = mapped_column(sa.Text)
    way: Mapped[str | None] = mapped_column(sa.Text)
    evidence: Mapped[str | None] = mapped_column(sa.Text)
    checked_on: Mapped[date | None]
    checked_by: Mapped[str | None] = mapped_column(sa.Text)


class Monitoring(RecordMixin, Base):
    """A visit, a call, a complaint, what migrants tell. Sheet: ``sheets.recruiters.MONITORING``."""

    __tablename__ = "monitoring"

    recruiter_id: Mapped[UUID] = mapped_column(sa.ForeignKey("recruiter.id"), index=True)
    happened_on: Mapped[date | None]
    kind: Mapped[str | None] = mapped_column(sa.Text)
    by: Mapped[str | None] = mapped_column(sa.Text)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    told_by: Mapped[str | None] = mapped_column(sa.Text)
    paid_on_time: Mapped[str | None] = mapped_column(sa.Text)
    as_promised: Mapped[str | None] = mapped_column(sa.Text)
    hours_fair: Mapped[str | None] = mapped_column(sa.Text)
    treated_well: Mapped[str | None] = mapped_column(sa.Text)
    papers_in_hand: Mapped[str | None] = mapped_column(sa.Text)
    free_to_leave: Mapped[str | None] = mapped_column(sa.Text)
    complaints: Mapped[list[str] | None]
    what: Mapped[str | None] = mapped_column(sa.Text)
    resolved_on: Mapped[date | None]
    resolution: Mapped[str | None] = mapped_column(sa.Text)


class GoodPractice(RecordMixin, Base):
    """What an employer does well. Sheet: ``sheets.recruiters.PRACTICE``."""

    __tablename__ = "good_practice"

    recruiter_id: Mapped[UUID] = mapped_column(sa.ForeignKey("recruiter.id"), index=True)
    kind: Mapped[str | None] = mapped_column(sa.Text)
    topics: Mapped[list[str] | None]
    happened_on: Mapped[date | None]
    people: Mapped[int | None]
    note: Mapped[str | None] = mapped_column(sa.Text)


class RecruiterDecision(RecordMixin, Base):
    """A decision of the committee. Sheet: ``sheets.recruiters.DECISION``."""

    __tablename__ = "recruiter_decision"

    recruiter_id: Mapped[UUID] = mapped_column(sa.ForeignKey("recruiter.id"), index=True)
    level: Mapped[str | None] = mapped_column(sa.Text)
    decided_on: Mapped[date | None]
    valid_until: Mapped[date | None]
    reason: Mapped[str | None] = mapped_column(sa.Text)
    conditions: Mapped[str | None] = mapped_column(sa.Text)
    labour_opinion: Mapped[str | None] = mapped_column(sa.Text)
    police_opinion: Mapped[str | None] = mapped_column(sa.Text)
    minutes: Mapped[str | None] = mapped_column(sa.Text)
    proposed: Mapped[str | None] = mapped_column(sa.Text)
    decided_by: Mapped[str | None] = mapped_column(sa.Text)
    second_by: Mapped[str | None] = mapped_column(sa.Text)
