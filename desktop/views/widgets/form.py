"""A form made of the fields of a sheet: two columns, label above, Enter goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.sheets.fields import Kind
from desktop.views.theme import GAP, GROUP
from desktop.views.widgets.choices import ChoiceEditor, ChoicesEditor, YesNoEditor
from desktop.views.widgets.dates import DayEditor, WrittenDateEditor
from desktop.views.widgets.editors import link_source
from desktop.views.widgets.labels import heading
from desktop.views.widgets.lines import (
    HoursEditor,
    IdNumberEditor,
    LineEditor,
    LongTextEditor,
    MoneyEditor,
    NumberEditor,
    PhoneEditor,
    TickEditor,
    TimeEditor,
)
from desktop.views.widgets.link_field import LinkEditor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.sheets.fields import Field, Group, Sheet
    from desktop.views.language import Speaker
    from desktop.views.widgets.editors import Editor, Lists

_PLAIN: Final[Mapping[Kind, type[Editor]]] = {
    Kind.TEXT: LineEditor,
    Kind.NAME: LineEditor,
    Kind.LONG_TEXT: LongTextEditor,
    Kind.DAY: DayEditor,
    Kind.WRITTEN_DATE: WrittenDateEditor,
    Kind.TICK: TickEditor,
    Kind.MONEY: MoneyEditor,
    Kind.NUMBER: NumberEditor,
    Kind.HOURS: HoursEditor,
    Kind.TIME: TimeEditor,
    Kind.ID_NUMBER: IdNumberEditor,
    Kind.PHONE: PhoneEditor,
}
_LISTED: Final[Mapping[Kind, type[ChoiceEditor | ChoicesEditor | YesNoEditor]]] = {
    Kind.CHOICE: ChoiceEditor,
    Kind.CHOICES: ChoicesEditor,
    Kind.YES_NO: YesNoEditor,
}


def make_editor(field: Field, speaker: Speaker, lists: Lists, key: str = "") -> Editor:
    """Return the editor of ``field``'s kind; ``key`` names it in its form (``sheet.key``)."""
    listed = _LISTED.get(field.kind)
    if listed is not None:
        return listed(field, speaker, lists, key)
    if field.kind is Kind.LINK:
        return LinkEditor(field, speaker, link_source(lists, key or field.key), key)
    return _PLAIN[field.kind](field, speaker, key)


class Form(QWidget):
    """The fields of one or more sheets in their groups.

    ``editors`` are keyed ``sheet.key``. ``changed`` tells the key of what the user changed;
    ``saved`` asks for the form to be saved. ``columns`` is 2, or 1 where there is little room.
    """

    changed = Signal(str)
    saved = Signal()

    def __init__(
        self,
        groups: Sequence[Group],
        sheets: Mapping[str, Sheet],
        speaker: Speaker,
        lists: Lists,
        *,
        columns: int = 2,
        headings: bool = True,
    ) -> None:
        super().__init__()
        self.editors: dict[str, Editor] = {}
        self._columns = columns
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GROUP)
        for group in groups:
            made = []
            for key in group.keys:
                sheet, _dot, name = key.partition(".")
                made.append(make_editor(sheets[sheet][name], speaker, lists, key))
            if headings and str(group.title):
                outer.addWidget(heading(speaker(group.title)))
            outer.addLayout(self._grid(made))

    def _grid(self, editors: Sequence[Editor]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GROUP)
        grid.setVerticalSpacing(GAP)
        for column in range(self._columns):
            grid.setColumnStretch(column, 1)
        row = column = 0
        for editor in editors:
            self._adopt(editor)
            span = self._columns if editor.wide else 1
            if column + span > self._columns:
                row, column = row + 1, 0
            grid.addWidget(editor, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
        return grid

    def _adopt(self, editor: Editor) -> None:
        self.editors[editor.key] = editor
        editor.changed.connect(lambda key=editor.key: self.changed.emit(key))
        editor.saved.connect(self.saved)
        editor.entered.connect(lambda: self.focusNextPrevChild(True))

    def values(self, sheet: str) -> dict[str, object]:
        """Return what is typed for ``sheet``, by field."""
        start = f"{sheet}."
        return {
            key.removeprefix(start): editor.value()
            for key, editor in self.editors.items()
            if key.startswith(start)
        }

    def set_values(self, sheet: str, values: Mapping[str, object]) -> None:
        """Show ``values`` of ``sheet``; fields that are not named are emptied."""
        start = f"{sheet}."
        for key, editor in self.editors.items():
            if key.startswith(start):
                editor.set_value(values.get(key.removeprefix(start)))

    def state(self) -> dict[str, object]:
        """Return everything typed, readable or not, to be put back by :meth:`restore`."""
        return {key: editor.raw() for key, editor in self.editors.items()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Put back what :meth:`state` returned."""
        for key, raw in state.items():
            if key in self.editors:
                self.editors[key].restore_raw(raw)

    def unreadable(self) -> dict[str, str]:
        """Return in words what is typed but cannot be read, by ``sheet.key``."""
        words = {key: editor.problem_of_input() for key, editor in self.editors.items()}
        return {key: problem for key, problem in words.items() if problem}

    def show_problems(self, problems: Mapping[str, str], *, focus: bool = True) -> None:
        """Say beside each field what is amiss, clear the others, and go to the first."""
        first = None
        for key, editor in self.editors.items():
            words = problems.get(key, "")
            editor.show_problem(words)
            if words and first is None:
                first = editor
        if first is not None and focus:
            first.focus_target().setFocus()

    def show_warnings(self, warnings: Mapping[str, str]) -> None:
        """Say beside each field what looks odd; the keyboard stays where it is."""
        for key, editor in self.editors.items():
            editor.show_warning(warnings.get(key, ""))

    def set_read_only(self, *, read_only: bool) -> None:
        """Show all fields only."""
        for editor in self.editors.values():
            editor.set_read_only(read_only=read_only)
