"""A ruled table as Chinese offices print them: tinted label cells, answers that run on.

A row is as high as its highest cell. A cell too long for the page goes on on the next one; no
text is cut and nothing overlaps, because every cell is broken into lines before it is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from desktop.documents.fonts import BOLD, REGULAR
from desktop.documents.page import BODY, BOTTOM, FRAME, HEADING, LABEL, LEADING, LEFT, RIGHT, TOP
from desktop.documents.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.documents.page import Pen

PAD: Final = 4.0
LEAST_ROW: Final = 21.0
SECOND_SIZE: Final = 8.5  # English under the Chinese


@dataclass(frozen=True)
class Words:
    """A stretch of text in one size and weight within a cell."""

    text: str
    size: float = BODY
    bold: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell: its stretches of text one under the other, its share of the row's width."""

    words: tuple[Words, ...]
    share: float
    label: bool = False
    least: float = LEAST_ROW
    draw: Callable[[Pen, float, float, float, float], None] | None = field(
        default=None, compare=False
    )  # pen, x, y, width, height


@dataclass(frozen=True)
class _Line:
    text: str
    size: float
    bold: bool

    @property
    def high(self) -> float:
        return self.size * LEADING


class Table:
    """Draws rows from the top of the page down, and begins a new page where one is full."""

    def __init__(
        self, pen: Pen, *, top: float = TOP, left: float = LEFT, right: float = RIGHT
    ) -> None:
        self._pen = pen
        self._left = left
        self._right = right
        self.y = top
        self._block_top: float | None = None
        self._head: Sequence[Cell] = ()

    def heading(self, title: str, second: str = "", *, keep: float = 60.0) -> None:
        """Draw the heading of a section, never as the last thing on a page."""
        self._close_block()
        self.need(HEADING * 2 + keep)
        self.y -= HEADING * 1.75
        self._pen.text(self._left, self.y, title, HEADING, bold=True)
        if second:
            from desktop.documents.wrapping import text_width

            wide = text_width(title, BOLD, HEADING)
            self._pen.text(self._left + wide + 6, self.y, second, SECOND_SIZE)
        self.y -= 5

    def row(self, cells: Sequence[Cell]) -> None:
        """Draw a row; over several pages where it is too long for one."""
        widths = self._widths(cells)
        lines = [self._lines(cell, wide) for cell, wide in zip(cells, widths, strict=True)]
        least = max(cell.least for cell in cells)
        whole = max(least, *(_height(column) for column in lines))
        page = TOP - BOTTOM
        if whole <= self.y - BOTTOM or (whole > self.y - BOTTOM and whole <= page * 0.6):
            if whole > self.y - BOTTOM:
                self.new_page()
            self._draw(cells, widths, lines, whole)
            return
        self._draw_over_pages(cells, widths, lines, least)

    def head(self, cells: Sequence[Cell]) -> None:
        """Draw a row that comes again on top of each page on which the rows under it go on."""
        self.row(cells)
        self._head = cells

    def space(self, high: float) -> None:
        """Leave a gap; the frame of the rows above is closed."""
        self._close_block()
        self.y -= high

    def need(self, high: float) -> None:
        """Begin a new page unless so much room is left."""
        if self.y - BOTTOM < high:
            self.new_page()

    def new_page(self) -> None:
        """End this page."""
        head = self._head
        self._close_block()
        self._pen.end_page()
        self.y = TOP
        if head:
            self.head(head)

    def close(self) -> None:
        """Draw the frame round the last rows."""
        self._close_block()

    def _widths(self, cells: Sequence[Cell]) -> list[float]:
        total = sum(cell.share for cell in cells)
        return [(self._right - self._left) * cell.share / total for cell in cells]

    def _lines(self, cell: Cell, width: float) -> list[_Line]:
        found: list[_Line] = []
        for words in cell.words:
            font = BOLD if words.bold else REGULAR
            found += [
                _Line(line, words.size, words.bold)
                for line in wrap(words.text, font, words.size, width - 2 * PAD)
            ]
        return found

    def _draw_over_pages(
        self,
        cells: Sequence[Cell],
        widths: Sequence[float],
        lines: list[list[_Line]],
        least: float,
    ) -> None:
        rest = lines
        while any(rest):
            room = self.y - BOTTOM
            if room < max(least, LEAST_ROW * 2):
                self.new_page()
                continue
            taken = [_fit(column, room) for column in rest]
            high = max(least, *(_height(column) for column in taken))
            self._draw(cells, widths, taken, min(high, room))
            rest = [column[len(part) :] for column, part in zip(rest, taken, strict=True)]
            if any(rest):
                self.new_page()

    def _draw(
        self,
        cells: Sequence[Cell],
        widths: Sequence[float],
        lines: Sequence[Sequence[_Line]],
        high: float,
    ) -> None:
        if self._block_top is None:
            self._block_top = self.y
        x, bottom = self._left, self.y - high
        for cell, wide, column in zip(cells, widths, lines, strict=True):
            self._pen.box(x, bottom, wide, high, tint=cell.label)
            self._draw_lines(x, bottom, wide, high, column, label=cell.label)
            if cell.draw is not None:
                cell.draw(self._pen, x, bottom, wide, high)
            x += wide
        self.y = bottom

    def _draw_lines(
        self,
        x: float,
        bottom: float,
        wide: float,
        high: float,
        column: Sequence[_Line],
        *,
        label: bool,
    ) -> None:
        text = sum(line.high for line in column)
        # Labels and short answers stand in the middle of the row, long ones begin at its top.
        y = bottom + high - (high - text) / 2 if label or text < high * 0.8 else bottom + high - PAD
        for line in column:
            y -= line.high
            base = y + line.high * 0.28
            if label:
                self._pen.text(
                    x + wide / 2, base, line.text, line.size, bold=line.bold, align="centre"
                )
            else:
                self._pen.text(x + PAD, base, line.text, line.size, bold=line.bold)

    def _close_block(self) -> None:
        self._head = ()
        if self._block_top is not None:
            high = self._block_top - self.y
            self._pen.box(self._left, self.y, self._right - self._left, high, width=FRAME)
            self._block_top = None


def _height(lines: Sequence[_Line]) -> float:
    return sum(line.high for line in lines) + 2 * PAD


def _fit(lines: Sequence[_Line], room: float) -> list[_Line]:
    taken: list[_Line] = []
    used = 2 * PAD
    for line in lines:
        if used + line.high > room:
            break
        taken.append(line)
        used += line.high
    return taken


def label_words(text: str, second: str = "") -> tuple[Words, ...]:
    """Return the words of a label cell, English under the Chinese where both are wanted."""
    words = (Words(text, LABEL),)
    return (*words, Words(second, SECOND_SIZE - 1.5)) if second else words
