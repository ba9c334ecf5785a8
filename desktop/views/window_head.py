"""The head of the window: which office, scan, help, who is signed in with her menu, lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from desktop.i18n import LANGUAGES, T, Words
from desktop.rules.permissions import Act
from desktop.views.icons import icon
from desktop.views.theme import GAP, SCHEMES
from desktop.views.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtCore import SignalInstance

    from desktop.i18n import Sentence
    from desktop.office.session import Session
    from desktop.views.language import Speaker
    from desktop.views.theme import Scheme

_LANGUAGE_WORDS: Final = {"zh_CN": Words("中文", "中文"), "en": Words("English", "English")}
_SCHEME_WORDS: Final[Mapping[str, Sentence]] = {
    "system": T("Colours as the system"),
    "light": T("Light"),
    "dark": T("Dark"),
}


class WindowHead(QWidget):
    """Each signal asks the window for what its button or line of the menu says."""

    scan_asked = Signal()
    help_asked = Signal()
    lock_asked = Signal()
    sign_out_asked = Signal()
    hand_over_asked = Signal()
    language_asked = Signal(str)
    scheme_asked = Signal(str)

    def __init__(self, session: Session, speaker: Speaker, title: str, scheme: Scheme) -> None:
        super().__init__()
        self._session, self._speak = session, speaker
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP * 2, GAP, GAP, 0)
        row.addWidget(Label(title, bold=True, wrap=False, name="frame_title"))
        row.addStretch(1)
        scan = self._tool("qr-code", speaker("Scan (Ctrl+K)"), self.scan_asked)
        scan.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        scan.setToolTip(speaker("Open a record by the code on its paper"))
        user = self._tool("user", session.user.full_name, None)
        user.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        user.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        user.setMenu(self._menu(scheme))
        helping = self._tool("help", speaker("Help (F1)"), self.help_asked)
        lock = self._tool("lock", speaker("Lock (Ctrl+L)"), self.lock_asked)
        for button in (scan, helping, user, lock):
            row.addWidget(button)

    def _tool(self, sign: str, words: str, asked: SignalInstance | None) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"frame_{sign}")
        button.setIcon(icon(sign, self))
        button.setText(words)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if asked is not None:
            button.clicked.connect(lambda _on=False: asked.emit())
        return button

    def _menu(self, scheme: Scheme) -> QMenu:
        speak = self._speak
        menu = QMenu(self)
        menu.setObjectName("user_menu")
        languages = [(code, _LANGUAGE_WORDS[code]) for code in LANGUAGES]
        self._add_choice(menu, "language", languages, speak.language, self.language_asked)
        schemes = [(code, _SCHEME_WORDS[code]) for code in SCHEMES]
        self._add_choice(menu, "scheme", schemes, scheme, self.scheme_asked)
        if self._session.in_centre:
            self._add_handing_over(menu, "to_office", "home", speak("Back to the office …"))
        elif self._session.may(Act.ORGANISE_CENTRE):
            words = speak("Hand over to the Children's Centre …")
            self._add_handing_over(menu, "to_centre", "centre", words)
        menu.addAction(icon("lock", self), speak("Lock (Ctrl+L)"), self.lock_asked.emit)
        menu.addAction(icon("log-out", self), speak("Sign out"), self.sign_out_asked.emit)
        return menu

    def _add_choice(
        self,
        menu: QMenu,
        name: str,
        choices: Iterable[tuple[str, Sentence]],
        chosen: str,
        asked: SignalInstance,
    ) -> None:
        group = QActionGroup(menu)
        for code, words in choices:
            action = menu.addAction(self._speak(words))
            action.setObjectName(f"{name}_{code}")
            action.setCheckable(True)
            action.setChecked(code == chosen)
            group.addAction(action)
            action.triggered.connect(lambda _on=False, code=code: asked.emit(code))
        menu.addSeparator()

    def _add_handing_over(self, menu: QMenu, name: str, sign: str, words: str) -> None:
        menu.addAction(icon(sign, self), words, self.hand_over_asked.emit).setObjectName(name)
