"""Where the window places what is asked of schools, volunteers, trainings and talks with parents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.sheets import parents, schools, trainings, volunteers
from desktop.sheets.fields import Group, Layout
from desktop.sheets.screens import Screen, Tab

if TYPE_CHECKING:
    from desktop.i18n import Text
    from desktop.sheets.fields import Sheet


def _group(title: Text, kind: str, *keys: str) -> Group:
    return Group(title, tuple(f"{kind}.{key}" for key in keys))


def _rows(title: Text, sheet: Sheet) -> Group:
    return _group(title, sheet.kind, *sheet.keys)


_FILES: Final = (
    Tab("attachment", T("Files"), "attachment"),
    Tab("history", T("History"), "history"),
)

SCHOOL_TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "school",
        T("School"),
        "school",
        (
            _group(T("Which school"), "school", "name", "kind", "county", "address"),
            _group(T("In the network"), "school", "since", "until", "note"),
            _rows(T("Contact people"), schools.CONTACT),
        ),
    ),
    Tab(
        "sessions",
        T("School sessions"),
        "calendar",
        (_rows(T("School sessions"), schools.SESSION),),
    ),
    *_FILES,
)
VOLUNTEER_TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "volunteer",
        T("Who she is"),
        "user",
        (
            _group(T("Who she is"), "volunteer", "person_id", "name", "kind", "languages"),
            _group(T("Where she is found"), "volunteer", "place", "school_id", "phone"),
            _group(T("Active"), "volunteer", "since", "until", "note"),
        ),
    ),
    Tab("deeds", T("What she did"), "check-circle", (_rows(T("What she did"), volunteers.DEED),)),
    *_FILES,
)
TRAINING_TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "training",
        T("Training"),
        "calendar",
        (
            _group(T("When and for whom"), "training", "held_on", "last_on", "audience",
                   "recruiter_id", "place"),
            _group(T("What it teaches"), "training", "modules"),
            _group(T("How"), "training", "trainer", "trainer_from", "languages", "hours",
                   "methods", "full_points"),
            _group(T("Afterwards"), "training", "note"),
        ),
    ),
    Tab(
        "participants",
        T("Participants"),
        "users",
        (_rows(T("Participants"), trainings.PARTICIPANT),),
    ),
    *_FILES,
)  # fmt: skip
PARENT_TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "talk",
        T("Talk"),
        "users",
        (
            _group(T("Whom"), "parent_talk", "person_id", "parent_name", "relation", "phone"),
            _group(T("What was said"), "parent_talk", "asked_on", "view", "reasons",
                   "child_wishes", "note"),
        ),
    ),
    Tab("visits", T("Visits"), "home", (_rows(T("Visits"), parents.VISIT),)),
    *_FILES,
)  # fmt: skip


def _layout(tabs: tuple[Tab, ...], number: str) -> Layout:
    # The number is given by the program and shown in the head.
    return Layout(tuple(group for tab in tabs for group in tab.groups), frozenset({number}))


def _screen(
    main: Sheet, tabs: tuple[Tab, ...], belonging: tuple[Sheet, ...], add: dict[str, Text]
) -> Screen:
    kinds = frozenset(sheet.kind for sheet in belonging)
    sheets = {sheet.kind: sheet for sheet in (main, *belonging)}
    return Screen(main, tabs, sheets, kinds, add, kinds)


SCHOOL_SCREEN: Final = _layout(SCHOOL_TABS, "school.number")
VOLUNTEER_SCREEN: Final = _layout(VOLUNTEER_TABS, "volunteer.number")
TRAINING_SCREEN: Final = _layout(TRAINING_TABS, "training.number")
PARENT_SCREEN: Final = _layout(PARENT_TABS, "parent_talk.number")

SCHOOLS: Final = _screen(
    schools.SCHOOL,
    SCHOOL_TABS,
    schools.BELONGING,
    {
        schools.CONTACT.kind: T("Add a contact person"),
        schools.SESSION.kind: T("Write down a school session"),
    },
)
SCHOOLS_NAMED: Final = _screen(
    schools.SCHOOL,
    (
        Tab(
            "school",
            T("School"),
            "school",
            (_group(T("Which school"), "school", "name", "kind"),),
        ),
        *_FILES,
    ),
    (),
    {},
)
"""What those see of a school who learn names only."""
VOLUNTEERS: Final = _screen(
    volunteers.VOLUNTEER,
    VOLUNTEER_TABS,
    volunteers.BELONGING,
    {volunteers.DEED.kind: T("Write down what she did")},
)
VOLUNTEERS_NAMED: Final = _screen(
    volunteers.VOLUNTEER,
    (
        Tab(
            "volunteer",
            T("Who she is"),
            "user",
            (_group(T("Who she is"), "volunteer", "name"),),
        ),
        *_FILES,
    ),
    (),
    {},
)
"""What those see of a volunteer who learn names only."""
TRAININGS: Final = _screen(
    trainings.TRAINING,
    TRAINING_TABS,
    trainings.BELONGING,
    {trainings.PARTICIPANT.kind: T("Add a participant")},
)
PARENTS: Final = _screen(
    parents.PARENT_TALK,
    PARENT_TABS,
    parents.BELONGING,
    {parents.VISIT.kind: T("Write down a visit")},
)
