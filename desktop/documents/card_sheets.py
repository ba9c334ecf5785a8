"""Wallet cards on A4, with marks to cut and to fold.

Ten faces come to a sheet, two beside each other and five below. Printed on one side, a back and a
front stand beside each other, are cut out together and folded: five cards. Printed on both sides,
ten fronts have their backs behind them: ten cards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.lib.units import mm

from desktop.documents import wallet_card
from desktop.documents.page import HEIGHT, WIDTH, Paper, Pen
from desktop.documents.wallet_card import HIGH, LEAST, WIDE
from desktop.i18n import T

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.documents.wallet_card import Back, CardFacts, Voice
    from desktop.i18n import Translator
    from desktop.rules.wallet_cards import CardWords

TITLE: Final = T("Wallet cards")
ROWS: Final = 5
COLUMNS: Final = 2
_LEFT: Final = (WIDTH - COLUMNS * WIDE) / 2
_BOTTOM: Final = (HEIGHT - ROWS * HIGH) / 2
_MARK: Final = 5 * mm
_GAP: Final = 1.5 * mm
_HAIR: Final = 0.25
_GREY: Final = 0.6


def folded(cards: Sequence[CardFacts], languages: Sequence[CardWords], t: Translator) -> Paper:
    """Return cards that are folded: five to a sheet, printed on one side."""
    pen, voices = Pen(t(TITLE)), [wallet_card.voice(words) for words in languages]
    backs = _backs(cards, voices)
    for start in range(0, len(cards), ROWS):
        for row, facts in enumerate(cards[start : start + ROWS]):
            # Print outwards and the fold to the left: then the right half is the front.
            backs[facts.carried].draw(pen, *_place(row, 0))
            wallet_card.front(pen, *_place(row, 1), facts, voices)
        _cut(pen, columns=(0, COLUMNS))
        _fold(pen)
        _told(pen, t(T("Cut along the lines, fold along the dashes with the print outside.")))
        pen.end_sheet()
    return pen.finish()


def two_sided(cards: Sequence[CardFacts], languages: Sequence[CardWords], t: Translator) -> Paper:
    """Return cards printed on both sides: ten to a sheet, turned over along its long edge."""
    pen, voices = Pen(t(TITLE)), [wallet_card.voice(words) for words in languages]
    backs = _backs(cards, voices)
    for start in range(0, len(cards), ROWS * COLUMNS):
        sheet = cards[start : start + ROWS * COLUMNS]
        for turned in (False, True):
            for at, facts in enumerate(sheet):
                row, column = divmod(at, COLUMNS)
                if turned:
                    backs[facts.carried].draw(pen, *_place(row, COLUMNS - 1 - column))
                else:
                    wallet_card.front(pen, *_place(row, column), facts, voices)
            _cut(pen, columns=range(COLUMNS + 1))
            side = T("Back: put the sheet in again, turned over along its long edge.")
            _told(pen, t(side if turned else T("Front. Print the next page on its back.")))
            pen.end_sheet()
    return pen.finish()


def _backs(cards: Sequence[CardFacts], voices: Sequence[Voice]) -> Mapping[frozenset[str], Back]:
    """Return the backs that the cards have, each worked out once."""
    return {
        carried: wallet_card.back(carried, voices) for carried in {facts.carried for facts in cards}
    }


def _place(row: int, column: int) -> tuple[float, float]:
    """The lower left corner of a face, counted from the upper left one of the sheet."""
    return _LEFT + column * WIDE, _BOTTOM + (ROWS - 1 - row) * HIGH


def _cut(pen: Pen, *, columns: Sequence[int]) -> None:
    """Draw hairlines round the cards and marks beyond them, where scissors or a cutter begin."""
    right, top = _LEFT + COLUMNS * WIDE, _BOTTOM + ROWS * HIGH
    pen.canvas.saveState()
    pen.canvas.setStrokeGray(_GREY)
    for row in range(ROWS + 1):
        pen.line(_LEFT, _BOTTOM + row * HIGH, right, _BOTTOM + row * HIGH, _HAIR)
    for column in columns:
        pen.line(_LEFT + column * WIDE, _BOTTOM, _LEFT + column * WIDE, top, _HAIR)
    pen.canvas.restoreState()
    for row in range(ROWS + 1):
        y = _BOTTOM + row * HIGH
        pen.line(_LEFT - _GAP - _MARK, y, _LEFT - _GAP, y)
        pen.line(right + _GAP, y, right + _GAP + _MARK, y)
    for column in columns:
        x = _LEFT + column * WIDE
        pen.line(x, _BOTTOM - _GAP - _MARK, x, _BOTTOM - _GAP)
        pen.line(x, top + _GAP, x, top + _GAP + _MARK)


def _fold(pen: Pen) -> None:
    """Draw dashes where the cards are folded."""
    x, top = _LEFT + WIDE, _BOTTOM + ROWS * HIGH
    pen.canvas.saveState()
    pen.canvas.setDash(3, 3)
    pen.line(x, _BOTTOM - _GAP - _MARK, x, top + _GAP + _MARK, _HAIR * 2)
    pen.canvas.restoreState()


def _told(pen: Pen, words: str) -> None:
    """Say in the margin that is cut off what to do."""
    pen.text(_LEFT + 8, HEIGHT - _BOTTOM + _GAP + 4, words, LEAST + 0.5)
