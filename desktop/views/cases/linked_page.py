"""The referrals and mediations of a case, and the buttons that begin another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.rules import mediations, reference, referrals
from desktop.views.icons import icon
from desktop.views.theme import GAP, GROUP, Tone
from desktop.views.widgets.labels import Label, heading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.office.cards import File
    from desktop.views.language import Speaker


class LinkedPage(QWidget):
    """``open_asked`` carries a register and a record; ``refer_asked``, ``mediate_asked`` none."""

    open_asked = Signal(str, object)
    refer_asked = Signal()
    mediate_asked = Signal()

    def __init__(self, speaker: Speaker, *, may_refer: bool, may_mediate: bool) -> None:
        super().__init__()
        self.setObjectName("linked_page")
        self._speak = speaker
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP)
        row = QHBoxLayout()
        self.refer = QPushButton(icon("external-link", self), speaker("Refer to an agency"), self)
        self.refer.setObjectName("case_refer")
        self.refer.setVisible(may_refer)
        self.refer.clicked.connect(lambda _on=False: self.refer_asked.emit())
        self.mediate = QPushButton(icon("users", self), speaker("Begin a mediation"), self)
        self.mediate.setObjectName("case_mediate")
        self.mediate.setVisible(may_mediate)
        self.mediate.clicked.connect(lambda _on=False: self.mediate_asked.emit())
        row.addWidget(self.refer)
        row.addWidget(self.mediate)
        row.addStretch(1)
        column.addLayout(row)
        self._list = QVBoxLayout()
        self._list.setSpacing(GAP)
        column.addLayout(self._list)
        column.addStretch(1)

    def show_file(self, file: File | None) -> None:
        """Show what belongs to a case."""
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        facts: Mapping[str, Any] = file.facts if file else {}
        self.refer.setEnabled(file is not None)
        self.mediate.setEnabled(file is not None)
        speak = self._speak
        self._section(
            speak("Referrals"),
            speak("Nobody was referred yet."),
            [("referrals", one, self._referral(one)) for one in facts.get("referrals", ())],
        )
        self._section(
            speak("Mediations"),
            speak("No mediation belongs to this case."),
            [("mediations", one, self._mediation(one)) for one in facts.get("mediations", ())],
        )

    def focus_first(self) -> None:
        """Go to the first button."""
        self.refer.setFocus()

    def _section(
        self, title: str, none: str, lines: Sequence[tuple[str, Mapping[str, Any], str]]
    ) -> None:
        self._list.addWidget(heading(title))
        if not lines:
            self._list.addWidget(Label(none, tone=Tone.MUTED))
        for register, one, words in lines:
            button = QPushButton(words, self)
            button.setObjectName(f"linked_{one['number']}")
            button.setFlat(True)
            button.clicked.connect(
                lambda _on=False, register=register, record=one["id"]: self.open_asked.emit(
                    register, record
                )
            )
            self._list.addWidget(button)

    def _referral(self, one: Mapping[str, Any]) -> str:
        speak = self._speak
        words = reference.words("service")
        services = [speak(words[code]) for code in one["services"] or () if code in words]
        state = speak(referrals.WORDS[one["state"]])
        return " · ".join([str(one["number"]), str(one["agency"]), *services, state])

    def _mediation(self, one: Mapping[str, Any]) -> str:
        state = self._speak(mediations.WORDS[one["state"]])
        return " · ".join([str(one["number"]), str(one["respondent"] or ""), state])
