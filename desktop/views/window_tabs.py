"""Which tabs the window has, in the order of a day: for whom, how each is made, what each opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.rules.permissions import Act
from desktop.views.cases.tab import CasesTab
from desktop.views.centre.tab import CentreTab
from desktop.views.migrants.tab import MigrantsTab
from desktop.views.recruiting.tab import RecruitingTab
from desktop.views.settings.tab import SettingsTab
from desktop.views.today.tab import TodayTab
from desktop.views.village.tab import VillageTab

if TYPE_CHECKING:
    from desktop.i18n import Sentence
    from desktop.office.session import Session
    from desktop.views.language import Speaker
    from desktop.views.tab import Tab
    from desktop.views.theme import Theme

Ask = Callable[..., object]


@dataclass(frozen=True)
class TabKind:
    """``acts``: the user may do one of them; none where everybody of the office has the tab."""

    name: str
    sign: str
    words: Sentence
    tab: type[Tab]
    make: Callable[[Session, Speaker, Theme, Ask], Tab]
    acts: tuple[Act, ...] = ()

    def seen_by(self, session: Session) -> bool:
        """Whether the user has this tab."""
        if session.in_centre:
            return self.tab is CentreTab
        return not self.acts or any(session.may(act) for act in self.acts)


KINDS: Final = (
    TabKind(
        "today",
        "today",
        T("Today"),
        TodayTab,
        lambda session, speak, _theme, _ask: TodayTab(session, speak),
    ),
    TabKind(
        "migrants",
        "migrants",
        T("Migrants"),
        MigrantsTab,
        lambda session, speak, _theme, ask: MigrantsTab(session, speak, ask),
        (Act.SEE_MIGRANTS,),
    ),
    TabKind(
        "recruiters",
        "recruiters",
        T("Recruiters"),
        RecruitingTab,
        lambda session, speak, _theme, ask: RecruitingTab(session, speak, ask),
        (Act.SEE_RECRUITERS,),
    ),
    TabKind(
        "cases",
        "cases",
        T("Casework"),
        CasesTab,
        lambda session, speak, _theme, ask: CasesTab(session, speak, ask),
        (Act.SEE_CASES, Act.SEE_NETWORK),
    ),
    TabKind(
        "centre",
        "centre",
        T("Children's Centre"),
        CentreTab,
        lambda session, speak, _theme, ask: CentreTab(session, speak, ask),
        (Act.SEE_CENTRE,),
    ),
    TabKind(
        "village",
        "home",
        T("Village"),
        VillageTab,
        lambda session, speak, _theme, ask: VillageTab(session, speak, ask),
        (Act.SEE_VILLAGE,),
    ),
    TabKind(
        "settings",
        "settings",
        T("Settings"),
        SettingsTab,
        lambda session, speak, theme, _ask: SettingsTab(session, speak, theme),
    ),
)


def seen_by(session: Session) -> tuple[TabKind, ...]:
    """Return the tabs of a user; to the children their own only."""
    return tuple(kind for kind in KINDS if kind.seen_by(session))


def opening(what: str) -> str:
    """Return the name of the tab that opens a register, or begins something, by its name."""
    return next((kind.name for kind in KINDS if what in kind.tab.opens()), "")
