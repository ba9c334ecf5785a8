"""Where the first run stands and what comes next; decided here, without a window."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from desktop.i18n import Sentence, T


class Step(IntEnum):
    """The pages of the first run, in their order."""

    LANGUAGE = 0
    OFFICE = 1
    DIRECTOR = 2
    SHEET = 3
    CHECK = 4


TITLES: Final[dict[Step, Sentence]] = {
    Step.LANGUAGE: T("Language"),
    Step.OFFICE: T("The office"),
    Step.DIRECTOR: T("The director"),
    Step.SHEET: T("Recovery sheet"),
    Step.CHECK: T("Is it on paper?"),
}
OFFICE_KEYS: Final = (
    "kind",
    "name_zh",
    "name_en",
    "county",
    "township",
    "committee",
    "village_group",
    "code",
    "phone",
)
ASKED_GROUPS: Final = 2


def groups_of(code: str) -> tuple[str, ...]:
    """Return the groups of a recovery code."""
    return tuple(code.replace(" ", "-").split("-"))


def same_group(typed: str, group: str) -> bool:
    """Whether a group was copied rightly from paper; O and 0, I and 1 are not told apart there."""
    return _plain(typed) == _plain(group)


def _plain(text: str) -> str:
    return text.strip().upper().replace("O", "0").replace("I", "1").replace("L", "1")


@dataclass
class Progress:
    """How far the first run is. The office is made on leaving the director's page; from then on
    there is no way back, and only the recovery sheet remains to be put on paper."""

    step: Step = Step.LANGUAGE
    code: str = ""
    asked: tuple[int, ...] = field(default_factory=tuple)
    on_paper: bool = False

    @property
    def made(self) -> bool:
        """Whether the office exists."""
        return bool(self.code)

    def may_go_back(self) -> bool:
        """Whether there is a page to go back to."""
        if self.step == Step.CHECK:
            return True
        return not self.made and self.step > Step.LANGUAGE

    def back(self) -> Step:
        """Go to the page before."""
        if self.may_go_back():
            self.step = Step(self.step - 1)
        return self.step

    def forward(self) -> Step:
        """Go to the next page. The sheet must have been printed or saved before it is checked."""
        if self.step == Step.DIRECTOR and not self.made:
            return self.step
        if self.step == Step.SHEET and not self.on_paper:
            return self.step
        if self.step < Step.CHECK:
            self.step = Step(self.step + 1)
        return self.step

    def office_made(self, code: str) -> None:
        """The office was made; remember its recovery code until it is on paper."""
        self.code = code
        groups = range(len(groups_of(code)))
        self.asked = tuple(sorted(secrets.SystemRandom().sample(groups, ASKED_GROUPS)))

    def wrong_groups(self, typed: tuple[str, ...]) -> tuple[int, ...]:
        """Return which of the asked groups (their places in ``asked``) were not typed rightly."""
        groups = groups_of(self.code)
        return tuple(
            at
            for at, number in enumerate(self.asked)
            if at >= len(typed) or not same_group(typed[at], groups[number])
        )
