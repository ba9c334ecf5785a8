"""Who is at a training: found by name over the registered, many at once, ticked, tested."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from desktop.i18n import T
from desktop.office.cards import RowEntry
from desktop.sheets.fields import Group
from desktop.sheets.trainings import PARTICIPANT
from desktop.views.centre.participants_grid import ParticipantsGrid
from desktop.views.icons import icon
from desktop.views.records import typed
from desktop.views.records.pages import Making, Page
from desktop.views.theme import GAP, HELP_PT, Tone
from desktop.views.widgets.editors import link_source
from desktop.views.widgets.form import Form
from desktop.views.widgets.labels import Label
from desktop.views.widgets.link_field import LinkEditor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.office.cards import Entry, Found
    from desktop.sheets.screens import Tab

_KIND: Final = PARTICIPANT.kind
_BESIDE: Final = ("parent_of_id", "certificate_on")
"""What is asked of the line that is chosen, below the list."""
_ADD: Final = replace(
    PARTICIPANT["person_id"],
    label=T("Add somebody"),
    help=T("Name, pinyin or number of who is registered; Enter takes her in."),
)


class ParticipantsPage(Page):
    """A page of a training's sheet: its rows are the participants.

    ``preparing_asked`` asks for all who prepare to leave; :meth:`add_people` takes them in.
    """

    preparing_asked = Signal()

    def __init__(self, tab: Tab, making: Making, *, may_ask_all: bool) -> None:
        super().__init__(tab, making)
        self._rows: list[RowEntry] = []
        speak = making.speaker
        self._column.setSpacing(GAP)
        self.add = LinkEditor(
            _ADD, speak, link_source(making.lists, "person_id"), f"{_KIND}.person_id"
        )
        self.add.open_button.hide()
        self.add.changed.connect(self._added)
        self._column.addWidget(self.add)
        self._buttons(may_ask_all=may_ask_all)
        self.told = Label(tone=Tone.MUTED, points=HELP_PT, name="participants_told")
        self._column.addWidget(self.told)
        self.grid = ParticipantsGrid(speak)
        self.grid.typed.connect(self._typed)
        self.grid.taken_off.connect(self._take_off)
        self.grid.currentCellChanged.connect(lambda row, *_rest: self._look_at(row))
        self._column.addWidget(self.grid, 1)
        self.problem = Label(tone=Tone.PROBLEM, points=HELP_PT, name="participants_problem")
        self.problem.hide()
        self._column.addWidget(self.problem)
        keys = tuple(f"{_KIND}.{key}" for key in _BESIDE)
        self.form = Form(
            [Group(T(""), keys)], making.screen.sheets, speak, making.lists, headings=False
        )
        self.form.changed.connect(self._beside_typed)
        self.form.saved.connect(self.saved)
        self._column.addWidget(self.form)
        self._show()

    def place(self, kind: str, groups: list[Group]) -> None:
        """The rows stand in the list, not in cards."""

    def show_entry(self, entry: Entry) -> None:
        self._rows = list(entry.rows.get(_KIND, ()))
        self._say_problem("")
        self._show()

    def gather(self, entry: Entry) -> Entry:
        return replace(entry, rows={**entry.rows, _KIND: tuple(self._rows)})

    def show_problems(self, problems: Mapping[str, str]) -> QWidget | None:
        lines = {at: line for line, at in enumerate(self._standing())}
        found: dict[int, dict[str, str]] = {}
        for key, words in problems.items():
            kind, _hash, rest = key.partition("#")
            number, _dot, name = rest.partition(".")
            if kind == _KIND and number.isdecimal() and int(number) in lines:
                field = "name" if name == "person_id" else name
                found.setdefault(lines[int(number)], {})[field] = words
        self.grid.show_problems(found)
        if not found:
            self._say_problem("")
            return None
        line, first = min(found.items())
        field, words = next(iter(first.items()))
        self.grid.go_to(line, field)
        name = str(self._rows[self._standing()[line]].values.get("name") or line + 1)
        self._say_problem(f"{name}: {words}")
        return self.grid

    def focus_first(self) -> None:
        (self.grid if self.grid.rowCount() else self.add).setFocus()

    def add_people(self, people: Sequence[Found]) -> int:
        """Take people in who are not in the list yet; return how many."""
        known = {row.values.get("person_id") for row in self._rows if not row.withdrawn}
        new = [each for each in people if each.id not in known]
        self._rows += [RowEntry(None, {"person_id": one.id, "name": one.title}) for one in new]
        self._show()
        if new:
            self.changed.emit(f"{_KIND}#{len(self._rows) - 1}.person_id")
        return len(new)

    def _buttons(self, *, may_ask_all: bool) -> None:
        speak, row = self._making.speaker, QHBoxLayout()
        row.setSpacing(GAP)
        self.all = QPushButton(icon("users", self), speak("All who prepare to leave"), self)
        self.all.setObjectName("participants_all")
        self.all.setVisible(may_ask_all)
        self.all.clicked.connect(lambda _on=False: self.preparing_asked.emit())
        self.unknown = QPushButton(icon("user-add", self), speak("Somebody not registered"), self)
        self.unknown.setObjectName("participants_unknown")
        self.unknown.clicked.connect(lambda _on=False: self._add_unknown())
        self.came = QPushButton(icon("check", self), speak("The rest came"), self)
        self.came.setObjectName("participants_came")
        self.came.setToolTip(speak("Ticks everybody of whom nothing is said yet"))
        self.came.clicked.connect(lambda _on=False: self._rest_came())
        for button in (self.all, self.unknown, self.came):
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)

    def _standing(self) -> list[int]:
        return [at for at, row in enumerate(self._rows) if not row.withdrawn]

    def _show(self) -> None:
        standing = [self._rows[at] for at in self._standing()]
        self.grid.show_rows(standing)
        came = sum(row.values.get("came") == "yes" for row in standing)
        speak = self._making.speaker
        self.told.setText(
            speak("{n} on the list, {came} came. Y came, N did not; Enter goes down.",
                  n=len(standing), came=came)
            if standing
            else speak("Nobody is on the list yet.")
        )  # fmt: skip
        self.came.setEnabled(any(not row.values.get("came") for row in standing))
        self._look_at(self.grid.currentRow())

    def _added(self) -> None:
        person = self.add.value()
        if person is None:
            return
        title = self.add.title()
        self.add.set_value(None)
        known = [self._rows[at].values.get("person_id") for at in self._standing()]
        if person in known:
            self.add.show_warning(self._making.speaker("She is in this list already."))
            self.grid.setCurrentCell(known.index(person), 1)
            return
        self._append(RowEntry(None, {"person_id": person, "name": title}))
        self.add.focus_target().setFocus()

    def _add_unknown(self) -> None:
        self._append(RowEntry(None, {"name": ""}))
        self.grid.setCurrentCell(self.grid.rowCount() - 1, 0)
        self.grid.setFocus()
        item = self.grid.currentItem()
        if item is not None:
            self.grid.editItem(item)

    def _append(self, row: RowEntry) -> None:
        self._rows.append(row)
        self._show()
        self.grid.setCurrentCell(self.grid.rowCount() - 1, 1)
        self.changed.emit(f"{_KIND}#{len(self._rows) - 1}.name")

    def _rest_came(self) -> None:
        for at in self._standing():
            if not self._rows[at].values.get("came"):
                self._set(at, {"came": "yes"})
        self._show()
        self.changed.emit(f"{_KIND}#0.came")
        self.grid.setFocus()

    def _typed(self, line: int, key: str, value: object) -> None:
        at = self._standing()[line]
        self._set(at, {key: value})
        self.grid.show_row(line, self._rows[at])
        self._say_problem("")
        self.changed.emit(f"{_KIND}#{at}.{key}")

    def _take_off(self, line: int) -> None:
        at = self._standing()[line]
        if self._rows[at].id is None:
            del self._rows[at]
        else:
            self._rows[at] = replace(self._rows[at], withdrawn=True)
        self._show()
        self.changed.emit(f"{_KIND}#{at}.name")

    def _set(self, at: int, values: Mapping[str, object]) -> None:
        row = self._rows[at]
        self._rows[at] = replace(row, values={**row.values, **values})

    def _look_at(self, line: int) -> None:
        standing = self._standing()
        chosen = 0 <= line < len(standing)
        self.form.setVisible(chosen)
        given: Mapping[str, Any] = self._rows[standing[line]].values if chosen else {}
        typed.show(self.form, _KIND, given)

    def _beside_typed(self, key: str) -> None:
        line = self.grid.currentRow()
        if line < 0:
            return
        at, name = self._standing()[line], key.partition(".")[2]
        self._set(at, {name: typed.values(self.form, _KIND, {})[name]})
        self.grid.show_row(line, self._rows[at])
        self.changed.emit(f"{_KIND}#{at}.{name}")

    def _say_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
