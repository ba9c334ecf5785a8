"""A placement: one person and one job, from the proposal to its end. She chooses freely at every step.

Numbers lie in ``recruiting.toml``. Source: the workflow of a placement; LCL 10 (written contract
within a month), SIL 58 (insurance within 30 days), JWP 6 (medical checks at 16 and 17).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import T, Words
from desktop.rules import reference
from desktop.rules.age import birthday, reached
from desktop.rules.permissions import Act
from desktop.rules.recruiters import Due
from desktop.rules.spans import add_months
from desktop.rules.steps import Guard, Step, Workflow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PROPOSED, INFORMED, ACCEPTED, DECLINED = "PROPOSED", "INFORMED", "ACCEPTED", "DECLINED"
CONTRACT_REVIEW, SIGNED, STARTED, ENDED = "CONTRACT_REVIEW", "SIGNED", "STARTED", "ENDED"
WORDS: Final = {
    PROPOSED: Words("已推荐", "Proposed"),
    INFORMED: Words("已告知本人", "Told"),
    ACCEPTED: Words("本人接受", "Accepted"),
    DECLINED: Words("本人不接受", "Declined"),
    CONTRACT_REVIEW: Words("合同审查中", "Contract being read"),
    SIGNED: Words("已签合同", "Contract signed"),
    STARTED: Words("已上岗", "At work"),
    ENDED: Words("已结束", "Ended"),
}
STANDING: Final = frozenset({PROPOSED, INFORMED, ACCEPTED, CONTRACT_REVIEW, SIGNED, STARTED})
"""States in which a place is taken."""


@dataclass(frozen=True)
class PlacementFacts:
    """What the guards ask. ``contract``: ok, changes, illegal, or empty where none was read."""

    journey_state: str
    readiness: str
    birth_last: date | None
    min_age: int
    starts_on: date | None
    recruiter_usable: bool
    offer_open: bool
    vacancies: int | None
    told_in: str = ""
    contract: str = ""
    ended_on: date | None = None


def old_enough(facts: PlacementFacts) -> bool:
    """Whether she has reached the job's age on the day it begins (strictly: see ``rules.age``)."""
    if facts.birth_last is None or facts.starts_on is None:
        return False
    return reached(facts.birth_last, facts.min_age, facts.starts_on)


_READY: Final = Guard[PlacementFacts](
    lambda facts: facts.readiness in ("ready", "conditional"),
    T("She is advised to wait; she is proposed for no job."),
)
_PREPARED: Final = Guard[PlacementFacts](
    lambda facts: facts.journey_state in ("PREPARING", "CLEARED", "DEPARTED", "ARRIVED"),
    T("Her journey must be at “preparing” first."),
)
_AGE: Final = Guard[PlacementFacts](
    old_enough,
    T("Her age or the first day is not known, or she is too young for this job on that day."),
)
_RECRUITER: Final = Guard[PlacementFacts](
    lambda facts: facts.recruiter_usable,
    T("The recruiter or employer is not approved today."),
)
_OFFER: Final = Guard[PlacementFacts](
    lambda facts: facts.offer_open,
    T("The offer is not open."),
)
_ROOM: Final = Guard[PlacementFacts](
    lambda facts: facts.vacancies is None or facts.vacancies >= 0,
    T("All places are taken."),
)
_TOLD: Final = Guard[PlacementFacts](
    lambda facts: bool(facts.told_in),
    T("Write down in which language she was told."),
)
_LAWFUL: Final = Guard[PlacementFacts](
    lambda facts: facts.contract in ("ok", "changes"),
    T("A contract without unlawful clauses must have been read first."),
)
_END: Final = Guard[PlacementFacts](
    lambda facts: facts.ended_on is not None,
    T("Write down the day on which it ended."),
)
_FREE: Final = (_READY, _AGE, _RECRUITER, _OFFER, _ROOM)
_LINK: Final = Act.LINK_PEOPLE
WORKFLOW: Final = Workflow[PlacementFacts](
    WORDS,
    (
        Step(PROPOSED, INFORMED, T("She was told"), _LINK, (*_FREE, _TOLD)),
        Step(INFORMED, ACCEPTED, T("She accepts"), _LINK, _FREE),
        Step(ACCEPTED, CONTRACT_REVIEW, T("The contract is being read"), _LINK, (_RECRUITER,)),
        Step(
            CONTRACT_REVIEW,
            SIGNED,
            T("The contract is signed"),
            _LINK,
            (_PREPARED, _READY, _AGE, _RECRUITER, _LAWFUL),
        ),
        Step(
            ACCEPTED,
            STARTED,
            T("She has begun to work"),
            _LINK,
            (_PREPARED, _READY, _AGE, _RECRUITER),
        ),
        Step(SIGNED, STARTED, T("She has begun to work"), _LINK, (_AGE,)),
        *(
            Step(state, DECLINED, T("She declines"), _LINK)
            for state in (PROPOSED, INFORMED, ACCEPTED, CONTRACT_REVIEW, SIGNED)
        ),
        Step(DECLINED, INFORMED, T("She thinks again"), _LINK, _FREE),
        Step(STARTED, ENDED, T("The work has ended"), _LINK, (_END,)),
    ),
)
"""Every step of a placement. Declining is possible until the work begins, leaving always."""


@dataclass(frozen=True)
class ClockFacts:
    """From what the clocks of a placement run."""

    state: str
    started_on: date | None = None
    first_pay_day: date | None = None
    probation_ends: date | None = None
    contract_ends: date | None = None
    medical_on: date | None = None
    birth_last: date | None = None
    contract_signed: bool = False


@cache
def _numbers() -> Mapping[str, Any]:
    table: Mapping[str, Any] = reference.load_toml("recruiting.toml")["placement"]
    return table


def clocks(facts: ClockFacts) -> tuple[Due, ...]:
    """Return what is due while somebody is at work, in order."""
    if facts.state != STARTED or facts.started_on is None:
        return ()
    return tuple(sorted(_clocks(facts, facts.started_on), key=lambda due: due.on))


def _clocks(facts: ClockFacts, started: date) -> Iterator[Due]:
    def after(name: str) -> timedelta:
        return timedelta(days=int(_numbers()[name]))

    yield Due("contact", started + after("contact_days"), T("Call her: how is the work?"))
    if not facts.contract_signed:
        said = T("A written contract must exist by now (LCL 10).")
        yield Due("contract", started + after("contract_days"), said)
    said = T("Social insurance must be registered by now (SIL 58).")
    yield Due("insurance", started + after("insurance_days"), said)
    if facts.first_pay_day is not None:
        said = T("Ask whether the first wage was paid.")
        yield Due("pay", facts.first_pay_day + after("pay_days"), said)
    if facts.probation_ends is not None:
        said = T("Probation ends on {day}.", day=facts.probation_ends)
        yield Due("probation", facts.probation_ends - after("probation_days"), said)
    if facts.contract_ends is not None:
        said = T("The contract ends on {day}.", day=facts.contract_ends)
        yield Due("contract_end", facts.contract_ends - after("end_days"), said)
    yield from _medical(facts, started)


def _medical(facts: ClockFacts, started: date) -> Iterator[Due]:
    born = facts.birth_last
    if born is None or reached(born, 18, started):
        return
    said = T("Medical check of a juvenile worker.")
    if facts.medical_on is None:
        yield Due("medical", started, said)
        return
    yearly = add_months(facts.medical_on, int(_numbers()["medical_months"]))
    yield Due("medical", min(yearly, birthday(born, 18)), said)
