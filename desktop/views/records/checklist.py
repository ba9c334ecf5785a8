"""A list of questions, each answered by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget

from desktop.views.widgets.choices import ANSWER_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent


class Checklist(QTableWidget):
    """The items. Y, N and U (or 1, 2, 3) answer the one that is chosen."""

    def __init__(self, answer: Callable[[str], object], name: str) -> None:
        """``answer(code)`` is told what the key said of the item that is chosen."""
        super().__init__()
        self._answer = answer
        self.setObjectName(name)
        self.setColumnCount(3)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(1, 96)
        self.setColumnWidth(2, 150)
        self.setMinimumHeight(220)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answer = ANSWER_KEYS.get(event.text().lower())
        if answer is not None:
            self._answer(answer)
        else:
            super().keyPressEvent(event)
