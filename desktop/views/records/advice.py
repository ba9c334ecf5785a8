"""Beside the sheet of a register's record: what the rules say, and the steps it can take next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.i18n import T
from desktop.views.icons import pixmap
from desktop.views.records.look import SIGNS
from desktop.views.records.steps import Steps
from desktop.views.theme import GAP, GROUP, STEP, Tone
from desktop.views.widgets.labels import Label, heading
from desktop.views.widgets.notices import AdviceCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from desktop.i18n import Sentence
    from desktop.office.cards import Advice, Said
    from desktop.office.stepping import Offer
    from desktop.views.language import Speaker

RULES_SAY: Final = T("What the rules say")


class AdviceColumn(QScrollArea):
    """It changes while one types and never takes the focus."""

    moved = Signal(str, object, str)  # state, day, reason

    def __init__(
        self,
        speaker: Speaker,
        today: Callable[[], date],
        *,
        ways: str = "",
        title: Sentence = RULES_SAY,
    ) -> None:
        super().__init__()
        self.setObjectName("advice_column")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._speak = speaker
        self._shown: Advice | None = None
        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(GAP, GROUP, GAP, GROUP)
        self._column.setSpacing(GAP)
        self._column.addWidget(heading(speaker(title)))
        line = QWidget(inside)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP)
        self._sign = QLabel(line)
        self.status = Label(bold=True, name="advice_status")
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.status, 1)
        self._column.addWidget(line)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(GAP)
        self._column.addLayout(self._cards)
        self.steps = Steps(speaker, today, ways=ways)
        self.steps.moved.connect(self.moved)
        self.steps.hide()
        self._column.addSpacing(GAP)
        self._column.addWidget(self.steps)
        self._column.addStretch(1)
        self.setWidget(inside)

    def show_advice(self, advice: Advice) -> None:
        """Show what the rules say now; what did not change is left standing."""
        before, self._shown = self._shown, advice
        if before is not None and _same(before, advice):
            return
        tone = Tone(advice.tone) if advice.tone else Tone.MUTED
        self.status.setText(self._speak(advice.headline) if advice.headline else "")
        self.status.set_tone(tone)
        self._sign.setPixmap(pixmap(SIGNS.get(tone, "info"), self, tone, 20))
        self._sign.setVisible(advice.headline is not None)
        self._clear()
        under = ""
        for said in advice.said:
            words = self._speak(said.under) if said.under else ""
            if words != under:
                under = words
                if words:
                    self._cards.addWidget(heading(words))
            self._cards.addWidget(self._card(said))

    def show_steps(self, offers: Sequence[Offer]) -> None:
        """Offer the next steps; none for a sheet that is not saved yet."""
        self.steps.show_offers(offers)
        self.steps.setVisible(bool(offers))

    def _card(self, said: Said) -> AdviceCard:
        speak = self._speak
        card = AdviceCard(
            Tone(said.tone),
            speak(said.words),
            speak(said.basis) if said.basis else "",
            speak(said.next_step) if said.next_step else "",
        )
        card.setObjectName(f"advice_{said.code}")
        return card

    def _clear(self) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _same(one: Advice, other: Advice) -> bool:
    return (one.headline, one.tone, one.said) == (other.headline, other.tone, other.said)
