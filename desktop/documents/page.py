"""The house style of a page: A4, margins, header and footer, text and lines drawn on a canvas.

Sizes are in points. The left margin is the binding side.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desktop.documents import fonts
from desktop.documents.fonts import BOLD, REGULAR
from desktop.documents.wrapping import text_width

if TYPE_CHECKING:
    from desktop.documents.shaping import Hand
    from desktop.i18n import Translator

WIDTH, HEIGHT = A4
LEFT: Final = 25 * mm
RIGHT: Final = WIDTH - 20 * mm
TOP: Final = HEIGHT - 20 * mm
BOTTOM: Final = 20 * mm
LINE: Final = 0.5
FRAME: Final = 0.75
TINT: Final = 0.93
BODY: Final = 10.5
LABEL: Final = 9.5
SMALL: Final = 8.5
TITLE: Final = 18
HEADING: Final = 11.5
LEADING: Final = 1.35


@dataclass(frozen=True)
class Paper:
    """A finished document. ``missing`` has characters that no font could draw."""

    data: bytes
    pages: int
    missing: str = ""


class Pen:
    """Draws on one document; pages are numbered when a form ends, for "page x of y"."""

    def __init__(self, title: str, *, pagesize: tuple[float, float] = A4) -> None:
        self._buffer = io.BytesIO()
        self._canvas = Canvas(self._buffer, pagesize=pagesize, invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setAuthor("")
        self._canvas.setCreator("")
        self._waiting: list[dict[str, object]] = []
        self._missing: dict[str, None] = {}
        self.pages = 0

    @property
    def waiting(self) -> int:
        """How many pages of the form that is being drawn are full."""
        return len(self._waiting)

    @property
    def canvas(self) -> Canvas:
        """ReportLab's own canvas, for pictures and codes."""
        return self._canvas

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = BODY,
        *,
        bold: bool = False,
        align: str = "left",
    ) -> None:
        """Draw one line with its baseline at ``y``; ``align``: left, centre or right of ``x``."""
        font = BOLD if bold else REGULAR
        if align != "left":
            wide = text_width(words, font, size)
            x -= wide / 2 if align == "centre" else wide
        stretches, lacking = fonts.laid(words, font)
        for part, name, width in stretches:
            self._canvas.setFont(name, size)
            self._canvas.drawString(x, y, part)
            x += width * size / 1000
        if lacking:
            self._missing.update(dict.fromkeys(lacking))

    def write(
        self,
        hand: Hand,
        x: float,
        y: float,
        words: str,
        size: float,
        *,
        bold: bool = False,
        align: str = "left",
    ) -> None:
        """Draw one line as :meth:`text` does, in the hand of a language of its own."""
        if align != "left":
            wide = hand.width(words, size, bold=bold)
            x -= wide / 2 if align == "centre" else wide
        lacking = hand.draw(self._canvas, x, y, words, size, bold=bold)
        self._missing.update(dict.fromkeys(lacking))

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float = LINE) -> None:
        """Draw a rule."""
        self._canvas.setLineWidth(width)
        self._canvas.line(x1, y1, x2, y2)

    def box(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        *,
        tint: bool = False,
        width: float = LINE,
    ) -> None:
        """Draw a box whose lower left corner is at x, y; a tinted one under its rules."""
        self._canvas.setLineWidth(width)
        if tint:
            self._canvas.setFillGray(TINT)
            self._canvas.rect(x, y, wide, high, stroke=1, fill=1)
            self._canvas.setFillGray(0)
        else:
            self._canvas.rect(x, y, wide, high, stroke=1, fill=0)

    def dashes(self, y: float, left: float = 0.0, right: float = WIDTH) -> None:
        """Draw a line along which to cut, all across the page unless told otherwise."""
        self._canvas.saveState()
        self._canvas.setDash(3, 3)
        self.line(left, y, right, y)
        self._canvas.restoreState()

    def end_page(self) -> None:
        """Put the page aside until the number of pages of its form is known."""
        self._waiting.append(dict(self._canvas.__dict__))
        self._canvas._startPage()  # type: ignore[attr-defined]  # noqa: SLF001  the two-pass way of ReportLab's own examples

    def end_sheet(self) -> None:
        """End a page that has neither header nor number, such as a poster."""
        self._canvas.showPage()
        self.pages += 1

    def end_form(self, header: str, number: str, footer: str, t: Translator) -> None:
        """Number the pages of a form and put header and footer on each."""
        total = len(self._waiting)
        for place, state in enumerate(self._waiting, start=1):
            self._canvas.__dict__.update(state)
            self.text(LEFT, TOP + 14, header, SMALL)
            self.text(RIGHT, TOP + 14, number, SMALL, align="right")
            self.line(LEFT, TOP + 9, RIGHT, TOP + 9)
            self.text(LEFT, BOTTOM - 16, footer, SMALL)
            page = t("Page {x} of {y}", x=place, y=total)
            self.text(RIGHT, BOTTOM - 16, page, SMALL, align="right")
            self._canvas.showPage()
        self.pages += total
        self._waiting = []

    def finish(self) -> Paper:
        """Return the document."""
        self._canvas.save()
        return Paper(self._buffer.getvalue(), self.pages, "".join(self._missing))
