"""A case read for the rules: how urgent, what must be reported, what is due, what the screening says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from desktop.rules import age, case_clocks, cases, indicators, referrals, risk
from desktop.rules.case_clocks import CaseClock, Deadline, Task
from desktop.sheets.cases import ACTION, ALLEGED, ANSWER, FLAG, NOTE, PERSON, REPORT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.office.cards import JourneyStep
    from desktop.storage.unit_of_work import UnitOfWork

Rows = dict[str, list[dict[str, Any]]]
HARMED: Final = "harmed"
NOBODY: Final = UUID(int=0)
CONTACTS: Final = frozenset({"call", "visit", "talk", "follow_up", "message"})
_FOLLOW_UPS: Final = frozenset({"visit", "talk", "follow_up", "call"})


@dataclass(frozen=True)
class Subject:
    """Somebody of a case as she is known: ``row`` is None for one that is not kept yet."""

    row: UUID | None
    name: str
    number: str
    sex: str
    age: int | None
    moved: bool
    alone: bool
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Screening:
    """What the answers of one person come to."""

    subject: Subject
    child: bool
    answers: Mapping[str, Mapping[str, Any]]
    result: indicators.Result
    forced: indicators.ForcedResult


@dataclass(frozen=True)
class Read:
    """A case as the rules see it."""

    subjects: tuple[Subject, ...]
    facts: risk.RiskFacts
    proposal: risk.Proposal
    level: str
    report: risk.Report
    reported: bool
    assessed_on: date | None
    deadlines: tuple[Deadline, ...]
    screenings: tuple[Screening, ...]

    @property
    def minor(self) -> bool:
        """Whether somebody under 18 is concerned."""
        return self.facts.minor


def read(
    work: UnitOfWork,
    values: Mapping[str, Any],
    rows: Rows,
    steps: Sequence[JourneyStep],
    now: datetime,
) -> Read:
    """Read a case as typed or as kept."""
    found = subjects(work, rows, now.date())
    facts = _risk_facts(values, rows, found)
    proposal, report = risk.propose(facts), risk.report(facts)
    level = level_of(values, proposal, facts)
    reported = any(row.get("reported_on") for row in rows.get(REPORT.kind, ()))
    clock = _clock(values, rows, steps, now, level)
    clock = replace(clock, report_called_for=report.called_for, reported=reported)
    return Read(
        found,
        facts,
        proposal,
        level,
        report,
        reported,
        clock.assessed_on,
        case_clocks.deadlines(clock),
        tuple(_screenings(values, rows, found)),
    )


def subjects(work: UnitOfWork, rows: Rows, today: date) -> tuple[Subject, ...]:
    """Return the people of a case, each with what her own record says where she has one."""
    typed = rows.get(PERSON.kind, ())
    linked = [row["person_id"] for row in typed if row.get("person_id")]
    people = {each.id: each.values for each in work.records.where("person", id=linked)}
    numbers = {
        journey.values["person_id"]: str(journey.values["number"] or "")
        for journey in (work.records.where("journey", person_id=linked) if linked else ())
    }
    return tuple(
        _subject(row, people.get(row.get("person_id") or NOBODY, {}), numbers, today)
        for row in typed
    )


def _subject(
    row: Mapping[str, Any], known: Mapping[str, Any], numbers: Mapping[UUID, str], today: date
) -> Subject:
    birth = row.get("birth") or known.get("birth")
    return Subject(
        row.get("id"),
        str(row.get("name") or known.get("full_name") or ""),
        numbers.get(row.get("person_id") or NOBODY, ""),
        str(row.get("sex") or known.get("sex") or ""),
        age.age(date.fromisoformat(birth["last"]), today) if birth else None,
        row.get("moved") == "yes",
        row.get("care") in ("none", "independent", "child_headed"),
        row,
    )


def _risk_facts(values: Mapping[str, Any], rows: Rows, found: Iterable[Subject]) -> risk.RiskFacts:
    harmed = tuple(
        risk.Harmed(one.age, one.sex, one.alone)
        for one in found
        if one.values.get("role") in (HARMED, None)
    )
    return risk.RiskFacts(
        concerns=frozenset(values.get("concerns") or ()),
        triggers=frozenset(values.get("triggers") or ()),
        harmed=harmed,
        danger_now=values.get("danger_now") == "yes",
        under_14=values.get("under_14") == "yes",
        missing=values.get("missing") == "yes",
        threatened=values.get("threatened") == "yes",
        access=any(row.get("access") == "yes" for row in rows.get(ALLEGED.kind, ())),
    )


def level_of(values: Mapping[str, Any], proposal: risk.Proposal, facts: risk.RiskFacts) -> str:
    """Return the level that holds: a lower one than proposed needs a reason, and no sign of the
    law may be ticked."""
    own = str(values.get("risk") or "")
    if not own or facts.triggers:
        return proposal.level
    if risk.lower(own, proposal.level) and not values.get("risk_reason"):
        return proposal.level
    return own


def received(values: Mapping[str, Any], now: datetime) -> datetime:
    """Return when it was told; without an hour the day's beginning, so that none is lost."""
    minutes = int(values.get("received_at") or 0)
    at = time(minutes // 60, minutes % 60)
    return datetime.combine(values.get("received_on") or now.date(), at, tzinfo=now.tzinfo)


def _clock(
    values: Mapping[str, Any],
    rows: Rows,
    steps: Sequence[JourneyStep],
    now: datetime,
    level: str,
) -> CaseClock:
    notes = rows.get(NOTE.kind, ())
    told, again = received(values, now), _last(steps, cases.REOPENED)
    if again is not None:
        told = datetime.combine(again, time(), tzinfo=now.tzinfo)

    def since(day: date | None) -> date | None:
        """Return a day, None where it lies before the case was opened again."""
        return None if day is None or (again is not None and day < again) else day

    def days(kinds: frozenset[str]) -> list[date]:
        return [day for day in days_of(notes, kinds) if since(day)]

    closed = _last(steps, cases.CLOSED)
    return CaseClock(
        state=str(values.get("state") or cases.OPEN),
        level=level,
        received=told,
        contact_on=min(days(CONTACTS), default=None),
        assessed_on=since(values.get("assessed_on")),
        planned_on=since(_last(steps, cases.PLANNED)),
        reviewed_on=max(days(frozenset({"review", "conference"})), default=None),
        followed_up_on=max(days(_FOLLOW_UPS), default=None),
        conference_on=min(days(frozenset({"conference"})), default=None),
        closed_on=closed,
        close_reason=str(values.get("close_reason") or ""),
        after_closing_on=values.get("follow_up_on"),
        followed_after_closing=closed is not None
        and any(day > closed for day in days(_FOLLOW_UPS)),
        tasks=tuple(_tasks(rows)),
    )


def days_of(notes: Iterable[Mapping[str, Any]], kinds: frozenset[str]) -> list[date]:
    """Return the days of those entries of the course that are of some kinds."""
    return [
        row["happened_on"] for row in notes if row.get("kind") in kinds and row.get("happened_on")
    ]


def _tasks(rows: Rows) -> Iterable[Task]:
    for row in rows.get(ACTION.kind, ()):
        if row.get("due_on") and not row.get("done_on"):
            yield Task(str(row.get("what") or ""), row["due_on"])
    for row in rows.get(FLAG.kind, ()):
        if row.get("look_by") and not row.get("off_on"):
            yield Task(str(row.get("what") or ""), row["look_by"], flag=True)


def _last(steps: Sequence[JourneyStep], state: str) -> date | None:
    return max((step.happened_on for step in steps if step.to_state == state), default=None)


def _screenings(
    values: Mapping[str, Any], rows: Rows, found: Sequence[Subject]
) -> Iterable[Screening]:
    harmed = [one for one in found if one.values.get("role") in (HARMED, None)]
    answers = rows.get(ANSWER.kind, ())
    for at, one in enumerate(harmed):
        own = {str(one.row)} | ({""} if at == 0 else set())
        mine = {
            str(row.get("code")): row
            for row in answers
            if str(row.get("subject") or "") in own and row.get("answer")
        }
        yield screened(one, mine, is_child(one, values))


def is_child(subject: Subject, values: Mapping[str, Any]) -> bool:
    """Whether the list for children is asked: known to be under 18, or said to be under 14."""
    if subject.age is not None:
        return subject.age < 18
    return values.get("under_14") == "yes"


def screened(
    subject: Subject,
    answers: Mapping[str, Mapping[str, Any]],
    child: bool,  # noqa: FBT001
) -> Screening:
    """Work out what the answers of one person come to."""
    told = [
        indicators.Answer(code, str(row.get("answer") or ""), str(row.get("evidence") or ""))
        for code, row in answers.items()
    ]
    return Screening(
        subject,
        child,
        answers,
        indicators.judge(told, child=child, moved=subject.moved),
        indicators.judge_forced_labour(told),
    )


def open_referrals(work: UnitOfWork, case: UUID) -> int:
    """Return how many referrals of a case are still open."""
    return len(work.records.where("referral", case_id=case, state=list(referrals.STANDING)))
