"""Job offers, wishes for work, placements. Columns carry the keys of the sheets."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, RecordMixin


class Offer(RecordMixin, Base):
    """A job that is offered. Sheet: ``sheets.offers.OFFER``."""

    __tablename__ = "offer"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    post: Mapped[str | None] = mapped_column(sa.Text)
    employer_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("recruiter.id"), index=True)
    recruiter_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("recruiter.id"), index=True)
    trade: Mapped[str | None] = mapped_column(sa.Text)
    workplaces: Mapped[list[str] | None]
    duties: Mapped[str | None] = mapped_column(sa.Text)
    hazards: Mapped[list[str] | None]
    county: Mapped[str | None] = mapped_column(sa.Text)
    place: Mapped[str | None] = mapped_column(sa.Text)
    abroad: Mapped[str | None] = mapped_column(sa.Text)
    wanted: Mapped[int | None]
    sex_asked: Mapped[str | None] = mapped_column(sa.Text)
    age_from: Mapped[int | None]
    age_to: Mapped[int | None]
    schooling_asked: Mapped[str | None] = mapped_column(sa.Text)
    other_asked: Mapped[str | None] = mapped_column(sa.Text)
    wage: Mapped[int | None] = mapped_column(sa.BigInteger)
    wage_unit: Mapped[str | None] = mapped_column(sa.Text)
    allowances: Mapped[str | None] = mapped_column(sa.Text)
    pay_day: Mapped[str | None] = mapped_column(sa.Text)
    probation_months: Mapped[int | None]
    probation_wage: Mapped[int | None] = mapped_column(sa.BigInteger)
    hours_day: Mapped[int | None]
    days_week: Mapped[int | None]
    rest_days: Mapped[str | None] = mapped_column(sa.Text)
    overtime: Mapped[str | None] = mapped_column(sa.Text)
    board: Mapped[str | None] = mapped_column(sa.Text)
    lodging: Mapped[str | None] = mapped_column(sa.Text)
    charge: Mapped[int | None] = mapped_column(sa.BigInteger)
    travel_payer: Mapped[str | None] = mapped_column(sa.Text)
    fees: Mapped[int | None] = mapped_column(sa.BigInteger)
    deposit: Mapped[int | None] = mapped_column(sa.BigInteger)
    papers_kept: Mapped[str | None] = mapped_column(sa.Text)
    insurance: Mapped[str | None] = mapped_column(sa.Text)
    conditions_told: Mapped[str | None] = mapped_column(sa.Text)
    contract_kind: Mapped[str | None] = mapped_column(sa.Text)
    contract_seen: Mapped[str | None] = mapped_column(sa.Text)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    open_until: Mapped[date | None]
    received_on: Mapped[date | None]
    contact_name: Mapped[str | None] = mapped_column(sa.Text)
    contact_phone: Mapped[str | None] = mapped_column(sa.Text)
    announced: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)


class Wish(RecordMixin, Base):
    """What work somebody would like. Sheet: ``sheets.offers.WISH``."""

    __tablename__ = "wish"

    person_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person.id"), index=True)
    expressed_on: Mapped[date | None]
    trades: Mapped[list[str] | None]
    counties: Mapped[list[str] | None]
    places: Mapped[str | None] = mapped_column(sa.Text)
    wage_least: Mapped[int | None] = mapped_column(sa.BigInteger)
    with_whom: Mapped[str | None] = mapped_column(sa.Text)
    from_on: Mapped[date | None]
    needs_lodging: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)


class Placement(RecordMixin, Base):
    """One person linked to one job, from the proposal to its end. Sheet: ``sheets.offers.PLACEMENT``."""

    __tablename__ = "placement"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    offer_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("offer.id"), index=True)
    journey_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("journey.id"), index=True)
    proposed_on: Mapped[date | None]
    told_in: Mapped[str | None] = mapped_column(sa.Text)
    decline_reason: Mapped[str | None] = mapped_column(sa.Text)
    starts_on: Mapped[date | None]
    started_on: Mapped[date | None]
    first_pay_day: Mapped[date | None]
    probation_ends: Mapped[date | None]
    contract_ends: Mapped[date | None]
    medical_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    end_reason: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)
