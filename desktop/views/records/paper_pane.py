"""A register whose records have papers: what its Print menu and its chosen lines ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.views.records.pane import RegisterPane

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.views.tab import PrintRequest


class PaperPane(RegisterPane):
    """``several`` is the paper of several records; papers in ``of_none`` are of no record."""

    several: ClassVar[str] = ""
    of_none: ClassVar[frozenset[str]] = frozenset()

    def request(self, kind: str, records: tuple[UUID, ...]) -> PrintRequest:
        """Return a paper as the frame is asked to show it (subclasses)."""
        raise NotImplementedError

    def print_one(self, kind: str) -> None:
        if kind in self.of_none:
            self.show_paper(kind, ())
        else:
            self.desk_saved(lambda: self._print_saved(kind))

    def print_several(self, records: tuple[UUID, ...]) -> None:
        if self.several:
            self.show_paper(self.several, records)

    def show_paper(self, kind: str, records: tuple[UUID, ...]) -> None:
        """Ask the frame to show a paper."""
        self.print_asked.emit(self.request(kind, records))

    def _print_saved(self, kind: str) -> None:
        if self.desk.file is not None:
            self.show_paper(kind, (self.desk.file.main.id,))
