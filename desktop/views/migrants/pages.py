"""One tab of the sheet: its single fields and its rows, in the order of the layout."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import T
from desktop.office.cards import RowEntry
from desktop.sheets.fields import Group
from desktop.sheets.migrants_screen import SHEETS, Tab, kind_of
from desktop.views.migrants import typed, wording
from desktop.views.migrants.consents import Consents
from desktop.views.migrants.rows import RowsEditor
from desktop.views.theme import GROUP
from desktop.views.widgets.form import Form
from desktop.views.widgets.labels import heading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.cards import Entry
    from desktop.sheets.fields import Field
    from desktop.views.language import Speaker
    from desktop.views.widgets.editors import Lists

ADD_WORDS = {
    "phone": T("Add a telephone"),
    "person_name": T("Add another name"),
    "contact": T("Add a contact"),
    "schooling": T("Add schooling"),
    "journey": T("New journey"),
}


@dataclass(frozen=True)
class Making:
    """What pages are made with. ``sees`` says whether the user's roles see a field;
    ``state_of`` gives the state of a journey that is kept."""

    speaker: Speaker
    lists: Lists
    today: Callable[[], date]
    sees: Callable[[Field], bool]
    state_of: Callable[[UUID], str]


class Page(QWidget):
    """The fields and rows of one tab."""

    changed = Signal(str)
    saved = Signal()
    withdraw_asked = Signal(object)

    def __init__(self, tab: Tab, making: Making) -> None:
        super().__init__()
        self.setObjectName(f"page_{tab.key}")
        self._making = making
        self.forms: list[Form] = []
        self.rows: dict[str, RowsEditor] = {}
        self.consents: Consents | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GROUP)
        for kind, groups in groupby(tab.groups, kind_of):
            self._place(kind, [self._visible(group) for group in groups])

    def show_entry(self, entry: Entry) -> None:
        """Show what ``entry`` says of these fields."""
        household = _household(entry)
        for form in self.forms:
            typed.show(form, "person", entry.person)
            typed.show(form, "household", household)
        for kind, editor in self.rows.items():
            editor.show_rows(entry.rows.get(kind, ()))
        if self.consents is not None:
            self.consents.show_rows(entry.rows.get("consent", ()))
        self._offer_journey()

    def gather(self, entry: Entry) -> Entry:
        """Return ``entry`` with what is typed here."""
        person, rows = dict(entry.person), dict(entry.rows)
        number = entry.household_number
        for form in self.forms:
            person = typed.values(form, "person", person)
            home = typed.values(form, "household", {})
            if home:
                number = _number(home.pop("number", None), entry.household_number)
                moved = not typed.same(number, entry.household_number)
                rows = _with_household(entry, home, moved=moved)
        for kind, editor in self.rows.items():
            rows[kind] = editor.rows()
        if self.consents is not None:
            rows["consent"] = self.consents.rows()
        return replace(entry, person=person, rows=rows, household_number=number)

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
        if self.consents is not None:
            found_row = self.consents.show_problems(problems)
            first = first or found_row
        return first

    def show_warnings(self, warnings: Mapping[str, str]) -> None:
        """Say what looks odd."""
        for form in self.forms:
            form.show_warnings(warnings)
        for editor in self.rows.values():
            editor.show_warnings(warnings)
        if self.consents is not None:
            self.consents.show_warnings(warnings)

    def unreadable(self) -> dict[str, str]:
        """Return in words what is typed in single fields but cannot be read."""
        return {key: words for form in self.forms for key, words in form.unreadable().items()}

    def show_age(self, age: int | None) -> None:
        """Say what follows from the youngest age she can have."""
        if self.consents is not None:
            self.consents.show_age(age)

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
        if self.consents is not None:
            self.consents.lines[0].buttons["yes"].setFocus()

    def _visible(self, group: Group) -> Group:
        def seen(key: str) -> bool:
            kind, _dot, name = key.partition(".")
            return self._making.sees(SHEETS[kind][name])

        return Group(group.title, tuple(key for key in group.keys if seen(key)))

    def _place(self, kind: str, groups: list[Group]) -> None:
        groups = [group for group in groups if group.keys]
        making = self._making
        if kind == "":
            form = Form(groups, SHEETS, making.speaker, making.lists)
            form.changed.connect(self.changed)
            form.saved.connect(self.saved)
            self.forms.append(form)
            self._column.addWidget(form)
        elif kind == "consent":
            self.consents = Consents(making.speaker, making.lists, making.today())
            self.consents.changed.connect(self.changed)
            self.consents.saved.connect(self.saved)
            self.consents.withdraw_asked.connect(self.withdraw_asked)
            self._column.addWidget(self.consents)
        else:
            self._place_rows(kind, groups)

    def _place_rows(self, kind: str, groups: list[Group]) -> None:
        making = self._making
        if len(groups) == 1:
            self._column.addWidget(heading(making.speaker(groups[0].title)))
        editor = RowsEditor(
            groups,
            kind,
            making.speaker,
            making.lists,
            add_words=making.speaker(ADD_WORDS[kind]),
            name=lambda at, row: self._name(kind, at, row),
            only_last=kind == "journey",
            fresh=lambda: {"registered_on": making.today()} if kind == "journey" else {},
        )
        editor.changed.connect(self.changed)
        editor.changed.connect(lambda _key: self._offer_journey())
        editor.saved.connect(self.saved)
        self.rows[kind] = editor
        self._column.addWidget(editor)

    def _offer_journey(self) -> None:
        editor = self.rows.get("journey")
        if editor is None:
            return
        open_ones = [row for row in editor.rows() if not row.withdrawn and self._under_way(row)]
        editor.add.setVisible(not open_ones)
        # A journey that is registered is ended by a step of its state, not taken off.
        for card in editor.cards:
            card.remove.setVisible(card.entry.id is None and len(editor.cards) > 1)

    def _under_way(self, row: RowEntry) -> bool:
        if row.id is None:
            return True
        return self._making.state_of(row.id) not in wording.JOURNEY_OVER

    def _name(self, kind: str, at: int, row: RowEntry) -> tuple[str, str]:
        speak, values = self._making.speaker, row.values
        title = f"{speak(SHEETS[kind].title)} {at + 1}"
        if kind != "journey":
            return title, ""
        place = str(values.get("destination") or "")
        on = values.get("registered_on")
        note = " · ".join(
            words
            for words in (
                str(values.get("number") or ""),
                wording.value_words(SHEETS[kind]["purpose"], values.get("purpose"), speak),
                place,
                speak(self._state(row)) if row.id is not None else "",
                str(on or ""),
            )
            if words
        )
        return title, note

    def _state(self, row: RowEntry) -> Sentence:
        assert row.id is not None  # noqa: S101  only asked for rows that are kept
        return wording.state_words(self._making.state_of(row.id))


def _household(entry: Entry) -> dict[str, object]:
    rows = entry.rows.get("household", ())
    return {**(rows[0].values if rows else {}), "number": entry.household_number}


def _number(typed_number: object, before: str | None) -> str | None:
    if typed_number is None:
        return None if before is None else ""
    return str(typed_number)


def _with_household(
    entry: Entry, home: Mapping[str, object], *, moved: bool
) -> dict[str, tuple[RowEntry, ...]]:
    rows = dict(entry.rows)
    before = rows.get("household", ())
    kept = before[0] if before and not moved else RowEntry(None, {})
    if before or any(value is not None for value in home.values()):
        rows["household"] = (replace(kept, values={**kept.values, **home}),)
    return rows
