"""The minimum wage in force at a place on a day, and whether it may be relied on.

Standards are rows of ``minimum_wages.toml``. One that the office has not confirmed, or long ago,
is still told, but only as a reason to ask 12333.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from desktop.i18n import Words
from desktop.rules import reference
from desktop.rules.spans import add_months
from desktop.rules.wages import yuan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.i18n import Sentence


@dataclass(frozen=True)
class Standard:
    """A minimum wage of a place, in fen. ``confirmed_on``: when the office last asked, if ever."""

    effective_from: date
    tier: int
    monthly: int
    hourly: int
    source: str
    verified: str
    tier_verified: str
    confirmed_on: date | None


@dataclass(frozen=True)
class MinimumWages:
    """All standards as read from their file, the newest last."""

    version: str
    confirmed_months: int
    tiers: Mapping[str, Mapping[str, Any]]
    rows: tuple[Mapping[str, Any], ...]
    ask: Words

    def in_force(self, county: str, on: date) -> Standard | None:
        """Return the standard at a county (six digits) on a day; None where none is known."""
        tier = self.tiers.get(county)
        rows = [row for row in self.rows if row["effective_from"] <= on]
        if tier is None or not rows:
            return None
        row, index = rows[-1], int(tier["tier"]) - 1
        said = str(row["verified_on"])
        return Standard(
            effective_from=row["effective_from"],
            tier=index + 1,
            monthly=int(row["monthly"][index]) * 100,
            hourly=int(row["hourly"][index]) * 100,
            source=row["source"],
            verified=row["verified"],
            tier_verified=tier["verified"],
            confirmed_on=date.fromisoformat(said) if said else None,
        )

    def confirmed(self, standard: Standard, today: date) -> bool:
        """Whether the office asked and not too long ago (24 months)."""
        asked = standard.confirmed_on
        return asked is not None and today <= add_months(asked, self.confirmed_months)

    def unsure(self, standard: Standard, today: date) -> Sentence | None:
        """Return the sentence “not confirmed, ask 12333”; None where the standard is confirmed."""
        if self.confirmed(standard, today):
            return None
        params = {"month": yuan(standard.monthly), "from": standard.effective_from}
        return Words(self.ask.zh, self.ask.en, params)


def load(path: Path | None = None) -> MinimumWages:
    """Read the standards: the program's own, or another file of the same form."""
    data = reference.load_toml("minimum_wages.toml", path)
    rows = sorted(data["standard"], key=lambda row: row["effective_from"])
    return MinimumWages(
        version=str(data["version"]),
        confirmed_months=int(data["confirmed_months"]),
        tiers=data["tiers"],
        rows=tuple(rows),
        ask=Words(**data["unsure"]),
    )


@cache
def own() -> MinimumWages:
    """Return the program's own standards."""
    return load()
