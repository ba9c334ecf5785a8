"""The papers of a tab as the frame is asked to show them before they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from desktop.views.tab import PrintRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.session import Session
    from desktop.views.language import Speaker
    from desktop.views.tab import PaperLanguage, PaperLike


class Makes(Protocol):
    """What makes the papers of some records."""

    def make(self, kind: str, records: tuple[UUID, ...], language: PaperLanguage) -> PaperLike: ...


class TabPapers:
    """``titles`` has the papers of a tab by kind, ``maker`` finds in a session what makes them."""

    def __init__(self, titles: Mapping[str, Sentence], maker: Callable[[Session], Makes]) -> None:
        self._titles = titles
        self._maker = maker

    def listed(self, *kinds: str) -> Sequence[tuple[str, Sentence]]:
        """Return papers as the menu under “Print” lists them."""
        return [(kind, self._titles[kind]) for kind in kinds]

    def request(
        self, session: Session, speaker: Speaker, kind: str, records: tuple[UUID, ...]
    ) -> PrintRequest:
        """Return what the frame needs to show a paper of some records before it is printed."""
        made = self._maker(session)
        return PrintRequest(
            kind,
            speaker(self._titles[kind]),
            kind.replace("_", "-"),
            lambda language, _report, _cancelled: made.make(kind, records, language),
            records,
        )
