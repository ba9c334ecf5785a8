"""Certificates of a training, one page each, lying: all who came in one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.lib.pagesizes import A4, landscape

from desktop.documents.cells import Speaking
from desktop.documents.fonts import BOLD, REGULAR
from desktop.documents.ornaments import frame
from desktop.documents.page import Paper, Pen
from desktop.documents.wrapping import text_width, wrap
from desktop.i18n import T
from desktop.rules import durations
from desktop.rules.preparation import module

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.training_facts import TrainingFacts
    from desktop.i18n import Sentence, Translator

TITLE: Final = T("Certificate of training")
_WIDE, _HIGH = landscape(A4)
_MARGIN: Final = 34.0
_TEXT: Final = 112.0  # from the edge to the words
_SIZE: Final = 20.0
_LOWEST: Final = _MARGIN + 150  # above what is signed


def training_certificates(
    trainings: Sequence[TrainingFacts], t: Translator, second: Translator | None = None
) -> Paper:
    """Return a page for everybody who came."""
    pen = Pen(t(TITLE), pagesize=(_WIDE, _HIGH))
    say = Speaking(t, second)
    for facts in trainings:
        for name in facts.certified:
            _page(pen, say, facts, name)
            pen.end_sheet()
    return pen.finish()


def _page(pen: Pen, say: Speaking, facts: TrainingFacts, name: str) -> None:
    frame(pen, _MARGIN, _MARGIN, _WIDE - 2 * _MARGIN, _HIGH - 2 * _MARGIN, band=22)
    y = _HIGH - _MARGIN - 100
    title = "  ".join(say(TITLE)) if say.t.chinese else say(TITLE)
    pen.text(_WIDE / 2, y, title, 42, bold=True, align="centre")
    if say.under(TITLE):
        pen.text(_WIDE / 2, y - 24, say.under(TITLE), 14, align="centre")
    y -= 70
    pen.text(_TEXT, y, name, _fitting(name, 30), bold=True)
    y -= 12
    sentence = _told(facts)
    y = _lines(pen, say(sentence), y, _SIZE)
    if say.under(sentence):
        y = _lines(pen, say.under(sentence), y - 5, 11)
    _modules(pen, say, facts, y - 10)
    _foot(pen, say, facts)


def _told(facts: TrainingFacts) -> Sentence:
    minutes = facts.values.get("hours")
    if minutes:
        return T(
            "took part in the training of {day} ({hours}) and heard:",
            day=facts.day,
            hours=durations.told(minutes),
        )
    return T("took part in the training of {day} and heard:", day=facts.day)


def _modules(pen: Pen, say: Speaking, facts: TrainingFacts, top: float) -> None:
    """The modules in two columns, as large as they fit."""
    rows = -(-len(facts.modules) // 2)
    size = min(16.0, (top - _LOWEST) / max(rows, 1) / 1.5)
    wide = (_WIDE - 2 * _TEXT) / 2
    for at, code in enumerate(facts.modules):
        column, row = divmod(at, rows)
        x = _TEXT + column * wide
        y = top - (row + 1) * size * 1.5
        short = module(code).short
        under = say.under(short)
        pen.text(x, y, f"· {say(short)}" + (f"  {under}" if under else ""), size)


def _lines(pen: Pen, words: str, y: float, size: float) -> float:
    for line in wrap(words, REGULAR, size, _WIDE - 2 * _TEXT):
        y -= size * 1.45
        pen.text(_TEXT, y, line, size)
    return y


def _fitting(words: str, size: float) -> float:
    while text_width(words, BOLD, size) > _WIDE - 2 * _TEXT and size > 12:
        size -= 1
    return size


def _foot(pen: Pen, say: Speaking, facts: TrainingFacts) -> None:
    right, y = _WIDE - _TEXT, _MARGIN + 92
    pen.text(_TEXT, y, say(T("Trainer: ____________")), 13)
    pen.text(_TEXT, y - 22, facts.number, 9)
    pen.text(right, y, say.office_name(facts.office), 13, align="right")
    pen.text(right, y - 22, say.t.day(facts.day), 13, align="right")
