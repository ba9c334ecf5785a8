"""Numbers of cases, referrals and mediations: what may be told without telling of anybody.

Whoever does not see all cases is told her own, and of the others no number below three, nor one
that can be worked out: neither that there is one, nor that there is none.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.office.register_lines import codes_of, line_of
from desktop.rules import cases, reference, referrals, risk, secrecy
from desktop.rules.permissions import Act, Role
from desktop.storage import registers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.i18n import Sentence
    from desktop.office.cards import Line
    from desktop.office.session import Session
    from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Count:
    """One number of those that may be told."""

    words: Sentence
    number: int


@dataclass(frozen=True)
class Numbers:
    """The office's numbers. Sums are in fen and of the mediations that the user sees."""

    by_risk: tuple[Count, ...]
    by_state: tuple[Count, ...]
    by_concern: tuple[Count, ...]
    by_referral: tuple[Count, ...]
    claimed: int
    agreed: int
    received: int
    whole: bool


def numbers(session: Session) -> Numbers:
    """Count what the office has at hand and had."""
    session.require(Act.SEE_CASES)
    director = Role.DIRECTOR in session.user.roles
    with session.reading() as work:
        own = session.cases.found(work, ())
        others = [] if director else _unseen(work, "protection_case", own)
        sent = session.referrals.found(work, ()) if session.may(Act.SEE_REFERRALS) else []
        others_sent = [] if director else _unseen(work, "referral", sent)
        sums = session.mediations.found(work, ()) if session.may(Act.SEE_MEDIATIONS) else []
    return Numbers(
        _counted(_risks(own), _risks(others), risk.SHORT),
        _counted(_states(own), _states(others), cases.WORDS),
        _counted(_concerns(own), _concerns(others), dict(reference.words("case_concern"))),
        _counted(_states(sent), _states(others_sent), referrals.WORDS),
        _total(sums, "claimed"),
        _total(sums, "agreed"),
        _total(sums, "received"),
        director,
    )


def _unseen(work: UnitOfWork, kind: str, seen: Iterable[Line]) -> list[Line]:
    known = {line.record_id for line in seen}
    lines = map(line_of, registers.find(work.connection, kind))
    return [line for line in lines if line.record_id not in known]


def _risks(lines: Iterable[Line]) -> Counter[str]:
    return Counter(str(line.cells["risk"]) for line in lines if line.state in cases.ACTIVE)


def _states(lines: Iterable[Line]) -> Counter[str]:
    return Counter(line.state for line in lines)


def _concerns(lines: Iterable[Line]) -> Counter[str]:
    return Counter(code for line in lines for code in codes_of(line, "concerns"))


def _counted(
    seen: Counter[str], unseen: Counter[str], words: Mapping[str, Sentence]
) -> tuple[Count, ...]:
    others = secrecy.shown_counts({code: unseen[code] for code in words if unseen[code]})
    told = {code: seen[code] + (others.get(code) or 0) for code in words}
    return tuple(Count(words[code], number) for code, number in told.items() if number)


def _total(lines: Iterable[Line], key: str) -> int:
    return sum(int(str(line.cells.get(key) or 0)) for line in lines)
