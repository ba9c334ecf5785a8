"""An agency works with us, or it no longer does."""

from __future__ import annotations

from datetime import date

from desktop.rules.agencies import ACTIVE, ENDED, WORKFLOW, AgencyFacts

GOOD = AgencyFacts(until=date(2026, 11, 24))
AMISS = {"until": {"until": None}, "referral": {"open_referrals": 1}}
NEEDED = {(ACTIVE, ENDED): {"until", "referral"}, (ENDED, ACTIVE): set()}


def test_an_agency_leaves_with_a_day_and_without_open_referrals_and_may_come_back(table):
    table.states(WORKFLOW, ACTIVE, final=())
    table.guards(WORKFLOW, GOOD, AMISS, NEEDED)
    table.reasons(WORKFLOW, GOOD, lambda _before, _after: False)
