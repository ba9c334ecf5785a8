"""What a spreadsheet of agencies would add, row by row, before any of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from desktop.office import agency_import
from desktop.sheets.network import AGENCY
from desktop.views.icons import icon
from desktop.views.theme import GAP, GROUP, Tone
from desktop.views.widgets.labels import Label, help_label
from desktop.views.workers import run

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.errors import ClerkError
    from desktop.office.agency_import import ImportPlan, ImportRow
    from desktop.office.session import Session
    from desktop.views.language import Speaker


class ImportDialog(QDialog):
    """``done_`` tells how many were added."""

    done_ = Signal(int)

    def __init__(
        self, session: Session, speaker: Speaker, plan: ImportPlan, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("import_dialog")
        self._session, self._speak, self._plan = session, speaker, plan
        self.setWindowTitle(speaker("Read a spreadsheet"))
        column = QVBoxLayout(self)
        column.setContentsMargins(GROUP, GROUP, GROUP, GROUP)
        column.setSpacing(GAP)
        self.words = Label(self._told(), bold=True, name="import_words")
        column.addWidget(self.words)
        if plan.missing or plan.unread:
            column.addWidget(help_label(self._columns(), "import_columns"))
        self.table = self._table()
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        back = QPushButton(speaker("Not now"), self)
        back.clicked.connect(self.reject)
        row.addWidget(back)
        self.go = QPushButton(speaker.plural("Add {n} row", "Add {n} rows", len(plan.new)), self)
        self.go.setObjectName("import_go")
        self.go.setEnabled(plan.ready)
        self.go.setDefault(True)
        self.go.clicked.connect(lambda _on=False: self._carry_out())
        row.addWidget(self.go)
        column.addLayout(row)
        self.resize(760, 520)

    def _told(self) -> str:
        speak, plan = self._speak, self._plan
        amiss = sum(bool(row.problems) for row in plan.rows)
        if plan.missing:
            names = ("、" if speak.chinese else ", ").join(speak(words) for words in plan.missing)
            return speak("These headings are missing: {names}.", names=names)
        if amiss:
            return speak("Rows to mend in the spreadsheet: {n}. Nothing was read in.", n=amiss)
        if not plan.new:
            return speak("The directory has all of them already.")
        return speak("Looked through; nothing is kept yet.")

    def _columns(self) -> str:
        speak = self._speak
        known = ("、" if speak.chinese else ", ").join(
            chinese if speak.chinese else english for chinese, english in agency_import.headings()
        )
        return speak("Headings that are understood: {names}.", names=known)

    def _table(self) -> QTableWidget:
        speak = self._speak
        table = QTableWidget(len(self._plan.rows), 3, self)
        table.setObjectName("import_rows")
        table.setHorizontalHeaderLabels(
            [speak("Row"), speak(AGENCY["name"].label), speak("What is to be said")]
        )
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(0, 64)
        table.setColumnWidth(1, 240)
        table.setWordWrap(True)
        for at, row in enumerate(self._plan.rows):
            words, tone, sign = self._said(row)
            for column, text in enumerate((str(row.number), row.name, words)):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                if column == 2:
                    cell.setIcon(icon(sign, self, tone, 16))
                table.setItem(at, column, cell)
        return table

    def _said(self, row: ImportRow) -> tuple[str, Tone, str]:
        speak = self._speak
        if row.problems:
            said = [
                speak("{field}: {what}", field=speak(AGENCY[key].label), what=speak(words))
                for key, words in row.problems.items()
            ]
            return "  ".join(said), Tone.PROBLEM, "alert-triangle"
        if row.known:
            return speak("is in the directory already; left out"), Tone.MUTED, "circle"
        return speak("will be added"), Tone.READY, "check-circle"

    def _carry_out(self) -> None:
        self.go.setEnabled(False)
        run(
            lambda: agency_import.carry_out(self._session, self._plan),
            owner=self,
            done=self._kept,
            failed=self._failed,
        )

    def _kept(self, number: int) -> None:
        self.done_.emit(number)
        self.accept()

    def _failed(self, error: ClerkError) -> None:
        self.words.setText(self._speak(error.sentence))
        self.words.set_tone(Tone.PROBLEM)
