"""The form of the village survey, a household on a sheet: digits are written, as they are typed.

Questions to the household stand in rows with their answers numbered; members stand in a grid, one a
line, under the short words of each question, whose answers are numbered below the grid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents.fonts import REGULAR
from desktop.documents.letter import Letter
from desktop.documents.page import LEFT, RIGHT, Paper, Pen
from desktop.documents.table import PAD, Cell, Words
from desktop.documents.wrapping import text_width
from desktop.i18n import T
from desktop.rules.questionnaires import HOUSEHOLD, MEMBER, NUMBER, TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.village_facts import AskedHousehold, AskedPerson, SurveyFormFacts
    from desktop.i18n import Sentence, Translator
    from desktop.rules.questionnaires import Question

TITLE: Final = T("Survey of the village {year}")
_BODY: Final = 9.5
_SMALL: Final = 8.0
_SMALLER: Final = 7.2  # English is longer; a form is one page
_ROW: Final = 19.0
_APART: Final = "   "
_LEAST_LINES: Final = 7
_SPARE_LINES: Final = 1
_NAME: Final = 15.0
_OPTIONS: Final = 48.0
_SEX: Final = 8.5
_AGE: Final = 5.5


def survey_form(facts: SurveyFormFacts, t: Translator, second: Translator | None = None) -> Paper:
    """Return the forms; an empty one where no household is named."""
    pen = Pen(t(TITLE, year=facts.year))
    for household in facts.households or (None,):
        _household(pen, facts, household, t, second)
    return pen.finish()


def _household(
    pen: Pen,
    facts: SurveyFormFacts,
    household: AskedHousehold | None,
    t: Translator,
    second: Translator | None,
) -> None:
    letter = Letter(pen, facts.office, t, second, body=_BODY)
    letter.title(T("Survey of the village {year}", year=facts.year), size=15)
    letter.paragraph(facts.paper.voluntary, size=_SMALL + 0.5, centre=True, after=2)
    number = household.number if household else ""
    letter.table.row(
        [
            *_told(letter, T("Household number"), number, 15),
            *_told(letter, T("Head of household"), household.head if household else "", 20),
            *_told(letter, T("Village group"), household.group if household else "", 20),
        ]
    )
    letter.table.space(4)
    for number_, question in enumerate(facts.paper.of(HOUSEHOLD), start=1):
        _asked_once(letter, number_, question)
    letter.table.space(4)
    people = list(household.people) if household else []
    _grid(letter, facts, people)
    letter.table.space(4)
    _legend(letter, facts)
    letter.table.space(4)
    letter.table.need(20)
    letter.ends(
        letter.say(T("Asked by: ________________")),
        letter.say(T("Date: ____ / ____ / ____")),
        size=_BODY,
    )
    header = letter.say(T("Household {number}", number=number)) if number else facts.number
    letter.end(header, T("Answering is voluntary; results are numbers only."))


def _told(letter: Letter, label: Sentence, words: str, share: float) -> list[Cell]:
    return [
        Cell((Words(letter.say(label), _SMALL),), 12, label=True, least=_ROW),
        Cell((Words(words, _BODY, bold=True),), share, least=_ROW),
    ]


def _asked_once(letter: Letter, number: int, question: Question) -> None:
    say = letter.say
    words = [Words(f"{number}. {say(question.words)}", _BODY)]
    if say.under(question.words):
        words.append(Words(say.under(question.words), _SMALL - 1))
    if question.help is not None:
        words.append(Words(say(question.help), _SMALL))
    room = (RIGHT - LEFT) * _OPTIONS / 100 - 2 * PAD
    letter.table.row(
        [
            Cell(tuple(words), 42, least=_ROW),
            Cell(
                tuple(Words(line, _BODY) for line in _packed(_options(letter, question), room)),
                _OPTIONS,
                least=_ROW,
            ),
            Cell((), 10, least=_ROW),
        ]
    )


def _options(letter: Letter, question: Question) -> list[str]:
    return [
        f"{place} {letter.say(option.words)}"
        for place, option in enumerate(question.options, start=1)
    ]


def _packed(parts: Sequence[str], room: float, size: float = _BODY) -> list[str]:
    """Put as many parts on a line as there is room for: a digit never leaves its words."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{_APART}{part}" if lines else part
        if lines and text_width(longer, REGULAR, size) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines or [""]


def _grid(letter: Letter, facts: SurveyFormFacts, people: list[AskedPerson]) -> None:
    say, questions = letter.say, facts.paper.of(MEMBER)
    share = (100 - _NAME - _SEX - _AGE) / max(len(questions), 1)
    names = [(T("Name"), _NAME), (T("Sex"), _SEX), (T("Age"), _AGE)]
    head = [Cell((Words(say(words), _SMALL),), wide, label=True) for words, wide in names]
    head += [
        Cell((Words(f"{chr(64 + place)} {say(question.short)}", _SMALL),), share, label=True)
        for place, question in enumerate(questions, start=1)
    ]
    letter.table.head(head)
    lines = max(_LEAST_LINES, len(people) + _SPARE_LINES)
    for at in range(lines):
        one = people[at] if at < len(people) else None
        letter.table.row(
            [
                Cell((Words(one.name if one else "", _BODY),), _NAME, least=_ROW),
                Cell((Words(_sex(letter, one), _SMALL),), _SEX, least=_ROW),
                Cell((Words(_age(one), _BODY),), _AGE, least=_ROW),
                *(_square(one, question, share) for question in questions),
            ]
        )
    letter.table.close()


def _square(one: AskedPerson | None, question: Question, share: float) -> Cell:
    """A square to write in; what is not asked at this age has a line through it."""
    plain = question.only_if is None
    if one is None or not plain or question.asked_of(one.age, {}):
        return Cell((), share, least=_ROW)

    def strike(pen: Pen, x: float, y: float, wide: float, high: float) -> None:
        pen.line(x + 3, y + high / 2, x + wide - 3, y + high / 2)

    return Cell((), share, least=_ROW, draw=strike)


def _legend(letter: Letter, facts: SurveyFormFacts) -> None:
    say, colon = letter.say, "：" if letter.say.t.chinese else ": "
    size = _SMALL if say.t.chinese else _SMALLER
    letter.table.heading(say(T("What the digits mean")), keep=40)
    for place, question in enumerate(facts.paper.of(MEMBER), start=1):
        said = [f"{chr(64 + place)} {say(question.words)}", _ages(letter, question)]
        if question.only_if is not None:
            earlier = facts.paper[question.only_if[0]]
            said.append(say(T("(only if away: {question})", question=earlier.short)))
        asked = f"{('' if say.t.chinese else ' ').join(filter(None, said))}{colon}"
        answers = _options(letter, question) if question.options else [_free(letter, question)]
        answers[0] = asked + answers[0]
        lines = _packed(answers, RIGHT - LEFT, size)
        if question.help is not None:
            lines.append(f"　{say(question.help)}")
        letter.paragraph("\n".join(lines), size=size, after=1)


def _ages(letter: Letter, question: Question) -> str:
    say, first, last = letter.say, question.from_age, question.to_age
    if last is not None:
        return say(T("({first} to {last} years)", first=first or 0, last=last))
    return say(T("(from {first} years)", first=first)) if first else ""


def _free(letter: Letter, question: Question) -> str:
    words = {NUMBER: T("write the number"), TEXT: T("write it in words")}
    return letter.say(words[question.kind])


def _sex(letter: Letter, one: AskedPerson | None) -> str:
    return letter.say(one.sex) if one is not None and one.sex is not None else ""


def _age(one: AskedPerson | None) -> str:
    return str(one.age) if one is not None and one.age is not None else ""
