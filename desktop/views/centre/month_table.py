"""The days of a month as a table: whole weeks from Monday on, each day with its activities."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from desktop.i18n import T
from desktop.rules import activities
from desktop.rules.spans import add_months
from desktop.views.theme import HELP_PT, STEP, Tone, colours_of, sized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

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
