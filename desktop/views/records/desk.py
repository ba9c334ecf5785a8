"""What is done with the record that lies on the desk: open, type, advise, save, keep as a draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.errors import ClerkError, Conflict, Invalid
from desktop.views.records import entries
from desktop.views.records.adviser import Adviser
from desktop.views.records.drafts import Drafts
from desktop.views.records.margin import Margin, other_wrote
from desktop.views.theme import Tone
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QPushButton, QWidget

    from desktop.i18n import Sentence
    from desktop.office.cards import Advice, Draft, Entry, Likely, Row
    from desktop.office.stepping import Offer
    from desktop.sheets.screens import Screen
    from desktop.views.language import Speaker
    from desktop.views.records.sheet import Sheet
    from desktop.views.widgets.notices import Banner


class AnyFile(Protocol):
    """What every file of a register has."""

    @property
    def main(self) -> Row: ...


F = TypeVar("F", bound=AnyFile)
Shown = TypeVar("Shown", bound=AnyFile, contravariant=True)


class Office(Protocol[F]):
    """What a desk asks of a register."""

    def blank(self) -> Entry: ...

    def open(self, record: UUID, /) -> F: ...

    def entry(self, file: F, /) -> Entry: ...

    def save(self, entry: Entry, /) -> F: ...

    def advise(self, entry: Entry) -> Advice: ...

    def likely(self, entry: Entry) -> tuple[Likely, ...]: ...

    def drafts(self) -> tuple[Draft, ...]: ...

    def keep_draft(self, entry: Entry, draft_id: UUID | None = None) -> UUID: ...

    def drop_draft(self, draft_id: UUID) -> None: ...


class Panel(Protocol[Shown]):
    """What a desk asks of the record's panel."""

    sheet: Sheet
    banner: Banner
    save_asked: Any

    @property
    def save_button(self) -> QPushButton: ...

    def show_file(self, entry: Entry, file: Shown | None, /) -> None: ...

    def show_head(self, entry: Entry, /) -> None: ...

    def show_saved(self, *, unsaved: bool = False) -> None: ...

    def show_steps(self, offers: tuple[Offer, ...], /) -> None: ...

    def show_advice(self, advice: Advice, /) -> None: ...

    def show_likely(self, found: tuple[Likely, ...], /, *, registered: bool) -> None: ...


class Desk(QObject, Generic[F]):
    """One record at a time. ``file`` is what is kept of it, None for a new one.

    Subclasses say what a record is called, who may save it and which steps it can take.
    """

    said = Signal(str, object)  # words, undo or None
    trouble = Signal(str)
    saved = Signal(object)  # the file: the list must be read anew
    came = Signal(object)  # UUID or None: another record lies on the desk

    def __init__(
        self,
        office: Office[F],
        screen: Screen,
        speaker: Speaker,
        panel: Panel[F],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._screen = screen
        self._speak = speaker
        self._panel = panel
        self.file: F | None = None
        self._before: Entry | None = None
        self._ticket = 0
        self._saving = False
        self._pressed = False  # the button that saves, by key
        self._margin = Margin(speaker, panel.sheet)
        self._filled: set[tuple[str, str]] = set()
        self._after_save: Callable[[], None] | None = None
        self._adviser = Adviser(office, self, self.names)
        self._adviser.advised.connect(self._advised)
        self._adviser.likely.connect(self._likely)
        self._adviser.failed.connect(self._tell_trouble)
        self.drafts = Drafts(office, self)
        self.drafts.failed.connect(self._tell_trouble)
        panel.sheet.changed.connect(self._typed)
        panel.save_asked.connect(self.save)

    # --- what is a record's own

    def called(self, entry: Entry) -> str:
        """Return what a record is called in sentences."""
        raise NotImplementedError

    def may_save(self, *, new: bool) -> bool:
        """Whether the user may save a record, or a new one."""
        raise NotImplementedError

    def steps(self, file: F) -> tuple[Offer, ...]:
        """Return the steps that a record can take (asked in a worker)."""
        raise NotImplementedError

    def entry_of(self, file: F) -> Entry:
        """Return a file as it is edited (asked in a worker)."""
        return self._office.entry(file)

    def names(self, entry: Entry) -> tuple[object, ...]:
        """Return what the search for the same person goes by (persons only)."""
        return ()

    def filled_from(self, entry: Entry) -> str:
        """Return what a filling of empty fields comes from: it is done once for each."""
        return ""

    def opened(self, file: F) -> None:
        """Say what is to be said when a record was opened."""

    # --- what all have

    @property
    def busy(self) -> bool:
        """Whether a record lies on the desk."""
        return self._before is not None

    def unsaved(self) -> bool:
        """Whether anything was typed that is not saved."""
        return self._before is not None and entries.unsaved(self._panel.sheet.entry(), self._before)

    def new(self) -> None:
        """Lay down an empty sheet."""
        self.put_aside()
        entry = self._office.blank()
        self._lay(entry, entry, None)
        self._panel.sheet.focus_name()

    def lay_new(self, entry: Entry) -> None:
        """Lay down a new sheet in which something stands already."""
        self.put_aside()
        self._ticket += 1
        self._lay(entry, self._office.blank(), None)
        self._hear(entry)
        self._panel.sheet.focus_name()

    def open(self, record: UUID, page: str = "") -> None:
        """Fetch a person's record, with what was typed of it and not saved earlier.

        ``page``: the page that is wanted; without one the record shows its own.
        """
        if self.file is not None and self.file.main.id == record:
            self._turn_to(page)
            return
        self._ticket += 1
        ticket, office = self._ticket, self._office

        def fetch() -> tuple[F, Entry, Draft | None, tuple[Offer, ...]]:
            file = office.open(record)
            mine = [draft for draft in office.drafts() if draft.record_id == record]
            return file, self.entry_of(file), _first(mine), self.steps(file)

        run(
            fetch,
            owner=self,
            done=lambda found: self._opened(ticket, page, *found),
            failed=self._failed,
        )

    def restore(self, draft: Draft) -> None:
        """Lay down a new registration that was typed and not saved."""
        self.put_aside()
        blank = self._office.blank()
        self._lay(draft.entry, blank, None)
        self.drafts.begin(draft.id)
        self._hear(draft.entry)
        self._panel.sheet.focus_name()

    def put_aside(self) -> None:
        """Keep what is not saved as a draft and say so; nothing asks and nothing is lost."""
        if self._before is None:
            return
        entry = self._panel.sheet.entry()
        if entries.unsaved(entry, self._before):
            self.drafts.hear(entry)
            self.drafts.keep_now()
            self.said.emit(
                self._speak(
                    "What you typed for {name} is not saved; it is kept as a draft.",
                    name=self.called(entry),
                ),
                None,
            )
        self._adviser.forget()
        self._before, self.file = None, None
        self._panel.banner.hide()

    def close(self) -> None:
        """Clear the desk."""
        self.put_aside()
        self._ticket += 1
        self.came.emit(None)

    def forget(self) -> None:
        """Clear the desk without keeping anything: the record is not what it was."""
        self._ticket += 1
        self._adviser.forget()
        self._before, self.file = None, None
        self.came.emit(None)

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Register or save; ``then`` is done once it was saved."""
        may = self.may_save(new=self.file is None)
        if self._before is None or self._saving or not may:
            return
        self._after_save = then if callable(then) else None
        entry = self._panel.sheet.entry()
        self._saving = True
        self._pressed = self._panel.save_button.hasFocus()
        self._panel.save_button.setEnabled(False)
        ticket, office = self._ticket, self._office

        def act_now() -> tuple[F, Entry, tuple[Offer, ...]]:
            file = office.save(entry)
            return file, self.entry_of(file), self.steps(file)

        run(
            act_now,
            owner=self,
            done=lambda found: self._was_saved(ticket, entry, *found),
            failed=lambda error: self._not_saved(ticket, entry, error),
        )

    def with_saved(self, then: Callable[[], None]) -> None:
        """Do ``then`` on what is kept: at once, or after saving what is not saved yet."""
        if self.file is None or self.unsaved():
            self.save(then)
        else:
            then()

    def show_file(self, file: F) -> None:
        """Take a newer state of the same record, made here; what was typed meanwhile stays."""
        if self.follow(file):
            self.saved.emit(file)

    def follow(self, file: F) -> bool:
        """Take a newer state of the same record, made elsewhere; False when it lies here no more.

        It is not told as saved: two registers would have each other read anew without end.
        """
        if self._before is None or self.file is None or file.main.id != self.file.main.id:
            return False
        now = self.entry_of(file)
        met = entries.meet(self._panel.sheet.entry(), self._before, now)
        self.file, self._before = file, now
        self._panel.show_file(met.entry, file)
        self._show_unsaved()
        ticket = self._ticket
        run(
            lambda: self.steps(file),
            owner=self,
            done=lambda offers: self._show_steps(ticket, offers),
            failed=self._failed,
        )
        return True

    def state(self) -> Mapping[str, object]:
        """Return the record as it lies here, for a window built anew."""
        if self._before is None:
            return {}
        return {
            "file": self.file,
            "before": self._before,
            "entry": self._panel.sheet.entry(),
            "tab": self._panel.sheet.currentIndex(),
            "draft": self.drafts.slip.id,
        }

    def put_back(self, state: Mapping[str, object]) -> None:
        """Lay down what :meth:`state` returned."""
        if "before" not in state:
            return
        self._lay(state["entry"], state["before"], state["file"])  # type: ignore[arg-type]
        self.drafts.begin(state["draft"])  # type: ignore[arg-type]
        self._panel.sheet.setCurrentIndex(int(str(state["tab"])))
        entry = self._panel.sheet.entry()
        if self.unsaved():
            self._hear(entry)
        else:
            self._adviser.hear(entry, at_once=True)

    def _lay(self, entry: Entry, before: Entry, file: F | None) -> None:
        self.drafts.begin()
        self.file, self._before = file, before
        self._margin.clear()
        self._filled = set()
        self._panel.banner.hide()
        self._panel.show_likely((), registered=False)
        self._panel.show_file(entry, file)
        self._show_unsaved()
        self.came.emit(file.main.id if file else None)

    def _opened(
        self,
        ticket: int,
        page: str,
        file: F,
        entry: Entry,
        draft: Draft | None,
        offers: tuple[Offer, ...],
    ) -> None:
        if ticket != self._ticket:
            return
        self.put_aside()
        self._lay(entry, entry, file)
        self._panel.show_steps(offers)
        self._turn_to(page)
        self._adviser.hear(entry, at_once=True)
        if draft is not None:
            self._offer_draft(draft)
        else:
            self.opened(file)

    def _turn_to(self, page: str) -> None:
        if page:
            self._panel.sheet.go_to(page)
            self._panel.sheet.begin()

    def _offer_draft(self, draft: Draft) -> None:
        def take_up() -> None:
            self._panel.banner.hide()
            self.drafts.begin(draft.id)
            self._panel.sheet.show_entry(replace(draft.entry, seen=self._before.seen))  # type: ignore[union-attr]
            self._typed("")

        def throw_away() -> None:
            self._panel.banner.hide()
            self.drafts.begin(draft.id)
            self.drafts.saved()

        self._panel.banner.say(
            self._speak(
                "On {when} you typed something here and did not save it.", when=draft.saved_at
            ),
            Tone.CONDITIONS,
            (self._speak("Put it back"), take_up),
            (self._speak("Throw it away"), throw_away),
        )

    def _typed(self, key: str) -> None:
        if self._before is None:
            return
        self._margin.typed(key)
        entry = self._panel.sheet.entry()
        self._panel.show_head(entry)
        self._hear(entry)

    def _hear(self, entry: Entry) -> None:
        self._adviser.hear(entry)
        if self._before is not None and entries.unsaved(entry, self._before):
            self.drafts.hear(entry)
        self._show_unsaved()

    def _show_unsaved(self) -> None:
        self._panel.show_saved(unsaved=self.unsaved())

    def _advised(self, advice: Advice) -> None:
        if self._before is None:
            return
        sheet = self._panel.sheet
        number = self.filled_from(sheet.entry())
        filled = [
            key
            for key, value in advice.fills.items()
            # Once for a number: what the clerk empties afterwards stays empty.
            if (key, number) not in self._filled
            and sheet.fill(f"{self._screen.main.kind}.{key}", value)
        ]
        self._filled |= {(key, number) for key in advice.fills}
        self._margin.advise(advice)
        self._panel.show_advice(advice)
        if filled:
            self._typed("")

    def _likely(self, found: tuple[Likely, ...]) -> None:
        if self._before is not None:
            self._panel.show_likely(found, registered=self.file is not None)

    def _was_saved(
        self, ticket: int, typed: Entry, file: F, now: Entry, offers: tuple[Offer, ...]
    ) -> None:
        self._end_saving()
        self.saved.emit(file)
        self.said.emit(self._speak("Saved: {name}", name=self.called(now)), None)
        if ticket != self._ticket or self._before is None:
            return
        new = self.file is None
        meanwhile = self._panel.sheet.entry()
        # What was typed while it was saved is set upon what is kept now.
        typed, meanwhile = entries.known(typed, now), entries.known(meanwhile, now)
        met = entries.meet(meanwhile, typed, now)
        self.drafts.saved()
        self._margin.clear()
        self.file, self._before = file, now
        self._panel.banner.hide()
        self._panel.show_file(met.entry, file)
        self._panel.show_steps(offers)
        self._show_unsaved()
        self._adviser.hear(self._panel.sheet.entry(), at_once=True)
        if new:
            self.came.emit(file.main.id)
        then, self._after_save = self._after_save, None
        if then is not None:
            then()

    def _end_saving(self) -> None:
        """Let the button save again; where it was pressed by key, the keyboard stays with it."""
        self._saving = False
        self._panel.save_button.setEnabled(True)
        if self._pressed:
            self._panel.save_button.setFocus()

    def _not_saved(self, ticket: int, typed: Entry, error: ClerkError) -> None:
        self._end_saving()
        self._after_save = None
        if ticket != self._ticket:
            return
        if isinstance(error, Invalid):
            self._margin.refuse(error.problems)
            self.trouble.emit(
                self._speak.plural(
                    "Not saved: {n} field needs a look. What you typed is still there.",
                    "Not saved: {n} fields need a look. What you typed is still there.",
                    len(error.problems),
                )
            )
        elif isinstance(error, Conflict) and self.file is not None:
            self._meet_other(typed)
        else:
            self._failed(error)

    def _meet_other(self, typed: Entry) -> None:
        assert self.file is not None  # noqa: S101  only asked for a record that is kept
        record, office, ticket = self.file.main.id, self._office, self._ticket

        def fetch() -> tuple[F, Entry]:
            file = office.open(record)
            return file, self.entry_of(file)

        run(
            fetch,
            owner=self,
            done=lambda found: self._show_meeting(ticket, typed, *found),
            failed=self._failed,
        )

    def _show_meeting(self, ticket: int, typed: Entry, file: F, now: Entry) -> None:
        if ticket != self._ticket or self._before is None:
            return
        met = entries.meet(typed, self._before, now)
        self.file, self._before = file, now
        self._panel.show_file(met.entry, file)
        self._show_unsaved()
        self._margin.refuse(
            {key: other_wrote(self._screen, key, each) for key, each in met.clashes.items()}
        )

        def take_theirs() -> None:
            self._panel.banner.hide()
            self._margin.clear()
            mine = self._panel.sheet.entry()
            self._panel.sheet.show_entry(entries.with_values(mine, met.clashes))
            self._typed("")

        self._panel.banner.say(
            self._speak(
                "Somebody else saved this record meanwhile. Nothing was overwritten; what you "
                "typed is still there. Save again to keep yours."
            ),
            Tone.CONDITIONS,
            *([(self._speak("Take what the other wrote"), take_theirs)] if met.clashes else []),
        )

    def _show_steps(self, ticket: int, offers: tuple[Offer, ...]) -> None:
        if ticket == self._ticket:
            self._panel.show_steps(offers)

    def _failed(self, error: ClerkError) -> None:
        self._tell_trouble(error.sentence)

    def _tell_trouble(self, sentence: Sentence) -> None:
        self.trouble.emit(self._speak(sentence))


def _first(drafts: list[Draft]) -> Draft | None:
    return drafts[0] if drafts else None
