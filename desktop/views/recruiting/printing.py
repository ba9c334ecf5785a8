"""The papers of this tab as the frame is asked to show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.views.records.paper_requests import TabPapers

if TYPE_CHECKING:
    from desktop.i18n import Sentence

_TITLES: Final[dict[str, Sentence]] = {
    "recruiter_form": T("Registration form"),
    "blank_recruiter_form": T("Empty registration form"),
    "recruiter_certificate": T("Certificate"),
    "decision_letter": T("Letter with the decision"),
    "recruiter_list": T("List of approved recruiters for the board"),
    "job_notice": T("Notice for the board"),
    "placement_slip": T("For her: who, what was promised, whom to call"),
    "contract_opinion": T("Contract review opinion, for her"),
    "contract_opinion_employer": T("Contract review opinion, for the employer"),
    "employer_letter": T("Letter to the employer"),
}

_PAPERS: Final = TabPapers(_TITLES, lambda session: session.recruiting_papers)
requests = _PAPERS.request
