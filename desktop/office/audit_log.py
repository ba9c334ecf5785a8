"""The log of what was done in the office, in words, and whether its chain is whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.i18n import Sentence, T
from desktop.rules.permissions import Act
from desktop.storage import audit, guards

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from uuid import UUID

    from desktop.office.session import Session
    from desktop.storage.unit_of_work import UnitOfWork

ACTS: Final[Mapping[str, Sentence]] = {
    "office_founded": T("The office was set up"),
    "office_changed": T("Office card changed"),
    "sign_in": T("Signed in"),
    "sign_out": T("Signed out"),
    "sign_in_with_recovery_code": T("Opened with the recovery code"),
    "recovery_code_made": T("New recovery code made"),
    "locked": T("Window locked"),
    "unlocked": T("Window unlocked"),
    "user_added": T("User added"),
    "user_roles": T("User's roles changed"),
    "user_blocked": T("User blocked"),
    "user_unblocked": T("User let in again"),
    "password_given": T("User given a new password"),
    "password_changed": T("Own password changed"),
    "person_registered": T("Person registered"),
    "person_changed": T("Record changed"),
    "person_viewed": T("Record opened"),
    "journey_moved": T("Journey taken a step further"),
    "readiness_overridden": T("Advice to wait overridden"),
    "persons_merged": T("Two records joined"),
    "persons_separated": T("Records separated again"),
    "consent_withdrawn": T("Consent withdrawn"),
    "person_anonymised": T("Person made anonymous"),
    "attachment_added": T("Attachment added"),
    "attachment_viewed": T("Attachment opened"),
    "attachment_withdrawn": T("Attachment taken off"),
    "record_added": T("Record added"),
    "record_changed": T("Record changed"),
    "record_viewed": T("Record opened"),
    "record_moved": T("Record taken a step further"),
    "user_linked": T("User's own record noted"),
    "voters_changed": T("List of voters changed"),
    "handed_to_centre": T("Window handed over to the Children's Centre"),
    "sign_in_centre": T("Signed in to the Children's Centre"),
    "back_to_office": T("Window taken back from the Children's Centre"),
    "attendance_kept": T("Who came to an activity written down"),
    "series_made": T("Series of activities made"),
    "agencies_imported": T("Agencies read from a spreadsheet"),
    "recruiter_decided": T("Recruiter decided about"),
    "thing_lent": T("Thing lent"),
    "thing_came_back": T("Thing came back"),
    "loan_undone": T("Loan undone"),
    "cash_month_closed": T("Month of the cash book closed"),
    "certificates_given": T("Certificates of a training given"),
    "work_done": T("Work marked as done"),
    "work_put_off": T("Work put off"),
    "work_given": T("Work given to somebody"),
    "work_taken_back": T("Mark on work taken back"),
    "work_made_anew": T("What is to be done made anew from the records"),
    "printed": T("Printed"),
    "saved_as_file": T("Saved as a file"),
    "survey_entered": T("Household's answers written down"),
    "exported": T("Exported"),
    "backup_made": T("Backup made"),
    "restored": T("Restored from a backup"),
    "checked": T("Office checked"),
}
"""Every act that is logged, in words; an act that is not here cannot be logged."""

PROTECTED: Final = T("Work on a protected record")
PAGE: Final = 200
_GUARDED: Final = frozenset({"cases", "referrals", "mediations"})


@dataclass(frozen=True)
class AuditLine:
    """One line of the log as a window shows it."""

    seq: int
    at: datetime
    user: str
    second: str
    act: Sentence
    subject: UUID | None
    detail: Mapping[str, object]


class AuditLog:
    """Reading the log."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def entries(
        self,
        *,
        limit: int = PAGE,
        before: int | None = None,
        acts: tuple[str, ...] = (),
        person_id: UUID | None = None,
    ) -> tuple[AuditLine, ...]:
        """Return the newest lines, of some acts or about one person only, where asked."""
        self._session.require(Act.SEE_AUDIT)
        with self._session.reading() as work:
            names = {
                user.id: str(user.values["full_name"] or user.values["sign_in_name"] or "")
                for user in work.records.where("user_account")
            }
            found = audit.lines(
                work.connection, limit=limit, before=before, acts=acts, subject=person_id
            )
            hidden = self._hidden(work, [row.subject for row in found if row.subject])
            if person_id in hidden:
                return ()
        return tuple(
            AuditLine(
                row.seq,
                row.at,
                names.get(row.user_id, "") if row.user_id else "",
                names.get(row.second_id, "") if row.second_id else "",
                ACTS[row.act] if row.subject not in hidden else PROTECTED,
                row.subject if row.subject not in hidden else None,
                self._told(row.detail) if row.subject not in hidden else {},
            )
            for row in found
            if not (acts and row.subject in hidden)  # what it was is not told by asking for it
        )

    def _told(self, detail: Mapping[str, object]) -> Mapping[str, object]:
        """Leave out how many guarded records left the office: only the director is told."""
        if self._session.reader.director or detail.get("what_of") not in _GUARDED:
            return detail
        return {key: value for key, value in detail.items() if key not in ("people", "left_out")}

    def _hidden(self, work: UnitOfWork, subjects: Iterable[UUID]) -> frozenset[UUID]:
        """Return what the log tells nothing of to this user: cases that are not open to her."""
        guarded = guards.guards_of(work.connection, subjects)
        closed = {
            guard
            for guard in set(guarded.values())
            if not guards.read(work.connection, guard).open_to(self._session.reader)
        }
        return frozenset(record for record, guard in guarded.items() if guard in closed)

    def note(self, act: str) -> None:
        """Write an act of the window itself (locked, unlocked, signed out) in the log."""
        with self._session.writing() as work:
            work.audit(act, subject=self._session.user.id)
