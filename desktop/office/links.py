"""What a link field finds while it is typed: people, recruiters, offers, by name, code or number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.errors import Missing, NotAllowed
from desktop.office.cards import Found, Query
from desktop.office.register_lines import titles
from desktop.rules import agencies, cases, journeys, names, offers, recruiters, referrals
from desktop.rules.contracts import stages
from desktop.rules.permissions import ROLE_WORDS, Act, Role
from desktop.storage import registers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.register import Register
    from desktop.office.session import Session
    from desktop.storage.unit_of_work import UnitOfWork

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

    def cases(self, text: str) -> tuple[Found, ...]:
        """Return the cases open to the user, by name or number."""
        return self._lines_of(self._session.cases, text, cases.WORDS)

    def referrals(self, text: str) -> tuple[Found, ...]:
        """Return the referrals open to the user, by name, agency or number."""
        return self._lines_of(self._session.referrals, text, referrals.WORDS)

    def contracts(self, text: str) -> tuple[Found, ...]:
        """Return contracts by worker, employer or number."""
        return self._lines_of(self._session.contracts, text, stages.WORDS)

    def agencies(self, text: str) -> tuple[Found, ...]:
        """Return the agencies and people of the network by name, service or place."""
        return self._lines_of(self._session.agencies, text, agencies.WORDS)

    def _lines_of(
        self, register: Register, text: str, words: Mapping[str, Sentence]
    ) -> tuple[Found, ...]:
        return tuple(
            Found(line.record_id, line.title, line.number, words.get(line.state))
            for line in register.lines(Query(text))[:MOST]
        )

    def users(self, text: str) -> tuple[Found, ...]:
        """Return the users of this program by name, for the team of a case."""
        self._session.require(Act.SEE_CASES)
        terms = names.query_terms(text)
        found = []
        with self._session.reading() as work:
            for user in work.records.where("user_account"):
                called = str(user.values["full_name"] or user.values["sign_in_name"] or "")
                words = names.tokens(called)
                if not user.values["blocked_at"] and all(
                    any(word.startswith(term) for word in words) for term in terms
                ):
                    roles = [ROLE_WORDS[Role(role)] for role in user.values["roles"] or ()]
                    found.append(Found(user.id, called, state=roles[0] if roles else None))
        return tuple(found[:MOST])

    def title_of(self, record: UUID) -> str:
        """Return what a record is called; nothing of one that the user may not see."""
        with self._session.reading() as work:
            if not self._may_name(work, record):
                return ""
            return titles(work, [record], self._session.reader).get(record, "")

    def _may_name(self, work: UnitOfWork, record: UUID) -> bool:
        session = self._session
        line = registers.lines(work.connection, [record]).get(record)
        if line is None:  # people and users are in no register of lines
            return session.may(Act.SEE_MIGRANTS) or session.may(Act.SEE_CASES)
        known: tuple[Register, ...] = (
            session.recruiters, session.offers, session.placements, session.contracts,
            session.cases, session.referrals, session.mediations, session.agencies,
            session.households, session.school_returns, session.surveys,
        )  # fmt: skip
        register = next(each for each in known if each.kind == line["kind"])
        try:
            session.require(register.see)
            register.stored(work, record)
        except (NotAllowed, Missing):
            return False
        return True
