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

BEFORE: Final = (
    State.INTERESTED,
    State.CHECKING,
    State.NOT_ELIGIBLE,
    State.CONDITIONAL,
    State.PREPARING,
    State.CLEARED,
)
"""She is still here."""
AWAY: Final = (
    State.DEPARTED,
    State.LEFT_UNREGISTERED,
    State.ARRIVED,
    State.SETTLED,
    State.MOVED_ON,
    State.LOST_CONTACT,
)
"""She is away, and somebody looks after her being well."""
OVER: Final = (State.RETURNED, State.WITHDRAWN, State.ENDED)
"""Nothing more is due; after these a new journey may begin."""


@dataclass(frozen=True)
class GuardFacts:
    """What guards ask. ``readiness``: ready, conditional, wait; ``hard_codes`` not overridden.

    ``settled_check``: a check-in from the day set for it on went well. ``out_of_reach``: she was
    tried as often and by as many ways as the rule asks. ``danger``: something speaks for danger.
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
    settled_check: bool = False
    out_of_reach: bool = False
    danger: bool = False


Guard = tuple["Callable[[GuardFacts], bool]", "Sentence"]


@dataclass(frozen=True)
class Transition:
    """A step that may be taken, and what must be so before.

    Who may take steps is told by ``rules.permissions``: ``who``, and for a minor's journey also
    the act ``of_minors``. The clerk at the origin and the clerk at the destination are one role.
    ``asks_way``: nobody of the office need have seen it, so how it is known is written down.
    ``reasoned``: so is why.
    """

    from_state: State
    to_state: State
    act: Sentence
    guards: tuple[Guard, ...] = ()
    of_minors: Act | None = None
    who: Act = Act.MOVE_JOURNEY
    asks_way: bool = False
    reasoned: bool = False


@dataclass(frozen=True)
class NextStep:
    """A step out of the present state; ``blocked`` says why it cannot be taken yet."""

    to: State
    words: Sentence
    blocked: tuple[Sentence, ...]
    reasoned: bool = False
    asks_way: bool = False


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
_SETTLED: Final[Guard] = (
    lambda facts: facts.settled_check,
    T("A check-in a month after she arrived, without anything bad, comes first."),
)
# Nobody waits with a minor, or where something speaks for danger.
_UNREACHED: Final[Guard] = (
    lambda facts: facts.out_of_reach or facts.minor or facts.danger,
    T("Try three times, by two ways at least, and write each attempt down."),
)

_BACK: Final = T("Back to checking")
_DROP: Final = T("She withdraws her plan")
_HOME: Final = T("She is home again")


def _fact(start: State, to: State, verb: Sentence, guards: tuple[Guard, ...] = ()) -> Transition:
    """Something that happened out there: it is never forbidden, only known or not yet."""
    return Transition(start, to, verb, guards, asks_way=True)


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
    Transition(
        State.PREPARING,
        State.CLEARED,
        T("Preparation is complete"),
        (_NOT_HARD, _MODULES, _CONTACTS, _DESTINATION, _ARRIVAL, _JOB),
        of_minors=Act.CLEAR_MINOR,
    ),
    *(_fact(state, State.DEPARTED, T("She has left")) for state in BEFORE),
    Transition(State.PREPARING, State.CHECKING, _BACK),
    Transition(State.CLEARED, State.PREPARING, T("Back to preparing")),
    *(
        _fact(state, State.LEFT_UNREGISTERED, T("She left without preparation"))
        for state in (*BEFORE, State.WITHDRAWN)
        if state is not State.CLEARED
    ),
    *(Transition(state, State.WITHDRAWN, _DROP) for state in BEFORE),
    Transition(State.WITHDRAWN, State.INTERESTED, T("She takes up her plan again")),
    *(
        _fact(state, State.ARRIVED, T("She has arrived"))
        for state in (State.DEPARTED, State.LEFT_UNREGISTERED)
    ),
    _fact(State.ARRIVED, State.SETTLED, T("She is settled"), (_SETTLED,)),
    _fact(State.MOVED_ON, State.ARRIVED, T("She has arrived at the new place")),
    _fact(State.MOVED_ON, State.SETTLED, T("She is settled at the new place"), (_SETTLED,)),
    *(
        _fact(state, State.MOVED_ON, T("She moved on to another place"))
        for state in (State.DEPARTED, State.LEFT_UNREGISTERED, State.ARRIVED, State.SETTLED)
    ),
    *(
        _fact(state, State.LOST_CONTACT, T("Contact is lost"), (_UNREACHED,))
        for state in AWAY
        if state is not State.LOST_CONTACT
    ),
    _fact(State.LOST_CONTACT, State.ARRIVED, T("Found: she is where she went")),
    _fact(State.LOST_CONTACT, State.MOVED_ON, T("Found: she is at another place")),
    *(_fact(state, State.RETURNED, _HOME) for state in AWAY),
    *(
        Transition(state, State.ENDED, T("End the journey"), who=Act.END_JOURNEY, reasoned=True)
        for state in (*BEFORE, *AWAY)
    ),
)
"""Every step; nothing else decides about steps. After RETURNED, WITHDRAWN, ENDED she may begin a
new journey; a withdrawn plan may be taken up again."""

_ROWS: Final = {(row.from_state, row.to_state): row for row in TABLE}


def row_of(state: State, to: State) -> Transition | None:
    """Return the row of the table from one state to another, None where there is no such step."""
    return _ROWS.get((state, to))


def next_steps(state: State, facts: GuardFacts, roles: Iterable[str]) -> tuple[NextStep, ...]:
    """Return the steps out of a state that these roles can take, with what still blocks them."""
    held = tuple(roles)
    return tuple(
        NextStep(row.to_state, row.act, _blocked(row, facts, held), row.reasoned, row.asks_way)
        for row in TABLE
        if row.from_state is state and may(held, row.who)
    )


def check(state: State, to: State, facts: GuardFacts, roles: Iterable[str]) -> None:
    """Raise unless a step may be taken now.

    :class:`NotAllowed` where the role is missing, :class:`ClerkError` with the first guard that
    does not hold.
    """
    held = tuple(roles)
    row = row_of(state, to)
    if row is None:
        raise ClerkError(
            T(
                "A journey cannot go from “{a}” to “{b}”.",
                a=STATE_WORDS[state],
                b=STATE_WORDS[to],
            )
        )
    require(held, row.who)
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
