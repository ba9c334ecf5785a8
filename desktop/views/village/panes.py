"""The registers of the Village tab: households, children out of school, rounds of the survey."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QPushButton

from desktop.errors import Invalid
from desktop.rules import questionnaires
from desktop.rules.permissions import Act
from desktop.views.cases.links import lists_and_links
from desktop.views.icons import icon
from desktop.views.records.panel import RecordPanel
from desktop.views.records.paper_pane import PaperPane
from desktop.views.village import looks
from desktop.views.village.entry_page import EntryPage
from desktop.views.village.members_page import MembersPage
from desktop.views.village.printing import papers, requests
from desktop.views.village.results_page import ResultsPage
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.errors import ClerkError
    from desktop.office.cards import Entry, File
    from desktop.office.session import Session
    from desktop.views.language import Speaker
    from desktop.views.tab import PrintRequest

    Go = Callable[[str, UUID], object]


class VillagePane(PaperPane):
    """A register of this tab."""

    def request(self, kind: str, records: tuple[UUID, ...]) -> PrintRequest:
        return requests(self.session, self.speaker, kind, records)


class HouseholdsPane(VillagePane):
    """Households with those who live in them."""

    several = "survey_form"

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        look, office = looks.households_look(), session.households
        self._go = go
        panel = RecordPanel(
            session,
            look,
            office.attachments,
            papers("survey_form"),
            speaker,
            edits=office.edit,
            beside={"members": self._make_members},
        )
        super().__init__(session, office, look, speaker, ask, panel)
        self._shown: UUID | None = None

    def came(self, record: UUID | None) -> None:
        page = self.members()
        page.show_file(self.desk.file)
        if record is not None and record != self._shown:
            self.panel.sheet.go_to("members")
        self._shown = record

    def new(self) -> None:
        super().new()
        self.panel.sheet.go_to("household")

    def members(self) -> MembersPage:
        """Return the page of members, made if need be."""
        page = self.panel.sheet.beside("members")
        assert isinstance(page, MembersPage)  # noqa: S101  made below
        return page

    def _make_members(self) -> QWidget:
        may = self.session.may
        may_add = may(Act.EDIT_VILLAGE) and may(Act.REGISTER_MIGRANT)
        page = MembersPage(self.speaker, may_add=may_add)
        page.open_asked.connect(lambda person: self._go("migrants", person))
        page.add_asked.connect(self._add)
        return page

    def _add(self, values: Mapping[str, object]) -> None:
        file = self.desk.file
        if file is None:
            return
        record = file.main.id
        run(
            lambda: self.session.households.add_member(record, values),
            owner=self,
            done=self._added,
            failed=self._not_added,
        )

    def _added(self, file: File) -> None:
        if self.desk.file is not None and self.desk.file.main.id == file.main.id:
            self.desk.show_file(file)
            self.members().show_file(file)
        self.members().added()
        self.list.refresh()
        self.said.emit(self.speaker("Added to the household and to the register."), None)

    def _not_added(self, error: ClerkError) -> None:
        if isinstance(error, Invalid):
            said = {key: self.speaker(words) for key, words in error.problems.items()}
            self.members().show_problems(said)
        else:
            self._failed(error)


class ChildPanel(RecordPanel):
    """The record of a child is called by the child's name, which the register of people has."""

    def show_head(self, entry: Entry) -> None:
        super().show_head(entry)
        titles: Mapping[Any, str] = self.file.titles if self.file else {}
        name = titles.get(entry.values.get("person_id"), "")
        if name:
            self.name.setText(name)


class SchoolReturnsPane(VillagePane):
    """Children out of school and on the way back."""

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        look, office = looks.school_returns_look(), session.school_returns
        panel = ChildPanel(
            session,
            look,
            office.attachments,
            papers("school_notice", "school_letter"),
            speaker,
            edits=office.edit,
            lists_of=lists_and_links(session, go),
        )
        super().__init__(session, office, look, speaker, ask, panel)

    def for_person(self, person: UUID) -> None:
        """Open the record of a child that is not closed, or begin one."""
        run(
            lambda: self._found_or_begun(person),
            owner=self,
            done=self._show,
            failed=self._failed,
        )

    def _found_or_begun(self, person: UUID) -> UUID | Entry:
        office = self.session.school_returns
        return office.open_of(person) or office.for_person(person)

    def _show(self, found: UUID | Entry) -> None:
        from desktop.office.cards import Entry as Typed

        if isinstance(found, Typed):
            self.open_new(found)
        else:
            self.open(found)


class SurveysPane(VillagePane):
    """Rounds of the survey; answers are typed, and results looked at, in place of the list."""

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        look, office = looks.surveys_look(), session.surveys
        panel = RecordPanel(
            session,
            look,
            office.attachments,
            papers("survey_forms", "survey_blank", "survey_results"),
            speaker,
            edits=office.edit,
        )
        super().__init__(session, office, look, speaker, ask, panel)
        self._verbs()
        self.entry = EntryPage(session, speaker)
        self.results = ResultsPage(session, speaker)
        for page in (self.entry, self.results):
            page.closed.connect(self._show_rounds)
            page.trouble.connect(self._tell)
            page.hide()
            self.layout().addWidget(page)  # type: ignore[union-attr]  # laid out by the pane
        self.entry.said.connect(lambda words: self.said.emit(words, None))
        self.entry.saved.connect(self.list.refresh)
        self.results.print_asked.connect(lambda: self._of_results(self._print_results))
        self.results.export_asked.connect(
            lambda: self._of_results(lambda survey: self.export_asked.emit((survey,)))
        )

    def came(self, record: UUID | None) -> None:
        self._show_verbs()

    def step_taken(self, file: File) -> None:
        super().step_taken(file)
        self._show_verbs()

    def type_answers(self, survey: UUID) -> None:
        """Let the answers of a round be typed in place of the list."""
        self._show_page(self.entry)
        self.entry.begin(survey)

    def show_results(self, survey: UUID) -> None:
        """Show the results of a round in place of the list."""
        self._show_page(self.results)
        self.results.show_round(survey)
        self.results.focus_first()

    def shown(self) -> None:
        super().shown()
        if self.entry.isVisible():
            self.entry.focus_first()
        elif self.results.isVisible():
            self.results.focus_first()

    def state(self) -> Mapping[str, object]:
        entry = self.entry.state() if self.entry.isVisible() else None
        results = self.results.survey if self.results.isVisible() else None
        return {**super().state(), "entry": entry, "results": results}

    def restore(self, state: Mapping[str, Any]) -> None:
        super().restore(state)
        if state.get("entry"):
            self._show_page(self.entry)
            self.entry.restore(state["entry"])
        elif state.get("results"):
            self.show_results(state["results"])

    def leave(self) -> Callable[[], object] | None:
        acts = [act for act in (super().leave(), self.entry.last_words()) if act is not None]
        return (lambda: [act() for act in acts]) if acts else None

    def _verbs(self) -> None:
        speak = self.speaker
        self.type_button = QPushButton(icon("edit", self), speak("Type in answers"), self)
        self.type_button.setObjectName("survey_type")
        self.type_button.clicked.connect(lambda _on=False: self._of_round(self.type_answers))
        self.results_button = QPushButton(icon("table", self), speak("Results"), self)
        self.results_button.setObjectName("survey_show_results")
        self.results_button.clicked.connect(lambda _on=False: self._of_round(self.show_results))
        for button in (self.type_button, self.results_button):
            self.panel.add_verb(button)
            button.hide()

    def _show_verbs(self) -> None:
        file = self.desk.file
        running = file is not None and file.state == questionnaires.RUNNING
        self.type_button.setVisible(running and self.session.may(Act.EDIT_VILLAGE))
        self.results_button.setVisible(file is not None and bool(file.facts.get("asked")))

    def _of_round(self, act: Callable[[UUID], object]) -> None:
        if self.desk.file is not None:
            act(self.desk.file.main.id)

    def _of_results(self, act: Callable[[UUID], object]) -> None:
        if self.results.survey is not None:
            act(self.results.survey)

    def _print_results(self, survey: UUID) -> None:
        self.show_paper("survey_results", (survey,))

    def _show_page(self, page: QWidget) -> None:
        self.split.hide()
        self.banner.hide()
        self._use_keys(on=False)
        for other in (self.entry, self.results):
            other.setVisible(other is page)

    def _show_rounds(self) -> None:
        self.entry.hide()
        self.results.hide()
        self.split.show()
        self._use_keys(on=True)
        self.refresh()
        self.list.focus_list()

    def _use_keys(self, *, on: bool) -> None:
        """The keys of list and record are the page's while it stands in their place."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for shortcut in self.findChildren(QShortcut, options=direct):
            shortcut.setEnabled(on)
