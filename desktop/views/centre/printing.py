"""The papers of this tab as the frame is asked to show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.views.tab import PrintRequest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.session import Session
    from desktop.views.language import Speaker

TITLES: Final[dict[str, Sentence]] = {}


def papers(*kinds: str) -> Sequence[tuple[str, Sentence]]:
    """Return papers as the menu under “Print” lists them."""
    return [(kind, TITLES[kind]) for kind in kinds]


def requests(
    session: Session, speaker: Speaker, kind: str, records: tuple[UUID, ...]
) -> PrintRequest:
    """Return what the frame needs to show a paper of some records before it is printed."""
    made = session.centre_papers
    return PrintRequest(
        kind,
        speaker(TITLES[kind]),
        kind.replace("_", "-"),
        lambda language, _report, _cancelled: made.make(kind, records, language),
        records,
    )
