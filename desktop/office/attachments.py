"""Attachments of a record: a photo, a certificate, a signed form. Never a thumb print by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from desktop.errors import Invalid, Missing
from desktop.i18n import T
from desktop.office import person_files, registering
from desktop.office.cleaning import clean
from desktop.rules.permissions import Act
from desktop.sheets.migrants import ATTACHMENT
from desktop.storage import attachments

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.office.cards import PersonFile
    from desktop.office.session import Session
    from desktop.storage.unit_of_work import UnitOfWork

File = TypeVar("File")


class Attachments(Generic[File]):
    """Files that belong to records of one kind. ``load`` reads a record's file anew; ``check``
    raises where nothing may be added to a record. Who may look at them and add some is said by
    two acts: those of the people's papers, unless the register has its own."""

    def __init__(
        self,
        session: Session,
        load: Callable[[UnitOfWork, UUID], File],
        check: Callable[[UnitOfWork, UUID], object],
        *,
        see: Act = Act.SEE_ATTACHMENTS,
        edit: Act = Act.EDIT_ATTACHMENTS,
    ) -> None:
        self._session = session
        self._load = load
        self._check = check
        self._see, self._edit = see, edit

    @property
    def may_edit(self) -> bool:
        """Whether the user may add files and take them off."""
        return self._session.may(self._edit)

    def add(self, record: UUID, title: str, data: bytes, kind: str) -> File:
        """Keep a file (at most 20 MB). Raises :class:`Invalid` when it cannot be kept."""
        self._session.require(self._edit)
        values = clean(ATTACHMENT, {"title": title, "kind": kind})
        stored = attachments.store(self._session.folder, self._session.data_key, data)
        try:
            with self._session.writing() as work:
                self._check(work, record)
                work.records.add(
                    "attachment",
                    {
                        **values,
                        "record_id": record,
                        "file_id": stored.file_id,
                        "media_type": stored.media_type,
                        "size": stored.size,
                        "sha256": stored.sha256,
                    },
                )
                work.audit("attachment_added", subject=record)
                return self._load(work, record)
        except BaseException:
            attachments.erase(self._session.folder, stored.file_id)
            raise

    def _check_off(self, work: UnitOfWork, record: UUID) -> None:
        """Raise where nothing may be taken off a record."""

    def load(self, attachment_id: UUID) -> tuple[str, bytes]:
        """Return a file's media type and its content; the look is in the log."""
        self._session.require(self._see)
        with self._session.writing() as work:
            kept = work.records.get("attachment", attachment_id).values
            if not kept["file_id"]:  # erased with the person it was of
                raise Missing(T("This record is not here (any more)."))
            self._load(work, kept["record_id"])  # of another register, or not open: Missing
            work.audit("attachment_viewed", subject=kept["record_id"])
        data = attachments.load(self._session.folder, self._session.data_key, kept["file_id"])
        return kept["media_type"], data

    def withdraw(self, attachment_id: UUID, reason: str) -> File:
        """Take a file off the sheet, with the reason; it is kept."""
        self._session.require(self._edit)
        if not reason.strip():
            raise Invalid({"reason": T("Write down the reason.")})
        with self._session.writing() as work:
            record: UUID = work.records.get("attachment", attachment_id).values["record_id"]
            self._check_off(work, record)
            work.records.change("attachment", attachment_id, {"withdrawn_why": reason.strip()})
            work.audit("attachment_withdrawn", subject=record)
            return self._load(work, record)


def of_people(session: Session) -> Attachments[PersonFile]:
    """Return the attachments of people."""
    return Attachments(
        session,
        lambda work, person: person_files.load(session, work, person),
        registering.refuse_anonymised,
    )
