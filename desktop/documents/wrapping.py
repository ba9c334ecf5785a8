"""Breaking text into lines: anywhere between Chinese characters, between words elsewhere.

No line begins with a closing mark and none ends with an opening one (避头尾).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from desktop.documents.fonts import drawn

_PIECES: Final = re.compile(r"[A-Za-z0-9@#%&+./:_'’\-]+|\s+|.", re.DOTALL)
_NOT_FIRST: Final = frozenset("，。、；：！？）》”’」』】〉…—%℃,.;:!?)")
_NOT_LAST: Final = frozenset("（《“‘「『【〈(□")  # a box to tick stays with its words
_LAST_PIECE: Final = re.compile(r"(?:[A-Za-z0-9@#%&+./:_'’\-]+|.)\Z", re.DOTALL)


@lru_cache(maxsize=8192)
def text_width(text: str, font: str, size: float) -> float:
    """Return how wide a line is, in points."""
    return sum(drawn(sign, font)[2] for sign in text) * size / 1000


def wrap(text: str, font: str, size: float, width: float, first: float = 0.0) -> list[str]:
    """Break a text into lines no wider than ``width`` points; blank lines stay.

    ``first``: how far the first line of each paragraph is drawn in, in points.
    """
    limit, taken = width * 1000 / size, first * 1000 / size
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(paragraph, font, limit, taken)
    return lines


@lru_cache(maxsize=4096)
def _wrap_paragraph(text: str, font: str, limit: float, taken: float) -> tuple[str, ...]:
    lines: list[str] = []
    line, used = "", taken
    for piece in _pieces(text, font, limit):
        wide = _width(piece, font)
        if used + wide <= limit or not line:
            line, used = (line + piece, used + wide) if line or piece.strip() else ("", used)
            continue
        line, carried = _carry(line, piece)
        lines.append(line.rstrip())
        line = carried.lstrip()
        used = _width(line, font)
    return (*lines, line.rstrip())


def _carry(line: str, piece: str) -> tuple[str, str]:
    """Move what must not be parted from ``piece`` to the next line with it, words as a whole."""
    carried = piece
    while len(line) > 1 and (carried[0] in _NOT_FIRST or line[-1] in _NOT_LAST):
        found = _LAST_PIECE.search(line)
        # A word that fills the line is broken anywhere.
        at = found.start() if found and found.start() else len(line) - 1
        line, carried = line[:at], line[at:] + carried
    return line, carried


def _pieces(text: str, font: str, limit: float) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECES.findall(text):
        if len(piece) > 1 and _width(piece, font) > limit:
            pieces += list(piece)  # a word wider than the line is broken anywhere
        else:
            pieces.append(piece)
    return pieces


@lru_cache(maxsize=8192)
def _width(text: str, font: str) -> float:
    return sum(drawn(sign, font)[2] for sign in text)
