"""The list of the day: its date, how much there is, the lines, and what is said of them below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import T
from desktop.rules.weekdays import WEEKDAYS
from desktop.rules.worklist import Section, Way
from desktop.rules.worklist_words import SECTION_WORDS
from desktop.views.icons import icon
from desktop.views.tables.work_table import MARKED, WorkTable
from desktop.views.theme import GAP, GROUP, STEP, Tone
from desktop.views.today.mark_bar import MarkBar
from desktop.views.today.work_view import WorkView
from desktop.views.widgets.chips import Chip
from desktop.views.widgets.labels import Label, title
from desktop.views.widgets.notices import EmptyState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.i18n import Sentence
    from desktop.office.session import Session
    from desktop.rules.worklist import Day
    from desktop.views.language import Speaker


class DayPage(QWidget):
    """``mark_asked`` asks to say something of an item, by key or by the buttons below."""

    mark_asked = Signal(object, object)  # Item, Way

    def __init__(self, session: Session, speaker: Speaker, kinds: Mapping[str, Sentence]) -> None:
        super().__init__()
        self.setObjectName("day_page")
        self._session, self._speak, self._kinds = session, speaker, kinds
        self.day: Day | None = None
        self._wanted = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(GROUP, 0, GROUP, GAP)
        column.setSpacing(GAP)
        column.addLayout(self._head())
        table = WorkTable(speaker, session.now, kinds, self)
        self.view = WorkView(table, speaker, "work_list")
        self.clear = EmptyState(speaker("The day is clear."), sign="check-circle")
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.view)
        self.pages.addWidget(self.clear)
        column.addWidget(self.pages, 1)
        self.mark_bar = MarkBar(speaker, session.today)
        column.addWidget(self.mark_bar)
        column.addLayout(self._foot())
        self.setFocusProxy(self.view)
        self.view.mark_asked.connect(self.mark_asked)
        self.view.chosen.connect(self._chosen)
        self.mark_bar.left.connect(self.view.setFocus)
        self.chip.chosen.connect(lambda _codes: self._show())
        self.marked.toggled.connect(lambda _on: self._show())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GROUP)
        self.date = title("", "today_date")
        self.date.setWordWrap(False)
        row.addWidget(self.date)
        self.summary = Label(tone=Tone.MUTED, wrap=False, name="today_summary")
        row.addWidget(self.summary)
        row.addStretch(1)
        self.chip = Chip(self._speak("Kind"), self._speak, self)
        self.chip.setObjectName("work_kinds")
        row.addWidget(self.chip)
        self.marked = QCheckBox(self)
        self.marked.setObjectName("show_marked")
        self.marked.hide()
        row.addWidget(self.marked)
        self.print_button = QPushButton(icon("print", self), self._speak("Print the day"), self)
        self.print_button.setObjectName("print_day")
        row.addWidget(self.print_button)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(STEP)
        self.verbs: dict[Way, QPushButton] = {}
        for way, words, sign in (
            (Way.DONE, T("Done (D)"), "check"),
            (Way.LATER, T("Put off (P)"), "clock"),
            (Way.GIVEN, T("Give (G)"), "user"),
        ):
            button = QPushButton(icon(sign, self), self._speak(words), self)
            button.setObjectName(f"mark_{way.value}")
            button.clicked.connect(lambda _on=False, way=way: self._mark_chosen(way))
            self.verbs[way] = button
            row.addWidget(button)
        row.addStretch(1)
        told = self._speak("Enter does what the button of the line says.")
        row.addWidget(Label(told, tone=Tone.MUTED, wrap=False, name="work_keys"))
        return row

    def show_day(self, day: Day) -> None:
        """Show what is to be done in place of what was shown."""
        self.day = day
        self._show()

    def _show(self) -> None:
        day, speak = self.day, self._speak
        if day is None:
            return
        today = self._session.today()
        weekday = speak(WEEKDAYS[today.weekday()])
        self.date.setText(f"{speak.day(today)}  {weekday}")
        now = len(day.sections.get(Section.NOW, ()))
        words = speak(
            "now {now} · today {today} · this week {week}",
            now=now,
            today=day.waiting - now,
            week=len(day.sections.get(Section.WEEK, ())),
        )
        if day.more:
            words += "  " + speak("(more comes when these are done)")
        self.summary.setText(words)
        self._offer_kinds(day)
        self.marked.setText(speak("Done or put off ({n})", n=len(day.marked)))
        self.marked.setVisible(bool(day.marked))
        self._fill(day)

    def _offer_kinds(self, day: Day) -> None:
        counts: dict[str, int] = {}
        for item in day.items():
            counts[item.kind] = counts.get(item.kind, 0) + 1
        options = [(kind, self._speak(self._kinds[kind]), n) for kind, n in counts.items()]
        self.chip.offer(options)

    def _fill(self, day: Day) -> None:
        chosen, near = self.view.item(), max(self.view.currentIndex().row(), 0)
        wanted = set(self.chip.codes)
        parts = [
            (self._speak(SECTION_WORDS[section]), section, day.sections.get(section, ()))
            for section in Section
        ]
        if self.marked.isChecked():
            parts.append((self._speak(MARKED), Section.WAITING, day.marked))
        self.view.table.show_parts(
            (words, section, [one for one in items if not wanted or one.kind in wanted])
            for words, section, items in parts
        )
        empty = self.view.table.rowCount() == 0
        self.pages.setCurrentWidget(self.clear if empty else self.view)
        self.view.choose(chosen.key if chosen is not None else self._wanted, near)
        self._wanted = ""
        self._chosen(self.view.item())

    def _chosen(self, item: object) -> None:
        row = self.view.table.row_at(self.view.currentIndex().row())
        able = item is not None and row is not None and not row.marked
        for button in self.verbs.values():
            button.setEnabled(able)

    def _mark_chosen(self, way: Way) -> None:
        item = self.view.item()
        if item is not None:
            self.mark_asked.emit(item, way)

    def state(self) -> dict[str, object]:
        """Return what was chosen, for a window built anew."""
        item = self.view.item()
        return {
            "kinds": self.chip.codes,
            "marked": self.marked.isChecked(),
            "chosen": item.key if item is not None else "",
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Put back what :meth:`state` returned."""
        self.chip.choose(tuple(state.get("kinds") or ()))  # type: ignore[arg-type]
        self.marked.setChecked(bool(state.get("marked")))
        self._wanted = str(state.get("chosen") or "")
