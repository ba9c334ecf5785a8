"""A round of the village survey: its states, and results added up from the answers.

Results count people or households; a number below ``least`` is not told to who does not work on
the survey, nor one from which it could be worked out (§7).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from desktop.i18n import T, Words
from desktop.rules.permissions import Act
from desktop.rules.questionnaires import CLOSED, MEMBER, PLANNED, RUNNING, codes_of
from desktop.rules.steps import Guard, Step, Workflow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from desktop.i18n import Sentence
    from desktop.rules.questionnaires import Answer, Question, Questionnaire

WORDS: Final = {
    PLANNED: Words("准备中", "Planned"),
    RUNNING: Words("进行中", "Running"),
    CLOSED: Words("已结束", "Closed"),
}
TOTAL, SEX, AGE, GROUP, YEAR = "total", "sex", "age", "group", "year"
WAYS: Final[Mapping[str, Sentence]] = {
    TOTAL: T("Altogether"),
    SEX: T("By sex"),
    AGE: T("By age"),
    GROUP: T("By village group"),
    YEAR: T("Year by year"),
}
"""How results can be laid out."""
OF_PEOPLE: Final = frozenset({SEX, AGE})
"""Ways in which only people can be laid out: a household has neither sex nor age."""
_SEXES: Final = ("female", "male")


@dataclass(frozen=True)
class RoundFacts:
    """What the guards ask of a round."""

    asked: int = 0


_ACT: Final = Act.EDIT_VILLAGE
WORKFLOW: Final = Workflow[RoundFacts](
    WORDS,
    (
        Step(PLANNED, RUNNING, T("The round begins"), _ACT),
        Step(
            RUNNING,
            CLOSED,
            T("The round is closed"),
            _ACT,
            (Guard(lambda facts: facts.asked > 0, T("No household was asked yet.")),),
        ),
        Step(CLOSED, RUNNING, T("Open it again"), _ACT, reasoned=True),
    ),
)
"""Every step of a round."""


@dataclass(frozen=True)
class Respondent:
    """Somebody who answered, or a household; without a name."""

    answers: Mapping[str, Answer]
    sex: str = ""
    age: int | None = None
    group: str = ""
    year: int = 0


@dataclass(frozen=True)
class Table:
    """How often each answer was given. ``cells`` by row (answer) and column; None: not told.

    ``asked`` is how many answered, by column. Several answers of one respondent make the sum of a
    column larger than that.
    """

    question: Question
    by: str
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], int | None]
    asked: Mapping[str, int | None]

    @property
    def rows(self) -> tuple[str, ...]:
        """The codes of the answers, in the order of the questionnaire."""
        return tuple(option.code for option in self.question.options)

    @property
    def largest(self) -> int:
        """The largest number told, for the scale of a picture; at least 1."""
        return max((number for number in self.cells.values() if number), default=1)

    def share(self, row: str, column: str) -> int | None:
        """Return how many of a hundred of those who answered gave an answer."""
        number, asked = self.cells.get((row, column)), self.asked.get(column)
        return round(number * 100 / asked) if number is not None and asked else None


@dataclass
class _Count:
    cells: Counter[tuple[str, str]] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)


def table(
    paper: Questionnaire,
    question: Question,
    by: str,
    people: Iterable[Respondent],
    *,
    whole: bool,
    year: int = 0,
) -> Table:
    """Add up one question. ``whole``: small numbers are told, too.

    Households have neither sex nor age: laid out so, they stand in one column. ``year`` is the
    round whose results are told: what is not told of it altogether is not told year by year.
    """
    if question.of != MEMBER and by in OF_PEOPLE:
        by = TOTAL
    count = _Count()
    column_of = _columns(paper, by)
    for one in people:
        codes = codes_of(one.answers.get(question.code))
        if codes:
            column = column_of(one)
            count.asked[column] += 1
            count.cells.update((code, column) for code in codes)
    columns = _order(paper, by, count.asked)
    cells: dict[tuple[str, str], int | None] = {
        (option.code, column): count.cells[option.code, column]
        for option in question.options
        for column in columns
    }
    asked: dict[str, int | None] = {column: count.asked[column] for column in columns}
    if not whole:
        parts = columns if by != YEAR else tuple(one for one in columns if one == str(year))
        hidden = _hidden_altogether(question, count, parts, paper.least)
        _hide(question, columns, cells, asked, paper.least, hidden)
    return Table(question, by, columns, cells, asked)


def _hidden_altogether(
    question: Question, count: _Count, parts: Sequence[str], least: int
) -> frozenset[tuple[str, str]]:
    """Return the cells that make an answer which is not told altogether: their sum would tell it."""
    if parts in ((), ("",)):
        return frozenset()
    cells: dict[tuple[str, str], int | None] = {
        (option.code, ""): sum(count.cells[option.code, part] for part in parts)
        for option in question.options
    }
    asked: dict[str, int | None] = {"": sum(count.asked[part] for part in parts)}
    _hide(question, ("",), cells, asked, least)
    return frozenset(
        (code, part) for (code, _), number in cells.items() if number is None for part in parts
    )


def _columns(paper: Questionnaire, by: str) -> Callable[[Respondent], str]:
    return {
        TOTAL: lambda one: "",
        SEX: lambda one: one.sex if one.sex in _SEXES else "",
        AGE: lambda one: paper.band(one.age),
        GROUP: lambda one: one.group,
        YEAR: lambda one: str(one.year),
    }[by]


def _order(paper: Questionnaire, by: str, asked: Mapping[str, int]) -> tuple[str, ...]:
    known: Sequence[str] = {SEX: _SEXES, AGE: paper.bands}.get(by, sorted(asked))
    found = [column for column in known if asked.get(column)]
    unknown = [""] if asked.get("") and "" not in found else []
    return tuple(found + unknown) or ("",)


def _hide(
    question: Question,
    columns: Sequence[str],
    cells: dict[tuple[str, str], int | None],
    asked: dict[str, int | None],
    least: int,
    hidden: frozenset[tuple[str, str]] = frozenset(),
) -> None:
    """Take out what would tell of one or two people, and what they could be worked out from.

    In a line whose sum is known, a hidden number alone, or several that are all alike, are the
    rest of the sum: the next smallest goes with them (as ``secrecy.shown_counts`` has it, here
    down the columns and across them).
    """
    true = dict(cells)
    cells |= dict.fromkeys(hidden)
    for column in columns:
        if 0 < (asked[column] or 0) < least:
            asked[column] = None
            cells |= {(option.code, column): None for option in question.options}
    for place, number in cells.items():
        if number is not None and 0 < number < least:
            cells[place] = None
    lines = [[(option.code, column) for option in question.options] for column in columns]
    if len(columns) > 1:
        lines += [[(option.code, column) for column in columns] for option in question.options]
    while any(_second(line, cells, true) for line in lines):
        pass


def _second(
    line: Sequence[tuple[str, str]],
    cells: dict[tuple[str, str], int | None],
    true: Mapping[tuple[str, str], int | None],
) -> bool:
    """Hide the next smallest of a line whose hidden numbers are all alike; False: none was."""
    hidden = {true[place] for place in line if cells[place] is None}
    told = {number for place in line if (number := cells[place])}
    if len(hidden) != 1 or not told:
        return False
    smallest = min(told)
    for place in line:
        if cells[place] == smallest:
            cells[place] = None
    return True
