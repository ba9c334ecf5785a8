"""Whether a child comes to the Children's Centre, and what may be done with photos of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from desktop.i18n import T, Words
from desktop.rules import reference
from desktop.rules.permissions import Act
from desktop.rules.steps import Step, Workflow

COMES, LEFT = "COMES", "LEFT"
WORDS: Final = {
    COMES: Words("常来", "Comes"),
    LEFT: Words("不再来", "No longer comes"),
}
CONSENTED: Final = "yes"
NOT_ASKED: Final = "not_asked"


@dataclass(frozen=True)
class ChildFacts:
    """Nothing stands in the way of either step."""


WORKFLOW: Final = Workflow[ChildFacts](
    WORDS,
    (
        Step(COMES, LEFT, T("No longer comes"), Act.RUN_CENTRE),
        Step(LEFT, COMES, T("Comes again"), Act.RUN_CENTRE),
    ),
)
"""Both steps of a child of the Centre."""


@cache
def _guardian_under() -> int:
    return int(reference.load_toml("centre_activities.toml")["photos"]["guardian_under"])


def answer(photo: object, by: object, age: int | None) -> str:
    """Return what was said about photos as it counts (a code of ``photo_consent``).

    Of a child under 14, or of unknown age, the guardian's word is needed for a yes (Personal
    Information Protection Law, Art. 31); until then nobody was asked who can say it.
    """
    said = str(photo or NOT_ASKED)
    alone = by not in ("both", "guardian") and (age is None or age < _guardian_under())
    return NOT_ASKED if said == CONSENTED and alone else said


def may_show(consent: object) -> bool:
    """Whether photos may be shown: only where somebody said yes. Nothing is assumed."""
    return consent == CONSENTED
