"""The Cases tab: cases, referrals, mediations and the network, one register at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import T
from desktop.rules.permissions import Act
from desktop.views.cases.network_pane import AgenciesPane
from desktop.views.cases.panes import CasesPane, CasesTabPane, MediationsPane, ReferralsPane
from desktop.views.records.registers_tab import RegistersTab

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from desktop.office.cards import Entry
    from desktop.views.records.registers_tab import Kind


class CasesTab(RegistersTab):
    """Each user sees the registers that her roles open."""

    help = "cases"
    kinds = {  # noqa: RUF012  never changed
        "cases": (T("Cases"), "cases", CasesPane),
        "referrals": (T("Referrals"), "external-link", ReferralsPane),
        "mediations": (T("Mediations"), "users", MediationsPane),
        "agencies": (T("Network"), "home", AgenciesPane),
    }

    def permitted(self) -> Mapping[str, Kind]:
        acts = {
            "cases": Act.SEE_CASES,
            "referrals": Act.SEE_REFERRALS,
            "mediations": Act.SEE_MEDIATIONS,
            "agencies": Act.SEE_NETWORK,
        }
        return {name: kind for name, kind in self.kinds.items() if self.session.may(acts[name])}

    def open(self, register: str, record: UUID) -> None:
        if register == "mediation_of":
            self._begin("mediations", lambda: self.session.mediations.for_contract(record))
        else:
            super().open(register, record)

    def _asked(self, what: str, record: UUID | None) -> None:
        if what == "referral_of" and record is not None:
            self._begin("referrals", lambda: self.session.referrals.for_case(record))
        elif what == "mediate_case" and record is not None:
            self._begin("mediations", lambda: self.session.mediations.for_case(record))
        else:
            super()._asked(what, record)

    def _begin(self, register: str, make: Callable[[], Entry]) -> None:
        if register in self.permitted():
            pane = self.show_register(register)
            assert isinstance(pane, CasesTabPane)  # noqa: S101  all of this tab are
            pane.begin(make)
