"""A month in whole weeks, Monday first; the day that is chosen stands beside it in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.rules.worklist import Section, section
from desktop.views.tables.work_table import WorkTable
from desktop.views.theme import GAP, GROUP, Tone
from desktop.views.today.work_view import WorkView
from desktop.views.widgets.labels import Label, heading
from desktop.views.widgets.month_head import MonthHead
from desktop.views.widgets.month_table import DayLine, MonthTable
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop.i18n import Sentence
    from desktop.office.session import Session
    from desktop.rules.worklist import Item
    from desktop.views.language import Speaker


class MonthPage(QWidget):
    """``work_asked`` asks for the place where an item is done, ``mark_asked`` to say something of
    it, ``back_asked`` to take that back."""

    trouble = Signal(str)
    work_asked = Signal(object)
    mark_asked = Signal(object, object)
    back_asked = Signal(object)

    def __init__(self, session: Session, speaker: Speaker, kinds: Mapping[str, Sentence]) -> None:
        super().__init__()
        self.setObjectName("month_page")
        self._session, self._speak = session, speaker
        self._days: Mapping[date, tuple[Item, ...]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(GROUP, 0, GROUP, GAP)
        column.setSpacing(GAP)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        self.table = MonthTable(speaker, session.today(), self)
        self.table.setMinimumSize(420, 300)
        head = QHBoxLayout()
        head.addWidget(MonthHead(speaker, self.table, self))
        head.addStretch(1)
        column.addLayout(head)
        split.addWidget(self.table)
        split.addWidget(self._day_list(kinds))
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([720, 540])
        column.addWidget(split, 1)
        self.table.month_changed.connect(self.refresh)
        self.table.day_chosen.connect(self._show_day)
        self.table.opened.connect(self._go_in)
        self.setFocusProxy(self.table)

    def _day_list(self, kinds: Mapping[str, Sentence]) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(GAP, 0, 0, 0)
        self.day_name = heading("", "month_day")
        column.addWidget(self.day_name)
        self.none = Label(
            self._speak("Nothing is due on this day."), tone=Tone.MUTED, name="month_none"
        )
        column.addWidget(self.none)
        table = WorkTable(self._speak, self._session.now, kinds, self)
        self.view = WorkView(table, self._speak, "month_list")
        self.view.done_now.connect(self.work_asked)
        self.view.mark_asked.connect(self.mark_asked)
        self.view.back_asked.connect(self.back_asked)
        column.addWidget(self.view, 1)
        return box

    def refresh(self) -> None:
        """Read the month anew."""
        month = self.table.day
        run(
            lambda: self._session.work_today.month(month),
            owner=self,
            done=lambda days: self._came(month, days),
            failed=lambda error: self.trouble.emit(self._speak(error.sentence)),
        )

    def _came(self, month: date, days: Mapping[date, tuple[Item, ...]]) -> None:
        if (month.year, month.month) != (self.table.day.year, self.table.day.month):
            return
        self._days, today = days, self._session.today()
        lines = {
            day: [DayLine(self._speak(item.words), _tone(item, today)) for item in items]
            for day, items in days.items()
        }
        self.table.show_lines(lines, today)
        self._show_day()

    def _show_day(self) -> None:
        day = self.table.day
        items = self._days.get(day, ())
        said = [self._speak.day(day), self._speak("{n} due", n=len(items))]
        self.table.setAccessibleName(", ".join(said))
        self.day_name.setText(self._speak.day(day))
        self.none.setVisible(not items)
        self.view.setVisible(bool(items))
        now = self._session.now()
        self.view.table.show_parts(
            ("", one, [item for item in items if section(item, now) == one]) for one in Section
        )
        self.view.choose("")

    def _go_in(self) -> None:
        if self._days.get(self.table.day):
            self.view.setFocus()


def _tone(item: Item, today: date) -> Tone:
    if item.danger:
        return Tone.DANGER
    return Tone.WAIT if item.day < today else Tone.MUTED
