"""What a job offer (F5), a migrant's wish for work, and a placement ask.

Source: form F5; LCL 8 (what an employer must tell truthfully before a contract).
"""

from __future__ import annotations

from typing import Final

from desktop.i18n import T, Text
from desktop.sheets.fields import Field, Kind, Sensitivity, Sheet

_OPEN: Final = Sensitivity.OPEN


def _text(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.TEXT, label, help, sensitivity=_OPEN)


def _choice(key: str, label: Text, choices: str, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.CHOICE, label, help, choices=choices, sensitivity=_OPEN)


def _asked(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.YES_NO, label, help, choices="yes_no", sensitivity=_OPEN)


def _number(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.NUMBER, label, help, sensitivity=_OPEN)


def _money(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.MONEY, label, help, sensitivity=_OPEN)


def _day(key: str, label: Text, help: Text | None = None, *, required: bool = False) -> Field:  # noqa: A002
    return Field(key, Kind.DAY, label, help, required=required, sensitivity=_OPEN)


OFFER: Final = Sheet(
    "offer",
    1,
    T("Job offer"),
    (
        _text("number", T("Number")),
        Field(
            "post",
            Kind.TEXT,
            T("Post"),
            T("As she would say it: washing hair, serving meals."),
            required=True,
            sensitivity=_OPEN,
        ),
        Field(
            "employer_id",
            Kind.LINK,
            T("Employer"),
            T("For whom she will work."),
            required=True,
            sensitivity=_OPEN,
        ),
        Field(
            "recruiter_id",
            Kind.LINK,
            T("Through which recruiter"),
            T("Empty when the employer comes himself."),
            sensitivity=_OPEN,
        ),
        _choice("trade", T("Trade"), "trade"),
        Field(
            "workplaces",
            Kind.CHOICES,
            T("Kind of workplace"),
            choices="workplace_kind",
            sensitivity=_OPEN,
        ),
        Field("duties", Kind.LONG_TEXT, T("What the work is"), sensitivity=_OPEN),
        Field(
            "hazards",
            Kind.CHOICES,
            T("The work has"),
            choices="juvenile_bans",
            sensitivity=_OPEN,
        ),
        _choice("county", T("County"), "areas"),
        _text("place", T("Place"), T("Town, street.")),
        _asked("abroad", T("Outside mainland China")),
        _number("wanted", T("How many are wanted")),
        _choice("sex_asked", T("Only men or women?"), "sex_asked"),
        _number("age_from", T("Age from")),
        _number("age_to", T("Age to")),
        _choice("schooling_asked", T("Schooling asked"), "schooling_asked"),
        _text("other_asked", T("What else is asked of her")),
        _money("wage", T("Wage (yuan)")),
        _choice("wage_unit", T("Paid"), "wage_unit"),
        _text("allowances", T("Allowances, commission")),
        _text("pay_day", T("Pay day"), T("For example the 10th of each month.")),
        _number("probation_months", T("Months of probation")),
        _money("probation_wage", T("Wage in probation (yuan)")),
        Field("hours_day", Kind.HOURS, T("Hours a day"), sensitivity=_OPEN),
        _number("days_week", T("Days a week")),
        _text("rest_days", T("Rest days and holidays")),
        _text("overtime", T("Overtime and how it is paid")),
        _asked("board", T("Meals given")),
        _choice("lodging", T("Lodging"), "lodging"),
        _money("charge", T("Kept back for board and lodging (yuan a month)")),
        _choice("travel_payer", T("Who pays the way"), "who_pays"),
        _money("fees", T("Fees asked of her (yuan)"), T("For registering, training, uniform …")),
        _money("deposit", T("Deposit asked (yuan)"), T("Of any name.")),
        _asked("papers_kept", T("ID card or papers kept")),
        _text("insurance", T("Social insurance")),
        _asked("conditions_told", T("Working conditions, dangers and safety were told")),
        _choice("contract_kind", T("Contract"), "offer_contract"),
        _asked("contract_seen", T("The form of the contract was seen")),
        _day("starts_on", T("Work begins on")),
        _day("ends_on", T("Until"), T("Empty if it is for good.")),
        _day("open_until", T("Offer open until")),
        _day("received_on", T("Received on"), required=True),
        Field("contact_name", Kind.NAME, T("Whom to ask"), sensitivity=_OPEN),
        Field("contact_phone", Kind.PHONE, T("Phone"), sensitivity=_OPEN, rule="phone"),
        Field(
            "announced",
            Kind.LONG_TEXT,
            T("The announcement word for word"),
            sensitivity=_OPEN,
        ),
        Field("note", Kind.LONG_TEXT, T("Remarks"), sensitivity=_OPEN),
    ),
)

WISH: Final = Sheet(
    "wish",
    1,
    T("Wish for work"),
    (
        Field("expressed_on", Kind.DAY, T("Said on")),
        Field("trades", Kind.CHOICES, T("Work she would like"), choices="trade"),
        Field("counties", Kind.CHOICES, T("Where she would go"), choices="areas"),
        Field("places", Kind.TEXT, T("Other places")),
        Field("wage_least", Kind.MONEY, T("Wage at least (yuan a month)")),
        Field("with_whom", Kind.TEXT, T("With whom she wants to be")),
        Field("from_on", Kind.DAY, T("From when")),
        Field("needs_lodging", Kind.YES_NO, T("Needs lodging"), choices="yes_no"),
        Field("note", Kind.LONG_TEXT, T("What else matters to her")),
    ),
    owner="person_id",
)

PLACEMENT: Final = Sheet(
    "placement",
    1,
    T("Placement"),
    (
        Field("person_id", Kind.LINK, T("Migrant"), required=True),
        Field("offer_id", Kind.LINK, T("Job offer"), required=True, sensitivity=_OPEN),
        Field("journey_id", Kind.LINK, T("Journey")),
        _day("proposed_on", T("Proposed on")),
        _choice("told_in", T("Told in"), "language"),
        _choice("decline_reason", T("Why she declined"), "decline_reason"),
        _day("starts_on", T("Begins on")),
        _day("started_on", T("Began on")),
        _day("first_pay_day", T("First pay day")),
        _day("probation_ends", T("Probation ends")),
        _day("contract_ends", T("Contract ends")),
        _day("medical_on", T("Last medical check")),
        _day("ended_on", T("Ended on")),
        _choice("end_reason", T("Why it ended"), "placement_end"),
        Field("note", Kind.LONG_TEXT, T("Remarks")),
    ),
)
