"""Bars behind the numbers of a table of results: as long as the number is large."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QStyledItemDelegate

from desktop.views.theme import STEP, Tone, colours_of

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

SHARE: Final = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a cell has the length of its bar: 0 to 1, None for no bar."""
_SHADE: Final = 70


class BarDelegate(QStyledItemDelegate):
    """Draws a bar from the left edge of a cell, its words over it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour = colours_of(parent).of(Tone.ACCENT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        share = index.data(SHARE)
        if share:
            room = QRectF(option.rect).adjusted(STEP, STEP, -STEP, -STEP)
            room.setWidth(max(room.width() * float(share), 2.0))
            colour = QColor(self._colour)
            colour.setAlpha(_SHADE)
            painter.fillRect(room, colour)
        super().paint(painter, option, index)
