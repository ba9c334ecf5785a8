"""Referrals to agencies of the network. Columns carry the keys of the sheets."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, RecordMixin


class Referral(RecordMixin, Base):
    """A referral, from the draft of its letter to what came of it. Sheet: ``sheets.referrals.REFERRAL``."""

    __tablename__ = "referral"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    case_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("protection_case.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    person_name: Mapped[str | None] = mapped_column(sa.Text)
    agency_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("agency.id"), index=True)
    attention: Mapped[str | None] = mapped_column(sa.Text)
    services: Mapped[list[str] | None]
    urgency: Mapped[str | None] = mapped_column(sa.Text)
    reason: Mapped[str | None] = mapped_column(sa.Text)
    written_on: Mapped[date | None]
    told: Mapped[list[str] | None]
    facts: Mapped[str | None] = mapped_column(sa.Text)
    given: Mapped[str | None] = mapped_column(sa.Text)
    held_why: Mapped[str | None] = mapped_column(sa.Text)
    ground: Mapped[str | None] = mapped_column(sa.Text)
    ground_reason: Mapped[str | None] = mapped_column(sa.Text)
    consent_on: Mapped[date | None]
    consent_by: Mapped[str | None] = mapped_column(sa.Text)
    agreed: Mapped[str | None] = mapped_column(sa.Text)
    escort: Mapped[str | None] = mapped_column(sa.Text)
    reply_by: Mapped[date | None]
    enclosures: Mapped[str | None] = mapped_column(sa.Text)
    way: Mapped[str | None] = mapped_column(sa.Text)
    our_contact: Mapped[str | None] = mapped_column(sa.Text)
    limits: Mapped[str | None] = mapped_column(sa.Text)
    their_contact: Mapped[str | None] = mapped_column(sa.Text)
    refusal: Mapped[str | None] = mapped_column(sa.Text)
    service_from: Mapped[date | None]
    result: Mapped[str | None] = mapped_column(sa.Text)
    fed_back_on: Mapped[date | None]
    satisfaction: Mapped[str | None] = mapped_column(sa.Text)
    feedback: Mapped[str | None] = mapped_column(sa.Text)
    earlier_id: Mapped[UUID | None]
    note: Mapped[str | None] = mapped_column(sa.Text)
