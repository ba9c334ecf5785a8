"""The Settings tab: a page a subject, chosen on the left; only pages that the role may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget

from desktop.rules.permissions import Act
from desktop.views.settings.keeping_page import KeepingPage
from desktop.views.settings.log_page import LogPage
from desktop.views.settings.office_page import OfficePage
from desktop.views.settings.own_page import OwnPage
from desktop.views.settings.users_page import UsersPage
from desktop.views.tab import Tab
from desktop.views.theme import GAP, GROUP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.office.session import Session
    from desktop.views.language import Speaker
    from desktop.views.settings.page import Page
    from desktop.views.theme import Theme


class SettingsTab(Tab):
    """``office_changed`` when the office's card was saved; ``restored`` when all must begin anew."""

    office_changed = Signal()
    restored = Signal()

    def __init__(self, session: Session, speaker: Speaker, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("settings_tab")
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, GROUP, GROUP, GAP)
        row.setSpacing(GROUP)
        self.menu = QListWidget(self)
        self.menu.setObjectName("settings_menu")
        self.menu.setAccessibleName(speaker("Settings"))
        self.menu.setFixedWidth(190)
        row.addWidget(self.menu)
        self.stack = QStackedWidget(self)
        row.addWidget(self.stack, 1)
        self.pages: dict[str, Page] = {}
        if session.may(Act.MANAGE_OFFICE):
            office = OfficePage(session, speaker)
            office.saved.connect(self.office_changed)
            self._add("office", speaker("Office"), office)
        self._add("own", speaker("My password"), OwnPage(session, speaker))
        if session.may(Act.MANAGE_USERS):
            self._add("users", speaker("Users"), UsersPage(session, speaker))
        if session.may(Act.BACK_UP):
            keeping = KeepingPage(session, speaker)
            keeping.restored.connect(self.restored)
            self._add("keeping", speaker("Backups"), keeping)
        if session.may(Act.SEE_AUDIT):
            self._add("log", speaker("Log"), LogPage(session, speaker))
        self.menu.currentRowChanged.connect(self._turn)
        self.menu.setCurrentRow(0)

    def _add(self, name: str, words: str, page: Page) -> None:
        self.pages[name] = page
        page.said.connect(lambda said: self.said.emit(said, None))
        page.trouble.connect(self.trouble)
        page.working.connect(self.working)
        page.print_asked.connect(self.print_asked)
        self.menu.addItem(words)
        self.stack.addWidget(page)

    def _turn(self, row: int) -> None:
        self.stack.setCurrentIndex(row)
        page = list(self.pages.values())[row]
        page.shown()

    @classmethod
    def opens(cls) -> frozenset[str]:
        return frozenset({"settings"})

    def turn_to(self, register: str, page: str = "") -> None:
        if page in self.pages:
            self.show_page(page)

    def show_page(self, name: str) -> None:
        """Turn to a page by its name."""
        self.menu.setCurrentRow(list(self.pages).index(name))

    def state(self) -> Mapping[str, object]:
        return {"row": self.menu.currentRow()}

    def restore(self, state: Mapping[str, object]) -> None:
        row = state.get("row")
        if isinstance(row, int):
            self.menu.setCurrentRow(row)
