"""A form made of the fields of a sheet: two columns, label above, Enter goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.sheets.fields import Kind
from desktop.views.theme import GAP, GROUP
from desktop.views.widgets.choices import ChoiceEditor, ChoicesEditor, YesNoEditor
from desktop.views.widgets.dates import DayEditor, WrittenDateEditor
from desktop.views.widgets.editors import link_source
from desktop.views.widgets.fold import Fold
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

_MOST_BUTTONS: Final = 40
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
        self._folds: list[tuple[Fold, frozenset[str]]] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GROUP)
        for group in groups:
            made = []
            for key in group.keys:
                sheet, _dot, name = key.partition(".")
                made.append(make_editor(sheets[sheet][name], speaker, lists, key))
            grid = self._grid(made)
            if group.folded:
                fold = Fold(speaker(group.title), f"more_{group.keys[0]}", grid)
                self._folds.append((fold, frozenset(group.keys)))
                outer.addWidget(fold)
                continue
            if headings and str(group.title):
                outer.addWidget(heading(speaker(group.title)))
            outer.addLayout(grid)
        self.changed.connect(lambda _key: self._show_asked())

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
        editor.entered.connect(self._go_on)

    def _go_on(self) -> None:
        """Go to the next field, past the buttons between; at the end to the one that saves."""
        first = QApplication.focusWidget()
        for _button in range(_MOST_BUTTONS):
            self.focusNextPrevChild(True)
            at = QApplication.focusWidget()
            saves = isinstance(at, QPushButton) and at.isDefault()
            if at is first or saves or not isinstance(at, QPushButton | QToolButton):
                return

    def _show_asked(self) -> None:
        """Ask only what the linked record does not say already."""
        for key, editor in self.editors.items():
            if editor.field.unless is None:
                continue
            link = self.editors.get(f"{key.partition('.')[0]}.{editor.field.unless}")
            known = link is not None and link.value() is not None
            editor.setVisible(not known or editor.value() is not None)

    def _says(self, editor: Editor) -> bool:
        return editor.value() not in (None, False) or bool(editor.problem_of_input())

    def _unfold(self, words: Mapping[str, str]) -> None:
        for fold, keys in self._folds:
            if any(words.get(key) for key in keys):
                fold.unfold()

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
        self.arrange()

    def arrange(self) -> None:
        """Unfold what says something, fold the rest, and ask what is to be asked."""
        for fold, keys in self._folds:
            said = any(self._says(self.editors[key]) for key in keys)
            at = QApplication.focusWidget()
            within = at is not None and fold.isAncestorOf(at)
            fold.toggle.setChecked(said or (within and fold.toggle.isChecked()))
        self._show_asked()

    def state(self) -> dict[str, object]:
        """Return everything typed, readable or not, to be put back by :meth:`restore`."""
        return {key: editor.raw() for key, editor in self.editors.items()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Put back what :meth:`state` returned."""
        for key, raw in state.items():
            if key in self.editors:
                self.editors[key].restore_raw(raw)
        self.arrange()

    def unreadable(self) -> dict[str, str]:
        """Return in words what is typed but cannot be read, by ``sheet.key``."""
        words = {key: editor.problem_of_input() for key, editor in self.editors.items()}
        return {key: problem for key, problem in words.items() if problem}

    def show_problems(self, problems: Mapping[str, str], *, focus: bool = True) -> None:
        """Say beside each field what is amiss, clear the others, and go to the first."""
        first = None
        self._unfold(problems)
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
