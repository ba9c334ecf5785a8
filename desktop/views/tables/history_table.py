"""The edits of a record: when, who, which field, from what to what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.i18n import T

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.office.cards import Edit
    from desktop.views.language import Speaker

    Index = QModelIndex | QPersistentModelIndex

TITLES: Final = (T("When"), T("Who"), T("Field"), T("Before"), T("After"))
RECORD_ROLE: Final = Qt.ItemDataRole.UserRole + 2


class HistoryTable(QAbstractTableModel):
    """Edits as they were handed over; ``words`` gives a field's name and a value in words."""

    def __init__(
        self,
        speaker: Speaker,
        field_words: Callable[[Edit], str],
        value_words: Callable[[Edit, object], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._speak = speaker
        self._field_words = field_words
        self._value_words = value_words
        self._edits: Sequence[Edit] = ()

    def show_edits(self, edits: Sequence[Edit]) -> None:
        """Show ``edits`` in place of the others."""
        self.beginResetModel()
        self._edits = tuple(edits)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._edits)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._speak(TITLES[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._edits):
            return None
        edit = self._edits[index.row()]
        if role == RECORD_ROLE:
            return edit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cell(edit, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._speak(TITLES[index.column()])} {self._cell(edit, index.column())}"
        return None

    def _cell(self, edit: Edit, column: int) -> str:
        if column == 0:
            return self._speak.moment(edit.made_at)
        if column == 1:
            return edit.by
        if column == 2:
            return self._field_words(edit)
        if edit.erased:
            return self._speak("(erased)")
        return self._value_words(edit, edit.before if column == 3 else edit.after)
