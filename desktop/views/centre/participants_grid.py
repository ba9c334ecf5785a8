"""The list of who is at a training, typed down its columns by keyboard alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QTableWidget,
    QTableWidgetItem,
)

from desktop.i18n import T
from desktop.views.icons import icon
from desktop.views.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from desktop.i18n import Sentence
    from desktop.office.cards import RowEntry
    from desktop.views.language import Speaker

COLUMNS: Final[tuple[tuple[str, Sentence], ...]] = (
    ("name", T("Name")),
    ("came", T("Came")),
    ("points_before", T("Test before")),
    ("points_after", T("Test after")),
    ("certificate_on", T("Certificate given on")),
)
_CAME: Final = 1
_POINTS: Final = (2, 3)
_ANSWERS: Final = {"y": "yes", "1": "yes", " ": "yes", "n": "no", "0": "no", "2": "no"}
_SIGNS: Final = {"yes": ("check-circle", Tone.READY), "no": ("x-circle", Tone.MUTED)}
_DIGITS: Final = QRegularExpression(r"\d{0,3}")


class _Points(QStyledItemDelegate):
    """Only digits are taken where points are typed."""

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit) and index.column() in _POINTS:
            editor.setValidator(QRegularExpressionValidator(_DIGITS, editor))
        return editor


class ParticipantsGrid(QTableWidget):
    """``typed`` tells the line, the field, and what the key or the text said."""

    typed = Signal(int, str, object)
    taken_off = Signal(int)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(0, len(COLUMNS))
        self.setObjectName("participants")
        self._speak = speaker
        self._shown: list[RowEntry] = []
        self.setAccessibleName(speaker("Participants; Y came, N did not, numbers for points"))
        self.setHorizontalHeaderLabels([speaker(words) for _key, words in COLUMNS])
        self.setItemDelegate(_Points(self))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().setDefaultSectionSize(28)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, wide in ((1, 76), (2, 84), (3, 84), (4, 116)):
            self.setColumnWidth(column, wide)
        self.setMinimumHeight(240)
        self.itemChanged.connect(self._item_changed)

    def show_rows(self, rows: Sequence[RowEntry]) -> None:
        """Show lines; the one that was chosen stays chosen."""
        at, column = self.currentRow(), max(self.currentColumn(), _CAME)
        self._shown = list(rows)
        self.blockSignals(True)
        self.setRowCount(len(rows))
        for line in range(len(rows)):
            self._show(line, {})
        self.blockSignals(False)
        if rows:
            self.setCurrentCell(min(max(at, 0), len(rows) - 1), column)

    def show_row(self, line: int, row: RowEntry) -> None:
        """Show one line anew."""
        self._shown[line] = row
        self.blockSignals(True)
        self._show(line, {})
        self.blockSignals(False)

    def show_problems(self, problems: Mapping[int, Mapping[str, str]]) -> None:
        """Mark what is amiss: by line, by field, in words."""
        self.blockSignals(True)
        for line in range(self.rowCount()):
            self._show(line, problems.get(line, {}))
        self.blockSignals(False)

    def go_to(self, line: int, key: str) -> None:
        """Choose the cell of a field."""
        keys = [name for name, _words in COLUMNS]
        self.setCurrentCell(line, keys.index(key) if key in keys else 0)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, column = self.currentRow(), self.currentColumn()
        answer = _ANSWERS.get(event.text().lower()) if column == _CAME else None
        if line >= 0 and answer is not None:
            self.typed.emit(line, "came", answer)
            self._down()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # A cell that is being typed in hands its Enter on; it goes down when it is closed.
            if self.state() != QAbstractItemView.State.EditingState:
                self._down()
        elif event.key() == Qt.Key.Key_Delete and line >= 0:
            self._delete(line, column)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._down()

    def _delete(self, line: int, column: int) -> None:
        """Empty a cell that can be emptied; on the name, take the line off."""
        key = COLUMNS[column][0]
        if column == 0:
            self.taken_off.emit(line)
        elif key != "certificate_on":
            self.typed.emit(line, key, None)

    def _down(self) -> None:
        """Go to the line below; from the last one to the first of the next column to fill in."""
        line, column = self.currentRow(), self.currentColumn()
        if line + 1 < self.rowCount():
            self.setCurrentCell(line + 1, column)
        elif _CAME <= column < _POINTS[-1]:
            self.setCurrentCell(0, column + 1)

    def _item_changed(self, item: QTableWidgetItem) -> None:
        text = item.text().strip()
        key = COLUMNS[item.column()][0]
        value: object = text or None
        if item.column() in _POINTS and text.isdecimal():
            value = int(text)
        self.typed.emit(item.row(), key, value)

    def _show(self, line: int, problems: Mapping[str, str]) -> None:
        values = self._shown[line].values
        for column, (key, _words) in enumerate(COLUMNS):
            item = QTableWidgetItem(self._text(key, values.get(key)))
            linked = key == "name" and values.get("person_id") is not None
            if linked or key in ("came", "certificate_on"):
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            sign, tone = _SIGNS.get(str(values.get(key)), ("", Tone.MUTED))
            if problems.get(key):
                item.setToolTip(problems[key])
                sign, tone = "alert-triangle", Tone.PROBLEM
            elif linked:
                sign = "user"
            if sign:
                item.setIcon(icon(sign, self, tone, 16))
            self.setItem(line, column, item)

    def _text(self, key: str, value: object) -> str:
        if value is None:
            return ""
        if key == "came":
            return self._speak("yes") if value == "yes" else self._speak("no")
        if isinstance(value, date):
            return self._speak.day(value)
        return str(value)
