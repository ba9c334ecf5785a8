"""A register whose records may belong to a case, and then are as open as the case is (§6.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.office import case_parts
from desktop.office.attachments import Attachments
from desktop.office.cases import with_due
from desktop.office.register import Register, Values

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.office.cards import File, Line
    from desktop.storage.unit_of_work import UnitOfWork

REFERRALS_PART = "referrals"
"""The part of a case to which what is asked of others for it belongs."""


class CaseBound(Register):
    """``case_id`` names the case; without one a record is open by the user's role."""

    guarded = True

    @property
    def attachments(self) -> Attachments[File]:
        """The files that belong to the records."""
        return Attachments(
            self._session, self.load, lambda work, record: None, see=self.see, edit=self.edit
        )

    def guard(self, work: UnitOfWork, record: UUID, values: Values) -> UUID | None:
        case: UUID | None = values.get("case_id")
        return case

    def closed_guards(self, work: UnitOfWork) -> frozenset[UUID]:
        """Return the cases on which the user is named for other parts only."""
        closed = case_parts.closed_by_case(self._session, work)
        return frozenset(case for case, parts in closed.items() if REFERRALS_PART in parts)

    def prepare(self, work: UnitOfWork, values: Values, before: Values | None) -> None:
        case = values.get("case_id")
        if before is not None and before["case_id"] not in (None, case):
            raise Invalid({f"{self.kind}.case_id": T("It belongs to its case for good.")})
        if case is not None:
            self._session.cases.stored(work, case)

    def found(self, work: UnitOfWork, terms: Sequence[str], most: int | None = None) -> list[Line]:
        """Return the lines open to the user, each with how near its next deadline is."""
        now = self._session.now()
        return [with_due(line, now) for line in self.kept_lines(work, terms, most)]
