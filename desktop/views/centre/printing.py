"""The papers of this tab as the frame is asked to show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.views.records.paper_requests import TabPapers
from desktop.views.tab import PrintRequest

if TYPE_CHECKING:
    from datetime import date

    from desktop.i18n import Sentence
    from desktop.office.session import Session
    from desktop.views.language import Speaker

TITLES: Final[dict[str, Sentence]] = {
    "activity_poster": T("Poster"),
    "sign_in_sheet": T("Sign-in sheet"),
    "activity_report": T("Report of an activity"),
    "certificates": T("Certificates of the prizes"),
    "month_plan": T("Month plan for the door"),
    "committee_ballot": T("Ballots"),
    "committee_result": T("Result of the election"),
    "committee_roster": T("Roster of the committee"),
    "handover_sheet": T("Handover sheet"),
    "service_certificate": T("Certificate of service"),
    "committee_minutes": T("Minutes of a meeting"),
    "centre_inventory": T("Inventory"),
    "centre_loans": T("What is lent"),
    "cash_month": T("Cash book of this month"),
    "cash_year": T("Cash book of this year"),
    "cash_receipt": T("Receipt with its stub"),
    "training_list": T("Sign-in list"),
    "training_certificates": T("Certificates of who came"),
    "training_test": T("Short test, empty"),
    "training_modules": T("Modules for the wall"),
}

_PAPERS: Final = TabPapers(TITLES, lambda session: session.centre_papers)
papers = _PAPERS.listed
requests = _PAPERS.request


def month_request(session: Session, speaker: Speaker, day: date) -> PrintRequest:
    """Return what the frame needs to show the plan of a day's month."""
    made = session.centre_papers
    return PrintRequest(
        "month_plan",
        speaker(TITLES["month_plan"]),
        "month-plan",
        lambda language, _report, _cancelled: made.month_plan(day, language),
        (),
    )
