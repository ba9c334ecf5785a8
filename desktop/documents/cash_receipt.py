"""The receipt of an entry of the cash book, twice on a page: for who paid or got the money, and the
stub that stays. Sums are in capital numerals, too, so that nothing can be added to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.documents import qr
from desktop.documents.letter import Letter
from desktop.documents.page import BOTTOM, HEIGHT, RIGHT, SMALL, TOP, Paper, Pen
from desktop.i18n import T
from desktop.rules import cash_book, form_codes
from desktop.rules.capital_sums import capital
from desktop.rules.cash_book import written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.documents.shelf_facts import CashLine
    from desktop.i18n import Sentence, Translator

IN_TITLE: Final = T("Receipt for money received")
OUT_TITLE: Final = T("Receipt for money paid out")
_CODE: Final = 52.0
_MIDDLE: Final = HEIGHT / 2
_ABOVE: Final = 28.0
_SIZES: Final = (12.0, 10.5, 9.0, 7.5, 6.0)
_LEAST: Final = 2.25  # lines that a row is high


def cash_receipts(
    office: Mapping[str, Any],
    entries: Sequence[CashLine],
    t: Translator,
    second: Translator | None = None,
) -> Paper:
    """Return the receipts of some entries, one page each: the original above, the stub below."""
    pen = Pen(t(T("Receipts of the Children's Centre")))
    for entry in entries:
        size = next((s for s in _SIZES if _fits(office, entry, t, second, s)), _SIZES[-1])
        letter = Letter(pen, office, t, second, body=size)
        _copy(letter, entry, _FOR_PAYER if entry.way == cash_book.TAKEN_IN else _FOR_GETTER)
        pen.dashes(_MIDDLE)
        pen.text(RIGHT, _MIDDLE + 3, t(T("cut here")), SMALL, align="right")
        letter.table.y = _MIDDLE - _ABOVE
        _copy(letter, entry, _STUB)
        letter.end(entry.number)
    return pen.finish()


_FOR_PAYER: Final = T("Original: for who paid")
_FOR_GETTER: Final = T("Original: for who got the money")
_STUB: Final = T("Stub: stays in the book")


def _fits(
    office: Mapping[str, Any],
    entry: CashLine,
    t: Translator,
    second: Translator | None,
    size: float,
) -> bool:
    """Whether a copy stays above the line along which the page is cut."""
    tried = Letter(Pen(""), office, t, second, body=size)
    _copy(tried, entry, _FOR_GETTER)
    room = _MIDDLE - _ABOVE - BOTTOM  # of the stub, which has the lesser half
    return not tried.pen.waiting and TOP - tried.table.y <= room


def _copy(letter: Letter, entry: CashLine, which: Sentence) -> None:
    say, came_in = letter.say, entry.way == cash_book.TAKEN_IN
    least = letter.body * _LEAST
    top = letter.table.y
    letter.title(IN_TITLE if came_in else OUT_TITLE, size=16)
    qr.draw(letter.pen.canvas, form_codes.payload(entry.number), RIGHT - _CODE, top - _CODE, _CODE)
    letter.table.y = min(letter.table.y, top - _CODE + 8)
    letter.ends(say(T("No. {number}", number=entry.number)), say.t.day(entry.day))
    letter.row(
        T("Received from") if came_in else T("Paid to"), entry.party or letter.blank, least=least
    )
    what = [say(entry.kind) if entry.kind is not None else "", entry.purpose, entry.activity]
    letter.row(T("For what"), say.joined(what), least=least)
    letter.row(T("Sum"), say(T("{sum} yuan", sum=written(entry.amount))), bold=True, least=least)
    letter.row(T("In capitals"), capital(entry.amount), least=least)
    for about in entry.about:
        letter.row(T("Note"), about)
    letter.sign((T("Received by") if came_in else T("Received (signature)"), T("Second signature")))
    letter.ends(say(which), say.office_name(letter.office), SMALL)
