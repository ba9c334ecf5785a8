"""A list in ruled columns whose head stands on every page; sums stand at the right of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.documents.table import PAD, Cell, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.letter import Letter
    from desktop.documents.page import Pen
    from desktop.i18n import Sentence

_SIZE: Final = 9.0
_HEAD: Final = 8.0
_LEAST: Final = 19.0


@dataclass(frozen=True)
class Heading:
    """One column: its head, its share of the width, whether numbers stand in it."""

    words: Sentence
    share: float
    number: bool = False


class RuledList:
    """Draws one list on a paper. Call :meth:`close` before anything else is drawn."""

    def __init__(self, letter: Letter, headings: Sequence[Heading]) -> None:
        self._letter = letter
        self._headings = headings
        letter.table.need(_LEAST * 4)
        letter.table.head(self._head())

    def row(self, texts: Sequence[str], *, bold: bool = False, keep: float = 0.0) -> None:
        """Draw a line; ``bold`` for sums; ``keep``: the room for what belongs to the last line."""
        if keep:
            self._letter.table.need(2 * _LEAST + keep)
        cells = [
            self._cell(text, heading, bold=bold)
            for text, heading in zip(texts, self._headings, strict=True)
        ]
        self._letter.table.row(cells)

    def across(self, text: str) -> None:
        """Draw one tinted line over all columns, such as the name of a month."""
        words = (Words(text, _SIZE, bold=True),)
        self._letter.table.need(_LEAST * 2)
        self._letter.table.row([Cell(words, 1, label=True, least=_LEAST)])

    def close(self) -> None:
        """End the list."""
        self._letter.table.close()

    def _head(self) -> list[Cell]:
        say, cells = self._letter.say, []
        for one in self._headings:
            words = [Words(say(one.words), _HEAD)]
            if under := say.under(one.words):
                words.append(Words(under, _HEAD - 2))
            cells.append(Cell(tuple(words), one.share, label=True, least=_LEAST))
        return cells

    def _cell(self, text: str, heading: Heading, *, bold: bool) -> Cell:
        if not heading.number:
            words = (Words(text, _SIZE, bold=bold),) if text else ()
            return Cell(words, heading.share, least=_LEAST)

        def draw(pen: Pen, x: float, y: float, wide: float, high: float) -> None:
            base = y + high / 2 - _SIZE * 0.36
            pen.text(x + wide - PAD, base, text, _SIZE, bold=bold, align="right")

        return Cell((), heading.share, least=_LEAST, draw=draw if text else None)
