"""What the papers about things and money of the Children's Centre are made from: plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop.i18n import Sentence, Words
    from desktop.rules.cash_book import Sums
    from desktop.rules.lending import Stock


@dataclass(frozen=True)
class ThingLine:
    """A thing with its stock; ``value`` of one piece in fen."""

    name: str
    kind: Words | None
    stock: Stock
    place: str
    origin: str
    value: int | None = None


@dataclass(frozen=True)
class LoanLine:
    """Something that is out: ``late`` when it should be back."""

    thing: str
    count: int
    name: str
    lent_on: date
    until: date | None
    late: bool = False


@dataclass(frozen=True)
class CashLine:
    """An entry with the balance after it; sums in fen. ``about``: what else is to be said of it."""

    day: date
    number: str
    way: str
    amount: int
    kind: Sentence | None
    purpose: str
    party: str
    balance: int
    about: tuple[Sentence, ...] = ()
    activity: str = ""


@dataclass(frozen=True)
class CashFacts:
    """A month or a year of the book. ``closed`` has the closed months in it (CASH_MONTH)."""

    office: Mapping[str, Any]
    first: date
    last: date
    sums: Sums
    months: Mapping[date, Sums]
    lines: tuple[CashLine, ...]
    closed: tuple[Mapping[str, Any], ...]
    printed_on: date

    @property
    def whole_year(self) -> bool:
        """Whether it is a year rather than a month."""
        return self.first.month != self.last.month
