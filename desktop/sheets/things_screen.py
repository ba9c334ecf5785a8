"""Where the window places what is asked of a thing; loans have a page of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.sheets.fields import Group, Layout
from desktop.sheets.screens import Screen, Tab
from desktop.sheets.things import LOAN, THING

if TYPE_CHECKING:
    from desktop.i18n import Text


def _group(title: Text, *keys: str) -> Group:
    return Group(title, tuple(f"thing.{key}" for key in keys))


TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "thing",
        T("The thing"),
        "star",
        (
            _group(T("What and where"), "name", "kind", "place", "counted_on"),
            _group(T("How many"), "count", "worn", "broken", "lost"),
            _group(T("Where we have it from"), "since", "from_whom", "value", "note"),
        ),
    ),
    Tab("loans", T("Lent"), "users"),
    Tab("attachment", T("Photos"), "photo"),
    Tab("history", T("History"), "history"),
)
SCREEN: Final = Layout(
    tuple(group for tab in TABS for group in tab.groups),
    omitted=frozenset({"thing.number", *(f"loan.{key}" for key in LOAN.keys)}),
)
"""The number is given by the program; loans are lent and taken back on their own page."""
THINGS: Final = Screen(THING, TABS, {THING.kind: THING, LOAN.kind: LOAN})
