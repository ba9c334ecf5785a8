"""What a registration form is made of: plain values of the sheets, keyed as there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop.rules.readiness import Readiness


@dataclass(frozen=True)
class RegistrationFacts:
    """One registration. ``rows`` has, by sheet, the repeated records that belong to the person."""

    office: Mapping[str, Any]
    number: str = ""
    clerk: str = ""
    printed_on: date | None = None
    person: Mapping[str, Any] = field(default_factory=dict)
    household: Mapping[str, Any] = field(default_factory=dict)
    schooling: Mapping[str, Any] = field(default_factory=dict)
    journey: Mapping[str, Any] = field(default_factory=dict)
    wish: Mapping[str, Any] = field(default_factory=dict)
    rows: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    readiness: Readiness | None = None
    age: int | None = None
    photo: bytes | None = None

    @property
    def blank(self) -> bool:
        """Whether this is the form for handwriting."""
        return not self.person
