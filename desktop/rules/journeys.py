"""The states of a journey and the one table of steps between them.

"Cleared" means that advice was given, never a permit: nobody is forbidden to leave, and a person
who left without preparation is not punished. Source: the channel's workflow of a journey.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from desktop.errors import ClerkError, NotAllowed
from desktop.i18n import T, Words
from desktop.rules.permissions import Act, may, require

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from desktop.i18n import Sentence


class State(StrEnum):
    """Where a journey stands."""

    INTERESTED = "INTERESTED"
    CHECKING = "CHECKING"
    NOT_ELIGIBLE = "NOT_ELIGIBLE"
    CONDITIONAL = "CONDITIONAL"
    PREPARING = "PREPARING"
    CLEARED = "CLEARED"
    DEPARTED = "DEPARTED"
    ARRIVED = "ARRIVED"
    SETTLED = "SETTLED"
    MOVED_ON = "MOVED_ON"
    RETURNED = "RETURNED"
    LOST_CONTACT = "LOST_CONTACT"
    LEFT_UNREGISTERED = "LEFT_UNREGISTERED"
    WITHDRAWN = "WITHDRAWN"
    ENDED = "ENDED"


STATE_WORDS: Final[Mapping[str, Words]] = {
    State.INTERESTED: Words("有外出意向", "Wishes to leave"),
    State.CHECKING: Words("资格核查中", "Being checked"),
    State.NOT_ELIGIBLE: Words("不符合条件", "Advised to wait"),
    State.CONDITIONAL: Words("有条件", "With conditions"),
    State.PREPARING: Words("行前准备", "Preparing"),
    State.CLEARED: Words("准备完成", "Prepared"),
    State.DEPARTED: Words("已外出", "Left"),
    State.ARRIVED: Words("已到达", "Arrived"),
    State.SETTLED: Words("已安顿", "Settled"),
    State.MOVED_ON: Words("已转往他处", "Moved on"),
    State.RETURNED: Words("已返乡", "Home again"),
    State.LOST_CONTACT: Words("失去联系", "Contact lost"),
    State.LEFT_UNREGISTERED: Words("未经准备外出", "Left without preparation"),
    State.WITHDRAWN: Words("已撤回", "Withdrawn"),
    State.ENDED: Words("结束", "Ended"),
}

STATIONS: Final = (State.INTERESTED, State.CHECKING, State.PREPARING, State.CLEARED)
"""The straight way to leaving, as a line of stations shows it."""


@dataclass(frozen=True)
class GuardFacts:
    """What guards ask. ``readiness``: ready, conditional, wait; ``hard_codes`` not overridden.

    ``job_in_order``: a job she accepted has an approved recruiter, an open offer and no unlawful
    contract, or she is linked to none. ``identity``: it is written what paper or other evidence was seen, be it that there is none.
    ``missing_modules``: codes of the preparation's musts that she has not had.
    """

    readiness: str
    hard_codes: tuple[str, ...] = ()
    emergency_contacts: int = 0
    destination: bool = False
    expected_arrival: bool = False
    minor: bool = True
    identity: bool = False
    job_in_order: bool = True
    missing_modules: tuple[str, ...] = ()


Guard = tuple["Callable[[GuardFacts], bool]", "Sentence"]


@dataclass(frozen=True)
class Transition:
    """A step that may be taken, and what must be so before.

    Who may take steps is told by ``rules.permissions``: :attr:`Act.MOVE_JOURNEY`, and for a
    minor's journey also the act ``of_minors``.
    """

    from_state: State
    to_state: State
    act: Sentence
    guards: tuple[Guard, ...] = ()
    of_minors: Act | None = None


@dataclass(frozen=True)
class NextStep:
    """A step out of the present state; ``blocked`` says why it cannot be taken yet."""

    to: State
    words: Sentence
    blocked: tuple[Sentence, ...]


_IDENTITY: Final[Guard] = (
    lambda facts: facts.identity,
    T("Write down which paper was seen, or that there is none."),
)
_HARD: Final[Guard] = (
    lambda facts: bool(facts.hard_codes),
    T("The rules do not advise to wait."),
)
_NOT_HARD: Final[Guard] = (
    lambda facts: not facts.hard_codes,
    T("The rules advise to wait; see the advice."),
)
_CONDITIONS: Final[Guard] = (
    lambda facts: facts.readiness == "conditional",
    T("There are no conditions."),
)
_CONTACTS: Final[Guard] = (
    lambda facts: facts.emergency_contacts >= 2,
    T("Two emergency contacts are needed."),
)
_DESTINATION: Final[Guard] = (
    lambda facts: facts.destination,
    T("The destination is missing."),
)
_ARRIVAL: Final[Guard] = (
    lambda facts: facts.expected_arrival,
    T("The day on which she should arrive is missing."),
)

_JOB: Final[Guard] = (
    lambda facts: facts.job_in_order,
    T("The job she is linked to is not in order: recruiter, offer or contract."),
)

_MODULES: Final[Guard] = (
    lambda facts: not facts.missing_modules,
    T("Modules of the preparation are missing; see the page “Preparation”."),
)

_BACK: Final = T("Back to checking")
_DROP: Final = T("She withdraws her plan")

TABLE: Final = (
    Transition(State.INTERESTED, State.CHECKING, T("Begin the check"), (_IDENTITY,)),
    Transition(State.CHECKING, State.NOT_ELIGIBLE, T("Advise to wait"), (_HARD,)),
    Transition(
        State.CHECKING, State.CONDITIONAL, T("Conditions to meet"), (_NOT_HARD, _CONDITIONS)
    ),
    Transition(State.CHECKING, State.PREPARING, T("Begin preparing"), (_NOT_HARD,)),
    Transition(State.NOT_ELIGIBLE, State.CHECKING, _BACK, (_NOT_HARD,)),
    Transition(State.CONDITIONAL, State.CHECKING, _BACK),
    Transition(State.CONDITIONAL, State.PREPARING, T("Conditions are met"), (_NOT_HARD,)),
    Transition(State.PREPARING, State.CHECKING, _BACK),
    Transition(
        State.PREPARING,
        State.CLEARED,
        T("Preparation is complete"),
        (_NOT_HARD, _MODULES, _CONTACTS, _DESTINATION, _ARRIVAL, _JOB),
        of_minors=Act.CLEAR_MINOR,
    ),
    Transition(State.CLEARED, State.PREPARING, T("Back to preparing")),
    *(
        Transition(state, State.WITHDRAWN, _DROP)
        for state in (
            State.INTERESTED,
            State.CHECKING,
            State.NOT_ELIGIBLE,
            State.CONDITIONAL,
            State.PREPARING,
            State.CLEARED,
        )
    ),
    Transition(State.WITHDRAWN, State.INTERESTED, T("She takes up her plan again")),
)
"""Every step. Tracing adds its own rows below these; nothing else decides about steps."""


def next_steps(state: State, facts: GuardFacts, roles: Iterable[str]) -> tuple[NextStep, ...]:
    """Return the steps out of a state that these roles can take, with what still blocks them."""
    held = tuple(roles)
    if not may(held, Act.MOVE_JOURNEY):
        return ()
    return tuple(
        NextStep(row.to_state, row.act, _blocked(row, facts, held))
        for row in TABLE
        if row.from_state is state
    )


def check(state: State, to: State, facts: GuardFacts, roles: Iterable[str]) -> None:
    """Raise unless a step may be taken now.

    :class:`NotAllowed` where the role is missing, :class:`ClerkError` with the first guard that
    does not hold.
    """
    held = tuple(roles)
    row = next((r for r in TABLE if r.from_state is state and r.to_state is to), None)
    if row is None:
        raise ClerkError(
            T(
                "A journey cannot go from “{a}” to “{b}”.",
                a=STATE_WORDS[state],
                b=STATE_WORDS[to],
            )
        )
    require(held, Act.MOVE_JOURNEY)
    if _role_missing(row, facts, held):
        raise NotAllowed(_MINOR)
    blocked = _blocked(row, facts, held)
    if blocked:
        raise ClerkError(blocked[0])


_MINOR: Final = T("For a minor this step is the child director's or the director's.")


def _blocked(row: Transition, facts: GuardFacts, roles: tuple[str, ...]) -> tuple[Sentence, ...]:
    unmet = tuple(sentence for holds, sentence in row.guards if not holds(facts))
    return (*unmet, _MINOR) if _role_missing(row, facts, roles) else unmet


def _role_missing(row: Transition, facts: GuardFacts, roles: tuple[str, ...]) -> bool:
    return facts.minor and row.of_minors is not None and not may(roles, row.of_minors)
