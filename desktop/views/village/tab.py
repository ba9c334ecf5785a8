"""The Village tab: households, back to school, the survey, one register at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import T
from desktop.office.cards import Query
from desktop.views.records.registers_tab import RegistersTab
from desktop.views.village.looks import WAITING
from desktop.views.village.panes import HouseholdsPane, SchoolReturnsPane, SurveysPane
from desktop.views.workers import run

if TYPE_CHECKING:
    from uuid import UUID


class VillageTab(RegistersTab):
    """``school_return_of`` asks for the record of a person: the open one, or a new one."""

    help = "village"
    kinds = {  # noqa: RUF012  never changed
        "households": (T("Households"), "users", HouseholdsPane),
        "school_returns": (T("Back to school"), "school", SchoolReturnsPane),
        "surveys": (T("Survey"), "list", SurveysPane),
    }

    @classmethod
    def opens(cls) -> frozenset[str]:
        return super().opens() | {"school_return_of"}

    def shown(self) -> None:
        super().shown()
        self._count_waiting()

    def open(self, register: str, record: UUID, page: str = "") -> None:
        if register == "school_return_of":
            pane = self.show_register("school_returns")
            assert isinstance(pane, SchoolReturnsPane)  # noqa: S101  made of its kind
            pane.for_person(record)
        else:
            super().open(register, record, page)

    def _others_follow(self, changed: str) -> None:
        super()._others_follow(changed)
        self._count_waiting()

    def _count_waiting(self) -> None:
        """Say on the register how many children somebody is to be asked about by now."""
        run(
            lambda: len(self.session.school_returns.lines(Query(filters={"due": WAITING}))),
            owner=self,
            done=self._show_waiting,
            failed=lambda error: self.trouble.emit(self._speak(error.sentence)),
        )

    def _show_waiting(self, number: int) -> None:
        at = list(self.kinds).index("school_returns")
        words = self._speak(self.kinds["school_returns"][0])
        self.bar.setTabText(at, f"{words} ({number})" if number else words)
