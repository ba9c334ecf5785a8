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
    """Return the lists of reference data and the records to link to.

    ``go(register, record)`` brings a record to the front.
    """
    links = session.links
    recruiter = LinkSource(
        links.recruiters, links.title_of, lambda record: go("recruiters", record)
    )
    offer = LinkSource(links.offers, links.title_of, lambda record: go("offers", record))
    person = LinkSource(links.people, links.title_of, lambda record: go("migrants", record))
    return ListsAndLinks(
        lists.entries,
        {
            "employer_id": recruiter,
            "recruiter_id": recruiter,
            "offer_id": offer,
            "person_id": person,
        },
    )
