"""Mediation of a dispute between migrants and an employer: states, steps, sums, clocks.

Both sides come freely; it never takes the place of a report, an inspection, an arbitration.
Source: People's Mediation Law (3, 8, 17, 25, 26, 28 to 33), Labour Dispute Mediation and Arbitration
Law (5, 10, 12, 14 to 16, 27, 29, 43, 48, 50); the workflow of a mediation (§6.5).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from desktop.i18n import T, Words
from desktop.rules import dispute_clocks
from desktop.rules.case_clocks import Deadline, end_of, numbers, sorted_by_time
from desktop.rules.permissions import Act
from desktop.rules.spans import add_months
from desktop.rules.steps import Guard, Step, Workflow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.i18n import Sentence

RECEIVED, ACCEPTED, NOT_ACCEPTED = "RECEIVED", "ACCEPTED", "NOT_ACCEPTED"
IN_MEDIATION, AGREED, FAILED = "IN_MEDIATION", "AGREED", "FAILED"
REFUSED, WITHDRAWN, PERFORMED, BREACHED = "REFUSED", "WITHDRAWN", "PERFORMED", "BREACHED"
INSPECTION, ARBITRATION, COURT = "INSPECTION", "ARBITRATION", "COURT"
PAYMENT_ORDER, CLOSED = "PAYMENT_ORDER", "CLOSED"

WORDS: Final = {
    RECEIVED: Words("已收到申请", "Asked for"),
    ACCEPTED: Words("已受理", "Accepted"),
    NOT_ACCEPTED: Words("不予受理", "Not accepted"),
    IN_MEDIATION: Words("调解中", "Being mediated"),
    AGREED: Words("达成协议", "Agreed"),
    FAILED: Words("调解不成", "Not settled"),
    REFUSED: Words("一方不愿调解", "A party refused"),
    WITHDRAWN: Words("申请人撤回", "Withdrawn"),
    PERFORMED: Words("协议已履行", "Kept"),
    BREACHED: Words("未按协议履行", "Broken"),
    INSPECTION: Words("转劳动监察", "Labour inspection"),
    ARBITRATION: Words("申请劳动仲裁", "Arbitration"),
    COURT: Words("向法院起诉", "Court"),
    PAYMENT_ORDER: Words("申请支付令", "Payment order"),
    CLOSED: Words("已办结", "Closed"),
}
STANDING: Final = (RECEIVED, ACCEPTED, IN_MEDIATION, AGREED, BREACHED, FAILED, REFUSED)


@dataclass(frozen=True)
class MediationFacts:
    """What the guards ask of a mediation as it is kept."""

    dangerous: bool = False  # violence, trafficking … is said to have happened
    has_case: bool = False
    has_parties: bool = False
    claimant_agrees: bool = False
    respondent_agrees: bool = False
    mediators: int = 0
    sessions: int = 0
    agreement: bool = False  # day and content
    all_paid: bool = False
    reason: bool = False
    told_rights: bool = False
    filed: bool = False
    outcome: bool = False


_NO_DANGER: Final = Guard[MediationFacts](
    lambda facts: not facts.dangerous or facts.has_case,
    T("Violence, confinement or trafficking is not mediated away: open a case and report first."),
)
_PARTIES: Final = Guard[MediationFacts](
    lambda facts: facts.has_parties,
    T("Write down who asks, against whom, and what for."),
)
_FREELY: Final = Guard[MediationFacts](
    lambda facts: facts.claimant_agrees and facts.respondent_agrees,
    T("Both sides must agree to mediation (People's Mediation Law, Art. 17)."),
)
_MEDIATOR: Final = Guard[MediationFacts](lambda facts: facts.mediators > 0, T("Name the mediator."))
_SESSION: Final = Guard[MediationFacts](
    lambda facts: facts.sessions > 0, T("Write down a session with its minutes.")
)
_AGREEMENT: Final = Guard[MediationFacts](
    lambda facts: facts.agreement,
    T("Write down the day and the content of the agreement."),
)
_PAID: Final = Guard[MediationFacts](
    lambda facts: facts.all_paid,
    T("Not every instalment is noted as received."),
)
_WHY: Final = Guard[MediationFacts](
    lambda facts: facts.reason, T("Write down why it was not settled.")
)
_RIGHTS: Final = Guard[MediationFacts](
    lambda facts: facts.told_rights,
    T("Tell her of arbitration, inspection and court, and note the day (PML 26)."),
)
_FILED: Final = Guard[MediationFacts](
    lambda facts: facts.filed, T("Write down where and when it was filed.")
)
_OUTCOME: Final = Guard[MediationFacts](
    lambda facts: facts.outcome, T("Write down what came of it.")
)
_MEDIATE: Final = Act.MEDIATE
_FAILING: Final = (FAILED, REFUSED, BREACHED)
WORKFLOW: Final = Workflow[MediationFacts](
    WORDS,
    (
        Step(RECEIVED, ACCEPTED, T("Accept it"), _MEDIATE, (_NO_DANGER, _PARTIES)),
        Step(RECEIVED, NOT_ACCEPTED, T("Not accepted"), _MEDIATE, reasoned=True),
        Step(
            ACCEPTED,
            IN_MEDIATION,
            T("The mediation begins"),
            _MEDIATE,
            (_NO_DANGER, _FREELY, _MEDIATOR),
        ),
        Step(IN_MEDIATION, AGREED, T("They agree"), _MEDIATE, (_NO_DANGER, _SESSION, _AGREEMENT)),
        Step(IN_MEDIATION, FAILED, T("Not settled"), _MEDIATE, (_WHY, _RIGHTS)),
        *(
            Step(state, REFUSED, T("A party refuses"), _MEDIATE, (_RIGHTS,), reasoned=True)
            for state in (ACCEPTED, IN_MEDIATION)
        ),
        *(
            Step(state, WITHDRAWN, T("She takes it back"), _MEDIATE, reasoned=True)
            for state in (RECEIVED, ACCEPTED, IN_MEDIATION)
        ),
        Step(AGREED, PERFORMED, T("All was paid and done"), _MEDIATE, (_PAID,)),
        Step(AGREED, BREACHED, T("It was not kept"), _MEDIATE, (_RIGHTS,), reasoned=True),
        Step(BREACHED, PERFORMED, T("All was paid and done"), _MEDIATE, (_PAID,)),
        *(
            Step(state, way, verb, _MEDIATE, (_FILED,))
            for state in _FAILING
            for way, verb in (
                (INSPECTION, T("To the labour inspection")),
                (ARBITRATION, T("To arbitration")),
                (COURT, T("To the court")),
            )
        ),
        Step(BREACHED, PAYMENT_ORDER, T("Payment order asked for"), _MEDIATE, (_FILED,)),
        *(
            Step(state, COURT, T("To the court"), _MEDIATE, (_FILED,))
            for state in (ARBITRATION, PAYMENT_ORDER)
        ),
        Step(INSPECTION, ARBITRATION, T("To arbitration"), _MEDIATE, (_FILED,)),
        *(
            Step(state, CLOSED, T("Close it"), _MEDIATE, (_OUTCOME,))
            for state in (
                PERFORMED,
                WITHDRAWN,
                NOT_ACCEPTED,
                *_FAILING,
                INSPECTION,
                ARBITRATION,
                COURT,
                PAYMENT_ORDER,
            )
        ),
    ),
)
"""Every step of a mediation."""


@dataclass(frozen=True)
class Instalment:
    """A part of what was agreed, in fen."""

    amount: int
    due_on: date | None = None
    paid_on: date | None = None
    paid: int = 0

    @property
    def short(self) -> bool:
        """Whether less came than was agreed."""
        return self.paid_on is not None and self.paid < self.amount


@dataclass(frozen=True)
class Sums:
    """What was claimed, agreed and received, in fen."""

    claimed: int
    agreed: int
    received: int

    @property
    def outstanding(self) -> int:
        """What was agreed and has not come."""
        return max(self.agreed - self.received, 0)


def sums(claimed: Iterable[int], agreed: Iterable[int], paid: Iterable[Instalment]) -> Sums:
    """Add up a mediation. Where no sum is agreed kind by kind, the instalments are the sum."""
    parts = tuple(paid)
    by_kind = sum(agreed)
    return Sums(
        sum(claimed),
        by_kind or sum(part.amount for part in parts),
        sum(part.paid for part in parts if part.paid_on is not None),
    )


@dataclass(frozen=True)
class MediationClock:
    """From what the clocks of a mediation run. ``like``: a moment in the office's zone."""

    state: str
    received_on: date
    like: datetime
    known_on: date | None = None
    ended_on: date | None = None
    still_employed: bool = False
    wages_only: bool = False
    told_rights: bool = False
    agreed_on: date | None = None
    confirmed: bool = False
    filed_on: date | None = None
    award_on: date | None = None
    instalments: Sequence[Instalment] = ()


def deadlines(facts: MediationClock) -> tuple[Deadline, ...]:
    """Return what is due on a mediation, the nearest first; of each time limit the next alarm."""
    found = list(steps_due(facts))
    for _last_day, those in alarms(facts):
        coming = [one for one in those if one.at.date() >= facts.like.date()]
        found.append((coming or those[-1:])[0])
    return sorted_by_time(found)


def alarms(facts: MediationClock) -> Iterator[tuple[date, tuple[Deadline, ...]]]:
    """Yield the last day of each time limit that runs, and its alarms, the earliest first."""
    if facts.state not in (*STANDING, INSPECTION):
        return
    for clock in limitations(facts):
        words = T("{what}: last day {day}.", what=clock.name, day=clock.last_day)
        yield (
            clock.last_day,
            tuple(
                _on(facts, f"limit_{clock.code}", clock.last_day - timedelta(days=int(days)), words)
                for days in sorted(numbers("mediation")["alarm_days"], reverse=True)
            ),
        )


def steps_due(facts: MediationClock) -> Iterator[Deadline]:
    """Yield what is due on a mediation besides the alarms of its time limits."""
    table = numbers("mediation")
    if facts.state == RECEIVED:
        day = facts.received_on + timedelta(days=int(table["accept_days"]))
        yield _on(facts, "accept", day, T("Say whether it is accepted."))
    if facts.state in (RECEIVED, ACCEPTED, IN_MEDIATION) and not facts.told_rights:
        clock = dispute_clocks.clock(dispute_clocks.MEDIATION, facts.received_on)
        words = T("Fifteen days: tell her that arbitration is open to her.")
        yield _on(facts, "settle", clock.last_day, words)
    if facts.state == AGREED:
        yield from _agreed(facts)
    if facts.state == ARBITRATION and facts.filed_on is not None:
        yield from _arbitration(facts, facts.filed_on)


def _agreed(facts: MediationClock) -> Iterator[Deadline]:
    if facts.agreed_on is not None and not facts.confirmed:
        clock = dispute_clocks.clock(dispute_clocks.CONFIRMATION, facts.agreed_on)
        if not clock.run_out(facts.like.date()):
            words = T("Last day to ask the court together to confirm the agreement.")
            yield _on(facts, "confirmation", clock.last_day, words)
    later = timedelta(days=int(numbers("mediation")["performance_days"]))
    came = [part for part in facts.instalments if part.paid_on is not None]
    behind = sum(part.paid for part in came) < sum(part.amount for part in came)
    for part in facts.instalments:
        if part.due_on is not None and (part.paid_on is None or (behind and part.short)):
            yield _on(facts, "instalment", part.due_on + later, T("Ask whether she was paid."))


def _arbitration(facts: MediationClock, filed: date) -> Iterator[Deadline]:
    table = numbers("mediation")
    if facts.award_on is not None:
        clock = dispute_clocks.clock(dispute_clocks.COURT, facts.award_on)
        yield _on(facts, "court", clock.last_day, T("Last day to go to court against the award."))
        return
    accept = filed + timedelta(days=int(table["arbitration_accept_days"]))
    yield _on(facts, "arbitration_accept", accept, T("The commission says whether it accepts."))
    award = accept + timedelta(days=int(table["arbitration_award_days"]))
    words = T("The award is due ({days} days more at most).", days=table["arbitration_longer_days"])
    yield _on(facts, "arbitration_award", award, words)


def _on(facts: MediationClock, code: str, day: date, words: Sentence) -> Deadline:
    return Deadline(code, end_of(day, facts.like), words)


def limitations(facts: MediationClock) -> tuple[dispute_clocks.Clock, ...]:
    """Return until when arbitration and inspection are open (LDL 27, LSI 20).

    They count from the day she knew, where none is noted from the end of the work; arbitration
    of wages always from the end of the work. Unpaid wages of somebody who still works there do
    not run out.
    """
    known = facts.known_on or facts.ended_on
    if known is None:
        return ()
    found = [dispute_clocks.clock(dispute_clocks.INSPECTION, known)]
    since = (facts.ended_on or known) if facts.wages_only else known
    if not (facts.wages_only and facts.still_employed):
        found.append(dispute_clocks.clock(dispute_clocks.ARBITRATION, since))
    return tuple(found)


@dataclass(frozen=True)
class Mediator:
    """Somebody who mediates."""

    sex: str = ""
    ethnic_group: str = ""


def composition(mediators: Sequence[Mediator]) -> tuple[Sentence, ...]:
    """Return what is to be said of the mediators: a woman, a member of a minority (PML 8)."""
    said: list[Sentence] = []
    if mediators and not any(one.sex == "female" for one in mediators):
        said.append(T("No woman mediates."))
    if mediators and not any(one.ethnic_group not in ("", "01") for one in mediators):
        said.append(T("Nobody of a minority people mediates."))
    return tuple(said)


def even_parts(total: int, first: date, parts: int) -> tuple[Instalment, ...]:
    """Return a sum in monthly parts, the odd fen in the first; nothing for no parts."""
    parts = min(parts, total)
    if parts <= 0:
        return ()
    each, rest = divmod(total, parts)
    return tuple(
        Instalment(each + (rest if n == 0 else 0), add_months(first, n)) for n in range(parts)
    )
