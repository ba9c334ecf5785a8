"""What letters, notices and opinions are made of: a title, paragraphs, ruled rows, boxes to sign in.

The same pen, table and house style as the registration form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.documents import qr
from desktop.documents.cells import Speaking
from desktop.documents.fonts import BOLD, REGULAR
from desktop.documents.page import BODY, LABEL, LEADING, LEFT, RIGHT, SMALL, TITLE, TOP, Pen
from desktop.documents.table import LEAST_ROW, PAD, Cell, Table, Words
from desktop.documents.wrapping import wrap
from desktop.i18n import T
from desktop.rules import form_codes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desktop.i18n import Sentence, Translator
    from desktop.sheets.fields import Field

LABEL_SHARE: Final = 24.0
BOX: Final = 70.0
SIGNED: Final = 68.0
"""The room that the office's name and the day take at the end of a letter."""
NOT_A_LICENCE: Final = T("Screened by the committee; not a government licence.")


class Letter:
    """One paper of the office; several may follow each other in one document."""

    def __init__(
        self,
        pen: Pen,
        office: Mapping[str, Any],
        t: Translator,
        second: Translator | None = None,
        *,
        body: float = BODY,
    ) -> None:
        self.pen = pen
        self.say = Speaking(t, second)
        self.office = office
        self.body = body
        self.table = Table(pen)

    @property
    def blank(self) -> str:
        """A rule for handwriting."""
        return "________________"

    def title(self, title: Sentence, *, size: float = TITLE) -> None:
        """Draw the title in the middle, the second language small beneath it."""
        middle = (LEFT + RIGHT) / 2
        y = self.table.y - size * 0.9
        for line in wrap(self.say(title), BOLD, size, RIGHT - LEFT):
            self.pen.text(middle, y, line, size, bold=True, align="centre")
            y -= size * LEADING
        under = self.say.under(title)
        if under:
            self.pen.text(middle, y + 4, under, BODY, align="centre")
            y -= BODY
        self.table.y = y + 6

    def ends(self, left: str, right: str, size: float = BODY) -> None:
        """Draw one line with words at both ends."""
        self.table.need(size * 2)
        y = self.table.y - size * LEADING
        self.pen.text(LEFT, y, left, size)
        self.pen.text(RIGHT, y, right, size, align="right")
        self.table.y = y - 6

    def paragraph(
        self,
        sentence: Sentence | str,
        *,
        size: float | None = None,
        bold: bool = False,
        centre: bool = False,
        after: float = 6.0,
        indent: float = 0.0,
        drawn_in: bool = False,
    ) -> None:
        """Draw a paragraph; what does not fit goes on on the next page.

        ``drawn_in``: as in an official letter, Chinese begins two characters in.
        """
        points = size or self.body
        first = 2 * points if drawn_in and self.say.t.chinese else 0.0
        self.table.space(0)
        for part in self._said(sentence).split("\n"):
            self._lines(part, points, bold=bold, centre=centre, indent=indent, first=first)
        if not isinstance(sentence, str) and self.say.under(sentence):
            under = self.say.under(sentence)
            self._lines(under, min(SMALL, points), bold=bold, centre=centre, indent=indent)
        self.table.y -= after

    def high(self, sentence: Sentence, size: float) -> float:
        """How high a paragraph is in both languages, in points."""
        told = ((self.say(sentence), size), (self.say.under(sentence), min(SMALL, size)))
        return sum(
            len(wrap(text, REGULAR, points, RIGHT - LEFT)) * points * LEADING
            for text, points in told
            if text
        )

    def _lines(
        self,
        text: str,
        points: float,
        *,
        bold: bool,
        centre: bool,
        indent: float,
        first: float = 0.0,
    ) -> None:
        font = BOLD if bold else REGULAR
        lines = wrap(text, font, points, RIGHT - LEFT - indent, first)
        for at, line in enumerate(lines):
            # Neither the first nor the last line of several stands alone on a page.
            alone = len(lines) > 2 and at in (0, len(lines) - 2)
            self.table.need(points * LEADING * (2 if alone else 1))
            self.table.y -= points * LEADING
            x = (LEFT + RIGHT) / 2 if centre else LEFT + indent + (0 if at else first)
            align = "centre" if centre else "left"
            self.pen.text(x, self.table.y + points * 0.28, line, points, bold=bold, align=align)

    def to(self, name: str, *, size: float | None = None, after: float = 6.0) -> None:
        """Draw to whom it goes, from the margin, with the colon of an official letter."""
        name = name or self.blank
        said = f"{name}：" if self.say.t.chinese else self.say(T("To {name}:", name=name))
        self.paragraph(said, size=size, bold=True, after=after)

    def heading(self, title: Sentence, *, keep: float = 60.0) -> None:
        """Draw the heading of a part; ``keep`` is the room it needs below it on the page."""
        self.table.heading(self.say(title), self.say.under(title), keep=keep)

    def row(
        self,
        label: Sentence,
        answer: Sentence | str,
        *,
        least: float = LEAST_ROW,
        bold: bool = False,
    ) -> None:
        """Draw a row: a tinted label, the answer beside it."""
        self.table.row(
            [
                Cell(self._label(label), LABEL_SHARE, label=True, least=least),
                Cell(self._words(answer, bold=bold), 100 - LABEL_SHARE, least=least),
            ]
        )

    def pair(
        self, one: tuple[Sentence, str], other: tuple[Sentence, str], *, least: float = LEAST_ROW
    ) -> None:
        """Draw two short answers beside each other."""
        cells = []
        for label, answer in (one, other):
            cells.append(Cell(self._label(label), 19, label=True, least=least))
            cells.append(Cell((Words(answer, self.body),), 31, least=least))
        self.table.row(cells)

    def fields(
        self,
        fields: Sequence[Field],
        values: Mapping[str, Any],
        *,
        empty: bool = False,
        least: float = LEAST_ROW,
    ) -> None:
        """Draw fields with their values two in a row; without ``empty`` only those answered."""
        told = [(field, self.say.value(field, values.get(field.key))) for field in fields]
        if empty:
            told = [(field, words or self._offered(field)) for field, words in told]
        else:
            told = [(field, words) for field, words in told if words]
        waiting: list[tuple[Sentence, str]] = []
        for field, words in told:
            if len(words) > 22:
                self._pairs(waiting, least)
                waiting = []
                self.row(field.label, words, least=least)
            else:
                waiting.append((field.label, words))
        self._pairs(waiting, least)

    def numbered(self, items: Sequence[Sentence | str], *, size: float | None = None) -> None:
        """Draw numbered lines."""
        for number, item in enumerate(items, start=1):
            self.paragraph(f"{number}. {self._said(item)}", size=size, after=3, indent=6)

    def sign(self, boxes: Sequence[Sentence], *, after: float = 0.0, first: float = 1.0) -> None:
        """Draw boxes to sign in, with a place for the date, all on one page.

        ``after``: room that is wanted below them on the same page; ``first``: how much wider than
        the others the first box is.
        """
        self.table.space(10)
        self.table.need(BOX + 4 + after)
        shares = (first, *(1.0 for _ in boxes[1:]))
        self.table.row([self._box(who, share) for who, share in zip(boxes, shares, strict=True)])
        self.table.close()

    def code(self, number: str, size: float = 66.0) -> None:
        """Draw the number's QR code at the right, below what was drawn."""
        self.table.space(6)
        self.table.need(size)
        self.table.y -= size
        qr.draw(self.pen.canvas, form_codes.payload(number), RIGHT - size, self.table.y, size)

    def end(self, number: str, footer: Sentence | None = None) -> None:
        """End this paper: its pages are numbered."""
        self.table.close()
        self.pen.end_page()
        words = self.say(footer) if footer is not None else ""
        self.pen.end_form(self.say.office_name(self.office), number, words, self.say.t)
        self.table = Table(self.pen)
        self.table.y = TOP

    def signed(self, day: date | None, *, after: float = 0.0) -> None:
        """Draw the office's name and the day at the right, as a letter ends.

        ``after``: room that is wanted below them on the same page.
        """
        self.table.space(8)
        self.table.need(SIGNED - 8 + after)
        for words in (self.say.office_name(self.office), self.say.t.day(day)):
            self.table.y -= self.body * 1.6
            self.pen.text(RIGHT, self.table.y, words, self.body, align="right")
        self.table.y -= 12

    def _pairs(self, told: list[tuple[Sentence, str]], least: float) -> None:
        for at in range(0, len(told), 2):
            two = told[at : at + 2]
            if len(two) == 2:
                self.pair(two[0], two[1], least=least)
            else:
                self.row(two[0][0], two[0][1], least=least)

    def _offered(self, field: Field) -> str:
        if not field.choices:
            return ""
        offered = "  ".join(f"□{word}" for word in self.say.options(field))
        return offered if len(offered) <= 90 else ""

    def _said(self, sentence: Sentence | str) -> str:
        return sentence if isinstance(sentence, str) else self.say(sentence)

    def _label(self, label: Sentence) -> tuple[Words, ...]:
        if self.body > BODY:
            return (Words(self.say(label), self.body - 2),)
        return self.say.label(label)

    def _words(self, answer: Sentence | str, *, bold: bool) -> tuple[Words, ...]:
        words = (Words(self._said(answer), self.body, bold=bold),)
        under = "" if isinstance(answer, str) else self.say.under(answer)
        return (*words, Words(under, SMALL)) if under else words

    def _box(self, who: Sentence, share: float) -> Cell:
        def fill(pen: Pen, x: float, y: float, wide: float, high: float) -> None:
            base = y + high - PAD
            for text, size in ((self.say(who), LABEL), (self.say.under(who), SMALL)):
                for line in wrap(text, REGULAR, size, wide - 2 * PAD) if text else ():
                    base -= size * (1 if base == y + high - PAD else LEADING)
                    pen.text(x + PAD, base, line, size)
            day = self.say(T("Date: ____ / ____ / ____"))
            pen.text(x + wide - PAD, y + PAD + 2, day, LABEL, align="right")

        return Cell((), share, least=BOX, draw=fill)
