"""The Cases tab: cases, referrals, mediations and the network, one register at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.office.cards import Query
from desktop.rules import case_clocks
from desktop.rules.permissions import Act
from desktop.views.cases.network_pane import AgenciesPane
from desktop.views.cases.panes import CasesPane, CasesTabPane, MediationsPane, ReferralsPane
from desktop.views.records.registers_tab import RegistersTab
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from desktop.office.cards import Entry
    from desktop.office.register import Register
    from desktop.office.session import Session
    from desktop.views.records.registers_tab import Kind


_DUE: Final = ("cases", "referrals", "mediations")
_WAITING: Final = (case_clocks.OVERDUE, case_clocks.TODAY)
_BEGINNINGS: Final[Mapping[str, tuple[str, Callable[[Session, UUID], Entry]]]] = {
    "case_of_person": ("cases", lambda session, person: session.cases.for_person(person)),
    "case_of_missing": (
        "cases",
        lambda session, person: session.cases.for_person(person, missing=True),
    ),
    "referral_of": ("referrals", lambda session, case: session.referrals.for_case(case)),
    "mediate_case": ("mediations", lambda session, case: session.mediations.for_case(case)),
    "mediation_of": (
        "mediations",
        lambda session, contract: session.mediations.for_contract(contract),
    ),
    "mediation_of_person": (
        "mediations",
        lambda session, person: session.mediations.for_person(person),
    ),
}
"""What is begun from a record elsewhere: the register it goes into, and its first entry."""


class CasesTab(RegistersTab):
    """Each user sees the registers that her roles open."""

    help = "cases"
    kinds = {  # noqa: RUF012  never changed
        "cases": (T("Cases"), "cases", CasesPane),
        "referrals": (T("Referrals"), "external-link", ReferralsPane),
        "mediations": (T("Mediations"), "users", MediationsPane),
        "agencies": (T("Network"), "home", AgenciesPane),
    }

    @classmethod
    def opens(cls) -> frozenset[str]:
        return super().opens() | _BEGINNINGS.keys()

    def permitted(self) -> Mapping[str, Kind]:
        acts = {
            "cases": Act.SEE_CASES,
            "referrals": Act.SEE_REFERRALS,
            "mediations": Act.SEE_MEDIATIONS,
            "agencies": Act.SEE_NETWORK,
        }
        return {name: kind for name, kind in self.kinds.items() if self.session.may(acts[name])}

    def shown(self) -> None:
        super().shown()
        self._count_waiting()

    def _count_waiting(self) -> None:
        """Say on each register how many of its records are overdue or due today."""
        names = [name for name in self.permitted() if name in _DUE]
        run(
            lambda: {name: self._waiting(name) for name in names},
            owner=self,
            done=self._show_waiting,
            failed=lambda error: self.trouble.emit(self._speak(error.sentence)),
        )

    def _waiting(self, name: str) -> int:
        register: Register = getattr(self.session, name)
        return len(register.lines(Query(filters={"due": _WAITING})))

    def _show_waiting(self, found: Mapping[str, int]) -> None:
        speak = self._speak
        for at, name in enumerate(self.permitted()):
            words, number = speak(self.kinds[name][0]), found.get(name, 0)
            self.bar.setTabText(at, f"{words} ({number})" if number else words)
            waiting = speak.plural("{n} overdue or due today", "{n} overdue or due today", number)
            tip = f"{words}  Alt+{at + 1}"
            self.bar.setTabToolTip(at, f"{tip}\n{waiting}" if number else tip)

    def _others_follow(self, changed: str) -> None:
        super()._others_follow(changed)
        self._count_waiting()

    def open(self, register: str, record: UUID, page: str = "") -> None:
        if register in _BEGINNINGS:
            self._begin(register, record)
        else:
            super().open(register, record, page)

    def _asked(self, what: str, record: UUID | None) -> None:
        if what in _BEGINNINGS and record is not None:
            self._begin(what, record)
        else:
            super()._asked(what, record)

    def _begin(self, what: str, record: UUID) -> None:
        register, make = _BEGINNINGS[what]
        if register in self.permitted():
            pane = self.show_register(register)
            assert isinstance(pane, CasesTabPane)  # noqa: S101  all of this tab are
            pane.begin(lambda: make(self.session, record))
