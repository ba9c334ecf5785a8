"""Where the link fields of this tab find what they may point to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.rules.permissions import Act
from desktop.views import lists
from desktop.views.widgets.editors import LinkSource, ListsAndLinks

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.office.session import Session


def lists_and_links(session: Session, go: Callable[[str, UUID], object]) -> ListsAndLinks:
    """Return the lists of reference data and the records to link to.

    A person's own record is opened only by those who see the register.
    """
    links = session.links
    title = links.title_of

    def to(register: str) -> Callable[[UUID], object]:
        return lambda record: go(register, record)

    person = LinkSource(
        links.centre_people, title, to("migrants") if session.may(Act.SEE_MIGRANTS) else None
    )
    child = LinkSource(links.children, title, to("children"))
    return ListsAndLinks(
        lists.entries,
        {
            "child_id": child,
            "person_id": person,
            "from_id": person,
            "to_id": person,
            "who_id": person,
            "led_by_id": person,
            "term_id": LinkSource(links.terms, title, to("terms")),
            "parent_of_id": person,
            "activity_id": LinkSource(links.activities, title, to("activities")),
            "corrects_id": LinkSource(links.cash_entries, title, to("cash")),
            "school_id": LinkSource(links.schools, title, to("schools")),
            **_employers(session, to),
        },
    )


def _employers(
    session: Session, to: Callable[[str], Callable[[UUID], object]]
) -> dict[str, LinkSource]:
    """Whose staff is trained, for those who see the recruiters' register."""
    if not session.may(Act.SEE_RECRUITERS):
        return {}
    links = session.links
    return {"recruiter_id": LinkSource(links.recruiters, links.title_of, to("recruiters"))}
