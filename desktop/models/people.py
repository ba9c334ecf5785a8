"""Households, persons and what belongs to a person. Columns carry the keys of the sheets."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, RecordMixin


class Household(RecordMixin, Base):
    """A household (户) of the register. Sheet: ``sheets.households.HOUSEHOLD``."""

    __tablename__ = "household"

    number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    head_name: Mapped[str | None] = mapped_column(sa.Text)
    village_group: Mapped[str | None] = mapped_column(sa.Text)
    address: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)


class Person(RecordMixin, Base):
    """One human being, whatever roles she has. Sheet: ``sheets.migrants.PERSON``."""

    __tablename__ = "person"

    full_name: Mapped[str | None] = mapped_column(sa.Text)
    name_pinyin: Mapped[str | None] = mapped_column(sa.Text)
    sex: Mapped[str | None] = mapped_column(sa.Text)
    birth: Mapped[dict[str, Any] | None]
    birth_evidence: Mapped[str | None] = mapped_column(sa.Text)
    ethnic_group: Mapped[str | None] = mapped_column(sa.Text)
    sub_group: Mapped[str | None] = mapped_column(sa.Text)
    languages: Mapped[list[str] | None]
    reads_chinese: Mapped[str | None] = mapped_column(sa.Text)
    nationality: Mapped[str | None] = mapped_column(sa.Text)
    id_type: Mapped[str | None] = mapped_column(sa.Text)
    id_number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    id_expiry: Mapped[date | None]
    hukou_place: Mapped[str | None] = mapped_column(sa.Text)
    village_group: Mapped[str | None] = mapped_column(sa.Text)
    household_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("household.id"), index=True)
    relation_to_head: Mapped[str | None] = mapped_column(sa.Text)
    living_place: Mapped[str | None] = mapped_column(sa.Text)
    wechat: Mapped[str | None] = mapped_column(sa.Text)
    marital_status: Mapped[str | None] = mapped_column(sa.Text)
    health_needs: Mapped[str | None] = mapped_column(sa.Text)
    father_name: Mapped[str | None] = mapped_column(sa.Text)
    mother_name: Mapped[str | None] = mapped_column(sa.Text)
    spouse_name: Mapped[str | None] = mapped_column(sa.Text)
    guardian_name: Mapped[str | None] = mapped_column(sa.Text)
    guardian_relation: Mapped[str | None] = mapped_column(sa.Text)
    guardian_phone: Mapped[str | None] = mapped_column(sa.Text)
    guardian_informed: Mapped[str | None] = mapped_column(sa.Text)
    children_under_18: Mapped[int | None]
    children_carer: Mapped[str | None] = mapped_column(sa.Text)
    skills: Mapped[str | None] = mapped_column(sa.Text)
    experience: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)
    anonymised_at: Mapped[str | None] = mapped_column(sa.Text)  # an ISO moment: a field like others


class PersonName(RecordMixin, Base):
    """Another name of a person. Sheet: ``sheets.migrants.NAME``."""

    __tablename__ = "person_name"

    person_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person.id"), index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    kind: Mapped[str | None] = mapped_column(sa.Text)
    pinyin: Mapped[str | None] = mapped_column(sa.Text)
    since: Mapped[date | None]


class Phone(RecordMixin, Base):
    """A phone on which a person can be reached. Sheet: ``sheets.migrants.PHONE``."""

    __tablename__ = "phone"

    person_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person.id"), index=True)
    number: Mapped[str | None] = mapped_column(sa.Text)
    owner: Mapped[str | None] = mapped_column(sa.Text)
    owner_name: Mapped[str | None] = mapped_column(sa.Text)
    safe_to_say: Mapped[str | None] = mapped_column(sa.Text)
    confirmed_on: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(sa.Text)


class Contact(RecordMixin, Base):
    """An emergency contact. Sheet: ``sheets.migrants.CONTACT``."""

    __tablename__ = "contact"

    person_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person.id"), index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    relation: Mapped[str | None] = mapped_column(sa.Text)
    phone: Mapped[str | None] = mapped_column(sa.Text)
    address: Mapped[str | None] = mapped_column(sa.Text)


class Schooling(RecordMixin, Base):
    """A stretch of schooling; the latest is the present one. Sheet: ``sheets.migrants.SCHOOLING``."""

    __tablename__ = "schooling"

    person_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person.id"), index=True)
    status: Mapped[str | None] = mapped_column(sa.Text)
    evidence: Mapped[str | None] = mapped_column(sa.Text)
    certificate_number: Mapped[str | None] = mapped_column(sa.Text)
    school: Mapped[str | None] = mapped_column(sa.Text)
    grade: Mapped[str | None] = mapped_column(sa.Text)
    last_attended: Mapped[date | None]
    reason: Mapped[str | None] = mapped_column(sa.Text)


class Journey(RecordMixin, Base):
    """One going-away, from the wish to leave to being settled or home. Sheet: ``JOURNEY``.

    ``state`` is a field like the others; its steps are kept in ``journey_step`` besides.
    """

    __tablename__ = "journey"

    person_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person.id"), index=True)
    state: Mapped[str | None] = mapped_column(sa.Text)
    number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    registered_on: Mapped[date | None]
    how_registered: Mapped[str | None] = mapped_column(sa.Text)
    purpose: Mapped[str | None] = mapped_column(sa.Text)
    destination_kind: Mapped[str | None] = mapped_column(sa.Text)
    destination: Mapped[str | None] = mapped_column(sa.Text)
    destination_address: Mapped[str | None] = mapped_column(sa.Text)
    departs_on: Mapped[date | None]
    arrives_on: Mapped[date | None]
    stay_length: Mapped[str | None] = mapped_column(sa.Text)
    companions: Mapped[str | None] = mapped_column(sa.Text)
    transport: Mapped[str | None] = mapped_column(sa.Text)
    with_guardian: Mapped[str | None] = mapped_column(sa.Text)
    boarding_school: Mapped[str | None] = mapped_column(sa.Text)
    how_found: Mapped[str | None] = mapped_column(sa.Text)
    arranged_by: Mapped[str | None] = mapped_column(sa.Text)
    employer: Mapped[str | None] = mapped_column(sa.Text)
    workplaces: Mapped[list[str] | None]
    job: Mapped[str | None] = mapped_column(sa.Text)
    hazards: Mapped[list[str] | None]
    wage: Mapped[int | None] = mapped_column(sa.BigInteger)
    wage_unit: Mapped[str | None] = mapped_column(sa.Text)
    lodging: Mapped[str | None] = mapped_column(sa.Text)
    money_carried: Mapped[int | None] = mapped_column(sa.BigInteger)
    travel_payer: Mapped[str | None] = mapped_column(sa.Text)
    money_paid: Mapped[int | None] = mapped_column(sa.BigInteger)
    debt: Mapped[int | None] = mapped_column(sa.BigInteger)
    papers_handed_over: Mapped[str | None] = mapped_column(sa.Text)
    code_word: Mapped[str | None] = mapped_column(sa.Text)
    work_permit: Mapped[str | None] = mapped_column(sa.Text)
    risk_recruiter_unknown: Mapped[str | None] = mapped_column(sa.Text)
    risk_pay_too_good: Mapped[str | None] = mapped_column(sa.Text)
    risk_id_asked: Mapped[str | None] = mapped_column(sa.Text)
    risk_money: Mapped[str | None] = mapped_column(sa.Text)
    risk_border: Mapped[str | None] = mapped_column(sa.Text)
    risk_secret: Mapped[str | None] = mapped_column(sa.Text)
    risk_leaves_school: Mapped[str | None] = mapped_column(sa.Text)
    interpreter: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)
    began: Mapped[str | None] = mapped_column(sa.Text)
    began_on: Mapped[date | None]
    began_told_by: Mapped[str | None] = mapped_column(sa.Text)
    came_from: Mapped[str | None] = mapped_column(sa.Text)
    came_with: Mapped[str | None] = mapped_column(sa.Text)
    knows_help: Mapped[str | None] = mapped_column(sa.Text)
    knows_papers: Mapped[str | None] = mapped_column(sa.Text)
    knows_deposit: Mapped[str | None] = mapped_column(sa.Text)
    knows_contract: Mapped[str | None] = mapped_column(sa.Text)
    knows_leave: Mapped[str | None] = mapped_column(sa.Text)
    packed: Mapped[list[str] | None]
    money_back: Mapped[int | None] = mapped_column(sa.BigInteger)
    card_name: Mapped[str | None] = mapped_column(sa.Text)
    numbers_there: Mapped[str | None] = mapped_column(sa.Text)
    call_days: Mapped[list[str] | None]
    call_at: Mapped[int | None]
    lives_at: Mapped[str | None] = mapped_column(sa.Text)
    works_at: Mapped[str | None] = mapped_column(sa.Text)
    work_as_promised: Mapped[str | None] = mapped_column(sa.Text)
    work_differs: Mapped[str | None] = mapped_column(sa.Text)
    residence_registered: Mapped[str | None] = mapped_column(sa.Text)
    permit_until: Mapped[date | None]
    missing_reported_on: Mapped[date | None]
    missing_reported_to: Mapped[str | None] = mapped_column(sa.Text)
    return_reason: Mapped[str | None] = mapped_column(sa.Text)
    return_owed: Mapped[int | None] = mapped_column(sa.BigInteger)
    return_health: Mapped[str | None] = mapped_column(sa.Text)
    return_plans: Mapped[str | None] = mapped_column(sa.Text)
    readiness: Mapped[dict[str, Any] | None]  # as it stood on the day of registration
    override: Mapped[dict[str, Any] | None]  # E04: reason, by, second, on


class CheckIn(RecordMixin, Base):
    """One attempt to hear how she is, reached or not. Sheet: ``sheets.journeys.CHECK_IN``."""

    __tablename__ = "check_in"

    person_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person.id"), index=True)
    journey_id: Mapped[UUID] = mapped_column(sa.ForeignKey("journey.id"), index=True)
    happened_on: Mapped[date | None]
    happened_at: Mapped[int | None]
    way: Mapped[str | None] = mapped_column(sa.Text)
    reached: Mapped[str | None] = mapped_column(sa.Text)
    by_whom: Mapped[str | None] = mapped_column(sa.Text)
    with_whom: Mapped[str | None] = mapped_column(sa.Text)
    wellbeing: Mapped[str | None] = mapped_column(sa.Text)
    code_word_said: Mapped[str | None] = mapped_column(sa.Text)
    pay_as_promised: Mapped[str | None] = mapped_column(sa.Text)
    papers_in_hand: Mapped[str | None] = mapped_column(sa.Text)
    free_to_leave: Mapped[str | None] = mapped_column(sa.Text)
    hours_bearable: Mapped[str | None] = mapped_column(sa.Text)
    ill_treated: Mapped[str | None] = mapped_column(sa.Text)
    threatened: Mapped[str | None] = mapped_column(sa.Text)
    works_off_debt: Mapped[str | None] = mapped_column(sa.Text)
    deceived: Mapped[str | None] = mapped_column(sa.Text)
    may_phone: Mapped[str | None] = mapped_column(sa.Text)
    conditions_decent: Mapped[str | None] = mapped_column(sa.Text)
    taken_advantage: Mapped[str | None] = mapped_column(sa.Text)
    needs: Mapped[str | None] = mapped_column(sa.Text)
    next_on: Mapped[date | None]


class JourneyChild(RecordMixin, Base):
    """A child of hers during a journey: along or left behind. Sheet: ``sheets.journeys.CHILD``."""

    __tablename__ = "journey_child"

    person_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person.id"), index=True)
    journey_id: Mapped[UUID] = mapped_column(sa.ForeignKey("journey.id"), index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    birth: Mapped[dict[str, Any] | None]
    situation: Mapped[str | None] = mapped_column(sa.Text)
    school: Mapped[str | None] = mapped_column(sa.Text)
    school_place: Mapped[str | None] = mapped_column(sa.Text)
    residence_registered: Mapped[str | None] = mapped_column(sa.Text)
    health_card: Mapped[str | None] = mapped_column(sa.Text)
    guardian: Mapped[str | None] = mapped_column(sa.Text)
    guardian_phone: Mapped[str | None] = mapped_column(sa.Text)
    carer_fit: Mapped[str | None] = mapped_column(sa.Text)
    notice_school_on: Mapped[date | None]
    notice_committee_on: Mapped[date | None]
    contact_on: Mapped[date | None]
    visited_on: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(sa.Text)


class Consent(RecordMixin, Base):
    """One consent: what for, to whom, how given, withdrawn when. Sheet: ``CONSENT``."""

    __tablename__ = "consent"

    person_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person.id"), index=True)
    purpose: Mapped[str | None] = mapped_column(sa.Text)
    recipient: Mapped[str | None] = mapped_column(sa.Text)
    given: Mapped[str | None] = mapped_column(sa.Text)
    given_on: Mapped[date | None]
    by: Mapped[str | None] = mapped_column(sa.Text)
    by_name: Mapped[str | None] = mapped_column(sa.Text)
    language: Mapped[str | None] = mapped_column(sa.Text)
    interpreter: Mapped[str | None] = mapped_column(sa.Text)
    read_aloud: Mapped[str | None] = mapped_column(sa.Text)
    method: Mapped[str | None] = mapped_column(sa.Text)
    withhold: Mapped[str | None] = mapped_column(sa.Text)
    withhold_reason: Mapped[str | None] = mapped_column(sa.Text)
    expires_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    legal_ground: Mapped[str | None] = mapped_column(sa.Text)


class Attachment(RecordMixin, Base):
    """A file kept encrypted in the office folder under a random name. Sheet: ``ATTACHMENT``."""

    __tablename__ = "attachment"

    record_id: Mapped[UUID] = mapped_column(index=True)  # a person, a recruiter, a contract …
    title: Mapped[str | None] = mapped_column(sa.Text)
    kind: Mapped[str | None] = mapped_column(sa.Text)
    file_id: Mapped[str | None] = mapped_column(sa.Text)
    media_type: Mapped[str | None] = mapped_column(sa.Text)
    size: Mapped[int | None]
    sha256: Mapped[str | None] = mapped_column(sa.Text)


class JourneyStep(Base):
    """One step from state to state; ``happened_on`` is when it really was, not when it was typed."""

    __tablename__ = "journey_step"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    journey_id: Mapped[UUID] = mapped_column(sa.ForeignKey("journey.id"), index=True)
    from_state: Mapped[str] = mapped_column(sa.Text)
    to_state: Mapped[str] = mapped_column(sa.Text)
    happened_on: Mapped[date]
    recorded_at: Mapped[datetime]
    user_id: Mapped[UUID]
    second_id: Mapped[UUID | None]
    reason: Mapped[str] = mapped_column(sa.Text)
    way: Mapped[str | None] = mapped_column(sa.Text)  # how it is known
    told_by: Mapped[str | None] = mapped_column(sa.Text)


class Listing(Base):
    """One line of the migrants' list, and the words by which a person is found.

    A projection of the records, written in the same transaction. ``key`` is the rowid of the
    full-text index; higher is registered later.
    """

    __tablename__ = "listing"

    key: Mapped[int] = mapped_column(sa.Integer, primary_key=True, autoincrement=True)
    person_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person.id"), unique=True)
    name: Mapped[str] = mapped_column(sa.Text)
    pinyin: Mapped[str] = mapped_column(sa.Text, index=True)
    sex: Mapped[str] = mapped_column(sa.Text, index=True)
    birth_first: Mapped[date | None] = mapped_column(index=True)
    birth_last: Mapped[date | None] = mapped_column(index=True)
    village_group: Mapped[str] = mapped_column(sa.Text, index=True)
    number: Mapped[str] = mapped_column(sa.Text, index=True)
    state: Mapped[str] = mapped_column(sa.Text, index=True)
    readiness: Mapped[str] = mapped_column(sa.Text, index=True)
    schooling: Mapped[str] = mapped_column(sa.Text, index=True)
    registered_on: Mapped[date | None] = mapped_column(index=True)
    household_number: Mapped[str] = mapped_column(sa.Text)
    changed_at: Mapped[datetime] = mapped_column(index=True)
