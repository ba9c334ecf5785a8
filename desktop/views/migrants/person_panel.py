"""The record beside the list: head, sheet, advice and footer. It shows and asks; it saves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.rules.permissions import Act, visible
from desktop.sheets.migrants_screen import MIGRANTS
from desktop.views import lists
from desktop.views.icons import icon
from desktop.views.migrants import wording
from desktop.views.migrants.advice_column import AdviceColumn
from desktop.views.migrants.jobs import Jobs
from desktop.views.migrants.merge_page import MergePage
from desktop.views.migrants.pages import PersonMaking, PersonPage
from desktop.views.migrants.papers import PAPERS
from desktop.views.migrants.person_head import PersonHead
from desktop.views.migrants.preparation import Preparation
from desktop.views.records.attachments_panel import AttachmentsPanel
from desktop.views.records.history_panel import HistoryPanel
from desktop.views.records.sheet import Sheet
from desktop.views.theme import GAP, GROUP, STEP, Tone
from desktop.views.widgets.labels import Label
from desktop.views.widgets.notices import Banner

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.office.cards import Advice, Entry, Likely, PersonFile
    from desktop.office.session import Session
    from desktop.office.stepping import Offer
    from desktop.sheets.fields import Field
    from desktop.sheets.screens import Tab
    from desktop.views.language import Speaker


_ADULT = 18


class PersonPanel(QWidget):
    """The parts of one record. The desk (``desk.py``) fills it and hears it."""

    save_asked = Signal()
    paper_asked = Signal(str)  # one of the papers in the menu under “Print”
    export_asked = Signal()
    school_asked = Signal()  # help back to school
    closed = Signal()
    withdraw_asked = Signal(object)  # RowEntry of a consent
    file_changed = Signal(object)  # PersonFile: an attachment was added or taken off
    attachment_print_asked = Signal(object)  # Row
    separate_asked = Signal(object)  # UUID
    trouble = Signal(object)  # Sentence

    def __init__(self, session: Session, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("person_panel")
        self._session = session
        self._speak = speaker
        self._file: PersonFile | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        self.head = PersonHead(speaker, session.today, session.may)
        self.head.closed.connect(self.closed)
        column.addWidget(self.head)
        self.banner = Banner(parent=self)
        column.addWidget(self.banner)
        self.stack = QStackedWidget(self)
        column.addWidget(self.stack, 1)
        self.stack.addWidget(self._record())
        self.merge = MergePage(speaker, self.sees)
        self.merge.left.connect(self.show_record)
        self.stack.addWidget(self.merge)
        column.addWidget(self._footer())

    def sees(self, field: Field) -> bool:
        """Whether the user's roles see a field."""
        return visible(self._session.user.roles, field.sensitivity.value)

    def show_file(self, entry: Entry, file: PersonFile | None) -> None:
        """Show a record, or a new sheet (``file`` None)."""
        self._file = file
        self.jobs.show_person(file.person.id if file else None)
        self.preparation.show_person(file.person.id if file else None)
        self.sheet.show_entry(entry)
        self.show_head(entry)
        self.advice.show_readiness(file.readiness if file else None)
        self.advice.show_kept(file.kept_readiness if file else None)
        self.advice.followed.show_due(file.due if file else ())
        self.advice.followed.show_typed(file.said if file else ())
        if file is None:
            self.advice.show_steps(())
        self._show_school(entry, file)
        for key in self.sheet.extras:
            self._show_extra(key)
        self.sheet.show_age(self.age(entry))
        self.show_record()

    @property
    def save_button(self) -> QPushButton:
        """The button that saves."""
        return self.buttons["person_save"]

    def show_advice(self, advice: Advice) -> None:
        """Show what the rules say of what is typed."""
        self.advice.show_readiness(advice.readiness)
        self.advice.followed.show_typed(advice.said)
        self.sheet.show_age(self.age(self.sheet.entry()))

    def show_likely(self, found: tuple[Likely, ...], *, registered: bool) -> None:
        """Show whom it may be."""
        self.advice.show_likely(found, registered=registered)

    def show_steps(self, offers: tuple[Offer, ...]) -> None:
        """Show the steps that the journey can take."""
        self.advice.show_steps(offers)

    def show_head(self, entry: Entry) -> None:
        """Show in the head who it is, as typed."""
        self.head.show_person(entry, self._file)
        self.show_saved()

    def show_saved(self, *, unsaved: bool = False) -> None:
        """Say at the foot when it was saved, or that something is not saved yet."""
        at = self._file.saved_at if self._file else None
        if unsaved:
            words, tone = self._speak("Not saved yet; a draft is kept."), Tone.CONDITIONS
        elif at is not None:
            words, tone = self._speak("Saved {when}", when=at), Tone.MUTED
        else:
            words, tone = self._speak("Not registered yet."), Tone.MUTED
        self.saved_words.setText(words)
        self.saved_words.set_tone(tone)

    def _show_school(self, entry: Entry, file: PersonFile | None) -> None:
        """Help back to school is begun for who is registered and under 18."""
        age = self.age(entry)
        young = file is not None and not file.anonymised and age is not None and age < _ADULT
        self.buttons["person_school"].setVisible(young and self._session.may(Act.EDIT_VILLAGE))

    def show_record(self) -> None:
        """Show the sheet with the advice beside it."""
        self.stack.setCurrentIndex(0)

    def show_merge(self, keep: PersonFile, other: PersonFile) -> None:
        """Show two records side by side in place of the sheet."""
        self.stack.setCurrentWidget(self.merge)
        self.merge.show_two(keep, other)

    def age(self, entry: Entry) -> int | None:
        """Return the youngest age that she can have, in full years."""
        last = wording.born_last(entry.values.get("birth"))
        return wording.years(last, self._session.today()) if last else None

    def attachments(self) -> AttachmentsPanel:
        """Return the page of attachments, made if need be."""
        page = self.sheet.beside("attachment")
        assert isinstance(page, AttachmentsPanel)  # noqa: S101  made below
        return page

    def history(self) -> HistoryPanel:
        """Return the page of changes, made if need be."""
        page = self.sheet.beside("history")
        assert isinstance(page, HistoryPanel)  # noqa: S101  made below
        return page

    def _record(self) -> QWidget:
        self.beside = QSplitter(Qt.Orientation.Horizontal, self)
        self.beside.setObjectName("record_and_advice")
        self.beside.setChildrenCollapsible(False)
        session, speak = self._session, self._speak
        self.jobs = Jobs(session, speak, self)
        self.jobs.trouble.connect(self.trouble)
        self.preparation = Preparation(session, speak, self)
        self.preparation.trouble.connect(self.trouble)
        making = PersonMaking(
            MIGRANTS,
            speak,
            lists.entries,
            session.today,
            self.sees,
            self._state_of,
            session.user.full_name,
        )
        self.sheet = Sheet(
            making,
            lambda tab: self._page(tab, making),
            {
                "attachment": self._make_attachments,
                "history": self._make_history,
                "jobs": self.jobs.page,
                "preparation": self.preparation.page,
            },
        )
        self.sheet.setMinimumWidth(400)
        self.sheet.saved.connect(self.save_asked)
        self.advice = AdviceColumn(
            speak,
            session.today,
            may_override=session.may(Act.OVERRIDE_READINESS),
            may_move=session.may(Act.MOVE_JOURNEY),
        )
        self.advice.setMinimumWidth(232)
        self.beside.addWidget(self.sheet)
        self.beside.addWidget(self.advice)
        self.beside.setStretchFactor(0, 5)
        self.beside.setStretchFactor(1, 2)
        self.beside.setSizes([520, 248])
        return self.beside

    def _footer(self) -> QWidget:
        foot = QWidget(self)
        row = QHBoxLayout(foot)
        row.setContentsMargins(GROUP, GAP, GAP, GAP)
        row.setSpacing(GAP)
        self.saved_words = Label(tone=Tone.MUTED, name="person_saved", wrap=False)
        row.addWidget(self.saved_words, 1)
        speak, may = self._speak, self._session.may
        verbs = (
            ("person_print", speak("Print"), "print", None, Act.PRINT_FORM),
            (
                "person_school",
                speak("Back to school"),
                "school",
                self.school_asked,
                Act.EDIT_VILLAGE,
            ),
            ("person_export", speak("To a stick"), "usb", self.export_asked, Act.EXPORT_RECORDS),
            ("person_save", speak("Save Ctrl+S"), "save", self.save_asked, Act.EDIT_MIGRANTS),
        )
        self.buttons: dict[str, QPushButton] = {}
        for name, words, sign, signal, act in verbs:
            button = QPushButton(icon(sign, self), words, foot)
            button.setObjectName(name)
            if signal is not None:
                button.clicked.connect(lambda _on=False, signal=signal: signal.emit())
            button.setVisible(may(act))
            row.addWidget(button)
            self.buttons[name] = button
        self.buttons["person_save"].setDefault(True)
        self._print_menu(self.buttons["person_print"])
        return foot

    def _print_menu(self, button: QPushButton) -> None:
        menu = QMenu(button)
        for kind, words in PAPERS.items():
            action = menu.addAction(self._speak(words))
            action.setObjectName(f"paper_{kind}")
            action.triggered.connect(lambda _on=False, kind=kind: self.paper_asked.emit(kind))
        button.setMenu(menu)

    def _page(self, tab: Tab, making: PersonMaking) -> PersonPage:
        page = PersonPage(tab, making)
        page.withdraw_asked.connect(self.withdraw_asked)
        return page

    def _make_attachments(self) -> QWidget:
        page = AttachmentsPanel(
            self._session.attachments,
            self._speak,
            lists.entries,
            may_edit=self._session.may(Act.EDIT_ATTACHMENTS),
        )
        page.show_file(self._file)
        page.changed_file.connect(self.file_changed)
        page.print_wanted.connect(self.attachment_print_asked)
        page.trouble.connect(self.trouble)
        return page

    def _make_history(self) -> QWidget:
        page = HistoryPanel(MIGRANTS, self._speak, wording.state_words)
        page.show_joined(self._file.merged if self._file else ())
        page.separate_asked.connect(self.separate_asked)
        return page

    def _show_extra(self, key: str) -> None:
        if key == "attachment":
            self.attachments().show_file(self._file)
        elif key == "jobs":
            self.jobs.show_person(self._file.person.id if self._file else None)
        elif key == "preparation":
            self.preparation.show_person(self._file.person.id if self._file else None)
        else:
            self.history().show_edits(())
            self.history().show_joined(self._file.merged if self._file else ())

    def _state_of(self, journey: UUID) -> str:
        return self._file.states.get(journey, "") if self._file else ""
