"""Who changed which field when, from what to what; and the records that were joined to this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import T
from desktop.views.icons import icon
from desktop.views.reading import value_words
from desktop.views.tables.history_table import HistoryTable
from desktop.views.theme import GAP, Tone
from desktop.views.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.cards import Edit
    from desktop.sheets.screens import Screen
    from desktop.views.language import Speaker

_OTHER_FIELDS: Final = {"state": T("State"), "withdrawn_why": T("Taken off")}


class HistoryPanel(QWidget):
    """The edits, newest first, of all fields or of one."""

    separate_asked = Signal(object)  # UUID of the record that was joined to this one

    def __init__(
        self, screen: Screen, speaker: Speaker, state_words: Callable[[str], Sentence]
    ) -> None:
        super().__init__()
        self.setObjectName("history_panel")
        self._screen = screen
        self._speak = speaker
        self._state_words = state_words
        self._edits: Sequence[Edit] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self._joined = QVBoxLayout()
        column.addLayout(self._joined)
        row = QHBoxLayout()
        words = QLabel(speaker("Show the changes of"), self)
        row.addWidget(words)
        self.field = QComboBox(self)
        self.field.setObjectName("history_field")
        self.field.setAccessibleName(words.text())
        self.field.currentIndexChanged.connect(lambda _at: self._show())
        words.setBuddy(self.field)
        row.addWidget(self.field, 1)
        column.addLayout(row)
        self.table = HistoryTable(speaker, self._field_words, self._value_words, self)
        self.view = QTableView(self)
        self.view.setObjectName("history")
        self.view.setAccessibleName(speaker("Changes"))
        self.view.setModel(self.table)
        self.view.setShowGrid(False)
        self.view.setAlternatingRowColors(True)
        self.view.setTabKeyNavigation(False)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = self.view.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for section, width in ((0, 124), (1, 76)):
            head.setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)
            head.resizeSection(section, width)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.view.setMinimumHeight(360)
        column.addWidget(self.view, 1)
        self.none = Label(speaker("Nothing was changed yet."), tone=Tone.MUTED, name="history_none")
        column.addWidget(self.none)
        self.show_edits(())

    def show_edits(self, edits: Sequence[Edit]) -> None:
        """Show these edits; the field that was looked at stays chosen if it is among them."""
        self._edits = edits
        chosen = self.field.currentData()
        fields: dict[str, str] = {}
        for edit in edits:
            fields.setdefault(f"{edit.sheet}.{edit.key}", self._field_words(edit))
        self.field.blockSignals(True)
        self.field.clear()
        self.field.addItem(self._speak("All fields"), None)
        for key, words in sorted(fields.items(), key=lambda pair: pair[1]):
            self.field.addItem(words, key)
        self.field.setCurrentIndex(max(self.field.findData(chosen), 0))
        self.field.blockSignals(False)
        self._show()

    def show_joined(self, merged: Sequence[UUID]) -> None:
        """Offer to take apart again what was joined."""
        while (item := self._joined.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for other in merged:
            line = QWidget(self)
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(Label(self._speak("Another record was joined to this one.")), 1)
            button = QPushButton(self._speak("Take apart again"), line)
            button.setObjectName("history_separate")
            button.setIcon(icon("undo", self))
            button.clicked.connect(lambda _on=False, other=other: self.separate_asked.emit(other))
            row.addWidget(button)
            self._joined.addWidget(line)

    def _show(self) -> None:
        wanted = self.field.currentData()
        shown = [e for e in self._edits if wanted in (None, f"{e.sheet}.{e.key}")]
        self.table.show_edits(shown)
        self.view.setVisible(bool(shown))
        self.none.setVisible(not shown)

    def _field_words(self, edit: Edit) -> str:
        sheet = self._screen.sheets.get(edit.sheet)
        if sheet is None:
            return edit.key
        if edit.key in sheet.keys:
            words = self._speak(sheet[edit.key].label)
        else:
            words = self._speak(_OTHER_FIELDS.get(edit.key, T("Field")))
        return (
            words
            if edit.sheet == self._screen.main.kind
            else f"{self._speak(sheet.title)}: {words}"
        )

    def _value_words(self, edit: Edit, value: object) -> str:
        sheet = self._screen.sheets.get(edit.sheet)
        if edit.key == "state" and value:
            return self._speak(self._state_words(str(value)))
        if sheet is None or edit.key not in sheet.keys:
            return "" if value is None else str(value)
        return value_words(sheet[edit.key], value, self._speak)
