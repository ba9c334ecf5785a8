"""The locked window: nothing of what was on it is seen, and everything typed is still there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from desktop.views import workers
from desktop.views.theme import GAP, GROUP
from desktop.views.widgets.labels import Label, title
from desktop.views.widgets.passwords import PasswordField

if TYPE_CHECKING:
    from desktop.errors import ClerkError
    from desktop.office.session import Session
    from desktop.views.language import Speaker

_ACTIVITY = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Tells when nobody has touched the program for so many minutes; 0 never does."""

    idle = Signal()

    def __init__(self, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Wait so many minutes from now on."""
        self._timer.stop()
        self._timer.setInterval(minutes * 60_000)
        if minutes > 0:
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVITY and self._timer.isActive():
            self._timer.start()
        return super().eventFilter(watched, event)


class LockPage(QWidget):
    """Asks for the password of whoever is signed in. ``unlocked`` and ``sign_out_asked``.

    In the Children's Centre an adult may take the window back: ``office_asked``.
    """

    unlocked = Signal()
    sign_out_asked = Signal()
    office_asked = Signal()

    def __init__(self, session: Session, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("lock_page")
        self._session, self._speak = session, speaker
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        box = QWidget(self)
        box.setFixedWidth(360)
        column = QVBoxLayout(box)
        column.setSpacing(GROUP)
        column.addWidget(title(speaker("The window is locked"), "lock_title"))
        column.addWidget(Label(speaker("What you typed is still there.")))
        self.password = PasswordField(
            speaker("Password of {name}", name=session.user.sign_in_name),
            speaker,
            "unlock_password",
        )
        self.password.entered.connect(self._try)
        column.addWidget(self.password)
        self.button = QPushButton(speaker("Unlock"), box)
        self.button.setObjectName("unlock")
        self.button.clicked.connect(self._try)
        column.addWidget(self.button)
        if session.in_centre:
            office = QPushButton(speaker("Back to the office"), box)
            office.setObjectName("lock_to_office")
            office.clicked.connect(self.office_asked)
            column.addWidget(office)
        out = QPushButton(speaker("Sign in as somebody else"), box)
        out.setObjectName("lock_sign_out")
        out.setFlat(True)
        out.clicked.connect(self.sign_out_asked)
        column.addWidget(out)
        column.setSpacing(GAP)
        outer.addWidget(box, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
        self.setFocusProxy(self.password.line)

    def _try(self) -> None:
        typed = self.password.text()
        self.button.setEnabled(False)
        workers.run(
            lambda: self._session.check_password(typed),
            owner=self,
            done=lambda _none: self._opened(),
            failed=self._failed,
        )

    def _opened(self) -> None:
        self.button.setEnabled(True)
        self.password.clear()
        self.unlocked.emit()

    def _failed(self, error: ClerkError) -> None:
        self.button.setEnabled(True)
        self.password.clear()
        self.password.show_problem(self._speak(error.sentence))
        self.password.line.setFocus()
