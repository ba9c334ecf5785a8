"""Terms of the Children's Committee with their elections, its meetings, its handovers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.office import handovers as due_handovers
from desktop.views.centre.committee_looks import handovers_look, meetings_look, terms_look
from desktop.views.centre.count_page import CountPage
from desktop.views.centre.due_line import DueLine
from desktop.views.centre.links import lists_and_links
from desktop.views.centre.pane import CentrePane
from desktop.views.centre.printing import papers
from desktop.views.centre.voters_page import VotersPage
from desktop.views.records.pages import Making, Page
from desktop.views.records.panel import RecordPanel
from desktop.views.widgets.editors import link_source
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.office.cards import Entry, File
    from desktop.office.handovers import DueHandover
    from desktop.office.session import Session
    from desktop.sheets.screens import Tab
    from desktop.views.language import Speaker

    Go = Callable[[str, UUID], object]


class TermsPane(CentrePane):
    """Terms: candidates, voters, the count, members."""

    several = "service_certificate"

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        look, office = terms_look(), session.terms
        self._lists = lists_and_links(session, go)
        self._voters: VotersPage | None = None
        panel = RecordPanel(
            session,
            look,
            office.attachments,
            papers(
                "committee_ballot", "committee_result", "committee_roster", "service_certificate"
            ),
            speaker,
            edits=office.edit,
            lists_of=self._lists,
            beside={"voters": self._make_voters},
            make_page=self._page,
        )
        super().__init__(session, office, look, speaker, ask, panel)
        panel.buttons["print"].setVisible(True)  # the Centre prints its own papers

    def came(self, record: UUID | None) -> None:
        if self._voters is not None:
            self._voters.show_file(self.desk.file)
        page = self.panel.sheet.pages.get("result")
        if isinstance(page, CountPage):
            page.show_file(self.desk.file)

    def step_taken(self, file: File) -> None:
        super().step_taken(file)
        self.came(file.main.id)
        self.go_asked.emit("handovers", None)

    def _page(self, tab: Tab, making: Making) -> Page:
        if tab.key != "result":
            return Page(tab, making)
        page = CountPage(tab, making, may_edit=self.session.may(self.session.terms.edit))
        page.show_file(self.desk.file if hasattr(self, "desk") else None)
        return page

    def _make_voters(self) -> QWidget:
        people = link_source(self._lists, "committee_voter.person_id")
        assert people is not None  # noqa: S101  as the links say
        page = VotersPage(self.session, self.speaker, people)
        page.changed.connect(self._voters_changed)
        page.trouble.connect(self._tell)
        page.show_file(self.desk.file if hasattr(self, "desk") else None)
        self._voters = page
        return page

    def _voters_changed(self, file: File) -> None:
        self.desk.show_file(file)
        self.list.refresh()
        if self._voters is not None:
            self._voters.show_file(file)


class MeetingsPane(CentrePane):
    """Meetings: what about, who came, what was decided."""

    several = "committee_minutes"

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        look, office = meetings_look(), session.meetings
        panel = RecordPanel(
            session,
            look,
            office.attachments,
            papers("committee_minutes"),
            speaker,
            edits=office.edit,
            lists_of=lists_and_links(session, go),
        )
        super().__init__(session, office, look, speaker, ask, panel)
        panel.buttons["print"].setVisible(True)  # the Centre prints its own papers


class HandoversPane(CentrePane):
    """Handovers, and above them whose is due."""

    several = "service_certificate"

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        look, office = handovers_look(), session.handovers
        panel = _HandoverPanel(
            session,
            look,
            office.attachments,
            papers("handover_sheet", "service_certificate"),
            speaker,
            edits=office.edit,
            lists_of=lists_and_links(session, go),
        )
        super().__init__(session, office, look, speaker, ask, panel)
        panel.buttons["print"].setVisible(True)  # the Centre prints its own papers
        self.due = DueLine(speaker)
        self.due.asked.connect(self._asked)
        self.list.add_line(self.due)
        self.list.shown.connect(self._look_for_due)

    def _look_for_due(self) -> None:
        run(
            lambda: due_handovers.due(self.session),
            owner=self,
            done=lambda due: self.due.show_due(due, may_begin=self.session.may(self.office.edit)),
            failed=self._failed,
        )

    def _asked(self, one: DueHandover) -> None:
        if one.handover is not None:
            self.open(one.handover)
        else:
            self.begin(lambda: self.session.handovers.for_member(one.person_id))


class _HandoverPanel(RecordPanel):
    """The head says who hands over to whom."""

    def show_head(self, entry: Entry) -> None:
        super().show_head(entry)
        if self.file is not None:
            values, titles = self.file.main.values, self.file.titles
            both = [titles.get(values.get(key), "") for key in ("from_id", "to_id")]  # type: ignore[call-overload]
            self.name.setText(" → ".join(filter(None, both)) or self._speak(self._look.new))
