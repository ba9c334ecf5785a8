"""The states of a recruiter, the steps between them, and how it stands today.

An approval ends by itself: an expired licence, an overdue review, an open complaint of the worst
kind or a lost minor suspend without anybody's doing. Numbers lie in ``recruiting.toml``. Source:
the workflow of a recruiter; HRM 18 (licence), LCL 9 and 84, CLP, CRL 244.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import T, Words
from desktop.rules import reference, screening
from desktop.rules.permissions import Act
from desktop.rules.spans import add_months
from desktop.rules.steps import Guard, Step, Workflow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.i18n import Sentence

APPLIED, SCREENING, APPROVED, CONDITIONAL = "APPLIED", "SCREENING", "APPROVED", "CONDITIONAL"
REFUSED, SUSPENDED, BLACKLISTED, INACTIVE = "REFUSED", "SUSPENDED", "BLACKLISTED", "INACTIVE"
KNOWN: Final = "KNOWN"
LEVELS: Final = (APPROVED, CONDITIONAL, REFUSED, SUSPENDED, BLACKLISTED)
"""What the committee can decide."""

WORDS: Final = {
    APPLIED: Words("已登记", "Registered"),
    SCREENING: Words("审核中", "Being screened"),
    APPROVED: Words("通过", "Approved"),
    CONDITIONAL: Words("有条件通过", "Approved with conditions"),
    REFUSED: Words("不通过", "Refused"),
    SUSPENDED: Words("暂停", "Suspended"),
    BLACKLISTED: Words("列入黑名单", "Blacklisted"),
    INACTIVE: Words("不再往来", "No longer active"),
    KNOWN: Words("知情备案", "Known"),
}


@dataclass(frozen=True)
class StepFacts:
    """What the guards ask. Days are None where something never happened."""

    kind: str
    proposal: str
    today: date
    opinions: bool = False
    open_red: bool = False
    refused_on: date | None = None
    papers_only: bool = False
    blacklisted_on: date | None = None


@dataclass(frozen=True)
class StandingFacts:
    """What decides how a recruiter stands: the committee's last word, and what came since."""

    kind: str
    state: str
    decided_on: date | None = None
    valid_until: date | None = None
    licence_needed: bool = False
    licence_expires: date | None = None
    open_complaints: tuple[str, ...] = ()
    last_visit: date | None = None
    first_placement: date | None = None


@dataclass(frozen=True)
class Due:
    """Something to be done by a day."""

    code: str
    on: date
    words: Sentence


@dataclass(frozen=True)
class Standing:
    """How a recruiter stands today. ``usable``: may be chosen for a job and linked."""

    state: str
    reasons: tuple[Sentence, ...]
    usable: bool
    automatic: bool
    due: tuple[Due, ...]


@cache
def _numbers() -> Mapping[str, Any]:
    table: Mapping[str, Any] = reference.load_toml("recruiting.toml")
    return table


def _n(name: str) -> int:
    return int(_numbers()["recruiter"][name])


def red_complaints() -> frozenset[str]:
    """Return the kinds of complaints that suspend at once."""
    return frozenset(_numbers()["complaints"]["red"])


def objection_until(decided_on: date) -> date:
    """Return the last day on which a recruiter may object to a decision."""
    return decided_on + timedelta(days=_n("objection_days"))


def valid_until(level: str, decided_on: date) -> date | None:
    """Return the last day of a level: approved 12 months, with conditions 3; None for others."""
    months = screening.months_valid(level)
    return add_months(decided_on, months) if months else None


def check_due(state: str, since: date) -> date | None:
    """Return by when existing placements are looked at; None where they need not be."""
    days = {SUSPENDED: _n("check_suspended_days"), BLACKLISTED: _n("check_blacklisted_days")}
    return since + timedelta(days=days[state]) if state in days else None


def standing(facts: StandingFacts, today: date) -> Standing:
    """Return the state in force today, why, and what is due."""
    reasons = tuple(_suspending(facts, today)) if facts.state in (APPROVED, CONDITIONAL) else ()
    state = SUSPENDED if reasons else facts.state
    in_time = facts.valid_until is None or today <= facts.valid_until
    usable = state in (APPROVED, CONDITIONAL) and in_time
    due = tuple(sorted(_due(facts, today), key=lambda each: each.on))
    return Standing(state, reasons, usable, bool(reasons), due)


def _suspending(facts: StandingFacts, today: date) -> Iterator[Sentence]:
    red = red_complaints()
    words = reference.words("complaint_kind")
    for code in dict.fromkeys(facts.open_complaints):
        if code in red:
            yield T("Open complaint: {what}.", what=words.get(code, Words(code, code)))
    licence = facts.licence_expires if facts.licence_needed else None
    if licence is not None and today > licence + timedelta(days=_n("licence_grace_days")):
        yield T("The licence ended on {day}.", day=licence)
    until = facts.valid_until
    if until is not None and today > until + timedelta(days=_n("review_grace_days")):
        yield T("The review is overdue since {day}.", day=until)


def _due(facts: StandingFacts, today: date) -> Iterator[Due]:
    if facts.state not in (APPROVED, CONDITIONAL, SUSPENDED):
        return
    if facts.valid_until is not None:
        on = facts.valid_until - timedelta(days=_n("review_reminder"))
        said = T("Review before the approval ends on {day}.", day=facts.valid_until)
        yield Due("review", on, said)
    if facts.licence_expires is not None:
        said = T("The licence ends on {day}: ask for the new one.", day=facts.licence_expires)
        for days in _numbers()["recruiter"]["licence_reminders"]:
            yield Due(f"licence_{days}", facts.licence_expires - timedelta(days=int(days)), said)
    yield Due("visit", _visit(facts, today), T("Visit the workplace."))


def _visit(facts: StandingFacts, today: date) -> date:
    if facts.last_visit is not None:
        return add_months(facts.last_visit, _n("visit_months"))
    if facts.first_placement is not None:
        return facts.first_placement + timedelta(days=_n("first_placement_days"))
    return add_months(facts.decided_on or today, _n("visit_months"))


def worsened(proposal: str, state: str, red: tuple[str, ...]) -> Sentence | None:
    """Say that the committee should look again: something bad came in, or an answer changed."""
    if state not in (APPROVED, CONDITIONAL):
        return None
    if red:
        return T("Something bad came in: the committee must decide anew.")
    if proposal in (SUSPENDED, REFUSED) or (state == APPROVED and proposal == CONDITIONAL):
        return T("By the answers of today the rules propose: {level}.", level=WORDS[proposal])
    return None


_FORMAL: Final = Guard[StepFacts](
    lambda facts: facts.kind != screening.INFORMAL,
    T("A relative or acquaintance can be known and is never approved."),
)
_COMPLETE: Final = Guard[StepFacts](
    lambda facts: facts.proposal not in (SCREENING, KNOWN),
    T("Red lines of the screening are not answered yet."),
)
_NO_RED: Final = Guard[StepFacts](
    lambda facts: facts.proposal in (APPROVED, CONDITIONAL),
    T("A red line is not kept."),
)
_OPINIONS: Final = Guard[StepFacts](
    lambda facts: facts.opinions,
    T("Note what the Labour Bureau and the police say."),
)
_NO_COMPLAINT: Final = Guard[StepFacts](
    lambda facts: not facts.open_red,
    T("An open complaint stands against it; it must be put right first."),
)
_SIX_MONTHS: Final = Guard[StepFacts](
    lambda facts: (
        facts.papers_only
        or facts.refused_on is None
        or facts.today >= add_months(facts.refused_on, _n("refused_again_months"))
    ),
    T("Six months after a refusal, unless only papers were missing."),
)
_TWO_YEARS: Final = Guard[StepFacts](
    lambda facts: (
        facts.blacklisted_on is None
        or facts.today >= add_months(facts.blacklisted_on, _n("blacklist_months"))
    ),
    T("Two years after the blacklisting at the earliest."),
)


def _decided(before: str, after: str, *guards: Guard[StepFacts]) -> Step[StepFacts]:
    verbs = {
        APPROVED: T("Approve"),
        CONDITIONAL: T("Approve with conditions"),
        REFUSED: T("Refuse"),
        SUSPENDED: T("Suspend"),
        BLACKLISTED: T("Blacklist"),
    }
    return Step(before, after, verbs[after], Act.DECIDE_RECRUITER, guards, reasoned=True)


_GOOD: Final = (_FORMAL, _COMPLETE, _NO_RED, _NO_COMPLAINT, _OPINIONS)
WORKFLOW: Final = Workflow[StepFacts](
    WORDS,
    (
        Step(APPLIED, SCREENING, T("Begin the screening"), Act.EDIT_RECRUITERS, (_FORMAL,)),
        Step(APPLIED, KNOWN, T("Note as known"), Act.EDIT_RECRUITERS),
        Step(KNOWN, APPLIED, T("Take up again"), Act.EDIT_RECRUITERS),
        _decided(SCREENING, APPROVED, *_GOOD),
        _decided(SCREENING, CONDITIONAL, *_GOOD),
        _decided(SCREENING, REFUSED),
        _decided(SCREENING, BLACKLISTED),
        # A review renews or changes the level; the work goes on meanwhile.
        *(
            _decided(before, after, *_GOOD)
            for before in (APPROVED, CONDITIONAL)
            for after in (APPROVED, CONDITIONAL)
        ),
        _decided(APPROVED, SUSPENDED),
        _decided(CONDITIONAL, SUSPENDED),
        _decided(APPROVED, BLACKLISTED),
        _decided(CONDITIONAL, BLACKLISTED),
        _decided(SUSPENDED, APPROVED, *_GOOD),
        _decided(SUSPENDED, CONDITIONAL, *_GOOD),
        _decided(SUSPENDED, BLACKLISTED),
        _decided(KNOWN, BLACKLISTED),
        Step(REFUSED, APPLIED, T("Applies again"), Act.EDIT_RECRUITERS, (_SIX_MONTHS,)),
        _decided(REFUSED, BLACKLISTED),
        _decided(BLACKLISTED, SUSPENDED, _TWO_YEARS, _OPINIONS),
        *(
            Step(state, INACTIVE, T("No longer active"), Act.EDIT_RECRUITERS, reasoned=True)
            for state in (APPLIED, SCREENING, APPROVED, CONDITIONAL, REFUSED, KNOWN)
        ),
        Step(INACTIVE, APPLIED, T("Comes again"), Act.EDIT_RECRUITERS),
    ),
)
"""Every step of a recruiter; what the committee decides needs a second person."""
