"""Where the window places what is asked of an entry of the cash book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.sheets.cash import CASH_ENTRY
from desktop.sheets.fields import Group, Layout
from desktop.sheets.screens import Screen, Tab

if TYPE_CHECKING:
    from desktop.i18n import Text


def _group(title: Text, *keys: str) -> Group:
    return Group(title, tuple(f"cash_entry.{key}" for key in keys))


TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "entry",
        T("The entry"),
        "table",
        (
            _group(T("The money"), "day", "amount", "kind", "purpose", "party", "activity_id"),
            _group(T("Only where needed"), "corrects_id", "short_why", "note"),
        ),
    ),
    Tab("attachment", T("Receipts"), "attachment"),
    Tab("history", T("History"), "history"),
)
SCREEN: Final = Layout(
    tuple(group for tab in TABS for group in tab.groups),
    omitted=frozenset({"cash_entry.number", "cash_entry.way"}),
)
"""The program gives the receipt number; the kind of money says whether it comes in or goes out."""
CASH: Final = Screen(CASH_ENTRY, TABS, {CASH_ENTRY.kind: CASH_ENTRY})
