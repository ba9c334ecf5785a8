"""What a meeting of the Children's Committee asks; the children write it themselves."""

from __future__ import annotations

from typing import Final

from desktop.i18n import T
from desktop.sheets.committee import field
from desktop.sheets.fields import Kind, Sheet

MEETING: Final = Sheet(
    "committee_meeting",
    1,
    T("Meeting of the Children's Committee"),
    (
        field("held_on", Kind.DAY, T("Day"), required=True),
        field("term_id", Kind.LINK, T("Term of office")),
        field("place", Kind.TEXT, T("Place")),
        field("led_by_id", Kind.LINK, T("Led by")),
        field("agenda", Kind.LONG_TEXT, T("What we want to talk about")),
        field("minutes", Kind.LONG_TEXT, T("What we talked about")),
        field("next_on", Kind.DAY, T("Next meeting")),
    ),
)

PRESENCE: Final = Sheet(
    "meeting_presence",
    1,
    T("Who was there"),
    (field("person_id", Kind.LINK, T("Name"), required=True),),
    owner="meeting_id",
)

DECISION: Final = Sheet(
    "meeting_decision",
    1,
    T("Decision"),
    (
        field("what", Kind.LONG_TEXT, T("What was decided"), required=True),
        field("who_id", Kind.LINK, T("Who does it")),
        field("due_on", Kind.DAY, T("By when")),
        field("done_on", Kind.DAY, T("Done on")),
    ),
    owner="meeting_id",
)

BELONGING: Final = (PRESENCE, DECISION)
"""The sheets whose rows belong to a meeting."""
