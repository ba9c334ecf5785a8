"""Where the window places what is asked in the Village tab: households, school returns, surveys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.sheets import school_returns
from desktop.sheets.fields import Group, Layout
from desktop.sheets.households import HOUSEHOLD
from desktop.sheets.screens import Screen, Tab
from desktop.sheets.surveys import SURVEY

if TYPE_CHECKING:
    from desktop.i18n import Text
    from desktop.sheets.fields import Sheet


def _group(title: Text, sheet: str, *keys: str, folded: bool = False) -> Group:
    return Group(title, tuple(f"{sheet}.{key}" for key in keys), folded)


def _rows(title: Text, sheet: Sheet) -> Group:
    return _group(title, sheet.kind, *sheet.keys)


_FILES: Final = (
    Tab("attachment", T("Files"), "attachment"),
    Tab("history", T("History"), "history"),
)

HOUSEHOLD_TABS: Final[tuple[Tab, ...]] = (
    Tab("members", T("Members of the household"), "users"),
    Tab(
        "household",
        T("Household"),
        "home",
        (_group(T("Household"), "household", *HOUSEHOLD.keys),),
    ),
    *_FILES,
)
HOUSEHOLD_SCREEN: Final = Layout(tuple(group for tab in HOUSEHOLD_TABS for group in tab.groups))
HOUSEHOLDS: Final = Screen(HOUSEHOLD, HOUSEHOLD_TABS, {HOUSEHOLD.kind: HOUSEHOLD})

SCHOOL_RETURN_TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "child",
        T("The child"),
        "child",
        (
            _group(T("The child"), "school_return", "person_id", "found_on", "found_how"),
            _group(T("School"), "school_return", "school", "grade", "teacher", "teacher_phone",
                   "last_day", "works"),
            _group(T("Why out of school"), "school_return", "causes", "cause_note"),
            _group(T("A stay at the temple"), "school_return", "temple_agreed", "temple_until",
                   folded=True),
        ),
    ),
    Tab(
        "talks",
        T("Visits and talks"),
        "users",
        (
            _rows(T("Visits and talks"), school_returns.TALK),
            _group(T("Views"), "school_return", "own_view", "family_view"),
        ),
    ),
    Tab(
        "plan",
        T("Plan and help"),
        "list",
        (
            _group(T("Plan"), "school_return", "would_help", "plan", "persuader", "plan_until"),
            _rows(T("Help given"), school_returns.SUPPORT),
            _group(T("Written notice"), "school_return", "notice_on", "notice_to", "notice_answer"),
        ),
    ),
    Tab(
        "back",
        T("Back at school"),
        "school",
        (
            _group(T("Back at school"), "school_return", "back_on", "back_to"),
            _rows(T("Still there?"), school_returns.CHECK),
            _group(T("The end"), "school_return", "certificate", "other_way", "note"),
        ),
    ),
    *_FILES,
)  # fmt: skip
SCHOOL_RETURN_SCREEN: Final = Layout(
    tuple(group for tab in SCHOOL_RETURN_TABS for group in tab.groups),
    omitted=frozenset({"school_return.number"}),  # given by the program, shown in the head
)
SCHOOL_RETURNS: Final = Screen(
    school_returns.SCHOOL_RETURN,
    SCHOOL_RETURN_TABS,
    {sheet.kind: sheet for sheet in (school_returns.SCHOOL_RETURN, *school_returns.BELONGING)},
    frozenset(sheet.kind for sheet in school_returns.BELONGING),
    {
        school_returns.TALK.kind: T("Write down a visit or talk"),
        school_returns.SUPPORT.kind: T("Write down help"),
        school_returns.CHECK.kind: T("Write down that we asked"),
    },
    frozenset({school_returns.TALK.kind, school_returns.CHECK.kind}),
    {school_returns.CHECK.kind: ("checked_on", "attending", "told_by")},
)

SURVEY_TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "round",
        T("The round"),
        "list",
        (
            _group(T("The round"), "survey", "year", "questionnaire", "starts_on", "ends_on",
                   "asked_by", "note"),
        ),
    ),
    *_FILES,
)  # fmt: skip
SURVEY_SCREEN: Final = Layout(
    tuple(group for tab in SURVEY_TABS for group in tab.groups),
    # both are given by the program
    omitted=frozenset({"survey.number", "survey.questionnaire_version"}),
)
SURVEYS: Final = Screen(SURVEY, SURVEY_TABS, {SURVEY.kind: SURVEY})
