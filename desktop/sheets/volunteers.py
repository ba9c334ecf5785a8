"""What is asked of peer educators and volunteers, and what they did.

Source: "it also identifies and works with peer educators and volunteers"; "the Project is able to
identify volunteer migrants who will help support other migrants" (the source document).
"""

from __future__ import annotations

from typing import Final

from desktop.i18n import T, Text
from desktop.sheets.fields import Field, Kind, Sensitivity, Sheet

_OPEN: Final = Sensitivity.OPEN


def _text(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.TEXT, label, help, sensitivity=_OPEN)


VOLUNTEER: Final = Sheet(
    "volunteer",
    1,
    T("Peer educator or volunteer"),
    (
        _text("number", T("Number")),
        Field(
            "person_id",
            Kind.LINK,
            T("Registered person"),
            T("Leave empty where she is not registered here."),
            sensitivity=_OPEN,
        ),
        Field("name", Kind.NAME, T("Name"), sensitivity=_OPEN),
        Field(
            "kind",
            Kind.CHOICE,
            T("Kind"),
            required=True,
            choices="volunteer_kind",
            sensitivity=_OPEN,
        ),
        Field("school_id", Kind.LINK, T("School"), sensitivity=_OPEN),
        Field("languages", Kind.CHOICES, T("Languages"), choices="language", sensitivity=_OPEN),
        _text("place", T("Where"), T("Village, school, workplace, city.")),
        Field("phone", Kind.PHONE, T("Phone"), sensitivity=_OPEN, rule="phone"),
        Field("since", Kind.DAY, T("Helps since"), sensitivity=_OPEN),
        Field("until", Kind.DAY, T("Helps until"), sensitivity=_OPEN),
        Field("note", Kind.LONG_TEXT, T("Remarks"), sensitivity=_OPEN),
    ),
)

DEED: Final = Sheet(
    "volunteer_deed",
    1,
    T("What she did"),
    (
        Field("done_on", Kind.DAY, T("Day"), required=True, sensitivity=_OPEN),
        Field(
            "kind",
            Kind.CHOICE,
            T("What"),
            required=True,
            choices="volunteer_deed_kind",
            sensitivity=_OPEN,
        ),
        Field("reached", Kind.NUMBER, T("People reached"), sensitivity=_OPEN),
        Field("topics", Kind.CHOICES, T("Topics"), choices="training_modules", sensitivity=_OPEN),
        Field("what", Kind.LONG_TEXT, T("In words"), T("No names of others."), sensitivity=_OPEN),
    ),
    owner="volunteer_id",
)

BELONGING: Final = (DEED,)
"""The sheets whose rows belong to a volunteer."""
