"""The wallet card (F26): two faces of the size of a bank card, in Chinese and one more language.

The front says whom to call and finds the record again; the back has the five rules and what to do
when something happens, each sentence beside the same one in the other language, so that whoever
reads only one of them can point at it. How the faces come to a sheet: ``card_sheets.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportlab.lib.units import mm

from desktop.documents import qr
from desktop.documents.shaping import Hand
from desktop.errors import ClerkError
from desktop.i18n import T
from desktop.rules import form_codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.documents.page import Pen
    from desktop.rules.wallet_cards import CardWords

WIDE: Final = 85.6 * mm
HIGH: Final = 54 * mm
LEAST: Final = 6.5
"""No sign on the card is smaller, in points."""
_PAD: Final = 8.0
_TITLE: Final = 8.5
_NAME: Final = 12.0
_PHONE: Final = 17.0
_HOTLINE: Final = 15.0
_CODE: Final = 66.0
_BODY: Final = tuple(quarter / 4 for quarter in range(36, 25, -1))  # 9 to 6.5 points
_SHARES: Final = (0.46, 0.42, 0.44, 0.48, 0.4, 0.5, 0.38, 0.34, 0.54, 0.3)
_RULE_KEY: Final = 1.3  # in sizes of type: "1", and "12333"
_CALL_KEY: Final = 3.5
_MOBILE: Final = re.compile(r"(?:\+?86)?(1\d{2})(\d{4})(\d{4})")
_LANDLINE: Final = re.compile(r"(0(?:10|2\d|[3-9]\d{2}))(\d{7,8})")


@dataclass(frozen=True)
class CardFacts:
    """One card. ``name`` as she wishes it, or empty; an empty ``there_phone`` is written by hand.

    ``carried`` has the hotlines that may be printed.
    """

    number: str
    our_name: str
    our_phone: str
    carried: frozenset[str]
    name: str = ""
    there_name: str = ""
    there_phone: str = ""


@dataclass(frozen=True)
class Voice:
    """One of the languages of a card, and its hand."""

    words: CardWords
    hand: Hand


def voice(words: CardWords) -> Voice:
    """Return a language ready to be written."""
    return Voice(words, Hand(words.font, words.bold, words.shaped))


def front(pen: Pen, x: float, y: float, facts: CardFacts, voices: Sequence[Voice]) -> None:
    """Draw the front; x, y is its lower left corner."""
    top = _title(pen, x, y, voices)
    right = x + WIDE - _PAD
    # The white round the code reaches into the padding.
    qr.draw(pen.canvas, form_codes.payload(facts.number), right - _CODE + 6, top - _CODE, _CODE)
    middle = right - _CODE / 2 + 6
    pen.write(voices[0].hand, middle, top - _CODE - 3, facts.number, LEAST, align="centre")
    room = WIDE - 2 * _PAD - _CODE + 2
    down = top - 3
    if facts.name:
        size = _fitting(voices[0].hand, facts.name, room, _NAME)
        down -= size
        pen.write(voices[0].hand, x + _PAD, down, facts.name, size, bold=True)
        down -= 3
    for key, phone, name in (
        ("us", facts.our_phone, facts.our_name),
        ("there", facts.there_phone, facts.there_name),
    ):
        down = _phone(pen, x + _PAD, down, room, voices, (key, spaced(phone), name))
    _emergencies(pen, x, y, facts, voices)


def spaced(phone: str) -> str:
    """Return a telephone number in groups, as it is read out: 138 0000 0000, 0691-5550100."""
    mobile, landline = _MOBILE.fullmatch(phone), _LANDLINE.fullmatch(phone)
    if mobile:
        return " ".join(mobile.groups())
    return "-".join(landline.groups()) if landline else phone


def _title(pen: Pen, x: float, y: float, voices: Sequence[Voice]) -> float:
    """Draw the name of the card in each language; return where the rule below it stands."""
    base = y + HIGH - _PAD - _TITLE + 2
    at = x + _PAD
    for place, each in enumerate(voices):
        size = _TITLE if place == 0 else _TITLE - 1
        title = each.words.words["title"]
        pen.write(each.hand, at, base, title, size, bold=True)
        at += each.hand.width(title, size, bold=True) + 6
    rule = base - 4
    pen.line(x + _PAD, rule, x + WIDE - _PAD, rule, 0.75)
    return rule


def _phone(
    pen: Pen,
    x: float,
    down: float,
    room: float,
    voices: Sequence[Voice],
    told: tuple[str, str, str],
) -> float:
    key, phone, name = told
    down -= LEAST * max(each.words.leading for each in voices) + 1
    at = x
    for each in voices:
        said = each.words.words[key]
        pen.write(each.hand, at, down, said, LEAST)
        at += each.hand.width(said, LEAST) + 5
    hand = voices[0].hand
    size = _fitting(hand, phone, room, _PHONE)
    down -= size
    if phone:
        pen.write(hand, x, down, phone, size, bold=True)
    else:
        pen.line(x, down - 2, x + room - 8, down - 2)  # to be filled in by hand
    if name:
        for line in hand.wrap(name, LEAST, room)[:2]:
            down -= LEAST * 1.3
            pen.write(hand, x, down, line, LEAST)
    return down - 2


def _emergencies(pen: Pen, x: float, y: float, facts: CardFacts, voices: Sequence[Voice]) -> None:
    """Draw whom to call when there is danger, side by side at the foot of the front."""
    first = voices[0].words.emergency
    shown = [place for place, one in enumerate(first) if one.call in facts.carried]
    heights = [LEAST * each.words.leading for each in voices]
    high = max(sum(heights), _HOTLINE)
    top = y + _PAD - 2 + high
    pen.line(x + _PAD, top + 3, x + WIDE - _PAD, top + 3, 0.5)
    wide = (WIDE - 2 * _PAD) / max(len(shown), 1)
    for column, place in enumerate(shown):
        left = x + _PAD + wide * column
        number, hand = first[place].call, voices[0].hand
        base = top - high / 2 - _HOTLINE * 0.36
        pen.write(hand, left, base, number, _HOTLINE, bold=True)
        at = left + hand.width(number, _HOTLINE, bold=True) + 4
        down = top - (high - sum(heights)) / 2
        for each, line in zip(voices, heights, strict=True):
            said = each.words.emergency[place].words
            if each.hand.width(said, LEAST) > left + wide - at:
                raise _too_long(each)
            pen.write(each.hand, at, down - line * 0.8, said, LEAST)
            down -= line


@dataclass(frozen=True)
class _Cell:
    hand: Hand
    x: float
    lines: Sequence[str]
    leading: float


@dataclass(frozen=True)
class _Row:
    """One sentence in each language beside its key, or the title of a part (bold)."""

    key: str
    cells: Sequence[_Cell]
    high: float
    title: bool = False
    air: float = 0.0


@dataclass(frozen=True)
class Back:
    """A back broken into lines: the same for all cards with the same numbers and languages."""

    rows: Sequence[_Row]
    size: float

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it; x, y is its lower left corner."""
        _draw(pen, x + _PAD, y + HIGH - _PAD + 2, self.rows, self.size)


def back(carried: frozenset[str], voices: Sequence[Voice]) -> Back:
    """Return the back: the rules and what to do when, as large as they fit.

    Raises :class:`ClerkError` where the sentences do not fit even in the smallest type.
    """
    for size in _BODY:
        for share in _SHARES if len(voices) > 1 else (1.0,):
            rows = list(_rows(carried, voices, size, share))
            if sum(row.high for row in rows) <= HIGH - 2 * _PAD + 4:
                return Back(rows, size)
    raise _too_long(voices[-1])


def _rows(
    carried: frozenset[str], voices: Sequence[Voice], size: float, share: float
) -> Iterator[_Row]:
    first = voices[0].words
    yield _row(voices, size, share, "rules_title")
    for place in range(len(first.rules)):
        told = [each.words.rules[place] for each in voices]
        yield _row(voices, size, share, f"{place + 1}", told, key_wide=_RULE_KEY * size)
    yield _row(voices, size, share, "when_title")
    for place, situation in enumerate(first.when):
        told = [each.words.when[place].words for each in voices]
        number = situation.call if situation.call in carried else ""
        if number or not situation.call.isdigit():
            wide = _CALL_KEY * size if number else 0.0
            yield _row(voices, size, share, number, told, key_wide=wide)


def _row(
    voices: Sequence[Voice],
    size: float,
    share: float,
    key: str,
    told: Sequence[str] = (),
    *,
    key_wide: float = 0.0,
) -> _Row:
    """Return a row broken into lines; without words ``key`` names the title of a part."""
    title = not told
    said = told or [each.words.words[key] for each in voices]
    room = WIDE - 2 * _PAD - key_wide
    gap = 5.0 if len(voices) > 1 else 0.0
    # The other language begins at the same place in every row.
    second = (WIDE - 2 * _PAD) * share + gap / 2
    cells, at = [], key_wide
    for place, (each, words) in enumerate(zip(voices, said, strict=True)):
        start = at if place == 0 else second
        end = second - gap if place == 0 and len(voices) > 1 else key_wide + room
        lines = each.hand.wrap(words, size, end - start, bold=title)
        cells.append(_Cell(each.hand, start, lines, each.words.leading))
    high = max(len(cell.lines) * cell.leading for cell in cells) * size
    # A little air over the second part.
    air = 4.0 if key == "when_title" else 0.0
    return _Row("" if title else key, cells, high + (1.0 if title else 0.6) + air, title, air)


def _draw(pen: Pen, x: float, top: float, rows: Sequence[_Row], size: float) -> None:
    for row in rows:
        if row.key:
            hand = row.cells[0].hand
            first = top - size * row.cells[0].leading * 0.8
            pen.write(hand, x, first, row.key, size, bold=True)
        for cell in row.cells:
            down = top - row.air - size * cell.leading * 0.8
            for line in cell.lines:
                pen.write(cell.hand, x + cell.x, down, line, size, bold=row.title)
                down -= size * cell.leading
        top -= row.high


def _fitting(hand: Hand, words: str, room: float, most: float) -> float:
    """Return the largest size in which a line fits; never under the least."""
    wide = hand.width(words, most, bold=True)
    return max(min(most, most * room / wide if wide else most), LEAST)


def _too_long(each: Voice) -> ClerkError:
    return ClerkError(
        T(
            "The sentences of the wallet card in {language} do not fit on it. "
            "They must be shortened in the card's file.",
            language=each.words.name,
        )
    )
