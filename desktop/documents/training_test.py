"""The short test on paper, for before or after, and the answers for the trainer on its own page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents.fonts import REGULAR
from desktop.documents.letter import Letter
from desktop.documents.page import BODY, BOTTOM, LABEL, LEFT, RIGHT, Paper, Pen
from desktop.documents.table import Cell, Words
from desktop.documents.wrapping import text_width
from desktop.i18n import T
from desktop.rules import training_tests

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.training_facts import TrainingFacts
    from desktop.i18n import Translator
    from desktop.rules.training_tests import Part, Question

TITLE: Final = T("Short test")
KEY: Final = T("Answers for the trainer")
_SIZE: Final = 12.0
_OWN: Final = 5
_INDENT: Final = 14.0


def training_test(
    trainings: Sequence[TrainingFacts], t: Translator, second: Translator | None = None
) -> Paper:
    """Return the empty test of each training and its answers. No name stands on it."""
    pen = Pen(t(TITLE))
    for facts in trainings:
        parts = training_tests.parts_of(facts.modules)
        _questions(Letter(pen, facts.office, t, second), facts, parts)
        if parts:
            _answers(Letter(pen, facts.office, t, second), facts, parts)
    return pen.finish()


def _questions(letter: Letter, facts: TrainingFacts, parts: Sequence[Part]) -> None:
    say = letter.say
    letter.title(TITLE)
    letter.ends(
        say(T("Name: ________________")),
        say(T("□ before   □ after     Points: ______")),
        _SIZE,
    )
    letter.paragraph(T("Tick one answer. Who cannot read is read to."), size=LABEL)
    if not parts:
        letter.paragraph(T("The trainer asks his own questions:"), size=_SIZE)
        for number in range(1, _OWN + 1):
            letter.paragraph(f"{number}.", size=_SIZE, after=58)
    number = 0
    for part in parts:
        letter.heading(part.title, keep=90)
        for question in part.questions:
            number += 1
            letter.table.need(BOTTOM + 10)
            letter.paragraph(f"{number}. {say(question.words)}", size=_SIZE, bold=True, after=1)
            if say.under(question.words):
                letter.paragraph(say.under(question.words), size=LABEL, after=1, indent=_INDENT)
            _offer(letter, question)
    letter.end(facts.number)


def _offer(letter: Letter, question: Question) -> None:
    """The answers beside each other where they fit, else one under the other."""
    told = [
        f"□ {sign} {letter.say(answer)}"
        for sign, answer in zip("ABC", question.answers, strict=False)
    ]
    beside = "      ".join(told)
    if text_width(beside, REGULAR, _SIZE) <= RIGHT - LEFT - _INDENT:
        told = [beside]
    for words in told:
        letter.paragraph(words, size=_SIZE, after=1, indent=_INDENT)
    letter.table.y -= 6


def _answers(letter: Letter, facts: TrainingFacts, parts: Sequence[Part]) -> None:
    say = letter.say
    letter.title(KEY, size=16)
    letter.paragraph(T("A point for each right answer. Not for the participants."), size=LABEL)
    number = 0
    for part in parts:
        letter.heading(part.title)
        for question in part.questions:
            number += 1
            right = question.answers["ABC".index(question.right)]
            letter.table.row(
                [
                    Cell((Words(str(number), LABEL),), 7, label=True),
                    Cell((Words(f"{question.right}  {say(right)}", BODY, bold=True),), 45),
                    Cell((Words(say(question.basis), LABEL),), 48),
                ]
            )
    letter.end(facts.number)
