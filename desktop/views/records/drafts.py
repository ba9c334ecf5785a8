"""Keeps what is typed and not saved: in the encrypted database, a moment after each pause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.errors import ClerkError
    from desktop.office.cards import Entry

EVERY_MS: Final = 2000


class Keeps(Protocol):
    """What is asked of a register."""

    def keep_draft(self, entry: Entry, draft_id: UUID | None = None) -> UUID: ...

    def drop_draft(self, draft_id: UUID) -> None: ...


@dataclass
class Slip:
    """The draft of one sheet. ``id`` is known once it was kept; ``over`` when it is not needed."""

    id: UUID | None = None
    over: bool = False


class Drafts(QObject):
    """Keeps the newest version of a sheet every few seconds while it is typed, and at once on leaving.

    Only one writing is under way at a time, so that an older version never overwrites a newer.
    """

    kept = Signal()
    failed = Signal(object)  # Sentence

    def __init__(self, office: Keeps, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self._waiting: list[tuple[Slip, Entry]] = []
        self._writing = False
        self.slip = Slip()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._write)

    def begin(self, draft_id: UUID | None = None) -> None:
        """Begin with another sheet; ``draft_id`` names the draft that it was restored from."""
        if self._waiting:
            self.keep_now()
        self.slip = Slip(draft_id)

    def hear(self, entry: Entry) -> None:
        """Take the sheet as typed now; it is kept within two seconds."""
        self._withdraw(self.slip)
        self._waiting.append((self.slip, entry))
        if not self._timer.isActive():
            self._timer.start()

    def keep_now(self) -> None:
        """Keep what waits without waiting for the timer."""
        self._timer.stop()
        self._write()

    def saved(self) -> None:
        """The sheet was saved, or its draft thrown away: it is needed no more."""
        slip, self.slip = self.slip, Slip()
        self._withdraw(slip)
        slip.over = True
        if slip.id is not None and not self._writing:
            self._drop(slip.id)

    def last_words(self) -> Callable[[], object] | None:
        """Return what must still be kept before the window closes, or None."""
        waiting, self._waiting = self._waiting, []
        self._timer.stop()
        if not waiting:
            return None
        return lambda: [self._office.keep_draft(entry, slip.id) for slip, entry in waiting]

    def _withdraw(self, slip: Slip) -> None:
        self._waiting = [pair for pair in self._waiting if pair[0] is not slip]

    def _write(self) -> None:
        if not self._waiting or self._writing:
            return  # the end of the writing under way looks here again
        slip, entry = self._waiting.pop(0)
        self._writing = True
        run(
            lambda: self._office.keep_draft(entry, slip.id),
            owner=self,
            done=lambda draft_id: self._written(slip, draft_id),
            failed=self._trouble,
        )

    def _written(self, slip: Slip, draft_id: UUID) -> None:
        self._writing = False
        slip.id = draft_id
        if slip.over:
            self._drop(draft_id)
        else:
            self.kept.emit()
        if self._waiting and not self._timer.isActive():
            self._write()

    def _drop(self, draft_id: UUID) -> None:
        run(
            lambda: self._office.drop_draft(draft_id),
            owner=self,
            done=lambda _none: None,
            failed=self._trouble,
        )

    def _trouble(self, error: ClerkError) -> None:
        self._writing = False
        self.failed.emit(error.sentence)
