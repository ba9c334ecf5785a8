"""The scan of a contract beside its form: the one that was added last, or one that is chosen now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton

from desktop.i18n import T
from desktop.views.icons import icon
from desktop.views.records.attachments_panel import read_file
from desktop.views.widgets.scan_view import ScanView
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.errors import ClerkError
    from desktop.office.cards import File, Row
    from desktop.office.session import Session
    from desktop.views.language import Speaker
    from desktop.views.records.panel import RecordPanel

_SHOWN: Final = frozenset({"image/jpeg", "image/png", "application/pdf"})


class ScanBeside(QObject):
    """A verb at the foot shows and hides the scan to the left of the form."""

    trouble = Signal(object)  # Sentence

    def __init__(
        self,
        session: Session,
        speaker: Speaker,
        panel: RecordPanel,
        when_saved: Callable[[Callable[[], None]], None],
    ) -> None:
        """``when_saved`` does something once the record is kept: a scan belongs to a record."""
        super().__init__(panel)
        self._when_saved = when_saved
        self._session, self._speak, self._panel = session, speaker, panel
        self._file: File | None = None
        self.view = ScanView(speaker)
        self.view.hide()
        panel.split.insertWidget(0, self.view)
        panel.split.setStretchFactor(0, 4)
        self.button = QPushButton(icon("photo", panel), speaker("Scan beside the form"), panel)
        self.button.setObjectName("contract_scan")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._toggled)
        panel.add_verb(self.button)
        panel.file_changed.connect(self.show_file)

    def show_file(self, file: File | None) -> None:
        """Take another record: its newest scan is shown while the scan is open."""
        self._file = file
        if self.button.isChecked() and file is not None:
            self._show()

    def _toggled(self, on: bool) -> None:  # noqa: FBT001  as the signal carries it
        self.view.setVisible(on)
        if on:
            self._panel.split.setSizes([380, 420, 240])
            self._when_saved(self._show)

    def _scan(self) -> Row | None:
        rows = self._file.rows.get("attachment", ()) if self._file else ()
        scans = [row for row in rows if row.values.get("media_type") in _SHOWN]
        return scans[-1] if scans else None

    def _show(self) -> None:
        scan = self._scan()
        if scan is None:
            self.view.clear(T("No scan is kept yet. Choose a picture or a PDF of the contract."))
            if self._file is not None:
                self._choose()
            return
        run(
            lambda: self._session.contracts.attachments.load(scan.id),
            owner=self,
            done=lambda found: self.view.show_scan(
                found[1], found[0], str(scan.values.get("title") or "")
            ),
            failed=self._failed,
        )

    def _choose(self) -> None:
        speak = self._speak
        dialog = QFileDialog(self._panel, speak("Choose the scan"))
        dialog.setObjectName("scan_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([speak("Pictures and PDF") + " (*.png *.jpg *.jpeg *.pdf)"])
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, path: str) -> None:
        """Keep a picture or a PDF with the contract, and show it."""
        if self._file is None:
            return
        record, chosen = self._file.main.id, Path(path)
        office = self._session.contracts.attachments
        run(
            lambda: office.add(record, chosen.stem, read_file(chosen), "contract"),
            owner=self,
            done=self._panel.file_changed.emit,
            failed=self._failed,
        )

    def _failed(self, error: ClerkError) -> None:
        self.trouble.emit(error.sentence)
