"""How the window lays out a record: its tabs, the groups in each, the sheets that they ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.i18n import Text
    from desktop.sheets.fields import Group, Sheet


@dataclass(frozen=True)
class Tab:
    """One tab of a record's sheet; ``icon`` names a file of ``resources/icons``."""

    key: str
    title: Text
    icon: str
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True)
class Screen:
    """All tabs of one kind of record.

    ``repeated`` are the kinds of rows of which it may have several, ``add_words`` what the button
    that adds one says; of ``only_last`` kinds the last row alone is unfolded, the others say
    their fields ``in_short`` (the first few where none are named).
    """

    main: Sheet
    tabs: tuple[Tab, ...]
    sheets: Mapping[str, Sheet]
    repeated: frozenset[str] = frozenset()
    add_words: Mapping[str, Text] = field(default_factory=dict)
    only_last: frozenset[str] = frozenset()
    in_short: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def kind_of(self, group: Group) -> str:
        """Return the kind of row that a group belongs to; empty for groups of single fields."""
        kind = group.keys[0].partition(".")[0] if group.keys else ""
        return kind if kind in self.repeated else ""

    def tab_of(self, key: str) -> str:
        """Return the key of the tab that shows a field; it may be of a row (``phone#1.number``).

        A key that is placed nowhere belongs to the first tab.
        """
        kind, _, name = key.partition(".")
        plain = f"{kind.partition('#')[0]}.{name}"
        found = (tab.key for tab in self.tabs if any(plain in g.keys for g in tab.groups))
        return next(found, self.tabs[0].key)
