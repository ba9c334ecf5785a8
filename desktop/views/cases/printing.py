"""The papers of this tab as the frame is asked to show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.views.tab import PrintRequest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.session import Session
    from desktop.views.language import Speaker

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


def papers(*kinds: str) -> Sequence[tuple[str, Sentence]]:
    """Return papers as the menu under “Print” lists them."""
    return [(kind, TITLES[kind]) for kind in kinds]


def requests(
    session: Session, speaker: Speaker, kind: str, records: tuple[UUID, ...]
) -> PrintRequest:
    """Return what the frame needs to show a paper of some records before it is printed."""
    made = session.case_papers
    return PrintRequest(
        kind,
        speaker(TITLES[kind]),
        kind.replace("_", "-"),
        lambda language, _report, _cancelled: made.make(kind, records, language),
        records,
    )
