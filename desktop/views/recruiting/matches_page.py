"""Who fits a job, or which jobs fit a person: each with the reasons for and against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.views.icons import icon
from desktop.views.theme import GAP, Tone
from desktop.views.widgets.labels import Label
from desktop.views.widgets.notices import AdviceCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop.i18n import Sentence
    from desktop.office.linking import Match
    from desktop.views.language import Speaker


class Matches(QTableWidget):
    """The table; Enter opens what a line is of."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class MatchesPage(QWidget):
    """``of_people`` shows people for an offer, otherwise offers for a person.

    ``propose_asked`` and ``open_asked`` carry the record of the line.
    """

    propose_asked = Signal(object)
    open_asked = Signal(object)

    def __init__(self, speaker: Speaker, *, of_people: bool, may_link: bool) -> None:
        super().__init__()
        self.setObjectName("matches_page")
        self._speak, self._of_people = speaker, of_people
        self._matches: Sequence[Match] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.words = Label(tone=Tone.MUTED, name="matches_words")
        column.addWidget(self.words)
        self.table = Matches(0, 4, self)
        self.table.setObjectName("matches")
        first = speaker("Name") if of_people else speaker("Post")
        second = speaker("Age") if of_people else speaker("Employer")
        self.table.setHorizontalHeaderLabels(
            [first, second, speaker("Speaks for it"), speaker("Speaks against it")]
        )
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for section in (2, 3):
            head.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, 110)
        self.table.setColumnWidth(1, 60 if of_people else 120)
        self.table.setMinimumHeight(220)
        self.table.currentCellChanged.connect(lambda row, *_rest: self._look_at(row))
        self.table.entered.connect(self._open)
        column.addWidget(self.table, 1)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(GAP)
        column.addLayout(self._reasons)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.propose = QPushButton(icon("user-check", self), speaker("Propose this job"), self)
        self.propose.setObjectName("match_propose")
        self.propose.clicked.connect(self._propose)
        self.propose.setVisible(may_link)
        self.open = QPushButton(icon("eye", self), speaker("Open the record"), self)
        self.open.setObjectName("match_open")
        self.open.clicked.connect(self._open)
        row.addWidget(self.propose)
        row.addWidget(self.open)
        row.addStretch(1)
        column.addLayout(row)
        self.show_matches(())

    def show_matches(self, matches: Sequence[Match], why_none: Sentence | None = None) -> None:
        """Show these in their order; ``why_none`` is said when there are none."""
        self._matches = matches
        speak = self._speak
        self.table.setRowCount(len(matches))
        for row, match in enumerate(matches):
            second = (
                (str(match.age) if match.age is not None else "") if self._of_people else match.note
            )
            cells = (
                match.title,
                second,
                self._said(match.fit.reasons_for),
                self._said(match.fit.reasons_against),
            )
            for at, text in enumerate(cells):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                if at == 0:
                    tone = Tone.READY if match.fit.possible else Tone.WAIT
                    sign = "check-circle" if match.fit.possible else "clock"
                    cell.setIcon(icon(sign, self, tone, 16))
                self.table.setItem(row, at, cell)
        none = speak(why_none) if why_none is not None else speak("Nobody and nothing fits yet.")
        words = speak("Ready people only; nobody advised to wait is shown. She chooses freely.")
        self.words.setText(words if matches else none)
        self.table.setVisible(bool(matches))
        self.propose.setEnabled(bool(matches))
        self.open.setEnabled(bool(matches))
        if matches:
            self.table.setCurrentCell(0, 0)
        self._look_at(0 if matches else -1)

    def focus_first(self) -> None:
        """Go to the table."""
        self.table.setFocus()

    def _said(self, reasons: Sequence[Sentence]) -> str:
        speak = self._speak
        return ("；" if speak.chinese else "; ").join(
            speak(reason).rstrip("。.") for reason in reasons
        )

    def _current(self) -> Match | None:
        row = self.table.currentRow()
        return self._matches[row] if 0 <= row < len(self._matches) else None

    def _look_at(self, row: int) -> None:
        while (item := self._reasons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        match = self._matches[row] if 0 <= row < len(self._matches) else None
        if match is None:
            return
        for tone, reasons in (
            (Tone.READY, match.fit.reasons_for),
            (Tone.CONDITIONS if match.fit.possible else Tone.WAIT, match.fit.reasons_against),
        ):
            if reasons:
                self._reasons.addWidget(AdviceCard(tone, self._said(reasons)))
        self.propose.setEnabled(match.fit.possible and not match.placed)
        words = self._speak("Proposed already") if match.placed else self._speak("Propose this job")
        self.propose.setText(words)

    def _propose(self) -> None:
        match = self._current()
        if match is not None:
            self.propose_asked.emit(match.record)

    def _open(self) -> None:
        match = self._current()
        if match is not None:
            self.open_asked.emit(match.record)
