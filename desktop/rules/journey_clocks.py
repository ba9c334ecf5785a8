"""Until when the office looks after a journey: each state that is not the last has a day.

Nobody disappears between two states: who should have arrived is called, whose check-up is overdue is
asked after at home and at the destination, and then contact counts as lost. With a minor, or where
something speaks for danger, nobody waits: she is reported missing at once. Numbers and their marks lie
in ``journeys.toml``. Source: clocks of a journey (§6.1); children left behind (E09).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.rules import check_ins
from desktop.rules.case_clocks import Deadline, end_of
from desktop.rules.check_ins import numbers
from desktop.rules.journeys import AWAY, BEFORE, State
from desktop.rules.spans import add_months

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from desktop.i18n import Sentence
    from desktop.rules.check_ins import Attempt

ON_THE_WAY: Final = (State.DEPARTED, State.LEFT_UNREGISTERED, State.MOVED_ON)
_THERE: Final = (State.ARRIVED, State.SETTLED)
GOES_ALONG: Final = "goes_along"
LEFT_BEHIND: Final = "left_behind"


@dataclass(frozen=True)
class ChildFacts:
    """A child of hers during the journey."""

    name: str
    situation: str
    school_place: str = ""
    noticed: bool = False  # school and committee have it in writing
    contact_on: date | None = None


@dataclass(frozen=True)
class JourneyClock:
    """From what the clocks of a journey run. ``now`` gives the day and the time zone.

    ``since`` is the day of the present state, ``arrived_on`` the day from which check-ups count.
    ``minor`` is so as long as she may be under 18 today; ``unprepared`` of who left from here
    before her preparation was complete.
    """

    state: State
    now: datetime
    since: date
    minor: bool = True
    danger: bool = False
    unprepared: bool = False
    departs_on: date | None = None
    expected_on: date | None = None
    arrived_on: date | None = None
    attempts: tuple[Attempt, ...] = ()
    missing_reported_on: date | None = None
    id_expiry: date | None = None
    permit_until: date | None = None
    residence_registered: str = ""
    children: Sequence[ChildFacts] = field(default=())

    @property
    def today(self) -> date:
        """The day on which it is asked."""
        return self.now.date()


def deadlines(facts: JourneyClock) -> tuple[Deadline, ...]:
    """Return what is due on a journey, the nearest first; nothing once it is over."""
    return tuple(sorted(_all(facts), key=lambda due: due.at))


def _all(facts: JourneyClock) -> Iterator[Deadline]:
    if facts.state in BEFORE:
        yield from _before(facts)
    elif facts.state in ON_THE_WAY:
        yield from _arrival(facts)
    elif facts.state in _THERE:
        yield from _check_up(facts)
        yield from _residence(facts)
    elif facts.state is State.LOST_CONTACT:
        yield from _lost(facts)
    if facts.state in (*BEFORE, *AWAY):
        yield from _papers(facts)
        yield from _children(facts)


def _on(facts: JourneyClock, code: str, day: date, words: Sentence) -> Deadline:
    return Deadline(code, end_of(day, facts.now), words)


def _days(facts: JourneyClock, table: str, name: str) -> timedelta:
    ages = "minor" if facts.minor else "adult"
    return timedelta(days=int(numbers(table)[f"{name}_{ages}"]))


_LOOKED_AT: Final = {
    State.INTERESTED: T("Begin the check."),
    State.CHECKING: T("Finish the check."),
    State.NOT_ELIGIBLE: T("Ask what became of school or training; speak about the plan again."),
    State.CONDITIONAL: T("See whether the conditions are met."),
    State.PREPARING: T("Go on with the preparation."),
    State.CLEARED: T("Go through the preparation again: it was some time ago."),
}


def _before(facts: JourneyClock) -> Iterator[Deadline]:
    days = int(numbers("before")[facts.state.value])
    due = facts.since + timedelta(days=days)
    leaves = facts.departs_on
    if facts.state is State.PREPARING and leaves is not None and facts.since < leaves < due:
        due = leaves
    yield _on(facts, facts.state.value.lower(), due, _LOOKED_AT[facts.state])
    if leaves is not None:
        asked = leaves + timedelta(days=int(numbers("before")["asked_after_days"]))
        yield _on(facts, "left", asked, T("Ask whether she has left."))


def _arrival(facts: JourneyClock) -> Iterator[Deadline]:
    """Whoever is on the way: called, then visited and asked after at home, then out of contact."""
    expected = facts.since
    if facts.state is not State.MOVED_ON and facts.expected_on is not None:
        expected = max(facts.expected_on, facts.since)
    last = check_ins.last_reached(a for a in facts.attempts if a.on >= facts.since)
    if last is not None:
        expected = max(expected, last.next_on or last.on)
    call = expected + _days(facts, "arrival", "call")
    visit = expected + _days(facts, "arrival", "visit")
    yield _on(facts, "arrival", call, T("Call: has she arrived?"))
    yield _on(
        facts,
        "arrival_visit",
        visit,
        T("No word from her: ask the family and the office at the destination to go and see."),
    )
    yield _propose_lost(facts, visit)


def _check_up(facts: JourneyClock) -> Iterator[Deadline]:
    due = next_check_up(facts)
    yield _on(facts, "check_up", due, T("Check-in: ask how she is."))
    trace = due + _days(facts, "check_up", "trace")
    yield _on(
        facts,
        "check_up_trace",
        trace,
        T("Check-in overdue: ask her relatives and the office at the destination."),
    )
    yield _propose_lost(facts, trace)


def _propose_lost(facts: JourneyClock, asked: date) -> Deadline:
    day = asked + _days(facts, "check_up", "lost")
    if facts.minor or facts.danger:
        words = T("Still no word: report her missing to the police at once and open a case.")
    else:
        words = T("Still no word: contact is lost. Write it down and open a case.")
    return _on(facts, "out_of_contact", day, words)


def next_check_up(facts: JourneyClock) -> date:
    """Return the day of the next check-up: by the rhythm, or earlier where she agreed to one."""
    start = facts.arrived_on or facts.since
    last = check_ins.last_reached(a for a in facts.attempts if a.on >= start)
    if last is None:
        return _rhythm(start, start)
    early = timedelta(days=int(numbers("check_up")["early_days"]))
    due = _rhythm(start, last.on + early)
    agreed = last.next_on
    return min(due, agreed) if agreed is not None and agreed > last.on else due


def _rhythm(start: date, after: date) -> date:
    """Return the first day of the rhythm later than ``after``."""
    rule = numbers("check_up")
    for days in rule["days"]:
        if start + timedelta(days=int(days)) > after:
            return start + timedelta(days=int(days))
    every, until = int(rule["months_every"]), int(rule["months_until"])
    months = 2 * every  # the last of the days stands for the first of the months
    while add_months(start, months) <= after:
        months += every if months < until else 12
    return add_months(start, months)


def settled_check(facts: JourneyClock) -> bool:
    """Whether the last check-in at which she was reached came late enough after she arrived to
    call her settled, and nothing in it calls for a case or a mediation."""
    last = check_ins.last_reached(facts.attempts)
    if last is None or facts.arrived_on is None:
        return False
    days = timedelta(days=int(numbers("check_up")["settled_after_days"]))
    early = timedelta(days=int(numbers("check_up")["early_days"]))
    well = last.follows not in (check_ins.CASE, check_ins.DISPUTE)
    return well and last.on >= facts.arrived_on + days - early


def _residence(facts: JourneyClock) -> Iterator[Deadline]:
    if facts.arrived_on is not None and facts.residence_registered != check_ins.YES:
        day = facts.arrived_on + timedelta(days=int(numbers("papers")["residence_days"]))
        yield _on(facts, "residence", day, T("Help her register with the police of the place."))


def _lost(facts: JourneyClock) -> Iterator[Deadline]:
    if facts.missing_reported_on is None and (facts.minor or facts.danger):
        yield Deadline(
            "report_missing",
            end_of(facts.since, facts.now),
            T("Report her missing to the police at once and open a case of high risk."),
            by_day=False,
        )
    tried = [attempt.on for attempt in facts.attempts if attempt.on >= facts.since]
    day = max([facts.since, *tried]) + timedelta(days=int(numbers("lost")["search_every_days"]))
    yield _on(facts, "search", day, T("Go on searching: family, friends, office, employer."))


def _papers(facts: JourneyClock) -> Iterator[Deadline]:
    rule = numbers("papers")
    if facts.id_expiry is not None:
        day = facts.id_expiry - timedelta(days=int(rule["id_card_before_days"]))
        yield _on(facts, "id_card", day, T("Her ID card runs out on {day}.", day=facts.id_expiry))
    if facts.permit_until is not None and facts.state in AWAY:
        day = facts.permit_until - timedelta(days=int(rule["permit_before_days"]))
        words = T("Her residence permit runs out on {day}.", day=facts.permit_until)
        yield _on(facts, "permit", day, words)


def _children(facts: JourneyClock) -> Iterator[Deadline]:
    rule = numbers("children")
    for child in facts.children:
        if child.situation == LEFT_BEHIND:
            yield from _left_behind(facts, child)
        elif facts.state in _THERE and child.school_place == check_ins.NO:
            start = facts.arrived_on or facts.since
            day = start + timedelta(days=int(rule["school_days"]))
            words = T("Find a school place for {name}.", name=child.name)
            yield _on(facts, "school_place", day, words)


def _left_behind(facts: JourneyClock, child: ChildFacts) -> Iterator[Deadline]:
    rule = numbers("children")
    if not child.noticed:
        day = facts.since + timedelta(days=int(rule["notice_days"]))
        if facts.state in BEFORE and facts.departs_on is not None:
            day = min(day, max(facts.departs_on, facts.since))
        words = T(
            "Written notice to school and committee: who looks after {name}.", name=child.name
        )
        yield _on(facts, "care_notice", day, words)
    if facts.state in AWAY and facts.state is not State.LOST_CONTACT:
        start = max(facts.since, child.contact_on or facts.since)
        day = start + timedelta(days=int(rule["contact_days"]))
        words = T("Has she spoken with {name} this week?", name=child.name)
        yield _on(facts, "child_contact", day, words)
