"""What the papers about recruiters, jobs and contracts are made from: plain data, no database."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop.i18n import Sentence
    from desktop.rules.contracts.review import Review
    from desktop.rules.screening import Item


@dataclass(frozen=True)
class RecruiterFacts:
    """A recruiter. ``checks`` has the latest answer to each item; ``state`` in words."""

    office: Mapping[str, Any]
    printed_on: date
    clerk: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    contacts: tuple[Mapping[str, Any], ...] = ()
    mandates: tuple[Mapping[str, Any], ...] = ()
    workplaces: tuple[Mapping[str, Any], ...] = ()
    items: tuple[Item, ...] = ()
    checks: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    decision: Mapping[str, Any] = field(default_factory=dict)
    state: Sentence | None = None
    titles: Mapping[object, str] = field(default_factory=dict)

    @property
    def blank(self) -> bool:
        """Whether this is the form for handwriting."""
        return not self.values

    @property
    def number(self) -> str:
        """The recruiter's number."""
        return str(self.values.get("number") or "")


@dataclass(frozen=True)
class OfferFacts:
    """A job offer. ``min_age`` is the age from which the law allows it."""

    office: Mapping[str, Any]
    printed_on: date
    values: Mapping[str, Any]
    employer: str
    recruiter: str
    min_age: int
    vacancies: int | None = None


@dataclass(frozen=True)
class PlacementFacts:
    """A placement, for the person herself. ``until``: how long each is approved."""

    office: Mapping[str, Any]
    printed_on: date
    person: str
    number: str
    values: Mapping[str, Any]
    offer: Mapping[str, Any]
    employer: Mapping[str, Any]
    recruiter: Mapping[str, Any]
    employer_until: date | None = None


@dataclass(frozen=True)
class ContractFacts:
    """A contract and what the law says of it."""

    office: Mapping[str, Any]
    printed_on: date
    clerk: str
    values: Mapping[str, Any]
    review: Review
    titles: Mapping[object, str] = field(default_factory=dict)
    for_employer: bool = False
    reply_by: date | None = None
