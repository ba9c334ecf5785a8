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
    "school_notice": T("Notice for the parents"),
    "school_letter": T("Letter to school and township"),
    "survey_form": T("Form of the survey"),
    "survey_forms": T("Forms of all households not asked yet"),
    "survey_blank": T("Empty form"),
    "survey_results": T("Results"),
}


def papers(*kinds: str) -> Sequence[tuple[str, Sentence]]:
    """Return papers as the menu under “Print” lists them."""
    return [(kind, TITLES[kind]) for kind in kinds]


def requests(
    session: Session, speaker: Speaker, kind: str, records: tuple[UUID, ...]
) -> PrintRequest:
    """Return what the frame needs to show a paper of some records before it is printed."""
    made = session.village_papers
    return PrintRequest(
        kind,
        speaker(TITLES[kind]),
        kind.replace("_", "-"),
        lambda language, _report, _cancelled: made.make(kind, records, language),
        records,
    )
