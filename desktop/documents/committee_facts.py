"""What the papers of the Children's Committee tell, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desktop.i18n import Sentence


@dataclass(frozen=True)
class CandidateFacts:
    """Somebody who stands; ``born`` is the year, which tells namesakes apart."""

    name: str
    born: int | None = None
    votes: int | None = None
    run_off: int | None = None
    elected: bool = False


@dataclass(frozen=True)
class ElectionFacts:
    """An election; candidates in the order of the ballot."""

    office: Mapping[str, Any]
    number: str
    values: Mapping[str, Any]
    candidates: Sequence[CandidateFacts]
    voters: int = 0
    voted: int = 0


@dataclass(frozen=True)
class HandoverFacts:
    """A handover; ``items`` are the rows of its list."""

    office: Mapping[str, Any]
    number: str
    giver: str
    receiver: str
    term: str
    values: Mapping[str, Any]
    items: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True)
class ServiceFacts:
    """Somebody's service: from when to when, how long in all, with which duties."""

    office: Mapping[str, Any]
    name: str
    spans: Sequence[tuple[date, date | None]]
    length: Sentence
    duties: Sequence[Sentence] = ()
    printed_on: date | None = None


@dataclass(frozen=True)
class MemberFacts:
    """Somebody on the committee; ``until`` once she is no longer, then perhaps an adviser."""

    name: str
    born: int | None
    duties: Sequence[Sentence]
    since: date | None
    until: date | None = None
    advises_on: str = ""


@dataclass(frozen=True)
class RosterFacts:
    """The members of a term; those who serve first."""

    office: Mapping[str, Any]
    number: str
    values: Mapping[str, Any]
    members: Sequence[MemberFacts]


@dataclass(frozen=True)
class MeetingFacts:
    """A meeting. ``decisions``: what, who does it, by when, done on."""

    office: Mapping[str, Any]
    values: Mapping[str, Any]
    term: str = ""
    led_by: str = ""
    came: Sequence[str] = ()
    decisions: Sequence[tuple[str, str, date | None, date | None]] = field(default=())
