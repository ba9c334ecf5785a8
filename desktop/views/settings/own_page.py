"""One's own password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.errors import WrongPassword
from desktop.views.settings.page import Page
from desktop.views.widgets.passwords import NewPassword, PasswordField

if TYPE_CHECKING:
    from desktop.errors import ClerkError
    from desktop.office.session import Session
    from desktop.views.language import Speaker


class OwnPage(Page):
    """Change the password with the old one."""

    def __init__(self, session: Session, speaker: Speaker) -> None:
        super().__init__(session, speaker, speaker("My password"))
        self.setObjectName("own_page")
        self.old = PasswordField(speaker("Present password"), speaker, "old_password")
        self.new = NewPassword(speaker)
        self.old.entered.connect(self.new.setFocus)
        self.new.entered.connect(self._change)
        button = QPushButton(speaker("Change the password"), self)
        button.setObjectName("change_password")
        button.clicked.connect(self._change)
        for widget in (self.old, self.new):
            widget.setMaximumWidth(420)
            self.column.addWidget(widget)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def _change(self) -> None:
        if not self.new.agree():
            return
        old, new = self.old.text(), self.new.text()
        self.do(
            lambda: self._session.users.change_own(old, new),
            lambda _none: self._changed(),
            self._speak("Changing the password"),
        )

    def _changed(self) -> None:
        self.old.clear()
        self.new.clear()
        self.said.emit(self._speak("The password was changed."))

    def failed(self, error: ClerkError) -> None:
        words = self._speak(error.sentence)
        if isinstance(error, WrongPassword):
            self.old.show_problem(words)
        else:
            self.new.show_problem(words)
