"""What the papers of cases, referrals and mediations are made from: plain facts, already chosen.

Whoever gathers them decides what is told; a paper prints what it is handed and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desktop.i18n import Sentence
    from desktop.rules.dispute_clocks import Clock
    from desktop.rules.mediations import Sums


@dataclass(frozen=True)
class Party:
    """Somebody on paper. ``label`` stands where her name is not told."""

    label: Sentence
    name: str = ""
    told: Sequence[tuple[Sentence, str]] = ()


@dataclass(frozen=True)
class CaseFacts:
    """A case. Names only where ``named``; otherwise its people are numbered."""

    office: Mapping[str, Any]
    number: str
    printed_on: date
    clerk: str
    values: Mapping[str, Any] = field(default_factory=dict)
    state: Sentence | None = None
    level: Sentence | None = None
    people: tuple[Party, ...] = ()
    alleged: tuple[Party, ...] = ()
    rows: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    referrals: Sequence[Mapping[str, Any]] = ()
    reasons: tuple[Sentence, ...] = ()
    articles: Sentence | None = None
    titles: Mapping[Any, str] = field(default_factory=dict)
    named: bool = False
    minor: bool = True
    crimes: Sentence | None = None  # articles for the police to look at


@dataclass(frozen=True)
class ReferralFacts:
    """A referral. ``told`` is all that the agency is told, in order; nothing else is printed."""

    office: Mapping[str, Any]
    number: str
    printed_on: date
    kind: str  # of the agency: decides the title and how the letter speaks
    agency: str
    who: str
    services: tuple[Sentence, ...]
    told: tuple[tuple[Sentence, str], ...]
    values: Mapping[str, Any]
    urgent: bool = False
    urgency: Sentence | None = None
    basis: Sentence | None = None
    clerk: str = ""
    crimes: Sentence | None = None  # for the police only, and where the concerns are told
    about: Sentence | str = ""  # the concerns in a word or two, where they are told


@dataclass(frozen=True)
class MediationFacts:
    """A mediation with its parties, sums and sessions."""

    office: Mapping[str, Any]
    number: str
    printed_on: date
    clerk: str
    values: Mapping[str, Any]
    rows: Mapping[str, Sequence[Mapping[str, Any]]]
    sums: Sums
    limitations: tuple[Clock, ...] = ()
    failed: bool = False  # not settled, refused or not kept


@dataclass(frozen=True)
class CallFacts:
    """Whom to call, by need: each kind of help with the agencies that give it."""

    office: Mapping[str, Any]
    printed_on: date
    lines: tuple[tuple[Sentence, tuple[Mapping[str, Any], ...]], ...]
    hotlines: tuple[tuple[str, Sentence, Sentence], ...]
