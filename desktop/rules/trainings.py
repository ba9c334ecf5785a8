"""The steps of a training: planned, held, closed, or cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.i18n import T, Words
from desktop.rules.permissions import Act
from desktop.rules.steps import Guard, Step, Workflow

PLANNED, HELD, CLOSED, CANCELLED = "PLANNED", "HELD", "CLOSED", "CANCELLED"
GIVEN: Final = (HELD, CLOSED)
"""The states in which who came has had the modules."""
WORDS: Final = {
    PLANNED: Words("计划中", "Planned"),
    HELD: Words("已举办", "Held"),
    CLOSED: Words("已结束", "Closed"),
    CANCELLED: Words("已取消", "Cancelled"),
}
CAME: Final = "yes"
LEAVING: Final = "leaving"
"""The audience of those who prepare to leave: seen by whom registrations are open to."""


@dataclass(frozen=True)
class TrainingFacts:
    """What the guards ask. ``unanswered``: participants of whom it is not said whether they came."""

    begun: bool = False
    came: int = 0
    unanswered: int = 0
    trainer: bool = False


_BEGUN: Final = Guard[TrainingFacts](lambda facts: facts.begun, T("Its day is still to come."))
_CAME: Final = Guard[TrainingFacts](
    lambda facts: facts.came > 0, T("Tick first who came (page “Participants”).")
)
_ANSWERED: Final = Guard[TrainingFacts](
    lambda facts: facts.unanswered == 0,
    T("Of some participants it is not said whether they came."),
)
_TRAINER: Final = Guard[TrainingFacts](lambda facts: facts.trainer, T("The trainer is missing."))
_ACT: Final = Act.ORGANISE_CENTRE
WORKFLOW: Final = Workflow[TrainingFacts](
    WORDS,
    (
        Step(PLANNED, HELD, T("It was held"), _ACT, (_BEGUN, _CAME)),
        Step(PLANNED, CANCELLED, T("Cancel it"), _ACT, reasoned=True),
        Step(HELD, CLOSED, T("Close the training"), _ACT, (_ANSWERED, _TRAINER)),
        Step(CLOSED, HELD, T("Open it again"), _ACT, reasoned=True),
        Step(CANCELLED, PLANNED, T("Plan it again"), _ACT),
    ),
)
"""All steps of a training."""
