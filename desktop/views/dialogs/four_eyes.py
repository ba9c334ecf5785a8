"""Four eyes: a second user signs in for one act, or alone a written reason stands instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from desktop.errors import WrongPassword
from desktop.office.cards import Second
from desktop.views import workers
from desktop.views.theme import GAP, GROUP, Tone
from desktop.views.widgets.labels import Label, help_label
from desktop.views.widgets.notices import Banner
from desktop.views.widgets.passwords import PasswordField

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.errors import ClerkError
    from desktop.office.session import Session
    from desktop.views.language import Speaker


class FourEyesDialog(QDialog):
    """Asks for the reason of an act and for the second person, then does it in a worker.

    What the act raises is shown here, and nothing typed is lost; it closes when the act is done.
    """

    def __init__(
        self,
        session: Session,
        speaker: Speaker,
        words: str,
        verb: str,
        do: Callable[[str, Second], object],
        done: Callable[[object], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("four_eyes")
        self._speak, self._do, self._done = speaker, do, done
        self.alone = session.alone
        column = QVBoxLayout(self)
        column.setContentsMargins(GROUP, GROUP, GROUP, GROUP)
        column.setSpacing(GAP)
        self.banner = Banner()
        column.addWidget(self.banner)
        column.addWidget(Label(words))
        self.reason_title = Label(speaker("Reason"), bold=True)
        column.addWidget(self.reason_title)
        self.reason = QPlainTextEdit(self)
        self.reason.setObjectName("reason")
        self.reason.setAccessibleName(speaker("Reason"))
        self.reason.setTabChangesFocus(True)
        self.reason.setMaximumHeight(90)
        column.addWidget(self.reason)
        self.name = QLineEdit(self)
        self.password = PasswordField(speaker("Her password"), speaker, "second_password")
        self._second_person(column)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = QPushButton(speaker("Cancel"), self)
        cancel.setObjectName("four_eyes_cancel")
        cancel.clicked.connect(self.reject)
        self.verb = QPushButton(verb, self)
        self.verb.setObjectName("four_eyes_do")
        self.verb.setDefault(True)
        self.verb.clicked.connect(self._try)
        row.addWidget(cancel)
        row.addWidget(self.verb)
        column.addLayout(row)
        self.setMinimumWidth(460)
        self.reason.setFocus()

    def _second_person(self, column: QVBoxLayout) -> None:
        speak = self._speak
        if self.alone:
            column.addWidget(
                help_label(
                    speak(
                        "This office has one user only: the written reason is marked so in the log."
                    )
                )
            )
            self.name.hide()
            self.password.hide()
            return
        column.addWidget(Label(speak("A second person looks and signs in"), bold=True))
        self.name.setObjectName("second_name")
        self.name.setAccessibleName(speak("Her sign-in name"))
        self.name.setPlaceholderText(speak("Her sign-in name"))
        column.addWidget(self.name)
        column.addWidget(self.password)
        self.password.entered.connect(self._try)

    def _try(self) -> None:
        reason = self.reason.toPlainText().strip()
        second = Second(self.name.text().strip(), self.password.text(), reason)
        self.verb.setEnabled(False)
        workers.run(
            lambda: self._do(reason, second), owner=self, done=self._finished, failed=self._failed
        )

    def _finished(self, result: object) -> None:
        self.accept()
        self._done(result)

    def _failed(self, error: ClerkError) -> None:
        self.verb.setEnabled(True)
        words = self._speak(error.sentence)
        self.banner.say(words, Tone.PROBLEM)
        if isinstance(error, WrongPassword):
            self.password.clear()
            self.password.line.setFocus()
        elif error.field == "reason":
            self.reason.setFocus()


def ask(
    session: Session,
    speaker: Speaker,
    parent: QWidget,
    title: str,
    words: str,
    verb: str,
    do: Callable[[str, Second], object],
    done: Callable[[object], None],
) -> FourEyesDialog:
    """Open the dialog without blocking the window."""
    dialog = FourEyesDialog(session, speaker, words, verb, do, done, parent)
    dialog.setWindowTitle(title)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
