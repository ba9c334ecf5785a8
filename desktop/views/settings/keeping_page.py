"""Backups: make one now, see them, restore one, check whether everything is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton

from desktop.i18n import T
from desktop.rules.permissions import Act
from desktop.views import pickers
from desktop.views.settings.page import Page
from desktop.views.theme import Tone
from desktop.views.widgets.labels import Label, heading, help_label
from desktop.views.widgets.notices import Banner

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from desktop.i18n import Sentence
    from desktop.office.keeping import BackupCard, Report
    from desktop.office.session import Session
    from desktop.views.language import Speaker

REASONS: Final[Mapping[str, Sentence]] = {
    "closing": T("at closing"),
    "upgrade": T("before an upgrade"),
    "hand": T("by hand"),
    "restore": T("before restoring"),
}
_MB = 1_000_000


class KeepingPage(Page):
    """``restored`` when a backup was put in place: everybody signs in again."""

    restored = Signal()

    def __init__(self, session: Session, speaker: Speaker) -> None:
        super().__init__(session, speaker, speaker("Backups"))
        self.setObjectName("keeping_page")
        self.column.addWidget(
            help_label(
                speaker(
                    "A backup is made by itself at each closing. Take one to a USB stick every week."
                )
            )
        )
        row = QHBoxLayout()
        self._button(row, "backup_now", speaker("Back up now"), self._backup)
        self._button(row, "backup_to", speaker("Back up to a stick too…"), self._backup_to)
        if session.may(Act.CHECK_OFFICE):
            self._button(row, "check_office", speaker("Check everything"), self._check)
        row.addStretch(1)
        self.column.addLayout(row)
        self.report = Label("", name="check_report")
        self.column.addWidget(self.report)
        self.column.addWidget(heading(speaker("Backups, newest first")))
        self.list = QListWidget(self)
        self.list.setObjectName("backups")
        self.list.setAccessibleName(speaker("Backups, newest first"))
        self.list.setMinimumHeight(220)
        self.column.addWidget(self.list)
        self.banner = Banner(Tone.WAIT)
        self.column.addWidget(self.banner)
        if session.may(Act.RESTORE):
            row = QHBoxLayout()
            self._button(row, "restore", speaker("Restore the chosen one…"), self._ask_restore)
            self._button(row, "restore_file", speaker("Restore from a file…"), self._ask_file)
            row.addStretch(1)
            self.column.addLayout(row)
        self.column.addStretch(1)

    def _button(self, row: QHBoxLayout, name: str, words: str, act: object) -> None:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.clicked.connect(lambda _on=False: act())  # type: ignore[operator]
        row.addWidget(button)

    def shown(self) -> None:
        self.do(self._session.keeping.backups, self._show)

    def _show(self, backups: Sequence[BackupCard]) -> None:
        self.list.clear()
        for backup in backups:
            reason = self._speak(REASONS.get(backup.reason, T("by hand")))
            size = f"{backup.size / _MB:.1f} MB"
            item = QListWidgetItem(f"{self._speak.moment(backup.made_at)}   {reason}   {size}")
            item.setData(Qt.ItemDataRole.UserRole, backup.path)
            self.list.addItem(item)

    def _backup(self) -> None:
        self.do(self._session.keeping.backup, self._made, self._speak("Backing up"))

    def _backup_to(self) -> None:
        pickers.folder(self, self._speak("Second place for backups"), self._backup_into)

    def _backup_into(self, folder: Path) -> None:
        self.do(lambda: self._session.keeping.backup(folder), self._made, self._speak("Backing up"))

    def _made(self, backup: BackupCard) -> None:
        if backup.trouble is not None:
            self.trouble.emit(self._speak(backup.trouble))
        else:
            self.said.emit(self._speak("The backup was made and opened to check it."))
        self.shown()

    def _check(self) -> None:
        self.do(self._session.keeping.check, self._checked, self._speak("Checking"))

    def _checked(self, report: Report) -> None:
        lines = [f"{'✓' if fine else '✗'}  {self._speak(said)}" for fine, said in report.lines]
        self.report.setText("\n".join(lines))

    def _ask_restore(self) -> None:
        item: QListWidgetItem | None = self.list.currentItem()
        if item is None:
            self.trouble.emit(self._speak("Choose a backup first."))
            return
        self._confirm(item.data(Qt.ItemDataRole.UserRole))

    def _ask_file(self) -> None:
        pickers.open_file(self, self._speak("Restore from a file…"), None, "*.scb", self._confirm)

    def _confirm(self, path: Path) -> None:
        self.banner.say(
            self._speak(
                "The records go back to the state of this backup. Today's are backed up first."
            ),
            Tone.WAIT,
            (self._speak("Restore it"), lambda: self._restore(path)),
            (self._speak("Leave it"), lambda: self.banner.say("")),
        )

    def _restore(self, path: Path) -> None:
        self.banner.say("")
        self.do(
            lambda: self._session.keeping.restore(path),
            lambda _aside: self.restored.emit(),
            self._speak("Restoring"),
        )
