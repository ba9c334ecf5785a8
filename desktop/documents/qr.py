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
    rows = _modules(payload)
    module = size / (len(rows) + 2 * _QUIET)
    path = canvas.beginPath()
    for down, row in enumerate(rows):
        top = y + size - (_QUIET + down + 1) * module
        start = None
        for across, dark in enumerate((*row, 0)):
            if dark and start is None:
                start = across
            elif not dark and start is not None:
                left = x + (_QUIET + start) * module
                path.rect(left, top, (across - start) * module, module)
                start = None
    canvas.drawPath(path, stroke=0, fill=1)


@lru_cache(maxsize=512)
def _modules(payload: str) -> tuple[tuple[int, ...], ...]:
    code = segno.make(payload, error="m", micro=False)
    return tuple(tuple(row) for row in code.matrix)
