"""How recruiters stand today: gathered from their records for the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.rules import placements, recruiters, screening
from desktop.sheets.recruiters import CHECK, DECISION, MONITORING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from desktop.office.session import Session
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

Values = dict[str, Any]
Rows = dict[str, list[Values]]
_LICENSED: Final = frozenset({"agency", "dispatch"})


def facts(
    values: Mapping[str, Any], rows: Rows, first_placement: date | None
) -> recruiters.StandingFacts:
    """Gather what decides how a recruiter stands."""
    decisions = rows.get(DECISION.kind, [])
    last = decisions[-1] if decisions else {}
    visits = [
        row["happened_on"]
        for row in rows.get(MONITORING.kind, [])
        if row.get("kind") == "visit" and row.get("happened_on")
    ]
    return recruiters.StandingFacts(
        kind=values.get("kind") or "",
        state=values.get("state") or recruiters.APPLIED,
        decided_on=last.get("decided_on"),
        valid_until=last.get("valid_until"),
        licence_needed=values.get("kind") in _LICENSED,
        licence_expires=values.get("licence_expires"),
        open_complaints=open_complaints(rows),
        last_visit=max(visits, default=None),
        first_placement=first_placement,
    )


def open_complaints(rows: Rows) -> tuple[str, ...]:
    """Return the kinds of complaints that are not put right."""
    return tuple(
        code
        for row in rows.get(MONITORING.kind, [])
        if row.get("resolved_on") is None
        for code in row.get("complaints") or ()
    )


def standing_of(session: Session, work: UnitOfWork, recruiter: UUID) -> recruiters.Standing:
    """Return how a recruiter stands today."""
    values, rows = read(work, recruiter)
    return recruiters.standing(
        facts(values, rows, first_placement(work, recruiter)), session.today()
    )


def read(work: UnitOfWork, recruiter: UUID) -> tuple[Values, Rows]:
    """Return a recruiter's values and the rows by which it stands."""
    values = dict(work.records.get("recruiter", recruiter).values)
    rows = {
        sheet.kind: [
            dict(row.values) for row in work.records.where(sheet.kind, **sheet.owned_by(recruiter))
        ]
        for sheet in (CHECK, MONITORING, DECISION)
    }
    return values, rows


def proposal(values: Mapping[str, Any], rows: Rows) -> screening.Proposal:
    """Return what the screening proposes."""
    state = values.get("state")
    return screening.propose(
        values.get("kind") or "",
        screening.answered(rows.get(CHECK.kind, [])),
        approved_before=state in (recruiters.APPROVED, recruiters.CONDITIONAL),
    )


def first_placement(work: UnitOfWork, recruiter: UUID) -> date | None:
    """Return the day on which the first person placed there began to work."""
    begun = [row.values["started_on"] for row in _placed(work, recruiter)]
    return min((day for day in begun if day is not None), default=None)


def placed_now(work: UnitOfWork, recruiter: UUID) -> bool:
    """Whether somebody has, or is to have, a place there."""
    return any(row.values["state"] in placements.STANDING for row in _placed(work, recruiter))


def _placed(work: UnitOfWork, recruiter: UUID) -> list[Stored]:
    offers = [
        offer.id
        for key in ("employer_id", "recruiter_id")
        for offer in work.records.where("offer", **{key: recruiter})  # type: ignore[arg-type]
    ]
    return work.records.where("placement", offer_id=offers) if offers else []
