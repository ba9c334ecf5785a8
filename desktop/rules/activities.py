"""Activities of the Children's Centre: states, steps, series, who came, who is to be told.

Source: workflow and fields of an activity (§6.10), age bands of the reports (§7), topics (§5).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import Invalid
from desktop.i18n import T, Words
from desktop.rules import reference
from desktop.rules.permissions import Act
from desktop.rules.spans import add_months
from desktop.rules.steps import Guard, Step, Workflow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

PLANNED, APPROVED, DONE = "PLANNED", "APPROVED", "DONE"
CANCELLED, REPORTED = "CANCELLED", "REPORTED"

WORDS: Final = {
    PLANNED: Words("计划中", "Planned"),
    APPROVED: Words("已批准", "Approved"),
    DONE: Words("已开展", "Done"),
    REPORTED: Words("已总结", "Reported"),
    CANCELLED: Words("已取消", "Cancelled"),
}
STATIONS: Final = (PLANNED, APPROVED, DONE, REPORTED)
TICKED: Final = frozenset({PLANNED, APPROVED, DONE})
"""The states in which it is still written down who came."""
AWAY: Final = frozenset({"other_village", "town"})
"""Places outside the village: an adult agrees, and there is a plan for everybody's safety."""
COMPETITION: Final = "competition"
UNKNOWN: Final = "unknown"


@dataclass(frozen=True)
class ActivityFacts:
    """What the guards ask of an activity as it is kept."""

    today: date
    day: date | None = None
    has_place: bool = False
    has_leader: bool = False
    away: bool = False
    safety: bool = False
    counted: bool = False
    result: bool = False
    photos_answered: bool = False


_DAY: Final = Guard[ActivityFacts](lambda facts: facts.day is not None, T("Write down the day."))
_PLACE: Final = Guard[ActivityFacts](lambda facts: facts.has_place, T("Write down where it is."))
_LEADER: Final = Guard[ActivityFacts](lambda facts: facts.has_leader, T("Write down who runs it."))
_SAFETY: Final = Guard[ActivityFacts](
    lambda facts: not facts.away or facts.safety,
    T("It is outside the village: write down how everybody gets there and home safely."),
)
_COME: Final = Guard[ActivityFacts](
    lambda facts: facts.day is not None and facts.day <= facts.today,
    T("The day is still to come."),
)
_COUNTED: Final = Guard[ActivityFacts](
    lambda facts: facts.counted, T("Write down who came, or how many.")
)
_RESULT: Final = Guard[ActivityFacts](
    lambda facts: facts.result, T("Write down in a sentence or two how it went.")
)
_PHOTOS: Final = Guard[ActivityFacts](
    lambda facts: facts.photos_answered, T("Say whether photos were taken.")
)
_RUN: Final = Act.RUN_CENTRE
WORKFLOW: Final = Workflow[ActivityFacts](
    WORDS,
    (
        Step(
            PLANNED,
            APPROVED,
            T("We agree on it"),
            _RUN,
            (_DAY, _PLACE, _LEADER, _SAFETY),
            graver=(lambda facts: facts.away, Act.ORGANISE_CENTRE),
        ),
        Step(APPROVED, DONE, T("It took place"), _RUN, (_COME,)),
        Step(DONE, REPORTED, T("The report is finished"), _RUN, (_COUNTED, _RESULT, _PHOTOS)),
        *(
            Step(state, CANCELLED, T("Call it off"), _RUN, reasoned=True)
            for state in (PLANNED, APPROVED)
        ),
        Step(CANCELLED, PLANNED, T("Plan it again"), _RUN),
        Step(REPORTED, DONE, T("Change the report"), _RUN),
    ),
)
"""Every step of an activity."""


# --- who came


@cache
def _table() -> Mapping[str, Any]:
    return reference.load_toml("centre_activities.toml")


@cache
def bands() -> tuple[tuple[str, int], ...]:
    """Return the age bands of the reports, youngest first, each with its first full year."""
    found: dict[str, int] = _table()["bands"]
    return tuple(sorted(found.items(), key=lambda each: each[1]))


def band(age: int | None) -> str:
    """Return the age band of an age in full years."""
    if age is None:
        return UNKNOWN
    return next(code for code, first in reversed(bands()) if age >= first)


@dataclass(frozen=True)
class Count:
    """How many came of one sex and age band; ``sex`` is empty where it is not known."""

    sex: str
    band: str
    number: int


def counts(people: Iterable[tuple[str, int | None]]) -> tuple[Count, ...]:
    """Count people, each a sex and an age in full years on the day: young ages first."""
    found = Counter((sex, band(age)) for sex, age in people)
    return tuple(
        Count(sex, code, number) for (sex, code), number in sorted(found.items(), key=_place)
    )


def added(*parts: Iterable[Count]) -> tuple[Count, ...]:
    """Add up counts, so that each sex and band stands once."""
    found: Counter[tuple[str, str]] = Counter()
    for part in parts:
        for count in part:
            found[count.sex, count.band] += count.number
    return tuple(
        Count(sex, code, number)
        for (sex, code), number in sorted(found.items(), key=_place)
        if number
    )


def _place(item: tuple[tuple[str, str], int]) -> tuple[int, str]:
    (sex, code), _number = item
    order = [*(known for known, _first in bands()), UNKNOWN]
    return order.index(code), sex


# --- series


def series_dates(first: date, rhythm: str, times: int) -> tuple[date, ...]:
    """Return the days of a series: weekly, fortnightly, or monthly from its first day on.

    A month that has no such day has its last one; the months after it the day of the first again.
    Raises :class:`Invalid` for a number of times that is no series.
    """
    most = int(_table()["series"]["most"])
    if not 2 <= times <= most:
        raise Invalid({"times": T("From 2 to {n} times.", n=most)})
    if rhythm == "monthly":
        return tuple(add_months(first, n) for n in range(times))
    weeks = {"weekly": 1, "fortnightly": 2}[rhythm]
    return tuple(first + timedelta(weeks=weeks * n) for n in range(times))


# --- themes, telling


def topics(themes: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of the topics (T01 …) that themes belong to."""
    table: Mapping[str, Sequence[str]] = _table()["topics"]
    return tuple(sorted({topic for theme in themes for topic in table.get(theme, ())}))


def to_tell(
    kind: str, place: str, expected: int | None = None, ends_at: int | None = None
) -> tuple[str, ...]:
    """Return who should hear of an activity beforehand (codes of ``activity_told``)."""
    table: Mapping[str, Any] = _table()["telling"]
    found = [*table["places"].get(place, ()), *table["kinds"].get(kind, ())]
    if (expected or 0) >= table["crowd"]:
        found += ["committee", "clinic"]
    if ends_at is not None and ends_at > table["late"]:
        found.append("parents")
    order = list(reference.words("activity_told"))
    return tuple(sorted(dict.fromkeys(found), key=order.index))
