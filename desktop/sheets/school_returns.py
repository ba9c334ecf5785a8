"""What is asked of a child out of school, and of the way back (F19).

Source: school-return support (§6.9), school-return duties (§1.2). Why a child left, and what was
said at home, is for those only who work on it.
"""

from __future__ import annotations

from typing import Final

from desktop.i18n import T, Text
from desktop.sheets.fields import Field, Kind, Sensitivity, Sheet

_SENSITIVE: Final = Sensitivity.SENSITIVE


def _text(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.TEXT, label, help)


def _day(key: str, label: Text, help: Text | None = None, *, required: bool = False) -> Field:  # noqa: A002
    return Field(key, Kind.DAY, label, help, required=required)


def _choice(key: str, label: Text, choices: str, *, required: bool = False) -> Field:
    return Field(key, Kind.CHOICE, label, required=required, choices=choices)


SCHOOL_RETURN: Final = Sheet(
    "school_return",
    1,
    T("Back to school"),
    (
        _text("number", T("Number")),
        Field("person_id", Kind.LINK, T("Child"), T("From the register of people."), required=True),
        _day("found_on", T("Known to us since"), required=True),
        _choice("found_how", T("How we know"), "school_found"),
        _text("school", T("School")),
        _text("grade", T("Grade and class")),
        Field("teacher", Kind.NAME, T("Class teacher")),
        Field("teacher_phone", Kind.PHONE, T("Teacher's phone"), rule="phone"),
        _day("last_day", T("Last day at school")),
        Field(
            "works",
            Kind.YES_NO,
            T("Works for somebody"),
            T("Under 16 that is child labour: the work ends first."),
            choices="yes_no",
        ),
        Field(
            "causes",
            Kind.CHOICES,
            T("Why"),
            T("As child and family say it. Nobody is blamed."),
            choices="out_of_school_cause",
            sensitivity=_SENSITIVE,
        ),
        Field("cause_note", Kind.LONG_TEXT, T("More about it"), sensitivity=_SENSITIVE),
        Field(
            "temple_agreed",
            Kind.YES_NO,
            T("The stay at the temple is agreed with the school"),
            T("Then it is no dropping out: lessons go on as agreed."),
            choices="yes_no",
            sensitivity=_SENSITIVE,
        ),
        Field("temple_until", Kind.DAY, T("At the temple until"), sensitivity=_SENSITIVE),
        Field(
            "own_view",
            Kind.LONG_TEXT,
            T("What the child wishes"),
            T("In the child's own words, asked alone where that is better."),
            sensitivity=_SENSITIVE,
        ),
        Field("family_view", Kind.LONG_TEXT, T("What the family says"), sensitivity=_SENSITIVE),
        Field("would_help", Kind.CHOICES, T("What would help"), choices="school_help"),
        Field("plan", Kind.LONG_TEXT, T("Who does what by when"), sensitivity=_SENSITIVE),
        Field("persuader", Kind.NAME, T("Who goes on talking with the family")),
        _day("plan_until", T("Back at school by")),
        _day("notice_on", T("Written notice handed over on")),
        Field("notice_to", Kind.CHOICES, T("To"), choices="school_notice_to"),
        _text("notice_answer", T("What they answered")),
        _day("back_on", T("First day back")),
        _text("back_to", T("School, grade and class now")),
        _text("other_way", T("Other way"), T("Vocational school, evening class, a course.")),
        _text("certificate", T("Certificate"), T("Its number, or where it was seen.")),
        Field("note", Kind.LONG_TEXT, T("Remarks"), sensitivity=_SENSITIVE),
    ),
)

TALK: Final = Sheet(
    "school_return_talk",
    1,
    T("Visit or talk"),
    (
        _day("happened_on", T("On"), required=True),
        _choice("kind", T("How"), "school_talk", required=True),
        _text("with_whom", T("With whom")),
        Field("child_heard", Kind.YES_NO, T("The child was heard"), choices="yes_no"),
        _text("by_whom", T("Who of us")),
        Field("said", Kind.LONG_TEXT, T("What was said and agreed"), sensitivity=_SENSITIVE),
    ),
    owner="school_return_id",
)

SUPPORT: Final = Sheet(
    "school_return_support",
    1,
    T("Help given"),
    (
        _choice("kind", T("Kind"), "school_help", required=True),
        _day("given_on", T("On"), required=True),
        _text("given_by", T("By whom")),
        Field("amount", Kind.MONEY, T("Worth (yuan)")),
        _text("note", T("Remarks")),
    ),
    owner="school_return_id",
)

CHECK: Final = Sheet(
    "school_return_check",
    1,
    T("Still there?"),
    (
        _day("checked_on", T("Asked on"), required=True),
        Field("attending", Kind.YES_NO, T("Is at school"), required=True, choices="yes_no"),
        Field("days_missed", Kind.NUMBER, T("Days missed since last time")),
        _text("told_by", T("Who told us")),
        _text("note", T("Remarks")),
    ),
    owner="school_return_id",
)

BELONGING: Final = (TALK, SUPPORT, CHECK)
"""The sheets whose rows belong to a record, in the order in which the window asks them."""
