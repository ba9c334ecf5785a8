"""The plan of a month for the door of the Centre: one page, lying, weeks from Monday on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from reportlab.lib.pagesizes import A4, landscape

from desktop.documents.cells import Speaking
from desktop.documents.fonts import REGULAR
from desktop.documents.ornaments import woven_band
from desktop.documents.page import FRAME, Paper, Pen
from desktop.documents.wrapping import wrap
from desktop.i18n import T
from desktop.rules.spans import weeks_of_month
from desktop.rules.weekdays import WEEKDAYS

if TYPE_CHECKING:
    from datetime import date

    from desktop.documents.activity_facts import MonthFacts
    from desktop.i18n import Translator

TITLE: Final = T("What is on at the Children's Centre")
_WIDE, _HIGH = landscape(A4)
_MARGIN: Final = 40.0
_HEAD: Final = 74.0
_DAYS: Final = 22.0  # the row of weekdays
_FOOT: Final = 22.0
_LARGEST, _READABLE, _SMALLEST = 12.0, 9.5, 7.0


def month_plan(facts: MonthFacts, t: Translator, second: Translator | None = None) -> Paper:
    """Return the page. Words are as large as the fullest day allows."""
    pen = Pen(t(TITLE), pagesize=(_WIDE, _HIGH))
    say = Speaking(t, second)
    month = facts.month.replace(day=1)
    top = _HIGH - _MARGIN
    pen.text(_MARGIN, top - 26, t.month(month), 26, bold=True)
    pen.text(_WIDE - _MARGIN, top - 22, say(TITLE), 17, bold=True, align="right")
    if say.under(TITLE):
        pen.text(_WIDE - _MARGIN, top - 36, say.under(TITLE), 10, align="right")
    woven_band(pen, _MARGIN, top - 60, _WIDE - 2 * _MARGIN, 12)
    _grid(pen, say, facts, month)
    words = f"{say.office_name(facts.office)}  {facts.office.get('phone') or ''}".strip()
    pen.text(_MARGIN, _MARGIN, words, 10)
    free = say(T("Everybody is welcome, free of charge."))
    pen.text(_WIDE - _MARGIN, _MARGIN, free, 10, align="right")
    pen.end_sheet()
    return pen.finish()


def _grid(pen: Pen, say: Speaking, facts: MonthFacts, month: date) -> None:
    first, last = weeks_of_month(month)
    weeks = ((last - first).days + 1) // 7
    top = _HIGH - _MARGIN - _HEAD
    wide = (_WIDE - 2 * _MARGIN) / 7
    high = (top - _DAYS - _MARGIN - _FOOT) / weeks
    for at, weekday in enumerate(WEEKDAYS):
        x = _MARGIN + wide * at
        pen.box(x, top - _DAYS, wide, _DAYS, tint=True)
        under = say.under(weekday)
        words = f"{say(weekday)} {under}".strip()
        pen.text(x + wide / 2, top - _DAYS + 7, words, 9 if under else 11, align="centre")
    days = {line[0] for line in facts.lines}
    told = {day: _of_day(facts, day, places=True) for day in days}
    if _size(list(told.values()), wide - 8, high - 22) < _READABLE:
        told = {day: _of_day(facts, day, places=False) for day in days}
    size = _size(list(told.values()), wide - 8, high - 22)
    for at in range(weeks * 7):
        day = first + timedelta(days=at)
        x, y = _MARGIN + wide * (at % 7), top - _DAYS - high * (at // 7 + 1)
        pen.box(x, y, wide, high)
        if day.month == month.month:
            pen.text(x + 4, y + high - 15, str(day.day), 13, bold=True)
            _draw(pen, told.get(day, []), x + 4, y + high - 20, wide - 8, high - 22, size)
    pen.box(_MARGIN, top - _DAYS - high * weeks, wide * 7, high * weeks + _DAYS, width=FRAME)


def _of_day(facts: MonthFacts, day: date, *, places: bool) -> list[str]:
    return [
        " ".join(filter(None, (time, title, place if places else "")))
        for on, time, title, place in facts.lines
        if on == day
    ]


def _size(days: list[list[str]], wide: float, room: float) -> float:
    size = _LARGEST
    while size > _SMALLEST and any(
        sum(len(wrap(words, REGULAR, size, wide)) for words in day) * size * 1.25 > room
        for day in days
    ):
        size -= 0.5
    return size


def _draw(
    pen: Pen, told: list[str], x: float, y: float, wide: float, room: float, size: float
) -> None:
    bottom = y - room
    lines = [line for words in told for line in wrap(words, REGULAR, size, wide)]
    for at, line in enumerate(lines):
        y -= size * 1.25
        if y - size * 1.25 < bottom and at < len(lines) - 1:
            pen.text(x, y + size * 0.3, "…", size)
            return
        pen.text(x, y + size * 0.3, line, size)
