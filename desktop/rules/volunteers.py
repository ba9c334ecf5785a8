"""The states of a peer educator or volunteer, and what she should have been trained in.

Which modules that are is said in ``partners.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import T, Words
from desktop.rules import reference
from desktop.rules.permissions import Act
from desktop.rules.steps import Guard, Step, Workflow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ACTIVE, ENDED = "ACTIVE", "ENDED"
WORDS: Final = {
    ACTIVE: Words("服务中", "Active"),
    ENDED: Words("不再服务", "No longer"),
}


@dataclass(frozen=True)
class VolunteerFacts:
    """What the guards ask."""

    until: date | None = None


def untrained(had: Iterable[str]) -> tuple[str, ...]:
    """Return the modules that a volunteer should have had and has not."""
    known = frozenset(had)
    return tuple(code for code in _data()["modules"] if code not in known)


def quiet(last: date | None, today: date) -> bool:
    """Whether nothing was heard of a volunteer for long; ``last`` is her last deed or first day."""
    return last is not None and last + timedelta(days=_data()["quiet_days"]) < today


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = reference.load_toml("partners.toml")["volunteers"]
    return data


_UNTIL: Final = Guard[VolunteerFacts](
    lambda facts: facts.until is not None, T("Write down until when she helped.")
)
WORKFLOW: Final = Workflow[VolunteerFacts](
    WORDS,
    (
        Step(ACTIVE, ENDED, T("She no longer helps"), Act.ORGANISE_CENTRE, (_UNTIL,)),
        Step(ENDED, ACTIVE, T("She helps again"), Act.ORGANISE_CENTRE),
    ),
)
"""Both steps of a volunteer."""
