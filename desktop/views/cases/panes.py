"""The registers of the Cases tab: cases, referrals, mediations, each with what is its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton

from desktop.office import case_numbers, case_watch
from desktop.rules import mediations, referrals
from desktop.rules.permissions import Act
from desktop.views.cases import looks
from desktop.views.cases.agreement_page import AgreementPage
from desktop.views.cases.case_page import CasePage
from desktop.views.cases.indicators_page import IndicatorsPage
from desktop.views.cases.linked_page import LinkedPage
from desktop.views.cases.links import lists_and_links
from desktop.views.cases.numbers_line import NumbersLine
from desktop.views.cases.printing import papers, requests
from desktop.views.icons import icon
from desktop.views.records.pages import Page
from desktop.views.records.panel import RecordPanel
from desktop.views.records.paper_pane import PaperPane
from desktop.views.theme import Tone
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.office.cards import Entry, File
    from desktop.office.session import Session
    from desktop.sheets.screens import Tab
    from desktop.views.language import Speaker
    from desktop.views.records.pages import Making
    from desktop.views.tab import PrintRequest

    Go = Callable[[str, UUID], object]

_TABS = {
    "report": "report",
    "screening": "screening",
    "assessment": "assessment",
    "plan": "plan",
    "notes": "notes",
    "referrals": "referrals",
    "closing": "closing",
    "files": "attachment",
}
"""The page of the sheet that shows a part."""


class CasesTabPane(PaperPane):
    """A register of this tab."""

    def request(self, kind: str, records: tuple[UUID, ...]) -> PrintRequest:
        return requests(self.session, self.speaker, kind, records)

    def begin(self, make: Callable[[], Entry]) -> None:
        """Begin a new record that another one asks for."""
        run(make, owner=self, done=self.open_new, failed=self._failed)


class CasesPane(CasesTabPane):
    """Cases: the sheet, the screening, referrals and mediations, the banner of the report."""

    several = "case_summary"
    of_none = frozenset({"blank_case", "blank_screening"})

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        look, office = looks.cases_look(), session.cases
        self._go = go
        panel = RecordPanel(
            session,
            look,
            office.attachments,
            papers(
                "case_summary",
                "case_conference",
                "mandatory_report",
                "screening",
                "blank_case",
                "blank_screening",
            ),
            speaker,
            edits=office.edit,
            lists_of=lists_and_links(session, go),
            beside={"referrals": self._make_linked},
            make_page=self._page,
        )
        super().__init__(session, office, look, speaker, ask, panel)
        self.numbers = NumbersLine(speaker)
        self.list.add_line(self.numbers)
        self.desk.saved.connect(lambda _file: self._count())
        self.panel.sheet.currentChanged.connect(lambda _at: self._ask_watchers())

    def shown(self) -> None:
        super().shown()
        self._count()

    def restore(self, state: Mapping[str, Any]) -> None:
        super().restore(state)
        self._count()

    def came(self, record: UUID | None) -> None:
        file = self.desk.file
        if "referrals" in self.panel.sheet.extras:
            self._linked().show_file(file)
        page = self.panel.sheet.pages.get("screening")
        if isinstance(page, IndicatorsPage):
            page.show_subjects(file)
        self._show_parts(file)
        self._show_report(file)
        self._ask_watchers()

    def step_taken(self, file: File) -> None:
        super().step_taken(file)
        self.came(file.main.id)

    def _page(self, tab: Tab, making: Making) -> Page:
        if tab.key == "screening":
            return IndicatorsPage(tab, making)
        return CasePage(tab, making, self.session)

    def _write_report(self) -> None:
        self.panel.sheet.go_to("report")
        page = self.panel.sheet.pages["report"]
        assert isinstance(page, CasePage)  # noqa: S101  made above
        page.write_report()

    def _make_linked(self) -> QWidget:
        may = self.session.may
        page = LinkedPage(self.speaker, may_refer=may(Act.REFER), may_mediate=may(Act.MEDIATE))
        page.open_asked.connect(lambda register, record: self._go(register, record))
        page.refer_asked.connect(lambda: self.desk_saved(lambda: self._ask_for("referral_of")))
        page.mediate_asked.connect(lambda: self.desk_saved(lambda: self._ask_for("mediate_case")))
        page.show_file(self.desk.file if hasattr(self, "desk") else None)
        return page

    def _linked(self) -> LinkedPage:
        page = self.panel.sheet.beside("referrals")
        assert isinstance(page, LinkedPage)  # noqa: S101  made above
        return page

    def _ask_for(self, what: str) -> None:
        if self.desk.file is not None:
            self.go_asked.emit(what, self.desk.file.main.id)

    def _show_parts(self, file: File | None) -> None:
        hidden: Any = file.facts.get("hidden_parts", ()) if file else ()
        for part, tab in _TABS.items():
            self.panel.sheet.show_tab(tab, shown=part not in hidden)

    def _show_report(self, file: File | None) -> None:
        """A red line stays across the case until the report that the law asks for is written."""
        report: Any = file.facts.get("report") if file else None
        if file is None or not report.called_for or file.facts.get("reported"):
            self.panel.banner.hide()
            return
        speak = self.speaker
        self.panel.banner.say(
            speak("Report at once to police, civil affairs or education. No closing without it."),
            Tone.DANGER,
            (speak("Write down the report"), self._write_report),
            (speak("Print the report"), lambda: self.print_one("mandatory_report")),
        )

    def _ask_watchers(self) -> None:
        """Who looked at the case stands below its team, for those who may be told."""
        page, file = self.panel.sheet.pages.get("team"), self.desk.file
        if not isinstance(page, CasePage) or page.watch is None:
            return
        watch = page.watch
        if file is None or self.panel.sheet.in_front() != "team":
            watch.show_lines(())
            return
        record = file.main.id
        run(
            lambda: case_watch.watchers(self.session, record),
            owner=self,
            done=lambda lines: watch.show_lines(lines if self._lies_here(record) else ()),
            failed=lambda _error: watch.show_lines(()),  # not hers to see: no list, no words
        )

    def _lies_here(self, record: UUID) -> bool:
        return self.desk.file is not None and self.desk.file.main.id == record

    def _count(self) -> None:
        run(
            lambda: case_numbers.numbers(self.session),
            owner=self,
            done=self.numbers.show_numbers,
            failed=self._failed,
        )


class ReferralsPane(CasesTabPane):
    """Referrals: the letter, the answer, the next agency."""

    several = "referral_letter"

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        look, office = looks.referrals_look(), session.referrals
        panel = RecordPanel(
            session,
            look,
            office.attachments,
            papers("referral_letter"),
            speaker,
            edits=office.edit,
            lists_of=lists_and_links(session, go),
        )
        self.again = QPushButton(icon("redo", panel), speaker("Ask another agency"), panel)
        self.again.setObjectName("referral_again")
        super().__init__(session, office, look, speaker, ask, panel)
        self.again.clicked.connect(lambda _on=False: self._again())
        self.again.hide()
        panel.add_verb(self.again)

    def came(self, record: UUID | None) -> None:
        state = self.desk.file.state if self.desk.file else ""
        self.again.setVisible(state in referrals.NO_HELP and self.session.may(self.office.edit))

    def step_taken(self, file: File) -> None:
        super().step_taken(file)
        self.came(file.main.id)

    def _again(self) -> None:
        file = self.desk.file
        if file is not None:
            record = file.main.id
            self.begin(lambda: self.session.referrals.again(record))


class MediationsPane(CasesTabPane):
    """Mediations: parties, sums, sessions, the agreement and what was paid."""

    several = "mediation_agreement"

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        look, office = looks.mediations_look(), session.mediations
        panel = RecordPanel(
            session,
            look,
            office.attachments,
            papers(
                "mediation_invitation",
                "mediation_minutes",
                "mediation_agreement",
                "mediation_receipt",
                "mediation_rights",
                "mediation_inspection",
                "mediation_arbitration",
            ),
            speaker,
            edits=office.edit,
            lists_of=lists_and_links(session, go),
            make_page=self._page,
        )
        super().__init__(session, office, look, speaker, ask, panel)
        self.sums = NumbersLine(speaker)
        self.list.add_line(self.sums)
        self.list.shown.connect(self._add_up)

    def _page(self, tab: Tab, making: Making) -> Page:
        if tab.key == "agreement" and self.session.may(self.office.edit):
            return AgreementPage(tab, making, lambda: self.panel.sheet.entry())
        return Page(tab, making)

    def _add_up(self) -> None:
        lines = self.list.table.lines()
        total = mediations.Sums(
            *(
                sum(int(str(line.cells.get(key) or 0)) for line in lines)
                for key in ("claimed", "agreed", "received")
            )
        )
        self.sums.show_sums(total)
