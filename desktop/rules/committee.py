"""The Children's Committee: who may stand, how balanced it is, how long somebody served.

Source: children elected by their peers, who hand over when they turn 18 or leave and go on as
advisers (source document, Children's participation). Ages and days are policy:
``resources/reference/committee.toml``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.rules import age, reference
from desktop.rules.spans import Length, length

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from desktop.i18n import Sentence


@dataclass(frozen=True)
class Policy:
    """The programme's own numbers. Ages in full years, spans in days or months."""

    age_least: int
    age_most: int
    days_before_18: int
    adviser_days: int
    term_months_most: int
    seats: int
    marks_most: int


@cache
def policy() -> Policy:
    """Return the numbers of ``committee.toml``."""
    return Policy(**reference.load_toml("committee.toml")["policy"])


# --- who may stand

AGE_UNKNOWN, TOO_YOUNG, TOO_OLD = "age_unknown", "too_young", "too_old"
NO_GUARDIAN, NO_ASSENT = "no_guardian", "no_assent"
BARS: Final[Mapping[str, Sentence]] = {
    AGE_UNKNOWN: T("Her date of birth is not known."),
    TOO_YOUNG: T("She is too young on the day of the election."),
    TOO_OLD: T("She is too old on the day of the election."),
    NO_GUARDIAN: T("Her guardian has not agreed yet."),
    NO_ASSENT: T("She has not said yet that she wants to stand."),
}


def may_be_elected(born: date | None, on: date) -> str | None:
    """Return what bars somebody by age on a day; None where nothing does.

    ``born`` is the latest day on which she can have been born: the doubt makes her younger.
    """
    if born is None:
        return AGE_UNKNOWN
    years = age.age(born, on)
    if years < policy().age_least:
        return TOO_YOUNG
    return TOO_OLD if years > policy().age_most else None


def bars(born: date | None, on: date, *, guardian_agreed: bool, agreed: bool) -> tuple[str, ...]:
    """Return all that bars a candidate, as codes of :data:`BARS`."""
    found = [
        may_be_elected(born, on),
        None if guardian_agreed else NO_GUARDIAN,
        None if agreed else NO_ASSENT,
    ]
    return tuple(code for code in found if code is not None)


# --- balance


@dataclass(frozen=True)
class Kind:
    """What somebody is as far as balance goes. ``years``: full years, None if not known."""

    sex: str
    years: int | None
    ethnic_group: str


YOUNGER_BELOW: Final = 13
"""The line between the younger and the older children, where balance of ages is asked."""


def imbalances(members: Sequence[Kind], children: Sequence[Kind]) -> Iterator[Sentence]:
    """Yield what is one-sided in a committee: advice, never a reason to stop an election.

    ``children`` are those who may vote; a group is missed when it has a tenth of them at least.
    """
    if len(members) < 2:
        return
    for sex, words in (("female", T("No girl is on the committee.")),
                       ("male", T("No boy is on the committee."))):  # fmt: skip
        if not any(one.sex == sex for one in members):
            yield words
    known = [one.years for one in members if one.years is not None]
    if known and min(known) >= YOUNGER_BELOW:
        yield T("Nobody under {n} is on the committee.", n=YOUNGER_BELOW)
    groups = Counter(one.ethnic_group for one in children if one.ethnic_group)
    words_of = reference.words("ethnic_groups")
    for code, number in groups.most_common():
        missed = not any(one.ethnic_group == code for one in members)
        if missed and number * 10 >= len(children) and code in words_of:
            yield T("Nobody of the {group} is on the committee.", group=words_of[code])


# --- service


def served(spans: Iterable[tuple[date, date | None]], today: date) -> Length:
    """Return how long somebody served, in whole months and days over.

    A span without an end goes on until today; spans that touch are one.
    """
    joined: list[tuple[date, date]] = []
    for first, last in sorted((f, min(t, today) if t else today) for f, t in spans):
        if last < first:
            continue
        if joined and first <= joined[-1][1] + timedelta(days=1):
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    parts = [length(first, last) for first, last in joined]
    months, days = sum(part.months for part in parts), sum(part.days for part in parts)
    return Length(months + days // 30, days % 30)


def service_words(service: Length) -> Sentence:
    """Return a length of service as the certificate says it."""
    years, months = divmod(service.months, 12)
    in_years = T("1 year") if years == 1 else T("{n} years", n=years)
    in_months = T("1 month") if months == 1 else T("{n} months", n=months)
    if years and months:
        return T("{years} and {months}", years=in_years, months=in_months)
    if years or months:
        return in_years if years else in_months
    return T("1 day") if service.days == 1 else T("{n} days", n=service.days)


# --- advisers


def adviser_asked_by(since: date, contacted: date | None) -> date:
    """Return by when a former member who advises is spoken with: once a year at least."""
    return max(since, contacted or since) + timedelta(days=policy().adviser_days)


def adviser_to_be_asked(since: date, contacted: date | None, today: date) -> bool:
    """Whether nobody has spoken with a former member who advises in time."""
    return today > adviser_asked_by(since, contacted)
