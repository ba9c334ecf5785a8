"""Composition: the application, the office's door, sign-in or first run, and the window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.office.gate import Gate
from desktop.views import fonts
from desktop.views.bugs import BugDoor
from desktop.views.icons import window_icon
from desktop.views.language import Speaker
from desktop.views.remembered import Remembered
from desktop.views.sign_in import SignIn
from desktop.views.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop.i18n import Language
    from desktop.office.session import Session
    from desktop.views.frame import MainWindow


class Program(QObject):
    """Holds what lives as long as the program, and leads from one window to the next."""

    def __init__(
        self, app: QApplication, folder: Path, database_url: str | None, language: Language | None
    ) -> None:
        super().__init__(app)
        self._app = app
        self.gate = Gate(folder, database_url)
        remembered = Remembered.read(folder)
        fonts.load_first(app)
        self.theme = Theme(app, remembered.scheme)
        self.speaker = Speaker(language or remembered.language, self)
        self.bugs = BugDoor(folder, self)
        self.window: QWidget | None = None
        app.setWindowIcon(window_icon())
        app.setQuitOnLastWindowClosed(True)

    def begin(self) -> None:
        """Show the sign-in window, or the first-run wizard where there is no office yet."""
        if self.gate.exists():
            self.bugs.install()
            sign_in = SignIn(self.gate, self.speaker)
            sign_in.signed_in.connect(self.open_office)
            sign_in.painted.connect(self._after_first_paint)
            self._show(sign_in)
            return
        from desktop.views.wizard.wizard import Wizard

        wizard = Wizard(self.gate, self.speaker)
        wizard.founded.connect(self.open_office)
        self._show(wizard)
        self._after_first_paint()

    def open_office(self, session: Session) -> MainWindow:
        """Show the main window for a session."""
        from desktop.views.frame import MainWindow

        self.bugs.install()
        self.theme.enlarge(large=session.in_centre)
        window = MainWindow(session, self.speaker, self.theme)
        self.bugs.noted.connect(window.say_bug)
        window.closed.connect(self._app.quit)
        window.signed_out.connect(self.begin)
        window.handed_over.connect(lambda to_office: self._to_door(session, to_office=to_office))
        self._show(window)
        return window

    def _to_door(self, session: Session, *, to_office: bool) -> None:
        """Show the window between the office and the Children's Centre."""
        from desktop.office.centre_door import CentreDoor
        from desktop.views.centre.door import CentreDoorWindow

        self.theme.enlarge(large=not to_office)
        door = CentreDoorWindow(CentreDoor(session), self.speaker, to_office=to_office)
        door.opened.connect(self.open_office)
        door.closed.connect(self._app.quit)
        self._show(door)

    def _show(self, window: QWidget) -> None:
        before, self.window = self.window, window
        window.show()
        if before is not None:
            before.hide()
            before.deleteLater()

    def _after_first_paint(self) -> None:
        QTimer.singleShot(0, lambda: fonts.load_others(self._app))


def run(folder: Path, database_url: str | None, language: Language | None) -> int:
    """Open the window; return the exit code when it is closed."""
    app = QApplication(sys.argv[:1])
    program = Program(app, folder, database_url, language)
    program.begin()
    code = app.exec()
    program.bugs.remove()
    return code
