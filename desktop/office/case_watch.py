"""Who looked at a case, changed it, printed it: told to the director and to who is responsible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.errors import NotAllowed
from desktop.i18n import T
from desktop.office.audit_log import ACTS, AuditLine
from desktop.rules.permissions import Act
from desktop.sheets.cases import TEAM
from desktop.storage import audit

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.office.session import Session
    from desktop.storage.unit_of_work import UnitOfWork

MOST: Final = 200


def watchers(session: Session, case: UUID) -> tuple[AuditLine, ...]:
    """Return what was done with a case, newest first.

    Raises :class:`Missing` where the case is not open to the user, :class:`NotAllowed` where she
    is neither the director nor responsible for it.
    """
    session.require(Act.SEE_CASES)
    with session.reading() as work:
        session.cases.stored(work, case)
        if not _may(session, work, case):
            raise NotAllowed(T("The director, or whoever is responsible, sees who looked at it."))
        names = {
            user.id: str(user.values["full_name"] or user.values["sign_in_name"] or "")
            for user in work.records.where("user_account")
        }
        found = audit.lines(work.connection, limit=MOST, subject=case)
    return tuple(
        AuditLine(
            row.seq,
            row.at,
            names.get(row.user_id, "") if row.user_id else "",
            names.get(row.second_id, "") if row.second_id else "",
            ACTS[row.act],
            row.subject,
            row.detail,
        )
        for row in found
    )


def _may(session: Session, work: UnitOfWork, case: UUID) -> bool:
    if session.reader.director:
        return True
    mine = work.records.where(TEAM.kind, case_id=case, user_id=session.user.id)
    return any(row.values["owner"] for row in mine)
