"""A month as six weeks, Monday first; the day that is chosen stands beside it in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.rules.worklist import Section, section
from desktop.views.icons import icon
from desktop.views.tables.work_table import WorkTable
from desktop.views.theme import GAP, GROUP, STEP, Tone
from desktop.views.today.month_grid import MonthGrid
from desktop.views.today.work_view import WorkView
from desktop.views.widgets.labels import Label, heading, title
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
        column.addLayout(self._head())
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        self.grid = MonthGrid(speaker, session.today())
        split.addWidget(self.grid)
        split.addWidget(self._day_list(kinds))
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([720, 540])
        column.addWidget(split, 1)
        self.grid.month_changed.connect(self.refresh)
        self.grid.day_chosen.connect(lambda _day: self._show_day())
        self.grid.opened.connect(self._go_in)
        self.setFocusProxy(self.grid)
        self._name_month()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(STEP)
        self.name = title("", "month_name")
        self.name.setWordWrap(False)
        row.addWidget(self.name)
        row.addSpacing(GROUP)
        for sign, words, months in (
            ("chevron-left", self._speak("The month before (Page up)"), -1),
            ("chevron-right", self._speak("The next month (Page down)"), 1),
        ):
            button = QPushButton(icon(sign, self), "", self)
            button.setObjectName(f"month_{sign}")
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(lambda _on=False, months=months: self.grid.turn(months))
            row.addWidget(button)
        today = QPushButton(self._speak("Today"), self)
        today.setObjectName("month_today")
        today.clicked.connect(lambda: self.grid.go_to(self._session.today()))
        row.addWidget(today)
        row.addStretch(1)
        return row

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
        self._name_month()
        month = self.grid.day
        run(
            lambda: self._session.work_today.month(month),
            owner=self,
            done=lambda days: self._came(month, days),
            failed=lambda error: self.trouble.emit(self._speak(error.sentence)),
        )

    def _came(self, month: date, days: Mapping[date, tuple[Item, ...]]) -> None:
        if (month.year, month.month) != (self.grid.day.year, self.grid.day.month):
            return
        self._days = days
        self.grid.show_days(days, self._session.today())
        self._show_day()

    def _name_month(self) -> None:
        day = self.grid.day
        self.name.setText(self._speak("{year}-{month}", year=day.year, month=f"{day.month:02d}"))

    def _show_day(self) -> None:
        day = self.grid.day
        items = self._days.get(day, ())
        self.day_name.setText(self._speak.day(day))
        self.none.setVisible(not items)
        self.view.setVisible(bool(items))
        now = self._session.now()
        self.view.table.show_parts(
            ("", one, [item for item in items if section(item, now) == one]) for one in Section
        )
        self.view.choose("")

    def _go_in(self) -> None:
        if self._days.get(self.grid.day):
            self.view.setFocus()
