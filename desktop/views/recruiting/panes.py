"""The four registers of the Recruiters tab, each with what is its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.rules import offers, placements, recruiters
from desktop.rules.permissions import Act
from desktop.views.icons import icon
from desktop.views.records.pages import Making, Page
from desktop.views.records.panel import RecordPanel
from desktop.views.records.paper_pane import PaperPane
from desktop.views.recruiting import looks
from desktop.views.recruiting.decision_page import DecisionPage
from desktop.views.recruiting.links import lists_and_links
from desktop.views.recruiting.matches_page import MatchesPage
from desktop.views.recruiting.printing import requests
from desktop.views.recruiting.scan_beside import ScanBeside
from desktop.views.recruiting.screening_page import ScreeningPage
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.office.cards import File
    from desktop.office.linking import Match
    from desktop.office.session import Session
    from desktop.sheets.screens import Tab
    from desktop.views.language import Speaker
    from desktop.views.tab import PrintRequest

    Go = Callable[[str, UUID], object]


class RecruitingPane(PaperPane):
    """A register of this tab."""

    def request(self, kind: str, records: tuple[UUID, ...]) -> PrintRequest:
        return requests(self.session, self.speaker, kind, records)


class RecruitersPane(RecruitingPane):
    """Recruiters and employers: the sheet, the screening, the committee's decisions."""

    several = "recruiter_form"
    of_none = frozenset({"blank_recruiter_form", "recruiter_list"})

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        look, office = looks.recruiters_look(), session.recruiters
        lists = lists_and_links(session, go)
        self._lists = lists
        panel = RecordPanel(
            session,
            look,
            office.attachments,
            (
                ("recruiter_form", T("Registration form")),
                ("recruiter_certificate", T("Certificate")),
                ("decision_letter", T("Letter with the decision")),
                ("recruiter_list", T("List of approved recruiters for the board")),
                ("blank_recruiter_form", T("Empty registration form")),
            ),
            speaker,
            edits=office.edit,
            lists_of=lists,
            beside={"decision": self._make_decisions},
            make_page=self._page,
        )
        self._who = session.user.full_name
        super().__init__(session, office, look, speaker, ask, panel)

    def _page(self, tab: Tab, making: Making) -> Page:
        if tab.key == "screening":
            return ScreeningPage(tab, making, self._who)
        return Page(tab, making)

    def _make_decisions(self) -> QWidget:
        page = DecisionPage(
            self.speaker,
            self._lists,
            self.session.today,
            may_decide=self.session.may(Act.DECIDE_RECRUITER),
        )
        page.decide_asked.connect(self._ask_decision)
        page.show_file(self.panel.file)
        return page

    def _decision_page(self) -> DecisionPage:
        page = self.panel.sheet.beside("decision")
        assert isinstance(page, DecisionPage)  # noqa: S101  made above
        return page

    def came(self, record: UUID | None) -> None:
        if "decision" in self.panel.sheet.extras:
            self._decision_page().show_file(self.desk.file)

    def step_taken(self, file: File) -> None:
        super().step_taken(file)
        self._decision_page().show_file(file)

    def _ask_decision(self, values: Mapping[str, Any]) -> None:
        self.desk_saved(lambda: self._decide(values))

    def _decide(self, values: Mapping[str, Any]) -> None:
        file, speak = self.desk.file, self.speaker
        if file is None:
            return
        level = recruiters.WORDS.get(str(values.get("level") or ""))
        if level is None:
            said = {"level": speak("Please choose from the list.")}
            self._decision_page().show_problems(said)
            return
        record = file.main.id
        self._ask(
            speak("The committee decides"),
            speak("{name}: {state}", name=str(file.main.values["name"]), state=level),
            speak("Write down the decision"),
            lambda why, second: self._decided(record, values, why, second),
            self._shown,
        )

    def _decided(self, record: UUID, values: Mapping[str, Any], why: str, second: Any) -> object:  # noqa: ANN401
        """Decide, in a worker; what is wrong with a field comes back as a value."""
        typed = {**values, "reason": values.get("reason") or why}
        try:
            return self.session.recruiters.decide(record, typed, second)
        except Invalid as error:
            return error

    def _shown(self, result: Any) -> None:  # noqa: ANN401
        if isinstance(result, Invalid):
            said = {key: self.speaker(words) for key, words in result.problems.items()}
            self._decision_page().show_problems(said)
        else:
            self.step_taken(result)


class OffersPane(RecruitingPane):
    """Job offers: the sheet, and the people who fit."""

    several = "job_notice"

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        look, office = looks.offers_look(), session.offers
        self._go = go
        panel = RecordPanel(
            session,
            look,
            office.attachments,
            (("job_notice", T("Notice for the board")),),
            speaker,
            edits=office.edit,
            lists_of=lists_and_links(session, go),
            beside={"linking": self._make_matches},
        )
        super().__init__(session, office, look, speaker, ask, panel)

    def _make_matches(self) -> QWidget:
        page = MatchesPage(self.speaker, of_people=True, may_link=self.session.may(Act.LINK_PEOPLE))
        page.propose_asked.connect(self._propose)
        page.open_asked.connect(lambda person: self._go("migrants", person))
        return page

    def _matches(self) -> MatchesPage:
        page = self.panel.sheet.beside("linking")
        assert isinstance(page, MatchesPage)  # noqa: S101  made above
        return page

    def page_seen(self, page: str) -> None:
        super().page_seen(page)
        if page == "linking":
            self._look_for_people()

    def step_taken(self, file: File) -> None:
        super().step_taken(file)
        self._look_for_people()

    def came(self, record: UUID | None) -> None:
        if "linking" in self.panel.sheet.extras:
            self._matches().show_matches(())
            if self.panel.sheet.currentWidget() is not None and record is not None:
                self._look_for_people()

    def _look_for_people(self) -> None:
        file = self.desk.file
        if file is None:
            self._matches().show_matches((), T("Save the job first."))
            return
        offer, state = file.main.id, file.state
        run(
            lambda: self.session.linking.for_offer(offer),
            owner=self,
            done=lambda matches: self._show(offer, state, matches),
            failed=self._failed,
        )

    def _show(self, offer: UUID, state: str, matches: tuple[Match, ...]) -> None:
        if self.desk.file is None or self.desk.file.main.id != offer:
            return
        none = T("Nobody who is ready fits this job yet.")
        if state != offers.OPEN:
            none = T("The job is not open for linking yet; see the next step.")
        self._matches().show_matches(matches, none)

    def _propose(self, person: UUID) -> None:
        file = self.desk.file
        if file is None:
            return
        offer = file.main.id
        run(
            lambda: self.session.placements.propose(person, offer),
            owner=self,
            done=self._proposed,
            failed=self._failed,
        )

    def _proposed(self, placed: File) -> None:
        self.said.emit(self.speaker("Proposed. The placement is in the list “Placements”."), None)
        self.go_asked.emit("placements", None)
        self._look_for_people()


class PlacementsPane(RecruitingPane):
    """Placements: from the proposal to the end of the work."""

    several = "placement_slip"

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        look, office = looks.placements_look(), session.placements
        self._go = go
        panel = RecordPanel(
            session,
            look,
            office.attachments,
            (("placement_slip", T("For her: who, what was promised, whom to call")),),
            speaker,
            edits=office.edit,
            lists_of=lists_and_links(session, go),
        )
        self.contract_button = QPushButton(
            icon("audit", panel), speaker("Read her contract"), panel
        )
        self.contract_button.setObjectName("placement_contract")
        super().__init__(session, office, look, speaker, ask, panel)
        self.contract_button.setVisible(session.may(Act.REVIEW_CONTRACTS))
        self.contract_button.clicked.connect(lambda _on=False: self._read_contract())
        panel.add_verb(self.contract_button)

    def _read_contract(self) -> None:
        file = self.desk.file
        if file is not None:
            self.go_asked.emit("contract_of", file.main.id)

    def came(self, record: UUID | None) -> None:
        state = self.desk.file.state if self.desk.file else ""
        self.contract_button.setEnabled(state not in ("", placements.DECLINED, placements.ENDED))


class ContractsPane(RecruitingPane):
    """Contracts: the terms as typed, the scan beside them, what the law says."""

    several = "contract_opinion"

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        look, office = looks.contracts_look(), session.contracts
        panel = RecordPanel(
            session,
            look,
            office.attachments,
            (
                ("contract_opinion", T("Contract review opinion, for her")),
                ("contract_opinion_employer", T("Contract review opinion, for the employer")),
                ("employer_letter", T("Letter to the employer")),
            ),
            speaker,
            edits=office.edit,
            lists_of=lists_and_links(session, go),
        )
        self.scan = ScanBeside(session, speaker, panel, self.desk_saved)
        self.mediate = QPushButton(icon("users", panel), speaker("Mediate"), panel)
        self.mediate.setObjectName("contract_mediate")
        self.mediate.setToolTip(speaker("Begins a mediation with the parties and the sums."))
        super().__init__(session, office, look, speaker, ask, panel)
        self.scan.trouble.connect(self._tell)
        self.mediate.setVisible(session.may(Act.MEDIATE))
        self.mediate.clicked.connect(lambda _on=False: self.desk_saved(self._mediate))
        panel.add_verb(self.mediate)

    def _mediate(self) -> None:
        if self.desk.file is not None:
            self.go_asked.emit("mediation_of", self.desk.file.main.id)

    def came(self, record: UUID | None) -> None:
        self.scan.show_file(self.desk.file)
        self.mediate.setEnabled(self.desk.file is not None)

    def read_for(self, placement: UUID) -> None:
        """Begin to read the contract of a placement."""
        run(
            lambda: self.session.contracts.for_placement(placement),
            owner=self,
            done=self.open_new,
            failed=self._failed,
        )
