"""Results of the village survey on paper: for each question a table, with bars drawn beside it.

What leaves the office has no number below three, and names nobody.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from desktop.documents.letter import Letter
from desktop.documents.page import LEADING, Paper, Pen
from desktop.documents.table import Cell, Words
from desktop.i18n import T
from desktop.rules import surveys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.village_facts import SurveyResultFacts
    from desktop.i18n import Translator
    from desktop.rules.surveys import Table

TITLE: Final = T("Results of the village survey {year}")
NOT_TOLD: Final = "–"
_BODY: Final = 9.5
_SMALL: Final = 8.0
_ROW: Final = 17.0
_ANSWER: Final = 24.0
_BARS: Final = 26.0
_GREY: Final = 0.45
_MOST_COLUMNS: Final = 9


def survey_results(
    facts: SurveyResultFacts, t: Translator, second: Translator | None = None
) -> Paper:
    """Return the results, question by question."""
    pen = Pen(t(TITLE, year=facts.year))
    letter = Letter(pen, facts.office, t, second, body=_BODY)
    letter.title(T("Results of the village survey {year}", year=facts.year))
    letter.paragraph(
        T(
            "{households} households and {members} people answered. “{sign}”: a small number that "
            "is not told, or one from which it could be worked out.",
            households=facts.households,
            members=facts.members,
            sign=NOT_TOLD,
        ),
        after=2,
    )
    for number, (_code, group) in enumerate(
        groupby(facts.tables, lambda table: table.question.code), start=1
    ):
        _question(letter, facts, number, list(group))
    letter.signed(facts.printed_on)
    letter.end(facts.number, T("Numbers only; nobody is named."))
    return pen.finish()


def _question(
    letter: Letter, facts: SurveyResultFacts, number: int, tables: Sequence[Table]
) -> None:
    question = tables[0].question
    title = letter.say(question.words)
    rows = len(question.options) + 2
    letter.table.heading(
        f"{number}. {title}", letter.say.under(question.words), keep=min(rows, 9) * _ROW
    )
    for at, table in enumerate(tables):
        if at:
            letter.table.space(4)
            letter.table.need((len(question.options) + 1) * _ROW)
        _table(letter, facts, table)
        letter.table.close()


def _table(letter: Letter, facts: SurveyResultFacts, table: Table) -> None:
    say, columns = letter.say, table.columns[:_MOST_COLUMNS]
    alone = len(columns) == 1
    room = 100 - _ANSWER - (_BARS if alone else 0)
    share = room / (len(columns) + (1 if alone else 0))
    label = say(surveys.WAYS[table.by])
    head = [Cell((Words(label, _SMALL),), _ANSWER, label=True, least=_ROW)]
    head += [
        _centred(say(facts.columns[table.by, column]), share, label=True) for column in columns
    ]
    if alone:
        head.append(_centred(say(T("of a hundred")), share, label=True))
        head.append(Cell((), _BARS, label=True, least=_ROW))
    letter.table.row(head)
    for option in table.question.options:
        cells = [Cell((Words(say(option.words), _BODY),), _ANSWER, least=_ROW)]
        cells += [_number(table.cells[option.code, column], share) for column in columns]
        if alone:
            cells.append(_number(table.share(option.code, columns[0]), share))
            cells.append(_bar(table.cells[option.code, columns[0]], table.largest))
        letter.table.row(cells)
    asked = [Cell((Words(say(T("Answered in all")), _SMALL),), _ANSWER, label=True, least=_ROW)]
    asked += [_number(table.asked[column], share, label=True) for column in columns]
    if alone:
        asked += [Cell((), share, label=True, least=_ROW), Cell((), _BARS, label=True, least=_ROW)]
    letter.table.row(asked)


def _number(number: int | None, share: float, *, label: bool = False) -> Cell:
    return _centred(NOT_TOLD if number is None else str(number), share, label=label)


def _centred(words: str, share: float, *, label: bool = False) -> Cell:
    if label:
        return Cell((Words(words, _SMALL),), share, label=True, least=_ROW)

    def draw(pen: Pen, x: float, y: float, wide: float, high: float) -> None:
        base = y + (high - _BODY * LEADING) / 2 + _BODY * 0.33
        pen.text(x + wide / 2, base, words, _BODY, align="centre")

    return Cell((), share, least=_ROW, draw=draw)


def _bar(number: int | None, largest: int) -> Cell:
    def draw(pen: Pen, x: float, y: float, wide: float, high: float) -> None:
        if not number:
            return
        canvas = pen.canvas
        canvas.setFillGray(_GREY)
        canvas.rect(x + 3, y + 4, (wide - 6) * number / largest, high - 8, stroke=0, fill=1)
        canvas.setFillGray(0)

    return Cell((), _BARS, least=_ROW, draw=draw)
