"""Tables of steps: the states of any workflow and who may take which step when.

Recruiters, job offers, placements and contracts each have one such table; what a journey needs
besides lies in ``rules.journeys``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from desktop.errors import ClerkError
from desktop.i18n import T
from desktop.rules.permissions import may, require

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from desktop.i18n import Sentence, Words
    from desktop.rules.permissions import Act

Facts = TypeVar("Facts")


@dataclass(frozen=True)
class Guard(Generic[Facts]):
    """What must be so before a step, and the sentence that is said when it is not."""

    holds: Callable[[Facts], bool]
    otherwise: Sentence


@dataclass(frozen=True)
class Step(Generic[Facts]):
    """A step that may be taken. ``act`` says who may; ``verb`` is what its button says.

    ``reasoned``: a written reason is asked for. ``graver``, where it says so of the facts, is the
    act that the step then is: closing the case of a minor needs more than closing another's.
    """

    before: str
    after: str
    verb: Sentence
    act: Act
    guards: tuple[Guard[Facts], ...] = ()
    reasoned: bool = False
    graver: tuple[Callable[[Facts], bool], Act] | None = None

    def act_of(self, facts: Facts) -> Act:
        """Return what the step is, facts being as they are."""
        if self.graver is not None and self.graver[0](facts):
            return self.graver[1]
        return self.act


@dataclass(frozen=True)
class Possible:
    """A step out of the present state; ``blocked`` says why it cannot be taken yet."""

    to: str
    verb: Sentence
    blocked: tuple[Sentence, ...]
    reasoned: bool
    act: Act


@dataclass(frozen=True)
class Workflow(Generic[Facts]):
    """All states of one kind of record, in words, and every step between them."""

    words: Mapping[str, Words]
    steps: tuple[Step[Facts], ...]

    def possible(self, state: str, facts: Facts, roles: Iterable[str]) -> tuple[Possible, ...]:
        """Return the steps out of a state that these roles can take, with what blocks them."""
        held = tuple(roles)
        return tuple(
            Possible(
                step.after,
                step.verb,
                self._blocked(step, facts),
                step.reasoned,
                step.act_of(facts),
            )
            for step in self.steps
            if step.before == state and may(held, step.act_of(facts))
        )

    def check(
        self, state: str, to: str, facts: Facts, roles: Iterable[str], reason: str = ""
    ) -> Step[Facts]:
        """Return the step from one state to another.

        Raises :class:`ClerkError` where there is none, where a guard does not hold, or where its
        reason is missing; :class:`NotAllowed` where the role is.
        """
        found = next((s for s in self.steps if s.before == state and s.after == to), None)
        if found is None:
            raise ClerkError(T("“{a}” cannot become “{b}”.", a=self.words[state], b=self.words[to]))
        require(roles, found.act_of(facts))
        blocked = self._blocked(found, facts)
        if blocked:
            raise ClerkError(blocked[0])
        if found.reasoned and len(reason.strip()) < 2:
            raise ClerkError(T("Write down the reason."), field="reason")
        return found

    def _blocked(self, step: Step[Facts], facts: Facts) -> tuple[Sentence, ...]:
        return tuple(guard.otherwise for guard in step.guards if not guard.holds(facts))
