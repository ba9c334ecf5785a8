"""Whose handover is due: a button for each, below the count of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.rules.handovers import EIGHTEEN
from desktop.views.icons import icon
from desktop.views.theme import STEP, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.office.handovers import DueHandover
    from desktop.views.language import Speaker

_MOST: Final = 5


class DueLine(QWidget):
    """``asked`` hands over the one that was chosen."""

    asked = Signal(object)  # DueHandover

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("due_handovers")
        self._speak = speaker
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(STEP)
        self.buttons: list[QPushButton] = []
        self.hide()

    def show_due(self, due: Sequence[DueHandover], *, may_begin: bool) -> None:
        """Show the most urgent ones."""
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = []
        for one in due[:_MOST]:
            button = QPushButton(icon("clock", self, Tone.WAIT), self._words(one), self)
            button.setObjectName(f"due_{one.person_id}")
            button.setEnabled(may_begin or one.handover is not None)
            button.clicked.connect(lambda _on=False, one=one: self.asked.emit(one))
            self._column.addWidget(button)
            self.buttons.append(button)
        self.setVisible(bool(self.buttons))

    def _words(self, one: DueHandover) -> str:
        speak = self._speak
        if one.by is None:
            why = speak("{name} hands her work over.", name=one.name)
        elif one.why == EIGHTEEN:
            why = speak("{name} turns 18 on {day}.", name=one.name, day=one.by)
        else:
            why = speak("{name} left on {day}.", name=one.name, day=one.by)
        step = speak("Go on") if one.handover else speak("Begin the handover")
        return f"{why} {step}"
