"""What a link field finds while it is typed: people, recruiters, offers, by name, code or number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.office.cards import Found, Query
from desktop.rules import journeys, offers, recruiters

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.office.session import Session

MOST: Final = 12


class Links:
    """Looking up what a field may point to."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def people(self, text: str) -> tuple[Found, ...]:
        """Return people by name, pinyin, paper, phone or number."""
        rows = self._session.migrants.first(Query(text), MOST)
        return tuple(
            Found(
                row.person_id,
                row.name,
                row.number or row.village_group,
                journeys.STATE_WORDS.get(row.state),
            )
            for row in rows
        )

    def recruiters(self, text: str) -> tuple[Found, ...]:
        """Return recruiters and employers by name, pinyin, code or phone."""
        lines = self._session.recruiters.lines(Query(text))[:MOST]
        return tuple(
            Found(line.record_id, line.title, line.number, recruiters.WORDS.get(line.state))
            for line in lines
        )

    def offers(self, text: str) -> tuple[Found, ...]:
        """Return job offers by post, employer or number."""
        lines = self._session.offers.lines(Query(text))[:MOST]
        return tuple(
            Found(
                line.record_id,
                line.title,
                str(line.cells.get("employer") or line.number),
                offers.WORDS.get(line.state),
            )
            for line in lines
        )

    def title_of(self, record: UUID) -> str:
        """Return what a record is called."""
        from desktop.office.register import titles

        with self._session.reading() as work:
            return titles(work, [record]).get(record, "")
