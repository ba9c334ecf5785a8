"""Where the window places what is asked of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.sheets import cases
from desktop.sheets.fields import Group, Layout
from desktop.sheets.screens import Screen, Tab

if TYPE_CHECKING:
    from desktop.i18n import Text


def _group(title: Text, *keys: str, folded: bool = False) -> Group:
    return _rows(title, cases.CASE.kind, *keys, folded=folded)


def _rows(title: Text, kind: str, *keys: str, folded: bool = False) -> Group:
    return Group(title, tuple(f"{kind}.{key}" for key in keys), folded)


TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "intake",
        T("Intake"),
        "cases",
        (
            _group(T("Who told us"), "source", "way", "reporter", "reporter_phone", "received_on",
                   "received_at"),
            _group(T("What happened"), "what", "place", "when_told"),
            _rows(T("Whom it is about"), cases.PERSON.kind, "person_id", "name", "role", "sex",
                  "birth", "phone"),
            _rows(T("More about her: where she is, who takes care of her"), cases.PERSON.kind,
                  "safe_to_call", "language", "address", "care", "caregiver",
                  "caregiver_relation", "caregiver_phone", "moved", "special_needs", "note",
                  folded=True),
            _rows(T("Who is said to have done it"), cases.ALLEGED.kind, "name", "relation",
                  "access", "recruiter_id"),
            _rows(T("More about them"), cases.ALLEGED.kind, "person_id", "sex", "age",
                  "occupation", "id_number", "note", folded=True),
            _group(T("How urgent"), "danger_now", "under_14", "missing", "threatened", "concerns",
                   "triggers"),
            _group(T("Another risk level than proposed"), "risk", "risk_reason", folded=True),
            _group(T("Before anything else"), "ground", "ground_reason", "safe_contact",
                   "immediate"),
        ),
    ),
    Tab(
        "report",
        T("Report"),
        "alert-octagon",
        (_rows(T("Mandatory report"), cases.REPORT.kind, *cases.REPORT.keys),),
    ),
    Tab("screening", T("Indicators"), "shield-check"),
    Tab(
        "assessment",
        T("Assessment"),
        "search",
        (
            _group(T("What she wants"), "assessed_on", "wishes_asked", "wishes"),
            _group(T("How she is"), "safety", "health", "feelings", "family", "home", "schooling",
                   "work", "legal", "relations"),
            _group(T("What follows"), "strengths", "needs", "best_interest", "conclusion",
                   "plan_agreed"),
        ),
    ),
    Tab(
        "plan",
        T("Plan"),
        "list",
        (_rows(T("Actions"), cases.ACTION.kind, *cases.ACTION.keys),),
    ),
    Tab(
        "notes",
        T("Course"),
        "history",
        (
            _rows(T("Flags"), cases.FLAG.kind, *cases.FLAG.keys),
            _rows(T("Notes, calls, visits"), cases.NOTE.kind, *cases.NOTE.keys),
        ),
    ),
    Tab("referrals", T("Referrals"), "external-link"),
    Tab(
        "team",
        T("Team"),
        "users",
        (
            _rows(T("Who works on it and sees it"), cases.TEAM.kind, "user_id", "name", "duty",
                  "owner"),
            _rows(T("Some parts only, agency, phone"), cases.TEAM.kind, "parts", "not_related",
                  "agency", "phone", "note", folded=True),
            _group(T("Who sees it"), "sealed"),
            _rows(T("Kept from"), cases.KEPT_FROM.kind, *cases.KEPT_FROM.keys),
        ),
    ),
    Tab(
        "closing",
        T("Closing"),
        "flag",
        (
            _group(T("Closing"), "close_reason", "outcome", "told_closed", "satisfaction",
                   "feedback", "return_contact", "follow_up_on"),
            _group(T("Handing over"), "transferred_to_id", "handed_over_on", "acknowledged_on"),
            _group(T("Registered twice"), "duplicate_of_id"),
        ),
    ),
    Tab("attachment", T("Files"), "attachment"),
    Tab("history", T("History"), "history"),
)  # fmt: skip

SCREEN: Final = Layout(
    tuple(group for tab in TABS for group in tab.groups),
    omitted=frozenset(
        {"protection_case.number"}  # given by the program, shown in the head
        | {f"{cases.ANSWER.kind}.{key}" for key in cases.ANSWER.keys}  # a page of its own
    ),
)
"""The same groups as one layout, with what the window openly leaves out."""

CASES: Final = Screen(
    cases.CASE,
    TABS,
    {sheet.kind: sheet for sheet in (cases.CASE, *cases.BELONGING)},
    frozenset(sheet.kind for sheet in cases.BELONGING),
    {
        cases.PERSON.kind: T("Add a person"),
        cases.ALLEGED.kind: T("Add who is said to have done it"),
        cases.REPORT.kind: T("Write down a report"),
        cases.ACTION.kind: T("Add an action"),
        cases.NOTE.kind: T("Write down a note, call or visit"),
        cases.FLAG.kind: T("Set a flag"),
        cases.TEAM.kind: T("Name somebody"),
        cases.KEPT_FROM.kind: T("Keep it from somebody"),
    },
    frozenset({cases.NOTE.kind, cases.ACTION.kind, cases.FLAG.kind, cases.TEAM.kind}),
    {
        cases.NOTE.kind: ("happened_on", "kind", "who", "what"),
        cases.ACTION.kind: ("what", "who", "due_on", "result"),
        cases.TEAM.kind: ("name", "duty", "agency"),
    },
)
