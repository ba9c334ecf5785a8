"""The lines of a register as Qt's item model; these registers are read whole."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from desktop.views.icons import icon
from desktop.views.records.look import SIGNS, Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QWidget

    from desktop.office.cards import Line
    from desktop.views.language import Speaker

    Index = QModelIndex | QPersistentModelIndex


_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


_GAP: Final = "\N{EN SPACE}"  # sums do not touch the column beside them


class RegisterTable(QAbstractTableModel):
    """One row a line, one column for each of the look."""

    def __init__(self, columns: Sequence[Column], speaker: Speaker, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns
        self._speak = speaker
        self._widget = parent
        self._lines: Sequence[Line] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines in place of the others."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line_at(self, row: int) -> Line | None:
        """Return a line by its place."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def lines(self) -> Sequence[Line]:
        """Return all lines, in order."""
        return self._lines

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            column = self._columns[section]
            return self._speak(column.title) + (_GAP if column.sum else "")
        if role == Qt.ItemDataRole.TextAlignmentRole and self._columns[section].sum:
            return _RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line_at(index.row()) if index.isValid() else None
        if line is None:
            return None
        column = self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.words(line, column) + (_GAP if column.sum else "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._speak(column.title)} {self.words(line, column)}".strip()
        if role == Qt.ItemDataRole.TextAlignmentRole and column.sum:
            return _RIGHT
        if role == Qt.ItemDataRole.DecorationRole:
            return self._sign(line, column)
        return None

    def cell(self, index: Index) -> tuple[str, QIcon | None, Qt.AlignmentFlag] | None:
        """Return what a cell shows: its words, the sign before them if it has one, and where."""
        line = self.line_at(index.row())
        if line is None:
            return None
        column = self._columns[index.column()]
        words = self.words(line, column) + (_GAP if column.sum else "")
        return words, self._sign(line, column), _RIGHT if column.sum else _LEFT

    def _sign(self, line: Line, column: Column) -> QIcon | None:
        tone = column.tones.get(str(_value(line, column.key)))
        return icon(SIGNS.get(tone, "circle"), self._widget, tone, 16) if tone else None

    def words(self, line: Line, column: Column) -> str:
        """Return what stands in a cell."""
        if column.said is not None:
            return column.said(self._speak, line)
        value = _value(line, column.key)
        if value is None:
            return ""
        if isinstance(value, date):
            return self._speak.day(value)
        if isinstance(value, list | tuple):
            said = [
                self._speak(column.words[str(one)]) for one in value if str(one) in column.words
            ]
            return ("、" if self._speak.chinese else ", ").join(said)
        known = column.words.get(str(value))
        return self._speak(known) if known is not None else str(value)


def _value(line: Line, key: str) -> object:
    if key in line.cells:
        return line.cells[key]
    return getattr(line, key, None)
