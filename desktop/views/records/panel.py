"""A record of a register on the screen: head, sheet, advice beside it, verbs at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import T
from desktop.office.cards import Advice
from desktop.rules.permissions import Act, visible
from desktop.views import lists
from desktop.views.icons import icon
from desktop.views.records.advice import RULES_SAY, AdviceColumn
from desktop.views.records.attachments_panel import AttachmentsPanel
from desktop.views.records.history_panel import HistoryPanel
from desktop.views.records.pages import Making, Page
from desktop.views.records.sheet import Sheet
from desktop.views.theme import GAP, GROUP, STEP, Tone
from desktop.views.widgets.labels import Label, title
from desktop.views.widgets.notices import Banner
from desktop.views.widgets.tab_order import let_follow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.i18n import Sentence
    from desktop.office.attachments import Attachments
    from desktop.office.cards import Entry, File, Likely
    from desktop.office.session import Session
    from desktop.office.stepping import Offer
    from desktop.sheets.fields import Field
    from desktop.sheets.screens import Tab
    from desktop.views.language import Speaker
    from desktop.views.records.look import Look
    from desktop.views.widgets.editors import Lists

NOTHING: Final = Advice({}, {}, {})
Paper = tuple[str, "Sentence"]
"""A paper that can be printed of a record: its kind and what its line in the menu says."""


class RecordPanel(QWidget):
    """The parts of one record. The desk fills it and hears it."""

    save_asked = Signal()
    print_asked = Signal(str)  # kind of paper
    export_asked = Signal()
    closed = Signal()
    moved = Signal(str, object, str)  # state, day, reason
    file_changed = Signal(object)  # File: an attachment was added or taken off
    attachment_print_asked = Signal(object)  # Row
    seen = Signal(str)  # a page beside the entry came to the front
    trouble = Signal(object)  # Sentence

    def __init__(
        self,
        session: Session,
        look: Look,
        attachments: Attachments[File],
        papers: Sequence[Paper],
        speaker: Speaker,
        *,
        edits: Act,
        lists_of: Lists = lists.entries,
        beside: Mapping[str, Callable[[], QWidget]] | None = None,
        make_page: Callable[[Tab, Making], Page] = Page,
    ) -> None:
        super().__init__()
        self.setObjectName(f"{look.name}_panel")
        self._session, self._look, self._speak = session, look, speaker
        self._attachments = attachments
        self._papers = papers
        self._edits = edits
        self._lists = lists_of
        self._make_page = make_page
        self.file: File | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(self._head())
        self.banner = Banner(parent=self)
        column.addWidget(self.banner)
        column.addWidget(self._record(beside or {}), 1)
        foot = self._footer()
        column.addWidget(foot)
        self.sheet.ordered.connect(lambda page: let_follow(page, foot))

    def sees(self, field: Field) -> bool:
        """Whether the user's roles see a field."""
        return visible(self._session.user.roles, field.sensitivity.value)

    @property
    def save_button(self) -> QPushButton:
        """The button that saves."""
        return self.buttons["save"]

    def show_file(self, entry: Entry, file: File | None) -> None:
        """Show a record, or a new sheet (``file`` None)."""
        self.file = file
        self.sheet.show_entry(entry)
        self.show_head(entry)
        if file is None:
            self.advice.show_steps(())
            self.advice.show_advice(NOTHING)  # what was said of another record is not said of this
        else:
            self.advice.show_advice(file.advice)
        for key in self.sheet.extras:
            self._show_extra(key)
        self.buttons["export"].setEnabled(file is not None)

    def show_head(self, entry: Entry) -> None:
        """Show in the head what it is, as typed."""
        self.name.setText(self._look.called(entry) or self._speak(self._look.new))
        state = self.file.state if self.file else ""
        facts = [
            self._speak(self._look.states[state]) if state in self._look.states else "",
            "" if self._session.in_centre else str(entry.values.get("number") or ""),
        ]
        self.facts.setText(" · ".join(words for words in facts if words))
        self.show_saved()

    def show_saved(self, *, unsaved: bool = False) -> None:
        """Say at the foot when it was saved, or that something is not saved yet."""
        at = self.file.saved_at if self.file else None
        if unsaved:
            words, tone = self._speak("Not saved yet; a draft is kept."), Tone.CONDITIONS
        elif at is not None:
            words, tone = self._speak("Saved {when}", when=at), Tone.MUTED
        else:
            words, tone = self._speak("Not registered yet."), Tone.MUTED
        self.saved_words.setText(words)
        self.saved_words.set_tone(tone)

    def show_advice(self, advice: Advice) -> None:
        """Show what the rules say of what is typed."""
        self.advice.show_advice(advice)

    def show_steps(self, offers: tuple[Offer, ...]) -> None:
        """Show the steps that the record can take."""
        self.advice.show_steps(offers)

    def show_likely(self, found: tuple[Likely, ...], *, registered: bool) -> None:
        """Nothing: only people are looked for by likeness here."""

    def history(self) -> HistoryPanel:
        """Return the page of changes, made if need be."""
        page = self.sheet.beside("history")
        assert isinstance(page, HistoryPanel)  # noqa: S101  made below
        return page

    def _head(self) -> QWidget:
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(GROUP, GAP, GAP, 0)
        row.setSpacing(GROUP)
        self.name = title("", f"{self._look.name}_title")
        self.name.setWordWrap(False)
        self.facts = Label(tone=Tone.MUTED, name=f"{self._look.name}_facts")
        row.addWidget(self.name)
        row.addWidget(self.facts, 1)
        close = QToolButton(head)
        close.setObjectName(f"{self._look.name}_close")
        close.setIcon(icon("x", self, Tone.MUTED))
        close.setAutoRaise(True)
        close.setAccessibleName(self._speak("Close this record"))
        close.setToolTip(self._speak("Close this record"))
        close.clicked.connect(self.closed)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _record(self, beside: Mapping[str, Callable[[], QWidget]]) -> QWidget:
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setChildrenCollapsible(False)
        session, speak = self._session, self._speak
        making = Making(
            self._look.screen,
            speak,
            self._lists,
            session.today,
            self.sees,
            read_only=not session.may(self._edits),
        )
        own = {"attachment": self._make_attachments, "history": self._make_history}
        self.sheet = Sheet(making, lambda tab: self._make_page(tab, making), {**own, **beside})
        self.sheet.setMinimumWidth(400)
        self.sheet.saved.connect(self.save_asked)
        self.sheet.seen.connect(self.seen)
        told = T("Good to know") if session.in_centre else RULES_SAY
        self.advice = AdviceColumn(speak, session.today, ways=self._look.ways, title=told)
        self.advice.setMinimumWidth(240)
        self.advice.moved.connect(self.moved)
        self.split.addWidget(self.sheet)
        self.split.addWidget(self.advice)
        self.split.setStretchFactor(0, 5)
        self.split.setStretchFactor(1, 2)
        self.split.setSizes([520, 260])
        return self.split

    def _footer(self) -> QWidget:
        foot = QWidget(self)
        row = self._foot = QHBoxLayout(foot)
        row.setContentsMargins(GROUP, GAP, GAP, GAP)
        row.setSpacing(GAP)
        self.saved_words = Label(tone=Tone.MUTED, name=f"{self._look.name}_saved", wrap=False)
        row.addWidget(self.saved_words, 1)
        speak, may = self._speak, self._session.may
        self.buttons: dict[str, QPushButton] = {}
        for name, words, sign, act in (
            ("print", speak("Print"), "print", Act.PRINT_FORM),
            ("export", speak("To a stick"), "usb", Act.EXPORT_RECORDS),
            ("save", speak("Save Ctrl+S"), "save", self._edits),
        ):
            button = QPushButton(icon(sign, self), words, foot)
            button.setObjectName(f"{self._look.name}_{name}")
            button.setVisible(may(act))
            row.addWidget(button)
            self.buttons[name] = button
        self.buttons["save"].clicked.connect(lambda _on=False: self.save_asked.emit())
        self.buttons["export"].clicked.connect(lambda _on=False: self.export_asked.emit())
        self.buttons["save"].setDefault(True)
        self._print_menu()
        return foot

    def add_verb(self, button: QPushButton) -> None:
        """Put another verb at the foot, before printing."""
        at = self._foot.indexOf(self.buttons["print"])
        self._foot.insertWidget(at, button)

    def _print_menu(self) -> None:
        button = self.buttons["print"]
        if len(self._papers) == 1:
            kind = self._papers[0][0]
            button.clicked.connect(lambda _on=False: self.print_asked.emit(kind))
            return
        menu = QMenu(button)
        for kind, words in self._papers:
            action = menu.addAction(self._speak(words))
            action.setObjectName(f"paper_{kind}")
            action.triggered.connect(lambda _on=False, kind=kind: self.print_asked.emit(kind))
        button.setMenu(menu)

    def _make_attachments(self) -> QWidget:
        page = AttachmentsPanel(
            self._attachments,
            self._speak,
            lists.entries,
            may_edit=self._attachments.may_edit and self._session.may(self._edits),
        )
        page.show_file(self.file)
        page.changed_file.connect(self.file_changed)
        page.print_wanted.connect(self.attachment_print_asked)
        page.trouble.connect(self.trouble)
        return page

    def _make_history(self) -> QWidget:
        from desktop.i18n import Words

        states = self._look.states
        return HistoryPanel(
            self._look.screen, self._speak, lambda code: states.get(code, Words(code, code))
        )

    def _show_extra(self, key: str) -> None:
        page = self.sheet.beside(key)
        if isinstance(page, AttachmentsPanel):
            page.show_file(self.file)
        elif isinstance(page, HistoryPanel):
            page.show_edits(())
