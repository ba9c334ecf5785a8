"""Whom do I call for …: one page by need, for the desk and the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents.letter import Letter
from desktop.documents.page import Paper, Pen
from desktop.documents.table import Cell, Words
from desktop.i18n import T

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from desktop.documents.case_facts import CallFacts
    from desktop.i18n import Sentence, Translator

TITLE: Final = T("Whom do I call for …")
_SIZES: Final = (10.5, 9.5, 8.5, 7.5, 7.0)
_MOST: Final = 4


def call_sheet(facts: CallFacts, t: Translator, second: Translator | None = None) -> Paper:
    """Return the sheet on one page: in smaller type, then with fewer numbers a line, if need be."""
    # Large type before many numbers: it is read from across a desk.
    tried = [(most, size) for size in _SIZES for most in (_MOST, 3, 2)]
    papers = (_drawn(facts, t, second, size, most) for most, size in tried)
    return next(
        (paper for paper in papers if paper.pages == 1), _drawn(facts, t, second, _SIZES[-1], 1)
    )


def _drawn(
    facts: CallFacts, t: Translator, second: Translator | None, size: float, most: int
) -> Paper:
    pen = Pen(t(TITLE))
    letter = Letter(pen, facts.office, t, second, body=size)
    letter.title(TITLE)
    if facts.hotlines:
        for at in range(0, len(facts.hotlines), 2):
            two = facts.hotlines[at : at + 2]
            letter.table.row([cell for line in two for cell in _hotline(letter, line, size)])
    letter.table.space(5)
    for words, agencies in facts.lines:
        _line(letter, words, agencies, size, most)
    letter.table.close()
    letter.end("", T("Numbers change: try them once a year. {day}", day=facts.printed_on))
    return pen.finish()


def _hotline(letter: Letter, line: tuple[str, Sentence, Sentence], size: float) -> list[Cell]:
    number, name, use = line
    told = f"{letter.say(name)}  {letter.say(use)}"
    least = size * 1.8
    return [
        Cell((Words(number, size + 1.5, bold=True),), 11, label=True, least=least),
        Cell((Words(told, size - 1),), 39, least=least),
    ]


def _line(
    letter: Letter,
    words: Sentence,
    agencies: Sequence[Mapping[str, Any]],
    size: float,
    most: int,
) -> None:
    told = []
    # Without a number nobody can be called.
    for agency in [one for one in agencies if one["phone"]][:most]:
        parts = [str(agency["name"] or ""), str(agency["phone"] or ""), str(agency["hours"] or "")]
        if agency.get("second_phone"):
            parts.append(letter.say(T("at night {phone}", phone=agency["second_phone"])))
        told.append(Words("  ".join(part for part in parts if part), size))
    label: tuple[Words, ...] = (Words(letter.say(words), size),)
    under = letter.say.under(words)
    if under:
        label = (*label, Words(under, size - 2))
    letter.table.row(
        [
            Cell(label, 26, label=True, least=size * 1.8),
            Cell(tuple(told), 74, least=size * 1.8),
        ]
    )
