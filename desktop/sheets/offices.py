"""What the program asks about the office itself and about those who work in it."""

from __future__ import annotations

from typing import Final

from desktop.i18n import T
from desktop.sheets.fields import Field, Kind, Sensitivity, Sheet

_OPEN: Final = Sensitivity.OPEN

OFFICE: Final = Sheet(
    "office",
    1,
    T("Office"),
    (
        Field("kind", Kind.CHOICE, T("Kind of office"), required=True, choices="office_kind"),
        Field("name_zh", Kind.TEXT, T("Name in Chinese"), required=True, sensitivity=_OPEN),
        Field("name_en", Kind.TEXT, T("Name in English"), sensitivity=_OPEN),
        Field("county", Kind.CHOICE, T("County"), required=True, choices="areas"),
        Field("township", Kind.TEXT, T("Township"), T("From the list or by hand.")),
        Field("committee", Kind.TEXT, T("Village or community")),
        Field("village_group", Kind.TEXT, T("Village group")),
        Field(
            "code",
            Kind.TEXT,
            T("Short code for numbers"),
            T("2 to 6 letters, for example MXX: forms are numbered MXX-2026-0001."),
            required=True,
            sensitivity=_OPEN,
            rule="office_code",
        ),
        Field(
            "phone",
            Kind.PHONE,
            T("Phone of the office"),
            T("Printed on what villagers keep; without it no wallet card is printed later."),
            rule="phone",
            sensitivity=_OPEN,
        ),
        Field("address", Kind.TEXT, T("Address"), sensitivity=_OPEN),
        Field("idle_minutes", Kind.NUMBER, T("Lock after idle minutes"), sensitivity=_OPEN),
        Field("second_place", Kind.TEXT, T("Second place for backups"), sensitivity=_OPEN),
    ),
)

USER: Final = Sheet(
    "user",
    1,
    T("User"),
    (
        Field("sign_in_name", Kind.NAME, T("Sign-in name"), required=True),
        Field("full_name", Kind.NAME, T("Full name")),
        Field("roles", Kind.CHOICES, T("Roles"), required=True, choices="roles"),
    ),
)
