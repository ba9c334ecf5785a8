"""What the papers of the Children's Centre are made of: an activity, who came, works and prizes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop.i18n import Words
    from desktop.rules.activities import Count


@dataclass(frozen=True)
class Guest:
    """A child on a sheet: name, sex as a code, age on the day, what was said about photos."""

    name: str
    sex: str = ""
    age: int | None = None
    photo: str = ""


@dataclass(frozen=True)
class EntryFacts:
    """A work of a competition. ``prize`` is a code of ``activity_prize``, empty for none."""

    name: str
    work: str = ""
    points: int | None = None
    prize: str = ""
    remark: str = ""


@dataclass(frozen=True)
class ActivityFacts:
    """One activity. ``values`` are those of its sheet, ``roll`` the children who may come."""

    office: Mapping[str, Any]
    printed_on: date
    values: Mapping[str, Any] = field(default_factory=dict)
    state: Words | None = None
    roll: tuple[Guest, ...] = ()
    came: tuple[Guest, ...] = ()
    counts: tuple[Count, ...] = ()
    unnamed: int = 0
    needs: tuple[Mapping[str, Any], ...] = ()
    entries: tuple[EntryFacts, ...] = ()

    @property
    def number(self) -> str:
        """The activity's number, empty on a blank paper."""
        return str(self.values.get("number") or "")


@dataclass(frozen=True)
class MonthFacts:
    """The plan of a month: for each activity its day, time, name and place."""

    office: Mapping[str, Any]
    month: date
    lines: tuple[tuple[date, str, str, str], ...] = ()
