"""The sheet of a record: tabs laid out by its screen, each made when first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from desktop.views import workers
from desktop.views.icons import icon
from desktop.views.idle import PAUSE_MS, when_quiet
from desktop.views.theme import GAP, GROUP, Tone
from desktop.views.widgets.tab_bar import TabBar
from desktop.views.widgets.tab_order import set_in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.office.cards import Entry
    from desktop.sheets.screens import Tab
    from desktop.views.language import Speaker
    from desktop.views.records.pages import Making, Page


class Sheet(QTabWidget):
    """Shows an entry and returns it as typed. ``changed`` tells which field the user touched."""

    changed = Signal(str)
    saved = Signal()
    seen = Signal(str)  # key of a page that is no part of the entry
    ordered = Signal(object)  # the page in front, when what the keyboard goes through is another

    def __init__(
        self,
        making: Making,
        make_page: Callable[[Tab], Page],
        beside: Mapping[str, Callable[[], QWidget]],
    ) -> None:
        """``beside`` makes the pages that are no part of the entry (attachments, history)."""
        super().__init__()
        self.setTabBar(TabBar())
        self._tabs = making.screen.tabs
        self._tab_of = making.screen.tab_of
        self._make_page = make_page
        self.setObjectName("sheet_tabs")
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)
        self._beside = beside
        self._entry: Entry | None = None
        self._stale: set[str] = set()
        self._age: int | None = None
        self.pages: dict[str, Page] = {}
        self.extras: dict[str, QWidget] = {}
        self._areas: dict[str, QScrollArea] = {}
        speak: Speaker = making.speaker
        for at, tab in enumerate(self._tabs):
            area = QScrollArea(self)
            area.setObjectName(f"sheet_{tab.key}")
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._areas[tab.key] = area
            self.addTab(area, speak(tab.title))
            self.setTabToolTip(at, speak("Ctrl+PgUp and Ctrl+PgDn turn the pages"))
        self.currentChanged.connect(self._turned)
        self._idle = QTimer(self)
        self._idle.setInterval(PAUSE_MS)
        self._idle.timeout.connect(self._make_next)
        # The list is shown first; what is made beyond the first page now would be laid out at once
        # with the first record.
        first = self._tabs[0].key
        QTimer.singleShot(0, self, lambda: when_quiet(self, lambda: self._make(first)))

    def show_entry(self, entry: Entry) -> None:
        """Show ``entry``; pages that are not made yet show it when they are."""
        self._entry = entry
        self._stale = set(self.pages)
        self._make(self._tabs[self.currentIndex()].key)
        for at in range(len(self._tabs)):
            self._mark(at, amiss=False)
        self._idle.start()

    def entry(self) -> Entry:
        """Return the entry as typed."""
        entry = self._entry
        assert entry is not None  # noqa: S101  shown before it is asked for
        for key in (tab.key for tab in self._tabs if tab.key in self.pages):
            if key not in self._stale:  # one that does not show this entry yet has nothing typed
                entry = self.pages[key].gather(entry)
        return entry

    def fill(self, key: str, value: object) -> bool:
        """Put ``value`` into an empty single field; False when something stands there."""
        self._make(self._tab_of(key))
        page = self.pages.get(self._tab_of(key))
        return page.fill(key, value) if page else False

    def show_problems(self, problems: Mapping[str, str], *, focus: bool) -> None:
        """Say beside the fields what is amiss, mark their tabs, and go to the first if asked."""
        tabs = {self._tab_of(key) for key in problems}
        for key in tabs:
            self._make(key)
        went = not focus
        for at, tab in enumerate(self._tabs):
            page = self.pages.get(tab.key)
            if page is None:
                continue
            first = page.show_problems(problems)
            self._mark(at, amiss=tab.key in tabs)
            if first is not None and not went:
                went = True
                self.setCurrentIndex(at)
                first.setFocus()
                self._areas[tab.key].ensureWidgetVisible(first, 0, 3 * GROUP)

    def show_warnings(self, warnings: Mapping[str, str]) -> None:
        """Say beside the fields what looks odd."""
        for key, page in self.pages.items():
            if key not in self._stale:
                page.show_warnings(warnings)

    def unreadable(self) -> dict[str, str]:
        """Return in words what is typed but cannot be read, by key."""
        fresh = [page for key, page in self.pages.items() if key not in self._stale]
        return {key: words for page in fresh for key, words in page.unreadable().items()}

    def show_age(self, age: int | None) -> None:
        """Let the pages say what follows from the youngest age she can have."""
        self._age = age
        for page in self.pages.values():
            page.show_age(age)

    def focus_name(self) -> None:
        """Go to the first field, where a sheet begins."""
        self.setCurrentIndex(0)
        self.pages[self._tabs[0].key].focus_first()

    def turn(self, step: int) -> None:
        """Turn ``step`` tabs on, round the end."""
        shown = [at for at in range(self.count()) if self.isTabVisible(at)]
        self.setCurrentIndex(shown[(shown.index(self.currentIndex()) + step) % len(shown)])
        self.begin()

    def begin(self) -> None:
        """Go to where the page in front begins."""
        key = self.in_front()
        begin = getattr(self.pages.get(key) or self.extras.get(key), "focus_first", None)
        (begin or self.tabBar().setFocus)()
        area, target = self._areas.get(key), self.focusWidget()
        if area is not None and target is not None and area.isAncestorOf(target):  # type: ignore[redundant-expr]
            area.ensureWidgetVisible(target, 0, 3 * GROUP)

    def in_front(self) -> str:
        """Return the key of the tab that is shown."""
        return self._tabs[self.currentIndex()].key

    def go_to(self, key: str) -> None:
        """Show the tab called ``key``."""
        self.setCurrentIndex([tab.key for tab in self._tabs].index(key))

    def show_tab(self, key: str, *, shown: bool) -> None:
        """Show or hide a tab: parts of a record may be kept from a user."""
        self.setTabVisible([tab.key for tab in self._tabs].index(key), shown)

    def finish_making(self) -> None:
        """Make all pages now (they are otherwise made while nothing else is to do)."""
        for tab in self._tabs:
            self._make(tab.key)

    def beside(self, key: str) -> QWidget:
        """Return the page ``key`` that is no part of the entry."""
        self._make(key)
        return self.extras[key]

    def _turned(self, at: int) -> None:
        key = self._tabs[at].key
        self._make(key)
        self._order(key)
        if key in self.extras:
            self.seen.emit(key)

    def _order(self, key: str) -> None:
        """A page that is placed in the window takes the places of the keyboard anew."""
        page: QWidget | None = self._areas[key].widget()
        if page is not None and key == self.in_front():
            set_in_order(page)
            self.ordered.emit(page)

    def _make_next(self) -> None:
        if not workers.all_quiet():
            return
        for tab in self._tabs:
            made = tab.key in self.pages or tab.key in self.extras
            if not made or tab.key in self._stale:
                self._make(tab.key)
                return
        self._idle.stop()

    def _make(self, key: str) -> None:
        if key in self._stale and self._entry is not None:
            self._stale.discard(key)
            self.pages[key].show_entry(self._entry)
        if key in self.pages or key in self.extras:
            return
        if key in self._beside:
            inside = self._beside[key]()
            self.extras[key] = inside
        else:
            tab = next(tab for tab in self._tabs if tab.key == key)
            page = self._make_page(tab)
            page.changed.connect(self.changed)
            page.saved.connect(self.saved)
            page.ordered.connect(lambda: self._order(key))
            self.pages[key] = page
            if self._entry is not None:
                page.show_entry(self._entry)
                page.show_age(self._age)
            inside = page
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(GAP, GROUP, GAP + 4, GROUP)
        column.addWidget(inside)
        if key not in self._beside:
            column.addStretch(1)
        self._areas[key].setWidget(frame)
        self._order(key)

    def _mark(self, at: int, *, amiss: bool) -> None:
        sign = icon("alert-triangle", self, Tone.PROBLEM, 16) if amiss else None
        if sign is not None:
            self.setTabIcon(at, sign)
        elif not self.tabIcon(at).isNull():
            self.setTabIcon(at, QIcon())
