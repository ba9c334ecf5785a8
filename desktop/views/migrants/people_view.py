"""The table of people itself: which columns fit, and which keys do what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.views.tables.migrants_table import COLUMNS, MigrantsTable
from desktop.views.theme import GAP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from desktop.office.cards import ListRow

# In which order columns are given up when the list is narrow: the last named goes first.
_ORDER: Final = (
    "name",
    "age",
    "readiness",
    "sex",
    "state",
    "number",
    "schooling",
    "registered_on",
    "village_group",
)


class PeopleView(QTableView):
    """Rows of people. Enter or a click opens one; Ctrl, Shift and space select several."""

    opened = Signal(object)  # ListRow
    left_upwards = Signal()
    resorted = Signal(str, bool)
    widened = Signal()

    def __init__(self, model: MigrantsTable, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("people")
        self._table = model
        self._placing = False
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setAlternatingRowColors(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + GAP + 4)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSortIndicatorShown(True)
        head.setSectionsClickable(True)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.sortIndicatorChanged.connect(self._sorted)
        head.sectionResized.connect(self._resized)
        self._widths = {column.key: column.width for column in COLUMNS}

    def show_sort(self, key: str, *, descending: bool) -> None:
        """Show by which column the list is sorted, without telling."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        at = next((i for i, column in enumerate(COLUMNS) if column.key == key), -1)
        head = self.horizontalHeader()
        head.blockSignals(True)
        head.setSortIndicator(at, order)
        head.blockSignals(False)
        head.viewport().update()

    def widths(self) -> dict[str, int]:
        """Return the columns' widths as the user set them."""
        return dict(self._widths)

    def set_widths(self, widths: Mapping[str, object]) -> None:
        """Take widths kept earlier; senseless ones are left aside."""
        for key, width in widths.items():
            if key in self._widths and isinstance(width, int) and 24 <= width <= 600:
                self._widths[key] = width
        self._place()

    def chosen_ranges(self) -> list[tuple[int, int]]:
        """Return the selected lines as (first, last) pairs: quick even for 100,000."""
        chosen = self.selectionModel().selection()
        ranges = (chosen.at(number) for number in range(chosen.count()))
        return sorted({(each.top(), each.bottom()) for each in ranges})

    def number_chosen(self) -> int:
        """Return how many lines are selected."""
        return sum(last - first + 1 for first, last in self.chosen_ranges())

    def go_to(self, line: int) -> None:
        """Make ``line`` the current one and the only one selected."""
        index = self._table.index(line, 0)
        flags = (
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows
        )
        self.selectionModel().setCurrentIndex(index, flags)

    def open_line(self, line: int) -> None:
        """Open the person of a line, if its row has come already."""
        row = self._table.row_at(line) if 0 <= line < self._table.rowCount() else None
        if row is not None:
            self.opened.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, line = event.key(), self.currentIndex().row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_line(line)
        elif key == Qt.Key.Key_Space and line >= 0:
            flags = (
                QItemSelectionModel.SelectionFlag.Toggle | QItemSelectionModel.SelectionFlag.Rows
            )
            self.selectionModel().select(self.currentIndex(), flags)
        elif key == Qt.Key.Key_Up and line <= 0 and not event.modifiers():
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        plain = not event.modifiers() and event.button() == Qt.MouseButton.LeftButton
        index = self.indexAt(event.position().toPoint())
        if plain and index.isValid() and self.number_chosen() == 1:
            self.open_line(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def record(self, index: QModelIndex) -> ListRow | None:
        """Return the record of an index, if it is here."""
        return self._table.row_at(index.row()) if index.isValid() else None

    def _place(self) -> None:
        room = self.viewport().width()
        shown: set[str] = set()
        for key in _ORDER:
            if self._widths[key] > room and shown:
                break
            shown.add(key)
            room -= self._widths[key]
        spare = max(room, 0) // max(len(shown), 1)
        self._placing = True
        for at, column in enumerate(COLUMNS):
            self.setColumnHidden(at, column.key not in shown)
            if column.key in shown:
                self.setColumnWidth(at, self._widths[column.key] + spare)
        self._placing = False

    def _resized(self, section: int, before: int, after: int) -> None:
        if self._placing or before == 0 or after == 0:
            return
        self._widths[COLUMNS[section].key] = max(after, 24)
        self.widened.emit()

    def _sorted(self, section: int, order: Qt.SortOrder) -> None:
        key = COLUMNS[section].key if section >= 0 else ""
        self.resorted.emit(key, order == Qt.SortOrder.DescendingOrder)
