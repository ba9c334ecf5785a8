"""The Recruiters tab: recruiters, jobs, placements and contracts, one register at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import T
from desktop.views.records.registers_tab import RegistersTab
from desktop.views.recruiting.panes import (
    ContractsPane,
    OffersPane,
    PlacementsPane,
    RecruitersPane,
)

if TYPE_CHECKING:
    from uuid import UUID


class RecruitingTab(RegistersTab):
    """The four registers of recruiting."""

    help = "recruiters"
    kinds = {  # noqa: RUF012  never changed
        "recruiters": (T("Recruiters and employers"), "recruiters", RecruitersPane),
        "offers": (T("Jobs"), "file-text", OffersPane),
        "placements": (T("Placements"), "user-check", PlacementsPane),
        "contracts": (T("Contracts"), "audit", ContractsPane),
    }

    def _asked(self, what: str, record: UUID | None) -> None:
        if what == "contract_of" and record is not None:
            pane = self.show_register("contracts")
            assert isinstance(pane, ContractsPane)  # noqa: S101  as its name says
            pane.read_for(record)
        elif what == "mediation_of" and record is not None:
            self.go_asked.emit(what, record)
        else:
            super()._asked(what, record)
