"""The picture of the network in the window: who works with whom; a click opens an agency."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.i18n import T
from desktop.rules.network import PLACE_WORDS, Layout, Node, Tie, lay_out, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from desktop.views.language import Speaker

_LINES: Final = (1.0, 2.0, 3.5, 6.0)
_MARGIN: Final = 10.0
_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
EMPTY: Final = T("The directory is empty yet: add agencies or start from one of the two models.")


class NetworkPicture(QWidget):
    """Draws the network. Arrow keys go from one to the next, Enter opens."""

    opened = Signal(str)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("network_picture")
        self._speak = speaker
        self._nodes: dict[str, Node] = {}
        self._ties: tuple[Tie, ...] = ()
        self._known = False  # whether it was heard yet who works with whom
        self.layout_: Layout | None = None
        self.current = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(speaker("Picture of the network"))

    def sizeHint(self) -> QSize:
        return QSize(820, 560)

    def show_network(self, nodes: Sequence[Node], ties: Sequence[Tie]) -> None:
        """Show agencies and who works with whom."""
        self._nodes = {node.key: node for node in nodes}
        self._ties = tuple(ties)
        self._known = True
        if self.current not in self._nodes:
            self.current = next(iter(self._nodes), "")
        self._lay_out()
        self._describe()

    def rect_of(self, key: str) -> QRectF:
        """Return where a node is drawn."""
        assert self.layout_ is not None  # noqa: S101  asked of a node that is shown
        box = self.layout_.boxes[key]
        return QRectF(box.x + _MARGIN, box.y + _MARGIN, box.wide, box.high)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layout_ is None or not self._nodes:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            words = self._speak(EMPTY) if self._known else ""
            painter.drawText(self.rect().adjusted(40, 0, -40, 0), int(flags), words)
            return
        self._draw_columns(painter, self.layout_)
        for tie in self.layout_.ties:
            self._draw_tie(painter, tie)
        for key in self.layout_.boxes:
            self._draw_node(painter, key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.layout_ is not None and self.current and key in _STEPS:
            self._choose(nearest(self.layout_, self.current, *_STEPS[key]))
        elif self.current and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        key = self._at(event.position())
        if key and event.button() == Qt.MouseButton.LeftButton:
            self._choose(key)
            self.opened.emit(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        shape = Qt.CursorShape.PointingHandCursor if self._at(event.position()) else None
        if shape is None:
            self.unsetCursor()
        else:
            self.setCursor(shape)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            helping: QHelpEvent = event  # type: ignore[assignment]  # as its type says
            key = self._at(QPointF(helping.pos()))
            QToolTip.showText(helping.globalPos(), self._told(key) if key else "", self)
            return True
        return super().event(event)

    def _lay_out(self) -> None:
        room = self.width() - 2 * _MARGIN, self.height() - 2 * _MARGIN
        if self._nodes and min(room) > 0:
            self.layout_ = lay_out(list(self._nodes.values()), self._ties, *room, box=(150.0, 52.0))
        self.update()

    def _choose(self, key: str) -> None:
        self.current = key
        self._describe()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(self._told(self.current) if self.current else "")

    def _told(self, key: str) -> str:
        node = self._nodes[key]
        kind = self._speak(node.kind) if node.kind is not None else ""
        return " · ".join(part for part in (node.title, kind, node.phone) if part)

    def _at(self, point: QPointF) -> str:
        if self.layout_ is None:
            return ""
        return next((key for key in self.layout_.boxes if self.rect_of(key).contains(point)), "")

    def _draw_columns(self, painter: QPainter, layout: Layout) -> None:
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        for column in layout.columns:
            where = QRectF(column.x + _MARGIN, column.y + _MARGIN, column.wide, 24)
            words = self._speak(PLACE_WORDS[column.place])
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, words)

    def _draw_tie(self, painter: QPainter, tie: Tie) -> None:
        colour = self.palette().color(QPalette.ColorRole.Text)
        colour.setAlpha(70 + 30 * tie.level)
        painter.setPen(QPen(colour, _LINES[tie.level - 1]))
        painter.drawLine(self.rect_of(tie.a).center(), self.rect_of(tie.b).center())

    def _draw_node(self, painter: QPainter, key: str) -> None:
        node, rect, palette = self._nodes[key], self.rect_of(key), self.palette()
        chosen = key == self.current and self.hasFocus()
        edge = palette.color(QPalette.ColorRole.Highlight if chosen else QPalette.ColorRole.Mid)
        painter.setPen(QPen(edge, 2.5 if chosen else 1.0))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(rect, 6, 6)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.setFont(self._fitted(node.title, rect))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWrapAnywhere
        painter.drawText(rect.adjusted(3, 2, -3, -2), int(flags), node.title)

    def _fitted(self, title: str, rect: QRectF) -> QFont:
        """Return the largest font in which a title stays in its box."""
        font = QFont(self.font())
        inside = rect.adjusted(3, 2, -3, -2)
        flags = int(Qt.TextFlag.TextWrapAnywhere)
        while font.pointSizeF() > 6:
            needed = QFontMetricsF(font).boundingRect(inside, flags, title)
            if needed.height() <= inside.height() and needed.width() <= inside.width():
                break
            font.setPointSizeF(font.pointSizeF() - 0.5)
        return font
