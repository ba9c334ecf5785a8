"""The next steps of a record: a button each, and in words why some cannot be taken yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.i18n import T
from desktop.sheets.fields import Field, Kind
from desktop.views import lists
from desktop.views.theme import GAP, HELP_PT, STEP, Tone
from desktop.views.widgets.fold import Fold
from desktop.views.widgets.form import make_editor
from desktop.views.widgets.labels import Label, heading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.office.stepping import Offer
    from desktop.views.language import Speaker

HAPPENED_ON = Field("happened_on", Kind.DAY, T("It happened on"), required=True)
WAY = Field("way", Kind.CHOICE, T("How it is known"), choices="answer_way")
TOLD_BY = Field("told_by", Kind.NAME, T("Told by"), T("Name and duty of who answered."))
REASON = Field("reason", Kind.TEXT, T("Remark"), T("Why, or what was seen."))


class Steps(QWidget):
    """Steps offered; pressing one asks for the day before it is taken."""

    moved = Signal(str, object, str)

    def __init__(
        self,
        speaker: Speaker,
        today: Callable[[], date],
        *,
        ways: str = "",
        told_by: Field = TOLD_BY,
    ) -> None:
        """``ways`` is the list of how a step can be known; empty where it is not asked.

        ``told_by`` asks who told it.
        """
        super().__init__()
        self.setObjectName("steps")
        self._ways = ways
        self._told = told_by
        self._speak = speaker
        self._today = today
        self._chosen: Offer | None = None
        self.known = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(speaker("Next step")))
        self._offers = QVBoxLayout()
        self._offers.setSpacing(STEP)
        column.addLayout(self._offers)
        self._missed = QVBoxLayout()
        self._missed.setSpacing(STEP)
        self.late = Fold(speaker("A step that was missed"), "late_steps", self._missed)
        self.late.hide()
        column.addWidget(self.late)
        column.addWidget(self._confirm())

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show the steps that a record can take."""
        self.known = bool(offers)
        self._box.hide()
        for place in (self._offers, self._missed):
            _empty(place)
        for offer in offers:
            (self._missed if offer.late else self._offers).addWidget(self._offer(offer))
        self.late.setVisible(any(offer.late for offer in offers))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say beside the day, the way or the remark what is amiss."""
        self.day.show_problem(problems.get("happened_on", ""))
        self.way.show_problem(problems.get("way", ""))
        self.reason.show_problem(problems.get("reason", ""))

    def known_by(self) -> tuple[str, str]:
        """Return how the step is known and from whom, empty where it is not asked."""
        return str(self.way.value() or ""), str(self.told_by.value() or "")

    def _offer(self, offer: Offer) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP // 2)
        button = QPushButton(self._speak(offer.words), box)
        button.setObjectName(f"step_{offer.to_state}")
        button.setEnabled(not offer.blocked)
        button.clicked.connect(lambda _on=False: self._choose(offer))
        column.addWidget(button)
        for number, why in enumerate(offer.blocked):
            words = Label(self._speak(why), tone=Tone.MUTED, points=HELP_PT)
            words.setObjectName(f"blocked_{offer.to_state}_{number}")
            column.addWidget(words)
        if offer.blocked:
            button.setAccessibleDescription(" ".join(self._speak(why) for why in offer.blocked))
        return box

    def _confirm(self) -> QWidget:
        self._box = QWidget(self)
        self._box.setObjectName("step_confirm")
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.day = make_editor(HAPPENED_ON, self._speak, lambda _name: (), "step.happened_on")
        self.reason = make_editor(REASON, self._speak, lambda _name: (), "step.reason")
        way = replace(WAY, choices=self._ways or WAY.choices)
        self.way = make_editor(way, self._speak, lists.entries, "step.way")
        self.told_by = make_editor(self._told, self._speak, lists.entries, "step.told_by")
        for editor in (self.day, self.way, self.told_by, self.reason):
            column.addWidget(editor)
            editor.saved.connect(self._move)
        self.day.entered.connect(
            lambda: (self.reason if self.way.isHidden() else self.way).setFocus()
        )
        self.way.entered.connect(self.told_by.setFocus)
        self.told_by.entered.connect(self.reason.setFocus)
        self.reason.entered.connect(self._move)
        # One below the other: the column is narrow, and a verb may be a sentence.
        self.go = QPushButton(self._box)
        self.go.setObjectName("step_go")
        self.go.clicked.connect(self._move)
        column.addWidget(self.go)
        back = QPushButton(self._speak("Not now"), self._box)
        back.setObjectName("step_back")
        back.clicked.connect(self._box.hide)
        column.addWidget(back)
        self._box.hide()
        return self._box

    def _choose(self, offer: Offer) -> None:
        self._chosen = offer
        self.day.set_value(self._today())
        for editor in (self.reason, self.way, self.told_by):
            editor.set_value(None)
        for editor in (self.way, self.told_by):
            editor.setVisible(bool(self._ways) and offer.asks_way)
        self.go.setText(self._speak(offer.words))
        self._box.show()
        self.day.setFocus()

    def _move(self) -> None:
        day = self.day.value()
        if not isinstance(day, date):
            self.day.show_problem(
                self.day.problem_of_input() or self._speak("Please write the day.")
            )
            self.day.setFocus()
            return
        if self._chosen is not None:
            self.moved.emit(self._chosen.to_state, day, str(self.reason.value() or ""))


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
