"""The drawn table of a month: numbers of days, how much is due on each; the arrows go about it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.i18n import T
from desktop.office.today import month_shown
from desktop.rules.spans import add_months
from desktop.views.theme import GAP, HELP_PT, RADIUS, STEP, Tone, colours_of, sized

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from desktop.rules.worklist import Item
    from desktop.views.language import Speaker
    from desktop.views.theme import Colours

_SHORT: Final = (T("Mon"), T("Tue"), T("Wed"), T("Thu"), T("Fri"), T("Sat"), T("Sun"))
_HEAD: Final = 28
_WEEKS: Final = 6
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_MONTHS: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MonthGrid(QWidget):
    """``day`` is the day that is chosen; ``opened`` asks to look into it."""

    day_chosen = Signal(object)  # date
    month_changed = Signal()
    opened = Signal()

    def __init__(self, speaker: Speaker, today: date) -> None:
        super().__init__()
        self.setObjectName("month_grid")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", False)  # the day that is chosen has it
        self._speak = speaker
        self._today = self.day = today
        self._days: Mapping[date, Sequence[Item]] = {}
        self._tell()

    def show_days(self, days: Mapping[date, Sequence[Item]], today: date) -> None:
        """Show what is due on each day."""
        self._days, self._today = days, today
        self._tell()
        self.update()

    def go_to(self, day: date) -> None:
        """Choose a day; another month is asked for where it lies in one."""
        other = (day.year, day.month) != (self.day.year, self.day.month)
        self.day = day
        self._tell()
        self.update()
        if other:
            self.month_changed.emit()
        self.day_chosen.emit(day)

    def turn(self, months: int) -> None:
        """Turn some months on or back."""
        self.go_to(add_months(self.day, months))

    def sizeHint(self) -> QSize:
        return QSize(700, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, 300)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.go_to(self.day + timedelta(days=_STEPS[key]))
        elif key in _MONTHS:
            self.turn(_MONTHS[key])
        elif key == Qt.Key.Key_Home:
            self.go_to(self._today)
        elif key in _ENTER:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for day in self._shown():
            if self._box(day).contains(event.position().toPoint()):
                self.go_to(day)
                return

    def _tell(self) -> None:
        items = self._days.get(self.day, ())
        said = [self._speak.day(self.day), self._speak("{n} due", n=len(items))]
        self.setAccessibleName(", ".join(said))

    def _shown(self) -> list[date]:
        begin, _end = month_shown(self.day)
        return [begin + timedelta(days=at) for at in range(7 * _WEEKS)]

    def _box(self, day: date) -> QRect:
        begin, _end = month_shown(self.day)
        week, weekday = divmod((day - begin).days, 7)
        wide, high = self.width() - 1, self.height() - _HEAD - 1
        left, right = wide * weekday // 7, wide * (weekday + 1) // 7
        top, bottom = high * week // _WEEKS, high * (week + 1) // _WEEKS
        return QRect(left, _HEAD + top, right - left, bottom - top)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self)
        painter.setFont(sized(self.font(), HELP_PT, bold=True))
        painter.setPen(colours.of(Tone.MUTED))
        for at, words in enumerate(_SHORT):
            box = QRect((self.width() - 1) * at // 7, 0, self.width() // 7, _HEAD)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._speak(words))
        for day in self._shown():
            self._draw_day(painter, colours, day)
        painter.end()
        event.accept()

    def _draw_day(self, painter: QPainter, colours: Colours, day: date) -> None:
        box = self._box(day)
        inside = day.month == self.day.month
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.base if inside else colours.window))
        painter.drawRect(box)
        if day == self.day:
            edge = colours.accent if self.hasFocus() else colours.frame
            painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
            painter.setBrush(QColor(colours.selected))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        number = box.adjusted(GAP, STEP, -STEP, 0)
        painter.setFont(sized(self.font(), self.font().pointSizeF(), bold=day == self._today))
        painter.setPen(colours.of(Tone.TEXT if inside else Tone.MUTED))
        words = f"{day.day}"
        if day == self._today:
            words += "  " + self._speak("Today")
        painter.drawText(number, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)
        self._draw_items(painter, colours, day, box)

    def _draw_items(self, painter: QPainter, colours: Colours, day: date, box: QRect) -> None:
        """Write as many sentences as the day has room for, then how many more there are."""
        items = self._days.get(day, ())
        painter.setFont(sized(self.font(), HELP_PT))
        high = painter.fontMetrics().height() + 1
        left, top = box.left() + GAP, box.top() + STEP + self.fontMetrics().height() + 2
        room = max((box.bottom() - top) // high, 1)
        shown = list(items) if len(items) <= room else list(items[: room - 1])
        lines = [(self._speak(item.words), item.danger) for item in shown]
        if len(items) > len(shown):
            more = len(items) - len(shown)
            lines.append((self._speak("{n} due", n=more) if not shown else f"+{more}", False))
        wide = box.width() - 2 * GAP
        for at, (words, danger) in enumerate(lines):
            late = day < self._today
            tone = Tone.DANGER if danger else (Tone.WAIT if late else Tone.MUTED)
            painter.setPen(colours.of(tone))
            line = QRect(left, top + at * high, wide, high)
            words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(
                line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words
            )
