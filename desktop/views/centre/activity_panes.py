"""Activities and the children of the Centre: the list with its calendar, the roll, newcomers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton

from desktop.rules import activities
from desktop.rules.permissions import Act
from desktop.views.centre.activity_looks import activities_look, children_look
from desktop.views.centre.attendance_page import AttendancePage
from desktop.views.centre.links import lists_and_links
from desktop.views.centre.month_page import MonthPage
from desktop.views.centre.newcomer_line import NewcomerLine
from desktop.views.centre.pane import LIST, CentrePane
from desktop.views.centre.printing import month_request, papers
from desktop.views.centre.series_dialog import SeriesDialog
from desktop.views.icons import icon
from desktop.views.records.panel import RecordPanel

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.office.cards import Entry, File
    from desktop.office.session import Session
    from desktop.views.language import Speaker
    from desktop.views.records.look import Look
    from desktop.views.tab import PrintRequest

    Go = Callable[[str, UUID], object]


def _hide_pages(panel: RecordPanel, look: Look, session: Session) -> None:
    """Show no empty pages to those whose roles do not open them."""
    for page, act in (("attachment", Act.SEE_ATTACHMENTS), ("history", Act.SEE_HISTORY)):
        if any(tab.key == page for tab in look.screen.tabs):
            panel.sheet.show_tab(page, shown=session.may(act))


class ActivitiesPane(CentrePane):
    """Activities, with the month beside the list while none is open."""

    several = "activity_report"

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        look, office = activities_look(), session.activities
        panel = RecordPanel(
            session,
            look,
            office.attachments,
            papers("activity_poster", "sign_in_sheet", "activity_report", "certificates"),
            speaker,
            edits=office.edit,
            lists_of=lists_and_links(session, go),
            beside={"attendance": self._make_attendance},
        )
        self._attendance: AttendancePage | None = None
        self.again = QPushButton(icon("copy", panel), speaker("Make the next one"), panel)
        self.again.setObjectName("activity_again")
        self.series = QPushButton(icon("calendar-days", panel), speaker("A series"), panel)
        self.series.setObjectName("activity_series")
        super().__init__(session, office, look, speaker, ask, panel)
        for button in (self.again, self.series):
            panel.add_verb(button)
            button.hide()
        _hide_pages(panel, look, session)
        self.again.clicked.connect(lambda _on=False: self._again())
        self.series.clicked.connect(lambda _on=False: self.desk_saved(self._ask_for_series))
        panel.buttons["print"].setVisible(True)  # the Centre prints its own papers
        self.month = MonthPage(office, speaker, session.today(), may_add=session.may(office.edit))
        self.month.opened.connect(self.open)
        self.month.new_asked.connect(self.new_on)
        self.month.print_asked.connect(lambda _day: self.show_paper("month_plan", ()))
        self.month.trouble.connect(self._tell)
        self.split.addWidget(self.month)
        self.split.setStretchFactor(2, 3)
        self.split.setSizes([340, 0, 880])
        self.desk.saved.connect(self._was_saved)

    def shown(self) -> None:
        super().shown()
        self.month.read()

    def new(self) -> None:
        super().new()
        self.month.setVisible(not self.desk.busy)

    def new_on(self, day: date) -> None:
        """Begin a new activity on a day."""
        if self.session.may(self.office.edit):
            self.begin(lambda: self.session.activities.on(day))

    def came(self, record: UUID | None) -> None:
        if self.month.isVisible() and self.desk.busy:
            room = sum(self.split.sizes())
            self.split.setSizes([LIST, room - LIST, 0])
        self.month.setVisible(not self.desk.busy)
        file = self.desk.file
        if self._attendance is not None:
            self._attendance.show_file(file)
        may = self.session.may(self.office.edit)
        state = file.state if file is not None else ""
        self.again.setVisible(may and file is not None)
        planned = file is not None and not file.main.values.get("series_id")
        self.series.setVisible(
            may and planned and state in (activities.PLANNED, activities.APPROVED)
        )

    def step_taken(self, file: File) -> None:
        super().step_taken(file)
        self.came(file.main.id)
        self.month.read()

    def leave(self) -> Callable[[], object] | None:
        page = self._attendance
        found = (page.last_words() if page is not None else None, super().leave())
        acts = [act for act in found if act is not None]
        return (lambda: [act() for act in acts]) if acts else None

    def refresh(self) -> None:
        super().refresh()
        if self._started:
            self.month.read()
            if self._attendance is not None:
                self._attendance.show_file(self.desk.file)

    def request(self, kind: str, records: tuple[UUID, ...]) -> PrintRequest:
        if kind == "month_plan":
            return month_request(self.session, self.speaker, self.month.chosen)
        return super().request(kind, records)

    def _move(self, to: str, day: date, reason: str) -> None:
        """Take a step; what is ticked and not kept yet is kept before."""
        move = super()._move
        if self._attendance is not None:
            self._attendance.save(lambda: move(to, day, reason))
        else:
            move(to, day, reason)

    def _make_attendance(self) -> QWidget:
        page = AttendancePage(self.session, self.speaker)
        page.kept.connect(self._ticks_kept)
        page.said.connect(lambda words: self.said.emit(words, None))
        page.trouble.connect(self._tell)
        page.show_file(self.desk.file if hasattr(self, "desk") else None)
        self._attendance = page
        return page

    def _ticks_kept(self, file: File) -> None:
        self.desk.show_file(file)
        self.list.refresh()
        self.go_asked.emit("children", None)  # how often each came

    def _was_saved(self, _file: File) -> None:
        self.month.read()
        if self._attendance is not None:
            self._attendance.save()

    def _again(self) -> None:
        file = self.desk.file
        if file is not None:
            record = file.main.id
            self.desk_saved(lambda: self.begin(lambda: self.session.activities.next_from(record)))

    def _ask_for_series(self) -> None:
        file = self.desk.file
        day: Any = file.main.values.get("happens_on") if file is not None else None
        if file is None or day is None:
            return
        dialog = SeriesDialog(self.session.activities, self.speaker, file.main.id, day, self)
        dialog.made.connect(self._series_made)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _series_made(self, number: int) -> None:
        words = self.speaker.plural(
            "{n} more activity was made.", "{n} more activities were made.", number
        )
        self.said.emit(words, None)
        self.refresh()


class ChildrenPane(CentrePane):
    """The children known to the Centre. A new one is a newcomer's line, then the record."""

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        look, office = children_look(), session.children
        panel = _ChildPanel(
            session,
            look,
            office.attachments,
            (),
            speaker,
            edits=office.edit,
            lists_of=lists_and_links(session, go),
        )
        super().__init__(session, office, look, speaker, ask, panel)
        _hide_pages(panel, look, session)
        panel.buttons["print"].hide()
        self.newcomer = NewcomerLine(session.children, speaker, self)
        self.newcomer.added.connect(self._added)
        self.newcomer.closed.connect(self.list.focus_list)
        self.list.add_line(self.newcomer)

    def new(self) -> None:
        """Ask in one line who it is."""
        if self.session.may(self.office.edit):
            self.newcomer.begin(self.list.box.text().strip())

    def _added(self, file: File) -> None:
        self.list.box.clear()
        self.list.refresh()
        self.open(file.main.id)


class _ChildPanel(RecordPanel):
    """The head says who the child is: the sheet does not ask it again."""

    def show_head(self, entry: Entry) -> None:
        super().show_head(entry)
        known: Any = self.file.facts.get("known") if self.file is not None else None
        if known is not None:
            self.name.setText(known.name)
            born = self._speak("born {year}", year=known.birth_year) if known.birth_year else ""
            self.facts.setText(" · ".join(filter(None, (born, self.facts.text()))))
