"""What is asked while a journey is followed: check-ins, and the children who go along or stay.

Source: arrival trace and follow-up (F7), the entrusted care of a child left behind (F20); the
eleven indicators of forced labour (ILO, 2012) asked as plain questions, once each.
"""

from __future__ import annotations

from typing import Final

from desktop.i18n import T, Text
from desktop.sheets.fields import Field, Kind, Sensitivity, Sheet

_SENSITIVE: Final = Sensitivity.SENSITIVE


def _asked(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.YES_NO, label, help, choices="yes_no", sensitivity=_SENSITIVE)


QUESTIONS: Final = (
    _asked("pay_as_promised", T("Is she paid as promised?")),
    _asked("papers_in_hand", T("Has she her papers in her own hands?")),
    _asked("free_to_leave", T("Can she leave the work and the lodging?")),
    _asked("hours_bearable", T("Are the hours bearable, with a day off?")),
    _asked("ill_treated", T("Does anybody hit her or touch her against her will?")),
    _asked("threatened", T("Does anybody threaten or frighten her?")),
    _asked("works_off_debt", T("Must she work off a debt or an advance?")),
    _asked("deceived", T("Was she told something else about the work?")),
    _asked("may_phone", T("May she phone and meet whom she likes?")),
    _asked("conditions_decent", T("Are work, food and lodging decent and safe?")),
    _asked("taken_advantage", T("Does anybody use that she is alone, young or without papers?")),
)
"""The eleven questions. What a bad answer is, and what follows: ``rules.check_ins``."""

CHECK_IN: Final = Sheet(
    "check_in",
    1,
    T("Check-in"),
    (
        Field("happened_on", Kind.DAY, T("It happened on"), required=True),
        Field("happened_at", Kind.TIME, T("At")),
        Field("way", Kind.CHOICE, T("How"), required=True, choices="contact_way"),
        Field(
            "reached",
            Kind.YES_NO,
            T("Was she reached?"),
            T("Also yes when somebody one can trust has seen her."),
            required=True,
            choices="yes_no",
        ),
        Field("by_whom", Kind.NAME, T("Who of us")),
        Field(
            "with_whom", Kind.NAME, T("Who told it"), T("Herself, or her mother, the landlady …")
        ),
        Field(
            "wellbeing",
            Kind.LONG_TEXT,
            T("How she is, in her own words"),
            sensitivity=_SENSITIVE,
        ),
        _asked("code_word_said", T("Did she say the code word?")),
        *QUESTIONS,
        Field("needs", Kind.LONG_TEXT, T("What she needs"), sensitivity=_SENSITIVE),
        Field("next_on", Kind.DAY, T("Agreed: next contact on")),
    ),
    owner="person_id",
)

CHILD: Final = Sheet(
    "journey_child",
    1,
    T("Child of hers"),
    (
        Field("name", Kind.NAME, T("Child's name"), required=True),
        Field("birth", Kind.WRITTEN_DATE, T("Date of birth"), rule="birth"),
        Field(
            "situation",
            Kind.CHOICE,
            T("Goes along or stays"),
            required=True,
            choices="child_situation",
        ),
        Field("school", Kind.TEXT, T("School")),
        Field(
            "school_place",
            Kind.YES_NO,
            T("Has a school place"),
            T("Where the family lives: Compulsory Education Law, Art. 12."),
            choices="yes_no",
        ),
        Field("residence_registered", Kind.YES_NO, T("Registered at the place"), choices="yes_no"),
        Field(
            "health_card",
            Kind.YES_NO,
            T("Vaccination book or health card"),
            choices="yes_no",
        ),
        Field("guardian", Kind.NAME, T("Who looks after the child")),
        Field("guardian_phone", Kind.PHONE, T("Carer's phone")),
        Field(
            "carer_fit",
            Kind.YES_NO,
            T("Nothing speaks against the carer"),
            T("No sexual offence, abuse, trafficking or violence; no drugs, drink or gambling."),
            choices="yes_no",
            sensitivity=_SENSITIVE,
        ),
        Field("notice_school_on", Kind.DAY, T("Written notice to the school on")),
        Field("notice_committee_on", Kind.DAY, T("Written notice to the committee on")),
        Field("contact_on", Kind.DAY, T("She last spoke with the child on")),
        Field("visited_on", Kind.DAY, T("We last visited the child on")),
        Field("note", Kind.LONG_TEXT, T("Remarks"), sensitivity=_SENSITIVE),
    ),
    owner="person_id",
)

BEGINNING: Final = (
    Field(
        "began",
        Kind.CHOICE,
        T("How the journey begins"),
        T("Who has left already, or came here by herself, is registered all the same."),
        choices="journey_beginning",
    ),
    Field("began_on", Kind.DAY, T("Left or came on"), T("Only if she has left or come already.")),
    Field("began_told_by", Kind.NAME, T("Told by")),
    Field("came_from", Kind.TEXT, T("Came from"), T("County and village.")),
    Field("came_with", Kind.TEXT, T("Came with")),
)

PREPARATION: Final = (
    Field("knows_help", Kind.YES_NO, T("Knows whom to call for help, day and night"), choices="yes_no"),
    Field("knows_papers", Kind.YES_NO, T("Knows that nobody may keep her papers"), choices="yes_no"),
    Field("knows_deposit", Kind.YES_NO, T("Knows that no deposit or fee is due"), choices="yes_no"),
    Field("knows_contract", Kind.YES_NO, T("Knows that a written contract is hers, one copy"), choices="yes_no"),
    Field("knows_leave", Kind.YES_NO, T("Knows that she may leave any work"), choices="yes_no"),
    Field("packed", Kind.CHOICES, T("Packed"), choices="packed"),
    Field("money_back", Kind.MONEY, T("Money for the way back (yuan)"), sensitivity=_SENSITIVE),
    Field("card_name", Kind.NAME, T("Name on the wallet card"), T("As she wishes; it may stay empty.")),
    Field("numbers_there", Kind.LONG_TEXT, T("Addresses and numbers at the destination")),
    Field("call_days", Kind.CHOICES, T("Agreed days to call"), choices="weekday"),
    Field("call_at", Kind.TIME, T("Agreed hour")),
)  # fmt: skip

ARRIVAL: Final = (
    Field("lives_at", Kind.TEXT, T("Lives at")),
    Field("works_at", Kind.TEXT, T("Works at")),
    Field("work_as_promised", Kind.YES_NO, T("The work is as promised"), choices="yes_no"),
    Field("work_differs", Kind.LONG_TEXT, T("What is different")),
    Field(
        "residence_registered",
        Kind.YES_NO,
        T("Registered with the police of the place"),
        T("Within three days: Household Registration Regulations, Art. 15."),
        choices="yes_no",
    ),
    Field("permit_until", Kind.DAY, T("Residence permit valid until")),
    Field("missing_reported_on", Kind.DAY, T("Reported missing on")),
    Field("missing_reported_to", Kind.TEXT, T("Reported to"), T("Police station and officer.")),
)

HOME_AGAIN: Final = (
    Field("return_reason", Kind.CHOICE, T("Why she came home"), choices="return_reason"),
    Field("return_owed", Kind.MONEY, T("Still owed to her (yuan)")),
    Field("return_health", Kind.LONG_TEXT, T("Health, if she wishes to say"), sensitivity=_SENSITIVE),
    Field("return_plans", Kind.LONG_TEXT, T("What she plans now")),
)  # fmt: skip


def keys(fields: tuple[Field, ...]) -> tuple[str, ...]:
    """Return the keys of some fields, in their order."""
    return tuple(field.key for field in fields)
