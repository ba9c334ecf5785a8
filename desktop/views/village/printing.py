"""The papers of this tab as the frame is asked to show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.views.records.paper_requests import TabPapers

if TYPE_CHECKING:
    from desktop.i18n import Sentence

TITLES: Final[dict[str, Sentence]] = {
    "school_notice": T("Notice for the parents"),
    "school_letter": T("Letter to school and township"),
    "survey_form": T("Form of the survey"),
    "survey_forms": T("Forms of all households not asked yet"),
    "survey_blank": T("Empty form"),
    "survey_results": T("Results"),
}

_PAPERS: Final = TabPapers(TITLES, lambda session: session.village_papers)
papers = _PAPERS.listed
requests = _PAPERS.request
