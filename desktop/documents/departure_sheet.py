"""The sheet for the office at the destination: who comes, when, where to, how to keep in touch.

It tells only what she agreed to be told; it is a hand-over between two offices and no permit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.documents import qr
from desktop.documents.letter import Letter
from desktop.documents.page import LEFT, SMALL, Paper, Pen
from desktop.documents.table import Cell, Words
from desktop.i18n import T
from desktop.rules import form_codes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from typing import Any

    from desktop.i18n import Sentence, Translator

TITLE: Final = T("Departure sheet for the office at the destination")
_ASKED: Final = (
    T("Please expect her on the day below and tell us when she has arrived, or has not."),
    T("Please look at her place of work and lodging, and call on her on the agreed days."),
    T("A child that comes along has the right to school where the family lives "
      "(Compulsory Education Law, Art. 12): please help to find a place."),
)  # fmt: skip
_ROW: Final = 20.0
_CODE: Final = 62.0


@dataclass(frozen=True)
class DepartureChild:
    """A child that comes along, in words."""

    name: str
    age: str
    school: str


@dataclass(frozen=True)
class DepartureFacts:
    """One sheet. ``told`` and ``journey`` are what may be told: labels with words.

    ``children`` are those of school age; None: she holds it back.
    """

    office: Mapping[str, Any]
    number: str
    to: str
    told: Sequence[tuple[Sentence, str]]
    journey: Sequence[tuple[Sentence, str]]
    contact: Sequence[tuple[Sentence, str]]
    agreed_on: date | None
    children: Sequence[DepartureChild] | None
    printed_on: date
    clerk: str
    held_back: bool = False


def departure_sheet(
    facts: Sequence[DepartureFacts], t: Translator, second: Translator | None = None
) -> Paper:
    """Return the sheets of some journeys, each on pages of its own."""
    pen = Pen(t(TITLE))
    for one in facts:
        _sheet(Letter(pen, one.office, t, second, body=11.0), one)
    return pen.finish()


def _sheet(letter: Letter, facts: DepartureFacts) -> None:
    letter.title(TITLE)
    letter.to(facts.to)
    letter.paragraph(
        T("The person named here is on her way to you. {asked}", asked=_ASKED[0]),
        drawn_in=True,
    )
    letter.heading(T("Who comes"))
    _rows(letter, facts.told)
    letter.heading(T("The journey"))
    _rows(letter, facts.journey)
    letter.heading(T("Staying in touch"))
    _rows(letter, facts.contact)
    if facts.children:
        _children(letter, facts.children)
    letter.table.space(4)
    letter.paragraph(_ASKED[1], size=10.5, drawn_in=True, after=2)
    if facts.children:
        letter.paragraph(_ASKED[2], size=10.5, drawn_in=True, after=2)
    _basis(letter, facts)
    _signature(letter, facts)
    letter.end(facts.number, T("Passed on with her consent. For this office only; not a permit."))


def _rows(letter: Letter, told: Sequence[tuple[Sentence, str]]) -> None:
    short: list[tuple[Sentence, str]] = []
    for label, words in told:
        if len(words) <= 18 and short:
            letter.pair(short.pop(), (label, words), least=_ROW)
        elif len(words) <= 18:
            short.append((label, words))
        else:
            letter.row(label, words, least=_ROW)
    for label, words in short:
        letter.row(label, words, least=_ROW)


def _children(letter: Letter, children: Sequence[DepartureChild]) -> None:
    letter.heading(T("Children of school age who come along"))
    shares = (34.0, 18.0, 48.0)
    heads = (T("Name"), T("Age"), T("School until now; school place at the destination"))
    letter.table.head(
        [
            Cell(letter.say.label(head), share, label=True, least=_ROW)
            for head, share in zip(heads, shares, strict=True)
        ]
    )
    for child in children:
        words = (child.name, child.age, child.school)
        letter.table.row(
            [
                Cell((Words(said, letter.body),), share, least=_ROW)
                for said, share in zip(words, shares, strict=True)
            ]
        )
    letter.table.close()


def _signature(letter: Letter, facts: DepartureFacts) -> None:
    """The office and the day at the right, the code that finds the record at the left."""
    letter.table.space(0)
    letter.table.need(_CODE + 8)
    top, pen = letter.table.y, letter.pen
    letter.signed(facts.printed_on)
    bottom = top - _CODE
    qr.draw(pen.canvas, form_codes.payload(facts.number), LEFT - 6, bottom, _CODE)
    told = letter.say(T("Finds the record when it is scanned."))
    pen.text(LEFT + _CODE, bottom + 8, told, SMALL)
    letter.table.y = min(letter.table.y, bottom)


def _basis(letter: Letter, facts: DepartureFacts) -> None:
    said = T(
        "She agreed on {day} that this is told to you. Please use it for her safety only, do not "
        "pass it on, and stop when she takes her consent back.",
        day=facts.agreed_on,
    )
    letter.paragraph(said, size=10, after=2)
    if facts.held_back:
        letter.paragraph(T("Some lines are left out at her wish."), size=10, after=2)
