"""What the checks look at: the terms of a contract, and who the worker is.

Terms carry the keys of the contract's sheet. Money is fen, hours are minutes, codes are those of
the lists; empty, None or ``unknown`` is not known and never a breach.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True)
class Worker:
    """Who is to sign. Dates of birth: the earliest and the latest that is possible."""

    birth_first: date | None = None
    birth_last: date | None = None
    sex: str = ""
    reads_chinese: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Terms:
    """The terms of one contract, and what has come of it."""

    # the paper, the parties, signing
    paper_kind: str = ""
    employer_licensed: str = ""
    employer_as_licence: str = ""
    missing_items: tuple[str, ...] = ()
    signed_on: date | None = None
    signed_by_worker: str = ""
    signed_by_employer: str = ""
    blanks: str = ""
    pages_missing: str = ""
    own_copy: str = ""
    # term and work
    starts_on: date | None = None
    term_kind: str = ""
    term_from: date | None = None
    term_until: date | None = None
    county: str = ""
    workplaces: tuple[str, ...] = ()
    hazards: tuple[str, ...] = ()
    # hours
    hours_day: int | None = None
    hours_week: int | None = None
    days_week: int | None = None
    rest_days_month: int | None = None
    hours_system: str = ""
    night_work: str = ""
    overtime_day: int | None = None
    overtime_month: int | None = None
    overtime_forced: str = ""
    no_overtime_pay: str = ""
    overtime_rate: int | None = None
    rest_day_rate: int | None = None
    time_off_instead: str = ""
    holiday_rate: int | None = None
    # pay
    wage: int | None = None
    wage_unit: str = ""
    wage_extras: int | None = None
    same_post_wage: int | None = None
    wage_in: tuple[str, ...] = ()
    pay_interval: str = ""
    settlement_days: int | None = None
    pay_day: str = ""
    pay_day_stated: str = ""
    held_back: str = ""
    pay_slip: str = ""
    paid_to: str = ""
    own_mandate: str = ""
    # probation
    probation_months: int | None = None
    probation_days: int | None = None
    probation_wage: int | None = None
    probation_again: str = ""
    probation_only: str = ""
    # insurance and protection
    insurance: str = ""
    own_risk: str = ""
    protection_stated: str = ""
    women_clause: str = ""
    family_clauses: tuple[str, ...] = ()
    medical_checked: str = ""
    juvenile_registered: str = ""
    # money, things and papers taken
    deposit: int | None = None
    deposit_name: str = ""
    deposit_per: str = ""
    other_money: int | None = None
    guarantor: str = ""
    property_taken: str = ""
    property_what: str = ""
    papers_kept: tuple[str, ...] = ()
    cards_kept: tuple[str, ...] = ()
    # penalties, training, competitors
    penalty: int | None = None
    penalty_for: tuple[str, ...] = ()
    training_agreement: str = ""
    training_funded: str = ""
    training_cost: int | None = None
    service_months: int | None = None
    served_months: int | None = None
    training_penalty: int | None = None
    non_compete: str = ""
    keeps_secrets: str = ""
    non_compete_months: int | None = None
    non_compete_pay: int | None = None
    # deductions and rules
    deduction_month: int | None = None
    deduction_for: tuple[str, ...] = ()
    rules_fines: str = ""
    # leaving
    resign_forbidden: str = ""
    notice_days: int | None = None
    notice_days_probation: int | None = None
    wages_forfeited: str = ""
    dismissal_any_time: str = ""
    dismissal_beyond: str = ""
    dismissal_grounds: str = ""
    # board and lodging
    board: str = ""
    lodging: str = ""
    charge_stated: str = ""
    charge: int | None = None
    # as promised
    promised_post: str = ""
    promised_place: str = ""
    promised_employer: str = ""
    promised_wage: str = ""
    promise_deceived: str = ""
    # dispatch
    host_stated: str = ""
    host_post_stated: str = ""
    host_period_stated: str = ""
    dispatch_fee: int | None = None
    # what happened
    ended_on: date | None = None
    ended_by: str = ""
    ground_given: str = ""
    end_notice_days: int | None = None
    worked_months: int | None = None
    average_wage: int | None = None
    unpaid_wages: int | None = None
    unpaid_overtime: int | None = None
    unpaid_rest_days: int | None = None
    unpaid_holidays: int | None = None
    probation_served: int | None = None
    deposit_paid: int | None = None
    deposit_returned: int | None = None
    deducted: int | None = None
    papers_returned: str = ""
    end_certificate: str = ""
    # explaining
    told_in_own_language: str = ""
    explained_on: date | None = None
    explained_in: str = ""

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> Self:
        """Read terms from a contract as it is kept; what is not there is not known."""
        given: dict[str, Any] = {}
        for name in _NAMES:
            value = values.get(name)
            if value is not None:
                given[name] = tuple(value) if isinstance(value, list) else value
        return cls(**given)


_NAMES = tuple(field.name for field in fields(Terms))
