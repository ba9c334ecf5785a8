"""The Children's Centre tab: what its children run, one register at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.views.records.registers_tab import RegistersTab

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.views.records.registers_tab import Kind


class CentreTab(RegistersTab):
    """The friendliest tab: it shows nothing of cases or of registrations.

    A register is named as the session names it, and is shown to whom its own ``see`` act allows.
    In the order of the bar: activities, children, terms, handovers, things, cash, schools,
    volunteers, trainings, parents.
    """

    help = "centre"
    kinds: ClassVar[Mapping[str, Kind]] = {}

    def permitted(self) -> Mapping[str, Kind]:
        session = self.session
        return {
            name: kind
            for name, kind in self.kinds.items()
            if session.may(getattr(session, name).see)
        }
