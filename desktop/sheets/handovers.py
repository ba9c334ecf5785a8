"""What a handover on the Children's Committee asks: from whom, to whom, every single thing."""

from __future__ import annotations

from typing import Final

from desktop.i18n import T
from desktop.sheets.committee import field
from desktop.sheets.fields import Kind, Sheet

HANDOVER: Final = Sheet(
    "handover",
    1,
    T("Handover"),
    (
        field("number", Kind.TEXT, T("Number")),
        field("from_id", Kind.LINK, T("Who hands over"), required=True),
        field("to_id", Kind.LINK, T("Who takes over"), T("Somebody younger, under 18.")),
        field("why", Kind.CHOICE, T("Why"), required=True, choices="handover_why"),
        field("due_on", Kind.DAY, T("To be done by")),
        field("term_id", Kind.LINK, T("Term of office")),
        field("plans", Kind.LONG_TEXT, T("What is going on"), T("Plans, promises, what is next.")),
        field("from_signed_on", Kind.DAY, T("Signed by who hands over")),
        field("to_signed_on", Kind.DAY, T("Signed by who takes over")),
        field("witness", Kind.TEXT, T("Adult who was there")),
        field("advises_on", Kind.TEXT, T("As an adviser she helps with")),
        field("note", Kind.LONG_TEXT, T("Remarks")),
    ),
)

ITEM: Final = Sheet(
    "handover_item",
    1,
    T("One thing of the list"),
    (
        field("kind", Kind.CHOICE, T("Kind"), required=True, choices="handover_item"),
        field("what", Kind.TEXT, T("What"), required=True),
        field("amount", Kind.MONEY, T("Sum")),
        field("given", Kind.TICK, T("Handed over")),
        field("note", Kind.TEXT, T("Remarks")),
    ),
    owner="handover_id",
)

BELONGING: Final = (ITEM,)
"""The sheets whose rows belong to a handover."""
