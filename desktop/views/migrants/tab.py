"""The Migrants tab: wires the list, the record and what is done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout

from desktop.rules.permissions import Act
from desktop.views.migrants.acts import Acts
from desktop.views.migrants.desk import PersonDesk
from desktop.views.migrants.leaving import Leavings
from desktop.views.migrants.list_panel import ListPanel
from desktop.views.migrants.person_panel import PersonPanel
from desktop.views.tab import Tab
from desktop.views.theme import GAP, Tone
from desktop.views.widgets.notices import Banner
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from desktop.errors import ClerkError
    from desktop.office.cards import Draft
    from desktop.office.session import Session
    from desktop.views.language import Speaker
    from desktop.views.migrants.acts import FourEyes

PREFERENCES: Final = "migrants"
PREFERENCES_AFTER_MS: Final = 1500


class MigrantsTab(Tab):
    """List to the left, record to the right; without a record the list has all the room.

    ``ask`` is the window for four eyes.
    """

    def __init__(self, session: Session, speaker: Speaker, ask: FourEyes) -> None:
        super().__init__()
        self.setObjectName("migrants_tab")
        self._session = session
        self._speak = speaker
        self._started = False
        self.list = ListPanel(
            session.migrants,
            speaker,
            session.today,
            may_export=session.may(Act.EXPORT_RECORDS),
            may_register=session.may(Act.REGISTER_MIGRANT),
            may_move=session.may(Act.MOVE_JOURNEY),
        )
        self.panel = PersonPanel(session, speaker)
        self.desk = PersonDesk(session, speaker, self.panel)
        self.acts = Acts(session, speaker, self.panel, self.desk, ask)
        self.leavings = Leavings(session, speaker, self.list.leaving)
        self._build()
        self._wire()
        self._keys()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, 0)
        column.setSpacing(GAP)
        self.banner = Banner(parent=self)
        self.banner.setObjectName("drafts_banner")
        column.addWidget(self.banner)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setObjectName("list_and_record")
        self.split.setChildrenCollapsible(False)
        self.list.setMinimumWidth(300)
        self.split.addWidget(self.list)
        self.split.addWidget(self.panel)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 3)
        self.split.setSizes([360, 860])
        self.panel.hide()
        column.addWidget(self.split, 1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PREFERENCES_AFTER_MS)
        self._later.timeout.connect(self._save_preferences)

    def _wire(self) -> None:
        self.list.opened.connect(self.desk.open)
        self.list.new_wanted.connect(self.new)
        self.list.code_typed.connect(self.code_scanned)
        self.list.paper_wanted.connect(
            lambda kind, keys: self._people(keys, lambda ids: self.acts.print_paper(kind, ids))
        )
        self.list.print_wanted.connect(lambda keys: self._people(keys, self.acts.print_people))
        self.list.export_wanted.connect(
            lambda keys: self._people(
                keys, lambda ids: self.export_asked.emit(("migrants", tuple(ids)))
            )
        )
        self.list.leaving.given.connect(
            lambda known: self._people(
                self.list.chosen(), lambda ids: self.leavings.write_down(ids, known)
            )
        )
        self.leavings.not_written.connect(self._not_written)
        self.leavings.written.connect(self.list.refresh)
        self.list.preferences_changed.connect(self._later.start)
        self.list.trouble.connect(lambda sentence: self.trouble.emit(self._speak(sentence)))
        self.panel.closed.connect(self._close)
        self.panel.school_asked.connect(self._school)
        self.desk.saved.connect(lambda _file: self.list.refresh())
        self.desk.came.connect(self._came)
        self.desk.drafts.kept.connect(self._draft_kept)
        for part in (self.desk, self.acts, self.leavings):
            part.said.connect(self.said)
            part.trouble.connect(self.trouble)
        self.panel.jobs.go_asked.connect(self.go_asked)
        self.panel.preparation.go_asked.connect(self.go_asked)
        self.acts.go_asked.connect(self.go_asked)
        self.acts.print_asked.connect(self.print_asked)
        self.acts.export_asked.connect(self.export_asked)
        self.acts.list_changed.connect(self.list.refresh)

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

    def shown(self) -> None:
        """The tab came to the front: the list is read when it comes for the first time."""
        if not self._started:
            self._started = True
            kept = self._session.user.preferences.get(PREFERENCES)
            self.list.start(kept if isinstance(kept, dict) else {})
            self._look_for_drafts()
        self.list.focus_search()

    def new(self) -> None:
        """Begin a registration."""
        if self._session.may(Act.REGISTER_MIGRANT):
            self.panel.show()
            self.desk.new()

    @classmethod
    def opens(cls) -> frozenset[str]:
        return frozenset({"migrants"})

    def open(self, register: str, record: UUID, page: str = "") -> None:
        self.desk.open(record, page)

    def search(self, text: str) -> None:
        self.list.box.setText(text)

    def state(self) -> Mapping[str, object]:
        return {
            "list": self.list.state(),
            "desk": self.desk.state(),
            "split": self.split.sizes(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        self._started = True
        self.list.restore(_mapping(state.get("list")))
        desk = _mapping(state.get("desk"))
        self.desk.put_back(desk)
        if desk:
            self.split.setSizes(list(state["split"]))  # type: ignore[call-overload]  # as in state()
        else:
            self._look_for_drafts()

    def leave(self) -> Callable[[], object] | None:
        acts = []
        if self.desk.unsaved():
            self.desk.drafts.hear(self.panel.sheet.entry())
        words = self.desk.drafts.last_words()
        if words is not None:
            acts.append(words)
        if self._later.isActive():
            self._later.stop()
            kept = self._preferences()
            acts.append(lambda: self._session.users.save_preferences(kept))
        return (lambda: [act() for act in acts]) if acts else None

    def _came(self, person_id: UUID | None) -> None:
        self.panel.setVisible(self.desk.busy)
        self.banner.setVisible(self.banner.isVisible() and not self.desk.busy)
        self.list.mark(person_id)
        if not self.desk.busy:
            self.list.focus_list()
            self._look_for_drafts()

    def _draft_kept(self) -> None:
        if not self.desk.busy:
            self._look_for_drafts()

    def _school(self) -> None:
        """Help her back to school: the open record of it, or a new one, in the Village tab."""
        if self.desk.file is not None:
            self.go_asked.emit("school_return_of", self.desk.file.person.id)

    def _close(self) -> None:
        self.desk.close()

    def _escape(self) -> None:
        at = QApplication.focusWidget()
        if at is self.list.box and self.list.box.text():
            self.list.box.clear()
        elif at is not None and self.panel.isAncestorOf(at):
            self.list.focus_list()
        elif self.desk.busy:
            self._close()

    def _turn(self, step: int) -> None:
        if self.desk.busy:
            self.panel.sheet.turn(step)

    def _print(self) -> None:
        if self.list.view.number_chosen() > 1:
            self.list.print_wanted.emit(self.list.chosen())
        elif self.desk.busy:
            self.acts.print_form()
        else:
            self.list.print_wanted.emit(self.list.chosen())

    def _people(self, keys: Sequence[int], then: Callable[[Sequence[UUID]], None]) -> None:
        """Turn lines of the list into people: only they mean anything outside of it."""
        if not keys:
            return
        office = self._session.migrants
        run(
            lambda: [row.person_id for row in office.rows(keys)],
            owner=self,
            done=then,
            failed=self._failed,
        )

    def _not_written(self, words: str) -> None:
        self.banner.say(words, Tone.CONDITIONS, (self._speak("Close"), self.banner.hide))

    def _look_for_drafts(self) -> None:
        run(
            self._session.migrants.drafts,
            owner=self,
            done=self._offer_drafts,
            failed=self._failed,
        )

    def _offer_drafts(self, drafts: tuple[Draft, ...]) -> None:
        new = [draft for draft in drafts if draft.record_id is None]
        if not new or self.desk.busy:
            self.banner.hide()
            return
        draft = new[0]
        name = str(draft.entry.values.get("full_name") or self._speak("(no name yet)"))
        words = self._speak(
            "A registration was begun and not saved: {name}, {when}.",
            name=name,
            when=draft.saved_at,
        )
        if len(new) > 1:
            words += " " + self._speak.plural("{n} more.", "{n} more.", len(new) - 1)
        self.banner.say(
            words,
            Tone.CONDITIONS,
            (self._speak("Go on with it"), lambda: self._restore(draft)),
            (self._speak("Throw it away"), lambda: self._throw_away(draft)),
        )

    def _restore(self, draft: Draft) -> None:
        self.banner.hide()
        self.panel.show()
        self.desk.restore(draft)

    def _throw_away(self, draft: Draft) -> None:
        self.banner.hide()
        office = self._session.migrants
        run(
            lambda: office.drop_draft(draft.id),
            owner=self,
            done=lambda _none: self._look_for_drafts(),
            failed=self._failed,
        )

    def _preferences(self) -> dict[str, object]:
        return {**self._session.user.preferences, PREFERENCES: self.list.preferences()}

    def _save_preferences(self) -> None:
        kept = self._preferences()
        run(
            lambda: self._session.users.save_preferences(kept),
            owner=self,
            done=lambda _none: None,
            failed=self._failed,
        )

    def _failed(self, error: ClerkError) -> None:
        self.trouble.emit(self._speak(error.sentence))


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}
