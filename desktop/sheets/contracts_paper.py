"""What the facts table of the contract review opinion (合同审查意见) prints, in which order.

An empty field is left out of the table by the paper itself; here stands only where each goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.sheets.fields import Group, Layout

if TYPE_CHECKING:
    from desktop.i18n import Text


def _group(title: Text, *keys: str) -> Group:
    return Group(title, tuple(f"contract.{key}" for key in keys))


_GROUPS: Final = (
    _group(
        T("Parties"),
        "employer_name",
        "employer_address",
        "employer_legal_representative",
        "employer_credit_code",
        "worker_name",
        "worker_address",
        "paper_kind",
        "title",
        "signed_on",
        "own_copy",
    ),
    _group(
        T("Term and work"),
        "starts_on",
        "term_kind",
        "term_from",
        "term_until",
        "task",
        "post",
        "county",
        "place",
        "host_name",
    ),
    _group(
        T("Hours"),
        "hours_day",
        "days_week",
        "hours_week",
        "rest_days_month",
        "hours_system",
        "overtime_day",
        "overtime_month",
        "overtime_rate",
        "rest_day_rate",
        "holiday_rate",
        "no_overtime_pay",
    ),
    _group(
        T("Pay"),
        "wage",
        "wage_unit",
        "piece_rates",
        "wage_in",
        "pay_interval",
        "settlement_days",
        "pay_day",
        "probation_months",
        "probation_days",
        "probation_wage",
        "board",
        "lodging",
        "charge",
        "deduction_month",
        "deduction_for",
        "insurance",
        "insurance_kinds",
    ),
    _group(
        T("Deposit and penalties"),
        "deposit",
        "deposit_name",
        "deposit_per",
        "other_money",
        "property_what",
        "papers_kept",
        "cards_kept",
        "penalty",
        "penalty_for",
        "training_cost",
        "service_months",
        "training_penalty",
        "non_compete_months",
        "non_compete_pay",
    ),
    _group(
        T("End of the work"),
        "ended_on",
        "ended_by",
        "ground_given",
        "worked_months",
        "average_wage",
        "unpaid_wages",
        "unpaid_overtime",
        "unpaid_rest_days",
        "unpaid_holidays",
        "deducted",
        "deposit_paid",
        "deposit_returned",
        "papers_returned",
    ),
    _group(
        T("Explained to the worker"),
        "explained_on",
        "explained_in",
        "questions",
        "changes_requested",
        "employer_answer",
        "final_advice",
    ),
)

IN_FINDINGS: Final = frozenset(
    f"contract.{key}"
    for key in (
        # yes or no: when one of them matters a finding says it in words
        "employer_licensed", "employer_as_licence", "missing_items", "signed_by_worker",
        "signed_by_employer", "blanks", "pages_missing", "workplaces", "hazards", "night_work",
        "overtime_forced", "time_off_instead", "wage_extras", "same_post_wage",
        "pay_day_stated", "held_back", "pay_slip", "paid_to", "own_mandate", "probation_again",
        "probation_only", "own_risk", "protection_stated", "women_clause", "guarantor",
        "property_taken", "training_agreement", "training_funded", "served_months",
        "non_compete", "keeps_secrets", "family_clauses", "rules_fines", "rules_shown",
        "resign_forbidden", "notice_days", "notice_days_probation", "wages_forfeited",
        "dismissal_any_time", "dismissal_beyond", "dismissal_grounds", "charge_stated",
        "promised_post", "promised_place", "promised_employer", "promised_wage",
        "promise_deceived", "promise_note", "host_stated", "host_post_stated",
        "host_period_stated", "dispatch_fee", "end_notice_days", "probation_served",
        "end_certificate", "medical_checked", "juvenile_registered", "told_in_own_language",
    )
)  # fmt: skip

OMITTED: Final = frozenset(
    f"contract.{key}"
    for key in (
        "number", "received_on",  # in the head of the paper
        "person_id", "recruiter_id", "offer_id", "placement_id",  # by their names
        "worker_id_number",  # the paper also goes to the employer, who has it
        "note",  # for the office
    )
)  # fmt: skip

PAPER: Final = Layout(_GROUPS, omitted=IN_FINDINGS | OMITTED)
"""The facts table, and what stands elsewhere on the paper or not at all."""
