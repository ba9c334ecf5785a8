"""The papers of this tab as the frame is asked to show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.views.tab import PrintRequest

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.session import Session
    from desktop.views.language import Speaker

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


def requests(
    session: Session, speaker: Speaker, kind: str, records: tuple[UUID, ...]
) -> PrintRequest:
    """Return what the frame needs to show a paper of some records before it is printed."""
    papers = session.recruiting_papers
    return PrintRequest(
        kind,
        speaker(_TITLES[kind]),
        kind.replace("_", "-"),
        lambda language, _report, _cancelled: papers.make(kind, records, language),
        records,
    )
