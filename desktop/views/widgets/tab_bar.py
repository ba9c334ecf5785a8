"""A row of tabs in which the one in front is told from the others, by night too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QTabBar

from desktop.views.theme import STEP, colours_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class TabBar(QTabBar):
    """A line of the accent stands under the tab in front."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        front = self.tabRect(self.currentIndex())
        line = front.adjusted(STEP, front.height() - 2, -STEP, 0)
        painter = QPainter(self)
        painter.fillRect(line, QColor(colours_of(self).accent))
        painter.end()
