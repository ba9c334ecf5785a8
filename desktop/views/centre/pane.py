"""What the registers of the Children's Centre have in common on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.views.centre.printing import requests
from desktop.views.records.paper_pane import PaperPane
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.office.cards import Entry
    from desktop.views.tab import PrintRequest


class CentrePane(PaperPane):
    """A register of this tab."""

    def request(self, kind: str, records: tuple[UUID, ...]) -> PrintRequest:
        return requests(self.session, self.speaker, kind, records)

    def begin(self, make: Callable[[], Entry]) -> None:
        """Begin a new record that another one asks for."""
        run(make, owner=self, done=self.open_new, failed=self._failed)
