"""The papers of this tab as the frame is asked to show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.views.records.paper_requests import TabPapers

if TYPE_CHECKING:
    from desktop.i18n import Sentence

TITLES: Final[dict[str, Sentence]] = {
    "case_summary": T("Case summary (without names)"),
    "case_conference": T("Record of a case conference"),
    "mandatory_report": T("Report by law"),
    "screening": T("Screening by indicators"),
    "blank_case": T("Empty intake form"),
    "blank_screening": T("Empty screening form"),
    "referral_letter": T("Referral letter with stub and slip"),
    "mediation_invitation": T("Invitation to mediation"),
    "mediation_minutes": T("Minutes of the sessions"),
    "mediation_agreement": T("Mediation agreement"),
    "mediation_receipt": T("Receipts"),
    "mediation_rights": T("Notice of the other ways"),
    "mediation_inspection": T("Complaint to the labour inspection"),
    "mediation_arbitration": T("Request for labour arbitration"),
    "network_a4": T("Picture of the network, A4"),
    "network_a3": T("Picture of the network, A3"),
    "whom_to_call": T("Whom do I call for …"),
}

_PAPERS: Final = TabPapers(TITLES, lambda session: session.case_papers)
papers = _PAPERS.listed
requests = _PAPERS.request
