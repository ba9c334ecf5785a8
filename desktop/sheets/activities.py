"""What is asked of a child of the Centre and of an activity: plan, who came, looking back (F22).

All of it is open to those who run the Centre; who a child is beyond name, year and sex is asked
nowhere here. Source: fields of an activity (§6.10), forms F21 and F22.
"""

from __future__ import annotations

from typing import Final

from desktop.i18n import T, Text
from desktop.sheets.fields import Field, Kind, Sensitivity, Sheet

_OPEN: Final = Sensitivity.OPEN


def _field(
    key: str,
    kind: Kind,
    label: Text,
    help: Text | None = None,  # noqa: A002
    *,
    required: bool = False,
    choices: str | None = None,
) -> Field:
    return Field(key, kind, label, help, required=required, choices=choices, sensitivity=_OPEN)


CENTRE_CHILD: Final = Sheet(
    "centre_child",
    1,
    T("Child of the Centre"),
    (
        _field("person_id", Kind.LINK, T("Who it is"), required=True),
        _field("joined_on", Kind.DAY, T("First came on")),
        _field("left_on", Kind.DAY, T("No longer comes since")),
        _field("photo", Kind.CHOICE, T("May photos of her or him be shown?"),
               T("Ask the child and the guardian. Nothing is assumed."), choices="photo_consent"),
        _field("photo_by", Kind.CHOICE, T("Who said so"), choices="photo_consent_by"),
        _field("photo_on", Kind.DAY, T("Said on")),
        _field("note", Kind.TEXT, T("Remarks"), T("What helps her or him to take part.")),
    ),
)  # fmt: skip

ACTIVITY: Final = Sheet(
    "activity",
    1,
    T("Activity"),
    (
        _field("number", Kind.TEXT, T("Number")),
        _field("title", Kind.TEXT, T("What we call it"), T("Stands on the poster."), required=True),
        _field("kind", Kind.CHOICE, T("Kind"), required=True, choices="activity_kind"),
        _field("themes", Kind.CHOICES, T("Themes"), choices="activity_theme"),
        _field("messages", Kind.LONG_TEXT, T("What everybody should take home"),
               T("One or two short sentences.")),
        _field("happens_on", Kind.DAY, T("Day"), required=True),
        _field("starts_at", Kind.TIME, T("Begins at")),
        _field("ends_at", Kind.TIME, T("Ends at")),
        _field("series_id", Kind.LINK, T("Series")),
        _field("earlier_id", Kind.LINK, T("Made from")),
        _field("place_kind", Kind.CHOICE, T("Where"), choices="activity_place"),
        _field("place", Kind.TEXT, T("The place exactly")),
        _field("led_by", Kind.CHOICE, T("Run by"), choices="activity_led_by"),
        _field("leader", Kind.TEXT, T("Who runs it")),
        _field("helpers", Kind.TEXT, T("Who helps")),
        _field("expected", Kind.NUMBER, T("How many may come")),
        _field("safety", Kind.LONG_TEXT, T("How everybody stays safe"),
               T("Way there and home, water, fire, who stays with the small ones.")),
        _field("told", Kind.CHOICES, T("Who was told"), choices="activity_told"),
        _field("jury", Kind.TEXT, T("Jury"), T("Competitions: who gives the points.")),
        _field("counted_by", Kind.CHOICE, T("How those who came are counted"),
               choices="activity_counting"),
        _field("came", Kind.NUMBER, T("How many came")),
        _field("came_female", Kind.NUMBER, T("Of them girls and women")),
        _field("came_male", Kind.NUMBER, T("Of them boys and men")),
        _field("photos", Kind.YES_NO, T("Were photos taken?"), choices="yes_no"),
        _field("result", Kind.LONG_TEXT, T("How it went")),
        _field("liked", Kind.LONG_TEXT, T("What the children said")),
        _field("better", Kind.LONG_TEXT, T("What we do better next time")),
        _field("cost", Kind.MONEY, T("Spent (yuan)")),
        _field("income", Kind.MONEY, T("Taken in (yuan)")),
        _field("note", Kind.TEXT, T("Remarks")),
    ),
)  # fmt: skip

ATTENDANCE: Final = Sheet(
    "activity_attendance",
    1,
    T("Who came"),
    (_field("child_id", Kind.LINK, T("Child"), required=True),),
    owner="activity_id",
)

COUNT: Final = Sheet(
    "activity_count",
    1,
    T("How many came"),
    (
        _field("sex", Kind.CHOICE, T("Sex"), required=True, choices="sex"),
        _field("age_band", Kind.CHOICE, T("Age"), required=True, choices="age_band"),
        _field("number", Kind.NUMBER, T("How many"), required=True),
    ),
    owner="activity_id",
)

ENTRY: Final = Sheet(
    "activity_entry",
    1,
    T("Work entered"),
    (
        _field("child_id", Kind.LINK, T("Child"), T("Name or pinyin; who is known to the Centre."),
               required=True),
        _field("work", Kind.TEXT, T("Title of the work")),
        _field("points", Kind.NUMBER, T("Points")),
        _field("prize", Kind.CHOICE, T("Prize"), choices="activity_prize"),
        _field("remark", Kind.TEXT, T("What the jury says")),
    ),
    owner="activity_id",
)  # fmt: skip

NEED: Final = Sheet(
    "activity_need",
    1,
    T("Need"),
    (
        _field("kind", Kind.CHOICE, T("Kind"), required=True, choices="activity_need_kind"),
        _field("what", Kind.TEXT, T("What"), required=True),
        _field("quantity", Kind.NUMBER, T("How many")),
        _field("amount", Kind.MONEY, T("How much (yuan)")),
        _field("from_whom", Kind.TEXT, T("From whom")),
        _field("got", Kind.TICK, T("We have it")),
    ),
    owner="activity_id",
)

BELONGING: Final = (NEED, ENTRY)
"""The sheets whose rows are typed with an activity."""
WRITTEN: Final = (ATTENDANCE, COUNT)
"""The sheets whose rows are written by ticking or counting who came."""
GIVEN: Final = frozenset(
    {"number", "series_id", "earlier_id", "counted_by", "came", "came_female", "came_male"}
)
"""What the program writes, never the hand."""
