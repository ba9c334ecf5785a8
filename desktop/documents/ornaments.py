"""Drawn ornaments of the Centre's papers: a woven band, as the village's cloth has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from desktop.documents.page import Pen

_GREYS: Final = (0.25, 0.55)


def woven_band(pen: Pen, x: float, y: float, wide: float, high: float) -> None:
    """Draw a band of lozenges between two rules; its lower left corner is at ``x``, ``y``."""
    canvas = pen.canvas
    number = max(round(wide / (high * 1.1)), 1)
    each = wide / number
    canvas.saveState()
    canvas.setLineWidth(0.6)
    for edge in (y, y + high):
        canvas.line(x, edge, x + wide, edge)
    for at in range(number):
        middle = x + each * (at + 0.5)
        canvas.setFillGray(_GREYS[at % 2])
        _lozenge(canvas, middle, y + high / 2, each * 0.42, high * 0.36)
        canvas.setFillGray(1)
        _lozenge(canvas, middle, y + high / 2, each * 0.2, high * 0.16)
        if at:
            canvas.setFillGray(_GREYS[1])
            _lozenge(canvas, x + each * at, y + high / 2, each * 0.07, high * 0.1)
    canvas.restoreState()


def frame(pen: Pen, x: float, y: float, wide: float, high: float, *, band: float = 16) -> None:
    """Draw a double frame with a woven band above and below."""
    pen.box(x, y, wide, high, width=1.6)
    pen.box(x + 4, y + 4, wide - 8, high - 8, width=0.5)
    woven_band(pen, x + 10, y + high - 10 - band, wide - 20, band)
    woven_band(pen, x + 10, y + 10, wide - 20, band)


def _lozenge(canvas: Canvas, x: float, y: float, half: float, tall: float) -> None:
    path = canvas.beginPath()
    path.moveTo(x - half, y)
    path.lineTo(x, y + tall)
    path.lineTo(x + half, y)
    path.lineTo(x, y - tall)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
