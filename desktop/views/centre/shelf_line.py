"""Above the list of things: how many can be lent, are lent, are late; the lists on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.views.centre.paper_button import PaperButton
from desktop.views.theme import GAP, HELP_PT, Tone
from desktop.views.widgets.labels import Label

if TYPE_CHECKING:
    from desktop.office.things import ShelfNumbers
    from desktop.views.language import Speaker


class ShelfLine(QWidget):
    """``print_asked``: a paper's kind."""

    print_asked = Signal(str)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speak = speaker
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self.words = Label(tone=Tone.MUTED, points=HELP_PT, name="shelf_numbers")
        row.addWidget(self.words, 1)
        button = PaperButton(
            speaker("Lists on paper"), ("centre_inventory", "centre_loans"), speaker, self
        )
        button.setObjectName("shelf_print")
        button.asked.connect(self.print_asked)
        row.addWidget(button)

    def show_numbers(self, numbers: ShelfNumbers) -> None:
        """Show what is on the shelf and who has the rest."""
        speak = self._speak
        told = [speak("{n} to lend", n=numbers.here), speak("{n} lent", n=numbers.out)]
        if numbers.overdue:
            told.append(speak("{n} late", n=numbers.overdue))
        self.words.setText(" · ".join(told))
        self.words.set_tone(Tone.WAIT if numbers.overdue else Tone.MUTED)
        self.setVisible(bool(numbers.kinds))
