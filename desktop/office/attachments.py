"""Attachments of a person: a photo, a certificate, a signed form. Never a thumb print by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.office import person_files, registering
from desktop.office.cleaning import clean
from desktop.rules.permissions import Act
from desktop.sheets.migrants import ATTACHMENT
from desktop.storage import attachments

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.office.cards import PersonFile
    from desktop.office.session import Session


class Attachments:
    """Files that belong to a person."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, person_id: UUID, title: str, data: bytes, kind: str) -> PersonFile:
        """Keep a file (at most 20 MB). Raises :class:`Invalid` when it cannot be kept."""
        self._session.require(Act.EDIT_ATTACHMENTS)
        values = clean(ATTACHMENT, {"title": title, "kind": kind})
        stored = attachments.store(self._session.folder, self._session.data_key, data)
        try:
            with self._session.writing() as work:
                registering.refuse_anonymised(work, person_id)
                work.records.add(
                    "attachment",
                    {
                        **values,
                        "person_id": person_id,
                        "file_id": stored.file_id,
                        "media_type": stored.media_type,
                        "size": stored.size,
                        "sha256": stored.sha256,
                    },
                )
                work.audit("attachment_added", subject=person_id)
                return person_files.load(self._session, work, person_id)
        except BaseException:
            attachments.erase(self._session.folder, stored.file_id)
            raise

    def load(self, attachment_id: UUID) -> tuple[str, bytes]:
        """Return a file's media type and its content; the look is in the log."""
        self._session.require(Act.SEE_ATTACHMENTS)
        with self._session.writing() as work:
            kept = work.records.get("attachment", attachment_id).values
            work.audit("attachment_viewed", subject=kept["person_id"])
        data = attachments.load(self._session.folder, self._session.data_key, kept["file_id"])
        return kept["media_type"], data

    def withdraw(self, attachment_id: UUID, reason: str) -> PersonFile:
        """Take a file off the sheet, with the reason; it is kept."""
        self._session.require(Act.EDIT_ATTACHMENTS)
        if not reason.strip():
            raise Invalid({"reason": T("Write down the reason.")})
        with self._session.writing() as work:
            kept = work.records.change(
                "attachment", attachment_id, {"withdrawn_why": reason.strip()}
            )
            person_id = kept.values["person_id"]
            work.audit("attachment_withdrawn", subject=person_id)
            return person_files.load(self._session, work, person_id)
