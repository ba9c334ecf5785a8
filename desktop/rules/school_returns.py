"""Back to school: the states of a child who is helped back, its steps, until when the office acts.

Persuading and helping is all a village does; ordering, penalties and the court are acts of township
and county. Source: school-return support (§6.9), school-return duties (§1.2); numbers and lists in
``school_return.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import T, Words
from desktop.rules import reference
from desktop.rules.age import reached
from desktop.rules.case_clocks import Deadline, end_of, sorted_by_time
from desktop.rules.permissions import Act
from desktop.rules.spans import add_months
from desktop.rules.steps import Guard, Step, Workflow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.i18n import Sentence

IDENTIFIED, VISITED, PLANNED, SUPPORTED = "IDENTIFIED", "VISITED", "PLANNED", "SUPPORTED"
RETURNED, RETAINED, COMPLETED = "RETURNED", "RETAINED", "COMPLETED"
REFUSED, REPORTED, OTHER_WAY, AGED_OUT = "REFUSED", "REPORTED", "OTHER_WAY", "AGED_OUT"

WORDS: Final = {
    IDENTIFIED: Words("已发现", "Found out of school"),
    VISITED: Words("已家访", "Visited"),
    PLANNED: Words("已定计划", "Planned"),
    SUPPORTED: Words("帮扶中", "Being helped"),
    RETURNED: Words("已返校", "Back at school"),
    RETAINED: Words("稳定在读", "Still there"),
    COMPLETED: Words("已完成学业", "Finished"),
    REFUSED: Words("劝返未成", "Not persuaded"),
    REPORTED: Words("已报乡镇", "Reported to the township"),
    OTHER_WAY: Words("职校等其他途径", "Vocational or other way"),
    AGED_OUT: Words("已超龄", "Grown up"),
}
STATIONS: Final = (IDENTIFIED, VISITED, PLANNED, SUPPORTED, RETURNED, RETAINED, COMPLETED)
OUT: Final = frozenset({IDENTIFIED, VISITED, PLANNED, SUPPORTED, REFUSED, REPORTED})
"""The states in which the child is out of school still."""
OPEN: Final = OUT | {RETURNED, RETAINED}
"""The states in which the office has something to do."""


@cache
def numbers(name: str) -> Mapping[str, Any]:
    """Return a table of ``school_return.toml``."""
    found: Mapping[str, Any] = reference.load_toml("school_return.toml")[name]
    return found


@dataclass(frozen=True)
class ReturnFacts:
    """What the guards ask of a record as it is kept."""

    visited: bool = False
    causes: bool = False
    would_help: bool = False
    heard: bool = False  # the child's own view is written down
    helped: bool = False
    noticed: bool = False
    back: bool = False
    checked_late: bool = False  # still there after the months that make it "retained"
    certificate: bool = False
    other_way: bool = False
    grown_up: bool = False


def _guard(holds: str, otherwise: Sentence) -> Guard[ReturnFacts]:
    return Guard(lambda facts: bool(getattr(facts, holds)), otherwise)


_VISIT: Final = _guard("visited", T("Write down the visit to the family."))
_WHY: Final = _guard("causes", T("Write down why the child is out of school."))
_HELP: Final = _guard("would_help", T("Write down what would help."))
_HEARD: Final = _guard("heard", T("Ask the child too, and write down what it wishes."))
_GIVEN: Final = _guard("helped", T("Write down the help that was given."))
_NOTICE: Final = _guard("noticed", T("Write down when school or township had the written notice."))
_BACK: Final = _guard("back", T("Write down the first day back."))
_CHECKED: Final = _guard(
    "checked_late",
    T("Ask after {months} months whether the child is still there, and write it down.",
      months=numbers("checks")["retained_months"]),
)  # fmt: skip
_CERTIFICATE: Final = _guard("certificate", T("Write down the certificate."))
_WAY: Final = _guard("other_way", T("Write down which school, course or class it is."))
_GROWN: Final = _guard(
    "grown_up", T("Only from {age} on.", age=numbers("ages")["aged_out"])
)  # fmt: skip
_ACT: Final = Act.EDIT_VILLAGE
_STILL_OUT: Final = (IDENTIFIED, VISITED, PLANNED, SUPPORTED, REFUSED, REPORTED)
WORKFLOW: Final = Workflow[ReturnFacts](
    WORDS,
    (
        Step(IDENTIFIED, VISITED, T("The family was visited"), _ACT, (_VISIT,)),
        Step(VISITED, PLANNED, T("A plan is made"), _ACT, (_WHY, _HELP, _HEARD)),
        Step(PLANNED, SUPPORTED, T("Help is given"), _ACT, (_GIVEN,)),
        *(
            Step(state, RETURNED, T("Back at school"), _ACT, (_BACK,))
            for state in (VISITED, PLANNED, SUPPORTED, REPORTED)
        ),
        Step(RETURNED, RETAINED, T("Still there"), _ACT, (_BACK, _CHECKED)),
        *(
            Step(state, COMPLETED, T("School is finished"), _ACT, (_CERTIFICATE,))
            for state in (RETAINED, RETURNED)
        ),
        *(
            Step(state, REFUSED, T("Not persuaded"), _ACT, reasoned=True)
            for state in (VISITED, PLANNED, SUPPORTED)
        ),
        Step(REFUSED, REPORTED, T("Reported to the township"), _ACT, (_NOTICE,)),
        Step(REFUSED, VISITED, T("They talk with us again"), _ACT),
        *(
            Step(state, VISITED, T("Left school again"), _ACT, reasoned=True)
            for state in (RETURNED, RETAINED)
        ),
        *(Step(state, OTHER_WAY, T("Another way"), _ACT, (_WAY,)) for state in _STILL_OUT),
        *(Step(state, AGED_OUT, T("Grown up"), _ACT, (_GROWN,)) for state in _STILL_OUT),
    ),
)
"""Every step of a child's way back to school."""


@dataclass(frozen=True)
class ReturnClock:
    """From what the clocks run. ``like``: a moment in the office's zone."""

    state: str
    found_on: date
    like: datetime
    visited_on: date | None = None  # the last visit or talk
    noticed: bool = False
    planned_until: date | None = None
    back_on: date | None = None
    checked: Sequence[date] = ()
    temple_until: date | None = None  # an agreed stay at the temple


def deadlines(clock: ReturnClock) -> tuple[Deadline, ...]:
    """Return what is due for a child, the nearest first."""
    return sorted_by_time(_deadlines(clock))


def _deadlines(clock: ReturnClock) -> Iterator[Deadline]:
    if clock.temple_until is not None and clock.state in OUT:
        words = T("Ask whether the child is back from the temple and at school.")
        yield _on(clock, "temple", clock.temple_until + timedelta(days=1), words)
        return
    table = numbers("clocks")
    if clock.state == IDENTIFIED:
        day = after_school_days(clock.found_on, int(table["visit_school_days"]))
        yield _on(clock, "visit", day, T("Visit the family."))
    if clock.state in OUT - {REPORTED} and not clock.noticed:
        day = clock.found_on + timedelta(days=int(table["notice_days"]))
        yield _on(clock, "notice", day, T("Write to school and township."))
    if clock.state == VISITED:
        start = clock.visited_on or clock.found_on
        day = start + timedelta(days=int(table["plan_days"]))
        yield _on(clock, "plan", day, T("Make a plan with child, family and school."))
    if clock.state in (PLANNED, SUPPORTED):
        yield _planned(clock)
    if clock.state in (REFUSED, REPORTED):
        day = (clock.visited_on or clock.found_on) + timedelta(days=int(table["again_days"]))
        yield _on(clock, "again", day, T("Talk with the family again; ask what became of it."))
    if clock.state in (RETURNED, RETAINED):
        ask_on = next_check(clock.back_on or clock.found_on, clock.checked, clock.state)
        if ask_on is not None:
            yield _on(clock, "check", ask_on, T("Ask the school whether the child is still there."))


def _planned(clock: ReturnClock) -> Deadline:
    """When the child is to be back; a plan without a day is to get one."""
    if clock.planned_until is not None:
        return _on(clock, "back", clock.planned_until, T("By the plan the child is back by now."))
    start = clock.visited_on or clock.found_on
    day = start + timedelta(days=int(numbers("clocks")["plan_days"]))
    return _on(clock, "plan", day, T("Agree on the day by which the child is back at school."))


def _on(clock: ReturnClock, code: str, day: date, words: Sentence) -> Deadline:
    return Deadline(code, end_of(day, clock.like), words)


def after_school_days(start: date, days: int) -> date:
    """Return the day on which so many school days (Monday to Friday) have passed."""
    day, left = start, days
    while left > 0:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day


def check_days(back_on: date) -> tuple[date, ...]:
    """Return the days on which the office asks after a child: two weeks, one, three, six months."""
    table = numbers("checks")
    days = [back_on + timedelta(days=int(number)) for number in table["days"]]
    return (*days, *(add_months(back_on, int(months)) for months in table["months"]))


def next_check(back_on: date, checked: Sequence[date], state: str) -> date | None:
    """Return the next day to ask; who is still there after all of them is asked as a term starts.

    A check done on its day or later counts for every day that lay before it.
    """
    latest = max((day for day in checked if day >= back_on), default=None)
    waiting = [day for day in check_days(back_on) if latest is None or day > latest]
    if waiting:
        return waiting[0]
    if state != RETAINED or latest is None:
        return check_days(back_on)[-1] if state == RETURNED else None
    return _next_term(latest)


def _next_term(after: date) -> date:
    starts = [
        date.fromisoformat(f"{year}-{start}")
        for year in (after.year, after.year + 1)
        for start in numbers("checks")["term_starts"]
    ]
    return min(day for day in starts if day > after)


def retained(back_on: date | None, attended: Sequence[date]) -> bool:
    """Whether a child was at school still when asked after the months that count."""
    if back_on is None:
        return False
    day = add_months(back_on, int(numbers("checks")["retained_months"]))
    return any(checked >= day for checked in attended)


def grown_up(birth_last: date | None, on: date) -> bool:
    """Whether somebody has surely reached the age at which school help ends."""
    return birth_last is not None and reached(birth_last, int(numbers("ages")["aged_out"]), on)


def compulsory(birth_last: date | None, on: date) -> bool:
    """Whether the duty to go to school holds still (possibly, where the birth is not certain)."""
    return birth_last is None or not reached(
        birth_last, int(numbers("ages")["compulsory_under"]), on
    )


def away_at_temple(causes: Sequence[str], agreed: str, until: date | None) -> bool:
    """Whether the child stays at the temple as agreed with the school: that is no dropping out."""
    return numbers("causes")["temple"] in causes and agreed == "yes" and until is not None


def official_steps() -> tuple[tuple[Words, bool], ...]:
    """Return the four steps of Yunnan's rules, and whether each is the village's own."""
    return tuple(
        (Words(step["zh"], step["en"]), bool(step["ours"])) for step in numbers("steps").values()
    )
