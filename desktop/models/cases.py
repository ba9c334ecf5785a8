"""Cases and what belongs to them. Columns carry the keys of the sheets."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, RecordMixin


class ProtectionCase(RecordMixin, Base):
    """Somebody was harmed or is in danger. Sheet: ``sheets.cases.CASE``."""

    __tablename__ = "protection_case"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    received_on: Mapped[date | None]
    received_at: Mapped[int | None]
    source: Mapped[str | None] = mapped_column(sa.Text)
    reporter: Mapped[str | None] = mapped_column(sa.Text)
    reporter_phone: Mapped[str | None] = mapped_column(sa.Text)
    way: Mapped[str | None] = mapped_column(sa.Text)
    what: Mapped[str | None] = mapped_column(sa.Text)
    place: Mapped[str | None] = mapped_column(sa.Text)
    when_told: Mapped[str | None] = mapped_column(sa.Text)
    danger_now: Mapped[str | None] = mapped_column(sa.Text)
    under_14: Mapped[str | None] = mapped_column(sa.Text)
    missing: Mapped[str | None] = mapped_column(sa.Text)
    threatened: Mapped[str | None] = mapped_column(sa.Text)
    concerns: Mapped[list[str] | None]
    triggers: Mapped[list[str] | None]
    risk: Mapped[str | None] = mapped_column(sa.Text)
    risk_reason: Mapped[str | None] = mapped_column(sa.Text)
    ground: Mapped[str | None] = mapped_column(sa.Text)
    ground_reason: Mapped[str | None] = mapped_column(sa.Text)
    safe_contact: Mapped[str | None] = mapped_column(sa.Text)
    immediate: Mapped[str | None] = mapped_column(sa.Text)
    sealed: Mapped[bool | None]
    assessed_on: Mapped[date | None]
    wishes_asked: Mapped[str | None] = mapped_column(sa.Text)
    wishes: Mapped[str | None] = mapped_column(sa.Text)
    safety: Mapped[str | None] = mapped_column(sa.Text)
    health: Mapped[str | None] = mapped_column(sa.Text)
    feelings: Mapped[str | None] = mapped_column(sa.Text)
    family: Mapped[str | None] = mapped_column(sa.Text)
    home: Mapped[str | None] = mapped_column(sa.Text)
    schooling: Mapped[str | None] = mapped_column(sa.Text)
    work: Mapped[str | None] = mapped_column(sa.Text)
    legal: Mapped[str | None] = mapped_column(sa.Text)
    relations: Mapped[str | None] = mapped_column(sa.Text)
    strengths: Mapped[str | None] = mapped_column(sa.Text)
    needs: Mapped[str | None] = mapped_column(sa.Text)
    best_interest: Mapped[str | None] = mapped_column(sa.Text)
    conclusion: Mapped[str | None] = mapped_column(sa.Text)
    plan_agreed: Mapped[str | None] = mapped_column(sa.Text)
    close_reason: Mapped[str | None] = mapped_column(sa.Text)
    outcome: Mapped[str | None] = mapped_column(sa.Text)
    told_closed: Mapped[str | None] = mapped_column(sa.Text)
    satisfaction: Mapped[str | None] = mapped_column(sa.Text)
    feedback: Mapped[str | None] = mapped_column(sa.Text)
    return_contact: Mapped[str | None] = mapped_column(sa.Text)
    follow_up_on: Mapped[date | None]
    transferred_to_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("agency.id"), index=True)
    handed_over_on: Mapped[date | None]
    acknowledged_on: Mapped[date | None]
    duplicate_of_id: Mapped[UUID | None]


class CasePerson(RecordMixin, Base):
    """Somebody whom a case is about. Sheet: ``sheets.cases.PERSON``."""

    __tablename__ = "case_person"

    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("protection_case.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    role: Mapped[str | None] = mapped_column(sa.Text)
    sex: Mapped[str | None] = mapped_column(sa.Text)
    birth: Mapped[dict[str, Any] | None]
    language: Mapped[str | None] = mapped_column(sa.Text)
    phone: Mapped[str | None] = mapped_column(sa.Text)
    safe_to_call: Mapped[str | None] = mapped_column(sa.Text)
    address: Mapped[str | None] = mapped_column(sa.Text)
    care: Mapped[str | None] = mapped_column(sa.Text)
    caregiver: Mapped[str | None] = mapped_column(sa.Text)
    caregiver_relation: Mapped[str | None] = mapped_column(sa.Text)
    caregiver_phone: Mapped[str | None] = mapped_column(sa.Text)
    moved: Mapped[str | None] = mapped_column(sa.Text)
    special_needs: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)


class CaseAlleged(RecordMixin, Base):
    """Who is said to have done it. Sheet: ``sheets.cases.ALLEGED``."""

    __tablename__ = "case_alleged"

    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("protection_case.id"), index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    relation: Mapped[str | None] = mapped_column(sa.Text)
    access: Mapped[str | None] = mapped_column(sa.Text)
    sex: Mapped[str | None] = mapped_column(sa.Text)
    age: Mapped[int | None]
    occupation: Mapped[str | None] = mapped_column(sa.Text)
    id_number: Mapped[str | None] = mapped_column(sa.Text)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    recruiter_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("recruiter.id"), index=True)
    note: Mapped[str | None] = mapped_column(sa.Text)


class CaseReport(RecordMixin, Base):
    """A report to the authorities. Sheet: ``sheets.cases.REPORT``."""

    __tablename__ = "case_report"

    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("protection_case.id"), index=True)
    reported_to: Mapped[str | None] = mapped_column(sa.Text)
    agency: Mapped[str | None] = mapped_column(sa.Text)
    reported_on: Mapped[date | None]
    reported_at: Mapped[int | None]
    reported_by: Mapped[str | None] = mapped_column(sa.Text)
    officer: Mapped[str | None] = mapped_column(sa.Text)
    receipt: Mapped[str | None] = mapped_column(sa.Text)
    answer: Mapped[str | None] = mapped_column(sa.Text)
    supervisor_on: Mapped[date | None]


class CaseAnswer(RecordMixin, Base):
    """The answer to one item of the screening. Sheet: ``sheets.cases.ANSWER``."""

    __tablename__ = "case_answer"

    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("protection_case.id"), index=True)
    subject: Mapped[str | None] = mapped_column(sa.Text)
    code: Mapped[str | None] = mapped_column(sa.Text)
    answer: Mapped[str | None] = mapped_column(sa.Text)
    evidence: Mapped[str | None] = mapped_column(sa.Text)
    source: Mapped[str | None] = mapped_column(sa.Text)
    answered_on: Mapped[date | None]


class CaseAction(RecordMixin, Base):
    """An action of the plan. Sheet: ``sheets.cases.ACTION``."""

    __tablename__ = "case_action"

    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("protection_case.id"), index=True)
    goal: Mapped[str | None] = mapped_column(sa.Text)
    what: Mapped[str | None] = mapped_column(sa.Text)
    service: Mapped[str | None] = mapped_column(sa.Text)
    who: Mapped[str | None] = mapped_column(sa.Text)
    agency_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("agency.id"), index=True)
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    success: Mapped[str | None] = mapped_column(sa.Text)
    result: Mapped[str | None] = mapped_column(sa.Text)


class CaseNote(RecordMixin, Base):
    """A note, call or visit. Sheet: ``sheets.cases.NOTE``."""

    __tablename__ = "case_note"

    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("protection_case.id"), index=True)
    happened_on: Mapped[date | None]
    happened_at: Mapped[int | None]
    kind: Mapped[str | None] = mapped_column(sa.Text)
    who: Mapped[str | None] = mapped_column(sa.Text)
    with_whom: Mapped[str | None] = mapped_column(sa.Text)
    place: Mapped[str | None] = mapped_column(sa.Text)
    alone: Mapped[str | None] = mapped_column(sa.Text)
    what: Mapped[str | None] = mapped_column(sa.Text)
    risk_now: Mapped[str | None] = mapped_column(sa.Text)


class CaseFlag(RecordMixin, Base):
    """Something to look at by a day. Sheet: ``sheets.cases.FLAG``."""

    __tablename__ = "case_flag"

    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("protection_case.id"), index=True)
    what: Mapped[str | None] = mapped_column(sa.Text)
    look_by: Mapped[date | None]
    off_on: Mapped[date | None]
    off_why: Mapped[str | None] = mapped_column(sa.Text)


class CaseTeam(RecordMixin, Base):
    """Somebody who works on a case; a user named here sees it. Sheet: ``sheets.cases.TEAM``."""

    __tablename__ = "case_team"

    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("protection_case.id"), index=True)
    user_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("user_account.id"), index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    duty: Mapped[str | None] = mapped_column(sa.Text)
    owner: Mapped[bool | None]
    parts: Mapped[list[str] | None]
    not_related: Mapped[bool | None]
    agency: Mapped[str | None] = mapped_column(sa.Text)
    phone: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)


class CaseKeptFrom(RecordMixin, Base):
    """A user from whom a case is hidden. Sheet: ``sheets.cases.KEPT_FROM``."""

    __tablename__ = "case_kept_from"

    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("protection_case.id"), index=True)
    user_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("user_account.id"), index=True)
    why: Mapped[str | None] = mapped_column(sa.Text)
