"""The states of an agency in the directory: it works with us, or it no longer does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.i18n import T, Words
from desktop.rules.permissions import Act
from desktop.rules.steps import Guard, Step, Workflow

if TYPE_CHECKING:
    from datetime import date

ACTIVE, ENDED = "ACTIVE", "ENDED"
WORDS: Final = {
    ACTIVE: Words("合作中", "Works with us"),
    ENDED: Words("不再合作", "No longer"),
}


@dataclass(frozen=True)
class AgencyFacts:
    """What the guards ask."""

    until: date | None = None
    open_referrals: int = 0


_UNTIL: Final = Guard[AgencyFacts](
    lambda facts: facts.until is not None, T("Write down until when it worked with us.")
)
_OPEN: Final = Guard[AgencyFacts](
    lambda facts: facts.open_referrals == 0, T("A referral to it is still open.")
)
WORKFLOW: Final = Workflow[AgencyFacts](
    WORDS,
    (
        Step(ACTIVE, ENDED, T("It no longer works with us"), Act.EDIT_NETWORK, (_UNTIL, _OPEN)),
        Step(ENDED, ACTIVE, T("It works with us again"), Act.EDIT_NETWORK),
    ),
)
"""Both steps of an agency."""
