"""The picture of the network as a poster for the office wall: one page, A4 or A3, lying."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reportlab.lib.pagesizes import A3, A4, landscape

from desktop.documents.cells import Speaking
from desktop.documents.fonts import BOLD, REGULAR
from desktop.documents.page import Paper, Pen
from desktop.documents.wrapping import text_width, wrap
from desktop.i18n import T
from desktop.rules.network import PLACE_WORDS, Box, Layout, Node, Tie, lay_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desktop.i18n import Translator

TITLE: Final = T("Who works with whom in our network")
_SIZES: Final = {"A4": landscape(A4), "A3": landscape(A3)}
_MARGIN: Final = 34.0
_HEAD: Final = 46.0
_FOOT: Final = 26.0
_LINES: Final = (0.6, 1.5, 3.0, 5.0)
_GREYS: Final = (0.62, 0.5, 0.4, 0.3)


def network_poster(
    office: Mapping[str, Any],
    nodes: Sequence[Node],
    ties: Sequence[Tie],
    day: date,
    t: Translator,
    second: Translator | None = None,
    *,
    size: str = "A4",
) -> Paper:
    """Return the poster; type and boxes grow with the paper."""
    wide, high = _SIZES[size]
    scale = wide / _SIZES["A4"][0]
    pen = Pen(t(TITLE), pagesize=(wide, high))
    say = Speaking(t, second)
    margin, head, foot = _MARGIN * scale, _HEAD * scale, _FOOT * scale
    pen.text(wide / 2, high - margin, say(TITLE), 20 * scale, bold=True, align="centre")
    if say.under(TITLE):
        pen.text(wide / 2, high - margin - 15 * scale, say.under(TITLE), 10 * scale, align="centre")
    name = f"{say.office_name(office)}  {office.get('phone') or ''}".strip()
    down = (31 if say.under(TITLE) else 18) * scale
    pen.text(wide / 2, high - margin - down, name, 11 * scale, align="centre")
    area = wide - 2 * margin, high - 2 * margin - head - foot
    # The layout is reckoned in the points of A4, so that it is the same picture on both.
    layout = lay_out(nodes, ties, area[0] / scale, area[1] / scale, box=(122, 44))
    _Drawing(pen, say, layout, scale, margin, high - margin - head).draw({n.key: n for n in nodes})
    _legend(pen, say, margin, wide - margin, margin, scale, day)
    pen.end_sheet()
    return pen.finish()


class _Drawing:
    """Draws a layout whose upper left corner lies at ``left``, ``top``."""

    def __init__(
        self, pen: Pen, say: Speaking, layout: Layout, scale: float, left: float, top: float
    ) -> None:
        self._pen, self._say, self._layout = pen, say, layout
        self._scale, self._left, self._top = scale, left, top

    def draw(self, nodes: Mapping[str, Node]) -> None:
        """Draw headings, lines, then the boxes over them."""
        scale = self._scale
        for column in self._layout.columns:
            x, y = self._point(column.x + column.wide / 2, column.y + 14)
            words = self._say(PLACE_WORDS[column.place])
            under = self._say.under(PLACE_WORDS[column.place])
            self._pen.text(x, y, f"{words} {under}".strip(), 13 * scale, bold=True, align="centre")
            if column.x > 0:
                top = self._point(column.x, column.y)
                bottom = self._point(column.x, column.y + column.high)
                self._pen.canvas.setStrokeGray(_GREYS[0])
                self._pen.line(*top, *bottom, width=0.3 * scale)
                self._pen.canvas.setStrokeGray(0)
        for tie in self._layout.ties:
            self._tie(tie)
        for key, box in self._layout.boxes.items():
            self._box(nodes[key], box)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return self._left + x * self._scale, self._top - y * self._scale

    def _tie(self, tie: Tie) -> None:
        start = self._point(*self._layout.boxes[tie.a].centre)
        end = self._point(*self._layout.boxes[tie.b].centre)
        canvas = self._pen.canvas
        canvas.setStrokeGray(_GREYS[tie.level - 1])
        self._pen.line(*start, *end, width=_LINES[tie.level - 1] * self._scale)
        canvas.setStrokeGray(0)

    def _box(self, node: Node, box: Box) -> None:
        scale = self._scale
        x, y = self._point(box.x, box.y + box.high)
        wide, high = box.wide * scale, box.high * scale
        canvas = self._pen.canvas
        canvas.setFillGray(1)
        canvas.setLineWidth(0.9 * scale)
        canvas.roundRect(x, y, wide, high, 4 * scale, stroke=1, fill=1)
        canvas.setFillGray(0)
        lines, size = _fitted(node.title, wide - 6 * scale, high - 5 * scale, scale, node.phone)
        room = size * 1.25 * len(lines) + (size if node.phone else 0)
        base = y + (high + room) / 2
        for line in lines:
            base -= size * 1.25
            self._pen.text(x + wide / 2, base + size * 0.25, line, size, bold=True, align="centre")
        if node.phone:
            small = size * 0.85
            while text_width(node.phone, REGULAR, small) > wide - 4 * scale and small > 3:
                small -= 0.5
            self._pen.text(x + wide / 2, base - small * 0.8, node.phone, small, align="centre")


def _fitted(
    title: str, wide: float, high: float, scale: float, phone: str
) -> tuple[list[str], float]:
    """Break a title into lines in the largest type that stays in its box."""
    size = 12.0 * scale
    while size > 4:
        lines = wrap(title, BOLD, size, wide)
        fits = all(text_width(line, BOLD, size) <= wide for line in lines)
        if fits and size * 1.25 * len(lines) + (size if phone else 0) <= high:
            return _even(lines, title, size, wide), size
        size -= 0.5
    return wrap(title, BOLD, size, wide), size


def _even(lines: list[str], title: str, size: float, wide: float) -> list[str]:
    """Break into as many lines, none of them much shorter than the others."""
    narrow = wide
    while len(lines) > 1 and narrow > wide / 2:
        narrow -= size / 2
        tried = wrap(title, BOLD, size, narrow)
        if len(tried) > len(lines) or any(text_width(line, BOLD, size) > wide for line in tried):
            break
        lines = tried
    return lines


def _legend(
    pen: Pen, say: Speaking, left: float, right: float, bottom: float, scale: float, day: date
) -> None:
    size, x = 9 * scale, left
    for level, words in enumerate(
        (T("work together"), T("3 to 9 referrals"), T("10 and more")), start=1
    ):
        at = level if level == 1 else level + 1  # fewer than three are not told on a wall
        pen.canvas.setStrokeGray(_GREYS[at - 1])
        pen.line(x, bottom + 3, x + 26 * scale, bottom + 3, width=_LINES[at - 1] * scale)
        pen.canvas.setStrokeGray(0)
        said = say(words)
        pen.text(x + 31 * scale, bottom, said, size)
        x += 31 * scale + text_width(said, REGULAR, size) + 18 * scale
    pen.text(right, bottom, say.t.day(day), size, align="right")
