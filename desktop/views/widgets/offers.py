"""A list that drops down under a line and offers what the typed words may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QStringListModel, Signal
from PySide6.QtWidgets import QCompleter, QListView

from desktop.views.widgets.matching import matches

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QLineEdit


class Offers(QObject):
    """The entries (code, words) offered under ``line``; ``taken`` tells which one was chosen.

    The drop-down is made at its first use: a sheet has dozens of lines, most never open theirs.
    """

    taken = Signal(str, str)

    def __init__(self, line: QLineEdit, entries: Callable[[], Sequence[tuple[str, str]]]) -> None:
        super().__init__(line)
        self._line = line
        self._entries = entries
        self._offers: list[tuple[str, str]] = []
        self._completer: QCompleter | None = None
        self._popup: QListView | None = None

    def open(self) -> bool:
        """Whether the list is open."""
        return self._popup is not None and self._popup.isVisible()

    def offer_all(self, current: str | None = None) -> None:
        """Open the whole list, at ``current``."""
        self.offer(list(self._entries()), current)

    def offer_for(self, typed: str) -> None:
        """Open the list of what ``typed`` may mean."""
        self.offer(matches(typed, self._entries()))

    def close(self) -> None:
        """Close the list."""
        if self._popup is not None:
            self._popup.hide()

    def offer(self, offers: list[tuple[str, str]], current: str | None = None) -> None:
        """Open the list of ``offers``, at ``current`` or the first; none closes it."""
        self._offers = offers
        completer, popup = self._ready()
        self._words.setStringList([words for _code, words in offers])
        if not offers:
            popup.hide()
            return
        completer.complete()
        codes = [code for code, _words in offers]
        at = codes.index(current) if current in codes else 0
        popup.setCurrentIndex(completer.completionModel().index(at, 0))

    def _ready(self) -> tuple[QCompleter, QListView]:
        if self._completer is None or self._popup is None:
            popup = QListView()
            popup.setObjectName(f"{self._line.objectName()}_list")
            popup.setAccessibleName(self._line.accessibleName())
            self._words = QStringListModel(self)
            completer = QCompleter(self._words, self)
            completer.setPopup(popup)
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            completer.setMaxVisibleItems(12)
            completer.setWidget(self._line)
            completer.activated[QModelIndex].connect(self._activated)  # type: ignore[index]
            self._completer, self._popup = completer, popup
        return self._completer, self._popup

    def _activated(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._offers):
            self.taken.emit(*self._offers[index.row()])
