"""What the frame asks of a tab, and what a tab may ask of the frame: by signal, never directly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from desktop.i18n import Sentence

PaperLanguage = Literal["zh_CN", "en", "both"]


class PaperLike(Protocol):
    """A finished paper: PDF bytes, and the characters that no font has."""

    @property
    def data(self) -> bytes: ...

    @property
    def missing(self) -> str: ...


@dataclass(frozen=True)
class PrintRequest:
    """A paper to be shown before it is printed.

    ``make(language, report, cancelled)`` is called in a worker. ``kind`` is how the audit log
    names it; ``name`` is the file name offered when it is saved (no person's name in it).
    ``languages`` has codes with their words where the paper has languages of its own.
    """

    kind: str
    title: str
    name: str
    make: Callable[[PaperLanguage, Callable[[int, int], None], Callable[[], bool]], PaperLike]
    person_ids: tuple[UUID, ...] = ()
    languages: tuple[tuple[str, Sentence], ...] = ()


class Tab(QWidget):
    """A tab of the window.

    ``said`` shows words in the quiet line, with an act that undoes or None; ``trouble`` shows
    words about what did not work; ``working`` shows a job's bar.
    """

    said = Signal(str, object)
    trouble = Signal(str)
    working = Signal(str, object)
    print_asked = Signal(object)
    export_asked = Signal(object)
    go_asked = Signal(str, object)  # a register of another tab, a record of it
    code_scanned = Signal(str)  # a form's code was typed into a search box, by a scanner

    @classmethod
    def opens(cls) -> frozenset[str]:
        """Return the names by which :meth:`open` and :meth:`turn_to` are asked for something."""
        return frozenset()

    def state(self) -> Mapping[str, object]:
        """Return what was typed and chosen, to be put into a tab of another language."""
        return {}

    def restore(self, state: Mapping[str, object]) -> None:
        """Put back what :meth:`state` returned."""

    def search(self, text: str) -> None:
        """Search for ``text`` (the frame's search line)."""

    def open(self, register: str, record: UUID, page: str = "") -> None:
        """Open a record of one of the tab's registers, at a page of it if one is wanted."""

    def turn_to(self, register: str, page: str = "") -> None:
        """Bring one of the tab's registers, or a page of it, to the front."""

    def leave(self) -> Callable[[], object] | None:
        """Return what must be kept before the window closes, to be done in a worker, or None."""
        return None

    def shown(self) -> None:
        """The tab came to the front."""
