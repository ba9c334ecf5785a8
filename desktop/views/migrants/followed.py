"""What a journey under way calls for: signs at check-ins, and what is due; with verbs that begin it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.i18n import T
from desktop.office.journey_advice import CASE_CODE, DISPUTE_CODE, of_missing
from desktop.views.icons import icon
from desktop.views.theme import GAP, STEP, Tone
from desktop.views.widgets.labels import heading
from desktop.views.widgets.notices import AdviceCard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.i18n import Sentence
    from desktop.office.cards import Said
    from desktop.views.language import Speaker

CASE: Final = "case_of_person"
MISSING: Final = "case_of_missing"
MEDIATION: Final = "mediation_of_person"
_VERBS: Final[Mapping[str, tuple[Sentence, str]]] = {
    CASE: (T("Begin a case"), "cases"),
    MISSING: (T("Begin a case"), "cases"),
    MEDIATION: (T("Begin a mediation"), "users"),
}
_BEGIN: Final[Mapping[str, tuple[str, ...]]] = {
    CASE_CODE: (CASE,),
    DISPUTE_CODE: (MEDIATION, CASE),
}
"""What may be begun beside what is said."""


class Followed(QWidget):
    """Cards below the advice on her plan; it takes no room where nothing is said."""

    begin_asked = Signal(str)
    urgent = Signal(bool)  # somebody may be in danger: it is to stand above everything

    def __init__(self, speaker: Speaker, *, may_begin: bool) -> None:
        super().__init__()
        self.setObjectName("followed")
        self._speak = speaker
        self._may_begin = may_begin
        self._shown: tuple[Said, ...] | None = None
        self._typed: tuple[Said, ...] = ()
        self._due: tuple[Said, ...] = ()
        self._offered: set[str] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self.hide()

    def show_typed(self, said: Sequence[Said]) -> None:
        """Show what follows from the check-ins as they are typed."""
        self._typed = tuple(said)
        self._show()

    def show_due(self, due: Sequence[Said]) -> None:
        """Show what is due on the journey as it is kept."""
        self._due = tuple(due)
        self._show()

    def _show(self) -> None:
        said = (*self._typed, *self._due)
        if said == self._shown:
            return
        self._shown = said
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        under = ""
        self._offered.clear()
        for one in said:
            words = self._speak(one.under) if one.under else ""
            if words and words != under:
                self._column.addWidget(heading(words))
            under = words
            self._column.addWidget(self._card(one))
        self.setVisible(bool(said))
        self.urgent.emit(any(one.tone == Tone.DANGER for one in said))

    def _card(self, one: Said) -> QWidget:
        speak = self._speak
        card = AdviceCard(
            Tone(one.tone),
            speak(one.words),
            speak(one.basis) if one.basis else "",
            speak(one.next_step) if one.next_step else "",
        )
        card.setObjectName(f"advice_{one.code}")
        verbs = self._verbs(one)
        if not verbs:
            return card
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(card)
        for what in verbs:
            column.addWidget(self._button(what, box))
        return box

    def _verbs(self, one: Said) -> tuple[str, ...]:
        """What may be begun beside a card: once in the column, and not before it is time."""
        verbs = (MISSING,) if of_missing(one.code) else _BEGIN.get(one.code, ())
        if not self._may_begin or one.tone not in (Tone.DANGER, Tone.WAIT):
            return ()
        new = tuple(verb for verb in verbs if verb not in self._offered)
        self._offered.update(new)
        return new

    def _button(self, what: str, box: QWidget) -> QPushButton:
        words, sign = _VERBS[what]
        button = QPushButton(icon(sign, self), self._speak(words), box)
        button.setObjectName(f"begin_{what}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _on=False: self.begin_asked.emit(what))
        return button
