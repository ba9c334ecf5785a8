"""Who came: a roll to be ticked, newcomers in one line, the others counted by sex and age."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.rules import activities, reference
from desktop.views.centre.count_grid import CountGrid
from desktop.views.centre.newcomer_line import NewcomerLine
from desktop.views.centre.roll_view import RollView
from desktop.views.icons import icon
from desktop.views.tables.roll_table import NAME, RollTable
from desktop.views.theme import GAP, Tone
from desktop.views.widgets.labels import Label
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent

    from desktop.errors import ClerkError
    from desktop.office.cards import File
    from desktop.office.coming import Roll
    from desktop.office.session import Session
    from desktop.views.language import Speaker


class AttendancePage(QWidget):
    """A page of an activity's sheet. What is ticked is kept by its own button, or with the sheet."""

    kept = Signal(object)  # File
    said = Signal(str)
    trouble = Signal(object)  # Sentence

    def __init__(self, session: Session, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("attendance_page")
        self._session, self._speak = session, speaker
        self._record: UUID | None = None
        self._roll: Roll | None = None
        self._ticket = 0
        self._dirty = False
        self._may = session.may(session.activities.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.first = Label(
            speaker("Save the activity once; then tick who comes."), name="attendance_first"
        )
        column.addWidget(self.first)
        self._body = QWidget(self)
        column.addWidget(self._body, 1)
        self._build(QVBoxLayout(self._body))

    def _build(self, column: QVBoxLayout) -> None:
        speak = self._speak
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._top())
        column.addLayout(self._verbs())
        self.newcomer = NewcomerLine(self._session.children, speak, self)
        column.addWidget(self.newcomer)
        self.table = RollTable(speak, self)
        self.view = RollView(self.table, speak, self)
        column.addWidget(self.view, 1)
        self.grid = CountGrid(speak, self)
        column.addWidget(self.grid)
        self._wire()

    def _top(self) -> QHBoxLayout:
        speak, row = self._speak, QHBoxLayout()
        self.box = QLineEdit(self)
        self.box.setObjectName("attendance_search")
        words = speak("Name or pinyin; Enter ticks, or adds a newcomer")
        self.box.setPlaceholderText(words)
        self.box.setAccessibleName(words)
        self.box.setClearButtonEnabled(True)
        self.box.addAction(
            icon("search", self, Tone.MUTED, 16), QLineEdit.ActionPosition.LeadingPosition
        )
        row.addWidget(self.box, 1)
        self.save_button = QPushButton(icon("save", self), speak("Save who came"), self)
        self.save_button.setObjectName("attendance_save")
        row.addWidget(self.save_button)
        return row

    def _verbs(self) -> QHBoxLayout:
        speak, row = self._speak, QHBoxLayout()
        self.told = Label(bold=True, name="attendance_told")
        row.addWidget(self.told, 1)
        self.again = QPushButton(icon("redo", self), speak("All who came last time"), self)
        self.again.setObjectName("attendance_again")
        row.addWidget(self.again)
        self.new = QPushButton(icon("user-add", self), speak("A newcomer"), self)
        self.new.setObjectName("attendance_new")
        row.addWidget(self.new)
        return row

    def _wire(self) -> None:
        self.box.textChanged.connect(self._search)
        self.box.returnPressed.connect(self._entered)
        self.box.installEventFilter(self)
        self.again.clicked.connect(lambda _on=False: self._tick_last_time())
        self.new.clicked.connect(lambda _on=False: self.newcomer.begin(self.box.text().strip()))
        self.newcomer.added.connect(self._newcomer_added)
        self.newcomer.closed.connect(self.box.setFocus)
        self.view.letters.connect(self._go_on_searching)
        self.view.left_upwards.connect(self.box.setFocus)
        self.view.clicked.connect(self._clicked)
        self.table.ticked.connect(self._changed)
        self.grid.changed.connect(self._changed)
        self.save_button.clicked.connect(lambda _on=False: self.save())

    # --- what lies on the desk

    def show_file(self, file: File | None) -> None:
        """Show the roll of an activity; ticks of the one before are kept first."""
        record = file.main.id if file is not None else None
        if record != self._record:
            self.save()
            self._dirty = False
            self._record = record
            self._roll = None
            self.box.clear()
            self.newcomer.hide()
            self.table.show_children((), ())
        self.first.setVisible(record is None)
        self._body.setVisible(record is not None)
        if record is not None and not self._dirty:
            self._read()

    def focus_first(self) -> None:
        """Go to the line that ticks who comes."""
        self.box.setFocus()

    def dirty(self) -> bool:
        """Whether anything is ticked or counted that is not kept yet."""
        return self._dirty

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Keep who came, in one act; ``then`` is done once it was kept, or nothing was to keep."""
        record, office = self._record, self._session.activities
        if record is None or not self._dirty:
            if then is not None:
                then()
            return
        children, counts = self.table.here(), self.grid.counts()
        self._dirty = False
        self.save_button.setEnabled(False)
        run(
            lambda: office.keep_coming(record, children, counts),
            owner=self,
            done=lambda file: self._was_kept(file, then),
            failed=lambda error: self._not_kept(record, error),
        )

    def last_words(self) -> Callable[[], object] | None:
        """Return what keeps who came before the window closes, or None."""
        record, office = self._record, self._session.activities
        if record is None or not self._dirty:
            return None
        children, counts = self.table.here(), self.grid.counts()
        return lambda: office.keep_coming(record, children, counts)

    def _read(self, tick: UUID | None = None) -> None:
        self._ticket += 1
        ticket, record, office = self._ticket, self._record, self._session.activities
        if record is None:
            return
        run(
            lambda: office.roll(record),
            owner=self,
            done=lambda roll: self._show(ticket, roll, tick),
            failed=lambda error: self.trouble.emit(error.sentence),
        )

    def _show(self, ticket: int, roll: Roll, tick: UUID | None) -> None:
        if ticket != self._ticket:
            return
        self._roll = roll
        here = {child.id for child in roll.children if child.here}
        if self._dirty:
            here = set(self.table.here())  # what was ticked meanwhile stays
        else:
            self.grid.show_counts(roll.counts)
        self.table.may_tick = self._may and roll.open
        self.table.show_children(roll.children, here)
        if tick is not None:
            self.table.tick([tick])
        for widget in (self.again, self.new, self.save_button, self.grid):
            widget.setEnabled(self.table.may_tick)
        self.again.setVisible(bool(roll.last_title))
        if roll.last_title:
            told = f"{roll.last_title}  {self._speak.day(roll.last_on)}"
            self.again.setToolTip(told)
        self._tell()

    # --- ticking

    def _search(self, text: str) -> None:
        self.table.search(text)
        if self.table.rowCount():
            self.view.setCurrentIndex(self.table.index(0, NAME))

    def _entered(self) -> None:
        """Enter: one found is ticked, several are looked at, an unknown name is a newcomer."""
        text = self.box.text().strip()
        if not text or not self.table.may_tick:
            self.view.setFocus()
        elif self.table.rowCount() == 1:
            child = self.table.child_at(0)
            assert child is not None  # noqa: S101  there is one
            self.table.tick([child.id])
            self.said.emit(self._speak("Ticked: {name}", name=child.name))
            self.box.clear()
        elif self.table.rowCount():
            self.view.setFocus()
        else:
            self.newcomer.begin(text)

    def _go_on_searching(self, letters: str) -> None:
        self.box.setFocus()
        self.box.setText(letters)

    def _clicked(self, index: object) -> None:
        row = self.view.currentIndex().row()
        if getattr(index, "column", lambda: NAME)() != NAME:
            self.table.toggle(row)  # the whole row is a tick; its box ticks by itself

    def _tick_last_time(self) -> None:
        if self._roll is None:
            return
        before = [child.id for child in self._roll.children if child.last_time]
        self.table.tick(before)
        words = self._speak.plural(
            "{n} ticked who came last time.", "{n} ticked who came last time.", len(before)
        )
        self.said.emit(words)

    def _newcomer_added(self, file: File) -> None:
        self.box.clear()
        self.said.emit(self._speak("Added and ticked: {name}", name=_name_of(file)))
        self._dirty = True
        self._read(tick=file.main.id)
        self.box.setFocus()

    def _changed(self) -> None:
        self._dirty = True
        self._tell()

    def _tell(self) -> None:
        """Say how many are ticked, by sex, as they are ticked."""
        speak = self._speak
        here = self.table.children_here()
        counted = activities.added(
            activities.counts((child.sex, child.age) for child in here), self.grid.counts()
        )
        total = sum(count.number for count in counted)
        words = reference.words("sex")
        parts = [speak("{n} came.", n=total)]
        for sex in dict.fromkeys(count.sex for count in counted if count.sex in words):
            number = sum(count.number for count in counted if count.sex == sex)
            parts.append(f"{speak(words[sex])} {number}")
        if self._dirty:
            parts.append(speak("(not saved yet)"))
        self.told.setText("  ".join(parts))
        self.save_button.setEnabled(self._dirty and self.table.may_tick)

    def _was_kept(self, file: File, then: Callable[[], object] | None) -> None:
        if file.main.id == self._record:
            self._tell()
        came = getattr(file.facts.get("came"), "total", 0)
        self.said.emit(self._speak("Saved: {n} came.", n=came))
        self.kept.emit(file)
        if then is not None:
            then()

    def _not_kept(self, record: UUID, error: ClerkError) -> None:
        if record == self._record:
            self._dirty = True
            self._tell()
        self.trouble.emit(error.sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.box and event.type() == QEvent.Type.KeyPress:
            pressed: QKeyEvent = event  # type: ignore[assignment]  # a key was pressed
            if pressed.key() == Qt.Key.Key_Down:
                self.view.setFocus()
                return True
        return super().eventFilter(watched, event)


def _name_of(file: File) -> str:
    return str(getattr(file.facts.get("known"), "name", ""))
