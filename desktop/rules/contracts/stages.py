"""The steps of reading a contract: checked, looked at, explained, taken to the employer, filed.

A red line leaves three ways only: to the employer, refused by the worker, or further up. Source:
the workflow of a contract review; it is due within three working days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop.i18n import T, Words
from desktop.rules.permissions import Act
from desktop.rules.steps import Guard, Step, Workflow

RECEIVED, AUTO_CHECKED, REVIEWED = "RECEIVED", "AUTO_CHECKED", "REVIEWED"
EXPLAINED, TO_EMPLOYER, CORRECTED = "EXPLAINED", "TO_EMPLOYER", "CORRECTED"
ACCEPTED, REJECTED = "ACCEPTED_BY_WORKER", "REJECTED_BY_WORKER"
ESCALATED, FILED = "ESCALATED", "FILED"

WORDS: Final = {
    RECEIVED: Words("已收到", "Received"),
    AUTO_CHECKED: Words("已自动核对", "Checked by the rules"),
    REVIEWED: Words("已人工审查", "Looked at"),
    EXPLAINED: Words("已向本人说明", "Explained to her"),
    TO_EMPLOYER: Words("已函告用人单位", "With the employer"),
    CORRECTED: Words("用人单位已修改", "Corrected by the employer"),
    ACCEPTED: Words("本人接受", "Accepted by her"),
    REJECTED: Words("本人不接受", "Rejected by her"),
    ESCALATED: Words("转调解、投诉", "Taken further up"),
    FILED: Words("已归档", "Filed"),
}
WORKING_DAYS: Final = 3


@dataclass(frozen=True)
class StageFacts:
    """What the guards ask: the review's result, and what was done with it."""

    result: str
    red_line: bool
    explained: bool
    answered: bool


def due(received_on: date) -> date:
    """Return by when a contract is to be looked at: three working days (Monday to Friday)."""
    day, left = received_on, WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day


_TOLD: Final = Guard[StageFacts](
    lambda facts: facts.explained,
    T("Write down when and in which language it was explained to her."),
)
_ANSWERED: Final = Guard[StageFacts](
    lambda facts: facts.answered,
    T("Write down what the employer answered."),
)
_NO_RED: Final = Guard[StageFacts](
    lambda facts: not facts.red_line,
    T("A red line is crossed: to the employer, rejected, or further up."),
)
_ACT: Final = Act.REVIEW_CONTRACTS
_EMPLOYER: Final = T("To the employer")
_FURTHER: Final = T("To mediation, inspection or arbitration")
WORKFLOW: Final = Workflow[StageFacts](
    WORDS,
    (
        Step(RECEIVED, AUTO_CHECKED, T("Check by the rules"), _ACT),
        Step(AUTO_CHECKED, REVIEWED, T("Looked at by a human"), _ACT),
        Step(REVIEWED, EXPLAINED, T("Explained to her"), _ACT, (_TOLD,)),
        Step(EXPLAINED, TO_EMPLOYER, _EMPLOYER, _ACT),
        Step(EXPLAINED, ACCEPTED, T("She accepts it"), _ACT, (_NO_RED,)),
        Step(EXPLAINED, REJECTED, T("She rejects it"), _ACT),
        Step(EXPLAINED, ESCALATED, _FURTHER, _ACT, reasoned=True),
        Step(TO_EMPLOYER, CORRECTED, T("The employer corrected it"), _ACT, (_ANSWERED,)),
        Step(TO_EMPLOYER, REJECTED, T("She rejects it"), _ACT),
        Step(TO_EMPLOYER, ESCALATED, _FURTHER, _ACT, reasoned=True),
        Step(CORRECTED, AUTO_CHECKED, T("Check it again"), _ACT),
        Step(ACCEPTED, FILED, T("File it"), _ACT, (_NO_RED,)),
        Step(REJECTED, FILED, T("File it"), _ACT),
        Step(ESCALATED, FILED, T("File it"), _ACT, reasoned=True),
    ),
)
"""Every step of reading a contract."""
