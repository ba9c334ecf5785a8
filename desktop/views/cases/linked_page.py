"""The referrals and mediations of a case, and the buttons that begin another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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

from desktop.rules import mediations, reference, referrals
from desktop.views.icons import icon
from desktop.views.theme import GAP, GROUP, Tone
from desktop.views.widgets.labels import Label, heading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent

    from desktop.i18n import Sentence
    from desktop.office.cards import File
    from desktop.views.language import Speaker

    Cells = tuple[UUID, Sequence[str]]


class _Lines(QTableWidget):
    """Records of another register; Enter or a click opens one."""

    opened = Signal(object)  # UUID

    def __init__(self, name: str, titles: Sequence[str]) -> None:
        super().__init__(0, len(titles))
        self.setObjectName(name)
        self._records: list[UUID] = []
        self.setHorizontalHeaderLabels(list(titles))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.cellClicked.connect(lambda row, _column: self.opened.emit(self._records[row]))

    def show_lines(self, lines: Sequence[Cells]) -> None:
        """Show these lines, all of them without scrolling."""
        self._records = [record for record, _cells in lines]
        self.setRowCount(len(lines))
        for row, (_record, cells) in enumerate(lines):
            for column, text in enumerate(cells):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                self.setItem(row, column, cell)
        rows = sum(self.rowHeight(row) for row in range(len(lines)))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 4)
        self.setVisible(bool(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentRow()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.opened.emit(self._records[row])
        else:
            super().keyPressEvent(event)


class LinkedPage(QWidget):
    """``open_asked`` carries a register and a record; ``refer_asked``, ``mediate_asked`` none."""

    open_asked = Signal(str, object)
    refer_asked = Signal()
    mediate_asked = Signal()

    def __init__(self, speaker: Speaker, *, may_refer: bool, may_mediate: bool) -> None:
        super().__init__()
        self.setObjectName("linked_page")
        self._speak = speak = speaker
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP)
        row = QHBoxLayout()
        self.refer = QPushButton(icon("external-link", self), speak("Refer to an agency"), self)
        self.refer.setObjectName("case_refer")
        self.refer.setVisible(may_refer)
        self.refer.clicked.connect(lambda _on=False: self.refer_asked.emit())
        self.mediate = QPushButton(icon("users", self), speak("Begin a mediation"), self)
        self.mediate.setObjectName("case_mediate")
        self.mediate.setVisible(may_mediate)
        self.mediate.clicked.connect(lambda _on=False: self.mediate_asked.emit())
        row.addWidget(self.refer)
        row.addWidget(self.mediate)
        row.addStretch(1)
        column.addLayout(row)
        number, state = speak("Number"), speak("State")
        self.referrals = _Lines(
            "linked_referrals", (number, speak("Agency"), speak("Services"), state)
        )
        self.mediations = _Lines("linked_mediations", (number, speak("Respondent"), state))
        self._none: dict[str, Label] = {}
        for name, title, none, lines in (
            ("referrals", speak("Referrals"), speak("Nobody was referred yet."), self.referrals),
            (
                "mediations",
                speak("Mediations"),
                speak("No mediation belongs to this case."),
                self.mediations,
            ),
        ):
            lines.setAccessibleName(title)
            lines.opened.connect(lambda record, name=name: self.open_asked.emit(name, record))
            self._none[name] = Label(none, tone=Tone.MUTED)
            section = QVBoxLayout()
            section.setSpacing(GAP)
            for widget in (heading(title), self._none[name], lines):
                section.addWidget(widget)
            column.addLayout(section)
        column.addStretch(1)
        self.show_file(None)

    def show_file(self, file: File | None) -> None:
        """Show what belongs to a case."""
        facts: Mapping[str, Any] = file.facts if file else {}
        for name, lines, said in (
            ("referrals", self.referrals, self._referral),
            ("mediations", self.mediations, self._mediation),
        ):
            found = facts.get(name, ())
            lines.show_lines([(one["id"], said(one)) for one in found])
            self._none[name].setVisible(not found)

    def focus_first(self) -> None:
        """Go to the first button."""
        self.refer.setFocus()

    def _referral(self, one: Mapping[str, Any]) -> Sequence[str]:
        speak = self._speak
        words: Mapping[str, Sentence] = reference.words("service")
        services = [speak(words[code]) for code in one["services"] or () if code in words]
        joined = ("、" if speak.chinese else ", ").join(services)
        state = speak(referrals.WORDS[one["state"]])
        return str(one["number"]), str(one["agency"]), joined, state

    def _mediation(self, one: Mapping[str, Any]) -> Sequence[str]:
        state = self._speak(mediations.WORDS[one["state"]])
        return str(one["number"]), str(one["respondent"] or ""), state
