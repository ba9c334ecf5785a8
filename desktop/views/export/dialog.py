"""To the USB stick: what, for whom, with which password, to which drive; then written and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
)

from desktop.errors import Cancelled
from desktop.office.cards import Second
from desktop.views import pickers, workers
from desktop.views.theme import GAP, GROUP, STEP, Tone
from desktop.views.widgets.labels import Label, help_label
from desktop.views.widgets.notices import Banner, JobBar
from desktop.views.widgets.passwords import PasswordField, judge_password

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.errors import ClerkError
    from desktop.office.exports import Plan, Receipt
    from desktop.office.session import Session
    from desktop.views.language import Speaker

LOOK_AGAIN_MS: Final = 2000
_GB: Final = 1_000_000_000


class ExportDialog(QDialog):
    """Takes records of some people to a stick."""

    def __init__(
        self,
        session: Session,
        speaker: Speaker,
        records: Sequence[UUID],
        parent: QWidget | None = None,
        *,
        register: str = "migrants",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export_dialog")
        self._session, self._speak = session, speaker
        self._exports = session.exports_of(register)
        self._of_people = register == "migrants"
        self._plan: Plan | None = None
        self._folder: Path | None = None
        self.setWindowTitle(speaker("To the USB stick"))
        column = QVBoxLayout(self)
        column.setContentsMargins(GROUP, GROUP, GROUP, GROUP)
        column.setSpacing(GAP)
        self.banner = Banner()
        column.addWidget(self.banner)
        self._who(column)
        self._what(column)
        self._lock(column)
        self._where(column)
        self._second(column)
        self.bar = JobBar(speaker)
        column.addWidget(self.bar)
        self._buttons(column)
        self.resize(620, 640)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._look_for_drives)
        self._timer.start()
        self._look_for_drives()
        ids = tuple(records)
        job = workers.run(
            lambda: self._exports.plan(ids), owner=self, done=self._planned, failed=self._failed
        )
        self.bar.watch(speaker("Checking consents"), job, cancel=False)

    def _who(self, column: QVBoxLayout) -> None:
        self.count = Label("", bold=True, name="export_count")
        column.addWidget(self.count)
        self.left_out = QListWidget(self)
        self.left_out.setObjectName("left_out")
        self.left_out.setAccessibleName(self._speak("Left out, and why"))
        self.left_out.setMaximumHeight(110)
        self.left_out.hide()
        column.addWidget(self.left_out)

    def _what(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        self.kinds = QButtonGroup(self)
        for place, (code, words) in enumerate(
            (
                ("xlsx", self._speak("Table (XLSX)")),
                ("csv", self._speak("Table (CSV)")),
                ("pdf", self._speak("Forms (PDF)")),
            )
        ):
            button = QRadioButton(words, self)
            button.setObjectName(f"what_{code}")
            button.setProperty("code", code)
            button.setChecked(place == 0)
            button.setVisible(code in self._exports.kinds)
            self.kinds.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.kinds.buttonToggled.connect(lambda _b, _on: self._show_state())

    def _lock(self, column: QVBoxLayout) -> None:
        self.password = PasswordField(
            self._speak("Password for the table"), self._speak, "export_password", judge_password
        )
        self.password.changed.connect(self._show_state)
        column.addWidget(self.password)
        self.open_warning = help_label(
            self._speak("Without a password anybody who finds the stick can read it."),
            "open_warning",
        )
        column.addWidget(self.open_warning)

    def _where(self, column: QVBoxLayout) -> None:
        column.addWidget(Label(self._speak("Where to"), bold=True))
        self.drives = QListWidget(self)
        self.drives.setObjectName("drives")
        self.drives.setAccessibleName(self._speak("Drives"))
        self.drives.setMaximumHeight(110)
        self.drives.currentItemChanged.connect(lambda *_items: self._drive_chosen())
        column.addWidget(self.drives)
        self.no_drive = help_label(self._speak("Plug in a USB stick; it appears here by itself."))
        column.addWidget(self.no_drive)
        other = QPushButton(self._speak("Another folder…"), self)
        other.setObjectName("other_folder")
        other.clicked.connect(
            lambda: pickers.folder(self, self._speak("Another folder…"), self.use_folder)
        )
        column.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)

    def _second(self, column: QVBoxLayout) -> None:
        speak = self._speak
        alone = self._session.alone
        words = speak("Reason") if alone else speak("Second person: sign-in name")
        self.second_name = QLineEdit(self)
        self.second_name.setObjectName("second_name")
        self.second_name.setAccessibleName(words)
        self.second_name.setPlaceholderText(words)
        self.second_password = PasswordField(speak("Her password"), speak, "second_password")
        self.second_password.setVisible(not alone)
        self._alone = alone
        row = QVBoxLayout()
        row.setSpacing(STEP)
        row.addWidget(Label(speak("Personal data leave the office with four eyes only"), bold=True))
        row.addWidget(self.second_name)
        row.addWidget(self.second_password)
        column.addLayout(row)

    def _buttons(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.addStretch(1)
        self.close_button = QPushButton(self._speak("Close"), self)
        self.close_button.setObjectName("export_close")
        self.close_button.clicked.connect(self.reject)
        self.write = QPushButton(self._speak("Write to the stick"), self)
        self.write.setObjectName("export_write")
        self.write.setDefault(True)
        self.write.clicked.connect(self._write)
        row.addWidget(self.close_button)
        row.addWidget(self.write)
        column.addLayout(row)
        self._show_state()

    def use_folder(self, folder: Path) -> None:
        """Write to a folder instead of a drive of the list."""
        self._folder = folder
        self.drives.clearSelection()
        self.no_drive.setText(str(folder))
        self._show_state()

    def _planned(self, plan: Plan) -> None:
        self._plan = plan
        speak = self._speak
        n, out = len(plan.included), len(plan.left_out)
        if self._of_people:
            words = speak.plural("{n} person is exported", "{n} people are exported", n)
        else:
            words = speak.plural("{n} record is exported", "{n} records are exported", n)
        if out:
            words += speak(", {n} left out:", n=out)
        self.count.setText(words)
        for left in plan.left_out:
            self.left_out.addItem(f"{left.name}  {left.number}  {speak(left.why)}")
        self.left_out.setVisible(bool(out))
        self._show_state()

    def _look_for_drives(self) -> None:
        workers.run(self._exports.drives, owner=self, done=self._show_drives, failed=self._failed)

    def _show_drives(self, drives: Sequence[object]) -> None:
        known = [
            self.drives.item(at).data(Qt.ItemDataRole.UserRole) for at in range(self.drives.count())
        ]
        if [drive.path for drive in drives] == known:  # type: ignore[attr-defined]
            return
        self.drives.clear()
        for drive in drives:
            free = f"{drive.free / _GB:.1f} GB"  # type: ignore[attr-defined]
            words = self._speak("{name}: {free} free", name=drive.label, free=free)  # type: ignore[attr-defined]
            if drive.read_only:  # type: ignore[attr-defined]
                words += f"  {self._speak('write-protected')}"
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, drive.path)  # type: ignore[attr-defined]
            self.drives.addItem(item)
        if self._folder is None:
            self.no_drive.setVisible(not drives)
            if drives:
                self.drives.setCurrentRow(0)
        self._show_state()

    def _drive_chosen(self) -> None:
        item = self.drives.currentItem()
        if item is not None:
            self._folder = item.data(Qt.ItemDataRole.UserRole)
        self._show_state()

    def _code(self) -> str:
        button = self.kinds.checkedButton()
        return str(button.property("code")) if button else "xlsx"

    def _show_state(self) -> None:
        lockable = self._code() == "xlsx"
        self.password.setVisible(lockable)
        self.open_warning.setVisible(not lockable or not self.password.text())
        ready = self._plan is not None and bool(self._plan.included) and self._folder is not None
        if self._exports.locked and not self.password.text():
            ready = False
        if hasattr(self, "write"):
            self.write.setEnabled(ready)

    def _write(self) -> None:
        plan, folder = self._plan, self._folder
        if plan is None or folder is None:
            return
        what = self._code()
        password = self.password.text() if what == "xlsx" else ""
        typed = self.second_name.text().strip()
        second = Second(reason=typed) if self._alone else Second(typed, self.second_password.text())
        self.write.setEnabled(False)
        job = workers.run_long(
            lambda report, cancelled: self._exports.write(
                plan,
                what,  # type: ignore[arg-type]
                folder,
                password=password,
                second=second,
                language=self._speak.language,
                progress=report,
                cancelled=cancelled,
            ),
            owner=self,
            done=self._written,
            failed=self._failed,
        )
        self.bar.watch(self._speak("Writing and reading back"), job, at_once=True)

    def _written(self, receipt: Receipt) -> None:
        self.write.setEnabled(True)
        self.banner.say(
            self._speak(
                "Written and checked: {names}. Eject it in the system, then you can take the stick out.",
                names=", ".join(receipt.names),
            ),
            Tone.READY,
        )
        self.close_button.setFocus()

    def _failed(self, error: ClerkError) -> None:
        self._show_state()
        words = self._speak(error.sentence)
        self.banner.say(words, Tone.MUTED if isinstance(error, Cancelled) else Tone.PROBLEM)
        if error.field == "password" and self.second_password.text():
            self.second_password.line.setFocus()
        elif error.field in ("sign_in_name", "reason"):
            self.second_name.setFocus()
