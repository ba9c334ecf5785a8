"""Every job of the program done in its real windows off-screen; papers and pictures are left."""

from __future__ import annotations

import os
import shutil
import sys
from time import monotonic
from typing import TYPE_CHECKING, Final

from desktop.demo import cases, centre_tour, mediations, office, recruiters
from desktop.i18n import T, translator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import TypeVar
    from uuid import UUID

    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.app import Program
    from desktop.documents.page import Paper
    from desktop.i18n import Language
    from desktop.office.register import Register
    from desktop.office.session import Session
    from desktop.views.cases.tab import CasesTab
    from desktop.views.frame import MainWindow
    from desktop.views.records.pane import RegisterPane
    from desktop.views.theme import Scheme

if TYPE_CHECKING:
    Part = TypeVar("Part", bound="QWidget")

SIZE: Final = (1366, 768)
_PATIENCE: Final = 60.0
_BATCH: Final = 12


def tour(out: Path, language: Language) -> int:
    """Do every job and leave the papers, tables, screenshots and the office in ``out``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from desktop.app import Program

    t = translator(language)
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    folder = out / "office"
    if folder.exists():
        shutil.rmtree(folder)
    _say(t(T("Building the office: 151 households, 707 people")))
    guide = Guide(app, out, language)  # type: ignore[arg-type]
    first_run = Program(app, out / "first-run", None, language)  # type: ignore[arg-type]
    first_run.begin()
    guide.picture(first_run.window, "wizard")
    first_run.window.close()  # type: ignore[union-attr]
    office.found(folder, language).database.close()
    _say(t(T("Doing every job in the windows")))
    program = Program(app, folder, None, language)  # type: ignore[arg-type]
    try:
        guide.sign_in(program)
        guide.today()
        guide.migrants()
        guide.recruiting()
        guide.cases()
        guide.centre()
        guide.village()
        guide.settings()
        guide.export()
        guide.papers()
        guide.leave()
    finally:
        program.bugs.remove()
    shutil.rmtree(out / "first-run", ignore_errors=True)
    _say(t(T("Done: {folder}", folder=out)))
    return 0


class Guide:
    """Leads through the windows and takes pictures."""

    def __init__(self, app: QApplication, out: Path, language: Language) -> None:
        self._app = app
        self._out = out
        self._language = language
        (out / "screens").mkdir(exist_ok=True)
        self._window: MainWindow | None = None
        self._session: Session | None = None

    def until(self, holds: Callable[[], object]) -> None:
        """Let the program work until something holds."""
        end = monotonic() + _PATIENCE
        while not holds():
            if monotonic() > end:
                raise TimeoutError("the window did not get there")
            self._app.processEvents()

    def linger(self, seconds: float) -> None:
        """Let the program work for a while."""
        end = monotonic() + seconds
        self.until(lambda: monotonic() > end)

    def wear(self, scheme: Scheme) -> None:
        """Change the colours and wait for the window that is built again in them."""
        window, _session = self._there()
        before = window.centralWidget()
        window.use_scheme(scheme)
        self.until(lambda: window.centralWidget() is not before)

    def picture(self, window: QWidget | None, name: str) -> None:
        """Take a picture once nothing more is under way."""
        from desktop.views import workers

        if window is None:
            return
        self._app.processEvents()
        self.until(workers.all_quiet)
        for _ in range(20):
            self._app.processEvents()
        window.grab().save(str(self._out / "screens" / f"{name}.png"))

    def sign_in(self, program: Program) -> None:
        """Sign in by typing, as a user does."""
        from PySide6.QtWidgets import QLineEdit, QPushButton

        from desktop.views.frame import MainWindow

        program.begin()
        window = program.window
        assert window is not None  # noqa: S101
        self.picture(window, "sign-in")
        _part(window, QLineEdit, "sign_in_name").setText(office.DIRECTOR)
        _part(window, QLineEdit, "password").setText(office.PASSWORD)
        _part(window, QPushButton, "sign_in_button").click()
        self.until(lambda: isinstance(program.window, MainWindow))
        assert isinstance(program.window, MainWindow)  # noqa: S101
        self._window = program.window
        self._session = program.window.session
        self._window.resize(*SIZE)

    def today(self) -> None:
        """What one sees first: the day, something put off, the month, the list on paper."""
        window, session = self._there()
        from desktop.rules.worklist import Way
        from desktop.views.today.tab import TodayTab

        window.show_tab("today")
        tab = window.tabs["today"]
        assert isinstance(tab, TodayTab)  # noqa: S101
        self.picture(window, "today")
        tab.page.verbs[Way.LATER].click()
        self.picture(window, "today-put-off")
        tab.page.mark_bar.leave()
        tab.bar.setCurrentIndex(1)
        self.picture(window, "today-month")
        tab.bar.setCurrentIndex(0)
        paper = session.papers.day_list(self._language)
        (self._out / "today.pdf").write_bytes(paper.data)

    def migrants(self) -> None:
        """Search, open a person, register a new one while the advice changes."""
        window, session = self._there()
        from desktop.office.cards import Query
        from desktop.views.migrants.tab import MigrantsTab

        window.show_tab("migrants")
        tab = window.tabs["migrants"]
        assert isinstance(tab, MigrantsTab)  # noqa: S101
        self.picture(window, "list")
        tab.search("yu")
        self.picture(window, "search")
        rows = session.migrants.first(Query(filters={"readiness": ("conditional",)}), 1)
        tab.search("")
        tab.desk.open(rows[0].person_id)
        self.until(lambda: tab.panel.isVisible())
        self.picture(window, "person")
        for place, name in enumerate(("family", "schooling", "journey", "consent"), start=1):
            tab.panel.sheet.setCurrentIndex(place)
            self.picture(window, f"person-{name}")
        self.wear("dark")
        self.picture(window, "person-dark")
        self.wear("light")

    def recruiting(self) -> None:
        """Look at each register of the Recruiters tab; screen, link, read a contract."""
        window, session = self._there()
        from desktop.office.cards import Query
        from desktop.views.recruiting.tab import RecruitingTab

        window.show_tab("recruiters")
        tab = window.tabs["recruiters"]
        assert isinstance(tab, RecruitingTab)  # noqa: S101
        self.picture(window, "recruiters")
        named = {line.title: line for line in session.recruiters.lines(Query())}
        pane = tab.show_register("recruiters")
        good = recruiters.RECRUITERS[0].values["name"]
        pane.open(named[good].record_id)
        self.until(lambda: pane.desk.file is not None)
        for page in ("self", "screening", "practice", "decision"):
            pane.panel.sheet.go_to(page)
            self.picture(window, f"recruiter-{page}")
        again = recruiters.RECRUITERS[-1].values["name"]
        pane.open(named[again].record_id)
        self.until(lambda: pane.desk.file and pane.desk.file.main.values["name"] == again)
        pane.panel.sheet.go_to("self")
        self.picture(window, "recruiter-again")
        for register in ("offers", "placements", "contracts"):
            pane = tab.show_register(register)
            self.until(lambda pane=pane: pane.list.table.lines())  # type: ignore[misc]
            pane.open(pane.list.table.lines()[-1].record_id)
            self.until(lambda pane=pane: pane.desk.file is not None)  # type: ignore[misc]
            self.picture(window, register)
            if register == "offers":
                pane.panel.sheet.go_to("linking")
                self.picture(window, "linking")
        window.show_tab("migrants")

    def cases(self) -> None:
        """Look at each register of the Cases tab; a case that must be reported, a new intake."""
        window, _session = self._there()
        from desktop.views.cases.tab import CasesTab

        window.show_tab("cases")
        tab = window.tabs["cases"]
        assert isinstance(tab, CasesTab)  # noqa: S101
        self.picture(window, "cases")
        pane = tab.show_register("cases")
        for title, pages in (
            (cases.CASES[0].name, ("intake", "report")),
            (cases.CASES[11].name, tuple(each.key for each in pane.look.screen.tabs)),
        ):
            line = next(one for one in pane.list.table.lines() if one.title == title)
            self.open(pane, line.record_id)
            kind = "case-urgent" if pages[-1] == "report" else "case"
            for page in pages:
                pane.panel.sheet.go_to(page)
                self.picture(window, f"{kind}-{page}")
        pane.new()
        self.picture(window, "case-new")
        pane.desk.forget()
        for register in ("referrals", "mediations"):
            other = tab.show_register(register)
            self.until(lambda other=other: other.list.table.lines())  # type: ignore[misc]
            self.picture(window, register)
            self.open(other, other.list.table.lines()[-1].record_id)
            self.picture(window, f"{register}-one")
        self._network(tab)
        window.show_tab("migrants")

    def open(self, pane: RegisterPane, record: UUID) -> None:
        """Open a record of a register."""
        pane.open(record)
        self.until(lambda: pane.desk.file is not None and pane.desk.file.main.id == record)

    def _network(self, tab: CasesTab) -> None:
        """The directory and its picture, an agency, and the picture in dark colours."""
        window, _session = self._there()
        pane = tab.show_register("agencies")
        self.picture(window, "network")
        self.open(pane, pane.list.table.lines()[-1].record_id)
        self.picture(window, "agency")
        pane.desk.close()
        self.wear("dark")
        self.picture(window, "network-dark")
        self.wear("light")

    def centre(self) -> None:
        """Look at each register of the Children's Centre."""
        window, _session = self._there()
        from desktop.views.centre.tab import CentreTab

        window.show_tab("centre")
        tab = window.tabs["centre"]
        assert isinstance(tab, CentreTab)  # noqa: S101
        centre_tour.look(self, tab)
        window.show_tab("migrants")

    def village(self) -> None:
        """Households, a child on the way back to school, answers typed, results."""
        window, _session = self._there()
        from desktop.views.village.panes import SurveysPane
        from desktop.views.village.tab import VillageTab

        window.show_tab("village")
        tab = window.tabs["village"]
        assert isinstance(tab, VillageTab)  # noqa: S101
        for register in tab.permitted():
            pane = tab.show_register(register)
            self.until(lambda pane=pane: pane.list.table.lines())  # type: ignore[misc]
            self.picture(window, register)
            self.open(pane, pane.list.table.lines()[0].record_id)
            self.picture(window, f"{register}-one")
        surveys = tab.panes["surveys"]
        assert isinstance(surveys, SurveysPane)  # noqa: S101
        survey = surveys.list.table.lines()[0].record_id
        surveys.type_answers(survey)
        self.until(lambda: surveys.entry.number.placeholderText())
        surveys.entry.number.returnPressed.emit()
        self.until(lambda: surveys.entry.form is not None)
        self.picture(window, "survey-typing")
        surveys.entry.closed.emit()
        surveys.show_results(survey)
        self.until(lambda: surveys.results.table.rowCount())
        self.picture(window, "survey-results")
        surveys.results.closed.emit()
        window.show_tab("migrants")

    def settings(self) -> None:
        """Every page of the settings, and the locked window."""
        window, _session = self._there()
        window.show_tab("settings")
        from desktop.views.settings.tab import SettingsTab

        tab = window.tabs["settings"]
        assert isinstance(tab, SettingsTab)  # noqa: S101
        for name in tab.pages:
            tab.show_page(name)
            self.picture(window, f"settings-{name}")
        self._scan(window)
        window.lock()
        self.picture(window, "locked")
        window.unlock()
        window.show_tab("migrants")

    def _scan(self, window: MainWindow) -> None:
        """The window that opens a record by the code on its paper."""
        from desktop.views.scanning.dialog import ScanDialog

        dialog = ScanDialog(window.session, window.speaker, window)
        dialog.open()
        self.picture(dialog, "scan")
        dialog.reject()

    def export(self) -> None:
        """Write the register to a folder as to a stick: XLSX and CSV, with four eyes."""
        from PySide6.QtWidgets import QRadioButton

        from desktop.office.cards import Query
        from desktop.views.export.dialog import ExportDialog

        window, session = self._there()
        rows = session.migrants.rows(session.migrants.find(Query()))
        people = tuple(row.person_id for row in rows if row.number)
        place = self._out / "stick"
        place.mkdir(exist_ok=True)
        dialog = ExportDialog(session, window.speaker, people, window)
        dialog.open()
        self.until(lambda: dialog.count.text())
        dialog.use_folder(place)
        dialog.second_name.setText(office.CLERK)
        dialog.second_password.line.setText(office.PASSWORD)
        for kind in ("xlsx", "csv"):
            _part(dialog, QRadioButton, f"what_{kind}").setChecked(True)
            self.picture(dialog, f"export-{kind}")
            dialog.write.click()
            self.until(lambda kind=kind: any(place.glob(f"*.{kind}")))  # type: ignore[misc]
            self.until(dialog.write.isEnabled)
            written = sorted(place.glob(f"*.{kind}"))[-1]
            shutil.copyfile(written, self._out / f"register.{kind}")
        self.picture(dialog, "export-done")
        dialog.reject()
        shutil.rmtree(place)

    def papers(self) -> None:
        """The forms as PDF, and the print window with one of them."""
        from desktop.office.cards import Query
        from desktop.views.printing.dialog import PrintDialog
        from desktop.views.tab import PrintRequest

        window, session = self._there()
        papers = session.papers
        chosen = [r for r in session.migrants.first(Query(), 400) if r.number]
        ids = tuple(row.person_id for row in chosen)
        made = {
            "registration": papers.registration(ids[:1], self._language),
            "registration-blank": papers.blank_registration(self._language),
            "registration-batch": papers.registration(ids[:_BATCH], self._language),
            "recovery-sheet": papers.recovery_sheet(
                session.settings.new_recovery_code(), self._language
            ),
        }
        made |= self._recruiting_papers(session)
        made |= self._case_papers(session)
        made |= centre_tour.papers(session, self._language)
        made |= self._village_papers(session)
        made |= self._journey_papers(session, ids)
        for name, paper in made.items():
            (self._out / f"{name}.pdf").write_bytes(paper.data)
        request = PrintRequest(
            "registration",
            window.speaker("Print"),
            "registration.pdf",
            lambda language, _report, _stop: papers.registration(ids[:1], language),
            ids[:1],
        )
        dialog = PrintDialog(request, session, window.speaker, window)
        dialog.open()
        self.until(lambda: dialog.document.pageCount() > 0)
        self.linger(0.8)  # the pages are drawn by a thread of Qt's own that tells nobody
        self.picture(dialog, "print")
        dialog.reject()

    def _journey_papers(self, session: Session, people: Sequence[UUID]) -> dict[str, Paper]:
        """Ten wallet cards on a sheet, five to fold; the sheet for who agreed to it."""
        from desktop.errors import ClerkError

        make = session.journey_papers
        papers = {
            "wallet-cards": make.cards("wallet_card_ten", people[:10], "zh_CN+en"),
            "wallet-cards-folded": make.cards("wallet_card", people[:5], "zh_CN+en"),
        }
        for person in people:
            try:
                papers["departure-sheet"] = make.departure([person], self._language)
            except ClerkError:
                continue  # she has not agreed that the destination is told
            break
        return papers

    def _recruiting_papers(self, session: Session) -> dict[str, Paper]:
        """The papers of the Recruiters tab, of the salon and of the source's own contract."""
        from desktop.office.cards import Query

        named = {line.title: line.record_id for line in session.recruiters.lines(Query())}
        salon = named[recruiters.RECRUITERS[0].values["name"]]
        job = session.offers.lines(Query(filters={"state": ("OPEN",)}))[-1].record_id
        contract = session.contracts.lines(Query())[-1].record_id
        make = session.recruiting_papers.make
        wanted = (
            ("recruiter-form", "recruiter_form", (salon,)),
            ("recruiter-form-blank", "blank_recruiter_form", ()),
            ("recruiter-certificate", "recruiter_certificate", (salon,)),
            ("decision-letter", "decision_letter", (salon,)),
            ("recruiter-list", "recruiter_list", ()),
            ("job-notice", "job_notice", (job,)),
            ("placement-slip", "placement_slip", (session.placements.lines(Query())[0].record_id,)),
            ("contract-review", "contract_opinion", (contract,)),
            ("employer-letter", "employer_letter", (contract,)),
        )
        return {name: make(kind, records, self._language) for name, kind, records in wanted}

    def _village_papers(self, session: Session) -> dict[str, Paper]:
        """The letter about a child, forms of three households, results of the running survey."""
        from desktop.office.cards import Query

        make = session.village_papers.make
        child = session.school_returns.lines(Query(filters={"state": ("SUPPORTED",)}))[0].record_id
        survey = session.surveys.lines(Query(filters={"state": ("RUNNING",)}))[0].record_id
        homes = tuple(line.record_id for line in session.households.lines(Query())[:3])
        wanted = (
            ("school-letter", "school_letter", (child,)),
            ("school-notice", "school_notice", (child,)),
            ("survey-form", "survey_form", homes),
            ("survey-results", "survey_results", (survey,)),
        )
        return {name: make(kind, records, self._language) for name, kind, records in wanted}

    def _case_papers(self, session: Session) -> dict[str, Paper]:
        """The papers of the Cases tab: a case of trafficking, the wages of three waitresses."""
        from desktop.office.cards import Query

        def found(register: Register, text: str) -> UUID:
            return register.lines(Query(text=text))[0].record_id

        trafficked = found(session.cases, cases.TRAFFICKED)
        wages = found(session.mediations, mediations.RESTAURANT)
        deposit = found(session.mediations, mediations.GIRL)
        letters = {
            "referral-letter": found(session.referrals, cases.STATION),
            "referral-letter-both": found(session.referrals, cases.FEDERATION),
        }
        make = session.case_papers.make
        wanted = (
            ("case-summary", "case_summary", (trafficked,)),
            ("case-conference", "case_conference", (trafficked,)),
            ("mandatory-report", "mandatory_report", (trafficked,)),
            ("screening", "screening", (trafficked,)),
            ("screening-blank", "blank_screening", ()),
            ("case-blank", "blank_case", ()),
            ("mediation-invitation", "mediation_invitation", (deposit,)),
            ("mediation-minutes", "mediation_minutes", (deposit,)),
            ("mediation-agreement", "mediation_agreement", (wages,)),
            ("mediation-receipt", "mediation_receipt", (deposit,)),
            ("mediation-rights", "mediation_rights", (wages,)),
            ("inspection-complaint", "mediation_inspection", (deposit,)),
            ("arbitration-request", "mediation_arbitration", (wages,)),
            ("network", "network_a4", ()),
            ("network-a3", "network_a3", ()),
            ("whom-to-call", "whom_to_call", ()),
        )
        papers = {name: make(kind, records, self._language) for name, kind, records in wanted}
        for name, letter in letters.items():
            language = "both" if name.endswith("both") else self._language
            papers[name] = make("referral_letter", (letter,), language)
        return papers

    def leave(self) -> None:
        """Close the window: drafts and a backup are kept."""
        window, _session = self._there()
        closed: list[bool] = []
        window.closed.connect(lambda: closed.append(True))
        window.close()
        self.until(lambda: closed)

    def _there(self) -> tuple[MainWindow, Session]:
        assert self._window is not None  # noqa: S101
        assert self._session is not None  # noqa: S101
        return self._window, self._session


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201  a command line speaks so


def _part(window: QWidget, kind: type[Part], name: str) -> Part:
    """Return a part of a window by its name."""
    found = window.findChild(kind, name)
    if found is None:
        raise LookupError(name)
    return found
