"""What a mediation asks: application, sessions, agreement and what was paid (F17).

Source: People's Mediation Law, Art. 28 to 31; Labour Dispute Mediation and Arbitration Law, Art. 12,
14, 28; the workflow of a mediation (§6.5).
"""

from __future__ import annotations

from typing import Final

from desktop.i18n import T, Text
from desktop.sheets.fields import Field, Kind, Sensitivity, Sheet


def _text(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.TEXT, label, help)


def _long(key: str, label: Text, help: Text | None = None, *, required: bool = False) -> Field:  # noqa: A002
    return Field(key, Kind.LONG_TEXT, label, help, required=required)


def _day(key: str, label: Text, help: Text | None = None, *, required: bool = False) -> Field:  # noqa: A002
    return Field(key, Kind.DAY, label, help, required=required)


def _asked(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.YES_NO, label, help, choices="yes_no")


def _choice(
    key: str,
    label: Text,
    choices: str,
    help: Text | None = None,  # noqa: A002
    *,
    required: bool = False,
) -> Field:
    return Field(key, Kind.CHOICE, label, help, required=required, choices=choices)


MEDIATION: Final = Sheet(
    "mediation",
    1,
    T("Mediation"),
    (
        _text("number", T("Number")),
        Field("case_id", Kind.LINK, T("Case"), T("Who does not see the case does not see this.")),
        Field("contract_id", Kind.LINK, T("Contract"), T("Its review brings the sums.")),
        _day("received_on", T("Asked for on"), required=True),
        _choice("asked_how", T("Asked for"), "asked_how"),
        Field("kinds", Kind.CHOICES, T("About"), required=True, choices="dispute_kind"),
        Field("recruiter_id", Kind.LINK, T("Employer in the register")),
        Field("respondent", Kind.NAME, T("Respondent"), T("The employer's name.")),
        _text("respondent_person", T("Who speaks for it, duty")),
        Field("respondent_phone", Kind.PHONE, T("Phone"), rule="phone"),
        _text("respondent_address", T("Address")),
        _long("facts", T("Facts and what is in dispute"), required=True),
        _long("evidence", T("Evidence"), T("Contract, pay slips, messages, witnesses.")),
        _text("other_demand", T("Demands that are no sum"), T("For example: give back the ID.")),
        _day("known_on", T("She knew of the wrong on"), T("One year from here (LDL 27).")),
        _asked("still_employed", T("Does she still work there?")),
        _day("ended_on", T("The work ended on")),
        _asked("danger", T("Violence, confinement, threats?"), T("Then it is no mediation.")),
        _asked("claimant_agrees", T("The claimant agrees to mediation")),
        _asked("respondent_agrees", T("The respondent agrees to mediation")),
        _day("invited_for", T("Invited for")),
        Field("invited_at", Kind.TIME, T("At")),
        _text("invited_to", T("Place of the session")),
        _day("agreed_on", T("Agreed on")),
        _long("agreement", T("Content of the agreement")),
        _text("performance", T("How it is carried out")),
        _day("time_limit", T("Until")),
        Field("oral", Kind.TICK, T("Oral agreement, written down here")),
        _day("confirmed_on", T("Confirmed by the court on")),
        _long("failed_why", T("Why it was not settled")),
        _day("rights_told_on", T("Told of the other ways on")),
        _text("filed_with", T("Filed with")),
        _day("filed_on", T("Filed on")),
        _day("award_on", T("Award received on")),
        _long("outcome", T("What came of it")),
        _text("note", T("Remarks")),
    ),
)

CLAIMANT: Final = Sheet(
    "mediation_claimant",
    1,
    T("Claimant"),
    (
        Field("person_id", Kind.LINK, T("Registered person")),
        Field("name", Kind.NAME, T("Name")),
        _choice("sex", T("Sex"), "sex"),
        Field("id_number", Kind.ID_NUMBER, T("ID number"), sensitivity=Sensitivity.SENSITIVE),
        Field("phone", Kind.PHONE, T("Phone"), rule="phone"),
        _text("address", T("Address")),
        Field("guardian", Kind.NAME, T("Guardian or helper"), T("Under 18: the guardian.")),
    ),
    owner="mediation_id",
)

CLAIM: Final = Sheet(
    "mediation_claim",
    1,
    T("Sum"),
    (
        _choice("kind", T("Kind"), "claim_kind", required=True),
        Field("amount", Kind.MONEY, T("Claimed (yuan)"), required=True),
        Field("agreed", Kind.MONEY, T("Agreed (yuan)")),
        _text("basis", T("How it is worked out")),
    ),
    owner="mediation_id",
)

MEDIATOR: Final = Sheet(
    "mediation_mediator",
    1,
    T("Mediator"),
    (
        Field("name", Kind.NAME, T("Name"), required=True),
        _choice("sex", T("Sex"), "sex"),
        _choice("ethnic_group", T("Ethnic group"), "ethnic_groups"),
        _text("duty", T("Duty")),
    ),
    owner="mediation_id",
)

SESSION: Final = Sheet(
    "mediation_session",
    1,
    T("Session"),
    (
        _day("happened_on", T("On"), required=True),
        Field("happened_at", Kind.TIME, T("At")),
        _choice("kind", T("How"), "session_kind", required=True),
        _text("place", T("Where")),
        _text("present", T("Who was there")),
        Field("claimant_offer", Kind.MONEY, T("Claimant asks (yuan)")),
        Field("respondent_offer", Kind.MONEY, T("Respondent offers (yuan)")),
        _long("minutes", T("Minutes"), required=True),
    ),
    owner="mediation_id",
)

INSTALMENT: Final = Sheet(
    "mediation_instalment",
    1,
    T("Instalment"),
    (
        _day("due_on", T("By"), required=True),
        Field("amount", Kind.MONEY, T("Sum (yuan)"), required=True),
        _day("paid_on", T("Received on")),
        Field("paid", Kind.MONEY, T("Received (yuan)")),
        _choice("way", T("How"), "pay_way"),
        _text("receipt", T("Receipt number")),
        _text("received_by", T("Received by")),
    ),
    owner="mediation_id",
)

BELONGING: Final = (CLAIMANT, CLAIM, MEDIATOR, SESSION, INSTALMENT)
"""The sheets whose rows belong to a mediation, in the order in which the window asks them."""
