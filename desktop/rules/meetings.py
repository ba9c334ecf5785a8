"""The steps of a meeting of the Children's Committee: it is called, and it was held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.i18n import T, Words
from desktop.rules.permissions import Act
from desktop.rules.steps import Guard, Step, Workflow

PLANNED, HELD, CANCELLED = "PLANNED", "HELD", "CANCELLED"
WORDS: Final = {
    PLANNED: Words("计划中", "Planned"),
    HELD: Words("已召开", "Held"),
    CANCELLED: Words("已取消", "Cancelled"),
}


@dataclass(frozen=True)
class MeetingFacts:
    """What the guards ask."""

    came: int = 0


_CAME: Final = Guard[MeetingFacts](lambda facts: facts.came > 0, T("Write down who came."))
WORKFLOW: Final = Workflow[MeetingFacts](
    WORDS,
    (
        Step(PLANNED, HELD, T("The meeting was held"), Act.RUN_CENTRE, (_CAME,)),
        Step(PLANNED, CANCELLED, T("The meeting is off"), Act.RUN_CENTRE),
        Step(CANCELLED, PLANNED, T("It takes place after all"), Act.RUN_CENTRE),
    ),
)
"""Every step of a meeting."""
