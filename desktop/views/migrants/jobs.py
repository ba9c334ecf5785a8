"""The page of a person's sheet with the open jobs that may be something for her."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.i18n import T
from desktop.rules.permissions import Act
from desktop.views.recruiting.matches_page import MatchesPage
from desktop.views.workers import run

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.errors import ClerkError
    from desktop.office.cards import File
    from desktop.office.session import Session
    from desktop.views.language import Speaker


class Jobs(QObject):
    """Asks linking when the page is seen, and proposes a job."""

    said = Signal(str, object)
    trouble = Signal(object)  # Sentence
    go_asked = Signal(str, object)  # register, record

    def __init__(self, session: Session, speaker: Speaker, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._speak = session, speaker
        self._person: UUID | None = None
        self._page: MatchesPage | None = None

    def page(self) -> MatchesPage:
        """Return the page, made if need be."""
        if self._page is None:
            may = self._session.may(Act.LINK_PEOPLE)
            self._page = MatchesPage(self._speak, of_people=False, may_link=may)
            self._page.propose_asked.connect(self._propose)
            self._page.open_asked.connect(lambda offer: self.go_asked.emit("offers", offer))
        return self._page

    def show_person(self, person: UUID | None) -> None:
        """Take another person; her jobs are looked for when the page is seen."""
        self._person = person
        if self._page is not None:
            self._page.show_matches(())

    def look(self) -> None:
        """Look for open jobs."""
        person = self._person
        if person is None or not self._session.may(Act.SEE_RECRUITERS):
            self.page().show_matches((), T("Save the registration first."))
            return
        none = T(
            "No open job fits, or she is not ready yet: only who is checked and not advised to "
            "wait is linked."
        )
        run(
            lambda: self._session.linking.for_person(person),
            owner=self,
            done=lambda matches: self.page().show_matches(matches, none),
            failed=self._failed,
        )

    def _propose(self, offer: UUID) -> None:
        person = self._person
        if person is None:
            return
        run(
            lambda: self._session.placements.propose(person, offer),
            owner=self,
            done=self._proposed,
            failed=self._failed,
        )

    def _proposed(self, _placed: File) -> None:
        self.said.emit(self._speak("Proposed. The placement is in the list “Placements”."), None)
        self.look()

    def _failed(self, error: ClerkError) -> None:
        self.trouble.emit(error.sentence)
