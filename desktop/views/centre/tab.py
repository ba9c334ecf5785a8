"""The Children's Centre tab: what its children run, one register at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QSize

from desktop.i18n import T, Words
from desktop.views.centre.activity_panes import ActivitiesPane, ChildrenPane
from desktop.views.centre.committee_panes import HandoversPane, MeetingsPane, TermsPane
from desktop.views.centre.school_panes import (
    ParentsPane,
    SchoolsPane,
    TrainingsPane,
    VolunteersPane,
)
from desktop.views.centre.things_panes import CashPane, ThingsPane
from desktop.views.icons import icon
from desktop.views.records.registers_tab import RegistersTab
from desktop.views.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.office.session import Session
    from desktop.views.language import Speaker
    from desktop.views.records.registers_tab import Kind

_PICTURE: Final = 28
"""How large the pictures of the registers are in the children's own window."""


class CentreTab(RegistersTab):
    """The friendliest tab: it shows nothing of cases or of registrations.

    A register is named as the session names it, and is shown to whom its own ``see`` act allows.
    In the order of the bar: activities, children, terms, meetings, handovers, things, cash, schools,
    volunteers, trainings, parents.
    """

    help = "centre"
    kinds: ClassVar[Mapping[str, Kind]] = {
        "activities": (T("Activities"), "calendar-days", ActivitiesPane),
        "children": (T("Children"), "child", ChildrenPane),
        "terms": (Words("儿童委员会", "Committee"), "flag", TermsPane),
        "meetings": (T("Meetings"), "calendar", MeetingsPane),
        "handovers": (T("Handovers"), "consent", HandoversPane),
        "things": (T("Things"), "star", ThingsPane),
        "cash": (T("Cash book"), "table", CashPane),
        "schools": (T("Schools"), "school", SchoolsPane),
        "volunteers": (T("Volunteers"), "user-check", VolunteersPane),
        "trainings": (T("Trainings"), "list", TrainingsPane),
        "parents": (T("Parents"), "home", ParentsPane),
    }

    def __init__(self, session: Session, speaker: Speaker, ask: Callable[..., object]) -> None:
        super().__init__(session, speaker, ask)
        if session.in_centre:
            self.bar.setIconSize(QSize(_PICTURE, _PICTURE))
            for at, (_words, sign, _make) in enumerate(self.permitted().values()):
                self.bar.setTabIcon(at, icon(sign, self, Tone.ACCENT, _PICTURE))

    def permitted(self) -> Mapping[str, Kind]:
        session = self.session
        return {
            name: kind
            for name, kind in self.kinds.items()
            if session.may(getattr(session, name).see)
        }
