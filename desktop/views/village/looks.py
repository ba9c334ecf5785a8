"""How the registers of the Village tab look: columns, filters, words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from desktop.i18n import T, Words
from desktop.rules import case_clocks, questionnaires, school_returns, surveys
from desktop.sheets.village_screen import HOUSEHOLDS, SCHOOL_RETURNS, SURVEYS
from desktop.views.cases.looks import due_column
from desktop.views.records.look import Column, Look
from desktop.views.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.i18n import Sentence
    from desktop.office.cards import Entry

_STATE: Final = T("State")
_NEEDS: Final[Mapping[str, Sentence]] = {
    "out_of_school": T("child not at school"),
    "schooling": T("school not known"),
    "left_behind": T("child left behind"),
}


def _household_name(entry: Entry) -> str:
    return str(entry.values.get("head_name") or entry.values.get("number") or "")


@cache
def households_look() -> Look:
    """The register of households."""
    return Look(
        name="households",
        icon="home",
        screen=HOUSEHOLDS,
        columns=(
            Column("title", Words("户主", "Head"), 108),
            Column("number", Words("户号", "Number"), 72),
            Column("members", Words("家庭成员", "Members"), 76),
            Column("away", T("Away"), 60),
            Column("children", T("Under 18"), 72),
            Column(
                "needs",
                T("To look after"),
                190,
                _NEEDS,
                {"out_of_school": Tone.DANGER, "left_behind": Tone.CONDITIONS},
            ),
            Column("village_group", T("Village group"), 110),
        ),
        states={},
        filters={"needs": T("To look after"), "village_group": T("Village group")},
        search=T("Number, head, member, pinyin"),
        new=T("Add a household"),
        none=T("There is no household yet. They come with the people who are registered."),
        counted=lambda speak, n: speak.plural("{n} household", "{n} households", n),
        called=_household_name,
    )


@cache
def school_returns_look() -> Look:
    """The register of children who are helped back to school."""
    return Look(
        name="school_returns",
        icon="school",
        screen=SCHOOL_RETURNS,
        columns=(
            Column("title", T("Child"), 96),
            due_column(),
            Column(
                "state",
                _STATE,
                116,
                dict(school_returns.WORDS),
                {
                    school_returns.RETURNED: Tone.READY,
                    school_returns.RETAINED: Tone.READY,
                    school_returns.COMPLETED: Tone.READY,
                    school_returns.REFUSED: Tone.WAIT,
                    school_returns.REPORTED: Tone.WAIT,
                },
            ),
            Column("school", T("School"), 120),
            Column("grade", T("Grade and class"), 100),
            Column("number", T("Number"), 130),
            Column("day", T("Known to us since"), 116),
        ),
        states=dict(school_returns.WORDS),
        filters={"due": T("Due"), "state": _STATE, "school": T("School")},
        search=T("Name, pinyin, school, teacher, number"),
        new=T("Write down a child"),
        none=T("No child out of school is written down."),
        counted=lambda speak, n: speak.plural("{n} child", "{n} children", n),
        called=lambda entry: str(entry.values.get("number") or ""),
        stations=school_returns.STATIONS,
    )


@cache
def surveys_look() -> Look:
    """The register of rounds of the survey."""
    return Look(
        name="surveys",
        icon="list",
        screen=SURVEYS,
        columns=(
            Column("title", T("Year"), 72),
            Column("progress", T("Asked"), 96),
            Column(
                "state",
                _STATE,
                92,
                dict(surveys.WORDS),
                {questionnaires.RUNNING: Tone.CONDITIONS, questionnaires.CLOSED: Tone.READY},
            ),
            Column("number", T("Number"), 130),
            Column("day", T("First day of asking"), 130),
        ),
        states=dict(surveys.WORDS),
        filters={"state": _STATE},
        search=T("Year, who asked, number"),
        new=T("Plan a round"),
        none=T("No survey was planned yet."),
        counted=lambda speak, n: speak.plural("{n} round", "{n} rounds", n),
        called=lambda entry: str(entry.values.get("year") or ""),
    )


WAITING: Final = (case_clocks.OVERDUE, case_clocks.TODAY)
