"""The log: who did what when. It can be read and not changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
)

from desktop.office.audit_log import ACTS
from desktop.views.settings.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.office.audit_log import AuditLine
    from desktop.office.session import Session
    from desktop.views.language import Speaker


class LogPage(Page):
    """Newest lines first; more are fetched when asked for."""

    def __init__(self, session: Session, speaker: Speaker) -> None:
        super().__init__(session, speaker, speaker("Log"))
        self.setObjectName("log_page")
        self._last: int | None = None
        self.filter = QComboBox(self)
        self.filter.setObjectName("log_filter")
        self.filter.setAccessibleName(speaker("Show only"))
        self.filter.addItem(speaker("Everything"), "")
        for act, words in ACTS.items():
            self.filter.addItem(speaker(words), act)
        self.filter.currentIndexChanged.connect(lambda _row: self.shown())
        self.column.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignLeft)
        self.table = QTableWidget(0, 5, self)
        self.table.setObjectName("log_table")
        self.table.setAccessibleName(speaker("Log"))
        self.table.setHorizontalHeaderLabels(
            [
                speaker("When"),
                speaker("Who"),
                speaker("Second person"),
                speaker("What"),
                speaker("More"),
            ]
        )
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        self.table.setMinimumHeight(420)
        self.column.addWidget(self.table, 1)
        self.more = QPushButton(speaker("Earlier lines"), self)
        self.more.setObjectName("log_more")
        self.more.clicked.connect(self._fetch)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def shown(self) -> None:
        self._last = None
        self.table.setRowCount(0)
        self._fetch()

    def _fetch(self) -> None:
        act = self.filter.currentData()
        acts = (str(act),) if act else ()
        before = self._last
        self.do(lambda: self._session.audit_log.entries(before=before, acts=acts), self._show)

    def _show(self, lines: Sequence[AuditLine]) -> None:
        for line in lines:
            row = self.table.rowCount()
            self.table.insertRow(row)
            more = "  ".join(f"{key}: {value}" for key, value in line.detail.items() if value)
            told = (
                self._speak.moment(line.at), line.user, line.second, self._speak(line.act), more,
            )  # fmt: skip
            for column, text in enumerate(told):
                self.table.setItem(row, column, QTableWidgetItem(text))
        if lines:
            self._last = lines[-1].seq
        self.more.setEnabled(bool(lines))
