"""The window between the office and the Children's Centre, where a child or an adult signs in.

The office is open behind it and nothing of it is shown. A child comes in with her simple password;
back to the office leads only the real password of one of its adults.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import WrongPassword
from desktop.views import workers
from desktop.views.icons import icon, pixmap
from desktop.views.theme import GAP, GROUP, PAGE, Tone
from desktop.views.widgets.editors import Notice
from desktop.views.widgets.labels import Label, title
from desktop.views.widgets.passwords import PasswordField

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from desktop.errors import ClerkError
    from desktop.office.centre_door import CentreDoor
    from desktop.office.session import Session
    from desktop.views.language import Speaker

_WIDTH = 420
_PICTURE = 96


class NameAndPassword(QWidget):
    """A name and a password; ``opened`` hands over the session that they open."""

    opened = Signal(object)

    def __init__(
        self, speaker: Speaker, name: str, verb: str, sign_in: Callable[[str, str], Session]
    ) -> None:
        super().__init__()
        self._speak, self._sign_in = speaker, sign_in
        self._wait_left = 0
        self._words = ""
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._count_down)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        label = Label(speaker("Your sign-in name"))
        column.addWidget(label)
        self.name = QLineEdit(self)
        self.name.setObjectName(f"{name}_name")
        self.name.setAccessibleName(speaker("Your sign-in name"))
        label.setBuddy(self.name)
        column.addWidget(self.name)
        self.password = PasswordField(speaker("Password"), speaker, f"{name}_password")
        column.addWidget(self.password)
        self.name.returnPressed.connect(self.password.line.setFocus)
        self.password.entered.connect(self._try)
        self.notice = Notice(self)
        self.notice.setObjectName(f"{name}_notice")
        self.notice.hide()
        column.addWidget(self.notice)
        self.button = QPushButton(verb, self)
        self.button.setObjectName(f"{name}_button")
        self.button.clicked.connect(self._try)
        column.addWidget(self.button)
        self.setFocusProxy(self.name)

    def _try(self) -> None:
        name, password = self.name.text().strip(), self.password.text()
        if not self.button.isEnabled():
            return
        if not name or not password:
            self._say(self._speak("Please type your sign-in name and your password."))
            (self.password.line if name else self.name).setFocus()
            return
        self.button.setEnabled(False)
        workers.run(
            lambda: self._sign_in(name, password),
            owner=self,
            done=self._opened,
            failed=self._failed,
        )

    def _opened(self, session: Session) -> None:
        self.password.clear()
        self.opened.emit(session)

    def _failed(self, error: ClerkError) -> None:
        self._words = self._speak(error.sentence)
        if isinstance(error, WrongPassword) and error.wait > 0:
            self._wait_left = ceil(error.wait)
            self._tick.start()
        self.button.setEnabled(self._wait_left == 0)
        self._say(self._with_wait())
        self.password.line.selectAll()
        self.password.line.setFocus()

    def _count_down(self) -> None:
        self._wait_left = max(self._wait_left - 1, 0)
        if self._wait_left == 0:
            self._tick.stop()
            self.button.setEnabled(True)
        self._say(self._with_wait())

    def _with_wait(self) -> str:
        if not self._wait_left:
            return self._words
        waiting = self._speak.plural(
            "Please wait {n} second before the next try.",
            "Please wait {n} seconds before the next try.",
            self._wait_left,
        )
        return f"{self._words} {waiting}"

    def _say(self, words: str) -> None:
        self.notice.show_words(words, Tone.PROBLEM)
        self.password.line.setAccessibleDescription(words)


class CentreDoorWindow(QWidget):
    """``opened`` hands over the session of a child or of an adult; ``closed`` when all is kept."""

    opened = Signal(object)
    closed = Signal()

    def __init__(self, door: CentreDoor, speaker: Speaker, *, to_office: bool = False) -> None:
        """``to_office``: an adult wants the window back, so that she is asked first."""
        super().__init__()
        self.setObjectName("centre_door")
        self._door, self._speak = door, speaker
        self._leaving = False
        self.setWindowTitle(speaker("Children's Centre"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        outer.addStretch(2)
        self.pages = QStackedWidget(self)
        self.pages.setFixedWidth(_WIDTH)
        self.pages.addWidget(self._children_page())
        self.pages.addWidget(self._office_page())
        outer.addWidget(self.pages, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
        self.trouble = Label("", tone=Tone.PROBLEM, name="centre_door_trouble")
        outer.addWidget(self.trouble, 0, Qt.AlignmentFlag.AlignHCenter)
        self.resize(1000, 700)
        self.show_page(to_office=to_office)

    def show_page(self, *, to_office: bool) -> None:
        """Ask a child, or an adult of the office."""
        self.pages.setCurrentIndex(int(to_office))
        (self.adult if to_office else self.child).setFocus()

    def _children_page(self) -> QWidget:
        speak = self._speak
        page, column = self._page()
        picture = Label()
        picture.setPixmap(pixmap("centre", self, Tone.ACCENT, _PICTURE))
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(
            title(speak("Children's Centre"), "door_title"), 0, Qt.AlignmentFlag.AlignHCenter
        )
        self.child = NameAndPassword(speak, "centre", speak("Come in"), self._door.enter)
        self.child.opened.connect(self._opened)
        column.addWidget(self.child)
        back = QPushButton(icon("home", self), speak("Back to the office"), page)
        back.setObjectName("to_office")
        back.setFlat(True)
        back.clicked.connect(lambda _on=False: self.show_page(to_office=True))
        column.addWidget(back)
        return page

    def _office_page(self) -> QWidget:
        speak = self._speak
        page, column = self._page()
        column.addWidget(title(speak("Back to the office"), "door_office_title"))
        column.addWidget(Label(speak("Only for the adults of the office.")))
        self.adult = NameAndPassword(speak, "adult", speak("Open the office"), self._door.back)
        self.adult.opened.connect(self._opened)
        column.addWidget(self.adult)
        row = QHBoxLayout()
        back = QPushButton(icon("centre", self), speak("To the Children's Centre"), page)
        back.setObjectName("to_centre")
        back.setFlat(True)
        back.clicked.connect(lambda _on=False: self.show_page(to_office=False))
        row.addWidget(back)
        row.addStretch(1)
        column.addLayout(row)
        return page

    def _page(self) -> tuple[QWidget, QVBoxLayout]:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP)
        return page, column

    def _opened(self, session: Session) -> None:
        self._leaving = True
        self.opened.emit(session)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._leaving:
            event.accept()
            return
        event.ignore()
        self.pages.setEnabled(False)
        self.trouble.setText(self._speak("Keeping and backing up"))
        workers.run(self._door.end, owner=self, done=self._ended, failed=self._not_ended)

    def _ended(self, _made: object) -> None:
        self._leaving = True
        self.closed.emit()

    def _not_ended(self, error: ClerkError) -> None:
        """The backup did not work: the records are safe; the next closing leaves without it."""
        self.pages.setEnabled(True)
        self._leaving = True
        self.trouble.setText(self._speak(error.sentence))
