"""What the migrant's registration (F1) and her consent (F2) ask.

Source: forms F1 and F2; the migrant registration that Manxixia village piloted (source document,
p. 5). Faith is never asked, and no thumb print is ever kept.
"""

from __future__ import annotations

from typing import Final

from desktop.i18n import T, Text
from desktop.sheets.fields import Field, Kind, Sensitivity, Sheet
from desktop.sheets.journeys import ARRIVAL, BEGINNING, CHECK_IN, CHILD, HOME_AGAIN, PREPARATION
from desktop.sheets.offers import WISH

_OPEN: Final = Sensitivity.OPEN
_SENSITIVE: Final = Sensitivity.SENSITIVE


def _text(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.TEXT, label, help)


def _choice(key: str, label: Text, choices: str, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.CHOICE, label, help, choices=choices)


def _asked(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.YES_NO, label, help, choices="yes_no")


PERSON: Final = Sheet(
    "person",
    1,
    T("Person"),
    (
        Field(
            "full_name",
            Kind.NAME,
            T("Full name"),
            T("As she writes it, whole. Bulang and Dai names have no family name."),
            required=True,
        ),
        Field(
            "name_pinyin",
            Kind.TEXT,
            T("Name in pinyin"),
            T("Filled in by itself; correct it where it is said differently (岩 is said ai)."),
        ),
        _choice("sex", T("Sex"), "sex"),
        Field(
            "birth",
            Kind.WRITTEN_DATE,
            T("Date of birth"),
            T("20080229, 农历二〇〇八年正月廿三, 傣历1370年 or 约2008: as the family says it."),
            rule="birth",
        ),
        _choice("birth_evidence", T("Birth date seen in"), "birth_evidence"),
        _choice("ethnic_group", T("Ethnic group"), "ethnic_groups"),
        _text("sub_group", T("Sub-group"), T("For example Khmu.")),
        Field("languages", Kind.CHOICES, T("Languages"), choices="language"),
        _choice("reads_chinese", T("Reads and writes Chinese"), "reads_chinese"),
        _choice("nationality", T("Nationality"), "nationality"),
        _choice(
            "id_type", T("Identity paper"), "id_type", T("Any kind, or none. Nobody is refused.")
        ),
        Field(
            "id_number",
            Kind.ID_NUMBER,
            T("Number of the paper"),
            T("A resident ID number fills in sex and date of birth."),
            sensitivity=_SENSITIVE,
            rule="id_number",
        ),
        Field("id_expiry", Kind.DAY, T("Valid until"), sensitivity=_SENSITIVE),
        _text("hukou_place", T("Place of household registration")),
        _text("village_group", T("Village group")),
        Field("household_id", Kind.LINK, T("Household")),
        _choice("relation_to_head", T("Relation to the head of household"), "relation"),
        _text("living_place", T("Where she lives now"), T("If it is not the registered place.")),
        _text("wechat", T("WeChat")),
        _choice("marital_status", T("Marital status"), "marital"),
        Field(
            "health_needs",
            Kind.LONG_TEXT,
            T("Health or disability, if she wishes to say"),
            T("Only what she offers to tell and what the office needs to know."),
            sensitivity=_SENSITIVE,
        ),
        _text("father_name", T("Father")),
        _text("mother_name", T("Mother")),
        _text("spouse_name", T("Husband or wife")),
        _text("guardian_name", T("Guardian"), T("Needed for everybody under 18.")),
        _choice("guardian_relation", T("Guardian is her"), "relation"),
        Field("guardian_phone", Kind.PHONE, T("Guardian's phone")),
        _asked("guardian_informed", T("Guardian knows of the plan")),
        Field("children_under_18", Kind.NUMBER, T("Own children under 18")),
        _text("children_carer", T("Who looks after the children")),
        Field("skills", Kind.LONG_TEXT, T("Skills and trades")),
        Field(
            "experience",
            Kind.LONG_TEXT,
            T("Been away before"),
            T("Where, which years, what went wrong."),
        ),
        Field("note", Kind.LONG_TEXT, T("Remarks")),
    ),
)

NAME: Final = Sheet(
    "person_name",
    1,
    T("Other name"),
    (
        Field("name", Kind.NAME, T("Name"), required=True),
        _choice("kind", T("Kind of name"), "name_kind"),
        _text("pinyin", T("Pinyin")),
        Field("since", Kind.DAY, T("Since")),
    ),
    owner="person_id",
)

PHONE: Final = Sheet(
    "phone",
    1,
    T("Phone"),
    (
        Field("number", Kind.PHONE, T("Number"), required=True, rule="phone"),
        _choice("owner", T("Whose phone"), "phone_owner"),
        _text("owner_name", T("Owner's name")),
        _asked("safe_to_say", T("Safe to say who we are?")),
        Field("confirmed_on", Kind.DAY, T("Last confirmed")),
        _text("note", T("Remarks")),
    ),
    owner="person_id",
)

CONTACT: Final = Sheet(
    "contact",
    1,
    T("Emergency contact"),
    (
        Field("name", Kind.NAME, T("Name"), required=True),
        _choice("relation", T("Relation"), "relation"),
        Field("phone", Kind.PHONE, T("Phone"), rule="phone"),
        _text("address", T("Address")),
    ),
    owner="person_id",
)

SCHOOLING: Final = Sheet(
    "schooling",
    1,
    T("Schooling"),
    (
        Field("status", Kind.CHOICE, T("Schooling"), choices="education_status"),
        _choice("evidence", T("Seen in"), "education_evidence"),
        _text("certificate_number", T("Certificate number")),
        _text("school", T("School")),
        _text("grade", T("Grade and class")),
        Field("last_attended", Kind.DAY, T("Last day at school")),
        _choice("reason", T("Why she left school"), "drop_out_reason"),
    ),
    owner="person_id",
)

JOURNEY: Final = Sheet(
    "journey",
    1,
    T("Journey"),
    (
        Field("number", Kind.TEXT, T("Registration number"), sensitivity=_OPEN),
        Field("registered_on", Kind.DAY, T("Registered on"), required=True, sensitivity=_OPEN),
        _choice("how_registered", T("How she came to register"), "how_registered"),
        Field(
            "purpose",
            Kind.CHOICE,
            T("Purpose"),
            required=True,
            choices="purpose",
            sensitivity=_OPEN,
        ),
        _choice("destination_kind", T("Where to"), "destination_kind"),
        _text("destination", T("Place"), T("Province, city, county.")),
        _text("destination_address", T("Address at the destination")),
        Field("departs_on", Kind.DAY, T("Plans to leave on")),
        Field("arrives_on", Kind.DAY, T("Should arrive on")),
        _choice("stay_length", T("For how long"), "stay_length"),
        _text("companions", T("Travels with")),
        _choice("transport", T("Travels by"), "transport"),
        _asked("with_guardian", T("A parent or guardian goes along or lives there")),
        _asked("boarding_school", T("Boards at a school that looks after her")),
        _choice("how_found", T("How the job or place was found"), "how_found"),
        _text("arranged_by", T("Arranged by"), T("Name and phone of whoever arranges it.")),
        _text("employer", T("Employer or school")),
        Field("workplaces", Kind.CHOICES, T("Kind of workplace"), choices="workplace_kind"),
        _text("job", T("Work promised")),
        Field("hazards", Kind.CHOICES, T("The work has"), choices="juvenile_bans"),
        Field("wage", Kind.MONEY, T("Wage promised (yuan)")),
        _choice("wage_unit", T("Paid"), "wage_unit"),
        _choice("lodging", T("Lodging"), "lodging"),
        Field("money_carried", Kind.MONEY, T("Money she carries (yuan)"), sensitivity=_SENSITIVE),
        _choice("travel_payer", T("Who pays the way"), "who_pays"),
        Field(
            "money_paid",
            Kind.MONEY,
            T("Paid to a recruiter or employer (yuan)"),
            T("Fees and deposits of any name."),
        ),
        Field("debt", Kind.MONEY, T("Owed or taken in advance (yuan)"), sensitivity=_SENSITIVE),
        _text("papers_handed_over", T("Papers handed over"), T("Which, and to whom.")),
        Field(
            "code_word",
            Kind.TEXT,
            T("Code word for calls"),
            T("She says it when she cannot speak freely."),
            sensitivity=_SENSITIVE,
        ),
        _asked("work_permit", T("Has a work permit (foreigners)")),
        _asked("risk_recruiter_unknown", T("The family does not know the recruiter")),
        _asked("risk_pay_too_good", T("The pay sounds too good")),
        _asked("risk_id_asked", T("Somebody asked for her ID card")),
        _asked("risk_money", T("Somebody asked for money, or she owes for it")),
        _asked("risk_border", T("The way crosses the border")),
        _asked("risk_secret", T("She was told to keep it secret")),
        _asked("risk_leaves_school", T("She leaves school for it")),
        Field("interpreter", Kind.TEXT, T("Interpreter or witness")),
        Field("note", Kind.LONG_TEXT, T("Remarks on the journey")),
        *BEGINNING,
        *PREPARATION,
        *ARRIVAL,
        *HOME_AGAIN,
    ),
    owner="person_id",
)

CONSENT: Final = Sheet(
    "consent",
    1,
    T("Consent"),
    (
        Field("purpose", Kind.CHOICE, T("What for"), required=True, choices="consent_purpose"),
        _text("recipient", T("To whom")),
        Field("given", Kind.YES_NO, T("Agrees"), required=True, choices="yes_no"),
        Field("given_on", Kind.DAY, T("On"), required=True),
        _choice("by", T("Who agrees"), "consent_by"),
        Field("by_name", Kind.NAME, T("Name of parent or guardian")),
        Field("language", Kind.CHOICE, T("Language used"), choices="language"),
        _text("interpreter", T("Interpreter or witness")),
        _asked("read_aloud", T("The form was read aloud")),
        _choice("method", T("How"), "consent_method"),
        _text("withhold", T("What to hold back, and from whom")),
        _choice("withhold_reason", T("Why"), "withhold_reason"),
        Field("expires_on", Kind.DAY, T("Until")),
        Field("withdrawn_on", Kind.DAY, T("Withdrawn on")),
        _text("legal_ground", T("Legal ground, where no consent is needed")),
    ),
    owner="person_id",
)

ATTACHMENT: Final = Sheet(
    "attachment",
    1,
    T("Attachment"),
    (
        Field("title", Kind.TEXT, T("Title"), required=True),
        _choice("kind", T("Kind"), "attachment_kind"),
        Field("file_id", Kind.TEXT, T("File")),
        Field("media_type", Kind.TEXT, T("File type")),
        Field("size", Kind.NUMBER, T("Size")),
        Field("sha256", Kind.TEXT, T("Checksum")),
    ),
    owner="record_id",
)

REPEATED: Final = (
    NAME, PHONE, CONTACT, SCHOOLING, WISH, JOURNEY, CHECK_IN, CHILD, CONSENT, ATTACHMENT,
)  # fmt: skip
"""The sheets whose rows belong to a person, in the order in which the window asks them."""
