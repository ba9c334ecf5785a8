"""What a person has said to telling others of her, as her record keeps it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.rules import age, consents

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def given(rows: Iterable[Mapping[str, Any]]) -> list[consents.Consent]:
    """Return what she has said on each purpose, as the rules ask it."""
    return [
        consents.Consent(
            str(row["purpose"]),
            row["given"] == "yes",
            row["given_on"],
            str(row["recipient"] or ""),
            row["expires_on"],
            row["withdrawn_on"],
            str(row["by"] or ""),
        )
        for row in rows
    ]


def who_must(birth: object, today: date) -> consents.WhoMust:
    """Return who has to agree, by the youngest age that somebody with this date of birth can have."""
    return consents.who_must(
        age.age(date.fromisoformat(birth["last"]), today) if isinstance(birth, dict) else None
    )
