"""The pages of a case's sheet; a report that is written down begins with now and with who writes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.sheets.cases import REPORT
from desktop.views.cases.watch_list import WatchList
from desktop.views.idle import when_quiet
from desktop.views.records.pages import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.office.session import Session
    from desktop.sheets.screens import Tab
    from desktop.views.records.pages import Making


class CasePage(Page):
    """The fields and rows of one tab of a case."""

    def __init__(self, tab: Tab, making: Making, session: Session) -> None:
        self._session = session
        super().__init__(tab, making)
        self.watch: WatchList | None = None
        if tab.key == "team":
            self.watch = WatchList(making.speaker)
            self._column.addWidget(self.watch)
        if tab.key == "intake":  # made before one is opened; every case has such rows
            for editor in self.rows.values():
                QTimer.singleShot(0, editor, partial(when_quiet, editor, editor.prepare))

    def fresh(self, kind: str) -> Mapping[str, object]:
        if kind != REPORT.kind:
            return super().fresh(kind)
        now = self._session.now()
        return {
            "reported_on": now.date(),
            "reported_at": now.hour * 60 + now.minute,
            "reported_by": self._session.user.full_name,
        }

    def write_report(self) -> None:
        """Go to the report, begun if there is none yet."""
        reports = self.rows[REPORT.kind]
        if reports.cards:
            self.focus_first()
        else:
            reports.add_row()
