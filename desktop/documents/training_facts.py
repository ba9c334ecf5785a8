"""What the papers of trainings are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True)
class TrainingFacts:
    """One training. ``values`` are those of its sheet; ``invited`` are the names on its list,
    ``certified`` those of who came."""

    office: Mapping[str, Any]
    printed_on: date
    values: Mapping[str, Any] = field(default_factory=dict)
    invited: tuple[str, ...] = ()
    certified: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        """The number of the training."""
        return str(self.values.get("number") or "")

    @property
    def modules(self) -> tuple[str, ...]:
        """The codes of its modules."""
        return tuple(self.values.get("modules") or ())

    @property
    def day(self) -> date | None:
        """The day on which it ends."""
        return self.values.get("last_on") or self.values.get("held_on")
