"""Where the window places what is asked of a recruiter or an employer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.sheets import recruiters
from desktop.sheets.fields import Group, Layout
from desktop.sheets.screens import Screen, Tab

if TYPE_CHECKING:
    from desktop.i18n import Text


def _group(title: Text, kind: str, *keys: str) -> Group:
    return Group(title, tuple(f"{kind}.{key}" for key in keys))


TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "self",
        T("Who it is"),
        "recruiters",
        (
            _group(
                T("Who it is"),
                "recruiter",
                "kind",
                "name",
                "other_names",
                "name_pinyin",
                "trade",
                "registered_on",
                "phone",
                "second_phone",
                "wechat",
                "county",
                "address",
                "places",
            ),
            _group(
                T("Papers"),
                "recruiter",
                "credit_code",
                "legal_representative",
                "id_number",
                "licence_seen",
                "licence_kind",
                "licence_number",
                "licence_issuer",
                "licence_scope",
                "licence_expires",
            ),
            _group(T("Contact people"), "recruiter_contact", *recruiters.CONTACT.keys),
        ),
    ),
    Tab(
        "work",
        T("Work and coming"),
        "map-pin",
        (
            _group(T("Acts for"), "recruiter_mandate", *recruiters.MANDATE.keys),
            _group(T("Workplaces"), "recruiter_workplace", *recruiters.WORKPLACE.keys),
            _group(T("Whom they took along"), "recruiter_taken", *recruiters.TAKEN.keys),
            _group(T("Workers"), "recruiter", "workers", "women", "minors", "lodging"),
            _group(
                T("How they came"),
                "recruiter",
                "how_found",
                "brought_by",
                "earlier",
                "villages",
                "planned",
                "note",
            ),
        ),
    ),
    Tab("screening", T("Screening"), "shield-check"),
    Tab(
        "monitoring",
        T("Monitoring"),
        "eye",
        (_group(T("Visits, calls, what is told"), "monitoring", *recruiters.MONITORING.keys),),
    ),
    Tab(
        "practice",
        T("Good practice"),
        "star",
        (_group(T("Good practice"), "good_practice", *recruiters.PRACTICE.keys),),
    ),
    Tab("decision", T("Decisions"), "flag"),
    Tab("attachment", T("Files"), "attachment"),
    Tab("history", T("History"), "history"),
)

SCREEN: Final = Layout(
    tuple(group for tab in TABS for group in tab.groups),
    omitted=frozenset(
        {"recruiter.number"}  # given by the program, shown in the head
        | {f"screening_check.{key}" for key in recruiters.CHECK.keys}  # a page of its own
        | {f"recruiter_decision.{key}" for key in recruiters.DECISION.keys}  # written by the act
    ),
)
"""The same groups as one layout, with what the window openly leaves out."""

RECRUITERS: Final = Screen(
    recruiters.RECRUITER,
    TABS,
    {sheet.kind: sheet for sheet in (recruiters.RECRUITER, *recruiters.BELONGING)},
    frozenset(sheet.kind for sheet in recruiters.BELONGING),
    {
        "recruiter_contact": T("Add a contact person"),
        "recruiter_mandate": T("Add an employer they act for"),
        "recruiter_workplace": T("Add a workplace"),
        "recruiter_taken": T("Add somebody they took along"),
        "monitoring": T("Write down a visit, a call, what was told"),
        "good_practice": T("Add a good practice"),
    },
    frozenset({"monitoring", "good_practice"}),
)
