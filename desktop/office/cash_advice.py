"""What the advice column says of an entry of the cash book: the tin after it, what is amiss."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.office import cash_reading
from desktop.office.cards import Advice, Said
from desktop.rules import cash_book
from desktop.rules.cash_book import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.i18n import Sentence
    from desktop.rules.cash_book import Book

_TIN: Final = frozenset({"tin_more", "tin_less"})


def typed(read: Book, values: Mapping[str, Any], today: date) -> Advice:
    """Say while an entry is typed what the tin will hold, and what would refuse it."""
    problems: dict[str, Sentence] = {}
    day, fen, kind = values.get("day"), values.get("amount"), values.get("kind")
    if kind is None or fen is None or not isinstance(day, date):
        told = T("In the tin: {sum} yuan.", sum=written(read.balance))
        return Advice({}, {}, {}, headline=told, tone="muted")
    way = cash_book.way_of(kind)
    posting = cash_reading.posting_of({**values, "way": way, "place": None})
    try:
        read.write(posting, today, why=str(values.get("short_why") or ""))
    except Invalid as error:
        problems = {f"cash_entry.{key}": words for key, words in error.problems.items()}
    balance = read.balance + posting.signed
    words = (
        T("{sum} yuan come in; then {balance} are in the tin.",
          sum=written(posting.fen), balance=written(balance))
        if way == cash_book.TAKEN_IN
        else T("{sum} yuan go out; then {balance} are in the tin.",
               sum=written(posting.fen), balance=written(balance))
    )  # fmt: skip
    said = (*_asked_first(values), *_apart(read, str(kind)))
    tone = "wait" if problems else "ready"
    return Advice({}, problems, {}, headline=words, tone=tone, said=said)


def kept(read: Book, values: Mapping[str, Any], state: str, receipts: int) -> Advice:
    """Say of an entry that is kept what can still be done with it."""
    closed = read.is_closed(values["day"])
    said: list[Said] = []
    if closed:
        words = T("This month is closed: nothing in it changes any more.")
        said.append(Said("closed", "muted", words, None, T("Set it right by a new entry.")))
    elif not receipts and values["way"] == cash_book.PAID_OUT:
        words = T("No receipt is attached.")
        said.append(Said("receipt", "conditions", words, None, T("Take a photo of it.")))
    else:
        words = T("It has its receipt: only remarks can be added.")
        said.append(Said("kept", "muted", words, None, T("A mistake? Press “Set it right”.")))
    if state == cash_book.SET_RIGHT:
        said.append(Said("set_right", "conditions", T("Another entry sets this one right.")))
    headline = T("In the book, month closed") if closed else cash_book.WORDS[state]
    return Advice(
        {}, {}, {}, headline=headline, tone="muted" if closed else "ready", said=tuple(said)
    )


def _asked_first(values: Mapping[str, Any]) -> Iterator[Said]:
    if not values.get("party"):
        yield Said("party", "conditions", T("Write down who gave the money, or who got it."))
    if values.get("kind") in cash_book.CORRECTIONS and not values.get("corrects_id"):
        yield Said("corrects", "conditions", T("Choose the entry that this one sets right."))


def _apart(read: Book, kind: str) -> Iterator[Said]:
    """Until an entry says so, the tin and the book stay apart after a count that differed."""
    last = read.last_closed
    if last is None or not last.difference or kind in _TIN:
        return
    yield Said(
        "apart",
        "muted",
        T("When {month} was closed, the tin had {sum} yuan more than the book (with - less).",
          month=f"{last.month:%Y-%m}", sum=written(last.difference)),
        None,
        T("An entry of the kind “more” or “less in the tin” brings them together."),
    )  # fmt: skip
