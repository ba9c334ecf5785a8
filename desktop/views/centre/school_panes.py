"""Schools, volunteers, trainings and talks with parents, each with what is its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from desktop.rules import reference, trainings
from desktop.rules.permissions import Act
from desktop.views.centre import school_looks as looks
from desktop.views.centre.links import lists_and_links
from desktop.views.centre.pane import CentrePane
from desktop.views.centre.participants_page import ParticipantsPage
from desktop.views.centre.printing import papers
from desktop.views.icons import icon
from desktop.views.records.pages import Making, Page
from desktop.views.records.panel import RecordPanel
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.office.cards import Entry, File, Found
    from desktop.office.schools import Schools
    from desktop.office.session import Session
    from desktop.office.volunteers import Volunteers
    from desktop.sheets.screens import Tab
    from desktop.views.language import Speaker
    from desktop.views.records.look import Look

    Go = Callable[[str, UUID], object]


class _NamedOnlyPane(CentrePane):
    """A register of which the children are told the names only; nothing of it is printed."""

    def __init__(
        self,
        session: Session,
        office: Schools | Volunteers,
        look: Look,
        speaker: Speaker,
        ask: Callable[..., object],
        go: Go,
    ) -> None:
        if not office.told_all:
            look = looks.named_only(look)
        panel = RecordPanel(
            session,
            look,
            office.attachments,
            (),
            speaker,
            edits=office.edit,
            lists_of=lists_and_links(session, go),
        )
        super().__init__(session, office, look, speaker, ask, panel)
        panel.sheet.show_tab("attachment", shown=office.told_all)
        panel.buttons["print"].hide()


class SchoolsPane(_NamedOnlyPane):
    """Schools and the sessions held there."""

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        super().__init__(session, session.schools, looks.schools_look(), speaker, ask, go)


class VolunteersPane(_NamedOnlyPane):
    """Peer educators and volunteers."""

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        super().__init__(session, session.volunteers, looks.volunteers_look(), speaker, ask, go)


class ParentsPane(CentrePane):
    """Talks with parents."""

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        look, office = looks.parents_look(), session.parents
        panel = _TalkPanel(
            session,
            look,
            office.attachments,
            (),
            speaker,
            edits=office.edit,
            lists_of=lists_and_links(session, go),
        )
        super().__init__(session, office, look, speaker, ask, panel)
        panel.buttons["print"].hide()


class TrainingsPane(CentrePane):
    """Trainings: the sheet, who came, points, certificates."""

    several = "training_list"
    of_none = frozenset({"training_modules"})

    def __init__(
        self, session: Session, speaker: Speaker, ask: Callable[..., object], go: Go
    ) -> None:
        look, office = looks.trainings_look(), session.trainings
        panel = _TrainingPanel(
            session,
            look,
            office.attachments,
            papers("training_list", "training_test", "training_certificates", "training_modules"),
            speaker,
            edits=office.edit,
            lists_of=lists_and_links(session, go),
            make_page=self._page,
        )
        self.certify = QPushButton(
            icon("check-circle", panel), speaker("Certificates given"), panel
        )
        self.certify.setObjectName("training_certify")
        super().__init__(session, office, look, speaker, ask, panel)
        self.certify.clicked.connect(lambda _on=False: self.desk_saved(self._certify))
        self.certify.hide()
        panel.add_verb(self.certify)
        panel.buttons["print"].setVisible(True)  # the Centre prints its own papers

    def came(self, record: UUID | None) -> None:
        state = self.desk.file.state if self.desk.file else ""
        self.certify.setVisible(state in trainings.GIVEN and self.session.may(self.office.edit))

    def step_taken(self, file: File) -> None:
        super().step_taken(file)
        self.came(file.main.id)

    def _page(self, tab: Tab, making: Making) -> Page:
        if tab.key != "participants":
            return Page(tab, making)
        page = ParticipantsPage(tab, making, may_ask_all=self.session.may(Act.SEE_MIGRANTS))
        page.preparing_asked.connect(lambda: self._ask_for_all(page))
        return page

    def _ask_for_all(self, page: ParticipantsPage) -> None:
        def done(found: tuple[Found, ...]) -> None:
            new = page.add_people(found)
            speak = self.speaker
            words = (
                speak("{n} people are new on the list.", n=new)
                if found
                else speak("Nobody prepares to leave at the moment.")
            )
            self.said.emit(words, None)

        run(self.session.trainings.preparing, owner=self, done=done, failed=self._failed)

    def _certify(self) -> None:
        file = self.desk.file
        if file is None:
            return
        record = file.main.id
        run(
            lambda: self.session.trainings.give_certificates(record),
            owner=self,
            done=self._certified,
            failed=self._failed,
        )

    def _certified(self, file: File) -> None:
        self.desk.show_file(file)
        self.list.refresh()
        self.said.emit(self.speaker("It is written down who has her certificate today."), None)


class _TalkPanel(RecordPanel):
    """The head says whose child it is about, and who was talked with."""

    def show_head(self, entry: Entry) -> None:
        super().show_head(entry)
        if self.file is not None:
            values = self.file.main.values
            child = self.file.titles.get(values.get("person_id"), "")  # type: ignore[call-overload]
            parent = str(values.get("parent_name") or "")
            self.name.setText(" · ".join(filter(None, (child, parent))))


class _TrainingPanel(RecordPanel):
    """The head says for whom the training is and when; the modules stand on the sheet."""

    def show_head(self, entry: Entry) -> None:
        super().show_head(entry)
        words = reference.words("training_audience").get(str(entry.values.get("audience")))
        if words is not None:
            self.name.setText(self._speak(words))
            day = entry.values.get("held_on")
            when = self._speak.day(day) if isinstance(day, date) else ""
            self.facts.setText(" · ".join(filter(None, (when, self.facts.text()))))
