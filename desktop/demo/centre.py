"""The demo's Children's Centre: children, committee, activities, things, money, schools …"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.office.session import Session


def make(session: Session) -> None:
    """Fill the Centre, part after part: children first, then who and what needs them."""
