"""Paper of the Children's Centre: one table of makers, each part's in a module of its own.

The Centre prints its own papers, so that seeing it (``SEE_CENTRE``) is enough; a maker asks for
more where its paper tells more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.errors import Invalid
from desktop.i18n import LANGUAGES, T, translator
from desktop.office import (
    centre_papers_activities,
    centre_papers_committee,
    centre_papers_schools,
    centre_papers_things,
)
from desktop.rules.permissions import Act

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from uuid import UUID

    from desktop.documents.page import Paper
    from desktop.i18n import Translator
    from desktop.office.papers import PaperLanguage
    from desktop.office.session import Session

    Maker = Callable[[Session, tuple[UUID, ...], Translator, Translator | None], Paper]

_MAKERS: Final[Mapping[str, Maker]] = {
    "activity_poster": centre_papers_activities.poster,
    "sign_in_sheet": centre_papers_activities.sign_in,
    "activity_report": centre_papers_activities.report,
    "certificates": centre_papers_activities.prizes,
    "month_plan": centre_papers_activities.month,
    "committee_ballot": centre_papers_committee.ballot,
    "committee_result": centre_papers_committee.result,
    "committee_roster": centre_papers_committee.roster,
    "handover_sheet": centre_papers_committee.handover,
    "service_certificate": centre_papers_committee.certificates,
    "committee_minutes": centre_papers_committee.minutes,
    "centre_inventory": centre_papers_things.things,
    "centre_loans": centre_papers_things.loans,
    "cash_month": centre_papers_things.month,
    "cash_year": centre_papers_things.year,
    "cash_receipt": centre_papers_things.receipts,
    "training_list": centre_papers_schools.sign_in,
    "training_certificates": centre_papers_schools.certificates,
    "training_test": centre_papers_schools.short_test,
    "training_modules": centre_papers_schools.modules,
}
_OF_NONE: Final[frozenset[str]] = frozenset(
    {"month_plan", "centre_inventory", "centre_loans", "cash_month", "cash_year"}
    | {"training_modules"}
)
KINDS: Final = frozenset(_MAKERS)
"""How the log names the papers of the Centre."""


class CentrePapers:
    """Everything that the Children's Centre prints."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def make(self, kind: str, records: tuple[UUID, ...], language: PaperLanguage) -> Paper:
        """Return a paper of some records; KeyError for a kind that is not known.

        Raises :class:`Invalid` when no record was chosen, :class:`ClerkError` where the paper
        cannot be made of it.
        """
        self._session.require(Act.SEE_CENTRE)
        if not records and kind not in _OF_NONE:
            raise Invalid({"records": T("Choose at least one record.")})
        return _MAKERS[kind](self._session, records, *_languages(language))

    def month_plan(self, day: date, language: PaperLanguage) -> Paper:
        """Return the plan of a day's month for the door."""
        return centre_papers_activities.month_of(self._session, day, *_languages(language))


def _languages(language: PaperLanguage) -> tuple[Translator, Translator | None]:
    chinese, english = map(translator, LANGUAGES)
    if language == "both":
        return chinese, english
    return translator(language), None
