"""Search as you type: the first lines at once, everything a moment later, the newest wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.errors import ClerkError
    from desktop.office.cards import ListRow, Query
    from desktop.office.migrants import Migrants

PAUSE_MS: Final = 60  # a typist's next key usually comes sooner; the long look waits for the pause


class Search(QObject):
    """Asks the office for what a query finds, never more than one quick look at a time.

    While a look is under way only the newest query waits. ``first`` carries the rows to paint at
    once, ``found`` the keys of all; both carry the query that they answer.
    """

    first = Signal(object, object)  # Query, tuple[ListRow, ...]
    found = Signal(object, object)  # Query, Sequence[int]
    failed = Signal(object)  # Sentence

    def __init__(self, office: Migrants, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self._newest: Query | None = None
        self._looking = False
        self._waiting = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._find)

    def ask(self, query: Query, *, typing: bool = True) -> None:
        """Look for ``query``; when not ``typing``, the full look follows without a pause."""
        self._newest = query
        self._pause.setInterval(PAUSE_MS if typing else 0)
        self._pause.stop()
        if self._looking:
            self._waiting = True
        else:
            self._look()

    def _look(self) -> None:
        query = self._newest
        if query is None:
            return
        self._looking, self._waiting = True, False
        run(
            lambda: self._office.first(query),
            owner=self,
            done=lambda rows: self._seen(query, rows),
            failed=self._trouble,
        )

    def _seen(self, query: Query, rows: Sequence[ListRow]) -> None:
        self._looking = False
        if self._waiting:
            self._look()
            return
        self.first.emit(query, rows)
        self._pause.start()

    def _find(self) -> None:
        query = self._newest
        if query is None or self._looking:
            return
        run(
            lambda: self._office.find(query),
            owner=self,
            done=lambda keys: self._all(query, keys),
            failed=self._trouble,
        )

    def _all(self, query: Query, keys: Sequence[int]) -> None:
        if query is self._newest and not self._looking:
            self.found.emit(query, keys)

    def _trouble(self, error: ClerkError) -> None:
        self._looking = False
        self.failed.emit(error.sentence)
        if self._waiting:
            self._look()
