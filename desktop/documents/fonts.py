"""The fonts of paper, embedded in every PDF, and which of them has which character.

Noto Sans SC draws all that is usual; rarer characters come from the fallbacks. One that no font
has is drawn as 〓 and reported to the clerk, never as an empty box.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop import paths

if TYPE_CHECKING:
    from collections.abc import Iterator

REGULAR: Final = "NotoSansSC-Regular"
BOLD: Final = "NotoSansSC-Bold"
FALLBACKS: Final = ("SafeChannelRareHan-Regular", "NotoSansNewTaiLue-Regular")
MISSING_SIGN: Final = "〓"

Run = tuple[str, str, float]
"""Text, font, width in thousandths of the font size."""


class Face:
    """A registered font: what it has and how wide it is."""

    def __init__(self, name: str) -> None:
        font = TTFont(name, str(paths.resources() / "fonts" / f"{name}.ttf"))
        pdfmetrics.registerFont(font)
        self.name = name
        self.widths: dict[int, float] = font.face.charWidths
        self.glyphs: dict[int, int] = font.face.charToGlyph
        self.default: float = font.face.defaultWidth

    def has(self, sign: str) -> bool:
        """Whether the font draws a character."""
        return ord(sign) in self.glyphs

    def width(self, sign: str) -> float:
        """The width of a character in thousandths of the font size."""
        return self.widths.get(ord(sign), self.default)


@cache
def face(name: str) -> Face:
    """Return a font, registered when it is first asked for."""
    return Face(name)


@cache
def drawn(sign: str, font: str) -> tuple[str, str, float]:
    """Return what is drawn for a character: itself or 〓, in which font, how wide."""
    for name in (font, *FALLBACKS, REGULAR):
        found = face(name)
        if found.has(sign):
            return sign, name, found.width(sign)
    return MISSING_SIGN, font, face(font).width(MISSING_SIGN)


def missing(text: str, font: str = REGULAR) -> str:
    """Return the characters of a text that no font has, without repeats."""
    lacking = (sign for sign in text if not sign.isspace() and not _known(sign, font))
    return "".join(dict.fromkeys(lacking))


@cache
def _known(sign: str, font: str) -> bool:
    return any(face(name).has(sign) for name in (font, *FALLBACKS, REGULAR))


@lru_cache(maxsize=8192)
def laid(text: str, font: str) -> tuple[tuple[Run, ...], str]:
    """Return a line in stretches of one font each, and its characters that no font has.

    Kept, because labels come again on every form of a batch.
    """
    return tuple(_runs(text, font)), missing(text, font)


def _runs(text: str, font: str) -> Iterator[Run]:
    buffer: list[str] = []
    name, width = font, 0.0
    for sign in text:
        shown, used, wide = drawn(sign, font)
        if used != name and buffer:
            yield "".join(buffer), name, width
            buffer, width = [], 0.0
        name = used
        buffer.append(shown)
        width += wide
    if buffer:
        yield "".join(buffer), name, width
