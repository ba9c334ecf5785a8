"""The cash book as it stands in the records, ready for the rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.rules import cash_book
from desktop.rules.cash_book import Book, Closing, Posting, Sums
from desktop.sheets.cash import CASH_ENTRY, CASH_MONTH

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class CashNow:
    """How the book stands today: sums in fen, ``month`` those of this month so far.

    ``to_close`` is the first month that is over and not closed, with what it comes to; ``apart``
    how much more (or less) was in the tin than in the book when a month was last closed.
    """

    balance: int
    month: Sums
    to_close: date | None
    to_close_sums: Sums | None
    closed_until: date | None
    apart: int = 0


@dataclass(frozen=True)
class BookLine:
    """One entry with the balance after it."""

    values: Mapping[str, Any]
    balance: int


@dataclass(frozen=True)
class BookPart:
    """A stretch of the book as it is printed; ``closings`` the months in it that were closed."""

    first: date
    last: date
    sums: Sums
    lines: tuple[BookLine, ...]
    closings: tuple[Mapping[str, Any], ...]


def posting_of(values: Mapping[str, Any]) -> Posting:
    """Return an entry as the rules know it; one that is not numbered yet comes last of its day."""
    place = values.get("place")
    return Posting(
        values["day"],
        int(place) if place else 10**9,
        str(values["way"]),
        int(values["amount"] or 0),
    )


def book(work: UnitOfWork) -> Book:
    """Read the whole book."""
    entries = work.records.where(CASH_ENTRY.kind)
    months = work.records.where(CASH_MONTH.kind)
    return Book(
        tuple(posting_of(row.values) for row in entries),
        tuple(_closing(row.values) for row in months),
    )


def now(read: Book, today: date) -> CashNow:
    """Return how a book stands on a day."""
    to_close = read.next_to_close()
    if to_close is not None and today < cash_book.last_day(to_close):
        to_close = None
    last = read.last_closed
    return CashNow(
        read.balance,
        read.month(today),
        to_close,
        read.month(to_close) if to_close else None,
        cash_book.last_day(last.month) if last else None,
        last.difference if last else 0,
    )


def part(work: UnitOfWork, first: date, last: date) -> BookPart:
    """Read a stretch of the book with its running balance."""
    rows = [{**row.values, "id": row.id} for row in work.records.where(CASH_ENTRY.kind)]
    read = Book(tuple(posting_of(row) for row in rows))
    by_place = {(row["day"], row["place"]): row for row in rows}
    lines = tuple(
        BookLine(by_place[posting.day, posting.place], balance)
        for posting, balance in read.running()
        if first <= posting.day <= last
    )
    months = [row.values for row in work.records.where(CASH_MONTH.kind)]
    closed = sorted(
        (row for row in months if first <= row["month"] <= last), key=lambda row: row["month"]
    )
    return BookPart(first, last, read.sums(first, last), lines, tuple(closed))


def balances(work: UnitOfWork) -> dict[UUID, int]:
    """Return the balance after each entry."""
    rows = work.records.where(CASH_ENTRY.kind)
    read = Book(tuple(posting_of(row.values) for row in rows))
    after = {(posting.day, posting.place): balance for posting, balance in read.running()}
    return {row.id: after[row.values["day"], row.values["place"]] for row in rows}


def set_right(work: UnitOfWork) -> frozenset[UUID]:
    """Return the entries that another one sets right. They are not marked themselves: what lies in
    a closed month is never written again."""
    rows = work.records.where(CASH_ENTRY.kind)
    return frozenset(row.values["corrects_id"] for row in rows if row.values["corrects_id"])


def _closing(values: Mapping[str, Any]) -> Closing:
    sums = Sums(int(values["opening"]), int(values["taken_in"]), int(values["paid_out"]))
    why = str(values["difference_why"] or "")
    return Closing(values["month"], sums, int(values["counted"]), why)
