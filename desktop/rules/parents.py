"""How parents stand to their child's taking part, and when to talk with them again.

Source: "some parents … are not keen" (the source document, lessons learned 5); a child may join
what informs by her own wish where the law allows (§9, 22). Days: ``partners.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from desktop.i18n import T, Words
from desktop.rules import reference
from desktop.rules.case_clocks import LATER, OVERDUE, SOON, TODAY
from desktop.rules.permissions import Act
from desktop.rules.steps import Guard, Step, Workflow

if TYPE_CHECKING:
    from collections.abc import Iterable

CONSENTS, UNDECIDED, OBJECTS = "consents", "undecided", "objects"
OPEN, ENDED = "OPEN", "ENDED"
WORDS: Final = {OPEN: Words("进行中", "Open"), ENDED: Words("已结束", "Ended")}


@dataclass(frozen=True)
class Visit:
    """A visit: its day, and what the parent said afterwards (empty where nothing changed)."""

    on: date | None
    view: str = ""


@dataclass(frozen=True)
class TalkFacts:
    """What the guards ask."""

    visits: int = 0
    view: str = ""


def standing(view: str, visits: Iterable[Visit]) -> str:
    """Return what the parent says now: the latest visit that tells, else what was said first."""
    told = [visit for visit in visits if visit.view]
    latest = max(told, key=lambda visit: visit.on or date.min, default=None)
    return latest.view if latest is not None else view


def next_visit(asked_on: date | None, view: str, visits: Iterable[Visit]) -> date | None:
    """Return by when the parents are to be visited; None where they consent."""
    kept = tuple(visits)
    if asked_on is None or standing(view, kept) in ("", CONSENTS):
        return None
    last = max([asked_on, *(visit.on for visit in kept if visit.on is not None)])
    return last + timedelta(days=reference.load_toml("partners.toml")["parents"]["visit_days"])


def nearness(due: date | None, today: date) -> str:
    """Return how near a visit is: overdue, today, soon (within a week), later; empty for none."""
    if due is None:
        return ""
    days = (due - today).days
    if days < 0:
        return OVERDUE
    if days == 0:
        return TODAY
    return SOON if days <= reference.load_toml("partners.toml")["parents"]["soon_days"] else LATER


_VISITED: Final = Guard[TalkFacts](
    lambda facts: facts.view == CONSENTS or facts.visits > 0,
    T("Who does not consent is visited first; the visit is written down."),
)
WORKFLOW: Final = Workflow[TalkFacts](
    WORDS,
    (
        Step(OPEN, ENDED, T("The talk has ended"), Act.ORGANISE_CENTRE, (_VISITED,)),
        Step(ENDED, OPEN, T("Talk again"), Act.ORGANISE_CENTRE),
    ),
)
"""Both steps of a talk with parents."""
