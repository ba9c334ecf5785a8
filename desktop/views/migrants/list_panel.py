"""The list of everybody: search as you type, filters, count, several chosen for print and export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import T
from desktop.office.cards import Query
from desktop.rules import form_codes
from desktop.views.icons import icon
from desktop.views.migrants import wording
from desktop.views.migrants.leaving import Leaving
from desktop.views.migrants.papers import PAPERS
from desktop.views.migrants.people_view import PeopleView
from desktop.views.migrants.searching import Search
from desktop.views.records.filters import Filters
from desktop.views.tables.migrants_table import COLUMNS, MigrantsTable, Saying
from desktop.views.theme import GAP, STEP, Tone
from desktop.views.widgets.labels import Label
from desktop.views.widgets.notices import EmptyState
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from PySide6.QtGui import QIcon, QKeyEvent

    from desktop.errors import ClerkError
    from desktop.office.cards import ListRow
    from desktop.office.migrants import Migrants
    from desktop.views.language import Speaker


_FILTERS: Final = {
    "village_group": T("Village group"),
    "sex": T("Sex"),
    "age_band": T("Age"),
    "state": T("State"),
    "readiness": T("Readiness"),
    "schooling": T("Schooling"),
    "year": T("Year"),
}


class ListPanel(QWidget):
    """Search, filters, the table and what can be done with several people at once."""

    opened = Signal(object)  # UUID
    new_wanted = Signal()
    print_wanted = Signal(object)  # Sequence[int]: keys of the list
    paper_wanted = Signal(str, object)  # a kind of paper, keys of the list
    code_typed = Signal(str)
    export_wanted = Signal(object)  # Sequence[int]
    preferences_changed = Signal()
    trouble = Signal(object)  # Sentence
    shown = Signal()  # the results of the newest query stand on the screen

    def __init__(
        self,
        office: Migrants,
        speaker: Speaker,
        today: Callable[[], date],
        *,
        may_export: bool = True,
        may_register: bool = True,
        may_move: bool = True,
    ) -> None:
        super().__init__()
        self.setObjectName("migrants_list")
        self._office = office
        self._speak = speaker
        self._today = today
        self._may_move = may_move
        self._sort, self._descending = "", False
        self._marked: UUID | None = None
        self._last: Query | None = None
        self._search = Search(office, self)
        self._search.first.connect(self._show_first)
        self._search.found.connect(self._show_all)
        self._search.failed.connect(self.trouble)
        self._table = MigrantsTable(self._saying(), self)
        self._table.wanted.connect(self._fetch)
        self._build(may_register=may_register, may_export=may_export)

    def _build(self, *, may_register: bool, may_export: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._top(may_register=may_register))
        self.filters = Filters(_FILTERS, self._speak, self)
        self.filters.changed.connect(self._filtered)
        column.addWidget(self.filters)
        self.count = Label(tone=Tone.MUTED, wrap=False, name="people_count")
        column.addWidget(self.count)
        self.view = PeopleView(self._table, self)
        self.view.setAccessibleName(self._speak("People found"))
        self.view.opened.connect(lambda row: self.opened.emit(row.person_id))
        self.view.left_upwards.connect(self.focus_search)
        self.view.resorted.connect(self._resort)
        self.view.widened.connect(self.preferences_changed)
        self.view.selectionModel().selectionChanged.connect(lambda _a, _b: self._show_chosen())
        self.empty = EmptyState("", "", "users")
        self.empty.pressed.connect(self.new_wanted)
        self._may_register = may_register
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        column.addWidget(self._stack, 1)
        column.addWidget(self._batch(may_export=may_export))
        self.leaving = Leaving(self._speak, self._today)
        self.leaving.hide()
        column.addWidget(self.leaving)

    def _top(self, *, may_register: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.box = QLineEdit(self)
        self.box.setObjectName("people_search")
        self.box.setPlaceholderText(self._speak("Name, pinyin, paper, phone, household, form"))
        self.box.setAccessibleName(self._speak("Search people"))
        self.box.setClearButtonEnabled(True)
        self.box.addAction(
            icon("search", self.box, Tone.MUTED, 16), QLineEdit.ActionPosition.LeadingPosition
        )
        self.box.textChanged.connect(lambda _text: self._ask())
        self.box.installEventFilter(self)
        row.addWidget(self.box, 1)
        self.new_button = QPushButton(self._speak("Register"), self)
        self.new_button.setObjectName("people_new")
        self.new_button.setIcon(icon("user-add", self))
        self.new_button.setToolTip(self._speak("Register somebody (Ctrl+N)"))
        self.new_button.clicked.connect(self.new_wanted)
        self.new_button.setVisible(may_register)
        row.addWidget(self.new_button)
        return row

    def _batch(self, *, may_export: bool) -> QWidget:
        self.batch = QWidget(self)
        self.batch.setObjectName("people_batch")
        row = QHBoxLayout(self.batch)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self.chosen_words = Label(wrap=False, name="people_chosen")
        row.addWidget(self.chosen_words, 1)
        for name, verb, sign, signal in (
            ("people_print", self._speak("Print"), "print", self.print_wanted),
            ("people_export", self._speak("To a stick"), "usb", self.export_wanted),
        ):
            button = QPushButton(verb, self.batch)
            button.setObjectName(name)
            button.setIcon(icon(sign, self))
            if name == "people_print":
                button.setMenu(self._papers(button))
            else:
                button.clicked.connect(lambda _on=False, signal=signal: signal.emit(self.chosen()))
            button.setVisible(may_export or name != "people_export")
            row.addWidget(button)
        self.batch.hide()
        row.setContentsMargins(STEP, 0, STEP, 0)
        return self.batch

    def _papers(self, button: QPushButton) -> QMenu:
        menu = QMenu(button)
        for kind, words in PAPERS.items():
            action = menu.addAction(self._speak(words))
            action.setObjectName(f"papers_{kind}")
            action.triggered.connect(
                lambda _on=False, kind=kind: self.paper_wanted.emit(kind, self.chosen())
            )
        return menu

    def start(self, preferences: Mapping[str, object]) -> None:
        """Show the list for the first time, sorted, filtered and as wide as it was left."""
        sort, filters = preferences.get("sort"), preferences.get("filters")
        widths = preferences.get("widths")
        known = {column.key for column in COLUMNS}
        self._sort = sort if isinstance(sort, str) and sort in known else ""
        self._descending = bool(preferences.get("descending"))
        self.view.show_sort(self._sort, descending=self._descending)
        if isinstance(filters, dict):
            self.filters.choose({k: v for k, v in filters.items() if isinstance(v, list | tuple)})
        if isinstance(widths, dict):
            self.view.set_widths(widths)
        self.refresh()

    def preferences(self) -> dict[str, object]:
        """Return what is to be remembered for this user."""
        return {
            "sort": self._sort,
            "descending": self._descending,
            "filters": {key: list(codes) for key, codes in self.filters.chosen().items()},
            "widths": self.view.widths(),
        }

    def refresh(self) -> None:
        """Read the list anew: something was saved."""
        run(
            self._office.filter_choices,
            owner=self,
            done=self._offer,
            failed=self._failed,
        )
        self._search.ask(self.query(), typing=False)

    def query(self) -> Query:
        """Return what is asked for now."""
        column = next((each for each in COLUMNS if each.key == self._sort), None)
        return Query(
            self.box.text(),
            self.filters.chosen(),
            column.sort if column else "",
            self._descending != column.turned if column else False,
        )

    def keys(self) -> Sequence[int]:
        """Return the keys of everybody found."""
        return self._table.keys()

    def chosen(self) -> Sequence[int]:
        """Return the keys of the selected people, in the order of the list."""
        keys = self._table.keys()
        return [key for first, last in self.view.chosen_ranges() for key in keys[first : last + 1]]

    def focus_search(self) -> None:
        """Go to the search box, ready to type over what is there."""
        self.box.setFocus()
        self.box.selectAll()

    def focus_list(self) -> None:
        """Go to the table."""
        if self._table.rowCount():
            self.view.setFocus()
            if not self.view.currentIndex().isValid():
                self.view.go_to(0)
        else:
            self.focus_search()

    def mark(self, person_id: UUID | None) -> None:
        """Show whose record is open beside the list."""
        self._marked = person_id
        self._show_marked()

    def state(self) -> dict[str, object]:
        """Return what is typed and chosen, for a window built anew in another language."""
        return {**self.preferences(), "text": self.box.text()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Put back what :meth:`state` returned."""
        self.box.blockSignals(True)
        self.box.setText(str(state.get("text") or ""))
        self.box.blockSignals(False)
        self.start(state)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.box and event.type() == QEvent.Type.KeyPress and self._box_key(event):
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "view"):
            self._table.speak(self._saying())

    def _box_key(self, event: QEvent) -> bool:
        pressed: QKeyEvent = event  # type: ignore[assignment]  # only called for key events
        key = pressed.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.focus_list()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and form_codes.is_code(self.box.text()):
            self.code_typed.emit(self.box.text())
            self.box.clear()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.view.go_to(0)
            self.view.open_line(0)
        elif key == Qt.Key.Key_Escape and self.box.text():
            self.box.clear()
        else:
            return False
        return True

    def _saying(self) -> Saying:
        return Saying(
            self._speak,
            lambda row: wording.age_words(row, self._today()),
            lambda column, code: wording.code_words(column, code, self._speak),
            self._sign,
        )

    def _sign(self, readiness: str) -> QIcon | None:
        name = wording.SIGNS.get(readiness)
        return icon(name, self, wording.TONES[readiness], 16) if name else None

    def _ask(self) -> None:
        self._search.ask(self.query())

    def _filtered(self) -> None:
        self._search.ask(self.query(), typing=False)
        self.preferences_changed.emit()

    def _resort(self, key: str, descending: bool) -> None:  # noqa: FBT001  as the signal carries it
        self._sort, self._descending = key, descending
        self._filtered()

    def _show_first(self, query: Query, rows: Sequence[ListRow]) -> None:
        again, self._last = query == self._last, query
        if not (again and self._table.renew(rows)):
            self._table.show_first(rows)
            self.view.scrollToTop()
            self._show_marked()
        self._stack.setCurrentWidget(self.view if rows else self.empty)
        if not rows:
            self._show_empty()
        self._count(len(rows) if not rows else None)
        self.shown.emit()

    def _show_all(self, _query: Query, keys: Sequence[int]) -> None:
        self._table.show_all(keys)
        self._count(len(keys))

    def _count(self, people: int | None) -> None:
        if people is None:
            return
        speak, filters = self._speak, len(self.filters.chosen())
        words = speak.plural("{n} person", "{n} people", people)
        if filters:
            words += " · " + speak.plural("{n} filter", "{n} filters", filters)
        self.count.setText(words)

    def _show_empty(self) -> None:
        asked = self.query()
        if asked.text.strip() or asked.filters:
            words = self._speak("Nobody is found for this. Is she not registered yet?")
        else:
            words = self._speak("Nobody is registered yet.")
        self.empty.words.setText(words)
        self.empty.button.setText(self._speak("Register somebody"))
        self.empty.button.setVisible(self._may_register)

    def _show_chosen(self) -> None:
        number = self.view.number_chosen()
        self.batch.setVisible(number > 1)
        self.leaving.setVisible(number > 1 and self._may_move)
        if number > 1:
            self.chosen_words.setText(
                self._speak.plural("{n} person chosen", "{n} people chosen", number)
            )

    def _show_marked(self) -> None:
        for line in range(min(self._table.rowCount(), 60)):
            row = self._table.row_at(line)
            if row is not None and row.person_id == self._marked:
                if self.view.currentIndex().row() != line:
                    self.view.go_to(line)
                return

    def _fetch(self, ticket: int, keys: Sequence[int]) -> None:
        run(
            lambda: self._office.rows(keys),
            owner=self,
            done=lambda rows: self._table.take(ticket, rows),
            failed=lambda error: self._not_fetched(ticket, error),
        )

    def _not_fetched(self, ticket: int, error: ClerkError) -> None:
        self._table.gave_up(ticket)
        self._failed(error)

    def _offer(self, choices: Mapping[str, Sequence[tuple[str, object, int]]]) -> None:
        self.filters.offer(choices)  # type: ignore[arg-type]  # office.finding.Choices

    def _failed(self, error: ClerkError) -> None:
        self.trouble.emit(error.sentence)
