"""What an export of the registers of recruiters, jobs, placements and contracts takes along.

Remarks, complaints and the reasons of decisions stay in the office. What names a migrant is
personal, whatever register it stands in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.sheets.contracts import CONTRACT
from desktop.sheets.offers import OFFER, PLACEMENT
from desktop.sheets.recruiters import RECRUITER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.sheets.fields import Sheet

SHEETS: Final[Mapping[str, Sheet]] = {
    sheet.kind: sheet for sheet in (RECRUITER, OFFER, PLACEMENT, CONTRACT)
}
OMITTED: Final[Mapping[str, frozenset[str]]] = {
    "recruiter": frozenset({"note", "earlier", "brought_by"}),
    "offer": frozenset({"note"}),
    "placement": frozenset({"note", "journey_id"}),
    "contract": frozenset(
        {"note", "questions", "placement_id", "worker_id_number", "worker_address", "promise_note"}
    ),
}
OF_MIGRANTS: Final = frozenset({"placement", "contract"})
"""Registers whose records are about a migrant: they go out with her consent only."""
