"""Numbers of cases, referrals and mediations: what may be told without telling of anybody.

Whoever does not see all cases is told no number below three, nor one that can be worked out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import T
from desktop.rules import cases, reference, referrals, risk, secrecy
from desktop.rules.permissions import Act, Role
from desktop.storage import guards, registers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.i18n import Sentence
    from desktop.office.session import Session


@dataclass(frozen=True)
class Count:
    """One number; ``number`` is None where it is below three and not told."""

    words: Sentence
    number: int | None


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
        # Whoever is a director is told all but what is hidden from her; others rounded numbers.
        seen = guards.condition(session.reader) if director else None
        kept = registers.find(work.connection, "protection_case", seen=seen)
        sent = registers.find(work.connection, "referral", seen=seen)
        own = guards.condition(session.reader)
        claims = registers.find(work.connection, "mediation", seen=own)
    sums = claims if session.may(Act.SEE_MEDIATIONS) else []
    active = [line for line in kept if line["state"] in cases.ACTIVE]
    return Numbers(
        _counted((line["cells"]["risk"] for line in active), risk.SHORT, whole=director),
        _counted((line["state"] for line in kept), cases.WORDS, whole=director),
        _counted(
            (code for line in kept for code in line["cells"]["concerns"]),
            _words("case_concern"),
            whole=director,
        ),
        _counted((line["state"] for line in sent), referrals.WORDS, whole=director),
        _total(sums, "claimed"),
        _total(sums, "agreed"),
        _total(sums, "received"),
        director,
    )


def _words(name: str) -> Mapping[str, Sentence]:
    return dict(reference.words(name))


def _counted(
    codes: Iterable[str], words: Mapping[str, Sentence], *, whole: bool
) -> tuple[Count, ...]:
    found = Counter(codes)
    counts = {code: found[code] for code in words if found[code]}
    told: Mapping[str, int | None] = counts if whole else secrecy.shown_counts(counts)
    return tuple(Count(words[code], told[code]) for code in counts)


def _total(lines: Iterable[Any], key: str) -> int:
    return sum(int(line["cells"].get(key) or 0) for line in lines)


FEWER: Final = T("fewer than 3")
