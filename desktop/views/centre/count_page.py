"""The result of an election: ballots and signature above, a line of the count for each candidate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from desktop.rules import elections
from desktop.sheets.committee import CANDIDATE
from desktop.views.records.pages import Making, Page
from desktop.views.theme import HELP_PT, Tone
from desktop.views.widgets.editors import Notice
from desktop.views.widgets.labels import Label, heading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.office.cards import Entry, File, RowEntry
    from desktop.sheets.fields import Group
    from desktop.sheets.screens import Tab

_KEYS: Final = ("votes", "run_off_votes", "elected")
_ROW: Final = 34
_NAME: Final = 0


class CountPage(Page):
    """A page of a term's sheet: its rows are those of the candidates, their sums typed here."""

    def __init__(self, tab: Tab, making: Making, *, may_edit: bool) -> None:
        self._may = may_edit
        self._rows: list[RowEntry] = []
        self._names: Mapping[UUID, str] = {}
        self._open = False
        self._filling = False
        super().__init__(tab, making)

    def place(self, kind: str, groups: list[Group]) -> None:
        if kind != CANDIDATE.kind:
            super().place(kind, groups)
            return
        speak = self._making.speaker
        for group in groups:
            self._column.addWidget(heading(speak(group.title)))
        self.hint = Label(
            speak("Votes are written down after the voting is closed."),
            tone=Tone.MUTED,
            points=HELP_PT,
            name="count_hint",
        )
        self._column.addWidget(self.hint)
        self.table = self._make_table()
        self._column.addWidget(self.table)
        self.notice = Notice(self)
        self.notice.setObjectName("count_notice")
        self.notice.hide()
        self._column.addWidget(self.notice)

    def show_file(self, file: File | None) -> None:
        """Hear from the file what the candidates are called and whether counting has begun."""
        self._names = file.titles if file else {}
        self._open = file is not None and file.state not in elections.BEFORE_COUNT
        self._show()

    def show_entry(self, entry: Entry) -> None:
        super().show_entry(entry)
        self._rows = [row for row in entry.rows.get(CANDIDATE.kind, ()) if not row.withdrawn]
        self._show()

    def gather(self, entry: Entry) -> Entry:
        entry = super().gather(entry)
        counted = {_key(row): self._typed(number) for number, row in enumerate(self._rows)}
        rows = tuple(
            replace(row, values={**row.values, **counted.get(_key(row), {})})
            for row in entry.rows.get(CANDIDATE.kind, ())
        )
        return replace(entry, rows={**entry.rows, CANDIDATE.kind: rows})

    def show_problems(self, problems: Mapping[str, str]) -> QWidget | None:
        first = super().show_problems(problems)
        mine = [
            words
            for key, words in problems.items()
            if key.startswith(f"{CANDIDATE.kind}#") and key.rpartition(".")[2] in _KEYS
        ]
        self.notice.show_words(mine[0] if mine else "", Tone.PROBLEM)
        return first or (self.table if mine else None)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 1 + len(_KEYS), self)
        table.setObjectName("count_table")
        speak = self._making.speaker
        table.setAccessibleName(speak("Votes"))
        table.setHorizontalHeaderLabels(
            [speak("Candidate"), speak("Votes"), speak("Run-off"), speak("Elected")]
        )
        table.setTabKeyNavigation(False)
        table.setAlternatingRowColors(True)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        table.horizontalHeader().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column in range(1, 1 + len(_KEYS)):
            table.setColumnWidth(column, 96)
        table.itemChanged.connect(self._changed)
        return table

    def _show(self) -> None:
        self._filling = True
        self.hint.setVisible(not self._open)
        self.table.setRowCount(len(self._rows))
        for number, row in enumerate(self._rows):
            self._show_row(number, row)
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + _ROW * max(len(self._rows), 1) + 4)
        self._filling = False

    def _show_row(self, number: int, row: RowEntry) -> None:
        usable = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        typing = self._may and self._open
        person: Any = row.values.get("person_id")
        name = QTableWidgetItem(self._names.get(person, ""))
        name.setFlags(usable)
        self.table.setItem(number, _NAME, name)
        for column, key in enumerate(_KEYS, start=1):
            value = row.values.get(key)
            item = QTableWidgetItem()
            if key == "elected":
                ticked = Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
                item.setFlags(usable | Qt.ItemFlag.ItemIsUserCheckable if typing else usable)
                item.setCheckState(ticked)
            else:
                item.setText("" if value is None else str(value))
                item.setFlags(usable | Qt.ItemFlag.ItemIsEditable if typing else usable)
            self.table.setItem(number, column, item)

    def _typed(self, number: int) -> dict[str, object]:
        found: dict[str, object] = {}
        for column, key in enumerate(_KEYS, start=1):
            item = self.table.item(number, column)
            if item is None:
                continue
            if key == "elected":
                ticked = item.checkState() == Qt.CheckState.Checked
                before = self._rows[number].values.get(key)
                found[key] = ticked if ticked or before is not None else None
            else:
                text = item.text().strip()
                found[key] = int(text) if text.isascii() and text.isdigit() else text or None
        return found

    def _changed(self, item: QTableWidgetItem) -> None:
        if not self._filling and item.column() != _NAME:
            self.changed.emit(f"{CANDIDATE.kind}.{_KEYS[item.column() - 1]}")


def _key(row: RowEntry) -> object:
    return row.id or row.values.get("person_id")
