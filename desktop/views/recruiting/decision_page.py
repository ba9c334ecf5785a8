"""What the committee decided about a recruiter, and the form on which it decides anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.i18n import T
from desktop.rules import recruiters
from desktop.sheets.fields import Group
from desktop.sheets.recruiters import DECISION
from desktop.views.icons import icon
from desktop.views.records import typed
from desktop.views.theme import GAP, GROUP, Tone
from desktop.views.widgets.form import Form
from desktop.views.widgets.labels import Label, heading
from desktop.views.widgets.notices import AdviceCard

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from desktop.office.cards import File, Row
    from desktop.views.language import Speaker
    from desktop.views.widgets.editors import Lists

_ASKED = (
    "level",
    "decided_on",
    "reason",
    "conditions",
    "labour_opinion",
    "police_opinion",
    "valid_until",
    "minutes",
)


class DecisionPage(QWidget):
    """``decide_asked`` carries the values of the DECISION sheet as typed."""

    decide_asked = Signal(object)

    def __init__(
        self, speaker: Speaker, lists: Lists, today: Callable[[], date], *, may_decide: bool
    ) -> None:
        super().__init__()
        self.setObjectName("decision_page")
        self._speak = speaker
        self._today = today
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP)
        self.form = Form(
            [Group(T("The committee decides"), tuple(f"{DECISION.kind}.{key}" for key in _ASKED))],
            {DECISION.kind: DECISION},
            speaker,
            lists,
        )
        self.button = QPushButton(icon("flag", self), speaker("Write down the decision"), self)
        self.button.setObjectName("decide")
        self.button.clicked.connect(self._ask)
        self.form.saved.connect(self._ask)
        self._asking = QWidget(self)
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(GAP)
        asking.addWidget(self.form)
        asking.addWidget(self.button)
        self._asking.setVisible(may_decide)
        column.addWidget(self._asking)
        if not may_decide:
            words = speaker("The director writes down what the committee decides.")
            column.addWidget(Label(words, tone=Tone.MUTED))
        column.addWidget(heading(speaker("Decisions so far")))
        self._list = QVBoxLayout()
        self._list.setSpacing(GAP)
        column.addLayout(self._list)
        column.addStretch(1)

    def show_file(self, file: File | None) -> None:
        """Show the decisions of a recruiter, and an empty form with what the rules propose."""
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        rows = file.rows.get(DECISION.kind, ()) if file else ()
        for row in reversed(rows):
            self._list.addWidget(self._card(row))
        if not rows:
            words = self._speak("Nothing was decided yet.")
            self._list.addWidget(Label(words, tone=Tone.MUTED, name="decisions_none"))
        self.button.setEnabled(file is not None)
        proposal = file.facts.get("proposal") if file else None
        level = getattr(proposal, "level", None)
        known = set(recruiters.LEVELS)
        self.form.set_values(
            DECISION.kind,
            {"decided_on": self._today(), "level": level if level in known else None},
        )

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say beside the fields what is amiss."""
        mine = {f"{DECISION.kind}.{key}": words for key, words in problems.items()}
        self.form.show_problems(mine)

    def focus_first(self) -> None:
        """Go to the first field."""
        next(iter(self.form.editors.values())).setFocus()

    def _ask(self) -> None:
        self.decide_asked.emit(typed.values(self.form, DECISION.kind, {}))

    def _card(self, row: Row) -> AdviceCard:
        values, speak = row.values, self._speak
        level = str(values.get("level") or "")
        said = [speak(recruiters.WORDS[level]), speak.day(values.get("decided_on"))]  # type: ignore[arg-type]
        until = values.get("valid_until")
        if until is not None:
            said.append(speak("valid until {day}", day=until))
        by = [str(values.get(key) or "") for key in ("decided_by", "second_by")]
        reason = str(values.get("reason") or "")
        conditions = str(values.get("conditions") or "")
        tone = {
            recruiters.APPROVED: Tone.READY,
            recruiters.CONDITIONAL: Tone.CONDITIONS,
            recruiters.BLACKLISTED: Tone.DANGER,
        }.get(level, Tone.WAIT)
        return AdviceCard(
            tone,
            " · ".join(said),
            "\n".join(words for words in (reason, ", ".join(b for b in by if b)) if words),
            conditions,
        )
