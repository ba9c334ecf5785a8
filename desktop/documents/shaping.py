"""Lines in scripts whose signs change their shape or place: Burmese, Khmer, Thai, Lao.

HarfBuzz lays them out (uharfbuzz), ReportLab draws what it says. ReportLab's own switch for it
(``drawString(shaping=True)``) does nothing unless a library for right-to-left scripts is there
too; the shaped string is therefore made here and handed to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase import pdfmetrics, ttfonts

from desktop.documents import fonts
from desktop.documents.wrapping import text_width
from desktop.documents.wrapping import wrap as wrap_plain
from desktop.errors import ClerkError
from desktop.i18n import T

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfgen.canvas import Canvas

_BREAKS: Final = re.compile("([ \u200b])")
_ZERO: Final = "\u200b"  # where a line may break in a script without spaces; never drawn
_BLANK: Final = f" {_ZERO}"


@dataclass(frozen=True)
class Hand:
    """How one language is written: its fonts, and whether HarfBuzz lays its lines out."""

    font: str
    bold: str
    shaped: bool = False

    def width(self, words: str, size: float, *, bold: bool = False) -> float:
        """How wide a line is, in points."""
        return sum(wide for *_rest, wide in self._stretches(words, size, bold=bold))

    def wrap(self, words: str, size: float, width: float, *, bold: bool = False) -> list[str]:
        """Break a text into lines no wider than ``width`` points.

        A shaped script is broken at spaces and zero-width spaces only: anywhere else a sign would
        be torn from the one that it stands on.
        """
        if not self.shaped:
            return wrap_plain(words.replace(_ZERO, ""), self._named(bold=bold), size, width)
        lines = [""]
        for piece in _BREAKS.split(words):
            longer = (lines[-1] + piece).lstrip(_BLANK)
            if not lines[-1] or self.width(longer.rstrip(_BLANK), size, bold=bold) <= width:
                lines[-1] = longer
            else:
                lines.append(piece.lstrip(_BLANK))
        return [line.rstrip(_BLANK).replace(_ZERO, "") for line in lines if line]

    def draw(
        self, canvas: Canvas, x: float, y: float, words: str, size: float, *, bold: bool = False
    ) -> str:
        """Draw a line with its baseline at ``y``; return its characters that no font has."""
        for drawn, font, wide in self._stretches(words, size, bold=bold):
            canvas.setFont(font, size)
            canvas.drawString(x, y, drawn)
            x += wide
        return fonts.laid(words.replace(_ZERO, ""), self._named(bold=bold))[1]

    def _named(self, *, bold: bool) -> str:
        return self.bold if bold else self.font

    def _stretches(
        self, words: str, size: float, *, bold: bool
    ) -> Iterator[tuple[str, str, float]]:
        """Yield what is drawn in one font each: the string, the font, how wide in points."""
        own = self._named(bold=bold)
        for text, font, _thousandths in fonts.laid(words.replace(_ZERO, ""), own)[0]:
            if self.shaped and font == own:
                yield _shaped(text, font, size)
            else:
                yield text, font, text_width(text, font, size)


def _shaped(text: str, font: str, size: float) -> tuple[str, str, float]:
    if not pdfmetrics.getFont(font).shapable:
        raise ClerkError(
            T("This script cannot be laid out: the part “uharfbuzz” of the program is missing.")
        )
    drawn = ttfonts.shapeStr(text, font, size)
    if not isinstance(drawn, ttfonts.ShapedStr):  # HarfBuzz left the line as it was
        return text, font, text_width(text, font, size)
    laid: list[ttfonts.ShapeData] = drawn.__shapeData__  # type: ignore[attr-defined]  # not in its stubs
    advances = sum(each.x_advance for each in laid)
    return drawn, font, advances * size / 1000
