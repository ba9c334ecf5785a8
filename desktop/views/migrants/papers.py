"""The papers of a person as the frame is asked to show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.rules import wallet_cards
from desktop.views.tab import PrintRequest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.session import Session
    from desktop.views.language import Speaker

PAPERS: Final[Mapping[str, Sentence]] = {
    "registration": T("Registration form"),
    "wallet_card": T("Wallet card, to fold (five to a sheet)"),
    "wallet_card_ten": T("Wallet card, both sides (ten to a sheet)"),
    "departure_sheet": T("Departure sheet for the destination"),
}
"""The papers of one person or several, as the menu under “Print” lists them."""


def request(
    session: Session, speaker: Speaker, kind: str, people: tuple[UUID, ...]
) -> PrintRequest:
    """Return what the frame needs to show a paper of some people before it is printed.

    Raises :class:`ClerkError` where a language of the wallet card cannot be used.
    """
    # Papers are reached for in the worker: they load slowly.
    title, name = speaker(PAPERS[kind]), kind.replace("_", "-") + ".pdf"
    if kind == "registration":
        return PrintRequest(
            kind,
            title,
            name,
            lambda language, report, cancelled: session.papers.registration(
                people, language, progress=report, cancelled=cancelled
            ),
            people,
        )
    if kind == "departure_sheet":
        return PrintRequest(
            kind,
            title,
            name,
            lambda language, _report, _cancelled: session.journey_papers.departure(
                people, language
            ),
            people,
        )
    return PrintRequest(
        kind,
        title,
        name,
        lambda language, _report, _cancelled: session.journey_papers.cards(kind, people, language),
        people,
        wallet_cards.offered(),
    )
