"""Certificates of the prizes of a competition: one page each, lying, all in one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.lib.pagesizes import A4, landscape

from desktop.documents.cells import Speaking
from desktop.documents.fonts import BOLD, REGULAR
from desktop.documents.ornaments import frame
from desktop.documents.page import Paper, Pen
from desktop.documents.wrapping import text_width, wrap
from desktop.i18n import T
from desktop.rules import reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.activity_facts import ActivityFacts, EntryFacts
    from desktop.i18n import Sentence, Translator

TITLE: Final = T("Prize certificate")
_WIDE, _HIGH = landscape(A4)
_MARGIN: Final = 34.0
_TEXT: Final = 118.0  # from the edge to the words
_SIZE: Final = 21.0


def certificates(
    activities: Sequence[ActivityFacts], t: Translator, second: Translator | None = None
) -> Paper:
    """Return a page for each prize, the first prizes first."""
    pen = Pen(t(TITLE), pagesize=(_WIDE, _HIGH))
    say = Speaking(t, second)
    order = list(reference.words("activity_prize"))
    for facts in activities:
        prized = [entry for entry in facts.entries if entry.prize in order]
        for entry in sorted(prized, key=lambda one: order.index(one.prize)):
            _page(pen, say, facts, entry)
            pen.end_sheet()
    return pen.finish()


def _page(pen: Pen, say: Speaking, facts: ActivityFacts, entry: EntryFacts) -> None:
    frame(pen, _MARGIN, _MARGIN, _WIDE - 2 * _MARGIN, _HIGH - 2 * _MARGIN, band=22)
    y = _HIGH - _MARGIN - 104
    title = "  ".join(say(TITLE)) if say.t.chinese else say(TITLE)
    pen.text(_WIDE / 2, y, title, 46, bold=True, align="centre")
    if say.under(TITLE):
        pen.text(_WIDE / 2, y - 24, say.under(TITLE), 14, align="centre")
    y -= 82
    name = say(T("To {name}:", name=entry.name))
    pen.text(_TEXT, y, name, _fitting(name, 30), bold=True)
    y -= 14
    for sentence, size, bold in _told(facts, entry):
        y = _lines(pen, say(sentence), y, size, bold=bold)
        if say.under(sentence):
            y = _lines(pen, say.under(sentence), y, 11, bold=bold)
        y -= 10
    _foot(pen, say, facts)


def _told(facts: ActivityFacts, entry: EntryFacts) -> tuple[tuple[Sentence, float, bool], ...]:
    what = str(facts.values.get("title") or "")
    prize = reference.words("activity_prize")[entry.prize]
    if entry.work:
        won = T("for your work “{work}” in {what} you receive:", work=entry.work, what=what)
    else:
        won = T("in {what} you receive:", what=what)
    return (
        (won, _SIZE, False),
        (prize, 40.0, True),
        (T("We congratulate you and thank you for taking part."), _SIZE, False),
    )


def _lines(pen: Pen, words: str, y: float, size: float, *, bold: bool) -> float:
    room = _WIDE - 2 * _TEXT
    if bold:
        y -= size * 1.3
        pen.text(_WIDE / 2, y, words, size, bold=True, align="centre")
        return y
    for line in wrap(words, REGULAR, size, room):
        y -= size * 1.45
        pen.text(_TEXT, y, line, size)
    return y


def _fitting(words: str, size: float) -> float:
    while text_width(words, BOLD, size) > _WIDE - 2 * _TEXT and size > 12:
        size -= 1
    return size


def _foot(pen: Pen, say: Speaking, facts: ActivityFacts) -> None:
    right, y = _WIDE - _TEXT, _MARGIN + 96
    day = facts.values.get("happens_on") or facts.printed_on
    pen.text(_TEXT, y, say(T("For the Children's Committee: ____________")), 13)
    pen.text(right, y, say.office_name(facts.office), 13, align="right")
    pen.text(right, y - 22, say.t.day(day), 13, align="right")
