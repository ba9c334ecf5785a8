"""Mediations and what belongs to them. Columns carry the keys of the sheets."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, RecordMixin


class Mediation(RecordMixin, Base):
    """A dispute that the committee mediates. Sheet: ``sheets.mediations.MEDIATION``."""

    __tablename__ = "mediation"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    case_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("protection_case.id"), index=True)
    contract_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("contract.id"), index=True)
    received_on: Mapped[date | None]
    asked_how: Mapped[str | None] = mapped_column(sa.Text)
    kinds: Mapped[list[str] | None]
    recruiter_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("recruiter.id"), index=True)
    respondent: Mapped[str | None] = mapped_column(sa.Text)
    respondent_person: Mapped[str | None] = mapped_column(sa.Text)
    respondent_phone: Mapped[str | None] = mapped_column(sa.Text)
    respondent_address: Mapped[str | None] = mapped_column(sa.Text)
    facts: Mapped[str | None] = mapped_column(sa.Text)
    evidence: Mapped[str | None] = mapped_column(sa.Text)
    other_demand: Mapped[str | None] = mapped_column(sa.Text)
    known_on: Mapped[date | None]
    still_employed: Mapped[str | None] = mapped_column(sa.Text)
    ended_on: Mapped[date | None]
    danger: Mapped[str | None] = mapped_column(sa.Text)
    claimant_agrees: Mapped[str | None] = mapped_column(sa.Text)
    respondent_agrees: Mapped[str | None] = mapped_column(sa.Text)
    invited_for: Mapped[date | None]
    invited_at: Mapped[int | None]
    invited_to: Mapped[str | None] = mapped_column(sa.Text)
    agreed_on: Mapped[date | None]
    agreement: Mapped[str | None] = mapped_column(sa.Text)
    performance: Mapped[str | None] = mapped_column(sa.Text)
    time_limit: Mapped[date | None]
    oral: Mapped[bool | None]
    confirmed_on: Mapped[date | None]
    failed_why: Mapped[str | None] = mapped_column(sa.Text)
    rights_told_on: Mapped[date | None]
    filed_with: Mapped[str | None] = mapped_column(sa.Text)
    filed_on: Mapped[date | None]
    award_on: Mapped[date | None]
    outcome: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)


class MediationClaimant(RecordMixin, Base):
    """Somebody who claims. Sheet: ``sheets.mediations.CLAIMANT``."""

    __tablename__ = "mediation_claimant"

    mediation_id: Mapped[UUID] = mapped_column(sa.ForeignKey("mediation.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    sex: Mapped[str | None] = mapped_column(sa.Text)
    id_number: Mapped[str | None] = mapped_column(sa.Text)
    phone: Mapped[str | None] = mapped_column(sa.Text)
    address: Mapped[str | None] = mapped_column(sa.Text)
    guardian: Mapped[str | None] = mapped_column(sa.Text)


class MediationClaim(RecordMixin, Base):
    """A sum that is claimed. Sheet: ``sheets.mediations.CLAIM``."""

    __tablename__ = "mediation_claim"

    mediation_id: Mapped[UUID] = mapped_column(sa.ForeignKey("mediation.id"), index=True)
    kind: Mapped[str | None] = mapped_column(sa.Text)
    amount: Mapped[int | None] = mapped_column(sa.BigInteger)
    agreed: Mapped[int | None] = mapped_column(sa.BigInteger)
    basis: Mapped[str | None] = mapped_column(sa.Text)


class MediationMediator(RecordMixin, Base):
    """Somebody who mediates. Sheet: ``sheets.mediations.MEDIATOR``."""

    __tablename__ = "mediation_mediator"

    mediation_id: Mapped[UUID] = mapped_column(sa.ForeignKey("mediation.id"), index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    sex: Mapped[str | None] = mapped_column(sa.Text)
    ethnic_group: Mapped[str | None] = mapped_column(sa.Text)
    duty: Mapped[str | None] = mapped_column(sa.Text)


class MediationSession(RecordMixin, Base):
    """A session with its minutes. Sheet: ``sheets.mediations.SESSION``."""

    __tablename__ = "mediation_session"

    mediation_id: Mapped[UUID] = mapped_column(sa.ForeignKey("mediation.id"), index=True)
    happened_on: Mapped[date | None]
    happened_at: Mapped[int | None]
    kind: Mapped[str | None] = mapped_column(sa.Text)
    place: Mapped[str | None] = mapped_column(sa.Text)
    present: Mapped[str | None] = mapped_column(sa.Text)
    claimant_offer: Mapped[int | None] = mapped_column(sa.BigInteger)
    respondent_offer: Mapped[int | None] = mapped_column(sa.BigInteger)
    minutes: Mapped[str | None] = mapped_column(sa.Text)


class MediationInstalment(RecordMixin, Base):
    """A part of what was agreed. Sheet: ``sheets.mediations.INSTALMENT``."""

    __tablename__ = "mediation_instalment"

    mediation_id: Mapped[UUID] = mapped_column(sa.ForeignKey("mediation.id"), index=True)
    due_on: Mapped[date | None]
    amount: Mapped[int | None] = mapped_column(sa.BigInteger)
    paid_on: Mapped[date | None]
    paid: Mapped[int | None] = mapped_column(sa.BigInteger)
    way: Mapped[str | None] = mapped_column(sa.Text)
    receipt: Mapped[str | None] = mapped_column(sa.Text)
    received_by: Mapped[str | None] = mapped_column(sa.Text)
