"""The sign-in window. It paints first, from Qt alone; the heavy libraries load behind it."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import ClerkError, WrongPassword
from desktop.views import workers
from desktop.views.icons import pixmap
from desktop.views.theme import GAP, GROUP, PAGE, STEP, Tone
from desktop.views.widgets.editors import Notice
from desktop.views.widgets.groups import CodeLine
from desktop.views.widgets.labels import Label, help_label, title
from desktop.views.widgets.passwords import NewPassword, PasswordField

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from desktop.office.session import Session
    from desktop.views.language import Speaker


class Door(Protocol):
    """What signing in asks of the office (``desktop.office.gate.Gate``)."""

    def sign_in(self, sign_in_name: str, password: str) -> Session: ...
    def sign_in_with_code(self, code: str, sign_in_name: str, new_password: str) -> Session: ...
    def warm_up(self) -> None: ...


WIDTH = 380


class SignIn(QWidget):
    """Name and password, or the code of the recovery sheet when all passwords are lost.

    ``signed_in`` hands over the session.
    """

    signed_in = Signal(object)
    painted = Signal()

    def __init__(self, gate: Door, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("sign_in")
        self._gate = gate
        self._speak = speaker
        self._shown = False
        self._wait_left = 0
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._count_down)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        self._content = QWidget(self)
        self._outer.addWidget(self._content)
        speaker.changed.connect(self._rebuild)
        self._build()
        self.resize(760, 560)

    def _build(self) -> None:
        self.setWindowTitle(self._speak("Safe Migration Channel"))
        page = QVBoxLayout(self._content)
        page.setContentsMargins(0, 0, 0, 0)
        top = QHBoxLayout()
        top.addStretch(1)
        self.language = QPushButton("English" if self._speak.chinese else "中文", self._content)
        self.language.setObjectName("language")
        self.language.setAccessibleName(
            "Switch to English" if self._speak.chinese else "切换到中文"
        )
        self.language.clicked.connect(lambda: self._speak.use(self._speak.other()))
        top.addWidget(self.language)
        page.addLayout(top)
        page.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(GROUP)
        column.addLayout(self._heading())
        self.pages = QStackedWidget(self._content)
        self.pages.setFixedWidth(WIDTH)
        self.pages.addWidget(self._sign_in_page())
        self.pages.addWidget(self._code_page())
        column.addWidget(self.pages)
        middle.addLayout(column)
        middle.addStretch(1)
        page.addLayout(middle)
        page.addStretch(3)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        sign = Label()
        sign.setPixmap(pixmap("journey", self, Tone.ACCENT, 32))
        row.addWidget(sign)
        name = title(self._speak("Safe Migration Channel"), "app_name")
        row.addWidget(name, 1)
        return row

    def _sign_in_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        label = Label(self._speak("Your sign-in name"))
        column.addWidget(label)
        self.name = QLineEdit(page)
        self.name.setObjectName("sign_in_name")
        self.name.setAccessibleName(self._speak("Your sign-in name"))
        label.setBuddy(self.name)
        column.addWidget(self.name)
        self.password = PasswordField(self._speak("Password"), self._speak)
        column.addWidget(self.password)
        self.name.returnPressed.connect(self.password.line.setFocus)
        self.password.entered.connect(self._try)
        self.notice = Notice(page)
        self.notice.setObjectName("sign_in_notice")
        self.notice.hide()
        column.addWidget(self.notice)
        self.busy = _busy(page)
        column.addWidget(self.busy)
        self.button = QPushButton(self._speak("Sign in"), page)
        self.button.setObjectName("sign_in_button")
        self.button.setDefault(True)
        self.button.clicked.connect(self._try)
        column.addWidget(self.button)
        lost = QPushButton(self._speak("All passwords lost? Open with the recovery sheet"), page)
        lost.setObjectName("use_code")
        lost.setFlat(True)
        lost.clicked.connect(lambda: self._turn_to(1))
        column.addSpacing(GAP)
        column.addWidget(lost)
        column.addStretch(1)
        return page

    def _code_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(Label(self._speak("Code on the recovery sheet")))
        self.code = CodeLine(page)
        self.code.setAccessibleName(self._speak("Code on the recovery sheet"))
        column.addWidget(self.code)
        column.addWidget(help_label(self._speak("The dashes set themselves.")))
        column.addWidget(Label(self._speak("Whose password is to be new? Sign-in name")))
        self.code_name = QLineEdit(page)
        self.code_name.setObjectName("code_name")
        self.code_name.setAccessibleName(self._speak("Your sign-in name"))
        column.addWidget(self.code_name)
        self.new_password = NewPassword(self._speak)
        self.new_password.entered.connect(self._try_code)
        column.addWidget(self.new_password)
        self.code_notice = Notice(page)
        self.code_notice.setObjectName("code_notice")
        self.code_notice.hide()
        column.addWidget(self.code_notice)
        self.code_busy = _busy(page)
        column.addWidget(self.code_busy)
        row = QHBoxLayout()
        back = QPushButton(self._speak("Back"), page)
        back.setObjectName("code_back")
        back.clicked.connect(lambda: self._turn_to(0))
        row.addWidget(back)
        row.addStretch(1)
        self.code_button = QPushButton(self._speak("Open the office"), page)
        self.code_button.setObjectName("code_button")
        self.code_button.clicked.connect(self._try_code)
        row.addWidget(self.code_button)
        column.addLayout(row)
        column.addStretch(1)
        return page

    def _rebuild(self) -> None:
        name, password = self.name.text(), self.password.text()
        at, code, code_name = self.pages.currentIndex(), self.code.text(), self.code_name.text()
        self._outer.removeWidget(self._content)
        self._content.deleteLater()
        self._content = QWidget(self)
        self._outer.addWidget(self._content)
        self._build()
        self.name.setText(name)
        self.password.line.setText(password)
        self.code.setText(code)
        self.code_name.setText(code_name)
        self._turn_to(at)

    def _turn_to(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        (self.code if page else self.name).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            self.name.setFocus()
            # After the first paint, not before: this is what the person waits for.
            QTimer.singleShot(0, self._first_painted)

    def _first_painted(self) -> None:
        self.painted.emit()
        workers.run(self._gate.warm_up, owner=self, done=lambda _none: None, failed=self._failed)

    def _try(self) -> None:
        if not self.button.isEnabled():
            return
        name, password = self.name.text().strip(), self.password.text()
        if not name or not password:
            self._say(self._speak("Please type your sign-in name and your password."))
            (self.password.line if name else self.name).setFocus()
            return
        self._say("")
        self._wait_for(self.busy, self.button)
        workers.run(
            lambda: self._gate.sign_in(name, password),
            owner=self,
            done=self._opened,
            failed=self._failed,
        )

    def _try_code(self) -> None:
        if not self.code_button.isEnabled():
            return
        code, name = self.code.text(), self.code_name.text().strip()
        if not code or not name:
            words = self._speak("Please type the code and the sign-in name.")
            self.code_notice.show_words(words, Tone.PROBLEM)
            (self.code_name if code else self.code).setFocus()
            return
        if not self.new_password.agree():
            return
        password = self.new_password.text()
        self.code_notice.show_words("", Tone.PROBLEM)
        self._wait_for(self.code_busy, self.code_button)
        workers.run(
            lambda: self._gate.sign_in_with_code(code, name, password),
            owner=self,
            done=self._opened,
            failed=self._failed,
        )

    def _wait_for(self, bar: QProgressBar, button: QPushButton) -> None:
        button.setEnabled(False)
        self.language.setEnabled(False)
        bar.show()

    def _let_go(self) -> None:
        self.busy.hide()
        self.code_busy.hide()
        self.language.setEnabled(True)
        self.code_button.setEnabled(True)
        self.button.setEnabled(self._wait_left == 0)

    def _opened(self, session: Session) -> None:
        self._let_go()
        self.password.clear()
        self.new_password.clear()
        self.signed_in.emit(session)

    def _failed(self, error: ClerkError) -> None:
        self._let_go()
        words = self._speak(error.sentence)
        if self.pages.currentIndex() == 1:
            if error.field == "new_password":
                self.new_password.show_problem(words)
            else:
                self.code_notice.show_words(words, Tone.PROBLEM)
            return
        if isinstance(error, WrongPassword) and error.wait > 0:
            self._wait_left = ceil(error.wait)
            self.button.setEnabled(False)
            self._tick.start()
        if isinstance(error, WrongPassword):
            # Who works here is not known before the door is open, so that everybody is told.
            words += " " + self._speak(
                "Children's Committee: an adult opens the office first and hands it over."
            )
        self._sentence = words
        self._say(self._with_wait(words))
        self.password.line.selectAll()
        self.password.line.setFocus()

    def _count_down(self) -> None:
        self._wait_left = max(self._wait_left - 1, 0)
        if self._wait_left == 0:
            self._tick.stop()
            self.button.setEnabled(not self.busy.isVisible())
        self._say(self._with_wait(self._sentence))

    def _with_wait(self, words: str) -> str:
        if not self._wait_left:
            return words
        waiting = self._speak.plural(
            "Please wait {n} second before the next try.",
            "Please wait {n} seconds before the next try.",
            self._wait_left,
        )
        return f"{words} {waiting}"

    def _say(self, words: str) -> None:
        self.notice.show_words(words, Tone.PROBLEM)
        self.password.line.setAccessibleDescription(words)


def _busy(parent: QWidget) -> QProgressBar:
    bar = QProgressBar(parent)
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.setFixedHeight(STEP * 2)
    bar.hide()
    return bar
