"""The list of a register: search, filters, order, several chosen for paper and export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.office.cards import Query
from desktop.office.register_lines import counted
from desktop.rules import form_codes
from desktop.views.icons import icon
from desktop.views.records.filters import Filters
from desktop.views.tables.line_delegate import LineDelegate
from desktop.views.tables.register_table import RegisterTable
from desktop.views.theme import GAP, STEP, Tone, enlarged
from desktop.views.widgets.labels import Label
from desktop.views.widgets.notices import EmptyState
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from desktop.errors import ClerkError
    from desktop.office.cards import Line
    from desktop.office.register import Register
    from desktop.views.language import Speaker
    from desktop.views.records.look import Column, Look

    Counts = Mapping[str, Counter[str]]

PAUSE_MS = 60
FIRST = 100


class LinesView(QTableView):
    """The table: Enter or a click opens a line, Ctrl, Shift and space select several."""

    opened = Signal(int)
    left_upwards = Signal()

    def __init__(self, look: Look, model: RegisterTable, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"{look.name}_lines")
        self._look = look
        self.setModel(model)
        self.setItemDelegate(LineDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + GAP + 4)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def chosen(self) -> list[int]:
        """Return the selected lines by their places."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def go_to(self, row: int) -> None:
        """Make a line the current one and the only one selected."""
        flags = (
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows
        )
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), flags)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.currentIndex().row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.opened.emit(row)
        elif key == Qt.Key.Key_Space and row >= 0:
            flags = (
                QItemSelectionModel.SelectionFlag.Toggle | QItemSelectionModel.SelectionFlag.Rows
            )
            self.selectionModel().select(self.currentIndex(), flags)
        elif key == Qt.Key.Key_Up and row <= 0 and not event.modifiers():
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        plain = not event.modifiers() and event.button() == Qt.MouseButton.LeftButton
        index = self.indexAt(event.position().toPoint())
        if plain and index.isValid() and len(self.chosen()) == 1:
            self.opened.emit(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width()
        shown: list[int] = []
        wide = [round(enlarged(column.width)) for column in self._look.columns]
        for at, wanted in enumerate(wide):
            if wanted > room and shown:
                break
            shown.append(at)
            room -= wanted
        spare = max(room, 0) // max(len(shown), 1)
        for at, wanted in enumerate(wide):
            self.setColumnHidden(at, at not in shown)
            if at in shown:
                self.setColumnWidth(at, wanted + spare)


class RegisterList(QWidget):
    """Search, filters and the table of one register."""

    opened = Signal(object)  # UUID
    new_wanted = Signal()
    print_wanted = Signal(object)  # tuple[UUID, ...]
    export_wanted = Signal(object)  # tuple[UUID, ...]
    trouble = Signal(object)  # Sentence
    shown = Signal()
    code_typed = Signal(str)

    def __init__(
        self, office: Register, look: Look, speaker: Speaker, *, may_add: bool, may_export: bool
    ) -> None:
        super().__init__()
        self.setObjectName(f"{look.name}_list")
        self._office, self._look, self._speak = office, look, speaker
        self._sort, self._descending = "", False
        self._marked: UUID | None = None
        self._ticket = 0
        self._may_add = may_add
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._top())
        self.filters = Filters(look.filters, speaker, self)
        self.filters.changed.connect(self.refresh)
        column.addWidget(self.filters)
        self.count = Label(tone=Tone.MUTED, wrap=False, name=f"{look.name}_count")
        column.addWidget(self.count)
        self._lines = QVBoxLayout()
        column.addLayout(self._lines)
        self.table = RegisterTable(look.columns, speaker, self)
        self.view = LinesView(look, self.table, self)
        self.view.setAccessibleName(speaker(look.search))
        self.view.opened.connect(self._open)
        self.view.left_upwards.connect(self.focus_search)
        self.view.horizontalHeader().sortIndicatorChanged.connect(self._resort)
        self.view.selectionModel().selectionChanged.connect(lambda _a, _b: self._show_chosen())
        self.empty = EmptyState("", speaker(look.new), look.icon)
        self.empty.pressed.connect(self.new_wanted)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        column.addWidget(self._stack, 1)
        column.addWidget(self._batch(may_export=may_export))

    def _top(self) -> QHBoxLayout:
        speak, look = self._speak, self._look
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.box = QLineEdit(self)
        self.box.setObjectName(f"{look.name}_search")
        self.box.setPlaceholderText(speak(look.search))
        self.box.setAccessibleName(speak(look.search))
        self.box.setClearButtonEnabled(True)
        self.box.addAction(
            icon("search", self.box, Tone.MUTED, 16), QLineEdit.ActionPosition.LeadingPosition
        )
        self.box.textChanged.connect(lambda _text: self._pause.start())
        self.box.installEventFilter(self)
        row.addWidget(self.box, 1)
        self.new_button = QPushButton(speak(look.new), self)
        self.new_button.setObjectName(f"{look.name}_new")
        self.new_button.setIcon(icon("add", self))
        self.new_button.setToolTip(speak(look.new) + " (Ctrl+N)")
        self.new_button.clicked.connect(self.new_wanted)
        self.new_button.setVisible(self._may_add)
        row.addWidget(self.new_button)
        return row

    def _batch(self, *, may_export: bool) -> QWidget:
        self.batch = QWidget(self)
        row = QHBoxLayout(self.batch)
        row.setContentsMargins(STEP, 0, STEP, 0)
        row.setSpacing(GAP)
        self.chosen_words = Label(wrap=False, name=f"{self._look.name}_chosen")
        row.addWidget(self.chosen_words, 1)
        for name, verb, sign, signal in (
            ("print", self._speak("Print"), "print", self.print_wanted),
            ("export", self._speak("To a stick"), "usb", self.export_wanted),
        ):
            button = QPushButton(verb, self.batch)
            button.setObjectName(f"{self._look.name}_{name}_several")
            button.setIcon(icon(sign, self))
            button.clicked.connect(lambda _on=False, signal=signal: signal.emit(self.chosen()))
            button.setVisible(may_export or name != "export")
            row.addWidget(button)
        self.batch.hide()
        return self.batch

    def refresh(self) -> None:
        """Read the list anew: something else is asked, or something was saved.

        A list that shows nothing yet has its newest lines at once, the others when all are read.
        """
        self._pause.stop()
        self._ticket += 1
        ticket, query, office = self._ticket, self.query(), self._office
        if not self.table.rowCount() and query == Query():
            run(
                lambda: office.first(FIRST),
                owner=self,
                done=lambda lines: self._show_first(ticket, lines),
                failed=self._failed,
            )
        run(
            lambda: self._read(office, query),
            owner=self,
            done=lambda found: self._show(ticket, query, *found),
            failed=self._failed,
        )

    def _read(self, office: Register, query: Query) -> tuple[Sequence[Line], Counts]:
        """Read the lines, and how many the filters offer of each code (in a worker)."""
        lines = office.lines(query)
        if query.filters:
            return lines, {}  # what the filters offer was counted without them
        everything = office.lines(Query()) if query.text else lines
        return lines, counted(everything, tuple(self._look.filters))

    def query(self) -> Query:
        """Return what is asked for now; the filters are applied to what is counted."""
        return Query(self.box.text(), self.filters.chosen(), self._sort, self._descending)

    def chosen(self) -> tuple[UUID, ...]:
        """Return the records of the selected lines, in the order of the list."""
        lines = self.table.lines()
        return tuple(lines[row].record_id for row in self.view.chosen())

    def add_line(self, line: QWidget) -> None:
        """Put a line of words below the count."""
        self._lines.addWidget(line)

    def focus_search(self) -> None:
        """Go to the search box, ready to type over what is there."""
        self.box.setFocus()
        self.box.selectAll()

    def focus_list(self) -> None:
        """Go to the table."""
        if not self.table.rowCount():
            self.focus_search()
            return
        self.view.setFocus()
        if not self.view.currentIndex().isValid():
            self.view.go_to(0)

    def mark(self, record: UUID | None) -> None:
        """Show whose record is open beside the list."""
        self._marked = record
        self._show_marked()

    def state(self) -> dict[str, object]:
        """Return what is typed and chosen, for a window built anew."""
        return {
            "text": self.box.text(),
            "filters": {key: list(codes) for key, codes in self.filters.chosen().items()},
            "sort": self._sort,
            "descending": self._descending,
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Put back what :meth:`state` returned."""
        self.box.setText(str(state.get("text") or ""))
        filters = state.get("filters")
        if isinstance(filters, dict):
            self.filters.choose(filters)
        self._sort, self._descending = str(state.get("sort") or ""), bool(state.get("descending"))
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.box and event.type() == QEvent.Type.KeyPress:
            pressed: QKeyEvent = event  # type: ignore[assignment]  # a key was pressed
            if pressed.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
                self.focus_list()
                return True
            entered = pressed.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if entered and form_codes.is_code(self.box.text()):
                self.code_typed.emit(self.box.text())
                self.box.clear()
                return True
            if entered and self.table.rowCount():
                self.view.go_to(0)
                self._open(0)
                return True
        return super().eventFilter(watched, event)

    def _open(self, row: int) -> None:
        line = self.table.line_at(row)
        if line is not None:
            self.opened.emit(line.record_id)

    def _resort(self, section: int, order: Qt.SortOrder) -> None:
        self._sort = _sorted_by(self._look.columns[section]) if section >= 0 else ""
        self._descending = order == Qt.SortOrder.DescendingOrder
        self.refresh()

    def _show(self, ticket: int, query: Query, lines: Sequence[Line], counts: Counts) -> None:
        if ticket != self._ticket:
            return
        self.table.show_lines(lines)
        self._offer(counts)
        speak = self._speak
        words = self._look.counted(speak, len(lines))
        if query.filters:
            number = len(query.filters)
            words += " · " + speak.plural("{n} filter", "{n} filters", number)
        self.count.setText(words)
        self._stack.setCurrentWidget(self.view if lines else self.empty)
        if not lines:
            asked = query.text.strip() or query.filters
            none = speak("Nothing is found for this.") if asked else speak(self._look.none)
            self.empty.words.setText(none)
            self.empty.button.setVisible(self._may_add)
        self._show_marked()
        self.shown.emit()

    def _show_first(self, ticket: int, lines: Sequence[Line]) -> None:
        """Show the newest lines while the list is read; they are not all, so none are counted."""
        if ticket == self._ticket and lines and not self.table.rowCount():
            self.table.show_lines(lines)
            self._stack.setCurrentWidget(self.view)

    def _offer(self, counts: Counts) -> None:
        if not counts:
            return
        by_key = {column.key: column for column in self._look.columns}
        offered = {}
        for key, found in counts.items():
            words = by_key[key].words if key in by_key else {}
            offered[key] = [
                (code, words.get(code, code or "–"), count) for code, count in found.most_common()
            ]
        self.filters.offer(offered)

    def _show_chosen(self) -> None:
        number = len(self.view.chosen())
        self.batch.setVisible(number > 1)
        if number > 1:
            words = self._speak.plural("{n} chosen", "{n} chosen", number)
            self.chosen_words.setText(words)

    def _show_marked(self) -> None:
        if self._marked is None:
            return
        for row, line in enumerate(self.table.lines()):
            if line.record_id == self._marked:
                if self.view.currentIndex().row() != row:
                    self.view.go_to(row)
                return

    def _failed(self, error: ClerkError) -> None:
        self.trouble.emit(error.sentence)


def _sorted_by(column: Column) -> str:
    return column.sorts or ("pinyin" if column.key == "title" else column.key)
