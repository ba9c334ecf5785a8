"""Does a job fit a person? The reasons for and against, in words; never only a number.

Nobody who is advised to wait is proposed, and only offers of recruiters that are approved today
are linked. Source: the channel's linking of ready young people with screened recruiters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.i18n import T, Words
from desktop.rules import reference
from desktop.rules.age import reached

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from desktop.i18n import Sentence

_ASKED: Final = {"primary": 1, "junior": 2, "senior": 3, "college": 4}
_SCHOOLED: Final = {
    "junior_middle": 1,
    "dropped_junior": 1,
    "completed_nine": 2,
    "senior": 2,
    "beyond": 3,
}
"""What schooling gives against what is asked; unknown gives nothing."""


@dataclass(frozen=True)
class Seeker:
    """Somebody who looks for work, and what she wishes. Empty wishes fit everything."""

    state: str
    readiness: str
    birth_last: date | None
    sex: str = ""
    schooling: str = ""
    trades: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()
    wage_least: int | None = None
    with_whom: str = ""
    from_on: date | None = None
    needs_lodging: str = ""


@dataclass(frozen=True)
class Opening:
    """An offer as linking sees it. ``wage`` is a month's, in fen; ``state`` words the recruiter's
    standing. ``friends`` are the people of her village group at work there."""

    open: bool
    usable: bool
    conditional: bool
    min_age: int
    starts_on: date | None
    trade: str = ""
    county: str = ""
    wage: int | None = None
    lodging: str = ""
    sex_asked: str = ""
    age_from: int | None = None
    age_to: int | None = None
    schooling_asked: str = ""
    vacancies: int | None = None
    friends: int = 0


@dataclass(frozen=True)
class Fit:
    """Whether it can be proposed, why, and why not. ``order``: small comes first."""

    possible: bool
    reasons_for: tuple[Sentence, ...]
    reasons_against: tuple[Sentence, ...]
    order: tuple[int, ...]


def fit(person: Seeker, offer: Opening, today: date) -> Fit:
    """Weigh an offer for a person."""
    stops = tuple(_stops(person, offer, today))
    good = tuple(_good(person, offer))
    doubts = tuple(_doubts(person, offer, today))
    return Fit(not stops, good, stops + doubts, (len(stops), len(doubts), -len(good)))


def _stops(person: Seeker, offer: Opening, today: date) -> Iterator[Sentence]:
    if person.readiness not in ("ready", "conditional"):
        yield T("She is advised to wait.")
    if not offer.usable:
        yield T("The recruiter is not approved today.")
    if not offer.open:
        yield T("The offer is not open.")
    if offer.vacancies is not None and offer.vacancies < 1:
        yield T("All places are taken.")
    begins = max(offer.starts_on or today, today)
    if person.birth_last is None:
        yield T("Her date of birth is not known.")
    elif not reached(person.birth_last, offer.min_age, begins):
        yield T("She is not {age} on the day it begins.", age=offer.min_age)


def _good(person: Seeker, offer: Opening) -> Iterator[Sentence]:
    if person.readiness == "ready":
        yield T("Ready to leave.")
    if person.state == "CLEARED":
        yield T("Her preparation is complete.")
    if offer.trade and offer.trade in person.trades:
        yield T("The work she would like: {what}.", what=_word("trade", offer.trade))
    if offer.county and offer.county in person.counties:
        yield T("Where she would go: {place}.", place=_word("areas", offer.county))
    if _wage(person, offer) == 1:
        yield T("The wage is what she asks or more.")
    if person.needs_lodging == "yes" and offer.lodging == "employer":
        yield T("Lodging is given.")
    if offer.friends:
        yield T("{n} from her village group work there.", n=offer.friends)


def _wage(person: Seeker, offer: Opening) -> int:
    """1: the wage is what she asks or more; -1: less; 0: it is not known."""
    if person.wage_least is None or offer.wage is None:
        return 0
    return 1 if offer.wage >= person.wage_least else -1


def _doubts(person: Seeker, offer: Opening, today: date) -> Iterator[Sentence]:
    if person.readiness == "conditional":
        yield T("Ready with conditions: see the advice on her sheet.")
    if offer.conditional:
        yield T("The recruiter is approved with conditions.")
    yield from _wish_doubts(person, offer)
    if offer.sex_asked in ("female", "male") and person.sex and person.sex != offer.sex_asked:
        yield T("The employer asks for the other sex; ask for the reason.")
    yield from _age_doubts(person, offer, today)
    asked = offer.schooling_asked
    if _ASKED.get(asked, 0) > _SCHOOLED.get(person.schooling, 0):
        yield T("More schooling is asked: {what}.", what=_word("schooling_asked", asked))


def _wish_doubts(person: Seeker, offer: Opening) -> Iterator[Sentence]:
    if person.trades and offer.trade and offer.trade not in person.trades:
        yield T("Not the work she named.")
    if person.counties and offer.county and offer.county not in person.counties:
        yield T("Not where she would go.")
    if _wage(person, offer) == -1:
        yield T("The wage is less than she asks.")
    if person.from_on and offer.starts_on and offer.starts_on < person.from_on:
        yield T("It begins before she wants to leave.")
    if person.with_whom:
        yield T("She wants to be with: {whom}.", whom=person.with_whom)


def _age_doubts(person: Seeker, offer: Opening, today: date) -> Iterator[Sentence]:
    if person.birth_last is None:
        return
    begins = max(offer.starts_on or today, today)
    if offer.age_from and not reached(person.birth_last, offer.age_from, begins):
        yield T("Younger than the employer asks ({age}).", age=offer.age_from)
    if offer.age_to and reached(person.birth_last, offer.age_to + 1, begins):
        yield T("Older than the employer asks ({age}).", age=offer.age_to)


def _word(name: str, code: str) -> Words:
    return reference.words(name).get(code, Words(code, code))
