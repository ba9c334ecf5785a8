"""The line of stations: where a journey is on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.rules.journeys import STATIONS, State
from desktop.views.migrants import wording
from desktop.views.theme import GAP, HELP_PT, STEP, Tone, colours_of, sized

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.views.language import Speaker

MAIN_LINE: Final[tuple[str, ...]] = tuple(state.value for state in STATIONS)
_BESIDE: Final[Mapping[str, str]] = {
    State.NOT_ELIGIBLE: State.CHECKING,
    State.CONDITIONAL: State.CHECKING,
    State.WITHDRAWN: State.INTERESTED,
}
"""States off the main line, and the station beside which they are shown."""


class Stations(QWidget):
    """Dots on a line with their names; the one reached is filled and written in bold."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("stations")
        self._speak = speaker
        self._state = ""
        self.setFont(sized(self.font(), HELP_PT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, state: str) -> None:
        """Show ``state``; empty shows no line."""
        self._state = state
        words = self._speak(wording.state_words(state)) if state else ""
        self.setAccessibleName(f"{self._speak('State')}: {words}" if words else "")
        self.setToolTip(words)
        self.setVisible(bool(state))
        self.update()

    def names(self) -> list[str]:
        """Return the names along the line; a state off the line stands in place of its station."""
        at = self._reached()
        return [
            self._speak(wording.state_words(self._state if number == at else code))
            for number, code in enumerate(MAIN_LINE)
        ]

    def sizeHint(self) -> QSize:
        return QSize(320, self.fontMetrics().height() + GAP + 3 * STEP)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        reached = self._reached()
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.width() / len(MAIN_LINE)
        middle = STEP + GAP // 2
        painter.setPen(QPen(QColor(colours.line), 2))
        painter.drawLine(int(room / 2), middle, int(self.width() - room / 2), middle)
        for number, words in enumerate(self.names()):
            centre = int(room * (number + 0.5))
            past, here = number < reached, number == reached
            tone = self._tone() if here else Tone.ACCENT
            painter.setPen(QPen(colours.of(tone) if past or here else QColor(colours.frame), 2))
            painter.setBrush(colours.of(tone) if past or here else QColor(colours.window))
            radius = STEP + 2 if here else STEP
            painter.drawEllipse(centre - radius, middle - radius, 2 * radius, 2 * radius)
            painter.setFont(sized(self.font(), HELP_PT, bold=here))
            painter.setPen(colours.of(Tone.TEXT if here else Tone.MUTED))
            fitting = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, int(room * (1.4 if here else 1)) - STEP
            )
            width = painter.fontMetrics().horizontalAdvance(fitting)
            left = max(0, min(centre - width // 2, self.width() - width))
            painter.drawText(left, middle + 2 * STEP + painter.fontMetrics().ascent(), fitting)
        painter.end()
        event.accept()

    def _reached(self) -> int:
        place = _BESIDE.get(self._state, self._state)
        return MAIN_LINE.index(place) if place in MAIN_LINE else -1

    def _tone(self) -> Tone:
        return {State.NOT_ELIGIBLE: Tone.WAIT, State.CONDITIONAL: Tone.CONDITIONS}.get(
            State(self._state), Tone.ACCENT
        )
