"""One register on the screen: its list, the record beside it, and what is wired between them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from desktop.errors import Invalid, SecondPersonNeeded
from desktop.office.cards import File
from desktop.rules.permissions import Act
from desktop.views.records.desk import Desk
from desktop.views.records.register_list import RegisterList
from desktop.views.theme import GAP, Tone
from desktop.views.widgets.notices import Banner
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from uuid import UUID

    from desktop.errors import ClerkError
    from desktop.office.cards import Draft, Entry
    from desktop.office.register import Register
    from desktop.office.session import Session
    from desktop.office.stepping import Offer
    from desktop.views.language import Speaker
    from desktop.views.records.look import Look
    from desktop.views.records.panel import RecordPanel


class RecordDesk(Desk[File]):
    """The desk of a register's record."""

    def __init__(self, pane: RegisterPane) -> None:
        self._pane = pane
        look = pane.look
        super().__init__(pane.office, look.screen, pane.speaker, pane.panel, pane.panel)

    def called(self, entry: Entry) -> str:
        look = self._pane.look
        return look.called(entry) or self._speak(look.screen.main.title)

    def may_save(self, *, new: bool) -> bool:
        return self._pane.session.may(self._pane.office.edit)

    def steps(self, file: File) -> tuple[Offer, ...]:
        return self._pane.office.next_states(file.main.id)


class RegisterPane(QWidget):
    """List to the left, record to the right; without a record the list has all the room.

    ``ask`` is the window for four eyes.
    """

    said = Signal(str, object)
    trouble = Signal(str)
    print_asked = Signal(object)  # PrintRequest
    export_asked = Signal(object)  # tuple[UUID, ...]
    go_asked = Signal(str, object)  # another register, a record of it

    def __init__(
        self,
        session: Session,
        office: Register,
        look: Look,
        speaker: Speaker,
        ask: Callable[..., object],
        panel: RecordPanel,
    ) -> None:
        super().__init__()
        self.setObjectName(f"{look.name}_pane")
        self.session, self.office, self.look, self.speaker = session, office, look, speaker
        self._ask = ask
        self._started = False
        self.list = RegisterList(
            office,
            look,
            speaker,
            may_add=session.may(office.edit),
            may_export=session.may(Act.EXPORT_RECORDS),
        )
        self.panel = panel
        self.desk = RecordDesk(self)
        self._build()
        self._wire()
        self._keys()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.banner = Banner(parent=self)
        self.banner.setObjectName(f"{self.look.name}_drafts")
        column.addWidget(self.banner)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setChildrenCollapsible(False)
        self.list.setMinimumWidth(280)
        self.split.addWidget(self.list)
        self.split.addWidget(self.panel)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 3)
        self.split.setSizes([340, 880])
        self.panel.hide()
        column.addWidget(self.split, 1)

    def _wire(self) -> None:
        self.list.opened.connect(self.open)
        self.list.new_wanted.connect(self.new)
        self.list.export_wanted.connect(self.export_asked)
        self.list.print_wanted.connect(self.print_several)
        self.list.trouble.connect(self._tell)
        self.panel.closed.connect(self.desk.close)
        self.panel.moved.connect(self._move)
        self.panel.file_changed.connect(self.desk.show_file)
        self.panel.trouble.connect(self._tell)
        self.panel.print_asked.connect(self.print_one)
        self.panel.export_asked.connect(self._export)
        self.panel.seen.connect(self.page_seen)
        self.desk.saved.connect(lambda _file: self.list.refresh())
        self.desk.came.connect(self._came)
        self.desk.drafts.kept.connect(self._draft_kept)
        self.desk.said.connect(self.said)
        self.desk.trouble.connect(self.trouble)

    def _keys(self) -> None:
        standard = QKeySequence.StandardKey
        for keys, act in (
            (standard.New, self.new),
            (standard.Save, self.desk.save),
            (standard.Print, self._print),
            (standard.Find, self.list.focus_search),
            ("Ctrl+PgUp", lambda: self._turn(-1)),
            ("Ctrl+PgDown", lambda: self._turn(1)),
            (standard.Cancel, self._escape),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act())

    # --- what a register may change

    def print_one(self, kind: str) -> None:
        """Print a paper of the open record (subclasses)."""

    def print_several(self, records: tuple[UUID, ...]) -> None:
        """Print the chosen records (subclasses)."""

    def page_seen(self, page: str) -> None:
        """A page beside the entry came to the front."""
        record = self.desk.file.main.id if self.desk.file else None
        if page == "history" and record is not None and self.session.may(Act.SEE_HISTORY):
            run(
                lambda: self.office.history(record),
                owner=self,
                done=lambda edits: self.panel.history().show_edits(edits),
                failed=self._failed,
            )

    def came(self, record: UUID | None) -> None:
        """Another record lies on the desk."""

    # --- what all have

    def shown(self) -> None:
        """The pane came to the front: the list is read when it comes for the first time."""
        if not self._started:
            self._started = True
            self.list.refresh()
            self._look_for_drafts()
        self.list.focus_search()

    def new(self) -> None:
        """Begin a new record."""
        if self.session.may(self.office.edit):
            self.panel.show()
            self.desk.new()

    def open(self, record: UUID, page: str = "") -> None:
        """Open a record, at a page of it if one is wanted."""
        self.desk.open(record, page)

    def open_new(self, entry: Entry) -> None:
        """Begin a new record with something in it already."""
        self.panel.show()
        self.desk.lay_new(entry)

    def state(self) -> Mapping[str, object]:
        """Return what was typed and chosen, for a window built anew."""
        return {
            "list": self.list.state(),
            "desk": self.desk.state(),
            "split": self.split.sizes(),
            "started": self._started,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Put back what :meth:`state` returned."""
        if not state.get("started"):
            return
        self._started = True
        self.list.restore(state["list"])
        self.desk.put_back(state["desk"])
        if state["desk"]:
            self.split.setSizes(state["split"])

    def leave(self) -> Callable[[], object] | None:
        """Return what must be kept before the window closes, or None."""
        if self.desk.unsaved():
            self.desk.drafts.hear(self.panel.sheet.entry())
        return self.desk.drafts.last_words()

    def refresh(self) -> None:
        """Read list and record anew: something they depend on was changed elsewhere."""
        if not self._started:
            return
        self.list.refresh()
        file = self.desk.file
        if file is not None and not self.desk.unsaved():
            record = file.main.id
            run(
                lambda: self.office.open(record),
                owner=self,
                # Told to the others, it would have them read this one anew, and so on for ever.
                done=lambda read: self.desk.show_file(read, changed=False),
                failed=self._failed,
            )

    def _came(self, record: UUID | None) -> None:
        self.panel.setVisible(self.desk.busy)
        self.banner.setVisible(self.banner.isVisible() and not self.desk.busy)
        self.list.mark(record)
        self.came(record)
        if not self.desk.busy:
            self.list.focus_list()
            self._look_for_drafts()

    def _escape(self) -> None:
        at = QApplication.focusWidget()
        if at is self.list.box and self.list.box.text():
            self.list.box.clear()
        elif at is not None and self.panel.isAncestorOf(at):
            self.list.focus_list()
        elif self.desk.busy:
            self.desk.close()

    def _turn(self, step: int) -> None:
        if self.desk.busy:
            self.panel.sheet.turn(step)

    def _print(self) -> None:
        if len(self.list.chosen()) > 1:
            self.print_several(self.list.chosen())
        elif self.desk.file is not None:
            self.panel.buttons["print"].click()

    def desk_saved(self, then: Callable[[], None]) -> None:
        """Do ``then`` on what is kept: at once, or after saving what is typed."""
        if self.desk.busy and (self.desk.file is None or self.desk.unsaved()):
            self.desk.save(then)
        else:
            then()

    def _export(self) -> None:
        if self.desk.file is not None:
            self.export_asked.emit((self.desk.file.main.id,))

    def _move(self, to: str, day: date, reason: str) -> None:
        self.desk.with_saved(partial(self._move_now, to, day, reason))

    def _move_now(self, to: str, day: date, reason: str) -> None:
        file = self.desk.file
        if file is None:
            return
        record = file.main.id
        way, told_by = self.panel.advice.steps.known_by()
        run(
            lambda: self.office.move(
                record, to, happened_on=day, reason=reason, way=way, told_by=told_by
            ),
            owner=self,
            done=self.step_taken,
            failed=lambda error: self._not_moved(record, to, day, reason, error),
        )

    def step_taken(self, file: File) -> None:
        """Show what a step made of the record."""
        self.desk.show_file(file)
        words = self.look.states.get(file.state)
        if words is not None:
            self.said.emit(self.speaker("Now: {state}", state=words), None)

    def _not_moved(self, record: UUID, to: str, day: date, reason: str, error: ClerkError) -> None:
        if isinstance(error, SecondPersonNeeded):
            speak = self.speaker
            words = self.look.states.get(to)
            self._ask(
                speak("A second person looks on"),
                speak("Decision: {state}", state=words) if words is not None else "",
                speak("Decide"),
                lambda why, second: self.office.move(
                    record, to, happened_on=day, reason=reason or why, second=second
                ),
                self.step_taken,
            )
            return
        problems = error.problems if isinstance(error, Invalid) else {}
        field = error.field
        said = {key: self.speaker(words) for key, words in problems.items()}
        if field in ("reason", "happened_on"):
            said.setdefault(field, self.speaker(error.sentence))
        if said:
            self.panel.advice.steps.show_problems(said)
        else:
            self._failed(error)

    def _draft_kept(self) -> None:
        if not self.desk.busy:
            self._look_for_drafts()

    def _look_for_drafts(self) -> None:
        run(self.office.drafts, owner=self, done=self._offer_drafts, failed=self._failed)

    def _offer_drafts(self, drafts: tuple[Draft, ...]) -> None:
        new = [draft for draft in drafts if draft.record_id is None]
        if not new or self.desk.busy:
            self.banner.hide()
            return
        draft, speak = new[0], self.speaker
        self.banner.say(
            speak(
                "Something was begun and not saved: {name}, {when}.",
                name=self.desk.called(draft.entry),
                when=draft.saved_at,
            ),
            Tone.CONDITIONS,
            (speak("Go on with it"), lambda: self._restore(draft)),
            (speak("Throw it away"), lambda: self._throw_away(draft)),
        )

    def _restore(self, draft: Draft) -> None:
        self.banner.hide()
        self.panel.show()
        self.desk.restore(draft)

    def _throw_away(self, draft: Draft) -> None:
        self.banner.hide()
        run(
            lambda: self.office.drop_draft(draft.id),
            owner=self,
            done=lambda _none: self._look_for_drafts(),
            failed=self._failed,
        )

    def _failed(self, error: ClerkError) -> None:
        self._tell(error.sentence)

    def _tell(self, sentence: Any) -> None:  # noqa: ANN401
        self.trouble.emit(self.speaker(sentence))
