"""Handing over the work on the Children's Committee: when it is due, and its steps.

A member hands over to a younger one from 60 days before her 18th birthday, or when her journey
departs (the days are policy). Source: "when they turn 18 or leave … they hand over".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop.i18n import T, Words
from desktop.rules import age
from desktop.rules.committee import policy
from desktop.rules.journeys import State
from desktop.rules.permissions import Act
from desktop.rules.steps import Guard, Step, Workflow

OF_AGE: Final = 18
EIGHTEEN, LEFT, OTHER = "eighteen", "left", "other"
AWAY: Final = frozenset(
    {State.DEPARTED, State.ARRIVED, State.SETTLED, State.MOVED_ON, State.LOST_CONTACT,
     State.LEFT_UNREGISTERED}
)  # fmt: skip
"""States of a journey in which somebody is away from the village."""


@dataclass(frozen=True, order=True)
class Due:
    """A handover that is due: from ``begins`` it is prepared, by ``by`` it should be done."""

    by: date
    begins: date
    why: str


def of_age(born: date) -> Due:
    """Return when the handover to a younger member is due because of her 18th birthday.

    Born on 29 February she is 18 on 28 February where the year has no such day.
    """
    by = age.birthday(born, OF_AGE)
    return Due(by, by - timedelta(days=policy().days_before_18), EIGHTEEN)


def due(born: date | None, left_on: date | None, serving_since: date, today: date) -> Due | None:
    """Return the handover that is due today, the more urgent one of two; None for none.

    ``left_on``: the day on which a journey of hers departed, None while she is here. A journey
    from before her service is over and done with.
    """
    found: list[Due] = []
    if born is not None:
        one = of_age(born)
        if one.begins <= today:
            found.append(one)
    if left_on is not None and serving_since <= left_on <= today:
        found.append(Due(left_on, left_on, LEFT))
    return min(found, default=None)


PREPARING, DONE, DROPPED = "PREPARING", "DONE", "DROPPED"
WORDS: Final = {
    PREPARING: Words("准备交接", "Being prepared"),
    DONE: Words("已交接", "Handed over"),
    DROPPED: Words("不再需要", "Not needed"),
}
STATIONS: Final = (PREPARING, DONE)


@dataclass(frozen=True)
class HandoverFacts:
    """What the guards ask. ``young``: the receiver is under 18 on the day."""

    receiver: bool = False
    young: bool = False
    items: int = 0
    not_given: int = 0
    signed_by_both: bool = False


_RECEIVER: Final = Guard[HandoverFacts](
    lambda facts: facts.receiver, T("Write down who takes over.")
)
_YOUNG: Final = Guard[HandoverFacts](
    lambda facts: facts.young or not facts.receiver, T("Who takes over must be under 18.")
)
_ITEMS: Final = Guard[HandoverFacts](
    lambda facts: facts.items > 0, T("The handover sheet is still empty.")
)
_GIVEN: Final = Guard[HandoverFacts](
    lambda facts: facts.not_given == 0, T("Something on the list is not handed over yet.")
)
_SIGNED: Final = Guard[HandoverFacts](
    lambda facts: facts.signed_by_both, T("Both must have signed the handover sheet.")
)
WORKFLOW: Final = Workflow[HandoverFacts](
    WORDS,
    (
        Step(
            PREPARING,
            DONE,
            T("Handed over"),
            Act.ORGANISE_CENTRE,
            (_RECEIVER, _YOUNG, _ITEMS, _GIVEN, _SIGNED),
        ),
        Step(PREPARING, DROPPED, T("Not needed after all"), Act.ORGANISE_CENTRE, reasoned=True),
        Step(DROPPED, PREPARING, T("Needed after all"), Act.ORGANISE_CENTRE),
    ),
)
"""Every step of a handover."""
