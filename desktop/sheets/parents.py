"""What is asked of a talk with parents: consent or objection, reasons, visits, what changed.

Source: "some parents … are not keen to allow their children to participate in project activities"
(the source document, lessons learned 5); "record parent-contact attempts and reasons" (§9, 22).
"""

from __future__ import annotations

from typing import Final

from desktop.i18n import T
from desktop.sheets.fields import Field, Kind, Sensitivity, Sheet

_OPEN: Final = Sensitivity.OPEN

PARENT_TALK: Final = Sheet(
    "parent_talk",
    1,
    T("Talk with parents"),
    (
        Field("number", Kind.TEXT, T("Number"), sensitivity=_OPEN),
        Field("person_id", Kind.LINK, T("Child"), required=True, sensitivity=_OPEN),
        Field("parent_name", Kind.NAME, T("Parent or guardian"), required=True, sensitivity=_OPEN),
        Field("relation", Kind.CHOICE, T("Is her"), choices="relation", sensitivity=_OPEN),
        Field("phone", Kind.PHONE, T("Phone"), sensitivity=_OPEN, rule="phone"),
        Field("asked_on", Kind.DAY, T("Asked on"), required=True, sensitivity=_OPEN),
        Field(
            "view",
            Kind.CHOICE,
            T("What the parent said then"),
            required=True,
            choices="parent_view",
            sensitivity=_OPEN,
        ),
        Field("reasons", Kind.CHOICES, T("Why"), choices="parent_reason", sensitivity=_OPEN),
        Field(
            "child_wishes",
            Kind.YES_NO,
            T("Does the child want to take part?"),
            T("Ask her alone."),
            choices="yes_no",
            sensitivity=_OPEN,
        ),
        Field("note", Kind.LONG_TEXT, T("Remarks"), sensitivity=_OPEN),
    ),
)

VISIT: Final = Sheet(
    "parent_visit",
    1,
    T("Visit"),
    (
        Field("visited_on", Kind.DAY, T("Day"), required=True, sensitivity=_OPEN),
        Field("visitor", Kind.NAME, T("Who went"), sensitivity=_OPEN),
        Field("said", Kind.LONG_TEXT, T("What was said"), sensitivity=_OPEN),
        Field("changed", Kind.LONG_TEXT, T("What changed"), sensitivity=_OPEN),
        Field(
            "view",
            Kind.CHOICE,
            T("What the parent says now"),
            choices="parent_view",
            sensitivity=_OPEN,
        ),
    ),
    owner="parent_talk_id",
)

BELONGING: Final = (VISIT,)
"""The sheets whose rows belong to a talk with parents."""
