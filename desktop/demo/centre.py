"""The demo's Children's Centre: children, committee, activities, things, money, schools …"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.demo import (
    centre_activities,
    centre_children,
    centre_committee,
    centre_schools,
    centre_things,
)

if TYPE_CHECKING:
    from desktop.office.cards import Second
    from desktop.office.session import Session


def make(session: Session, second: Second) -> None:
    """Fill the Centre, part after part: children first, then who and what needs them."""
    children = centre_children.make(session)
    centre_committee.make(session)
    centre_activities.make(session, children)
    centre_things.make(session, second)
    centre_schools.make(session)
