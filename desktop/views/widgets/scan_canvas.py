"""The paper itself: painted at any zoom and turn, moved with the hand, the wheel or the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QAbstractScrollArea

from desktop.views.theme import STEP

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from desktop.views.widgets.pictures import Picture

LEAST: Final = 0.25  # of the width of the view
MOST: Final = 8.0
ONE_STEP: Final = 1.25
_BLOWN_UP: Final = 3.0  # a small picture is not stretched further than this to fill the width
_NOTCH: Final = 120  # what a wheel tells for one notch
_LINE: Final = 10 * STEP  # how far an arrow moves the paper


class ScanCanvas(QAbstractScrollArea):
    """Shows one :class:`Picture`. ``zoom`` 1 fits the width of the view.

    ``zoomed`` tells that the zoom changed, ``page_asked`` that PgUp (-1) or PgDn (1) was pressed.
    """

    zoomed = Signal()
    page_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scan_canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Always there: a bar that comes and goes would change the width that is fitted.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        self._picture: Picture | None = None
        self._turns = 0
        self._held: QPointF | None = None
        self.zoom = 1.0

    @property
    def turns(self) -> int:
        """By how many quarters the paper is turned clockwise."""
        return self._turns

    def show_picture(self, picture: Picture | None, *, fresh: bool) -> None:
        """Show a picture from its top; ``fresh`` forgets zoom and turn of the one before."""
        self._picture = picture
        if fresh:
            self._turns, self.zoom = 0, 1.0
        self._measure()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()
        self.zoomed.emit()

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom; the point ``at`` of the view (else its middle) stays where it is."""
        zoom = min(max(zoom, LEAST), MOST)
        if self._picture is None or zoom == self.zoom:
            return
        at = at or QRectF(self.viewport().rect()).center()
        on_paper = (at - self._corner()) / self._scale()
        self.zoom = zoom
        self._measure()
        moved = self._corner() + on_paper * self._scale() - at
        self._move(moved)
        self.viewport().update()
        self.zoomed.emit()

    def turn(self) -> None:
        """Turn the paper by a quarter, clockwise."""
        self._turns = (self._turns + 1) % 4
        self._measure()
        self.viewport().update()

    def _upright(self) -> QSizeF:
        """Return the size of the paper as it is turned now, in its pixels."""
        size = QSizeF(self._picture.size) if self._picture else QSizeF(1, 1)
        return size.transposed() if self._turns % 2 else size

    def _scale(self) -> float:
        fits = self.viewport().width() / self._upright().width()
        return max(min(fits, _BLOWN_UP), 1e-6) * self.zoom

    def _corner(self) -> QPointF:
        """Return where the upper left corner of the paper stands in the view."""
        shown, view = self._upright() * self._scale(), self.viewport()
        across = self.horizontalScrollBar()
        middle = max((view.width() - shown.width()) / 2, 0.0)
        left = -float(across.value()) if across.maximum() else middle
        return QPointF(left, -float(self.verticalScrollBar().value()))

    def _measure(self) -> None:
        shown, view = self._upright() * self._scale(), self.viewport()
        for bar, length, room in (
            (self.horizontalScrollBar(), shown.width(), view.width()),
            (self.verticalScrollBar(), shown.height(), view.height()),
        ):
            bar.setRange(0, max(int(length + 0.5) - room, 0) if self._picture else 0)
            bar.setPageStep(room)
            bar.setSingleStep(_LINE)

    def _move(self, by: QPointF) -> None:
        for bar, distance in (
            (self.horizontalScrollBar(), by.x()),
            (self.verticalScrollBar(), by.y()),
        ):
            bar.setValue(bar.value() + round(distance))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Mid))
        if self._picture is not None:
            scale = self._scale()
            upright, paper = self._upright() * scale, QSizeF(self._picture.size) * scale
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.translate(self._corner() + QPointF(upright.width(), upright.height()) / 2)
            painter.rotate(90 * self._turns)
            box = QRectF(QPointF(-paper.width(), -paper.height()) / 2, paper)
            painter.fillRect(box, QColor(Qt.GlobalColor.white))
            painter.drawImage(box, self._picture.for_scale(scale * self.devicePixelRatioF()))
        painter.end()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / _NOTCH
            self.set_zoom(self.zoom * ONE_STEP**notches, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._picture is not None:
            self._held = event.position()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._move(self._held - event.position())
            self._held = event.position()
            event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, down = event.key(), self.verticalScrollBar()
        moves = {
            Qt.Key.Key_Left: QPointF(-_LINE, 0),
            Qt.Key.Key_Right: QPointF(_LINE, 0),
            Qt.Key.Key_Up: QPointF(0, -_LINE),
            Qt.Key.Key_Down: QPointF(0, _LINE),
            Qt.Key.Key_Home: QPointF(0, -down.maximum()),
            Qt.Key.Key_End: QPointF(0, down.maximum()),
            Qt.Key.Key_Space: QPointF(0, down.pageStep() - _LINE),
        }
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.page_asked.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in moves:
            self._move(moves[Qt.Key(key)])
        else:
            super().keyPressEvent(event)
