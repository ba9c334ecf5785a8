"""A month of activities on one page: arrows go from day to day, Enter opens, N begins a new one."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import T
from desktop.rules import activities
from desktop.rules.spans import add_months
from desktop.views.icons import icon
from desktop.views.theme import GAP, HELP_PT, STEP, Tone, colours_of, sized
from desktop.views.widgets.labels import Label, title
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent

    from desktop.errors import ClerkError
    from desktop.office.activities import Activities
    from desktop.office.cards import Line
    from desktop.views.language import Speaker

WEEKDAYS: Final = (T("Mon"), T("Tue"), T("Wed"), T("Thu"), T("Fri"), T("Sat"), T("Sun"))
_DAY = Qt.ItemDataRole.UserRole
_LINES = Qt.ItemDataRole.UserRole + 1
_TONES: Final = {
    activities.PLANNED: Tone.CONDITIONS,
    activities.APPROVED: Tone.READY,
    activities.DONE: Tone.WAIT,
    activities.REPORTED: Tone.READY,
    activities.CANCELLED: Tone.MUTED,
}
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class _Day(QStyledItemDelegate):
    """Draws a day: its number, and its activities below it, each with a stripe in its tone."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        table = self.parent()
        assert isinstance(table, MonthTable)  # noqa: S101  made by it
        colours, box = colours_of(table), option.rect
        day, lines = index.data(_DAY), index.data(_LINES) or ()
        inside = day.month == table.month.month
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, QColor(colours.selected if chosen else colours.base))
        if not inside and not chosen:
            painter.fillRect(box, QColor(colours.window))
        painter.setPen(QColor(colours.text if inside else colours.muted))
        if chosen:
            painter.setPen(QColor(colours.on_selected))
        today = day == table.today
        painter.setFont(sized(table.font(), HELP_PT + 1.5, bold=today))
        high = painter.fontMetrics().height()
        words = table.speak("{n} today", n=day.day) if today else str(day.day)
        painter.drawText(box.adjusted(STEP + 2, 2, -STEP, 0), Qt.AlignmentFlag.AlignLeft, words)
        self._lines(painter, table, box.adjusted(STEP, high + 2, -STEP, -2), lines, chosen)
        painter.restore()

    def _lines(
        self,
        painter: QPainter,
        table: MonthTable,
        box: QRect,
        lines: Sequence[Line],
        chosen: bool,  # noqa: FBT001
    ) -> None:
        colours, font = colours_of(table), sized(table.font(), HELP_PT)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        each = metrics.height() + 1
        room = max(box.height() // each, 1)
        shown = lines if len(lines) <= room else lines[: room - 1]
        y = box.top()
        for line in shown:
            tone = colours.of(_TONES.get(line.state, Tone.MUTED))
            painter.fillRect(QRect(box.left(), y + 2, 3, each - 4), tone)
            painter.setPen(QColor(colours.on_selected if chosen else colours.text))
            struck = QFont(font)
            struck.setStrikeOut(line.state == activities.CANCELLED)
            painter.setFont(struck)
            words = metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, box.width() - 8)
            painter.drawText(box.left() + 7, y + metrics.ascent(), words)
            y += each
        if len(shown) < len(lines):
            painter.setFont(font)
            words = table.speak("{n} more", n=len(lines) - len(shown))
            painter.drawText(box.left() + 7, y + metrics.ascent(), words)


class MonthTable(QTableWidget):
    """Six weeks at most, from Monday on."""

    gone = Signal(object)  # date: the day that the arrows lead to
    opened = Signal()
    new_asked = Signal()

    def __init__(self, speaker: Speaker, parent: QWidget) -> None:
        super().__init__(0, 7, parent)
        self.setObjectName("month")
        self.speak = speaker
        self.month = self.today = date.min
        self.setAccessibleName(speaker("Calendar of activities"))
        self.setHorizontalHeaderLabels([speaker(words) for words in WEEKDAYS])
        self.setItemDelegate(_Day(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setMinimumSectionSize(36)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.itemDoubleClicked.connect(lambda _item: self.opened.emit())

    def show_month(
        self, month: date, today: date, by_day: dict[date, list[Line]], chosen: date
    ) -> None:
        """Show the whole weeks of a month with their activities; ``chosen`` is the current day."""
        self.month, self.today = month, today
        first, last = activities.month_span(month)
        self.setRowCount(((last - first).days + 1) // 7)
        for at in range((last - first).days + 1):
            day = first + timedelta(days=at)
            lines = by_day.get(day, [])
            cell = QTableWidgetItem()
            cell.setData(_DAY, day)
            cell.setData(_LINES, lines)
            said = [self.speak.day(day), *(line.title for line in lines)]
            cell.setData(Qt.ItemDataRole.AccessibleTextRole, "  ".join(said))
            cell.setToolTip("\n".join(line.title for line in lines))
            self.setItem(at // 7, at % 7, cell)
        place = (chosen - first).days
        self.setCurrentCell(place // 7, place % 7)

    def day(self) -> date:
        """Return the day that is chosen."""
        item = self.currentItem()
        day: object = item.data(_DAY) if self.currentRow() >= 0 else None
        return day if isinstance(day, date) else self.month

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.gone.emit(self.day() + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not event.modifiers():
            self.gone.emit(add_months(self.day(), 1 if key == Qt.Key.Key_PageDown else -1))
        elif key == Qt.Key.Key_Home:
            self.gone.emit(self.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif key == Qt.Key.Key_N and not event.modifiers():
            self.new_asked.emit()
        else:
            super().keyPressEvent(event)


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
            item.setData(_DAY, line.record_id)
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
        record: UUID = item.data(_DAY)
        self.opened.emit(record)

    def _failed(self, error: ClerkError) -> None:
        self.trouble.emit(error.sentence)
