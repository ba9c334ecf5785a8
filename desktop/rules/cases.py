"""The states of a protection case and the steps between them: one table.

Source: the workflow of a protection case (§6.6); Inter-Agency Guidelines for Case Management and
Child Protection 2014 (steps); closing of high-risk cases and of minors' with four eyes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.i18n import T, Words
from desktop.rules.permissions import Act
from desktop.rules.steps import Guard, Step, Workflow

OPEN, ASSESSED, PLANNED, IN_ACTION = "OPEN", "ASSESSED", "PLANNED", "IN_ACTION"
FOLLOW_UP, CLOSED, TRANSFERRED = "FOLLOW_UP", "CLOSED", "TRANSFERRED"
REOPENED, DUPLICATE = "REOPENED", "DUPLICATE"

WORDS: Final = {
    OPEN: Words("已受理", "Opened"),
    ASSESSED: Words("已评估", "Assessed"),
    PLANNED: Words("已定计划", "Planned"),
    IN_ACTION: Words("实施中", "In action"),
    FOLLOW_UP: Words("跟踪回访", "Follow-up"),
    CLOSED: Words("已结案", "Closed"),
    TRANSFERRED: Words("已转出", "Transferred"),
    REOPENED: Words("重新立案", "Reopened"),
    DUPLICATE: Words("重复登记", "Duplicate"),
}
ACTIVE: Final = (OPEN, ASSESSED, PLANNED, IN_ACTION, FOLLOW_UP, REOPENED)
"""States in which the office is at work on a case."""
NO_CHECK_AFTER: Final = ("death", "unfounded", "moved")
"""Reasons of closing after which nobody is asked once more how she is."""
STATIONS: Final = (OPEN, ASSESSED, PLANNED, IN_ACTION, FOLLOW_UP, CLOSED)


@dataclass(frozen=True)
class CaseFacts:
    """What the guards ask of a case as it is kept."""

    has_concern: bool = False
    has_ground: bool = False
    safe_contact: bool = False
    report_called_for: bool = False
    reported: bool = False
    assessed: bool = False
    asked_wishes: bool = False
    planned: bool = False  # an action with somebody responsible and a day
    acted: bool = False  # an action that is done
    open_referrals: int = 0
    close_reason: str = ""
    close_summary: bool = False
    told: bool = False
    follow_up: bool = False
    attempts_enough: bool = False
    transferred_to: bool = False
    handed_over: bool = False
    duplicate_of: bool = False
    high: bool = False
    minor: bool = False

    @property
    def grave(self) -> bool:
        """Whether closing needs a supervisor: high risk, or a minor (§6.6)."""
        return self.high or self.minor


_CONCERN: Final = Guard[CaseFacts](lambda facts: facts.has_concern, T("Tick at least one concern."))
_GROUND: Final = Guard[CaseFacts](
    lambda facts: facts.has_ground,
    T("Note the consent, or the legal ground without it."),
)
_CONTACT: Final = Guard[CaseFacts](
    lambda facts: facts.safe_contact,
    T("Note how she can be reached safely."),
)
_REPORTED: Final = Guard[CaseFacts](
    lambda facts: facts.reported or not facts.report_called_for,
    T("The mandatory report is not recorded yet: to whom, when, by whom."),
)
_ASSESSMENT: Final = Guard[CaseFacts](
    lambda facts: facts.assessed,
    T("Write down the day and the conclusion of the assessment."),
)
_WISHES: Final = Guard[CaseFacts](
    lambda facts: facts.asked_wishes,
    T("Ask what she herself wants, and note that she was asked."),
)
_PLAN: Final = Guard[CaseFacts](
    lambda facts: facts.planned,
    T("The plan needs an action with somebody responsible and a day."),
)
_ACTED: Final = Guard[CaseFacts](lambda facts: facts.acted, T("No action of the plan is done yet."))
_REASON: Final = Guard[CaseFacts](
    lambda facts: bool(facts.close_reason) and facts.close_summary,
    T("Write down why the case is closed and what came of it."),
)
_TOLD: Final = Guard[CaseFacts](
    lambda facts: facts.told or facts.close_reason in ("unreachable", "death", "unfounded"),
    T("Tell her that the case is closed, and note what she says of the help."),
)
_REFERRALS: Final = Guard[CaseFacts](
    lambda facts: facts.open_referrals == 0,
    T("A referral is still open."),
)
_AFTER: Final = Guard[CaseFacts](
    lambda facts: facts.follow_up or facts.close_reason in NO_CHECK_AFTER,
    T("Set the day on which you ask once more how she is."),
)
_ATTEMPTS: Final = Guard[CaseFacts](
    lambda facts: facts.close_reason != "unreachable" or facts.attempts_enough,
    T("“Out of reach” needs three noted attempts within 90 days."),
)
_TO: Final = Guard[CaseFacts](
    lambda facts: facts.transferred_to and facts.handed_over,
    T("Write down to whom the case goes and the day of the handover."),
)
_SAME: Final = Guard[CaseFacts](
    lambda facts: facts.duplicate_of, T("Choose the case that this one repeats.")
)
_EDIT, _CLOSE = Act.EDIT_CASES, Act.CLOSE_CASE
_GRAVE: Final = (lambda facts: facts.grave, Act.CLOSE_GRAVE_CASE)
_BEGIN: Final = (_CONCERN, _GROUND, _CONTACT, _ASSESSMENT, _WISHES)
_END: Final = (_REPORTED, _REFERRALS, _REASON, _ATTEMPTS, _TOLD, _AFTER)
WORKFLOW: Final = Workflow[CaseFacts](
    WORDS,
    (
        Step(OPEN, ASSESSED, T("The assessment is done"), _EDIT, _BEGIN),
        Step(REOPENED, ASSESSED, T("The assessment is done"), _EDIT, _BEGIN),
        Step(ASSESSED, PLANNED, T("The plan is agreed"), _EDIT, (_PLAN,)),
        Step(PLANNED, IN_ACTION, T("The plan is being carried out"), _EDIT, (_PLAN,)),
        Step(IN_ACTION, FOLLOW_UP, T("Only follow-up is left"), _EDIT, (_ACTED,)),
        Step(FOLLOW_UP, IN_ACTION, T("More has to be done"), _EDIT, (_PLAN,)),
        Step(FOLLOW_UP, ASSESSED, T("Assessed anew"), _EDIT, (_ASSESSMENT,)),
        *(
            Step(state, CLOSED, T("Close the case"), _CLOSE, _END, graver=_GRAVE)
            for state in ACTIVE
        ),
        *(
            Step(state, TRANSFERRED, T("Handed over to another office"), _CLOSE, (_REPORTED, _TO))
            for state in ACTIVE
        ),
        *(
            Step(
                state,
                DUPLICATE,
                T("Registered twice"),
                _CLOSE,
                (_SAME,),
                reasoned=True,
                graver=_GRAVE,
            )
            for state in ACTIVE
        ),
        *(
            Step(state, REOPENED, T("Open the case again"), _EDIT, reasoned=True)
            for state in (CLOSED, TRANSFERRED, DUPLICATE)
        ),
    ),
)
"""Every step of a case. To close one of high risk or of a minor, or to call it a duplicate, is an
act of two."""
