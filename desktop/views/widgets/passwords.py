"""Typing a password: hidden, to be looked at while a key is held, with its strength in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QVBoxLayout, QWidget

from desktop.views.icons import icon
from desktop.views.theme import HELP_PT, STEP, Tone
from desktop.views.widgets.editors import Notice
from desktop.views.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.i18n import Sentence
    from desktop.views.language import Speaker

    Judge = Callable[[str], tuple[int, Sentence]]


def judge_password(password: str) -> tuple[int, Sentence]:
    """Return how strong a password is (0 to 4) and what to say of it."""
    from desktop.rules import passwords

    return passwords.strength(password)


class PasswordField(QWidget):
    """A password with its label above; with ``judge`` its strength is shown while typing."""

    changed = Signal()
    entered = Signal()

    def __init__(
        self, label: str, speaker: Speaker, name: str = "password", judge: Judge | None = None
    ) -> None:
        super().__init__()
        self._speak = speaker
        self._judge = judge
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP // 2)
        words = Label(label)
        column.addWidget(words)
        self.line = QLineEdit(self)
        self.line.setObjectName(name)
        self.line.setAccessibleName(label)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = self.line.addAction(
            icon("eye", self, Tone.MUTED), QLineEdit.ActionPosition.TrailingPosition
        )
        self._eye.setCheckable(True)
        self._eye.setToolTip(speaker("Show what is typed"))
        self._eye.toggled.connect(self._look)
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self.entered)
        words.setBuddy(self.line)
        column.addWidget(self.line)
        self._meter = QProgressBar(self)
        self._meter.setObjectName(f"{name}_meter")
        self._meter.setRange(0, 4)
        self._meter.setTextVisible(False)
        self._meter.setFixedHeight(STEP * 2)
        self._said = Label(" ", tone=Tone.MUTED, points=HELP_PT, name=f"{name}_strength")
        self._meter.setVisible(judge is not None)
        self._said.setVisible(judge is not None)
        column.addWidget(self._meter)
        column.addWidget(self._said)
        self.notice = Notice(self)
        self.notice.setObjectName(f"notice_{name}")
        self.notice.hide()
        column.addWidget(self.notice)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what is typed and hide the next word again."""
        self.line.clear()
        self._eye.setChecked(False)

    def show_problem(self, words: str) -> None:
        """Say under the field what is amiss; empty words take it away."""
        self.notice.show_words(words, Tone.PROBLEM)
        self.line.setAccessibleDescription(words)

    def _look(self, on: bool) -> None:  # noqa: FBT001  Qt's signal
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self._eye.setIcon(icon("eye-off" if on else "eye", self, Tone.MUTED))

    def _typed(self, text: str) -> None:
        self.show_problem("")
        if self._judge is not None:
            score, sentence = self._judge(text) if text else (0, None)
            self._meter.setValue(score)
            self._said.setText(self._speak(sentence) if sentence is not None else " ")
        self.changed.emit()


class NewPassword(QWidget):
    """A new password, typed twice; ``problem()`` says in words why it cannot be taken."""

    changed = Signal()
    entered = Signal()

    def __init__(self, speaker: Speaker, judge: Judge = judge_password) -> None:
        super().__init__()
        self._speak = speaker
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP * 2)
        self.first = PasswordField(speaker("New password"), speaker, "new_password", judge)
        self.again = PasswordField(speaker("The same password again"), speaker, "new_password_2")
        column.addWidget(self.first)
        column.addWidget(self.again)
        self.first.changed.connect(self.changed)
        self.again.changed.connect(self.changed)
        self.first.entered.connect(self.again.line.setFocus)
        self.again.entered.connect(self.entered)
        self.setFocusProxy(self.first.line)

    def text(self) -> str:
        """The password."""
        return self.first.text()

    def agree(self) -> bool:
        """Whether both are the same and something is typed; says so beside the field if not."""
        if not self.first.text():
            self.first.show_problem(self._speak("Please type a password."))
            self.first.line.setFocus()
            return False
        if self.first.text() != self.again.text():
            self.again.show_problem(self._speak("The two passwords are not the same."))
            self.again.line.setFocus()
            return False
        return True

    def show_problem(self, words: str) -> None:
        """Say under the first field what is amiss."""
        self.first.show_problem(words)

    def clear(self) -> None:
        """Forget what is typed."""
        self.first.clear()
        self.again.clear()
