"""The window round everything: head, tabs down the left, lock, language, quiet line.

Tabs ask by signal; here is where they are wired to printing, export, help and the quiet line.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.office.centre_door import CentreDoor
from desktop.views import collecting, window_tabs, workers
from desktop.views.dialogs import four_eyes
from desktop.views.export.dialog import ExportDialog
from desktop.views.help_window import HelpWindow
from desktop.views.lock import IdleWatch, LockPage
from desktop.views.printing.dialog import PrintDialog
from desktop.views.remembered import Remembered
from desktop.views.scanning.dialog import ScanDialog
from desktop.views.settings.tab import SettingsTab
from desktop.views.side_bar import SideBar
from desktop.views.theme import Tone
from desktop.views.today.tab import TodayTab
from desktop.views.widgets.notices import JobBar, QuietLine
from desktop.views.window_head import WindowHead

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
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

    def _build(self) -> None:
        speak = self._speak
        content = QWidget(self)
        outer = QVBoxLayout(content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self._kinds = {kind.name: kind for kind in window_tabs.seen_by(self._session)}
        self.side = SideBar(tuple(self._kinds.values()), speak)
        self.side.count("today", self._waiting)
        self.side.chosen.connect(self.show_tab)
        middle.addWidget(self.side)
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
        self.setWindowTitle(self._title())
        if self.locked:
            self._show_lock()
        self.show_tab(self._current or next(iter(self._kinds)))

    def _title(self) -> str:
        return self._speak("Safe Migration Channel") + " · " + self._office_name()

    def _office_name(self) -> str:
        office = self._session.office
        return office.name_zh if self._speak.chinese else office.name_en

    def _head(self) -> WindowHead:
        head = WindowHead(self._session, self._speak, self._title(), self._theme.scheme)
        head.scan_asked.connect(self._scan)
        head.help_asked.connect(self._help)
        head.lock_asked.connect(self.lock)
        head.sign_out_asked.connect(self.sign_out)
        head.hand_over_asked.connect(self.hand_over)
        head.language_asked.connect(self.use_language)
        head.scheme_asked.connect(self.use_scheme)
        return head

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front; it is built when it is first asked for."""
        if name not in self.tabs:
            made = self._kinds[name].make(self._session, self._speak, self._theme, self._ask)
            self.tabs[name] = self._wired(made)
            self.stack.addWidget(self.tabs[name])
            if name in self._states:
                self.tabs[name].restore(self._states.pop(name))
        self.side.show_chosen(name)
        self._current = name
        self.stack.setCurrentWidget(self.tabs[name])
        self.tabs[name].shown()

    def _go(self, what: str, record: UUID | None, page: str = "") -> None:
        """Bring to the front what another tab opens: a record, or a register or page of it."""
        name = window_tabs.opening(what)
        if name not in self._kinds:
            return
        self.show_tab(name)
        if record is None:
            self.tabs[name].turn_to(what, page)
        else:
            self.tabs[name].open(what, record, page)

    def _wired(self, tab: Tab) -> Tab:
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
        self._go(item.register, item.record, item.page)

    def _work_changed(self) -> None:
        today = self.tabs.get("today")
        if isinstance(today, TodayTab):
            today.soon()

    def _count_work(self, number: int) -> None:
        """Say on the tab how much is to be done today at the latest."""
        self._waiting = number
        self.side.count("today", number)

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


def _call(then: Callable[[], object]) -> None:
    then()
