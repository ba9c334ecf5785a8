"""The inventory of the Children's Centre and the list of what is lent (F23)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from desktop.documents.letter import BOX, Letter
from desktop.documents.page import Paper, Pen
from desktop.documents.ruled_list import Heading, RuledList
from desktop.i18n import T
from desktop.rules.cash_book import written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desktop.documents.shelf_facts import LoanLine, ThingLine
    from desktop.i18n import Translator

INVENTORY: Final = T("Things of the Children's Centre")
LOANS: Final = T("What is lent")
_THINGS: Final = (
    Heading(T("Thing"), 23),
    Heading(T("Pieces"), 9.5, number=True),
    Heading(T("Sound"), 9.5, number=True),
    Heading(T("Worn"), 9.5, number=True),
    Heading(T("Broken"), 9.5, number=True),
    Heading(T("Lost"), 9.5, number=True),
    Heading(T("Lent"), 9.5, number=True),
    Heading(T("Where it stands"), 15),
    Heading(T("Where it is from"), 17),
    Heading(T("Counted"), 12),
)
_LENT: Final = (
    Heading(T("Thing"), 22),
    Heading(T("How many"), 9, number=True),
    Heading(T("Who has it"), 15),
    Heading(T("Lent on"), 20),
    Heading(T("Back by"), 35),
    Heading(T("Came back"), 13),
)

_SIGNED_TOO: Final = BOX + 44
"""What is worth how much and who signs do not stand alone on a page: the last thing stays with them."""


def inventory(
    office: Mapping[str, Any],
    things: Sequence[ThingLine],
    printed_on: date,
    t: Translator,
    second: Translator | None = None,
) -> Paper:
    """Return the inventory by kind, with a column to count in and boxes for two to sign."""
    pen = Pen(t(INVENTORY))
    letter = Letter(pen, office, t, second)
    letter.title(INVENTORY)
    pieces = sum(one.stock.count for one in things)
    letter.ends(
        t("{n} kinds of things, {pieces} pieces", n=len(things), pieces=pieces),
        t("As of {day}", day=printed_on),
    )
    drawn = RuledList(letter, _THINGS)
    for kind, those in groupby(things, key=lambda one: one.kind):
        if kind is not None:
            drawn.across(t(kind))
        for one in those:
            drawn.row(_thing(one), keep=_SIGNED_TOO if one is things[-1] else 0.0)
    drawn.close()
    worth = sum((one.value or 0) * one.stock.usable for one in things)
    if worth:
        letter.table.space(6)
        letter.paragraph(T("What can be used is worth {sum} yuan.", sum=written(worth)))
    if not things:
        letter.paragraph(T("Nothing is on the list yet."))
    letter.sign((T("Counted by (Children's Committee)"), T("Checked by (adult)")))
    letter.end("")
    return pen.finish()


def loan_list(
    office: Mapping[str, Any],
    loans: Sequence[LoanLine],
    printed_on: date,
    t: Translator,
    second: Translator | None = None,
) -> Paper:
    """Return what is out, the late ones first, with room to note what comes back."""
    pen = Pen(t(LOANS))
    letter = Letter(pen, office, t, second)
    letter.title(LOANS)
    out, late = (sum(one.count for one in those) for those in (loans, _late(loans)))
    letter.ends(
        t("{n} pieces are lent, {late} of them late", n=out, late=late),
        t("As of {day}", day=printed_on),
    )
    drawn = RuledList(letter, _LENT)
    for one in loans:
        until = t.day(one.until)
        if one.late:
            until += letter.say.bracketed(t(T("late")))
        day = t.day(one.lent_on)
        drawn.row((one.thing, str(one.count), one.name, day, until, ""), bold=one.late)
    drawn.close()
    if not loans:
        letter.table.space(6)
        letter.paragraph(T("Everything is here."))
    letter.end("")
    return pen.finish()


def _thing(one: ThingLine) -> tuple[str, ...]:
    stock = one.stock
    counts = (stock.count, stock.good, stock.worn, stock.broken, stock.lost, stock.out)
    shown = [str(n) if n or at < 2 else "" for at, n in enumerate(counts)]
    return (one.name, *shown, one.place, one.origin, "")


def _late(loans: Sequence[LoanLine]) -> list[LoanLine]:
    return [one for one in loans if one.late]
