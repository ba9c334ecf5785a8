"""A month of activities on one page: arrows go from day to day, Enter opens, N begins a new one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

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
from desktop.rules.spans import weeks_of_month
from desktop.rules.weekdays import SHORT_WEEKDAYS
from desktop.views.icons import icon
from desktop.views.theme import GAP, Tone
from desktop.views.widgets.labels import Label
from desktop.views.widgets.month_head import MonthHead
from desktop.views.widgets.month_table import DayLine, MonthTable
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
_TONES: Final = {
    activities.PLANNED: Tone.CONDITIONS,
    activities.APPROVED: Tone.READY,
    activities.DONE: Tone.WAIT,
    activities.REPORTED: Tone.READY,
    activities.CANCELLED: Tone.MUTED,
}


class MonthPage(QWidget):
    """The month beside the list; below it what there is on the chosen day."""

    opened = Signal(object)  # UUID
    new_asked = Signal(object)  # date
    print_asked = Signal(object)  # date: the plan of its month
    trouble = Signal(object)  # Sentence

    def __init__(self, office: Activities, speaker: Speaker, today: date, *, may_add: bool) -> None:
        super().__init__()
        self.setObjectName("month_page")
        self._office, self._speak = office, speaker
        self._by_day: dict[date, list[Line]] = {}
        self._ticket = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 0, GAP, GAP)
        column.setSpacing(GAP)
        self.table = MonthTable(speaker, today, self)
        self.table.setAccessibleName(speaker("Calendar of activities"))
        column.addLayout(self._head())
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
        self.head = MonthHead(speak, self.table, self)
        self.new = QPushButton(icon("add", self), speak("New on this day (N)"), self)
        self.new.setObjectName("month_new")
        self.print_button = QPushButton(icon("print", self), speak("Month plan for the door"), self)
        self.print_button.setObjectName("month_print")
        row.addWidget(self.head)
        row.addStretch(1)
        row.addWidget(self.new)
        row.addWidget(self.print_button)
        return row

    def _wire(self) -> None:
        self.new.clicked.connect(lambda _on=False: self._new())
        self.print_button.clicked.connect(lambda _on=False: self.print_asked.emit(self.chosen))
        self.table.month_changed.connect(self.read)
        self.table.day_chosen.connect(self._show_day)
        self.table.opened.connect(self._open)
        self.table.new_asked.connect(self._new)
        self.day_list.itemActivated.connect(self._open_item)
        self.day_list.itemClicked.connect(self._open_item)

    @property
    def chosen(self) -> date:
        """The day that is chosen."""
        return self.table.day

    def read(self) -> None:
        """Read the month anew."""
        self._ticket += 1
        ticket, span, office = self._ticket, weeks_of_month(self.chosen), self._office
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
        told = {day: [_told(line) for line in these] for day, these in by_day.items()}
        self.table.show_lines(told, self.table.today)
        self._show_day()

    def _show_day(self) -> None:
        speak, lines = self._speak, self._by_day.get(self.chosen, [])
        weekday = speak(SHORT_WEEKDAYS[self.chosen.weekday()])
        told = f"{speak.day(self.chosen)}  {weekday}"
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
        lines = self._by_day.get(self.chosen, [])
        if len(lines) == 1:
            self.opened.emit(lines[0].record_id)
        elif lines:
            self.day_list.setFocus()
            self.day_list.setCurrentRow(0)

    def _new(self) -> None:
        if self.new.isVisible():
            self.new_asked.emit(self.chosen)

    def _open_item(self, item: QListWidgetItem) -> None:
        record: UUID = item.data(_RECORD)
        self.opened.emit(record)

    def _failed(self, error: ClerkError) -> None:
        self.trouble.emit(error.sentence)


def _told(line: Line) -> DayLine:
    tone = _TONES.get(line.state, Tone.MUTED)
    return DayLine(line.title, tone, struck=line.state == activities.CANCELLED)
