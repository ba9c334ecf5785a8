"""What the register of recruiters and employers (F3) and their screening (F4) ask.

One record is whoever brings work: an employer, an agency, a labour-dispatch company, an agent of
named employers, a school, or an acquaintance who takes girls along each year. Source: forms F3
and F4 and the workflow of a recruiter.
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


def _number(key: str, label: Text) -> Field:
    return Field(key, Kind.NUMBER, label, sensitivity=_OPEN)


def _day(key: str, label: Text, help: Text | None = None, *, required: bool = False) -> Field:  # noqa: A002
    return Field(key, Kind.DAY, label, help, required=required, sensitivity=_OPEN)


RECRUITER: Final = Sheet(
    "recruiter",
    1,
    T("Recruiter or employer"),
    (
        _text("number", T("Number")),
        Field(
            "kind",
            Kind.CHOICE,
            T("Kind"),
            T("An agent acts for named employers. An acquaintance can be known, never approved."),
            required=True,
            choices="recruiter_kind",
            sensitivity=_OPEN,
        ),
        Field(
            "name",
            Kind.NAME,
            T("Name of firm or person"),
            T("As on the business licence or the ID card."),
            required=True,
            sensitivity=_OPEN,
        ),
        _text("name_pinyin", T("Name in pinyin")),
        _text("other_names", T("Other names"), T("Signboard, nickname, earlier names.")),
        _choice("trade", T("Trade"), "trade"),
        Field(
            "credit_code",
            Kind.TEXT,
            T("Unified social credit code"),
            T("18 signs on the business licence."),
            sensitivity=_OPEN,
            rule="credit_code",
        ),
        _text("legal_representative", T("Legal representative")),
        Field(
            "id_number",
            Kind.ID_NUMBER,
            T("ID number of the person who comes"),
            sensitivity=Sensitivity.SENSITIVE,
        ),
        _asked("licence_seen", T("Business licence seen")),
        _choice("licence_kind", T("Licence to recruit"), "licence_kind"),
        _text("licence_number", T("Number of the licence")),
        _text("licence_issuer", T("Issued by")),
        _text("licence_scope", T("Covers")),
        _day("licence_expires", T("Valid until")),
        _choice("county", T("County"), "areas"),
        _text("address", T("Address")),
        Field("phone", Kind.PHONE, T("Phone"), sensitivity=_OPEN, rule="phone"),
        Field("second_phone", Kind.PHONE, T("Second phone"), sensitivity=_OPEN, rule="phone"),
        _text("wechat", T("WeChat")),
        _text("places", T("Where the jobs are")),
        _number("workers", T("Workers in all")),
        _number("women", T("Women among them")),
        _number("minors", T("Under 18 among them")),
        _text("lodging", T("Lodging for workers")),
        _day("registered_on", T("Registered on"), required=True),
        _choice("how_found", T("How they came to the village"), "recruiter_came"),
        _text("brought_by", T("Who brought them")),
        Field(
            "earlier",
            Kind.LONG_TEXT,
            T("Recruited here before"),
            T("When, whom, what became of it."),
        ),
        _text("villages", T("Villages they visit")),
        _text("planned", T("When they want to leave, and how"), T("Dates, vehicle, companions.")),
        Field("note", Kind.LONG_TEXT, T("Remarks")),
    ),
)

CONTACT: Final = Sheet(
    "recruiter_contact",
    1,
    T("Contact person"),
    (
        Field("name", Kind.NAME, T("Name"), required=True),
        _text("duty", T("Duty")),
        Field("phone", Kind.PHONE, T("Phone"), rule="phone"),
        Field("id_number", Kind.ID_NUMBER, T("ID number"), sensitivity=Sensitivity.SENSITIVE),
        _text("note", T("Remarks")),
    ),
    owner="recruiter_id",
)

MANDATE: Final = Sheet(
    "recruiter_mandate",
    1,
    T("Acts for"),
    (
        Field("employer_id", Kind.LINK, T("Employer"), required=True, sensitivity=_OPEN),
        _asked("letter_seen", T("Written authorisation seen")),
        _day("from_on", T("From")),
        _day("until_on", T("Until")),
        _text("note", T("Remarks")),
    ),
    owner="recruiter_id",
)

WORKPLACE: Final = Sheet(
    "recruiter_workplace",
    1,
    T("Workplace"),
    (
        _text("name", T("Name")),
        _choice("county", T("County"), "areas"),
        _text("address", T("Address")),
        _choice("confirmed_by_way", T("Confirmed by"), "screening_way"),
        _day("confirmed_on", T("Confirmed on")),
        _text("note", T("Remarks")),
    ),
    owner="recruiter_id",
)

TAKEN: Final = Sheet(
    "recruiter_taken",
    1,
    T("Somebody they took along"),
    (
        Field("person_id", Kind.LINK, T("Migrant"), required=True),
        _day("taken_on", T("When")),
        _text("place", T("Where to")),
        _text("note", T("What became of it")),
    ),
    owner="recruiter_id",
)

CHECK: Final = Sheet(
    "screening_check",
    1,
    T("Check"),
    (
        Field("code", Kind.TEXT, T("Item"), required=True, sensitivity=_OPEN),
        _asked("answer", T("Answer")),
        _choice("way", T("How it was checked"), "screening_way"),
        _text("evidence", T("What was seen or said")),
        _day("checked_on", T("Checked on")),
        _text("checked_by", T("Checked by")),
    ),
    owner="recruiter_id",
)

MONITORING: Final = Sheet(
    "monitoring",
    1,
    T("Visit, call or report"),
    (
        _day("happened_on", T("On"), required=True),
        Field(
            "kind",
            Kind.CHOICE,
            T("What"),
            required=True,
            choices="monitoring_kind",
            sensitivity=_OPEN,
        ),
        _text("by", T("By whom")),
        Field("person_id", Kind.LINK, T("The migrant who tells")),
        _text("told_by", T("Who told it, if not registered"), T("May stay unnamed.")),
        _asked("paid_on_time", T("Paid on time and in full?")),
        _asked("as_promised", T("Work and place as promised?")),
        _asked("hours_fair", T("Hours and rest fair?")),
        _asked("treated_well", T("Treated well?")),
        _asked("papers_in_hand", T("Papers in her own hands?")),
        _asked("free_to_leave", T("Free to go out and to leave?")),
        Field(
            "complaints",
            Kind.CHOICES,
            T("Complaint about"),
            choices="complaint_kind",
            sensitivity=_OPEN,
        ),
        Field("what", Kind.LONG_TEXT, T("What happened, what was said")),
        _day("resolved_on", T("Put right on")),
        _text("resolution", T("How it was put right")),
    ),
    owner="recruiter_id",
)

PRACTICE: Final = Sheet(
    "good_practice",
    1,
    T("Good practice"),
    (
        Field(
            "kind",
            Kind.CHOICE,
            T("What"),
            required=True,
            choices="good_practice_kind",
            sensitivity=_OPEN,
        ),
        Field("topics", Kind.CHOICES, T("Topics"), choices="practice_topic", sensitivity=_OPEN),
        _day("happened_on", T("On")),
        _number("people", T("How many workers")),
        _text("note", T("Remarks")),
    ),
    owner="recruiter_id",
)

DECISION: Final = Sheet(
    "recruiter_decision",
    1,
    T("Decision of the committee"),
    (
        Field(
            "level",
            Kind.CHOICE,
            T("Decision"),
            required=True,
            choices="recruiter_decision",
            sensitivity=_OPEN,
        ),
        _day("decided_on", T("Decided on"), required=True),
        _day("valid_until", T("Valid until"), T("At most 12 months; with conditions 3.")),
        Field("reason", Kind.LONG_TEXT, T("Reasons"), required=True, sensitivity=_OPEN),
        Field("conditions", Kind.LONG_TEXT, T("Conditions"), sensitivity=_OPEN),
        _text("labour_opinion", T("What the Labour Bureau says")),
        _text("police_opinion", T("What the police say")),
        _text("minutes", T("Number of the minutes")),
        _text("proposed", T("Proposed by the rules")),
        _text("decided_by", T("Decided by")),
        _text("second_by", T("Seen by a second person")),
    ),
    owner="recruiter_id",
)

BELONGING: Final = (CONTACT, MANDATE, WORKPLACE, TAKEN, CHECK, MONITORING, PRACTICE, DECISION)
"""The sheets whose rows belong to a recruiter, in the order in which the window asks them."""
