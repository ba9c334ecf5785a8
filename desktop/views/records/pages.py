"""One tab of a record's sheet: its single fields and its rows, in the order of the layout."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.sheets.fields import Group, Kind
from desktop.views.reading import value_words
from desktop.views.records import typed
from desktop.views.records.rows import RowsEditor
from desktop.views.theme import GROUP
from desktop.views.widgets.form import Form
from desktop.views.widgets.labels import heading
from desktop.views.widgets.tab_order import set_in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from desktop.office.cards import Entry, RowEntry
    from desktop.sheets.fields import Field
    from desktop.sheets.screens import Screen, Tab
    from desktop.views.language import Speaker
    from desktop.views.widgets.editors import Lists


_NOT_IN_SHORT: Final = frozenset({Kind.LINK, Kind.TICK, Kind.YES_NO})
"""What says nothing without its question."""
_DAYS: Final = ("happened_on", "visited_on", "held_on")
"""The days of rows that are mostly written down on the same day."""


@dataclass(frozen=True)
class Making:
    """What pages are made with. ``sees`` says whether the user's roles see a field; who may
    change nothing reads only."""

    screen: Screen
    speaker: Speaker
    lists: Lists
    today: Callable[[], date]
    sees: Callable[[Field], bool]
    read_only: bool = field(default=False, kw_only=True)


class Page(QWidget):
    """The fields and rows of one tab."""

    changed = Signal(str)
    saved = Signal()
    ordered = Signal()  # the keyboard goes through new fields, too

    def __init__(self, tab: Tab, making: Making) -> None:
        super().__init__()
        self.setObjectName(f"page_{tab.key}")
        self._making = making
        self._main = making.screen.main.kind
        self.forms: list[Form] = []
        self.rows: dict[str, RowsEditor] = {}
        self._soon = QTimer(self)  # several rows are made one after another
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._set_in_order)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GROUP)
        for kind, groups in groupby(tab.groups, making.screen.kind_of):
            shown = [self._visible(group) for group in groups]
            self.place(kind, [group for group in shown if group.keys])

    def show_entry(self, entry: Entry) -> None:
        """Show what ``entry`` says of these fields."""
        for form in self.forms:
            typed.show(form, self._main, entry.values)
        for kind, editor in self.rows.items():
            editor.show_rows(entry.rows.get(kind, ()))
        if self._soon.isActive():
            self._set_in_order()

    def gather(self, entry: Entry) -> Entry:
        """Return ``entry`` with what is typed here."""
        values, rows = dict(entry.values), dict(entry.rows)
        for form in self.forms:
            values = typed.values(form, self._main, values)
        for kind, editor in self.rows.items():
            rows[kind] = editor.rows()
        return replace(entry, values=values, rows=rows)

    def fill(self, key: str, value: object) -> bool:
        """Put ``value`` into a single field that is empty."""
        for form in self.forms:
            editor = form.editors.get(key)
            if editor is not None and typed.typed(editor) is None:
                editor.set_value(value)
                return True
        return False

    def show_problems(self, problems: Mapping[str, str]) -> QWidget | None:
        """Say what is amiss; return the first field that has something."""
        first: QWidget | None = None
        for form in self.forms:
            mine = {key: words for key, words in problems.items() if key in form.editors}
            form.show_problems(mine, focus=False)
            found = next((form.editors[key] for key in form.editors if key in mine), None)
            first = first or (found.focus_target() if found else None)
        for editor in self.rows.values():
            found_row = editor.show_problems(problems)
            first = first or found_row
        return first

    def show_warnings(self, warnings: Mapping[str, str]) -> None:
        """Say what looks odd."""
        for form in self.forms:
            form.show_warnings(warnings)
        for editor in self.rows.values():
            editor.show_warnings(warnings)

    def unreadable(self) -> dict[str, str]:
        """Return in words what is typed in single fields but cannot be read."""
        return {key: words for form in self.forms for key, words in form.unreadable().items()}

    def show_age(self, age: int | None) -> None:
        """Say what follows from the youngest age she can have (pages of people)."""

    def focus_first(self) -> None:
        """Go to the first field."""
        for form in self.forms:
            next(iter(form.editors.values())).setFocus()
            return
        for editor in self.rows.values():
            open_cards = [card for card in editor.cards if card.fold.isChecked()]
            target = (
                next(iter(open_cards[-1].fields().editors.values())) if open_cards else editor.add
            )
            target.setFocus()
            return

    def place(self, kind: str, groups: list[Group]) -> None:
        """Place groups of single fields (``kind`` empty), or of the rows of one kind."""
        if not groups:
            return
        if kind:
            self.place_rows(kind, groups)
            return
        making = self._making
        form = Form(groups, making.screen.sheets, making.speaker, making.lists)
        form.changed.connect(self.changed)
        form.saved.connect(self.saved)
        if making.read_only:
            form.set_read_only(read_only=True)
        self.forms.append(form)
        self._column.addWidget(form)

    def place_rows(self, kind: str, groups: list[Group]) -> RowsEditor:
        """Place the rows of one kind."""
        making, screen = self._making, self._making.screen
        if sum(not group.folded for group in groups) == 1:
            self._column.addWidget(heading(making.speaker(groups[0].title)))
        editor = RowsEditor(
            groups,
            kind,
            screen.sheets,
            making.speaker,
            making.lists,
            add_words=making.speaker(screen.add_words[kind]),
            name=lambda at, row: self.row_name(kind, at, row),
            only_last=kind in screen.only_last,
            fresh=lambda: self.fresh(kind),
            read_only=making.read_only,
        )
        editor.changed.connect(self.changed)
        editor.saved.connect(self.saved)
        editor.grew.connect(self._soon.start)
        self.rows[kind] = editor
        self._column.addWidget(editor)
        return editor

    def fresh(self, kind: str) -> Mapping[str, object]:
        """Return what a new row of a kind begins with: today, where it asks for the day."""
        keys = self._making.screen.sheets[kind].keys
        return {key: self._making.today() for key in _DAYS if key in keys}

    def row_name(self, kind: str, at: int, row: RowEntry) -> tuple[str, str]:
        """Return what a row is called, and the note beside it."""
        speak, sheet = self._making.speaker, self._making.screen.sheets[kind]
        title = f"{speak(sheet.title)} {at + 1}"
        if kind not in self._making.screen.only_last:
            return title, ""
        keys = self._making.screen.in_short.get(kind) or tuple(
            field.key for field in sheet if field.kind not in _NOT_IN_SHORT
        )
        said = [value_words(sheet[key], row.values.get(key), speak) for key in keys]
        return title, " · ".join([words for words in said if words][:4])

    def _set_in_order(self) -> None:
        self._soon.stop()
        set_in_order(self)
        self.ordered.emit()

    def _visible(self, group: Group) -> Group:
        sheets = self._making.screen.sheets

        def seen(key: str) -> bool:
            kind, _dot, name = key.partition(".")
            return self._making.sees(sheets[kind][name])

        return replace(group, keys=tuple(key for key in group.keys if seen(key)))
