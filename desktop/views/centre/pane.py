"""What the registers of the Children's Centre have in common on the screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.rules.permissions import Act
from desktop.views.centre.printing import requests
from desktop.views.records.paper_pane import PaperPane
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.office.cards import Entry
    from desktop.office.register import Register
    from desktop.office.session import Session
    from desktop.views.language import Speaker
    from desktop.views.records.look import Look
    from desktop.views.records.panel import RecordPanel
    from desktop.views.tab import PrintRequest

LIST: Final = 296
"""How wide the list is beside an open record: the record needs the room."""
_ROOM: Final = 1220


class CentrePane(PaperPane):
    """A register of this tab; its history is for those who may see histories."""

    def __init__(
        self,
        session: Session,
        office: Register,
        look: Look,
        speaker: Speaker,
        ask: Callable[..., object],
        panel: RecordPanel,
    ) -> None:
        if session.in_centre:
            look = _for_children(look)
        super().__init__(session, office, look, speaker, ask, panel)
        panel.sheet.show_tab("history", shown=session.may(Act.SEE_HISTORY))
        self.split.setSizes([LIST, _ROOM - LIST])

    def request(self, kind: str, records: tuple[UUID, ...]) -> PrintRequest:
        return requests(self.session, self.speaker, kind, records)

    def begin(self, make: Callable[[], Entry]) -> None:
        """Begin a new record that another one asks for."""
        run(make, owner=self, done=self.open_new, failed=self._failed)


def _for_children(look: Look) -> Look:
    """The same register without the office's numbers, which say nothing to a child."""
    columns = tuple(column for column in look.columns if column.title != T("Number"))
    return replace(look, columns=columns)
