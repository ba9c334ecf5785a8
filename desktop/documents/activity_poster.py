"""The poster of an activity: one page that is read from across the road."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.lib.pagesizes import A4

from desktop.documents.cells import Speaking
from desktop.documents.fonts import BOLD, REGULAR
from desktop.documents.ornaments import frame
from desktop.documents.page import LEADING, Paper, Pen
from desktop.documents.wrapping import wrap
from desktop.i18n import T
from desktop.rules import reference
from desktop.rules.clock_times import written
from desktop.rules.weekdays import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.documents.activity_facts import ActivityFacts
    from desktop.i18n import Sentence, Translator

TITLE: Final = T("Come along!")
_WIDE, _HIGH = A4
_MARGIN: Final = 36.0
_INSIDE: Final = 46.0  # from the frame to the words
_MIDDLE: Final = _WIDE / 2
_MOST_MESSAGE: Final = 190.0


def activity_poster(
    activities: Sequence[ActivityFacts], t: Translator, second: Translator | None = None
) -> Paper:
    """Return one page for each activity, for a wall."""
    pen = Pen(t(TITLE))
    say = Speaking(t, second)
    for facts in activities:
        _page(pen, say, facts)
        pen.end_sheet()
    return pen.finish()


def _page(pen: Pen, say: Speaking, facts: ActivityFacts) -> None:
    frame(pen, _MARGIN, _MARGIN, _WIDE - 2 * _MARGIN, _HIGH - 2 * _MARGIN, band=24)
    y = _HIGH - _MARGIN - 84
    pen.text(_MIDDLE, y, _invitation(say), 20, align="centre")
    y -= 26
    y = _title(pen, str(facts.values.get("title") or ""), y)
    about = _about(say, facts)
    if about:
        y -= 30
        pen.text(_MIDDLE, y, about, 15, align="centre")
    y -= 34
    y = _answers(pen, say, facts, y)
    y = _message(pen, facts, y)
    _foot(pen, say, facts)


def _invitation(say: Speaking) -> str:
    under = say.under(TITLE)
    return f"{say(TITLE)}  {under}".strip()


def _title(pen: Pen, words: str, y: float) -> float:
    """Draw the name as large as it goes, in one line if it can be large there."""
    lines, size = _fitted(words, _WIDE - 2 * (_MARGIN + _INSIDE))
    for line in lines:
        y -= size * 1.2
        pen.text(_MIDDLE, y, line, size, bold=True, align="centre")
    return y


def _fitted(words: str, room: float) -> tuple[list[str], float]:
    for most, largest, smallest in ((1, 60, 36), (2, 54, 30), (4, 44, 18)):
        for size in range(largest, smallest, -2):
            lines = wrap(words, BOLD, size, room)
            if len(lines) <= most:
                return _even(words, size, room, len(lines)), float(size)
    return wrap(words, BOLD, 18, room), 18.0


def _even(words: str, size: float, room: float, number: int, font: str = BOLD) -> list[str]:
    """Break words into the same number of lines, as even as they can be."""
    while room > size and len(wrap(words, font, size, room - 4)) == number:
        room -= 4
    return wrap(words, font, size, room)


def _about(say: Speaking, facts: ActivityFacts) -> str:
    values = facts.values
    kind = reference.words("activity_kind").get(str(values.get("kind")))
    themes = reference.words("activity_theme")
    parts = [say.t(kind)] if kind is not None else []
    parts += [say.t(themes[code]) for code in values.get("themes") or () if code != "none"]
    return "  ·  ".join(parts)


def _answers(pen: Pen, say: Speaking, facts: ActivityFacts, y: float) -> float:
    left = _MARGIN + _INSIDE
    room = _WIDE - 2 * left
    told = [(label, answer) for label, answer in _told(say, facts) if answer]
    label_wide = 104.0
    for label, answer in told:
        lines = wrap(answer, BOLD, 22, room - label_wide)
        under = say.under(label)
        y -= 14
        top = y
        for line in lines:
            y -= 22 * LEADING
            pen.text(left + label_wide, y + 6, line, 22, bold=True)
        pen.text(left, top - 22 * LEADING + 8, say(label), 14)
        if under:
            pen.text(left, top - 22 * LEADING - 3, under, 9)
        y -= 8
        pen.line(left, y, left + room, y, width=0.4)
    return y


def _told(say: Speaking, facts: ActivityFacts) -> Iterator[tuple[Sentence, str]]:
    values = facts.values
    day = values.get("happens_on")
    weekday = say(WEEKDAYS[day.weekday()]) if day is not None else ""
    yield T("Day"), " ".join(filter(None, (say.t.day(day), weekday)))
    starts, ends = values.get("starts_at"), values.get("ends_at")
    if starts is not None:
        until = f"–{written(ends)}" if ends is not None else ""
        yield T("Time"), f"{written(starts)}{until}"
    place = reference.words("activity_place").get(str(values.get("place_kind")))
    exact = str(values.get("place") or "")
    yield T("Where"), exact or (say.t(place) if place is not None else "")
    yield T("Who runs it"), str(values.get("leader") or "")


def _message(pen: Pen, facts: ActivityFacts, y: float) -> float:
    """Draw what everybody should take home, in the middle of what is left."""
    words = str(facts.values.get("messages") or "")
    room = _WIDE - 2 * (_MARGIN + _INSIDE)
    bottom = _MARGIN + 104
    size = 26.0
    while words and size > 11:
        lines = wrap(words, REGULAR, size, room)
        high = size * 1.5 * len(lines)
        if high <= min(y - bottom - 16, _MOST_MESSAGE):
            y -= (y - bottom - high) / 2
            for line in _even(words, size, room, len(lines), REGULAR):
                y -= size * 1.5
                pen.text(_MIDDLE, y + size * 0.4, line, size, align="centre")
            return y
        size -= 1
    return y


def _foot(pen: Pen, say: Speaking, facts: ActivityFacts) -> None:
    y = _MARGIN + 76
    words = T("Everybody is welcome, free of charge.")
    pen.text(_MIDDLE, y, say(words), 14, bold=True, align="centre")
    if say.under(words):
        pen.text(_MIDDLE, y - 13, say.under(words), 9, align="centre")
    phone = str(facts.office.get("phone") or "")
    centre = say(T("Children's Centre, {office}", office=_name(say, facts)))
    pen.text(_MIDDLE, y - 30, f"{centre}  {phone}".strip(), 11, align="centre")


def _name(say: Speaking, facts: ActivityFacts) -> str:
    key = "name_zh" if say.t.chinese else "name_en"
    return str(facts.office.get(key) or facts.office.get("name_zh") or "")
