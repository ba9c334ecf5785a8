"""The Today tab: what to do next, most urgent first; the calendar of a month beside it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QStackedWidget,
    QVBoxLayout,
)

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.rules.worklist import Way
from desktop.views.icons import icon
from desktop.views.tab import PrintRequest, Tab
from desktop.views.theme import GAP
from desktop.views.today.day_page import DayPage
from desktop.views.today.month_page import MonthPage
from desktop.views.widgets.tab_bar import TabBar
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from desktop.errors import ClerkError
    from desktop.office.session import Session
    from desktop.rules.worklist import Day, Item
    from desktop.views.language import Speaker

_TICK_MS: Final = 60_000
_READ_AGAIN: Final = timedelta(minutes=10)
_SOON_MS: Final = 400
_SAID: Final = {
    Way.DONE: T("Marked as done."),
    Way.LATER: T("Put off."),
    Way.GIVEN: T("Given to {name}."),
}


class TodayTab(Tab):
    """``counted`` tells how much is to be done today at the latest; ``work_asked`` asks for the
    place where an item is done."""

    counted = Signal(int)
    work_asked = Signal(object)  # Item

    def __init__(self, session: Session, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("today_tab")
        self._session, self._speak = session, speaker
        self._office = session.work_today
        self._kinds = self._office.kinds()
        self._read_at = session.now()
        self._build()
        self._wire()
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.refresh)

    # --- the window

    def _build(self) -> None:
        speak = self._speak
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, 0)
        column.setSpacing(GAP)
        self.bar = TabBar(self)
        self.bar.setObjectName("today_pages")
        self.bar.setAccessibleName(speak("Today"))
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.addTab(icon("today", self, size=18), speak("What to do"))
        self.bar.addTab(icon("calendar", self, size=18), speak("Calendar of the month"))
        for at in range(2):
            self.bar.setTabToolTip(at, f"{self.bar.tabText(at)}  Alt+{at + 1}")
            shortcut = QShortcut(QKeySequence(f"Alt+{at + 1}"), self)
            shortcut.activated.connect(lambda at=at: self.bar.setCurrentIndex(at))
        column.addWidget(self.bar)
        self.stack = QStackedWidget(self)
        self.page = DayPage(self._session, speak, self._kinds)
        self.stack.addWidget(self.page)
        self.month = MonthPage(self._session, speak, self._kinds)
        self.stack.addWidget(self.month)
        column.addWidget(self.stack, 1)

    def _wire(self) -> None:
        self.bar.currentChanged.connect(self._turn)
        self.page.view.done_now.connect(self._do)
        self.page.mark_asked.connect(self._ask_mark)
        self.page.view.back_asked.connect(self._bring_back)
        self.page.mark_bar.said.connect(self._say)
        self.page.print_button.clicked.connect(self._print)
        self.month.trouble.connect(self.trouble)
        self.month.work_asked.connect(self._do)
        self.month.mark_asked.connect(self._mark_of_month)
        self.month.back_asked.connect(self._bring_back)
        for keys, act in (
            (QKeySequence.StandardKey.Print, self._print),
            (QKeySequence.StandardKey.Refresh, self.refresh),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act())

    # --- reading

    def shown(self) -> None:
        self._clock.start()
        self.refresh()
        (self.page if self.bar.currentIndex() == 0 else self.month).setFocus()

    def refresh(self) -> None:
        """Read anew what is to be done."""
        run(self._office.day, owner=self, done=self._came, failed=self._failed)
        if self.bar.currentIndex() == 1:
            self.month.refresh()

    def soon(self) -> None:
        """Read anew in a moment: something was saved elsewhere."""
        self._soon.start()

    def _tick(self) -> None:
        """Read anew at midnight and now and then: hours pass, others save, PCs sleep."""
        now = self._session.now()
        if now.date() != self._read_at.date() or now - self._read_at >= _READ_AGAIN:
            self.refresh()

    def _came(self, day: Day) -> None:
        self._read_at = self._session.now()
        self.counted.emit(day.waiting)
        self.page.show_day(day)

    def _turn(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        if at == 1:
            self.month.refresh()
            self.month.setFocus()
        else:
            self.page.view.setFocus()

    # --- doing

    def _do(self, item: Item) -> None:
        if item.code == "backup":
            job = run(
                self._session.keeping.backup, owner=self, done=self._backed_up, failed=self._failed
            )
            self.working.emit(self._speak("Backing up"), job)
        else:
            self.work_asked.emit(item)

    def _backed_up(self, _card: object) -> None:
        self.said.emit(self._speak("A backup was made."), None)
        self.refresh()

    def _mark_of_month(self, item: Item, way: Way) -> None:
        """What a mark needs is asked under the list."""
        self.bar.setCurrentIndex(0)
        self.page.view.choose(item.key)
        self._ask_mark(item, way)

    def _ask_mark(self, item: Item, way: Way) -> None:
        if way == Way.DONE and not item.danger:
            self._say(item, way, {})
        elif way == Way.GIVEN:
            run(
                lambda: self._office.colleagues(item.key),
                owner=self,
                done=lambda people: self.page.mark_bar.ask(item, way, people),
                failed=self._failed,
            )
        else:
            self.page.mark_bar.ask(item, way)

    def _say(self, item: Item, way: Way, typed: Mapping[str, object]) -> None:
        until: date | None = typed.get("until")  # type: ignore[assignment]
        to = UUID(str(typed["to"])) if typed.get("to") else None
        why = str(typed.get("why") or "")
        run(
            lambda: self._office.mark(item.key, way, until=until, why=why, to=to),
            owner=self,
            done=lambda mark: self._was_said(way, mark, to),
            failed=self._not_said,
        )

    def _was_said(self, way: Way, mark: UUID, to: UUID | None) -> None:
        self.page.mark_bar.hide()
        names = {str(user): name for user, name in self.page.mark_bar.people}
        words = self._speak(_SAID[way], name=names.get(str(to), ""))
        self.said.emit(words, lambda: self._take_back(mark))
        self.refresh()
        self.page.view.setFocus()

    def _not_said(self, error: ClerkError) -> None:
        if isinstance(error, Invalid) and self.page.mark_bar.isVisible():
            said = {key: self._speak(words) for key, words in error.problems.items()}
            self.page.mark_bar.show_problems(said)
        else:
            self._failed(error)
            self.refresh()

    def _bring_back(self, item: Item) -> None:
        if item.mark is not None:
            self._take_back(item.mark.id)

    def _take_back(self, mark: UUID) -> None:
        run(
            lambda: self._office.take_back(mark),
            owner=self,
            done=lambda _none: self.refresh(),
            failed=self._failed,
        )

    def _print(self) -> None:
        papers = self._session.papers
        self.print_asked.emit(
            PrintRequest(
                "day_list",
                self._speak("List of the day"),
                "day-list",
                lambda language, _report, _cancelled: papers.day_list(language),
            )
        )

    def _failed(self, error: ClerkError) -> None:
        self.trouble.emit(self._speak(error.sentence))

    def leave(self) -> Callable[[], object] | None:
        """Ask nothing of an office that is being closed."""
        self._clock.stop()
        self._soon.stop()
        return None

    # --- kept for a window built anew

    def state(self) -> Mapping[str, object]:
        return {"page": self.bar.currentIndex(), **self.page.state()}

    def restore(self, state: Mapping[str, object]) -> None:
        self.page.restore(state)
        self.bar.setCurrentIndex(int(str(state.get("page") or 0)))
