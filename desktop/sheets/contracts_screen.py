"""Where the window places what is asked of a contract: tabs in the order of the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.sheets.contracts import CONTRACT
from desktop.sheets.fields import Group, Layout
from desktop.sheets.screens import Screen, Tab

if TYPE_CHECKING:
    from desktop.i18n import Text


def _group(title: Text, *keys: str) -> Group:
    return Group(title, tuple(f"contract.{key}" for key in keys))


TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "parties",
        T("Parties and form"),
        "users",
        (
            _group(
                T("Whose contract it is"),
                "person_id",
                "recruiter_id",
                "offer_id",
                "received_on",
                "paper_kind",
                "title",
            ),
            _group(
                T("The employer in the contract"),
                "employer_name",
                "employer_address",
                "employer_legal_representative",
                "employer_credit_code",
                "employer_licensed",
                "employer_as_licence",
            ),
            _group(
                T("The worker in the contract"),
                "worker_name",
                "worker_id_number",
                "worker_address",
            ),
            _group(
                T("Signing"),
                "signed_on",
                "signed_by_worker",
                "signed_by_employer",
                "blanks",
                "pages_missing",
                "own_copy",
                "missing_items",
            ),
        ),
    ),
    Tab(
        "work",
        T("Term and work"),
        "map-pin",
        (
            _group(T("Term"), "starts_on", "term_kind", "term_from", "term_until", "task"),
            _group(T("Post and place"), "post", "county", "place", "workplaces", "hazards"),
            _group(
                T("As promised?"),
                "promised_post",
                "promised_place",
                "promised_employer",
                "promised_wage",
                "promise_deceived",
                "promise_note",
            ),
            _group(
                T("Labour dispatch"),
                "host_name",
                "host_stated",
                "host_post_stated",
                "host_period_stated",
                "dispatch_fee",
            ),
        ),
    ),
    Tab(
        "hours",
        T("Hours"),
        "clock",
        (
            _group(
                T("Working hours and rest"),
                "hours_day",
                "days_week",
                "hours_week",
                "rest_days_month",
                "hours_system",
                "night_work",
            ),
            _group(
                T("Overtime"),
                "overtime_day",
                "overtime_month",
                "overtime_forced",
                "no_overtime_pay",
                "overtime_rate",
                "rest_day_rate",
                "time_off_instead",
                "holiday_rate",
            ),
        ),
    ),
    Tab(
        "pay",
        T("Pay"),
        "table",
        (
            _group(T("Wage"), "wage", "wage_unit", "wage_extras", "piece_rates", "same_post_wage"),
            _group(
                T("How it is paid"),
                "wage_in",
                "pay_interval",
                "settlement_days",
                "pay_day",
                "pay_day_stated",
                "held_back",
                "pay_slip",
                "paid_to",
                "own_mandate",
            ),
            _group(
                T("Probation"),
                "probation_months",
                "probation_days",
                "probation_wage",
                "probation_again",
                "probation_only",
            ),
            _group(T("Board and lodging"), "board", "lodging", "charge_stated", "charge"),
            _group(
                T("Deductions and fines"),
                "deduction_month",
                "deduction_for",
                "rules_fines",
                "rules_shown",
            ),
        ),
    ),
    Tab(
        "taken",
        T("Deposit and penalties"),
        "ban",
        (
            _group(
                T("Money and things taken"),
                "deposit",
                "deposit_name",
                "deposit_per",
                "other_money",
                "guarantor",
                "property_taken",
                "property_what",
            ),
            _group(T("Papers kept"), "papers_kept", "cards_kept"),
            _group(T("Penalties"), "penalty", "penalty_for"),
            _group(
                T("Training paid by the employer"),
                "training_agreement",
                "training_funded",
                "training_cost",
                "service_months",
                "served_months",
                "training_penalty",
            ),
            _group(
                T("Work for competitors"),
                "non_compete",
                "keeps_secrets",
                "non_compete_months",
                "non_compete_pay",
            ),
        ),
    ),
    Tab(
        "protection",
        T("Protection and leaving"),
        "shield",
        (
            _group(
                T("Insurance and protection"),
                "insurance",
                "insurance_kinds",
                "own_risk",
                "protection_stated",
                "women_clause",
                "family_clauses",
            ),
            _group(T("Workers of 16 and 17"), "medical_checked", "juvenile_registered"),
            _group(
                T("Leaving"),
                "resign_forbidden",
                "notice_days",
                "notice_days_probation",
                "wages_forfeited",
                "dismissal_any_time",
                "dismissal_beyond",
                "dismissal_grounds",
            ),
        ),
    ),
    Tab(
        "happened",
        T("What happened"),
        "flag",
        (
            _group(
                T("Since then"),
                "worked_months",
                "unpaid_wages",
                "unpaid_overtime",
                "unpaid_rest_days",
                "unpaid_holidays",
                "probation_served",
                "deducted",
                "deposit_paid",
                "deposit_returned",
                "papers_returned",
            ),
            _group(
                T("End of the work"),
                "ended_on",
                "ended_by",
                "ground_given",
                "end_notice_days",
                "average_wage",
                "end_certificate",
            ),
        ),
    ),
    Tab(
        "review",
        T("Explaining and answer"),
        "consent",
        (
            _group(
                T("Explained to the worker"),
                "told_in_own_language",
                "explained_on",
                "explained_in",
                "questions",
            ),
            _group(
                T("With the employer"),
                "changes_requested",
                "employer_answer",
                "final_advice",
                "note",
            ),
        ),
    ),
    Tab("attachment", T("Files"), "attachment"),
    Tab("history", T("History"), "history"),
)

SCREEN: Final = Layout(
    tuple(group for tab in TABS for group in tab.groups),
    omitted=frozenset(
        {
            "contract.number",  # given by the program, shown in the head of the record
            "contract.placement_id",  # begun from the placement
        }
    ),
)
"""The same groups as one layout, with what the window openly leaves out."""

CONTRACTS: Final = Screen(CONTRACT, TABS, {CONTRACT.kind: CONTRACT})
