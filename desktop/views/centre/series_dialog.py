"""One decision: how often an activity comes again, and how many times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.rules import activities, reference
from desktop.views.theme import GAP, GROUP, Tone
from desktop.views.widgets.labels import Label, help_label
from desktop.views.workers import run

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from desktop.errors import ClerkError
    from desktop.office.activities import Activities
    from desktop.views.language import Speaker


class SeriesDialog(QDialog):
    """``made`` tells how many activities were made besides the first."""

    made = Signal(int)

    def __init__(
        self, office: Activities, speaker: Speaker, record: UUID, first: date, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("series_dialog")
        self._office, self._speak, self._record, self._first = office, speaker, record, first
        self.setWindowTitle(speaker("A series"))
        column = QVBoxLayout(self)
        column.setContentsMargins(GROUP, GROUP, GROUP, GROUP)
        column.setSpacing(GAP)
        grid = QGridLayout()
        self.rhythm = QComboBox(self)
        self.rhythm.setObjectName("series_rhythm")
        for code, said in reference.words("activity_rhythm").items():
            self.rhythm.addItem(speaker(said), code)
        self.times = QSpinBox(self)
        self.times.setObjectName("series_times")
        self.times.setRange(2, 60)
        self.times.setValue(8)
        for row, (words, field) in enumerate(
            ((speaker("How often"), self.rhythm), (speaker("How many times"), self.times))
        ):
            label = Label(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        column.addLayout(grid)
        self.told = help_label("", "series_told")
        column.addWidget(self.told)
        row_ = QHBoxLayout()
        row_.addStretch(1)
        back = QPushButton(speaker("Not now"), self)
        back.clicked.connect(self.reject)
        self.go = QPushButton(self)
        self.go.setObjectName("series_go")
        self.go.setDefault(True)
        self.go.clicked.connect(lambda _on=False: self._make())
        row_.addWidget(back)
        row_.addWidget(self.go)
        column.addLayout(row_)
        self.rhythm.currentIndexChanged.connect(lambda _at: self._tell())
        self.times.valueChanged.connect(lambda _value: self._tell())
        self._tell()

    def _tell(self) -> None:
        speak, times = self._speak, self.times.value()
        days = activities.series_dates(self._first, str(self.rhythm.currentData()), times)
        self.told.set_tone(Tone.MUTED)
        self.told.setText(speak("From {first} to {last}.", first=days[0], last=days[-1]))
        self.go.setText(speak.plural("Make {n} more", "Make {n} more", times - 1))

    def _make(self) -> None:
        self.go.setEnabled(False)
        rhythm, times = str(self.rhythm.currentData()), self.times.value()
        run(
            lambda: self._office.make_series(self._record, rhythm, times),
            owner=self,
            done=self._were_made,
            failed=self._failed,
        )

    def _were_made(self, number: int) -> None:
        self.made.emit(number)
        self.accept()

    def _failed(self, error: ClerkError) -> None:
        self.go.setEnabled(True)
        problems = getattr(error, "problems", {})
        said = [self._speak(words) for words in problems.values()]
        self.told.setText("  ".join(said) or self._speak(error.sentence))
        self.told.set_tone(Tone.PROBLEM)
