"""A referral from the draft of the letter to what came of it: states, steps, clocks.

Source: the workflow of a referral (§6.7); the referral form in use (§4.6). Numbers lie in
``cases.toml``. A report to the police needs nobody's consent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from desktop.i18n import T, Words
from desktop.rules.case_clocks import Deadline, end_of, hours_after, numbers, sorted_by_time
from desktop.rules.permissions import Act
from desktop.rules.steps import Guard, Step, Workflow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.i18n import Sentence

DRAFT, SENT, ACKNOWLEDGED, ACCEPTED = "DRAFT", "SENT", "ACKNOWLEDGED", "ACCEPTED"
DECLINED, UNAVAILABLE, WAITING = "DECLINED", "UNAVAILABLE", "WAITING"
SERVICE_STARTED, SERVICE_DELIVERED = "SERVICE_STARTED", "SERVICE_DELIVERED"
NO_ANSWER, REVOKED, CLOSED = "NO_ANSWER", "REVOKED", "CLOSED"

WORDS: Final = {
    DRAFT: Words("草稿", "Drafted"),
    SENT: Words("已发出", "Sent"),
    ACKNOWLEDGED: Words("对方已收到", "Received"),
    ACCEPTED: Words("已接受", "Accepted"),
    DECLINED: Words("不接受", "Declined"),
    UNAVAILABLE: Words("暂无此服务", "Service unavailable"),
    WAITING: Words("排队等候", "Waiting"),
    SERVICE_STARTED: Words("服务已开始", "Service begun"),
    SERVICE_DELIVERED: Words("服务已提供", "Service given"),
    NO_ANSWER: Words("无答复", "No answer"),
    REVOKED: Words("已撤回", "Revoked"),
    CLOSED: Words("已办结", "Closed"),
}
STANDING: Final = (DRAFT, SENT, ACKNOWLEDGED, ACCEPTED, WAITING, SERVICE_STARTED)
"""States in which a referral is open: its case is not closed meanwhile."""
NO_HELP: Final = (DECLINED, UNAVAILABLE, NO_ANSWER)
"""States after which another agency is looked for."""


@dataclass(frozen=True)
class ReferralFacts:
    """What the guards ask of a referral as it is kept."""

    has_services: bool = False
    has_reason: bool = False
    chose_told: bool = False
    ground: str = ""
    ground_reason: bool = False
    minor_under_14: bool = False
    to_police: bool = False
    usable_agency: bool = True
    refusal: bool = False
    result: bool = False
    fed_back: bool = False


_SERVICES: Final = Guard[ReferralFacts](
    lambda facts: facts.has_services and facts.has_reason,
    T("Name the services asked for, and the reason."),
)
_TOLD: Final = Guard[ReferralFacts](
    lambda facts: facts.chose_told,
    T("Choose what the agency is told; all else is held back."),
)
_GROUND: Final = Guard[ReferralFacts](
    lambda facts: facts.to_police or bool(facts.ground),
    T("Note the consent, or the legal ground without it."),
)
_INTEREST: Final = Guard[ReferralFacts](
    lambda facts: facts.to_police or facts.ground != "best_interest" or facts.ground_reason,
    T("Her best interest needs a reason in writing."),
)
_GUARDIAN: Final = Guard[ReferralFacts](
    lambda facts: facts.to_police or not (facts.minor_under_14 and facts.ground == "consent"),
    T("She is under 14: the guardian consents, or her best interest with a reason."),
)
_AGENCY: Final = Guard[ReferralFacts](
    lambda facts: facts.usable_agency,
    T("This agency no longer works; choose another."),
)
_WHY: Final = Guard[ReferralFacts](
    lambda facts: facts.refusal, T("Choose why the agency did not help.")
)
_RESULT: Final = Guard[ReferralFacts](
    lambda facts: facts.result, T("Write down what the service was.")
)
_FED_BACK: Final = Guard[ReferralFacts](
    lambda facts: facts.fed_back,
    T("Tell her the answer, and note the day and what she says of the service."),
)
_REFER: Final = Act.REFER
_SENDING: Final = (_SERVICES, _TOLD, _GROUND, _INTEREST, _GUARDIAN, _AGENCY)
WORKFLOW: Final = Workflow[ReferralFacts](
    WORDS,
    (
        Step(DRAFT, SENT, T("The letter is sent"), _REFER, _SENDING),
        Step(SENT, ACKNOWLEDGED, T("They have received it"), _REFER),
        *(
            Step(state, ACCEPTED, T("They accept"), _REFER)
            for state in (SENT, ACKNOWLEDGED, WAITING)
        ),
        *(
            Step(state, WAITING, T("They put her on a list"), _REFER)
            for state in (SENT, ACKNOWLEDGED, ACCEPTED)
        ),
        *(
            Step(state, DECLINED, T("They decline"), _REFER, (_WHY,))
            for state in (SENT, ACKNOWLEDGED, WAITING)
        ),
        *(
            Step(state, UNAVAILABLE, T("They cannot offer the service"), _REFER, (_WHY,))
            for state in (SENT, ACKNOWLEDGED, ACCEPTED, WAITING)
        ),
        *(
            Step(state, SERVICE_STARTED, T("The service has begun"), _REFER)
            for state in (ACCEPTED, WAITING)
        ),
        *(
            Step(state, SERVICE_DELIVERED, T("The service was given"), _REFER, (_RESULT,))
            for state in (ACCEPTED, SERVICE_STARTED)
        ),
        Step(SENT, NO_ANSWER, T("No answer came"), _REFER),
        Step(NO_ANSWER, ACKNOWLEDGED, T("They have received it"), _REFER),
        *(
            Step(state, REVOKED, T("Take the referral back"), _REFER, reasoned=True)
            for state in STANDING
        ),
        *(
            Step(state, CLOSED, T("Close the referral"), _REFER, (_FED_BACK,))
            for state in (SERVICE_DELIVERED, DECLINED, UNAVAILABLE)
        ),
        Step(NO_ANSWER, CLOSED, T("Close the referral"), _REFER),
    ),
)
"""Every step of a referral."""


@dataclass(frozen=True)
class ReferralClock:
    """From what the clocks of a referral run."""

    state: str
    urgency: str
    sent: datetime | None
    reply_by: date | None = None
    answered_on: date | None = None
    fed_back: bool = False
    service_from: date | None = None


def deadlines(facts: ReferralClock) -> tuple[Deadline, ...]:
    """Return what is due on a referral, the nearest first."""
    return sorted_by_time(_deadlines(facts))


def _deadlines(facts: ReferralClock) -> Iterator[Deadline]:
    if facts.sent is None:
        return
    if facts.state == SENT:
        words = T("Ask whether they received the letter.")
        yield _by_hours(facts, "acknowledge", words)
    if facts.state in (SENT, ACKNOWLEDGED):
        yield _by_hours(facts, "decide", T("Ask what they decided."))
        if facts.reply_by is not None:
            at = end_of(facts.reply_by, facts.sent)
            yield Deadline("reply", at, T("The reply was asked for by this day."))
    if facts.state == WAITING and facts.service_from is not None:
        at = end_of(facts.service_from, facts.sent)
        yield Deadline("service", at, T("Ask whether the service has begun."))
    answered = facts.answered_on
    if answered is not None and not facts.fed_back and facts.state not in (CLOSED, REVOKED):
        days = int(numbers("referral", "feedback")["days"])
        at = end_of(answered + timedelta(days=days), facts.sent)
        yield Deadline("feedback", at, T("Tell her the answer."))


def _by_hours(facts: ReferralClock, name: str, words: Sentence) -> Deadline:
    assert facts.sent is not None  # noqa: S101  asked before
    urgency = facts.urgency or "normal"
    hours = int(numbers("referral", name)[f"{urgency}_hours"])
    if hours and urgency != "normal":
        return Deadline(name, hours_after(facts.sent, hours), words, by_day=False)
    day = facts.sent.date() + timedelta(days=hours // 24)
    return Deadline(name, end_of(day, facts.sent), words)
