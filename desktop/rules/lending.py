"""Things of the Children's Centre: how many there are, how many are out, when they are due back.

Source: form F23 (inventory and loans). Never more is lent than is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.errors import Invalid
from desktop.i18n import T, Words
from desktop.rules.permissions import Act
from desktop.rules.steps import Guard, Step, Workflow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.i18n import Sentence

IN_USE, GIVEN_UP = "IN_USE", "GIVEN_UP"
WORDS: Final = {
    IN_USE: Words("在用", "In use"),
    GIVEN_UP: Words("已报废、已移交", "Given up"),
}
OVERDUE, DUE_TODAY, OUT, IN = "overdue", "today", "out", "in"
"""How the loans of a thing stand: late, due today, out, none."""
DUE_WORDS: Final[dict[str, Sentence]] = {
    OVERDUE: T("overdue"),
    DUE_TODAY: T("due today"),
    OUT: T("lent"),
    IN: T("all here"),
}


@dataclass(frozen=True)
class ThingFacts:
    """What the guards of the steps ask."""

    out: int = 0


_ALL_BACK: Final = Guard[ThingFacts](
    lambda facts: facts.out == 0, T("Some are still lent: write down first how they came back.")
)
WORKFLOW: Final = Workflow[ThingFacts](
    WORDS,
    (
        Step(IN_USE, GIVEN_UP, T("Give it up"), Act.RUN_CENTRE, (_ALL_BACK,), reasoned=True),
        Step(GIVEN_UP, IN_USE, T("Use it again"), Act.RUN_CENTRE),
    ),
)
"""Both steps of a thing."""


@dataclass(frozen=True)
class Loan:
    """So many of a thing lent to somebody; ``returned_on`` None while they are out."""

    count: int
    lent_on: date
    until: date | None = None
    returned_on: date | None = None

    @property
    def out(self) -> bool:
        """Whether it has not come back."""
        return self.returned_on is None

    def standing(self, today: date) -> str:
        """Return how it stands on a day: overdue, due today, out, or in."""
        if not self.out:
            return IN
        if self.until is None or self.until > today:
            return OUT
        return DUE_TODAY if self.until == today else OVERDUE


@dataclass(frozen=True)
class Stock:
    """Pieces of a thing: ``count`` in all; of them worn, broken and lost; ``out`` are lent."""

    count: int
    worn: int = 0
    broken: int = 0
    lost: int = 0
    out: int = 0

    @property
    def usable(self) -> int:
        """How many can be used, wherever they are."""
        return self.count - self.broken - self.lost

    @property
    def good(self) -> int:
        """How many are as good as new."""
        return self.usable - self.worn

    @property
    def free(self) -> int:
        """How many can be lent now."""
        return self.usable - self.out

    def problems(self) -> dict[str, Sentence]:
        """Return what cannot be, by field: more worn, broken or lent than there are."""
        if self.worn + self.broken + self.lost > self.count:
            return {"count": T("More are worn, broken or lost than there are.")}
        if self.free < 0:
            return {"count": T("{n} are lent: there cannot be fewer.", n=self.out)}
        return {}

    def lend(self, count: int) -> Stock:
        """Return the stock after a loan; :class:`Invalid` when so many are not there."""
        if count < 1:
            raise Invalid({"count": T("At least one.")})
        if count > self.free:
            raise Invalid({"count": T("Only {n} are here to be lent.", n=max(self.free, 0))})
        return Stock(self.count, self.worn, self.broken, self.lost, self.out + count)

    def take_back(self, count: int, how: str) -> Stock:
        """Return the stock after so many came back good, worn, broken, or not at all (lost)."""
        broken = self.broken + (count if how == "broken" else 0)
        lost = self.lost + (count if how == "lost" else 0)
        worn = self.worn + (count if how == "worn" else 0)
        # One that went out worn may come back worn, or broken: it is counted once.
        worn = min(worn, self.count - broken - lost)
        return Stock(self.count, worn, broken, lost, self.out - count)


def out(loans: Iterable[Loan]) -> int:
    """Return how many are lent."""
    return sum(loan.count for loan in loans if loan.out)


def standing(loans: Iterable[Loan], today: date) -> str:
    """Return how the loans of a thing stand together: the most pressing one."""
    found = {loan.standing(today) for loan in loans}
    return next((one for one in (OVERDUE, DUE_TODAY, OUT) if one in found), IN)


def check_return(loan: Loan, count: int, returned_on: date, today: date) -> None:
    """Raise :class:`Invalid` for a return that cannot be."""
    problems: dict[str, Sentence] = {}
    if not 1 <= count <= loan.count:
        problems["count"] = T("{n} were lent.", n=loan.count)
    if returned_on < loan.lent_on:
        problems["returned_on"] = T("It was lent later than that.")
    elif returned_on > today:
        problems["returned_on"] = T("This day is still to come.")
    if problems:
        raise Invalid(problems)
