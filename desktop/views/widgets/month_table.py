"""The days of a month as a table: whole weeks from Monday on, each day with its lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from desktop.rules.spans import add_months, weeks_of_month
from desktop.rules.weekdays import SHORT_WEEKDAYS
from desktop.views.theme import HELP_PT, RADIUS, STEP, Tone, colours_of, enlarged, sized

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from desktop.views.language import Speaker

_DAY = Qt.ItemDataRole.UserRole
_LINES = Qt.ItemDataRole.UserRole + 1
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_MONTHS: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True)
class DayLine:
    """One line of a day, in its tone; ``struck`` out where it is off."""

    words: str
    tone: Tone = Tone.MUTED
    struck: bool = False


class MonthTable(QTableWidget):
    """``day`` is the day that is chosen, ``today`` the day that Home leads to.

    A day of the month shown is ``day_chosen``; with one of another month the ``month_changed``,
    and whoever has the lines reads them and shows them. ``opened`` asks to look into the day,
    ``new_asked`` (N) to begin something on it.
    """

    day_chosen = Signal()
    month_changed = Signal()
    opened = Signal()
    new_asked = Signal()

    def __init__(self, speaker: Speaker, today: date, parent: QWidget) -> None:
        super().__init__(0, 7, parent)
        self.setObjectName("month_table")
        self.setProperty("ring", False)  # the day that is chosen has it
        self.speak = speaker
        self.day = self.today = today
        self._lines: Mapping[date, Sequence[DayLine]] = {}
        self.setHorizontalHeaderLabels([speaker(words) for words in SHORT_WEEKDAYS])
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
        self._fill()

    def show_lines(self, lines: Mapping[date, Sequence[DayLine]], today: date) -> None:
        """Show the lines of the days."""
        self._lines, self.today = lines, today
        self._fill()

    def go_to(self, day: date) -> None:
        """Choose a day."""
        other = (day.year, day.month) != (self.day.year, self.day.month)
        self.day = day
        if other:
            self._fill()
            self.month_changed.emit()
        else:
            self._choose()
            self.day_chosen.emit()

    def turn(self, months: int) -> None:
        """Turn some months on or back."""
        self.go_to(add_months(self.day, months))

    def _fill(self) -> None:
        first, last = weeks_of_month(self.day)
        days = (last - first).days + 1
        self.setRowCount(days // 7)
        for at in range(days):
            self.setItem(at // 7, at % 7, self._cell(first + timedelta(days=at)))
        self._choose()

    def _cell(self, day: date) -> QTableWidgetItem:
        lines = self._lines.get(day, ())
        words = [line.words for line in lines]
        cell = QTableWidgetItem()
        cell.setData(_DAY, day)
        cell.setData(_LINES, lines)
        said = "  ".join([self.speak.day(day), *words])
        cell.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        cell.setToolTip("\n".join(words))
        return cell

    def _choose(self) -> None:
        first, _last = weeks_of_month(self.day)
        self.setCurrentCell(*divmod((self.day - first).days, 7))
        self.viewport().update()

    def _day_at(self, place: QPoint) -> date | None:
        day: object = self.indexAt(place).data(_DAY)
        return day if isinstance(day, date) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.go_to(self.day + timedelta(days=_STEPS[key]))
        elif key in _MONTHS and not event.modifiers():
            self.turn(_MONTHS[key])
        elif key == Qt.Key.Key_Home:
            self.go_to(self.today)
        elif key in _ENTER:
            self.opened.emit()
        elif key == Qt.Key.Key_N and not event.modifiers():
            self.new_asked.emit()
        else:
            super().keyPressEvent(event)

    # The mouse only chooses and opens: the cells under it change with the month.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().toPoint())
        if day is not None:
            self.go_to(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().toPoint())
        if day == self.day:
            self.opened.emit()
        elif day is not None:
            self.go_to(day)


class _Day(QStyledItemDelegate):
    """Draws a day: its number, and its lines below it, each with a stripe in its tone."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        table = self.parent()
        assert isinstance(table, MonthTable)  # noqa: S101  made by it
        day, box = index.data(_DAY), option.rect
        painter.save()
        self._ground(painter, table, box, day)
        high = self._number(painter, table, box, day)
        below = box.adjusted(STEP + 1, high + 2, -STEP, -3)
        self._lines(painter, table, below, index.data(_LINES), chosen=day == table.day)
        painter.restore()

    def _ground(self, painter: QPainter, table: MonthTable, box: QRect, day: date) -> None:
        colours = colours_of(table)
        inside = day.month == table.day.month
        painter.fillRect(box, QColor(colours.base if inside else colours.window))
        if day == table.day:
            near = table.hasFocus()
            painter.setPen(QPen(QColor(colours.accent if near else colours.frame), 1 + near))
            painter.setBrush(QColor(colours.selected))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _number(self, painter: QPainter, table: MonthTable, box: QRect, day: date) -> int:
        """Write the number of the day; return how high it is."""
        colours, today = colours_of(table), day == table.today
        tone = colours.of(Tone.TEXT if day.month == table.day.month else Tone.MUTED)
        painter.setPen(QColor(colours.on_selected) if day == table.day else tone)
        painter.setFont(sized(table.font(), table.font().pointSizeF(), bold=today))
        words = table.speak("{n} today", n=day.day) if today else str(day.day)
        painter.drawText(box.adjusted(STEP + 2, 2, -STEP, 0), Qt.AlignmentFlag.AlignLeft, words)
        return painter.fontMetrics().height()

    def _lines(
        self,
        painter: QPainter,
        table: MonthTable,
        box: QRect,
        lines: Sequence[DayLine],
        *,
        chosen: bool,
    ) -> None:
        """Write as many lines as there is room for, then how many more there are."""
        colours, font = colours_of(table), sized(table.font(), enlarged(HELP_PT))
        painter.setFont(font)
        metrics = painter.fontMetrics()
        each = metrics.height() + 1
        room = max(box.height() // each, 1)
        shown = list(lines if len(lines) <= room else lines[: room - 1])
        for at, line in enumerate(shown):
            stripe = QRect(box.left(), box.top() + at * each + 2, 3, each - 4)
            painter.fillRect(stripe, colours.of(line.tone))
        if len(shown) < len(lines):
            shown.append(DayLine(table.speak("{n} more", n=len(lines) - len(shown))))
        for at, line in enumerate(shown):
            top, tone = box.top() + at * each, colours.of(line.tone)
            painter.setPen(QColor(colours.on_selected) if chosen else tone)
            struck = QFont(font)
            struck.setStrikeOut(line.struck)
            painter.setFont(struck)
            words = metrics.elidedText(line.words, Qt.TextElideMode.ElideRight, box.width() - 7)
            painter.drawText(box.left() + 7, top + metrics.ascent(), words)
