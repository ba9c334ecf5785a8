"""The roll on the screen: big rows, Space ticks, letters go on with the search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.views.tables.roll_table import NAME, RollTable

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from desktop.views.language import Speaker

_ROW: Final = 34  # high enough for a finger
_WIDTHS: Final = (0, 62, 56, 48, 118, 72)


class RollView(QTableView):
    """``letters`` carries what is typed on the roll; ``left_upwards``: Up on the first row."""

    letters = Signal(str)
    left_upwards = Signal()

    def __init__(self, table: RollTable, speaker: Speaker, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("attendance_roll")
        self.setAccessibleName(speaker("Children; Space ticks"))
        self.setModel(table)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(8 * _ROW)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, wide in enumerate(_WIDTHS):
            if wide:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(column, wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and isinstance(model, RollTable):
            model.toggle(row)
        elif event.key() == Qt.Key.Key_Up and row <= 0:
            self.left_upwards.emit()
        elif event.text().isalnum() and not event.modifiers():
            self.letters.emit(event.text())
        else:
            super().keyPressEvent(event)
