"""QR codes drawn as vectors."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import segno

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_QUIET = 4  # modules of white around the code, as the standard asks


def draw(canvas: Canvas, payload: str, x: float, y: float, size: float) -> None:
    """Draw a code whose lower left corner, quiet zone included, is at x, y; ``size`` in points."""
    squares, across = _squares(payload)
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(size / across, size / across)
    # Whole modules as PDF says them: ReportLab would work out a thousand decimals for each code.
    canvas._code.append(squares)  # type: ignore[attr-defined]  # noqa: SLF001
    canvas.restoreState()


@lru_cache(maxsize=512)
def _squares(payload: str) -> tuple[str, int]:
    """Return the dark stretches of a code in modules, and how many modules it is across."""
    rows = segno.make(payload, error="m", micro=False).matrix
    across = len(rows) + 2 * _QUIET
    said: list[str] = []
    for down, row in enumerate(rows):
        bottom = across - _QUIET - down - 1
        start = None
        for at, dark in enumerate((*row, 0)):
            if dark and start is None:
                start = at
            elif not dark and start is not None:
                said.append(f"{_QUIET + start} {bottom} {at - start} 1 re")
                start = None
    return " ".join((*said, "f")), across
