"""The line of stations: where a journey is on its way, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.i18n import Words
from desktop.rules.journeys import State
from desktop.views.migrants import wording
from desktop.views.theme import GAP, HELP_PT, STEP, Tone, colours_of, sized

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.i18n import Sentence
    from desktop.rules.journey_history import Station
    from desktop.views.language import Speaker

_SHORT: Final[Mapping[State, Words]] = {
    State.INTERESTED: Words("有意向", "Wish"),
    State.CHECKING: Words("核查", "Check"),
    State.NOT_ELIGIBLE: Words("不符合条件", "To wait"),
    State.CONDITIONAL: Words("有条件", "Conditions"),
    State.PREPARING: Words("准备", "Preparing"),
    State.CLEARED: Words("准备完成", "Prepared"),
    State.LEFT_UNREGISTERED: Words("未经准备", "Unprepared"),
    State.MOVED_ON: Words("转往他处", "Moved on"),
    State.LOST_CONTACT: Words("失去联系", "Lost"),
    State.RETURNED: Words("已返乡", "Home"),
}
"""Names that fit under a station; the whole ones are told with the line."""
_TONES: Final[Mapping[State, Tone]] = {
    State.NOT_ELIGIBLE: Tone.WAIT,
    State.CONDITIONAL: Tone.CONDITIONS,
    State.LEFT_UNREGISTERED: Tone.CONDITIONS,
    State.LOST_CONTACT: Tone.DANGER,
    State.WITHDRAWN: Tone.MUTED,
    State.ENDED: Tone.MUTED,
}


class Stations(QWidget):
    """Dots on a line with their names and days; the one reached is filled and written in bold."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("stations")
        self._speak = speaker
        self._stations: tuple[Station, ...] = ()
        self.setFont(sized(self.font(), HELP_PT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_stations(self, stations: Sequence[Station]) -> None:
        """Show a journey's stations; none shows no line."""
        self._stations = tuple(stations)
        here = next((each.state for each in stations if each.here), None)
        state = self._speak(wording.state_words(here)) if here else ""
        told = [
            f"{each.day.isoformat()}  {self._speak(wording.state_words(each.state))}"
            for each in stations
            if each.reached and each.day is not None
        ]
        self.setToolTip("\n".join(told or [state]))
        said = ("；" if self._speak.chinese else "; ").join([state, *told])
        self.setAccessibleName(f"{self._speak('State')}: {said}" if state else "")
        self.setVisible(bool(stations))
        self.update()

    def names(self) -> list[str]:
        """Return the names along the line; a state off the line stands in place of its station."""
        return [self._speak(_short(each.state)) for each in self._stations]

    def days(self) -> list[str]:
        """Return the days under the stations, empty where none was reached."""
        return [
            each.day.isoformat() if each.reached and each.day is not None else ""
            for each in self._stations
        ]

    def sizeHint(self) -> QSize:
        return QSize(320, 2 * self.fontMetrics().height() + GAP + 3 * STEP)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._stations:
            room = self.width() / len(self._stations)
            middle = STEP + GAP // 2
            painter.setPen(QPen(QColor(colours_of(self).line), 2))
            painter.drawLine(int(room / 2), middle, int(self.width() - room / 2), middle)
            for number, (words, day) in enumerate(zip(self.names(), self.days(), strict=True)):
                centre = int(room * (number + 0.5))
                self._dot(painter, self._stations[number], centre, middle)
                self._words(painter, (words, day), self._stations[number], centre, room)
        painter.end()
        event.accept()

    def _dot(self, painter: QPainter, station: Station, centre: int, middle: int) -> None:
        colours = colours_of(self)
        tone = _TONES.get(station.state, Tone.ACCENT)
        reached = station.reached
        painter.setPen(QPen(colours.of(tone) if reached else QColor(colours.frame), 2))
        painter.setBrush(colours.of(tone) if reached else QColor(colours.window))
        radius = STEP + 2 if station.here else STEP
        painter.drawEllipse(centre - radius, middle - radius, 2 * radius, 2 * radius)

    def _words(
        self, painter: QPainter, lines: tuple[str, str], station: Station, centre: int, room: float
    ) -> None:
        colours = colours_of(self)
        top = 4 * STEP
        for number, words in enumerate(lines):
            bold = station.here and number == 0
            painter.setFont(sized(self.font(), HELP_PT, bold=bold))
            painter.setPen(colours.of(Tone.TEXT if station.here else Tone.MUTED))
            measure = painter.fontMetrics()
            fitting = measure.elidedText(words, Qt.TextElideMode.ElideRight, int(room) - 2)
            width = measure.horizontalAdvance(fitting)
            left = max(0, min(centre - width // 2, self.width() - width))
            painter.drawText(left, top + measure.ascent() + number * measure.height(), fitting)


def _short(state: State) -> Sentence:
    return _SHORT.get(state) or wording.state_words(state)
