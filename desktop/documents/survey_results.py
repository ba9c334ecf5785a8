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
    from collections.abc import Mapping

    from desktop.documents.village_facts import SurveyResultFacts
    from desktop.i18n import Translator
    from desktop.rules.surveys import Table

TITLE: Final = T("Results of the village survey {year}")
NOT_TOLD: Final = "–"
_BODY: Final = 9.5
_SMALL: Final = 8.0
_ROW: Final = 17.0
_HIGH: Final = 21.0  # what a row takes with its words
_ANSWER: Final = 23.0
_NUMBER: Final = 8.0
_BARS: Final = 18.0
_GREY: Final = 0.45
_MOST_YEARS: Final = 3


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
    by_question = groupby(facts.tables, lambda table: table.question.code)
    for number, (_code, group) in enumerate(by_question, start=1):
        _question(letter, facts, number, {table.by: table for table in group})
    letter.signed(facts.printed_on)
    letter.end(facts.number, T("Numbers only; nobody is named."))
    return pen.finish()


def _question(
    letter: Letter, facts: SurveyResultFacts, number: int, tables: Mapping[str, Table]
) -> None:
    """Draw a question in one table: altogether with bars, by sex, year beside year."""
    say, whole = letter.say, tables[surveys.TOTAL]
    question = whole.question
    letter.table.heading(
        f"{number}. {say(question.words)}", keep=(len(question.options) + 2) * _HIGH + _HIGH
    )
    if say.under(question.words):
        letter.paragraph(say.under(question.words), size=_SMALL, after=3)
    beside = _beside(tables)
    share = (100 - _ANSWER - 2 * _NUMBER - _BARS) / max(len(beside), 1)
    head = [
        _label("", _ANSWER),
        _label(say(surveys.WAYS[surveys.TOTAL]), _NUMBER),
        _label("%", _NUMBER),
        _label("", _BARS),
    ]
    head += [_label(say(facts.columns[table.by, column]), share) for table, column in beside]
    letter.table.row(head)
    column = whole.columns[0]
    for option in question.options:
        cells = [
            Cell((Words(say(option.words), _BODY),), _ANSWER, least=_ROW),
            _centred(_told(whole.cells[option.code, column]), _NUMBER),
            _centred(_told(whole.share(option.code, column)), _NUMBER),
            _bar(whole.cells[option.code, column], whole.largest),
        ]
        cells += [_centred(_counted(table, option.code, one), share) for table, one in beside]
        letter.table.row(cells)
    asked = [
        _label(say(T("Answered in all")), _ANSWER),
        _label(_told(whole.asked[column]), _NUMBER),
    ]
    asked += [_label("", _NUMBER), _label("", _BARS)]
    asked += [_label(_told(table.asked[one]), share) for table, one in beside]
    letter.table.row(asked)
    letter.table.close()


def _beside(tables: Mapping[str, Table]) -> list[tuple[Table, str]]:
    """Return the columns that stand beside the whole: each sex, then the latest years."""
    found = []
    for by, most in ((surveys.SEX, len(surveys.WAYS)), (surveys.YEAR, _MOST_YEARS)):
        if by in tables:
            found += [(tables[by], column) for column in tables[by].columns[-most:]]
    return found


def _told(number: int | None) -> str:
    return NOT_TOLD if number is None else str(number)


def _counted(table: Table, row: str, column: str) -> str:
    """Return a number; with its share where years in which not as many were asked are compared."""
    share = table.share(row, column)
    number = _told(table.cells[row, column])
    return f"{number} ({share}%)" if table.by == surveys.YEAR and share is not None else number


def _label(words: str, share: float) -> Cell:
    return Cell((Words(words, _SMALL),), share, label=True, least=_ROW)


def _centred(words: str, share: float) -> Cell:
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
