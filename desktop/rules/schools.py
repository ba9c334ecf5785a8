"""The states of a school among the partners of the Children's Centre."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop.i18n import T, Words
from desktop.rules import reference
from desktop.rules.permissions import Act
from desktop.rules.steps import Guard, Step, Workflow

ACTIVE, ENDED = "ACTIVE", "ENDED"
WORDS: Final = {
    ACTIVE: Words("合作中", "Works with us"),
    ENDED: Words("不再合作", "No longer"),
}


@dataclass(frozen=True)
class SchoolFacts:
    """What the guards ask."""

    until: date | None = None


def quiet(last: date | None, today: date) -> bool:
    """Whether no session was held for long; ``last`` is the last session or the first day."""
    days = reference.load_toml("partners.toml")["schools"]["quiet_days"]
    return last is not None and last + timedelta(days=days) < today


_UNTIL: Final = Guard[SchoolFacts](
    lambda facts: facts.until is not None, T("Write down until when it worked with us.")
)
WORKFLOW: Final = Workflow[SchoolFacts](
    WORDS,
    (
        Step(ACTIVE, ENDED, T("It no longer works with us"), Act.ORGANISE_CENTRE, (_UNTIL,)),
        Step(ENDED, ACTIVE, T("It works with us again"), Act.ORGANISE_CENTRE),
    ),
)
"""Both steps of a school."""
