"""What is asked of schools and of the sessions held there.

Source: "works with selected local secondary schools to raise awareness" (the source document,
children's participation). The register is open to whom the Centre is open, names only to children.
"""

from __future__ import annotations

from typing import Final

from desktop.i18n import T, Text
from desktop.sheets.fields import Field, Kind, Sensitivity, Sheet

_OPEN: Final = Sensitivity.OPEN


def _text(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.TEXT, label, help, sensitivity=_OPEN)


def _number(key: str, label: Text) -> Field:
    return Field(key, Kind.NUMBER, label, sensitivity=_OPEN)


SCHOOL: Final = Sheet(
    "school",
    1,
    T("School"),
    (
        _text("number", T("Number")),
        Field("name", Kind.NAME, T("Name of the school"), required=True, sensitivity=_OPEN),
        Field(
            "kind", Kind.CHOICE, T("Kind"), required=True, choices="school_kind", sensitivity=_OPEN
        ),
        Field("county", Kind.CHOICE, T("County"), choices="areas", sensitivity=_OPEN),
        _text("address", T("Address")),
        Field("since", Kind.DAY, T("Works with us since"), sensitivity=_OPEN),
        Field("until", Kind.DAY, T("Works with us until"), sensitivity=_OPEN),
        Field("note", Kind.LONG_TEXT, T("Remarks"), sensitivity=_OPEN),
    ),
)

CONTACT: Final = Sheet(
    "school_contact",
    1,
    T("Contact person"),
    (
        Field("name", Kind.NAME, T("Name"), required=True, sensitivity=_OPEN),
        _text("duty", T("Duty")),
        Field("phone", Kind.PHONE, T("Phone"), sensitivity=_OPEN, rule="phone"),
    ),
    owner="school_id",
)

SESSION: Final = Sheet(
    "school_session",
    1,
    T("School session"),
    (
        Field("held_on", Kind.DAY, T("Day"), required=True, sensitivity=_OPEN),
        _text("class_name", T("Grade and class")),
        Field(
            "topics",
            Kind.CHOICES,
            T("Topics"),
            required=True,
            choices="training_modules",
            sensitivity=_OPEN,
        ),
        _number("girls", T("Girls")),
        _number("boys", T("Boys")),
        _text("led_by", T("Who led it")),
        Field("outcome", Kind.LONG_TEXT, T("What came of it"), sensitivity=_OPEN),
    ),
    owner="school_id",
)

BELONGING: Final = (CONTACT, SESSION)
"""The sheets whose rows belong to a school."""
