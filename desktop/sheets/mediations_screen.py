"""Where the window places what is asked of a mediation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.sheets import mediations
from desktop.sheets.fields import Group, Layout
from desktop.sheets.screens import Screen, Tab

if TYPE_CHECKING:
    from desktop.i18n import Text
    from desktop.sheets.fields import Sheet


def _group(title: Text, *keys: str) -> Group:
    return Group(title, tuple(f"mediation.{key}" for key in keys))


def _rows(title: Text, sheet: Sheet) -> Group:
    return Group(title, tuple(f"{sheet.kind}.{key}" for key in sheet.keys))


TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "parties",
        T("Parties"),
        "users",
        (
            _group(T("What it is about"), "received_on", "asked_how", "kinds", "case_id",
                   "contract_id"),
            _rows(T("Claimants"), mediations.CLAIMANT),
            _group(T("Respondent"), "recruiter_id", "respondent", "respondent_person",
                   "respondent_phone", "respondent_address"),
            _group(T("The dispute"), "facts", "evidence", "other_demand", "known_on",
                   "still_employed", "ended_on", "danger"),
        ),
    ),
    Tab("sums", T("Sums"), "table", (_rows(T("What is claimed"), mediations.CLAIM),)),
    Tab(
        "sessions",
        T("Sessions"),
        "calendar",
        (
            _group(T("Both come freely"), "claimant_agrees", "respondent_agrees"),
            _group(T("Invitation"), "invited_for", "invited_at", "invited_to"),
            _rows(T("Mediators"), mediations.MEDIATOR),
            _rows(T("Sessions"), mediations.SESSION),
        ),
    ),
    Tab(
        "agreement",
        T("Agreement"),
        "check-circle",
        (
            _group(T("What is agreed"), "agreed_on", "agreement", "performance", "time_limit",
                   "oral", "confirmed_on"),
            _rows(T("Instalments"), mediations.INSTALMENT),
        ),
    ),
    Tab(
        "further",
        T("The way on"),
        "flag",
        (
            _group(T("Not settled"), "failed_why", "rights_told_on", "filed_with", "filed_on",
                   "award_on"),
            _group(T("The end"), "outcome", "note"),
        ),
    ),
    Tab("attachment", T("Files"), "attachment"),
    Tab("history", T("History"), "history"),
)  # fmt: skip
SCREEN: Final = Layout(
    tuple(group for tab in TABS for group in tab.groups),
    omitted=frozenset({"mediation.number"}),  # given by the program, shown in the head
)
MEDIATIONS: Final = Screen(
    mediations.MEDIATION,
    TABS,
    {sheet.kind: sheet for sheet in (mediations.MEDIATION, *mediations.BELONGING)},
    frozenset(sheet.kind for sheet in mediations.BELONGING),
    {
        mediations.CLAIMANT.kind: T("Add a claimant"),
        mediations.CLAIM.kind: T("Add a sum"),
        mediations.MEDIATOR.kind: T("Add a mediator"),
        mediations.SESSION.kind: T("Write down a session"),
        mediations.INSTALMENT.kind: T("Add an instalment"),
    },
    frozenset({mediations.SESSION.kind, mediations.INSTALMENT.kind}),
    {mediations.INSTALMENT.kind: ("due_on", "amount", "paid_on", "paid")},
)
