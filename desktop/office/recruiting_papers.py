"""Paper about recruiters, jobs, placements and contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.rules.permissions import Act

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.documents.page import Paper
    from desktop.office.papers import PaperLanguage
    from desktop.office.session import Session


class RecruitingPapers:
    """Everything that this office prints about recruiters and their jobs."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def make(self, kind: str, records: tuple[UUID, ...], language: PaperLanguage) -> Paper:
        """Return a paper of some records; KeyError for a kind that is not known."""
        self._session.require(Act.PRINT_FORM)
        self._session.require(Act.SEE_RECRUITERS)
        raise Invalid({"records": T("Choose at least one record.")})
