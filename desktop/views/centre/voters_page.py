"""The list of voters: a tick for each who has put her ballot into the box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

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

from desktop.rules import elections, reference
from desktop.sheets.committee import VOTER
from desktop.views.icons import icon
from desktop.views.theme import GAP, HELP_PT, Tone
from desktop.views.widgets.labels import Label
from desktop.views.widgets.link_field import LinkEditor
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.errors import ClerkError
    from desktop.office.cards import File
    from desktop.office.session import Session
    from desktop.office.voters import Voter
    from desktop.views.language import Speaker
    from desktop.views.widgets.editors import LinkSource

_ROW: Final = 34  # high enough for a finger
_OPEN: Final = frozenset({elections.PREPARING, elections.CALLED})


class VotersPage(QWidget):
    """``changed`` hands over the file after a tick or a change of the list."""

    changed = Signal(object)  # File
    trouble = Signal(object)  # Sentence

    def __init__(self, session: Session, speaker: Speaker, people: LinkSource) -> None:
        super().__init__()
        self.setObjectName("voters_page")
        self._session, self._speak = session, speaker
        self._file: File | None = None
        self._voters: Sequence[Voter] = ()
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.count = Label("", bold=True, name="voters_count")
        column.addWidget(self.count)
        secret = speaker(
            "Here stands who has voted, nowhere for whom: votes are counted from the ballots."
        )
        column.addWidget(Label(secret, tone=Tone.MUTED, points=HELP_PT))
        self.table = self._make_table()
        column.addWidget(self.table, 1)
        column.addLayout(self._buttons(people))
        self.show_file(None)

    def show_file(self, file: File | None) -> None:
        """Show the list of a term."""
        found: Any = file.facts.get("voters", ()) if file else ()
        self._file, self._voters = file, found
        state = file.state if file else ""
        may = self._session.may(self._session.terms.edit)
        ticking = may and state == elections.VOTING
        self._filling = True
        self.table.setRowCount(len(self._voters))
        for row, voter in enumerate(self._voters):
            self._show_row(row, voter, ticking=ticking)
        self._filling = False
        voted = sum(one.voted for one in self._voters)
        self.count.setText(
            self._speak("{n} of {m} have voted.", n=voted, m=len(self._voters))
            if self._voters
            else self._speak("Nobody is on the list of voters yet.")
        )
        open_ = may and file is not None and state in _OPEN
        for widget in (self.all, self.one, self.add, self.off):
            widget.setVisible(open_)

    def focus_first(self) -> None:
        """Go to the list, or to the button that fills it."""
        (self.table if self._voters else self.all).setFocus()

    def _make_table(self) -> QTableWidget:
        speak = self._speak
        table = QTableWidget(0, 3, self)
        table.setObjectName("voters_table")
        table.setAccessibleName(speak("Voters"))
        table.setHorizontalHeaderLabels([speak("Has voted"), speak("Sex"), speak("Born")])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.itemChanged.connect(self._ticked)
        return table

    def _buttons(self, people: LinkSource) -> QHBoxLayout:
        speak = self._speak
        row = QHBoxLayout()
        self.all = self._button(
            "voters_all", "users", speak("Put all children of the Centre on the list"), self._all
        )
        self.one = LinkEditor(VOTER["person_id"], speak, people, "voter")
        self.one.setMaximumWidth(240)
        self.add = self._button("voters_add", "user-add", speak("Put on the list"), self._add)
        self.off = self._button("voters_off", "user-block", speak("Take off the list"), self._off)
        for widget in (self.all, self.one, self.add, self.off):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        return row

    def _button(self, name: str, sign: str, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(icon(sign, self), words, self)
        button.setObjectName(name)
        button.clicked.connect(lambda _on=False: act())
        return button

    def _show_row(self, row: int, voter: Voter, *, ticking: bool) -> None:
        name = QTableWidgetItem(voter.name)
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        name.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if ticking else flags)
        name.setCheckState(Qt.CheckState.Checked if voter.voted else Qt.CheckState.Unchecked)
        sexes = reference.words("sex")
        sex = self._speak(sexes[voter.sex]) if voter.sex in sexes else ""
        self.table.setItem(row, 0, name)
        for column, text in ((1, sex), (2, str(voter.born or ""))):
            self.table.setItem(row, column, QTableWidgetItem(text))

    def _ticked(self, item: QTableWidgetItem) -> None:
        if self._filling or item.column() != 0 or self._file is None:
            return
        voter, term = self._voters[item.row()], self._file.main.id
        voted = item.checkState() == Qt.CheckState.Checked
        self._do(lambda: self._session.terms.voters.tick(term, voter.id, voted=voted))

    def _all(self) -> None:
        if self._file is not None:
            term = self._file.main.id
            self._do(lambda: self._session.terms.voters.add_children(term))

    def _add(self) -> None:
        person = self.one.value()
        if self._file is not None and person is not None:
            term = self._file.main.id
            self.one.set_value(None)
            self._do(lambda: self._session.terms.voters.add(term, person))

    def _off(self) -> None:
        row = self.table.currentRow()
        if self._file is not None and 0 <= row < len(self._voters):
            term, voter = self._file.main.id, self._voters[row]
            self._do(lambda: self._session.terms.voters.take_off(term, voter.id))

    def _do(self, act: Callable[[], File]) -> None:
        run(act, owner=self, done=self.changed.emit, failed=self._failed)

    def _failed(self, error: ClerkError) -> None:
        self.trouble.emit(error.sentence)
        self.show_file(self._file)
