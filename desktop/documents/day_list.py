"""The list of the day on paper: boxes to tick, what, about whom, by when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from desktop.documents.letter import Letter
from desktop.documents.page import LABEL, SMALL, Paper, Pen
from desktop.documents.table import Cell, Words
from desktop.i18n import T

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desktop.i18n import Sentence, Translator

TITLE: Final = T("List of the day")
_BOX: Final = 10.0
_SHARES: Final = (5.0, 17.0, 47.0, 31.0)
_NOTE: Final = T("Cases stand here by their number only. Destroy this list when the day is over.")


@dataclass(frozen=True)
class DayLine:
    """One thing to do. ``about`` names a person only where the reader sees her record."""

    due: Sentence
    words: Sentence
    about: str
    danger: bool = False


@dataclass(frozen=True)
class DayFacts:
    """What the list needs to know; ``parts``: headings with their lines, in order."""

    office: Mapping[str, Any]
    day: date
    weekday: Sentence
    user: str
    parts: Sequence[tuple[Sentence, Sequence[DayLine]]]


def day_list(facts: DayFacts, t: Translator, second: Translator | None = None) -> Paper:
    """Return the list on A4, as many pages as it takes."""
    pen = Pen(t(TITLE))
    letter = Letter(pen, facts.office, t, second)
    letter.title(TITLE)
    letter.ends(f"{t.day(facts.day)}  {letter.say(facts.weekday)}", facts.user)
    if not any(lines for _words, lines in facts.parts):
        letter.paragraph(T("The day is clear."), centre=True)
    for words, lines in facts.parts:
        if not lines:
            continue
        letter.heading(words)
        for line in lines:
            letter.table.row(_row(letter, line))
    letter.table.close()
    letter.end("", _NOTE)
    return pen.finish()


def _row(letter: Letter, line: DayLine) -> list[Cell]:
    say = letter.say

    def box(pen: Pen, x: float, y: float, wide: float, high: float) -> None:
        pen.box(x + (wide - _BOX) / 2, y + (high - _BOX) / 2, _BOX, _BOX)

    words = [Words(say(line.words), bold=line.danger)]
    under = say.under(line.words)
    if under:
        words.append(Words(under, SMALL))
    return [
        Cell((), _SHARES[0], draw=box),
        Cell((Words(say(line.due), LABEL),), _SHARES[1], label=True),
        Cell(tuple(words), _SHARES[2]),
        Cell((Words(line.about, LABEL),), _SHARES[3]),
    ]
