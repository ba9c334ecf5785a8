"""What the rules found, the next steps of the journey, and what may be overridden by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.office.journey_steps import WAYS
from desktop.sheets.journeys import CHECK_IN
from desktop.views.icons import icon, pixmap
from desktop.views.migrants import wording
from desktop.views.migrants.followed import Followed
from desktop.views.records.steps import Steps
from desktop.views.theme import GAP, GROUP, HELP_PT, STEP, Tone
from desktop.views.widgets.labels import Label, heading
from desktop.views.widgets.notices import AdviceCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.office.cards import KeptReadiness, Likely
    from desktop.office.stepping import Offer
    from desktop.rules.readiness import Finding, Readiness
    from desktop.views.language import Speaker

# Red is for danger to a person: flags of protection alone.
_LEVELS: Final = {"hard": Tone.WAIT, "flag": Tone.DANGER, "warning": Tone.MUTED}


class AdviceColumn(QScrollArea):
    """Beside the sheet. It changes while one types and never takes the focus."""

    open_asked = Signal(object)  # UUID: it is this person, open her instead
    compare_asked = Signal(object)  # UUID: show both side by side
    override_asked = Signal()
    moved = Signal(str, object, str)  # state, day, reason
    begin_asked = Signal(str)  # what is to be begun for her: a case, a mediation

    def __init__(
        self, speaker: Speaker, today: Callable[[], date], *, may_override: bool, may_move: bool
    ) -> None:
        super().__init__()
        self.setObjectName("advice_column")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._speak = speaker
        self._may_override = may_override
        self._may_move = may_move
        self._readiness: Readiness | None = None
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(GAP, GROUP, GAP, GROUP)
        column.setSpacing(GAP)
        self._column = column
        self._likely = QVBoxLayout()
        self._likely.setSpacing(GAP)
        column.addLayout(self._likely)
        column.addWidget(self._status())
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(GAP)
        column.addLayout(self._reasons)
        self.override = QPushButton(speaker("Override with a reason"), inside)
        self.override.setObjectName("advice_override")
        self.override.setIcon(icon("shield-check", self))
        self.override.clicked.connect(self.override_asked)
        self.override.hide()
        column.addWidget(self.override)
        self.kept = Label(tone=Tone.MUTED, points=HELP_PT, name="advice_kept")
        self.kept.hide()
        column.addWidget(self.kept)
        self.followed = Followed(speaker, may_begin=may_move)
        self.followed.begin_asked.connect(self.begin_asked)
        self.followed.urgent.connect(lambda urgent: self._place_followed(urgent=urgent))
        column.addWidget(self.followed)
        self.steps = Steps(speaker, today, ways=WAYS, told_by=CHECK_IN["with_whom"])
        self.steps.moved.connect(self.moved)
        self.steps.hide()
        column.addSpacing(GAP)
        column.addWidget(self.steps)
        column.addStretch(1)
        self.setWidget(inside)

    def _status(self) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(heading(self._speak("What the rules say")))
        self._sign = QLabel(box)
        self.status = Label(bold=True, name="advice_status")
        line = QWidget(box)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP)
        row.addWidget(self._sign)
        row.addWidget(self.status, 1)
        column.addWidget(line)
        return box

    def show_readiness(self, readiness: Readiness | None) -> None:
        """Show what the rules say now; None is a sheet that says nothing of a journey yet."""
        if readiness == self._readiness and self.status.text():
            return
        self._readiness = readiness
        _empty(self._reasons)
        if readiness is None:
            self._sign.hide()
            self.status.set_tone(Tone.MUTED)
            self.status.setText(self._speak("Choose a purpose under “Going away” to see advice."))
            self.override.hide()
            return
        status = str(readiness.status)
        tone = wording.TONES.get(status, Tone.MUTED)
        self.status.set_tone(tone)
        self.status.setText(self._speak(wording.status_words(status)))
        self._sign.show()
        self._sign.setPixmap(pixmap(wording.SIGNS.get(status, "info"), self, tone, 20))
        for number, finding in enumerate(readiness.findings, 1):
            self._reasons.addWidget(self._card(number, finding))
        overridable = _overridable(readiness)
        self.override.setVisible(self._may_override and overridable and self.steps.known)

    def _place_followed(self, *, urgent: bool) -> None:
        """Danger on the journey comes before the advice on the plan, all else after it."""
        self._column.removeWidget(self.followed)
        place = 0 if urgent else self._column.indexOf(self.kept) + 1
        self._column.insertWidget(place, self.followed)

    def show_kept(self, kept: KeptReadiness | None) -> None:
        """Show the advice as it was kept on the day of registration."""
        if kept is None:
            self.kept.hide()
            return
        words = self._speak(
            "Kept with the registration on {day}: {status} (rules of {version}).",
            day=kept.assessed_on,
            status=wording.status_words(kept.status),
            version=kept.rules_version,
        )
        if kept.override_reason:
            words += " " + self._speak(
                "Overridden by {who}: {why}", who=kept.override_by or "", why=kept.override_reason
            )
        self.kept.setText(words)
        self.kept.show()

    def show_likely(self, found: Sequence[Likely], *, registered: bool) -> None:
        """Ask whether it is one of these; a registered person can be compared and joined."""
        _empty(self._likely)
        if not found:
            return
        self._likely.addWidget(heading(self._speak("Is it one of these?"), "likely_title"))
        for number, each in enumerate(found):
            self._likely.addWidget(self._likely_card(number, each, registered=registered))

    def show_steps(self, offers: Sequence[Offer]) -> None:
        """Offer the next steps of the journey; none for a sheet that is not saved yet."""
        self.steps.show_offers(offers if self._may_move else ())
        self.steps.setVisible(bool(offers) and self._may_move)
        overridable = _overridable(self._readiness)
        self.override.setVisible(self._may_override and overridable and bool(offers))

    def _card(self, number: int, finding: Finding) -> AdviceCard:
        tone = _LEVELS.get(finding.level, Tone.CONDITIONS)
        words = f"{number}  {self._speak(finding.reason)}"
        if finding.overridden:
            words += " · " + self._speak("overridden")
        card = AdviceCard(
            Tone.MUTED if finding.overridden else tone,
            words,
            self._speak(finding.basis),
            self._speak(finding.next_step),
        )
        card.setObjectName(f"advice_{finding.code}")
        return card

    def _likely_card(self, number: int, each: Likely, *, registered: bool) -> QWidget:
        speak = self._speak
        reasons = ("；" if speak.chinese else "; ").join(speak(reason) for reason in each.reasons)
        card = AdviceCard(Tone.ACCENT, f"{each.name}  {each.number}", reasons)
        card.setObjectName(f"likely_{number}")
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(card)
        verb = speak("Compare and join") if registered else speak("It is she: open")
        button = QPushButton(verb, box)
        button.setObjectName(f"likely_open_{number}")
        button.setAccessibleName(f"{verb}: {each.name} {each.number}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        asked = self.compare_asked if registered else self.open_asked
        person: UUID = each.person_id
        button.clicked.connect(lambda _on=False: asked.emit(person))
        column.addWidget(button)
        return box


def _overridable(readiness: Readiness | None) -> bool:
    return readiness is not None and any(
        each.overridable and not each.overridden for each in readiness.findings
    )


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
