"""Where the window places what is asked of a child of the Centre and of an activity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.sheets import activities
from desktop.sheets.fields import Group, Layout
from desktop.sheets.screens import Screen, Tab

if TYPE_CHECKING:
    from desktop.i18n import Text
    from desktop.sheets.fields import Sheet


def _group(kind: str, title: Text, *keys: str) -> Group:
    return Group(title, tuple(f"{kind}.{key}" for key in keys))


def _rows(title: Text, sheet: Sheet) -> Group:
    return Group(title, tuple(f"{sheet.kind}.{key}" for key in sheet.keys))


CHILD_TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "child",
        T("At the Centre"),
        "child",
        (
            _group("centre_child", T("Photos"), "photo", "photo_by", "photo_on"),
            _group("centre_child", T("Coming and going"), "joined_on", "left_on", "note"),
        ),
    ),
    Tab("history", T("History"), "history"),
)
CHILD_SCREEN: Final = Layout(
    tuple(group for tab in CHILD_TABS for group in tab.groups),
    omitted=frozenset({"centre_child.person_id"}),  # who it is stands in the head, and stays so
)
CHILDREN: Final = Screen(
    activities.CENTRE_CHILD, CHILD_TABS, {activities.CENTRE_CHILD.kind: activities.CENTRE_CHILD}
)

TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "plan",
        T("Plan"),
        "calendar",
        (
            _group("activity", T("What"), "title", "kind", "themes", "messages"),
            _group("activity", T("When and where"), "happens_on", "starts_at", "ends_at",
                   "place_kind", "place", "expected"),
            _group("activity", T("Who"), "led_by", "leader", "helpers", "jury"),
            _group("activity", T("Safe and known of"), "safety", "told"),
        ),
    ),
    Tab("needs", T("Needs"), "list", (_rows(T("What it needs"), activities.NEED),)),
    Tab("attendance", T("Who came"), "user-check"),
    Tab("entries", T("Prizes"), "star", (_rows(T("Entries"), activities.ENTRY),)),
    Tab(
        "report",
        T("Looking back"),
        "check-circle",
        (
            _group("activity", T("How it went"), "result", "liked", "better", "photos"),
            _group("activity", T("Money"), "cost", "income", "note"),
        ),
    ),
    Tab("attachment", T("Files"), "attachment"),
    Tab("history", T("History"), "history"),
)  # fmt: skip
SCREEN: Final = Layout(
    tuple(group for tab in TABS for group in tab.groups),
    omitted=frozenset(  # written by the program, and by ticking and counting who came
        {f"activity.{key}" for key in activities.GIVEN}
        | {f"{sheet.kind}.{key}" for sheet in activities.WRITTEN for key in sheet.keys}
    ),
)
ACTIVITIES: Final = Screen(
    activities.ACTIVITY,
    TABS,
    {
        sheet.kind: sheet
        for sheet in (activities.ACTIVITY, *activities.BELONGING, *activities.WRITTEN)
    },
    frozenset(sheet.kind for sheet in activities.BELONGING),
    {
        activities.NEED.kind: T("Add what it needs"),
        activities.ENTRY.kind: T("Add an entry"),
    },
)
