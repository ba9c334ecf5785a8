"""A journey's history: steps in the order of the days on which they happened, and the state it gives.

Life is written down late and out of order. The day on which a step happened decides its place; a
step that becomes known late never loses the later ones.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from desktop.errors import ClerkError
from desktop.i18n import T
from desktop.rules.journeys import STATE_WORDS, State, row_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime


@dataclass(frozen=True)
class Step:
    """A step to a state: the day it happened, and the moment it was written down."""

    to: State
    on: date
    recorded_at: datetime
    first: bool = False  # the journey begins with it


def history(steps: Sequence[Step], state: State) -> tuple[Step, ...]:
    """Return the steps in the order that gives ``state``, the one that is kept.

    The day decides. Where it does not give the state (days were not in order before the day
    decided), the order in which the steps were written down stands, no day earlier than the last.
    """
    ordered = tuple(sorted(steps, key=lambda step: (step.on, step.recorded_at)))
    if not ordered or replay(ordered) is state:
        return ordered
    written = sorted(steps, key=lambda step: step.recorded_at)
    kept: list[Step] = []
    for step in written:
        kept.append(replace(step, on=max(step.on, kept[-1].on) if kept else step.on))
    return tuple(kept)


def replay(ordered: Sequence[Step]) -> State:
    """Return the state that steps give, in this order; without any she wishes to leave.

    That contact was lost is what the office thought: where a step that became known later explains
    it, it is passed over.
    """
    state = State.INTERESTED
    for step in ordered:
        if _explained(state, step):
            continue
        state = step.to
    return state


def state_on(ordered: Sequence[Step], day: date) -> State | None:
    """Return the state at the end of a day; None before the journey began."""
    if any(step.first and step.on > day for step in ordered):
        return None
    return replay([step for step in ordered if step.on <= day])


def unprepared(ordered: Sequence[Step]) -> bool:
    """Whether she left from here before her preparation was complete (counted, never punished)."""
    before = [step.to for step in ordered]
    for place, state in enumerate(before):
        if state in (State.DEPARTED, State.LEFT_UNREGISTERED):
            return not place or before[place - 1] is not State.CLEARED
    return False


def check_place(ordered: Sequence[Step], to: State, on: date) -> None:
    """Raise :class:`ClerkError` about ``happened_on`` unless what is written of later days can
    still have followed."""
    state = to
    for step in ordered:
        if step.on <= on or _explained(state, step):
            continue
        if row_of(state, step.to) is None:
            raise ClerkError(
                T(
                    "For {day} it is written: “{a}”. That cannot follow “{b}”; see the day again.",
                    day=step.on,
                    a=STATE_WORDS[step.to],
                    b=STATE_WORDS[to],
                ),
                field="happened_on",
            )
        state = step.to


def missed(ordered: Sequence[Step]) -> tuple[tuple[State, State], ...]:
    """Return the steps (from, to) that may have been taken before the last one, unwritten."""
    found: dict[tuple[State, State], None] = {}
    for place in range(len(ordered)):
        if place == 0 and ordered[0].first:
            continue
        state = replay(ordered[:place])
        for to in State:
            if row_of(state, to) is not None and _leads_on(to, ordered[place:]):
                found[state, to] = None
    return tuple(found)


def _leads_on(state: State, later: Sequence[Step]) -> bool:
    for step in later:
        if _explained(state, step):
            continue
        if row_of(state, step.to) is None:
            return False
        state = step.to
    return True


def _explained(state: State, step: Step) -> bool:
    lost = step.to is State.LOST_CONTACT and not step.first
    return lost and row_of(state, State.LOST_CONTACT) is None


# --- the line of stations

LINE: Final = (
    State.INTERESTED,
    State.CHECKING,
    State.PREPARING,
    State.CLEARED,
    State.DEPARTED,
    State.ARRIVED,
    State.SETTLED,
    State.RETURNED,
)
"""The straight way of a journey, from the wish to leave until she is home."""
_BESIDE: Final[Mapping[State, State]] = {
    State.NOT_ELIGIBLE: State.CHECKING,
    State.CONDITIONAL: State.CHECKING,
    State.WITHDRAWN: State.DEPARTED,
    State.LEFT_UNREGISTERED: State.DEPARTED,
    State.MOVED_ON: State.SETTLED,
    State.ENDED: State.RETURNED,
}
"""States off the line, and the station in whose place they are shown."""
_THERE: Final = (State.ARRIVED, State.SETTLED, State.MOVED_ON)


@dataclass(frozen=True)
class Station:
    """A place on the line: the state shown there, the day it was reached, whether she is there."""

    state: State
    day: date | None = None
    reached: bool = False
    here: bool = False


def line(steps: Sequence[Step], state: State, registered_on: date | None) -> tuple[Station, ...]:
    """Return the stations of a journey with the days on which they were reached."""
    ordered = history(steps, state)
    shown: dict[State, tuple[State, date | None]] = {}
    if not any(step.first for step in ordered):
        shown[State.INTERESTED] = (State.INTERESTED, registered_on)
    arrived, before = False, State.INTERESTED
    for step in ordered:
        if _explained(before, step):
            continue
        before = step.to
        arrived = arrived or before in _THERE
        shown[_place(before, arrived=arrived)] = (before, step.on)
    at = LINE.index(_place(state, arrived=arrived))
    shown[LINE[at]] = (state, shown.get(LINE[at], (state, None))[1])
    return tuple(_stations(shown, at))


def _place(state: State, *, arrived: bool) -> State:
    if state is State.LOST_CONTACT:
        return State.SETTLED if arrived else State.ARRIVED
    return _BESIDE.get(state, state)


def _stations(shown: Mapping[State, tuple[State, date | None]], at: int) -> Iterator[Station]:
    for number, place in enumerate(LINE):
        if number > at or place not in shown:
            yield Station(place)
            continue
        state, day = shown[place]
        here = number == at
        told = here or state is State.LEFT_UNREGISTERED
        yield Station(state if told else place, day, reached=True, here=here)
