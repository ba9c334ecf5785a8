"""Contracts as they were read. Columns carry the keys of the sheet."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, RecordMixin


class Contract(RecordMixin, Base):
    """A contract, its terms and what came of reviewing it. Sheet: ``sheets.contracts.CONTRACT``."""

    __tablename__ = "contract"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    recruiter_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("recruiter.id"), index=True)
    offer_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("offer.id"), index=True)
    placement_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("placement.id"), index=True)
    received_on: Mapped[date | None]
    paper_kind: Mapped[str | None] = mapped_column(sa.Text)
    title: Mapped[str | None] = mapped_column(sa.Text)
    employer_name: Mapped[str | None] = mapped_column(sa.Text)
    employer_address: Mapped[str | None] = mapped_column(sa.Text)
    employer_legal_representative: Mapped[str | None] = mapped_column(sa.Text)
    employer_credit_code: Mapped[str | None] = mapped_column(sa.Text)
    employer_licensed: Mapped[str | None] = mapped_column(sa.Text)
    employer_as_licence: Mapped[str | None] = mapped_column(sa.Text)
    worker_name: Mapped[str | None] = mapped_column(sa.Text)
    worker_id_number: Mapped[str | None] = mapped_column(sa.Text)
    worker_address: Mapped[str | None] = mapped_column(sa.Text)
    missing_items: Mapped[list[str] | None]
    signed_on: Mapped[date | None]
    signed_by_worker: Mapped[str | None] = mapped_column(sa.Text)
    signed_by_employer: Mapped[str | None] = mapped_column(sa.Text)
    blanks: Mapped[str | None] = mapped_column(sa.Text)
    pages_missing: Mapped[str | None] = mapped_column(sa.Text)
    own_copy: Mapped[str | None] = mapped_column(sa.Text)
    starts_on: Mapped[date | None]
    term_kind: Mapped[str | None] = mapped_column(sa.Text)
    term_from: Mapped[date | None]
    term_until: Mapped[date | None]
    task: Mapped[str | None] = mapped_column(sa.Text)
    post: Mapped[str | None] = mapped_column(sa.Text)
    county: Mapped[str | None] = mapped_column(sa.Text)
    place: Mapped[str | None] = mapped_column(sa.Text)
    workplaces: Mapped[list[str] | None]
    hazards: Mapped[list[str] | None]
    hours_day: Mapped[int | None]
    hours_week: Mapped[int | None]
    days_week: Mapped[int | None]
    rest_days_month: Mapped[int | None]
    hours_system: Mapped[str | None] = mapped_column(sa.Text)
    night_work: Mapped[str | None] = mapped_column(sa.Text)
    overtime_day: Mapped[int | None]
    overtime_month: Mapped[int | None]
    overtime_forced: Mapped[str | None] = mapped_column(sa.Text)
    no_overtime_pay: Mapped[str | None] = mapped_column(sa.Text)
    overtime_rate: Mapped[int | None]
    rest_day_rate: Mapped[int | None]
    time_off_instead: Mapped[str | None] = mapped_column(sa.Text)
    holiday_rate: Mapped[int | None]
    wage: Mapped[int | None] = mapped_column(sa.BigInteger)
    wage_unit: Mapped[str | None] = mapped_column(sa.Text)
    wage_extras: Mapped[int | None] = mapped_column(sa.BigInteger)
    piece_rates: Mapped[str | None] = mapped_column(sa.Text)
    same_post_wage: Mapped[int | None] = mapped_column(sa.BigInteger)
    wage_in: Mapped[list[str] | None]
    pay_interval: Mapped[str | None] = mapped_column(sa.Text)
    settlement_days: Mapped[int | None]
    pay_day: Mapped[str | None] = mapped_column(sa.Text)
    pay_day_stated: Mapped[str | None] = mapped_column(sa.Text)
    held_back: Mapped[str | None] = mapped_column(sa.Text)
    pay_slip: Mapped[str | None] = mapped_column(sa.Text)
    paid_to: Mapped[str | None] = mapped_column(sa.Text)
    own_mandate: Mapped[str | None] = mapped_column(sa.Text)
    probation_months: Mapped[int | None]
    probation_days: Mapped[int | None]
    probation_wage: Mapped[int | None] = mapped_column(sa.BigInteger)
    probation_again: Mapped[str | None] = mapped_column(sa.Text)
    probation_only: Mapped[str | None] = mapped_column(sa.Text)
    insurance: Mapped[str | None] = mapped_column(sa.Text)
    insurance_kinds: Mapped[list[str] | None]
    own_risk: Mapped[str | None] = mapped_column(sa.Text)
    protection_stated: Mapped[str | None] = mapped_column(sa.Text)
    women_clause: Mapped[str | None] = mapped_column(sa.Text)
    deposit: Mapped[int | None] = mapped_column(sa.BigInteger)
    deposit_name: Mapped[str | None] = mapped_column(sa.Text)
    deposit_per: Mapped[str | None] = mapped_column(sa.Text)
    other_money: Mapped[int | None] = mapped_column(sa.BigInteger)
    guarantor: Mapped[str | None] = mapped_column(sa.Text)
    property_taken: Mapped[str | None] = mapped_column(sa.Text)
    property_what: Mapped[str | None] = mapped_column(sa.Text)
    papers_kept: Mapped[list[str] | None]
    cards_kept: Mapped[list[str] | None]
    penalty: Mapped[int | None] = mapped_column(sa.BigInteger)
    penalty_for: Mapped[list[str] | None]
    training_agreement: Mapped[str | None] = mapped_column(sa.Text)
    training_funded: Mapped[str | None] = mapped_column(sa.Text)
    training_cost: Mapped[int | None] = mapped_column(sa.BigInteger)
    service_months: Mapped[int | None]
    served_months: Mapped[int | None]
    training_penalty: Mapped[int | None] = mapped_column(sa.BigInteger)
    non_compete: Mapped[str | None] = mapped_column(sa.Text)
    keeps_secrets: Mapped[str | None] = mapped_column(sa.Text)
    non_compete_months: Mapped[int | None]
    non_compete_pay: Mapped[int | None] = mapped_column(sa.BigInteger)
    family_clauses: Mapped[list[str] | None]
    deduction_month: Mapped[int | None] = mapped_column(sa.BigInteger)
    deduction_for: Mapped[list[str] | None]
    rules_fines: Mapped[str | None] = mapped_column(sa.Text)
    rules_shown: Mapped[str | None] = mapped_column(sa.Text)
    resign_forbidden: Mapped[str | None] = mapped_column(sa.Text)
    notice_days: Mapped[int | None]
    notice_days_probation: Mapped[int | None]
    wages_forfeited: Mapped[str | None] = mapped_column(sa.Text)
    dismissal_any_time: Mapped[str | None] = mapped_column(sa.Text)
    dismissal_beyond: Mapped[str | None] = mapped_column(sa.Text)
    dismissal_grounds: Mapped[str | None] = mapped_column(sa.Text)
    board: Mapped[str | None] = mapped_column(sa.Text)
    lodging: Mapped[str | None] = mapped_column(sa.Text)
    charge_stated: Mapped[str | None] = mapped_column(sa.Text)
    charge: Mapped[int | None] = mapped_column(sa.BigInteger)
    promised_post: Mapped[str | None] = mapped_column(sa.Text)
    promised_place: Mapped[str | None] = mapped_column(sa.Text)
    promised_employer: Mapped[str | None] = mapped_column(sa.Text)
    promised_wage: Mapped[str | None] = mapped_column(sa.Text)
    promise_deceived: Mapped[str | None] = mapped_column(sa.Text)
    promise_note: Mapped[str | None] = mapped_column(sa.Text)
    host_name: Mapped[str | None] = mapped_column(sa.Text)
    host_stated: Mapped[str | None] = mapped_column(sa.Text)
    host_post_stated: Mapped[str | None] = mapped_column(sa.Text)
    host_period_stated: Mapped[str | None] = mapped_column(sa.Text)
    dispatch_fee: Mapped[int | None] = mapped_column(sa.BigInteger)
    ended_on: Mapped[date | None]
    ended_by: Mapped[str | None] = mapped_column(sa.Text)
    ground_given: Mapped[str | None] = mapped_column(sa.Text)
    end_notice_days: Mapped[int | None]
    worked_months: Mapped[int | None]
    average_wage: Mapped[int | None] = mapped_column(sa.BigInteger)
    unpaid_wages: Mapped[int | None] = mapped_column(sa.BigInteger)
    unpaid_overtime: Mapped[int | None]
    unpaid_rest_days: Mapped[int | None]
    unpaid_holidays: Mapped[int | None]
    probation_served: Mapped[int | None]
    deposit_paid: Mapped[int | None] = mapped_column(sa.BigInteger)
    deposit_returned: Mapped[int | None] = mapped_column(sa.BigInteger)
    deducted: Mapped[int | None] = mapped_column(sa.BigInteger)
    papers_returned: Mapped[str | None] = mapped_column(sa.Text)
    end_certificate: Mapped[str | None] = mapped_column(sa.Text)
    medical_checked: Mapped[str | None] = mapped_column(sa.Text)
    juvenile_registered: Mapped[str | None] = mapped_column(sa.Text)
    told_in_own_language: Mapped[str | None] = mapped_column(sa.Text)
    explained_on: Mapped[date | None]
    explained_in: Mapped[str | None] = mapped_column(sa.Text)
    questions: Mapped[str | None] = mapped_column(sa.Text)
    changes_requested: Mapped[str | None] = mapped_column(sa.Text)
    employer_answer: Mapped[str | None] = mapped_column(sa.Text)
    final_advice: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)
    review: Mapped[dict[str, Any] | None]  # as the rules said when it was reviewed
