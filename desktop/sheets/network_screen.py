"""Where the window places what is asked of referrals and of agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.sheets import network
from desktop.sheets.fields import Group, Layout
from desktop.sheets.referrals import REFERRAL
from desktop.sheets.screens import Screen, Tab

if TYPE_CHECKING:
    from desktop.i18n import Text


def _group(title: Text, kind: str, *keys: str) -> Group:
    return Group(title, tuple(f"{kind}.{key}" for key in keys))


_FILES: Final = (
    Tab("attachment", T("Files"), "attachment"),
    Tab("history", T("History"), "history"),
)

REFERRAL_TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "letter",
        T("Letter"),
        "file-text",
        (
            _group(T("Whom, and to whom"), "referral", "case_id", "person_id", "person_name",
                   "agency_id", "attention", "earlier_id"),
            _group(T("What is asked"), "referral", "services", "urgency", "reason", "reply_by",
                   "written_on"),
            _group(T("What they are told"), "referral", "told", "facts", "given", "held_why",
                   "limits"),
            _group(T("On what ground"), "referral", "ground", "ground_reason", "consent_on",
                   "consent_by"),
            _group(T("With her"), "referral", "agreed", "escort"),
            _group(T("The letter"), "referral", "enclosures", "our_contact", "way"),
        ),
    ),
    Tab(
        "answer",
        T("Answer"),
        "check-circle",
        (
            _group(T("What they answered"), "referral", "their_contact", "refusal",
                   "service_from", "result"),
            _group(T("What she says"), "referral", "fed_back_on", "satisfaction", "feedback"),
            _group(T("Remarks"), "referral", "note"),
        ),
    ),
    *_FILES,
)  # fmt: skip
REFERRAL_SCREEN: Final = Layout(
    tuple(group for tab in REFERRAL_TABS for group in tab.groups),
    omitted=frozenset({"referral.number"}),  # given by the program, shown in the head
)
REFERRALS: Final = Screen(REFERRAL, REFERRAL_TABS, {REFERRAL.kind: REFERRAL})

AGENCY_TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "agency",
        T("Agency"),
        "home",
        (
            _group(T("Who it is"), "agency", "name", "short_name", "kind", "place_kind", "county",
                   "address"),
            _group(T("How to reach it"), "agency", "phone", "second_phone", "hours", "languages",
                   "confirmed_on"),
            _group(T("What it does"), "agency", "services", "serves"),
            _group(T("In the network"), "agency", "since", "until", "replaces_id", "note"),
        ),
    ),
    Tab(
        "people",
        T("People"),
        "users",
        (_group(T("Contact people"), network.MEMBER.kind, *network.MEMBER.keys),),
    ),
    Tab(
        "ties",
        T("Works with"),
        "external-link",
        (_group(T("Works with"), network.TIE.kind, *network.TIE.keys),),
    ),
    *_FILES,
)  # fmt: skip
AGENCY_SCREEN: Final = Layout(
    tuple(group for tab in AGENCY_TABS for group in tab.groups),
    omitted=frozenset({"agency.number"}),  # given by the program, shown in the head
)
AGENCIES: Final = Screen(
    network.AGENCY,
    AGENCY_TABS,
    {sheet.kind: sheet for sheet in (network.AGENCY, *network.BELONGING)},
    frozenset(sheet.kind for sheet in network.BELONGING),
    {
        network.MEMBER.kind: T("Add a contact person"),
        network.TIE.kind: T("Add somebody it works with"),
    },
)
