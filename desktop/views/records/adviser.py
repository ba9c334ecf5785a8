"""Asks the rules about a sheet while it is typed: a little after the last key, the newest wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.errors import ClerkError
    from desktop.office.cards import Advice, Entry, Likely

PAUSE_MS: Final = 150


class Advises(Protocol):
    """What is asked of a register."""

    def advise(self, entry: Entry) -> Advice: ...

    def likely(self, entry: Entry) -> tuple[Likely, ...]: ...


class Adviser(QObject):
    """``advised`` carries what the rules say, ``likely`` who it may be that is registered already."""

    advised = Signal(object)  # Advice
    likely = Signal(object)  # tuple[Likely, ...]
    failed = Signal(object)  # Sentence

    def __init__(
        self, office: Advises, parent: QObject, names: Callable[[Entry], tuple[object, ...]]
    ) -> None:
        """``names`` is what the search for the same person goes by."""
        super().__init__(parent)
        self._office = office
        self._names = names
        self._newest: Entry | None = None
        self._asking = False
        self._asked_names: object = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    def hear(self, entry: Entry, *, at_once: bool = False) -> None:
        """Take the sheet as it is typed now."""
        self._newest = entry
        if at_once:
            self._asked_names = None
            self._pause.stop()
            self._ask()
        else:
            self._pause.start()

    def forget(self) -> None:
        """Ask nothing more: the sheet was left."""
        self._newest = None
        self._pause.stop()

    def _ask(self) -> None:
        entry = self._newest
        if entry is None:
            return
        if self._asking:
            self._pause.start()
            return
        self._asking = True
        names = self._names(entry)
        look = names != self._asked_names and any(names)
        run(
            lambda: (self._office.advise(entry), self._office.likely(entry) if look else None),
            owner=self,
            done=lambda found: self._told(entry, names, found),
            failed=self._trouble,
        )

    def _told(
        self, entry: Entry, names: object, found: tuple[Advice, tuple[Likely, ...] | None]
    ) -> None:
        self._asking = False
        if entry is not self._newest:
            return
        advice, likely = found
        self.advised.emit(advice)
        if likely is not None:
            self._asked_names = names
            self.likely.emit(likely)

    def _trouble(self, error: ClerkError) -> None:
        self._asking = False
        self.failed.emit(error.sentence)
