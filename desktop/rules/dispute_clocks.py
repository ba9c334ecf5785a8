"""The clocks of a labour dispute: until when a right can be claimed, and where.

Time limits and articles come from ``dispute_clocks.toml``. The day itself from which it counts is
not counted. A last day that falls on a holiday moves to the next working day (CC 203); the office
keeps to the earlier day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import Words
from desktop.rules import reference
from desktop.rules.spans import add_months

if TYPE_CHECKING:
    from collections.abc import Mapping

ARBITRATION: Final = "arbitration"
INSPECTION: Final = "inspection"
MEDIATION: Final = "mediation"
CONFIRMATION: Final = "confirmation"
INJURY: Final = "injury"
COURT: Final = "court"


@dataclass(frozen=True)
class Clock:
    """A time limit that runs. ``since`` says from which day it counts; ``last_day`` is included."""

    code: str
    name: Words
    since: Words
    last_day: date
    basis: Words
    articles: str
    verified: str

    def days_left(self, today: date) -> int:
        """Return the days that are left, the last included; below zero when it has run out."""
        return (self.last_day - today).days

    def run_out(self, today: date) -> bool:
        """Whether the last day is over."""
        return today > self.last_day


@cache
def _entries() -> Mapping[str, Any]:
    return reference.load_toml("dispute_clocks.toml")


def clock(code: str, since: date) -> Clock:
    """Return the clock that runs from a day: of that right, mediation or court step."""
    entry = _entries()[code]
    if "months" in entry:
        last = add_months(since, int(entry["months"]))
    else:
        last = since + timedelta(days=int(entry["days"]))
    return Clock(
        code=code,
        name=Words(**entry["name"]),
        since=Words(**entry["from"]),
        last_day=last,
        basis=reference.article(entry["articles"]),
        articles=entry["articles"],
        verified=entry["verified"],
    )


def after_the_end(ended: date) -> tuple[Clock, ...]:
    """Return the clocks that run once the work has ended: arbitration and inspection."""
    return clock(ARBITRATION, ended), clock(INSPECTION, ended)
