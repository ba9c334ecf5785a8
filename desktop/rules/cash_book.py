"""The cash book of the Children's Centre: what came in, what went out, what must be in the tin.

Source: form F24 and §6.10: the balance is never negative without a word, two people sign a month.
Sums are fen. An entry is never changed once it has its receipt number: it is set right by another
one. A month that was closed never changes.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from desktop.errors import ClerkError, Invalid
from desktop.i18n import T, Words
from desktop.rules import reference
from desktop.rules.spans import add_months
from desktop.rules.steps import Workflow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from desktop.i18n import Sentence

TAKEN_IN, PAID_OUT = "in", "out"
ENTERED, SET_RIGHT = "ENTERED", "SET_RIGHT"
WORDS: Final = {
    ENTERED: Words("已入账", "In the book"),
    SET_RIGHT: Words("已更正", "Set right by another"),
}
WORKFLOW: Final = Workflow[None](WORDS, ())
"""An entry takes no steps: another entry that names it sets it right."""
CORRECTIONS: Final = frozenset({"correction_in", "correction_out"})
"""Kinds of money that always name the entry which they set right."""
PIECES: Final = (10000, 5000, 2000, 1000, 500, 100, 50, 10)
"""Notes and coins in fen: 100, 50, 20, 10, 5, 1 yuan, 5 jiao, 1 jiao."""


@dataclass(frozen=True)
class Posting:
    """One entry: ``place`` is its number within its year, ``fen`` its sum, never negative."""

    day: date
    place: int
    way: str
    fen: int

    @property
    def signed(self) -> int:
        """The sum as it changes the balance."""
        return self.fen if self.way == TAKEN_IN else -self.fen


@dataclass(frozen=True)
class Sums:
    """What a stretch of the book comes to."""

    opening: int
    taken_in: int
    paid_out: int

    @property
    def closing(self) -> int:
        """The balance at its end."""
        return self.opening + self.taken_in - self.paid_out


@dataclass(frozen=True)
class Closing:
    """A month that was closed: ``month`` is its first day, ``counted`` what was in the tin."""

    month: date
    sums: Sums
    counted: int
    why: str = ""

    @property
    def difference(self) -> int:
        """How much more is in the tin than in the book."""
        return self.counted - self.sums.closing


@dataclass(frozen=True)
class Book:
    """The whole cash book: its entries in any order, and the months that were closed."""

    postings: tuple[Posting, ...] = ()
    closings: tuple[Closing, ...] = ()

    @property
    def balance(self) -> int:
        """What must be in the tin."""
        return sum(posting.signed for posting in self.postings)

    @property
    def last_closed(self) -> Closing | None:
        """The last month that was closed."""
        return max(self.closings, key=lambda closing: closing.month, default=None)

    @property
    def open_from(self) -> date | None:
        """The first day that can be written on; None while no month was closed."""
        last = self.last_closed
        return add_months(last.month, 1) if last else None

    def is_closed(self, day: date) -> bool:
        """Whether a day lies in a month that was closed, or before one."""
        return self.open_from is not None and day < self.open_from

    def running(self) -> Iterator[tuple[Posting, int]]:
        """Yield the entries in the order of the book, each with the balance after it."""
        balance = 0
        for posting in in_order(self.postings):
            balance += posting.signed
            yield posting, balance

    def sums(self, first: date, last: date) -> Sums:
        """Return what the days from ``first`` to ``last`` come to."""
        before = sum(one.signed for one in self.postings if one.day < first)
        within = [one for one in self.postings if first <= one.day <= last]
        return Sums(
            before,
            sum(one.fen for one in within if one.way == TAKEN_IN),
            sum(one.fen for one in within if one.way == PAID_OUT),
        )

    def month(self, month: date) -> Sums:
        """Return what a month comes to; ``month`` is any of its days."""
        return self.sums(month_of(month), last_day(month))

    def lowest_from(self, posting: Posting) -> int:
        """Return the lowest balance from a new entry on, once it is written."""
        with_it = replace(self, postings=(*self.postings, posting))
        return min(balance for one, balance in with_it.running() if _key(one) >= _key(posting))

    def write(self, posting: Posting, today: date, *, why: str = "") -> Book:
        """Return the book with another entry.

        Raises :class:`Invalid` with a sentence for ``day``, ``amount`` or ``short_why``: a day to
        come or of a closed month, no sum, or more paid out than there was without a word why.
        """
        problems: dict[str, Sentence] = {}
        if posting.day > today:
            problems["day"] = T("This day is still to come.")
        elif self.is_closed(posting.day):
            problems["day"] = T(
                "This month is closed. Write it on a day from {day} on and name the old entry.",
                day=self.open_from,
            )
        if posting.fen <= 0:
            problems["amount"] = T("Write how much it was.")
        elif posting.way == PAID_OUT and not why.strip() and self.lowest_from(posting) < 0:
            problems["short_why"] = T(
                "There is not so much in the tin: it would be {sum} yuan. Write down why.",
                sum=written(self.lowest_from(posting)),
            )
        if problems:
            raise Invalid(problems)
        return replace(self, postings=(*self.postings, posting))

    def next_to_close(self) -> date | None:
        """Return the first month that is not closed; None for an empty book."""
        if self.open_from is not None:
            return self.open_from
        first = min((posting.day for posting in self.postings), default=None)
        return month_of(first) if first else None

    def close(self, month: date, counted: int, today: date, *, why: str = "") -> Book:
        """Return the book with its next month closed.

        Raises :class:`ClerkError` for a month that is not the next or not over, and
        :class:`Invalid` at ``difference_why`` where tin and book differ without a word.
        """
        if self.is_closed(month):
            raise ClerkError(T("This month is closed already."))
        if month_of(month) != self.next_to_close():
            raise ClerkError(T("Close the months in their order."))
        if today < last_day(month):
            raise ClerkError(T("This month is not over yet."))
        closing = Closing(month_of(month), self.month(month), counted, why.strip())
        if closing.difference and not closing.why:
            raise Invalid({"difference_why": T("Write down why the tin and the book differ.")})
        return replace(self, closings=(*self.closings, closing))


def way_of(kind: str) -> str:
    """Return whether money of a kind comes in or goes out, as the list of kinds says."""
    kinds = reference.load_toml("choices_centre_things.toml")["cash_kind"]
    return str(kinds[kind]["way"])


def in_order(postings: Iterable[Posting]) -> list[Posting]:
    """Return entries as they follow each other in the book."""
    return sorted(postings, key=_key)


def month_of(day: date) -> date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def last_day(month: date) -> date:
    """Return the last day of a month."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def in_tin(pieces: Mapping[int, int]) -> int:
    """Add up notes and coins: how many there are of each, by its fen."""
    return sum(piece * count for piece, count in pieces.items())


def written(fen: int) -> str:
    """Write a sum as cash books do: 1,234.50, -0.50."""
    whole, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole:,}.{rest:02d}"


def _key(posting: Posting) -> tuple[date, int]:
    return posting.day, posting.place
