"""Which fields an export of the register offers, and in which order; the rest is left out openly."""

from __future__ import annotations

from typing import Final

from desktop.i18n import T
from desktop.sheets.fields import Group, Layout, Sensitivity
from desktop.sheets.journeys import CHECK_IN, CHILD
from desktop.sheets.migrants import ATTACHMENT, CONSENT, JOURNEY, PERSON, SCHOOLING
from desktop.sheets.offers import WISH

_NOT_EXPORTED: Final = frozenset({"household_id", "note", "health_needs"})
_SECRET: Final = frozenset(
    {"code_word", "return_health", "missing_reported_on", "missing_reported_to"}
)
# What she told in confidence stays in the office; that she was reached, when and how is counted.
_TOLD: Final = frozenset(f.key for f in CHECK_IN if f.sensitivity is Sensitivity.SENSITIVE)
_OF_CHILD: Final = ("situation", "school", "school_place", "residence_registered", "health_card")

EXPORT: Final = Layout(
    (
        Group(
            T("Registration"),
            (
                "journey.number",
                "journey.registered_on",
                "person.full_name",
                "person.name_pinyin",
                "person_name.name",
                "person.sex",
                "person.birth",
            ),
        ),
        Group(
            T("Person"),
            tuple(
                f"person.{key}"
                for key in PERSON.keys
                if key not in _NOT_EXPORTED | {"full_name", "name_pinyin", "sex", "birth"}
            ),
        ),
        Group(
            T("Household and contacts"),
            (
                "household.number",
                "household.head_name",
                "phone.number",
                "contact.name",
                "contact.phone",
            ),
        ),
        Group(T("Schooling"), tuple(f"schooling.{key}" for key in SCHOOLING.keys)),
        Group(T("Work she would like"), tuple(f"wish.{k}" for k in WISH.keys if k != "note")),
        Group(
            T("Journey"),
            tuple(
                f"journey.{key}"
                for key in JOURNEY.keys
                if key not in _NOT_EXPORTED | _SECRET | {"number", "registered_on"}
            ),
        ),
        Group(
            T("Last check-in"),
            tuple(f"check_in.{key}" for key in CHECK_IN.keys if key not in _TOLD),
        ),
        Group(T("Her children"), tuple(f"journey_child.{key}" for key in _OF_CHILD)),
    ),
    frozenset(
        {f"person.{key}" for key in _NOT_EXPORTED}
        | {f"journey.{key}" for key in _SECRET}
        | {"journey.note", "wish.note"}
        | {f"check_in.{key}" for key in _TOLD}
        | {f"journey_child.{key}" for key in CHILD.keys if key not in _OF_CHILD}
        | {f"consent.{key}" for key in CONSENT.keys}
        | {f"attachment.{key}" for key in ATTACHMENT.keys}
        | {"household.village_group", "household.address", "household.note"}
        | {"person_name.kind", "person_name.pinyin", "person_name.since"}
        | {
            "phone.owner",
            "phone.owner_name",
            "phone.safe_to_say",
            "phone.confirmed_on",
            "phone.note",
        }
        | {"contact.relation", "contact.address"}
    ),
)
