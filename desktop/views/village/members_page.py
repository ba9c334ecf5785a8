"""Who lives in a household, one line each, and one line to add somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import T, Words
from desktop.rules import reference
from desktop.sheets.fields import Group
from desktop.sheets.migrants import PERSON
from desktop.views import lists
from desktop.views.icons import icon
from desktop.views.theme import GROUP, Tone
from desktop.views.widgets.form import Form
from desktop.views.widgets.labels import Label, heading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop.i18n import Sentence
    from desktop.office.cards import File
    from desktop.office.households import MemberLine
    from desktop.views.language import Speaker

_ADDED = Group(
    T("Add a member"),
    ("person.full_name", "person.sex", "person.birth", "person.relation_to_head"),
)

_TITLES = (
    T("Name"), T("Relation"), T("Sex"), T("Age"), T("School"), Words("在家或外出", "Now"),
    T("To look after"),
)  # fmt: skip
_SCHOOL = 4


class _Members(QTableWidget):
    """One line a member; Enter or a double click opens the person's sheet."""

    opened = Signal(object)  # UUID

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(0, len(_TITLES))
        self._speak = speaker
        self._lines: tuple[MemberLine, ...] = ()
        self.setObjectName("household_members")
        self.setAccessibleName(speaker("Members"))
        self.setHorizontalHeaderLabels([speaker(words) for words in _TITLES])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(_SCHOOL, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cellDoubleClicked.connect(lambda row, _column: self._open(row))

    def show_members(self, lines: tuple[MemberLine, ...]) -> None:
        """Show these members, all of them without scrolling."""
        self._lines = lines
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, words in enumerate(self._cells(line)):
                cell = QTableWidgetItem(words)
                cell.setToolTip(words)
                self.setItem(row, column, cell)
        high = sum(self.rowHeight(row) for row in range(len(lines)))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + high + 4)
        self.setVisible(bool(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self._open(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        self.opened.emit(self._lines[row].person_id)

    def _cells(self, line: MemberLine) -> Sequence[str]:
        speak = self._speak
        sexes: Mapping[str, Sentence] = reference.words("sex")
        return (
            line.name,
            speak(line.relation) if line.relation else "",
            speak(sexes[line.sex]) if line.sex in sexes else "",
            "" if line.age is None else str(line.age),
            speak(line.schooling) if line.schooling else "",
            speak(line.state) if line.away and line.state else speak("At home"),
            speak("Parent away") if line.left_behind else "",
        )


class MembersPage(QWidget):
    """``open_asked`` carries a person; ``add_asked`` the values of a new member."""

    open_asked = Signal(object)  # UUID
    add_asked = Signal(object)  # dict[str, object]

    def __init__(self, speaker: Speaker, *, may_add: bool) -> None:
        super().__init__()
        self.setObjectName("members_page")
        self._speak = speaker
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP)
        self.none = Label(speaker("Nobody of this household is registered yet."), tone=Tone.MUTED)
        column.addWidget(self.none)
        self.members = _Members(speaker)
        self.members.opened.connect(self.open_asked)
        column.addWidget(self.members)
        self._adding = QWidget(self)
        below = QVBoxLayout(self._adding)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(heading(speaker(_ADDED.title)))
        self.form = Form((_ADDED,), {PERSON.kind: PERSON}, speaker, lists.entries, headings=False)
        self.form.setObjectName("member_form")
        self.form.saved.connect(self._add)
        below.addWidget(self.form)
        self.add = QPushButton(icon("user-add", self), speaker("Add to the household"), self)
        self.add.setObjectName("member_add")
        self.add.setDefault(True)
        self.add.clicked.connect(lambda _on=False: self._add())
        below.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._adding)
        column.addStretch(1)
        self._may_add = may_add
        self.show_file(None)

    def show_file(self, file: File | None) -> None:
        """Show the members of a household."""
        lines: Any = file.facts.get("members", ()) if file else ()
        self.members.show_members(lines)
        self.none.setVisible(not lines)
        self._adding.setVisible(self._may_add and file is not None)

    def added(self) -> None:
        """Empty the line: the next one may be typed."""
        self.form.set_values(PERSON.kind, {})
        self.form.show_problems({})
        self.form.editors["person.full_name"].focus_target().setFocus()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say beside the fields what is amiss; nothing typed is lost."""
        self.form.show_problems(problems)

    def focus_first(self) -> None:
        """Go to the members, or to the line that adds one."""
        if self.members.rowCount():
            self.members.setFocus()
        elif self._adding.isVisible():
            self.form.editors["person.full_name"].focus_target().setFocus()

    def _add(self) -> None:
        unreadable = self.form.unreadable()
        if unreadable:
            self.form.show_problems(unreadable)
            return
        self.add_asked.emit(self.form.values(PERSON.kind))
