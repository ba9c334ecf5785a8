"""Where the link fields of this tab find what they may point to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.views import lists
from desktop.views.widgets.editors import LinkSource, ListsAndLinks

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.office.session import Session


def lists_and_links(session: Session, go: Callable[[str, UUID], object]) -> ListsAndLinks:
    """Return the lists of reference data and the records to link to."""
    links = session.links

    def to(register: str) -> Callable[[UUID], object]:
        return lambda record: go(register, record)

    title = links.title_of
    case = LinkSource(links.cases, title, to("cases"))
    agency = LinkSource(links.agencies, title, to("agencies"))
    return ListsAndLinks(
        lists.entries,
        {
            "person_id": LinkSource(links.people, title, to("migrants")),
            "recruiter_id": LinkSource(links.recruiters, title, to("recruiters")),
            "contract_id": LinkSource(links.contracts, title, to("contracts")),
            "user_id": LinkSource(links.users, title),
            "case_id": case,
            "duplicate_of_id": case,
            "agency_id": agency,
            "transferred_to_id": agency,
            "replaces_id": agency,
            "other_id": agency,
            "earlier_id": LinkSource(links.referrals, title, to("referrals")),
        },
    )
