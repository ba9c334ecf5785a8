"""One question: who is asked, its words, its answers with their digits, the line to type in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import ClerkError
from desktop.i18n import T
from desktop.rules import questionnaires
from desktop.rules.questionnaires import codes_of
from desktop.views.theme import GAP, GROUP, TITLE_PT, Tone, sized
from desktop.views.widgets.labels import Label, help_label, title

if TYPE_CHECKING:
    from desktop.rules.questionnaires import Answer, Question
    from desktop.views.language import Speaker

_COLUMNS = 3
_LINE_WIDE = 220
_HINTS = {
    questionnaires.CHOICE: T("One digit"),
    questionnaires.CHOICES: T("Digits of all that hold, such as 13"),
    questionnaires.YES_NO: T("1 yes, 2 no, 3 not known"),
    questionnaires.NUMBER: T("A number"),
    questionnaires.TEXT: T("Words"),
}


class QuestionCard(QFrame):
    """``entered``: Enter was pressed in the line."""

    entered = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("question_card")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._speak = speaker
        self._question: Question | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(GROUP, GROUP, GROUP, GROUP)
        column.setSpacing(GAP)
        self.who = Label(tone=Tone.ACCENT, bold=True, name="question_who")
        self.words = title("", "question_words")
        self.help = help_label("", "question_help")
        for label in (self.who, self.words, self.help):
            column.addWidget(label)
        self._options = QWidget(self)
        self._grid = QGridLayout(self._options)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GROUP)
        self._labels: dict[str, Label] = {}
        column.addWidget(self._options)
        row = QHBoxLayout()
        self.line = QLineEdit(self)
        self.line.setObjectName("survey_answer")
        self.line.setFont(sized(self.line.font(), TITLE_PT, bold=True))
        self.line.setFixedWidth(_LINE_WIDE)
        self.line.returnPressed.connect(self.entered)
        self.line.textChanged.connect(lambda _text: self._mark())
        row.addWidget(self.line)
        self.hint = Label(tone=Tone.MUTED, name="question_hint")
        row.addWidget(self.hint, 1)
        column.addLayout(row)

    def ask(self, question: Question, who: str, answer: Answer | None) -> None:
        """Ask a question; what was answered before stands in the line, to be typed over."""
        speak = self._speak
        self._question = question
        self.who.setText(who)
        self.words.setText(speak(question.words))
        self.help.setText(speak(question.help) if question.help else "")
        self.help.setVisible(question.help is not None)
        self._show_options(question)
        self.line.setText(question.typed(answer))
        self.line.selectAll()
        self.line.setAccessibleName(f"{who} {speak(question.words)}")
        self._mark()

    def read(self) -> tuple[Answer | None] | None:
        """Return the answer that is typed (None: left out); None where it is no answer."""
        if self._question is None:
            return None
        try:
            return (self._question.read(self.line.text()),)
        except ClerkError as error:
            self.hint.setText(self._speak(error.sentence))
            self.hint.set_tone(Tone.PROBLEM)
            self.line.setFocus()
            self.line.selectAll()
            return None

    def _show_options(self, question: Question) -> None:
        for label in self._labels.values():
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = {}
        for at, option in enumerate(question.options):
            label = Label(f"{at + 1}  {self._speak(option.words)}", parent=self._options)
            label.setObjectName(f"option_{at + 1}")
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(label, at // _COLUMNS, at % _COLUMNS)
            self._labels[option.code] = label
        self._options.setVisible(bool(question.options))

    def _mark(self) -> None:
        """Show which answers the digits choose."""
        question = self._question
        if question is None:
            return
        self.hint.setText(self._speak(_HINTS[question.kind]))
        self.hint.set_tone(Tone.MUTED)
        try:
            chosen = codes_of(question.read(self.line.text()))
        except ClerkError:
            chosen = ()
        for at, option in enumerate(question.options):
            label, taken = self._labels[option.code], option.code in chosen
            label.setText(f"{'✓' if taken else ' '} {at + 1}  {self._speak(option.words)}")
            font = label.font()
            font.setBold(taken)
            label.setFont(font)
