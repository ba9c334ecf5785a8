"""Below the list when several are chosen: they have left; which day, how it is known, from whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout

from desktop.errors import Invalid
from desktop.i18n import Joined, T
from desktop.office.journey_steps import WAYS, Known
from desktop.sheets.journeys import CHECK_IN
from desktop.views import lists
from desktop.views.records.steps import HAPPENED_ON, WAY
from desktop.views.theme import GAP
from desktop.views.widgets.fold import Fold
from desktop.views.widgets.form import make_editor
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from desktop.errors import ClerkError
    from desktop.office.leaving import Left
    from desktop.office.session import Session
    from desktop.views.language import Speaker


class Leaving(Fold):
    """Folded until it is asked for; ``given`` carries what is known of it."""

    given = Signal(object)  # Known

    def __init__(self, speaker: Speaker, today: Callable[[], date]) -> None:
        self._speak, self._today = speaker, today
        column = QVBoxLayout()
        column.setSpacing(GAP)
        super().__init__(speaker("They have left"), "people_left", column)
        self.day = make_editor(HAPPENED_ON, speaker, lists.entries, "left.happened_on")
        way = replace(WAY, choices=WAYS, required=True)
        self.way = make_editor(way, speaker, lists.entries, "left.way")
        self.told_by = make_editor(CHECK_IN["with_whom"], speaker, lists.entries, "left.told_by")
        self.go = QPushButton(speaker("Write down that they have left"), self.body)
        self.go.setObjectName("people_left_go")
        self.go.clicked.connect(self._give)
        grid = QGridLayout()
        grid.setSpacing(GAP)
        for at, editor in enumerate((self.day, self.way, self.told_by)):
            grid.addWidget(editor, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
            editor.saved.connect(self._give)
        column.addLayout(grid)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self.day.entered.connect(self.way.setFocus)
        self.way.entered.connect(self.told_by.setFocus)
        self.told_by.entered.connect(self.go.setFocus)
        self.toggle.toggled.connect(self._unfolded)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say beside the day or the way what is amiss."""
        self.day.show_problem(problems.get("happened_on", ""))
        self.way.show_problem(problems.get("way", ""))

    def _unfolded(self, unfolded: bool) -> None:  # noqa: FBT001  as the signal carries it
        if unfolded:
            self.day.set_value(self._today())
            self.way.set_value(None)
            self.told_by.set_value(None)
            self.day.setFocus()

    def _give(self) -> None:
        day = self.day.value()
        if not isinstance(day, date):
            words = self.day.problem_of_input() or self._speak("Please write the day.")
            self.day.show_problem(words)
            self.day.setFocus()
            return
        way, told_by = self.way.value(), self.told_by.value()
        self.given.emit(Known(day, str(way or ""), str(told_by or "")))


class Leavings(QObject):
    """Asks the office to write down that people have left, and tells what came of it."""

    said = Signal(str, object)
    trouble = Signal(str)
    written = Signal()
    not_written = Signal(str)  # whose leaving could not be written down, and why

    def __init__(self, session: Session, speaker: Speaker, panel: Leaving) -> None:
        super().__init__(panel)
        self._session, self._speak, self._panel = session, speaker, panel

    def write_down(self, people: Sequence[UUID], known: Known) -> None:
        """Take a step for each of these people."""
        run(
            lambda: self._session.migrants.left(people, known),
            owner=self,
            done=self._done,
            failed=self._failed,
        )

    def _done(self, found: Left) -> None:
        speak = self._speak
        self._panel.toggle.setChecked(False)
        self.written.emit()
        number = len(found.done)
        words = speak.plural("{n} journey written down.", "{n} journeys written down.", number)
        self.said.emit(words, None)
        if found.not_done:
            told = (T("{name}: {why}", name=name, why=why) for name, why in found.not_done)
            self.not_written.emit(speak("Not written down: {who}", who=Joined(tuple(told))))

    def _failed(self, error: ClerkError) -> None:
        if isinstance(error, Invalid):
            problems = {key: self._speak(said) for key, said in error.problems.items()}
            self._panel.show_problems(problems)
        else:
            self.trouble.emit(self._speak(error.sentence))
