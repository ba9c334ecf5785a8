"""Under the list: what is said of an item, with its day, its reason, to whom it is given."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import T, Words
from desktop.rules.worklist import Way
from desktop.sheets.fields import Group
from desktop.sheets.work import MARK
from desktop.views.theme import GAP, STEP, Tone
from desktop.views.widgets.form import Form
from desktop.views.widgets.labels import Label
from desktop.views.widgets.notices import Panel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.rules.worklist import Item
    from desktop.views.language import Speaker

_ASKED: Final = {
    Way.LATER: ("work_mark.until", "work_mark.why"),
    Way.DONE: ("work_mark.why",),
    Way.GIVEN: ("work_mark.to", "work_mark.why"),
}
_VERBS: Final = {Way.LATER: T("Put off"), Way.DONE: T("It is done"), Way.GIVEN: T("Give")}
_TITLES: Final = {
    Way.LATER: T("Put off: {what}"),
    Way.DONE: T("Done: {what}"),
    Way.GIVEN: T("Give to somebody: {what}"),
}


class MarkBar(Panel):
    """``said`` carries the item, the way, and what was typed: until, why, to."""

    said = Signal(object, object, object)
    left = Signal()

    def __init__(self, speaker: Speaker, today: Callable[[], date]) -> None:
        super().__init__(Tone.ACCENT)
        self.setObjectName("mark_bar")
        self._speak, self._today = speaker, today
        self._item: Item | None = None
        self._way = Way.LATER
        self.people: Sequence[tuple[UUID, str]] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(STEP * 3, GAP, GAP, GAP)
        self._column.setSpacing(GAP)
        self.words = Label(bold=True, name="mark_words")
        self._column.addWidget(self.words)
        self._days = self._quick_days()
        self._column.addWidget(self._days)
        self.form: Form | None = None
        self._foot = self._buttons()
        self._column.addLayout(self._foot)
        escape = QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)
        self.hide()

    def ask(self, item: Item, way: Way, people: Sequence[tuple[UUID, str]] = ()) -> None:
        """Ask what a mark needs; ``people``: to whom the item can be given."""
        self._item, self._way, self.people = item, way, people
        self.words.setText(self._speak(_TITLES[way], what=self._speak(item.words)))
        self._days.setVisible(way == Way.LATER)
        self.verb.setText(self._speak(_VERBS[way]))
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.deleteLater()
        group = Group(T("Work to be done"), _ASKED[way])
        self.form = Form([group], {MARK.kind: MARK}, self._speak, self._list, headings=False)
        self.form.saved.connect(self._say)
        self._column.insertWidget(2, self.form)
        if way == Way.LATER:
            self._fill(1)
        self.show()
        next(iter(self.form.editors.values())).focus_target().setFocus()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say beside the fields what is amiss; nothing typed is lost."""
        if self.form is not None:
            self.form.show_problems({f"{MARK.kind}.{key}": said for key, said in problems.items()})

    def leave(self) -> None:
        """Close without saying anything."""
        self.hide()
        self.left.emit()

    def _list(self, _name: str) -> Sequence[tuple[str, Sentence]]:
        return [(str(user), Words(name, name)) for user, name in self.people]

    def _quick_days(self) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        for days, words in ((1, T("Tomorrow")), (3, T("In three days")), (7, T("In a week"))):
            button = QPushButton(self._speak(words), box)
            button.setObjectName(f"until_{days}")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, days=days: self._fill(days))
            row.addWidget(button)
        row.addStretch(1)
        return box

    def _fill(self, days: int) -> None:
        if self.form is not None:
            until = self._today() + timedelta(days=days)
            self.form.editors["work_mark.until"].set_value(until)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.verb = QPushButton(self)
        self.verb.setObjectName("mark_verb")
        self.verb.setDefault(True)
        self.verb.clicked.connect(self._say)
        cancel = QPushButton(self._speak("Cancel"), self)
        cancel.setObjectName("mark_leave")
        cancel.clicked.connect(self.leave)
        row.addWidget(self.verb)
        row.addWidget(cancel)
        row.addStretch(1)
        return row

    def _say(self) -> None:
        if self.form is None or self._item is None:
            return
        unreadable = self.form.unreadable()
        if unreadable:
            self.form.show_problems(unreadable)
            return
        self.said.emit(self._item, self._way, self.form.values(MARK.kind))
