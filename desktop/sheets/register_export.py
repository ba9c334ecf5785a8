"""What an export of the registers other than the migrants' takes along.

Remarks, complaints and the reasons of decisions stay in the office. What names a migrant is
personal, whatever register it stands in. Of cases, referrals and mediations go out codes, days and
sums only: no names, no words in which somebody could be recognised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.sheets.activities import ACTIVITY, CENTRE_CHILD
from desktop.sheets.cases import CASE
from desktop.sheets.cash import CASH_ENTRY
from desktop.sheets.committee import TERM
from desktop.sheets.contracts import CONTRACT
from desktop.sheets.fields import Kind
from desktop.sheets.handovers import HANDOVER
from desktop.sheets.households import HOUSEHOLD
from desktop.sheets.mediations import MEDIATION
from desktop.sheets.meetings import MEETING
from desktop.sheets.network import AGENCY
from desktop.sheets.offers import OFFER, PLACEMENT
from desktop.sheets.parents import PARENT_TALK
from desktop.sheets.recruiters import RECRUITER
from desktop.sheets.referrals import REFERRAL
from desktop.sheets.school_returns import SCHOOL_RETURN
from desktop.sheets.schools import SCHOOL
from desktop.sheets.surveys import SURVEY
from desktop.sheets.things import THING
from desktop.sheets.trainings import TRAINING
from desktop.sheets.volunteers import VOLUNTEER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.sheets.fields import Sheet

SHEETS: Final[Mapping[str, Sheet]] = {
    sheet.kind: sheet
    for sheet in (
        RECRUITER,
        OFFER,
        PLACEMENT,
        CONTRACT,
        AGENCY,
        CASE,
        REFERRAL,
        MEDIATION,
        TERM,
        MEETING,
        HANDOVER,
        THING,
        CASH_ENTRY,
        CENTRE_CHILD,
        ACTIVITY,
        SCHOOL,
        VOLUNTEER,
        TRAINING,
        PARENT_TALK,
        HOUSEHOLD,
        SCHOOL_RETURN,
        SURVEY,
    )
}


def _worded(sheet: Sheet) -> frozenset[str]:
    """Return the fields in whose words somebody could be recognised, and the links."""
    worded = (Kind.TEXT, Kind.LONG_TEXT, Kind.NAME, Kind.PHONE, Kind.LINK)
    return frozenset(field.key for field in sheet if field.kind in worded) - {"number"}


OMITTED: Final[Mapping[str, frozenset[str]]] = {
    "recruiter": frozenset({"note", "earlier", "brought_by"}),
    "offer": frozenset({"note"}),
    "placement": frozenset({"note", "journey_id"}),
    "contract": frozenset(
        {"note", "questions", "placement_id", "worker_id_number", "worker_address", "promise_note"}
    ),
    "agency": frozenset({"note"}),
    "protection_case": _worded(CASE),
    "referral": _worded(REFERRAL) - {"agency_id"},
    "mediation": _worded(MEDIATION),
    "committee_term": frozenset({"note", "counters", "tie_settled"}),
    "committee_meeting": _worded(MEETING),
    "handover": _worded(HANDOVER),
    "centre_child": frozenset({"note"}),
    "activity": _worded(ACTIVITY),
    "thing": frozenset({"note"}),
    "cash_entry": frozenset({"note", "party", "activity_id", "corrects_id"}),
    "school": frozenset({"note"}),
    "volunteer": frozenset({"note", "phone"}),
    "training": frozenset({"note"}),
    "parent_talk": frozenset({"note", "phone", "parent_name"}),
    "household": frozenset({"note", "head_name", "address"}),  # its head did not agree to it
    "school_return": _worded(SCHOOL_RETURN),
    "survey": frozenset({"note", "asked_by"}),
}
OF_MIGRANTS: Final = frozenset(
    {"placement", "contract", "centre_child", "volunteer", "parent_talk"}
)
"""Registers whose records are about one person: they go out with her consent only."""
LOCKED: Final = frozenset({"protection_case", "referral", "mediation", "school_return"})
"""Registers that leave the office as a locked workbook only."""
