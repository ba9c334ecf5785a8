"""One line of numbers under the count of a list: how many cases are at hand, what was recovered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.rules.wages import yuan
from desktop.views.theme import HELP_PT, Tone
from desktop.views.widgets.labels import Label

if TYPE_CHECKING:
    from desktop.office.case_numbers import Numbers
    from desktop.rules.mediations import Sums
    from desktop.views.language import Speaker


class NumbersLine(Label):
    """Numbers in words: those that may be told (``office.case_numbers``)."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(tone=Tone.MUTED, points=HELP_PT, name="numbers_line")
        self._speak = speaker
        self.hide()

    def show_numbers(self, numbers: Numbers) -> None:
        """Show how many cases the office works on, by their risk."""
        speak = self._speak
        told = [f"{speak(count.words)} {count.number}" for count in numbers.by_risk]
        self.setText(speak("In the office: {what}", what=" · ".join(told)) if told else "")
        self.setVisible(bool(told))

    def show_sums(self, sums: Sums) -> None:
        """Show what was claimed, agreed and received in the mediations listed."""
        speak = self._speak
        if not sums.claimed and not sums.agreed:
            self.hide()
            return
        self.setText(
            speak(
                "Claimed {claimed}, agreed {agreed}, received {received} yuan",
                claimed=yuan(sums.claimed),
                agreed=yuan(sums.agreed),
                received=yuan(sums.received),
            )
        )
        self.show()
