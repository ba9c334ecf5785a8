"""What is done to a record besides typing: steps, override, rights, joining, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from desktop.errors import ClerkError, Invalid
from desktop.rules.consents import consequences
from desktop.rules.permissions import Act
from desktop.views.migrants import papers
from desktop.views.records.viewing import as_pdf
from desktop.views.tab import PrintRequest
from desktop.views.theme import Tone
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.cards import PersonFile, Row, RowEntry, Second
    from desktop.office.session import Session
    from desktop.views.language import Speaker
    from desktop.views.migrants.desk import PersonDesk
    from desktop.views.migrants.person_panel import PersonPanel


class FourEyes(Protocol):
    """Asks for the second pair of eyes and the written reason.

    ``do(reason, second)`` is called in a worker; what it raises is shown where it was asked;
    ``done`` gets what it returned.
    """

    def __call__(
        self,
        title: str,
        words: str,
        verb: str,
        do: Callable[[str, Second], object],
        done: Callable[[object], None],
    ) -> object: ...


class _Bytes:
    """An attachment as a paper for the print window."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.missing = ""


class Acts(QObject):
    """Hears the panel and asks the office."""

    said = Signal(str, object)
    trouble = Signal(str)
    print_asked = Signal(object)  # PrintRequest
    export_asked = Signal(object)  # the register, tuple[UUID, ...]
    list_changed = Signal()
    go_asked = Signal(str, object)  # what is to be begun in another tab, for whom

    def __init__(
        self,
        session: Session,
        speaker: Speaker,
        panel: PersonPanel,
        desk: PersonDesk,
        ask: FourEyes,
    ) -> None:
        super().__init__(panel)
        self._session = session
        self._office = session.migrants
        self._speak = speaker
        self._panel = panel
        self._desk = desk
        self._ask = ask
        advice, menu = panel.advice, panel.head.menu
        advice.moved.connect(self._move)
        advice.override_asked.connect(self._override)
        advice.begin_asked.connect(self._begin)
        advice.open_asked.connect(desk.open)
        advice.compare_asked.connect(self._compare)
        panel.merge.joined.connect(self._join)
        panel.separate_asked.connect(self._separate_here)
        panel.withdraw_asked.connect(self._withdraw)
        panel.sheet.seen.connect(self._seen)
        panel.jobs.said.connect(self.said)
        panel.paper_asked.connect(self.print_here)
        panel.export_asked.connect(self._export)
        panel.attachment_print_asked.connect(self._print_attachment)
        panel.file_changed.connect(desk.show_file)
        panel.trouble.connect(self._tell)
        menu.print_all.connect(self._print_all)
        menu.correct.connect(panel.sheet.focus_name)
        menu.withdraw.connect(lambda: panel.sheet.go_to("consent"))
        menu.anonymise.connect(self._anonymise)

    def print_form(self) -> None:
        """Show the registration form of this person before printing."""
        self.print_here("registration")

    def print_here(self, kind: str) -> None:
        """Show a paper of this person before printing; unsaved words are saved first."""
        if self._desk.busy:
            self._desk.with_saved(lambda: self.print_paper(kind, self._here()))

    def print_people(self, people: Sequence[UUID]) -> None:
        """Show the forms of several people before printing."""
        self.print_paper("registration", people)

    def print_paper(self, kind: str, people: Sequence[UUID]) -> None:
        """Show a paper of some people before printing."""
        if not people:
            return
        try:
            asked = papers.request(self._session, self._speak, kind, tuple(people))
        except ClerkError as error:
            self._failed(error)
        else:
            self.print_asked.emit(asked)

    def _print_all(self) -> None:
        people, session = self._here(), self._session
        if people:
            self.print_asked.emit(
                PrintRequest(
                    "person_file",
                    self._speak("All that is kept of her"),
                    "person-file.pdf",
                    lambda language, _report, _cancelled: session.papers.person_file(
                        people[0], "en" if language == "en" else "zh_CN"
                    ),
                    people,
                )
            )

    def _print_attachment(self, row: Row) -> None:
        session = self._session
        self.print_asked.emit(
            PrintRequest(
                "attachment",
                self._speak("Attachment"),
                "attachment.pdf",
                lambda _language, _report, _cancelled: _Bytes(
                    as_pdf(*session.attachments.load(row.id))
                ),
                self._here(),
            )
        )

    def _export(self) -> None:
        self._desk.with_saved(lambda: self.export_asked.emit(("migrants", self._here())))

    def _here(self) -> tuple[UUID, ...]:
        return (self._desk.file.person.id,) if self._desk.file else ()

    def _journey(self) -> UUID | None:
        journeys = self._desk.file.rows.get("journey", ()) if self._desk.file else ()
        return journeys[-1].id if journeys else None

    def _move(self, state: str, day: date, reason: str) -> None:
        self._desk.with_saved(lambda: self._move_now(state, day, reason))

    def _move_now(self, state: str, day: date, reason: str) -> None:
        journey = self._journey()
        if journey is None:
            return
        way, told_by = self._panel.advice.steps.known_by()
        run(
            lambda: self._office.move(
                journey, state, happened_on=day, reason=reason, way=way, told_by=told_by
            ),
            owner=self,
            done=self._moved,
            failed=self._not_moved,
        )

    def _moved(self, file: PersonFile) -> None:
        self._desk.show_file(file)
        self.said.emit(self._speak("The step is taken."), None)

    def _not_moved(self, error: ClerkError) -> None:
        if isinstance(error, Invalid):
            words = {key: self._speak(said) for key, said in error.problems.items()}
            self._panel.advice.steps.show_problems(words)
        elif error.field:
            self._panel.advice.steps.show_problems({error.field: self._speak(error.sentence)})
        else:
            self._failed(error)

    def _begin(self, what: str) -> None:
        """Begin a case or a mediation for her in its own tab, once her sheet is saved."""
        self._desk.with_saved(lambda: self._begin_now(what))

    def _begin_now(self, what: str) -> None:
        for person in self._here():
            self.go_asked.emit(what, person)

    def _override(self) -> None:
        journey = self._journey()
        if journey is None:
            return
        self._ask(
            self._speak("Override the advice to wait"),
            self._speak(
                "She has not finished nine years of school. The director may override this with "
                "a written reason and a plan for school, training or evening class."
            ),
            self._speak("Override"),
            lambda reason, second: self._office.override_readiness(journey, reason, second),
            self._overridden,
        )

    def _overridden(self, file: object) -> None:
        self._desk.show_file(file)  # type: ignore[arg-type]  # what the office returned
        self.said.emit(self._speak("The advice is overridden; the reason is kept."), None)

    def _anonymise(self) -> None:
        people = self._here()
        if not people:
            return
        self._ask(
            self._speak("Make her anonymous"),
            self._speak(
                "Her names, papers, telephones and files are erased for good, also from the "
                "history. What is needed for counting stays. This cannot be undone."
            ),
            self._speak("Make her anonymous for good"),
            lambda reason, second: self._office.anonymise(people[0], reason, second),
            lambda _none: self._anonymised(),
        )

    def _anonymised(self) -> None:
        self._desk.drafts.saved()
        self._desk.forget()
        self.list_changed.emit()
        self.said.emit(self._speak("The record is anonymous now."), None)

    def _withdraw(self, row: RowEntry) -> None:
        consent = row.id
        if consent is None:
            return
        follows = consequences(str(row.values.get("purpose") or "a"))
        words = " ".join(self._speak(said) for said in follows)
        self._panel.banner.say(
            self._speak("Withdraw this consent? {what}", what=words),
            Tone.CONDITIONS,
            (self._speak("Withdraw"), lambda: self._withdraw_now(consent)),
            (self._speak("Leave it"), self._panel.banner.hide),
        )

    def _withdraw_now(self, consent: UUID) -> None:
        self._panel.banner.hide()
        people, today = self._here(), self._session.today()

        def act() -> tuple[PersonFile, tuple[Sentence, ...]]:
            follows = self._office.withdraw_consent(consent, today)
            return self._office.open(people[0]), follows

        run(act, owner=self, done=lambda found: self._withdrawn(*found), failed=self._failed)

    def _withdrawn(self, file: PersonFile, follows: tuple[Sentence, ...]) -> None:
        self._desk.show_file(file)
        words = " ".join(self._speak(said) for said in follows)
        self.said.emit(self._speak("The consent is withdrawn. {what}", what=words), None)

    def _compare(self, other: UUID) -> None:
        self._desk.with_saved(lambda: self._compare_now(other))

    def _compare_now(self, other: UUID) -> None:
        if not self._session.may(Act.MERGE_PEOPLE) or self._desk.file is None:
            return
        keep = self._desk.file
        run(
            lambda: self._office.open(other),
            owner=self,
            done=lambda file: self._panel.show_merge(keep, file),
            failed=self._failed,
        )

    def _join(self, keep: UUID, other: UUID, values: Mapping[str, object]) -> None:
        run(
            lambda: self._office.merge(keep, other, values),
            owner=self,
            done=lambda file: self._joined(keep, other, file),
            failed=self._failed,
        )

    def _joined(self, keep: UUID, other: UUID, file: PersonFile) -> None:
        self._desk.forget()
        self._desk.open(file.person.id)
        self.list_changed.emit()
        self.said.emit(
            self._speak("The two records are joined."), lambda: self._separate(keep, other)
        )

    def _separate_here(self, other: UUID) -> None:
        here = self._here()
        if here:
            self._separate(here[0], other)

    def _separate(self, keep: UUID, other: UUID) -> None:
        run(
            lambda: self._office.separate(keep, other),
            owner=self,
            done=self._separated,
            failed=self._failed,
        )

    def _separated(self, file: PersonFile) -> None:
        self._desk.forget()
        self._desk.open(file.person.id)
        self.list_changed.emit()
        self.said.emit(self._speak("They are two records again."), None)

    def _seen(self, page: str) -> None:
        if page == "history":
            self._show_history()
        elif page == "jobs":
            self._panel.jobs.look()
        elif page == "preparation":
            self._panel.preparation.look()

    def _show_history(self) -> None:
        people = self._here()
        if not people or not self._session.may(Act.SEE_HISTORY):
            return
        run(
            lambda: self._office.history(people[0]),
            owner=self,
            done=lambda edits: self._panel.history().show_edits(edits),
            failed=self._failed,
        )

    def _failed(self, error: ClerkError) -> None:
        self._tell(error.sentence)

    def _tell(self, sentence: Sentence) -> None:
        self.trouble.emit(self._speak(sentence))
