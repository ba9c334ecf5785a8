"""Where the window places what is asked of a job offer and of a placement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.sheets import offers
from desktop.sheets.fields import Group, Layout
from desktop.sheets.screens import Screen, Tab

if TYPE_CHECKING:
    from desktop.i18n import Text


def _group(title: Text, kind: str, *keys: str) -> Group:
    return Group(title, tuple(f"{kind}.{key}" for key in keys))


_FILES: Final = Tab("attachment", T("Files"), "attachment")
_HISTORY: Final = Tab("history", T("History"), "history")

OFFER_TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "post",
        T("The job"),
        "file-text",
        (
            _group(
                T("Post and place"),
                "offer",
                "post",
                "trade",
                "employer_id",
                "recruiter_id",
                "county",
                "place",
                "workplaces",
                "hazards",
                "duties",
                "abroad",
            ),
            _group(
                T("Wage and hours"),
                "offer",
                "wage",
                "wage_unit",
                "pay_day",
                "allowances",
                "probation_months",
                "probation_wage",
                "hours_day",
                "days_week",
                "rest_days",
                "overtime",
            ),
            _group(
                T("Board, lodging, way, money"),
                "offer",
                "board",
                "lodging",
                "charge",
                "travel_payer",
                "fees",
                "deposit",
                "papers_kept",
                "insurance",
            ),
        ),
    ),
    Tab(
        "whom",
        T("Who is wanted"),
        "users",
        (
            _group(
                T("Who is wanted"),
                "offer",
                "wanted",
                "sex_asked",
                "age_from",
                "age_to",
                "schooling_asked",
                "other_asked",
            ),
            _group(
                T("Contract and times"),
                "offer",
                "contract_kind",
                "contract_seen",
                "conditions_told",
                "starts_on",
                "ends_on",
                "open_until",
                "received_on",
                "contact_name",
                "contact_phone",
                "announced",
                "note",
            ),
        ),
    ),
    Tab("linking", T("Who fits"), "user-check"),
    _FILES,
    _HISTORY,
)
OFFER_SCREEN: Final = Layout(
    tuple(group for tab in OFFER_TABS for group in tab.groups),
    omitted=frozenset({"offer.number"}),  # given by the program, shown in the head
)
OFFERS: Final = Screen(offers.OFFER, OFFER_TABS, {"offer": offers.OFFER})

PLACEMENT_TABS: Final[tuple[Tab, ...]] = (
    Tab(
        "placement",
        T("Placement"),
        "user-check",
        (
            _group(
                T("Who and where"),
                "placement",
                "person_id",
                "offer_id",
                "proposed_on",
                "told_in",
                "decline_reason",
            ),
            _group(
                T("At work"),
                "placement",
                "starts_on",
                "started_on",
                "first_pay_day",
                "probation_ends",
                "contract_ends",
                "medical_on",
                "ended_on",
                "end_reason",
                "note",
            ),
        ),
    ),
    _FILES,
    _HISTORY,
)
PLACEMENT_SCREEN: Final = Layout(
    tuple(group for tab in PLACEMENT_TABS for group in tab.groups),
    omitted=frozenset({"placement.journey_id"}),  # her latest journey, taken by the program
)
PLACEMENTS: Final = Screen(offers.PLACEMENT, PLACEMENT_TABS, {"placement": offers.PLACEMENT})
