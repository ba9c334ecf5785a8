"""Who looked at a case, changed it, printed it, and when."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.views.theme import GAP
from desktop.views.widgets.labels import heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.office.audit_log import AuditLine
    from desktop.views.language import Speaker


class WatchList(QWidget):
    """A short table; hidden while there is nothing that the user may be told."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("case_watch")
        self._speak = speaker
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(speaker("Who looked at it, changed it, printed it")))
        self.table = QTableWidget(0, 3, self)
        self.table.setObjectName("case_watchers")
        self.table.setAccessibleName(speaker("Who looked at it, changed it, printed it"))
        self.table.setHorizontalHeaderLabels([speaker("When"), speaker("Who"), speaker("What")])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, 170)
        self.table.setColumnWidth(1, 110)
        self.table.setMinimumHeight(240)
        column.addWidget(self.table)
        self.hide()

    def show_lines(self, lines: Sequence[AuditLine]) -> None:
        """Show what was done, newest first."""
        runs = [list(run) for _key, run in groupby(lines, _together)]
        self.table.setRowCount(len(runs))
        for row, run in enumerate(runs):
            newest, speak = run[0], self._speak
            who = " + ".join(filter(None, (newest.user, newest.second)))
            what = speak(newest.act)
            if len(run) > 1:
                what = speak("{what}, {n} times that day", what=what, n=len(run))
            for column, text in enumerate((speak.moment(newest.at), who, what)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.setVisible(bool(lines))


def _together(line: AuditLine) -> tuple[object, ...]:
    """What is told in one line: the same, by the same people, on one day, nothing between."""
    return line.user, line.second, line.act, line.at.date()
