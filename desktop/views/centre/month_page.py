"""A month of activities on one page: arrows go from day to day, Enter opens, N begins a new one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.rules import activities
from desktop.rules.spans import add_months
from desktop.views.centre.month_table import WEEKDAYS, MonthTable
from desktop.views.icons import icon
from desktop.views.theme import GAP
from desktop.views.widgets.labels import Label, title
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from desktop.errors import ClerkError
    from desktop.office.activities import Activities
    from desktop.office.cards import Line
    from desktop.views.language import Speaker

_RECORD = Qt.ItemDataRole.UserRole


class MonthPage(QWidget):
    """The month beside the list; below it what there is on the chosen day."""

    opened = Signal(object)  # UUID
    new_asked = Signal(object)  # date
    print_asked = Signal(object)  # date: the plan of its month
    trouble = Signal(object)  # Sentence

    def __init__(self, office: Activities, speaker: Speaker, today: date, *, may_add: bool) -> None:
        super().__init__()
        self.setObjectName("month_page")
        self._office, self._speak, self._today = office, speaker, today
        self._chosen = today
        self._by_day: dict[date, list[Line]] = {}
        self._ticket = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 0, GAP, GAP)
        column.setSpacing(GAP)
        column.addLayout(self._head())
        self.table = MonthTable(speaker, self)
        column.addWidget(self.table, 1)
        self.day_words = Label(bold=True, name="month_day")
        column.addWidget(self.day_words)
        self.day_list = QListWidget(self)
        self.day_list.setObjectName("month_day_list")
        self.day_list.setAccessibleName(speaker("Activities of the day"))
        self.day_list.setMaximumHeight(96)
        column.addWidget(self.day_list)
        self.new.setVisible(may_add)
        self._wire()

    def _head(self) -> QHBoxLayout:
        speak, row = self._speak, QHBoxLayout()
        row.setSpacing(GAP)
        self.back = QPushButton(icon("chevron-left", self), "", self)
        self.back.setObjectName("month_back")
        self.back.setAccessibleName(speak("The month before"))
        self.forth = QPushButton(icon("chevron-right", self), "", self)
        self.forth.setObjectName("month_forth")
        self.forth.setAccessibleName(speak("The next month"))
        self.words = title("", "month_words")
        self.words.setWordWrap(False)
        self.now = QPushButton(speak("Today"), self)
        self.now.setObjectName("month_today")
        self.new = QPushButton(icon("add", self), speak("New on this day (N)"), self)
        self.new.setObjectName("month_new")
        self.print_button = QPushButton(icon("print", self), speak("Month plan for the door"), self)
        self.print_button.setObjectName("month_print")
        for widget in (self.back, self.words, self.forth, self.now):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.new)
        row.addWidget(self.print_button)
        return row

    def _wire(self) -> None:
        self.back.clicked.connect(lambda _on=False: self.go_to(add_months(self._chosen, -1)))
        self.forth.clicked.connect(lambda _on=False: self.go_to(add_months(self._chosen, 1)))
        self.now.clicked.connect(lambda _on=False: self.go_to(self._today))
        self.new.clicked.connect(lambda _on=False: self._new())
        self.print_button.clicked.connect(lambda _on=False: self.print_asked.emit(self._chosen))
        self.table.gone.connect(self.go_to)
        self.table.currentCellChanged.connect(lambda *_places: self._day_chosen())
        self.table.opened.connect(self._open)
        self.table.new_asked.connect(self._new)
        self.day_list.itemActivated.connect(self._open_item)
        self.day_list.itemClicked.connect(self._open_item)

    @property
    def chosen(self) -> date:
        """The day that is chosen."""
        return self._chosen

    def go_to(self, day: date) -> None:
        """Choose a day; another month is read."""
        same = (day.year, day.month) == (self._chosen.year, self._chosen.month)
        self._chosen = day
        if same and self.table.rowCount():
            self._show()
        else:
            self.read()

    def read(self) -> None:
        """Read the month anew."""
        self._ticket += 1
        ticket, span, office = self._ticket, activities.month_span(self._chosen), self._office
        run(
            lambda: office.between(*span),
            owner=self,
            done=lambda lines: self._came(ticket, lines),
            failed=self._failed,
        )

    def _came(self, ticket: int, lines: Sequence[Line]) -> None:
        if ticket != self._ticket:
            return
        by_day: dict[date, list[Line]] = defaultdict(list)
        for line in lines:
            if line.day is not None:
                by_day[line.day].append(line)
        self._by_day = by_day
        self._show()

    def _show(self) -> None:
        month = self._chosen.replace(day=1)
        speak = self._speak
        name = speak.day(month)
        self.words.setText(
            f"{month.year}年{month.month}月" if speak.chinese else name.partition(" ")[2]
        )
        self.table.blockSignals(True)
        self.table.show_month(month, self._today, self._by_day, self._chosen)
        self.table.blockSignals(False)
        self._show_day()

    def _day_chosen(self) -> None:
        day = self.table.day()
        if day != self._chosen:
            self.go_to(day)

    def _show_day(self) -> None:
        speak, lines = self._speak, self._by_day.get(self._chosen, [])
        weekday = speak(WEEKDAYS[self._chosen.weekday()])
        told = f"{speak.day(self._chosen)}  {weekday}"
        self.day_words.setText(told if lines else f"{told}  {speak('Nothing planned.')}")
        self.day_list.clear()
        for line in lines:
            words = activities.WORDS.get(line.state)
            parts = [line.cells.get("time"), line.title, line.cells.get("place")]
            parts.append(speak(words) if words is not None else "")
            item = QListWidgetItem("  ".join(str(part) for part in parts if part))
            item.setData(_RECORD, line.record_id)
            self.day_list.addItem(item)
        self.day_list.setVisible(bool(lines))

    def _open(self) -> None:
        """Enter on a day: its activity, or the list of several."""
        lines = self._by_day.get(self._chosen, [])
        if len(lines) == 1:
            self.opened.emit(lines[0].record_id)
        elif lines:
            self.day_list.setFocus()
            self.day_list.setCurrentRow(0)

    def _new(self) -> None:
        if self.new.isVisible():
            self.new_asked.emit(self._chosen)

    def _open_item(self, item: QListWidgetItem) -> None:
        record: UUID = item.data(_RECORD)
        self.opened.emit(record)

    def _failed(self, error: ClerkError) -> None:
        self.trouble.emit(error.sentence)
