"""What the directory of the network asks: agencies and people at origin, in transit, at the
destination; who works with whom.

Source: the two support networks of the source document (Daluo Township, Jinghong City).
"""

from __future__ import annotations

from typing import Final

from desktop.i18n import T, Text
from desktop.sheets.fields import Field, Kind, Sensitivity, Sheet

_OPEN: Final = Sensitivity.OPEN


def _text(key: str, label: Text, help: Text | None = None) -> Field:  # noqa: A002
    return Field(key, Kind.TEXT, label, help, sensitivity=_OPEN)


def _day(key: str, label: Text) -> Field:
    return Field(key, Kind.DAY, label, sensitivity=_OPEN)


def _phone(key: str, label: Text) -> Field:
    return Field(key, Kind.PHONE, label, sensitivity=_OPEN, rule="phone")


AGENCY: Final = Sheet(
    "agency",
    1,
    T("Agency or person of the network"),
    (
        _text("number", T("Number")),
        Field(
            "name",
            Kind.NAME,
            T("Name of the agency or person"),
            T("Of the agency; of the person for volunteers and peer educators."),
            required=True,
            sensitivity=_OPEN,
        ),
        _text("short_name", T("Short name"), T("Printed in the picture.")),
        Field(
            "kind", Kind.CHOICE, T("Kind"), required=True, choices="agency_kind", sensitivity=_OPEN
        ),
        Field(
            "place_kind",
            Kind.CHOICE,
            T("Where in the channel"),
            required=True,
            choices="place_kind",
            sensitivity=_OPEN,
        ),
        Field("county", Kind.CHOICE, T("County"), choices="areas", sensitivity=_OPEN),
        _text("address", T("Address")),
        _phone("phone", T("Phone")),
        _phone("second_phone", T("Phone at night")),
        _text("hours", T("Duty hours")),
        Field("services", Kind.CHOICES, T("Services"), choices="service", sensitivity=_OPEN),
        _text("serves", T("For whom, conditions")),
        Field("languages", Kind.CHOICES, T("Languages"), choices="language", sensitivity=_OPEN),
        _day("since", T("In the network since")),
        _day("until", T("Until")),
        Field("replaces_id", Kind.LINK, T("In place of"), sensitivity=_OPEN),
        _day("confirmed_on", T("Numbers tried on")),
        Field("note", Kind.LONG_TEXT, T("Remarks"), sensitivity=_OPEN),
    ),
)

MEMBER: Final = Sheet(
    "agency_member",
    1,
    T("Contact person"),
    (
        Field("name", Kind.NAME, T("Name"), required=True, sensitivity=_OPEN),
        _text("duty", T("Duty")),
        _phone("phone", T("Phone")),
        Field("sex", Kind.CHOICE, T("Sex"), choices="sex", sensitivity=_OPEN),
        _day("since", T("Since")),
        _day("until", T("Until")),
        _text("replaces", T("In place of")),
    ),
    owner="agency_id",
)

TIE: Final = Sheet(
    "agency_tie",
    1,
    T("Works with"),
    (
        Field("other_id", Kind.LINK, T("Works with"), required=True, sensitivity=_OPEN),
        Field("kind", Kind.CHOICE, T("How"), choices="tie_kind", sensitivity=_OPEN),
        _text("note", T("Remarks")),
    ),
    owner="agency_id",
)

BELONGING: Final = (MEMBER, TIE)
"""The sheets whose rows belong to an agency."""
