"""The window round everything: tabs down the left, who is signed in, lock, language, quiet line.

Tabs ask by signal; here is where they are wired to printing, export, help and the quiet line.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import LANGUAGES, T, Words
from desktop.office.centre_door import CentreDoor
from desktop.rules.permissions import Act
from desktop.views import collecting, workers
from desktop.views.cases.tab import CasesTab
from desktop.views.centre.tab import CentreTab
from desktop.views.dialogs import four_eyes
from desktop.views.export.dialog import ExportDialog
from desktop.views.help_window import HelpWindow
from desktop.views.icons import icon
from desktop.views.lock import IdleWatch, LockPage
from desktop.views.migrants.tab import MigrantsTab
from desktop.views.printing.dialog import PrintDialog
from desktop.views.records.registers_tab import RegistersTab
from desktop.views.recruiting.tab import RecruitingTab
from desktop.views.remembered import Remembered
from desktop.views.scanning.dialog import ScanDialog
from desktop.views.settings.tab import SettingsTab
from desktop.views.theme import GAP, SCHEMES, STEP, Tone
from desktop.views.today.tab import TodayTab
from desktop.views.village.tab import VillageTab
from desktop.views.widgets.labels import Label
from desktop.views.widgets.notices import JobBar, QuietLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from PySide6.QtGui import QCloseEvent

    from desktop.errors import ClerkError
    from desktop.i18n import Language, Sentence
    from desktop.office.cards import Second
    from desktop.office.scanned import Target
    from desktop.office.session import Session
    from desktop.rules.worklist import Item
    from desktop.views.language import Speaker
    from desktop.views.tab import PrintRequest, Tab
    from desktop.views.theme import Scheme, Theme

_LANGUAGE_WORDS: Final = {"zh_CN": Words("中文", "中文"), "en": Words("English", "English")}
_SCHEME_WORDS: Final[Mapping[str, Sentence]] = {
    "system": T("Colours as the system"),
    "light": T("Light"),
    "dark": T("Dark"),
}
_TAB_OF: Final = {
    "referrals": "cases",
    "mediations": "cases",
    "agencies": "cases",
    "mediation_of": "cases",
    **dict.fromkeys(CentreTab.kinds, "centre"),
    "mediation_of_person": "cases",
    "case_of_person": "cases",
    "case_of_missing": "cases",
    "households": "village",
    "school_returns": "village",
    "school_return_of": "village",
    "surveys": "village",
}
_ICON: Final = QSize(26, 26)
_LONG: Final = 12  # letters that a button at the side has room for


class MainWindow(QMainWindow):
    """The office at work. ``closed`` comes when everything is kept; ``signed_out`` likewise.

    ``handed_over``: the window goes to the Children's Centre (False) or back to the office (True);
    the office stays open.
    """

    closed = Signal()
    signed_out = Signal()
    handed_over = Signal(bool)

    def __init__(self, session: Session, speaker: Speaker, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self._session, self._speak, self._theme = session, speaker, theme
        self.tabs: dict[str, Tab] = {}
        self._states: dict[str, Mapping[str, object]] = {}
        self._current = ""
        self._waiting = 0
        self._leaving = False
        self.locked = False
        minutes = session.office.values.get("idle_minutes")
        self._idle = IdleWatch(int(str(minutes or 0)), self)
        self._idle.idle.connect(self.lock)
        speaker.changed.connect(self._rebuild)
        self.resize(1366, 740)
        self._build()
        collecting.set_aside()
        QShortcut(QKeySequence("Ctrl+L"), self, self.lock)
        QShortcut(QKeySequence("F1"), self, self._help)
        QShortcut(QKeySequence("Ctrl+K"), self, self._scan)

    @property
    def session(self) -> Session:
        """Who is signed in."""
        return self._session

    @property
    def speaker(self) -> Speaker:
        """Who speaks for this window."""
        return self._speak

    def _kinds(self) -> Sequence[tuple[str, str, Callable[[], Tab]]]:
        """Name, icon and maker of each tab that this user may see, in the order of a day."""
        session, speak = self._session, self._speak
        centre = ("centre", "centre", lambda: CentreTab(session, speak, self._ask))
        if session.in_centre:
            return [centre]
        found: list[tuple[str, str, Callable[[], Tab]]] = [
            ("today", "today", lambda: TodayTab(session, speak))
        ]
        if session.may(Act.SEE_MIGRANTS):
            found.append(("migrants", "migrants", lambda: MigrantsTab(session, speak, self._ask)))
        if session.may(Act.SEE_RECRUITERS):
            found.append(
                (
                    "recruiters",
                    "recruiters",
                    lambda: RecruitingTab(session, speak, self._ask),
                )
            )
        if session.may(Act.SEE_CASES) or session.may(Act.SEE_NETWORK):
            found.append(("cases", "cases", lambda: CasesTab(session, speak, self._ask)))
        if session.may(Act.SEE_CENTRE):
            found.append(centre)
        if session.may(Act.SEE_VILLAGE):
            found.append(("village", "home", lambda: VillageTab(session, speak, self._ask)))
        found.append(("settings", "settings", lambda: SettingsTab(session, speak, self._theme)))
        return found

    def _build(self) -> None:
        speak = self._speak
        content = QWidget(self)
        outer = QVBoxLayout(content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self._side = QVBoxLayout()
        self._side.setContentsMargins(STEP, GAP, STEP, GAP)
        self._side.setSpacing(GAP * 2)  # an icon is nearer to its own words than to the next
        middle.addLayout(self._side)
        self.stack = QStackedWidget(content)
        middle.addWidget(self.stack, 1)
        outer.addLayout(middle, 1)
        self.bar = JobBar(speak)
        outer.addWidget(self.bar)
        self.quiet = QuietLine(speak)
        outer.addWidget(self.quiet)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(content)
        self.lock_page = LockPage(self._session, speak)
        self.lock_page.unlocked.connect(self.unlock)
        self.lock_page.sign_out_asked.connect(self.sign_out)
        self.lock_page.office_asked.connect(self.hand_over)
        self.pages.addWidget(self.lock_page)
        self.setCentralWidget(self.pages)
        self._buttons: dict[str, QToolButton] = {}
        for place, (name, sign, make) in enumerate(self._kinds(), start=1):
            self._add_side_button(place, name, sign, make)
        self._side.addStretch(1)
        if len(self._buttons) == 1:
            # Nothing to choose: the children's own window gives the room to what they do.
            self._buttons[next(iter(self._buttons))].hide()
        self.setWindowTitle(self._title())
        if self.locked:
            self._show_lock()
        self.show_tab(self._current or next(iter(self._buttons)))

    def _title(self) -> str:
        return self._speak("Safe Migration Channel") + " · " + self._office_name()

    def _office_name(self) -> str:
        office = self._session.office
        return office.name_zh if self._speak.chinese else office.name_en

    def _head(self) -> QHBoxLayout:
        speak = self._speak
        row = QHBoxLayout()
        row.setContentsMargins(GAP * 2, GAP, GAP, 0)
        row.addWidget(Label(self._title(), bold=True, wrap=False, name="frame_title"))
        row.addStretch(1)
        scan_button = self._tool("qr-code", speak("Scan (Ctrl+K)"), self._scan)
        scan_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        scan_button.setToolTip(speak("Open a record by the code on its paper"))
        row.addWidget(scan_button)
        help_button = self._tool("help", speak("Help (F1)"), self._help)
        self.user_button = self._tool("user", self._session.user.full_name, None)
        self.user_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.user_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.user_button.setMenu(self._user_menu())
        self.lock_button = self._tool("lock", speak("Lock (Ctrl+L)"), self.lock)
        for button in (help_button, self.user_button, self.lock_button):
            row.addWidget(button)
        return row

    def _tool(self, sign: str, words: str, act: Callable[[], object] | None) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"frame_{sign}")
        button.setIcon(icon(sign, self))
        button.setText(words)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if act is not None:
            button.clicked.connect(lambda _on=False: act())
        return button

    def _user_menu(self) -> QMenu:
        speak = self._speak
        menu = QMenu(self)
        menu.setObjectName("user_menu")
        languages = QActionGroup(menu)
        for code in LANGUAGES:
            action = menu.addAction(speak(_LANGUAGE_WORDS[code]))
            action.setObjectName(f"language_{code}")
            action.setCheckable(True)
            action.setChecked(code == speak.language)
            languages.addAction(action)
            action.triggered.connect(lambda _on=False, code=code: self.use_language(code))
        menu.addSeparator()
        schemes = QActionGroup(menu)
        for scheme in SCHEMES:
            action = menu.addAction(speak(_SCHEME_WORDS[scheme]))
            action.setObjectName(f"scheme_{scheme}")
            action.setCheckable(True)
            action.setChecked(scheme == self._theme.scheme)
            schemes.addAction(action)
            action.triggered.connect(lambda _on=False, scheme=scheme: self.use_scheme(scheme))
        menu.addSeparator()
        self._add_handing_over(menu)
        menu.addAction(icon("lock", self), speak("Lock (Ctrl+L)"), self.lock)
        menu.addAction(icon("log-out", self), speak("Sign out"), self.sign_out)
        return menu

    def _add_handing_over(self, menu: QMenu) -> None:
        if self._session.in_centre:
            words = self._speak("Back to the office …")
            menu.addAction(icon("home", self), words, self.hand_over).setObjectName("to_office")
        elif self._session.may(Act.ORGANISE_CENTRE):
            words = self._speak("Hand over to the Children's Centre …")
            menu.addAction(icon("centre", self), words, self.hand_over).setObjectName("to_centre")

    def _add_side_button(self, place: int, name: str, sign: str, make: Callable[[], Tab]) -> None:
        words = {
            "today": self._speak("Today"),
            "migrants": self._speak("Migrants"),
            "recruiters": self._speak("Recruiters"),
            "cases": self._speak("Casework"),
            "centre": self._speak("Children's Centre"),
            "village": self._speak("Village"),
            "settings": self._speak("Settings"),
        }[name]
        button = QToolButton(self)
        button.setObjectName(f"tab_{name}")
        button.setText(_in_two_lines(words))
        button.setAccessibleName(words)
        button.setToolTip(f"{words}  Ctrl+{place}")
        button.setIcon(icon(sign, self))
        button.setIconSize(_ICON)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setMinimumSize(92, 60)
        button.setProperty("make", make)
        button.clicked.connect(lambda _on=False: self.show_tab(name))
        shortcut = QShortcut(QKeySequence(f"Ctrl+{place}"), button)
        shortcut.activated.connect(lambda: self.show_tab(name))
        self._buttons[name] = button
        if name == "today":
            self._count_work(self._waiting)
        self._side.addWidget(button)

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front; it is built when it is first asked for."""
        if name not in self.tabs:
            self.tabs[name] = self._wired(name, self._buttons[name].property("make")())
            self.stack.addWidget(self.tabs[name])
            if name in self._states:
                self.tabs[name].restore(self._states.pop(name))
        for other, button in self._buttons.items():
            button.setChecked(other == name)
        self._current = name
        self.stack.setCurrentWidget(self.tabs[name])
        self.tabs[name].shown()

    def _go(self, register: str, record: UUID, page: str = "") -> None:
        """Bring a record of another tab to the front."""
        name = register if register in self._buttons else _TAB_OF.get(register, "recruiters")
        if name in self._buttons:
            self.show_tab(name)
            self.tabs[name].open(register, record, page)

    def _wired(self, name: str, tab: Tab) -> Tab:
        tab.said.connect(lambda words, undo: self.quiet.say(words, undo))
        tab.trouble.connect(lambda words: self.quiet.say(words, None, Tone.PROBLEM))
        tab.working.connect(self.bar.watch)
        tab.print_asked.connect(self._print)
        tab.export_asked.connect(self._export)
        tab.go_asked.connect(self._go)
        tab.code_scanned.connect(self._find)
        if isinstance(tab, SettingsTab):
            tab.office_changed.connect(self._office_changed)
            tab.restored.connect(self._restored)
        if isinstance(tab, TodayTab):
            tab.counted.connect(self._count_work)
            tab.work_asked.connect(self._work)
        else:
            tab.said.connect(lambda _words, _undo: self._work_changed())
        return tab

    def _work(self, item: Item) -> None:
        """Go where something that is to be done is done."""
        if item.record is not None:
            self._go(item.register, item.record, item.page)
            return
        name = _TAB_OF.get(item.register, item.register)
        self.show_tab(name)
        tab = self.tabs[name]
        if isinstance(tab, SettingsTab) and item.page in tab.pages:
            tab.show_page(item.page)
        elif isinstance(tab, RegistersTab):
            tab.show_register(item.register)

    def _work_changed(self) -> None:
        today = self.tabs.get("today")
        if isinstance(today, TodayTab):
            today.soon()

    def _count_work(self, number: int) -> None:
        """Say on the tab how much is to be done today at the latest."""
        self._waiting = number
        words = self._speak("Today")
        self._buttons["today"].setText(f"{words} ({number})" if number else words)

    def say_bug(self, sentence: Sentence) -> None:
        """Show the calm sentence of the door for bugs."""
        self.quiet.say(self._speak(sentence), None, Tone.PROBLEM)

    def _ask(
        self,
        title: str,
        words: str,
        verb: str,
        do: Callable[[str, Second], object],
        done: Callable[[object], None],
    ) -> object:
        return four_eyes.ask(self._session, self._speak, self, title, words, verb, do, done)

    def _print(self, request: PrintRequest) -> None:
        dialog = PrintDialog(request, self._session, self._speak, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _export(self, asked: tuple[str, tuple[UUID, ...]]) -> None:
        register, records = asked
        dialog = ExportDialog(self._session, self._speak, records, self, register=register)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _help(self) -> None:
        """Show the help from the part of the tab in front on; to children their own part only."""
        if self.locked:
            return
        alone = self._session.in_centre
        window = HelpWindow(self._speak, self, part=self._current, alone=alone)
        window.finished.connect(window.deleteLater)
        window.open()

    def _scan(self) -> None:
        """Open the record of a paper that has come back."""
        if self.locked:
            return
        dialog = ScanDialog(self._session, self._speak, self)
        dialog.found.connect(self._go_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _find(self, code: str) -> None:
        """Open the record of a code that a scanner typed into a search box."""
        session = self._session
        workers.run(
            lambda: session.scanned.find(code), owner=self, done=self._go_to, failed=self._trouble
        )

    def _go_to(self, target: Target) -> None:
        self._go(target.register, target.record)

    def use_language(self, language: Language) -> None:
        """Speak another language at once; it is remembered on this PC."""
        Remembered(language, self._theme.scheme).write(self._session.folder)
        self._speak.use(language)

    def use_scheme(self, scheme: Scheme) -> None:
        """Show other colours at once; they are remembered on this PC."""
        self._theme.use(scheme)
        Remembered(self._speak.language, scheme).write(self._session.folder)
        # Icons are drawn in the colours of their time; the window has its own a moment later.
        QTimer.singleShot(0, self, self._rebuild)

    def _rebuild(self) -> None:
        self._states |= {name: tab.state() for name, tab in self.tabs.items()}
        before = self.takeCentralWidget()
        self.tabs = {}
        self._build()
        if before is not None:
            before.deleteLater()

    def _office_changed(self) -> None:
        minutes = self._session.office.values.get("idle_minutes")
        self._idle.set_minutes(int(str(minutes or 0)))
        self.setWindowTitle(self._title())

    def lock(self) -> None:
        """Hide everything until the password is given again."""
        if self.locked or self._leaving:
            return
        self.locked = True
        self._note("locked")
        self._show_lock()
        QTimer.singleShot(0, collecting.set_aside)

    def _show_lock(self) -> None:
        for dialog in self.findChildren(QWidget):
            if dialog.isWindow() and dialog.isVisible() and dialog is not self:
                dialog.setProperty("hidden_by_lock", True)
                dialog.hide()
        self.setWindowTitle(self._speak("Safe Migration Channel"))
        self.pages.setCurrentWidget(self.lock_page)
        self.lock_page.password.line.setFocus()

    def unlock(self) -> None:
        """Show everything again as it was."""
        self.locked = False
        self._note("unlocked")
        self.setWindowTitle(self._title())
        self.pages.setCurrentIndex(0)
        for dialog in self.findChildren(QWidget):
            if dialog.property("hidden_by_lock"):
                dialog.setProperty("hidden_by_lock", False)
                dialog.show()
        self.tabs[self._current].setFocus()

    def _note(self, act: str) -> None:
        workers.run(
            partial(self._session.audit_log.note, act),
            owner=self,
            done=lambda _none: None,
            failed=self._trouble,
        )

    def _trouble(self, error: ClerkError) -> None:
        self.quiet.say(self._speak(error.sentence), None, Tone.PROBLEM)

    def _restored(self) -> None:
        self._leaving = True
        self.signed_out.emit()

    def sign_out(self) -> None:
        """Keep drafts, back up, and hand the window to whoever signs in next."""
        self._leave(self.signed_out.emit)

    def hand_over(self) -> None:
        """Keep drafts and leave the open office to the Centre, or to whoever takes it back."""
        door, to_office = CentreDoor(self._session), self._session.in_centre
        self._leave(
            lambda: self.handed_over.emit(to_office),
            lambda: None if to_office else door.hand_over(),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._leaving:
            event.accept()
            return
        event.ignore()
        self._leave(self.closed.emit)

    def _leave(self, then: Callable[[], object], end: Callable[[], object] | None = None) -> None:
        """Keep what is typed and ``end`` the session: with a backup, unless another way is given."""
        self._leaving = True
        failed = self._not_handed if end else lambda error: self._stay(error, then)
        end = end or self._session.end
        acts = [act for act in (tab.leave() for tab in self.tabs.values()) if act is not None]

        def keep() -> object:
            for act in acts:
                act()
            return end()

        job = workers.run(keep, owner=self, done=lambda _made: _call(then), failed=failed)
        self.pages.setEnabled(False)
        self.bar.watch(self._speak("Keeping and backing up"), job, cancel=False, at_once=True)

    def _not_handed(self, error: ClerkError) -> None:
        self.pages.setEnabled(True)
        self._leaving = False
        self._trouble(error)

    def _stay(self, error: ClerkError, then: Callable[[], object]) -> None:
        """The backup did not work: the records are safe, but the user should hear of it."""
        self.pages.setEnabled(True)
        self._leaving = False
        self.pages.setCurrentIndex(1 if self.locked else 0)
        self.quiet.say(self._speak(error.sentence), self._leave_without(then), Tone.PROBLEM)
        self.quiet.button.setText(self._speak("Leave without a backup"))

    def _leave_without(self, then: Callable[[], object]) -> Callable[[], object]:
        def leave() -> None:
            self._leaving = True
            self._session.database.close()
            then()

        return leave


def _in_two_lines(words: str) -> str:
    """Return words of a narrow button, broken before the last of them where they are long."""
    first, _, last = words.rpartition(" ")
    return f"{first}\n{last}" if first and len(words) > _LONG else words


def _call(then: Callable[[], object]) -> None:
    then()
