"""The head of a record: whom one is looking at, where she is on her way, and her rights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.sheets.migrants import PERSON
from desktop.views.icons import icon
from desktop.views.migrants import wording
from desktop.views.migrants.rights import RightsMenu
from desktop.views.migrants.stations import Stations
from desktop.views.reading import value_words
from desktop.views.theme import GAP, GROUP, STEP, Tone
from desktop.views.widgets.fold import Fold
from desktop.views.widgets.labels import Label, title

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from desktop.office.cards import Entry, PersonFile
    from desktop.rules.permissions import Act
    from desktop.views.language import Speaker


class PersonHead(QWidget):
    """Name, sex, age, ethnic group and number in one glance; below it the line of stations."""

    closed = Signal()

    def __init__(
        self, speaker: Speaker, today: Callable[[], date], may: Callable[[Act], bool]
    ) -> None:
        super().__init__()
        self.setObjectName("person_head")
        self._speak = speaker
        self._today = today
        column = QVBoxLayout(self)
        column.setContentsMargins(GROUP, GAP, GAP, 0)
        column.setSpacing(STEP)
        row = QHBoxLayout()
        row.setSpacing(GROUP)
        self.name = title("", "person_title")
        self.name.setWordWrap(False)
        self.facts = Label(tone=Tone.MUTED, name="person_facts")
        row.addWidget(self.name)
        row.addWidget(self.facts, 1)
        self.menu = RightsMenu(speaker, may, self)
        self.more = QToolButton(self)
        self.more.setObjectName("person_rights")
        self.more.setText(speaker("Her rights"))
        self.more.setIcon(icon("rights", self))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setMenu(self.menu)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.close_button = QToolButton(self)
        self.close_button.setObjectName("person_close")
        self.close_button.setIcon(icon("x", self, Tone.MUTED))
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName(speaker("Close this record"))
        self.close_button.setToolTip(speaker("Close this record"))
        self.close_button.clicked.connect(self.closed)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self.stations = Stations(speaker)
        column.addWidget(self.stations)
        self._past = QVBoxLayout()
        self.past = Fold(speaker("Earlier journeys"), "earlier_journeys", self._past)
        self.past.hide()
        column.addWidget(self.past)

    def show_person(self, entry: Entry, file: PersonFile | None) -> None:
        """Show who it is, as typed; the number and the stations once she is registered."""
        person, speak = entry.values, self._speak
        name = str(person.get("full_name") or "")
        if file is not None and file.anonymised:
            name = speak("(anonymous)")
        self.name.setText(name or speak("New registration"))
        facts = [
            value_words(PERSON["sex"], person.get("sex"), speak),
            self._age(person.get("birth")),
            value_words(PERSON["ethnic_group"], person.get("ethnic_group"), speak),
            self._number(file),
        ]
        self.facts.setText(" · ".join(words for words in facts if words))
        self.more.setVisible(file is not None)
        self._show_journeys(file)

    def _show_journeys(self, file: PersonFile | None) -> None:
        """Show the line of the latest journey; earlier ones are folded away."""
        journeys = file.rows.get("journey", ()) if file else ()
        lines = [file.stations.get(row.id, ()) for row in journeys] if file else []
        self.stations.show_stations(lines[-1] if lines else ())
        while (item := self._past.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for stations in reversed(lines[:-1]):
            line = Stations(self._speak)
            line.show_stations(stations)
            self._past.addWidget(line)
        self.past.setVisible(len(lines) > 1)

    def _age(self, birth: object) -> str:
        first, last = wording.born_first(birth), wording.born_last(birth)
        if first is None or last is None:
            return ""
        span = wording.span_words(first, last, self._today())
        return self._speak("{age} years old", age=span)

    def _number(self, file: PersonFile | None) -> str:
        journeys = file.rows.get("journey", ()) if file else ()
        return str(journeys[-1].values.get("number") or "") if journeys else ""
