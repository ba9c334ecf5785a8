"""The screening on paper: what was answered and what it comes to, never a finding."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from desktop.documents.letter import LABEL_SHARE, Letter
from desktop.documents.page import BODY, LABEL, SMALL, Paper, Pen
from desktop.documents.table import Cell, Words
from desktop.i18n import T
from desktop.rules import indicators
from desktop.sheets.cases import ANSWER

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from desktop.i18n import Sentence, Translator

TITLE: Final = T("Screening by indicators of trafficking and forced labour")

_GRADES: Final[Mapping[str, Sentence]] = {"S": T("strong"), "M": T("medium"), "W": T("weak")}


@dataclass(frozen=True)
class ScreeningFacts:
    """The screening of one person; without answers it is the form for handwriting."""

    office: Mapping[str, Any]
    number: str = ""
    subject: str = ""
    child: bool = True
    answers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    moved: bool = False
    clerk: str = ""
    printed_on: date | None = None


def screening_sheet(
    facts: ScreeningFacts, t: Translator, second: Translator | None = None
) -> Paper:
    """Return the sheet. People are told by a code: it lies on tables."""
    pen = Pen(t(TITLE))
    letter = Letter(pen, facts.office, t, second)
    letter.title(TITLE, size=16)
    child = T("List for children (under 18)") if facts.child else T("List for adults")
    who = " · ".join(part for part in (facts.number, facts.subject, letter.say(child)) if part)
    letter.ends(who, letter.say.t.day(facts.printed_on) if facts.answers else "", LABEL)
    letter.paragraph(indicators.SUPPORTS, size=LABEL, bold=True)
    if facts.answers:
        _result(letter, facts)
        _answered(letter, facts)
    else:
        _empty(letter, facts)
    letter.table.close()
    letter.sign((T("Asked by"), T("Read by a second person")))
    letter.end(facts.number, T("Confidential. Never shown to a recruiter or an employer."))
    return pen.finish()


def _told(facts: ScreeningFacts) -> list[indicators.Answer]:
    return [
        indicators.Answer(code, str(row.get("answer") or ""), str(row.get("evidence") or ""))
        for code, row in facts.answers.items()
    ]


def _result(letter: Letter, facts: ScreeningFacts) -> None:
    say = letter.say
    result = indicators.judge(_told(facts), child=facts.child, moved=facts.moved)
    forced = indicators.judge_forced_labour(_told(facts))
    letter.row(T("What the answers point to"), indicators.LEVEL_WORDS[result.level], bold=True,
               least=30)  # fmt: skip
    reasons = (*result.reasons, *result.problems, *forced.reasons)
    if reasons:
        said = [words for reason in reasons for words in say.both(reason, BODY)]
        letter.table.row(
            [
                Cell(say.label(T("How it comes")), LABEL_SHARE, label=True),
                Cell(tuple(said), 100 - LABEL_SHARE),
            ]
        )
    letter.row(T("Not known or not asked"), str(result.still_open))


def _answered(letter: Letter, facts: ScreeningFacts) -> None:
    words = indicators.dimension_words()
    items = indicators.indicators(child=facts.child)
    for code, dimension in words.items():
        asked = [item for item in items if item.dimension == code and item.code in facts.answers]
        if asked:
            letter.heading(dimension)
            for item in sorted(asked, key=lambda one: _order(facts, one.code)):
                _line(letter, facts, item.code, item.name, item.grade(child=facts.child))
    eleven = [one for one in indicators.forced_labour() if one.code in facts.answers]
    if eleven:
        letter.heading(T("Eleven indicators of forced labour"))
        for one in eleven:
            _line(letter, facts, one.code, one.name, "")


def _order(facts: ScreeningFacts, code: str) -> int:
    return {"yes": 0, "unknown": 1}.get(str(facts.answers[code].get("answer")), 2)


def _line(letter: Letter, facts: ScreeningFacts, code: str, name: Sentence, grade: str) -> None:
    say, row = letter.say, facts.answers[code]
    graded = say(_GRADES[grade]) if grade else ""
    answer = say.value(ANSWER["answer"], row.get("answer"))
    shown = str(row.get("evidence") or "")
    source = say.value(ANSWER["source"], row.get("source"))
    known = say.joined([source, say.t.day(row.get("answered_on"))])
    evidence = tuple(Words(text, SMALL + 0.5) for text in (shown, known) if text)
    letter.table.row(
        [
            Cell((Words(f"{code} {graded}".strip(), LABEL),), 11, label=True),
            Cell((Words(say(name), BODY - 0.5),), 40),
            Cell((Words(answer, BODY, bold=row.get("answer") == "yes"),), 11),
            Cell(evidence, 38),
        ]
    )


def _empty(letter: Letter, facts: ScreeningFacts) -> None:
    letter.paragraph(
        T("Ask in your own words, alone with her, in her language. She may leave any question."),
        size=LABEL,
    )
    tick = letter.say(T("□ yes □ no □ not known"))
    words = indicators.dimension_words()
    items = indicators.indicators(child=facts.child)
    for code, dimension in words.items():
        letter.heading(dimension)
        for item in items:
            if item.dimension == code:
                _ask(letter, item.code, item.question, tick)
    letter.heading(T("Eleven indicators of forced labour"))
    for one in indicators.forced_labour():
        _ask(letter, one.code, one.question, tick)


def _ask(letter: Letter, code: str, question: Sentence, tick: str) -> None:
    letter.table.row(
        [
            Cell((Words(code, LABEL),), 9, label=True),
            Cell(letter.say.both(question, BODY - 0.5), 67),
            Cell((Words(tick, LABEL),), 24),
        ]
    )
