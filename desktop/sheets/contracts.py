"""What the office asks of a contract that somebody brings, in the order of a labour contract.

Source: form F6; LCL 17 (what a labour contract must have); what the checks C01 to C43 look at. A
question left empty is not known and never held against the employer.
"""

from __future__ import annotations

from typing import Final

from desktop.i18n import T, Text
from desktop.sheets.fields import Field, Kind, Sensitivity, Sheet


def _text(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.TEXT, label, help)


def _long(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.LONG_TEXT, label, help)


def _choice(key: str, label: Text, choices: str, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.CHOICE, label, help, choices=choices)


def _several(key: str, label: Text, choices: str, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.CHOICES, label, help, choices=choices)


def _asked(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.YES_NO, label, help, choices="yes_no")


def _number(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.NUMBER, label, help)


def _money(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.MONEY, label, help)


def _hours(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.HOURS, label, help)


def _day(key: str, label: Text, help: Text | None = None, *, required: bool = False) -> Field:  # noqa: A002
    return Field(key, Kind.DAY, label, help, required=required)


def _link(key: str, label: Text) -> Field:
    return Field(key, Kind.LINK, label)


_RECORD: Final = (
    _text("number", T("Number")),
    _link("person_id", T("Migrant")),
    _link("recruiter_id", T("Employer")),
    _link("offer_id", T("Job offer")),
    _link("placement_id", T("Placement")),
    _day("received_on", T("Received on"), required=True),
    _choice("paper_kind", T("What paper it is"), "contract_paper"),
    _text("title", T("Its title"), T("As printed at the top.")),
)

_PARTIES: Final = (
    _text("employer_name", T("Employer in the contract")),
    _text("employer_address", T("Address of the employer")),
    _text("employer_legal_representative", T("Legal representative")),
    Field(
        "employer_credit_code",
        Kind.TEXT,
        T("Unified social credit code"),
        T("18 signs on the business licence."),
        rule="credit_code",
    ),
    _asked("employer_licensed", T("Has a business licence")),
    _asked("employer_as_licence", T("Name and code are those of the licence")),
    Field("worker_name", Kind.NAME, T("Worker in the contract")),
    Field(
        "worker_id_number",
        Kind.ID_NUMBER,
        T("ID number in the contract"),
        sensitivity=Sensitivity.SENSITIVE,
    ),
    _text("worker_address", T("Address of the worker")),
    _several(
        "missing_items",
        T("The contract says nothing about"),
        "contract_item",
        T("Tick only what you have looked for and not found."),
    ),
)

_SIGNING: Final = (
    _day("signed_on", T("Signed on")),
    _asked("signed_by_worker", T("Signed by the worker")),
    _asked("signed_by_employer", T("Signed or sealed by the employer")),
    _asked("blanks", T("Blank spaces left open")),
    _asked("pages_missing", T("Pages missing")),
    _asked("own_copy", T("The worker has a copy of her own")),
)

_TERM: Final = (
    _day("starts_on", T("Work begins on"), T("The first day of real work.")),
    _choice("term_kind", T("Kind of term"), "contract_term"),
    _day("term_from", T("Term from")),
    _day("term_until", T("Term until")),
    _text("task", T("The task"), T("If the contract ends with a task.")),
)

_WORK: Final = (
    _text("post", T("Post")),
    _choice("county", T("County"), "areas"),
    _text("place", T("Place"), T("Town, street.")),
    _several("workplaces", T("Kind of workplace"), "workplace_kind"),
    _several("hazards", T("The work has"), "juvenile_bans"),
)

_HOURS: Final = (
    _hours("hours_day", T("Hours a day"), T("Without overtime.")),
    _hours("hours_week", T("Hours a week"), T("Empty: hours a day times days a week.")),
    _number("days_week", T("Days a week")),
    _number("rest_days_month", T("Rest days a month"), T("One a week is four.")),
    _choice("hours_system", T("System of hours"), "contract_hours_system"),
    _asked("night_work", T("Night work")),
    _hours("overtime_day", T("Overtime a day")),
    _hours("overtime_month", T("Overtime a month")),
    _asked("overtime_forced", T("Overtime cannot be refused")),
    _asked("no_overtime_pay", T("No overtime pay")),
    _number("overtime_rate", T("Overtime on working days (%)"), T("150 is one and a half times.")),
    _number("rest_day_rate", T("Work on rest days (%)")),
    _asked("time_off_instead", T("Time off for work on rest days")),
    _number("holiday_rate", T("Work on statutory holidays (%)")),
)

_PAY: Final = (
    _money("wage", T("Wage (yuan)")),
    _choice("wage_unit", T("Paid"), "wage_unit"),
    _money(
        "wage_extras",
        T("Of it overtime pay and allowances (yuan)"),
        T("For night shifts, heat, underground or toxic work. They do not count as minimum wage."),
    ),
    _text("piece_rates", T("Piece rates"), T("How much for what.")),
    _money("same_post_wage", T("Lowest wage of the same post (yuan)"), T("If it is known.")),
    _several("wage_in", T("Paid in"), "contract_pay_in"),
    _choice("pay_interval", T("How often paid"), "contract_pay_interval"),
    _number("settlement_days", T("Settled every … days"), T("For part-time work.")),
    _text("pay_day", T("Pay day"), T("For example the 10th of each month.")),
    _asked("pay_day_stated", T("The pay day is stated")),
    _asked("held_back", T("The first month is held back")),
    _asked("pay_slip", T("A wage slip is given")),
    _choice("paid_to", T("Paid to"), "contract_paid_to"),
    _asked("own_mandate", T("By her own written wish")),
)

_PROBATION: Final = (
    _number("probation_months", T("Months of probation")),
    _number("probation_days", T("and days")),
    _money("probation_wage", T("Wage in probation (yuan)"), T("In the same unit as the wage.")),
    _asked("probation_again", T("A second probation with this employer")),
    _asked("probation_only", T("The contract has a probation and nothing else")),
)

_INSURANCE: Final = (
    _choice("insurance", T("Social insurance"), "contract_insurance"),
    _several("insurance_kinds", T("Kinds of insurance"), "contract_insurance_kind"),
    _asked("own_risk", T("Injury, illness or death at her own risk")),
    _asked("protection_stated", T("Protection and dangers of the work are stated")),
    _asked("women_clause", T("Special protection of women is stated")),
)

_TAKEN: Final = (
    _money("deposit", T("Deposit (yuan)"), T("Of any name.")),
    _text("deposit_name", T("What it is called")),
    _choice("deposit_per", T("Deposit taken"), "contract_deposit_per"),
    _money(
        "other_money",
        T("Other money asked (yuan)"),
        T("For uniform, tools, bed, training, registering …"),
    ),
    _asked("guarantor", T("A guarantor is asked for")),
    _asked("property_taken", T("Things of hers are taken")),
    _text("property_what", T("Which things")),
    _several("papers_kept", T("Papers kept by the employer"), "contract_papers"),
    _several("cards_kept", T("Cards kept by the employer"), "contract_cards"),
)

_PENALTIES: Final = (
    _money("penalty", T("Penalty the worker must pay (yuan)")),
    _several("penalty_for", T("Penalty for"), "contract_penalty"),
    _asked("training_agreement", T("Agreement on training and years of service")),
    _asked("training_funded", T("The employer paid for the training, with receipts")),
    _money("training_cost", T("Cost of the training (yuan)")),
    _number("service_months", T("Months to be served")),
    _number("served_months", T("Months already served")),
    _money("training_penalty", T("Penalty of the training agreement (yuan)")),
    _asked("non_compete", T("May not work for competitors afterwards")),
    _asked("keeps_secrets", T("She is a manager, senior technician or bound to secrecy")),
    _number("non_compete_months", T("For how many months")),
    _money("non_compete_pay", T("Paid for it (yuan a month)")),
)

_FAMILY: Final = (_several("family_clauses", T("On marriage and children"), "contract_family"),)

_RULES: Final = (
    _money("deduction_month", T("Deductions and fines in a month (yuan)")),
    _several("deduction_for", T("Deductions for"), "contract_deduction"),
    _asked("rules_fines", T("The employer's rules bring further fines")),
    _asked("rules_shown", T("The employer's rules were shown to her")),
)

_LEAVING: Final = (
    _asked("resign_forbidden", T("She may not resign")),
    _number("notice_days", T("Days of notice when she resigns")),
    _number("notice_days_probation", T("Days of notice in probation")),
    _asked("wages_forfeited", T("Wages lost when she leaves")),
    _asked("dismissal_any_time", T("The employer may dismiss at any time")),
    _asked("dismissal_beyond", T("Grounds for dismissal that the law does not know")),
    _text("dismissal_grounds", T("Which grounds")),
)

_LIVING: Final = (
    _asked("board", T("Meals given")),
    _choice("lodging", T("Lodging"), "lodging"),
    _asked("charge_stated", T("What is charged for them is stated")),
    _money("charge", T("Kept back for board and lodging (yuan a month)")),
)

_PROMISED: Final = (
    _asked("promised_post", T("Same work as promised")),
    _asked("promised_place", T("Same place as promised")),
    _asked("promised_employer", T("Same employer as promised")),
    _asked("promised_wage", T("Same wage as promised")),
    _asked("promise_deceived", T("She came or signed because of a false promise")),
    _text("promise_note", T("What was promised")),
)

_DISPATCH: Final = (
    _text("host_name", T("Sent to work at")),
    _asked("host_stated", T("The host unit is stated")),
    _asked("host_post_stated", T("The post there is stated")),
    _asked("host_period_stated", T("The period there is stated")),
    _money("dispatch_fee", T("Fee for the dispatch (yuan)")),
)

_HAPPENED: Final = (
    _day("ended_on", T("Work ended on")),
    _choice("ended_by", T("How it ended"), "contract_end"),
    _choice("ground_given", T("Ground given"), "contract_ground"),
    _number("end_notice_days", T("Days of notice that were given")),
    _number("worked_months", T("Months worked"), T("If the days are not known.")),
    _money("average_wage", T("Average wage of the last 12 months (yuan a month)")),
    _money("unpaid_wages", T("Wages not paid (yuan)")),
    _hours("unpaid_overtime", T("Overtime hours not paid: working days")),
    _hours("unpaid_rest_days", T("Hours not paid: rest days")),
    _hours("unpaid_holidays", T("Hours not paid: statutory holidays")),
    _number("probation_served", T("Months of probation served")),
    _money("deposit_paid", T("Deposit already paid (yuan)")),
    _money("deposit_returned", T("Deposit given back (yuan)")),
    _money("deducted", T("Already deducted (yuan)")),
    _asked("papers_returned", T("Papers given back")),
    _asked("end_certificate", T("A paper on the end of work was given")),
    _asked("medical_checked", T("Medical check before work (16 and 17)")),
    _asked("juvenile_registered", T("Registered as a juvenile worker (16 and 17)")),
)

_REVIEW: Final = (
    _asked("told_in_own_language", T("Explained to her in her own language")),
    _day("explained_on", T("Explained on")),
    _choice("explained_in", T("Explained in"), "language"),
    _long("questions", T("What she asked")),
    _long("changes_requested", T("Changes asked of the employer")),
    _long("employer_answer", T("What the employer answered")),
    _choice("final_advice", T("Final advice"), "contract_advice"),
    _long("note", T("Remarks")),
)

CONTRACT: Final = Sheet(
    "contract",
    1,
    T("Contract"),
    (
        *_RECORD,
        *_PARTIES,
        *_SIGNING,
        *_TERM,
        *_WORK,
        *_HOURS,
        *_PAY,
        *_PROBATION,
        *_INSURANCE,
        *_TAKEN,
        *_PENALTIES,
        *_FAMILY,
        *_RULES,
        *_LEAVING,
        *_LIVING,
        *_PROMISED,
        *_DISPATCH,
        *_HAPPENED,
        *_REVIEW,
    ),
)
