"""What the office keeps of a household (户): the register's unit, which is not the family."""

from __future__ import annotations

from typing import Final

from desktop.i18n import T
from desktop.sheets.fields import Field, Kind, Sensitivity, Sheet

HOUSEHOLD: Final = Sheet(
    "household",
    1,
    T("Household"),
    (
        Field(
            "number",
            Kind.TEXT,
            T("Household number"),
            T("As on the household register."),
            required=True,
            sensitivity=Sensitivity.OPEN,
        ),
        Field("head_name", Kind.NAME, T("Head of household")),
        Field("village_group", Kind.TEXT, T("Village group"), sensitivity=Sensitivity.OPEN),
        Field("address", Kind.TEXT, T("Address")),
        Field("note", Kind.LONG_TEXT, T("Remarks")),
    ),
)
