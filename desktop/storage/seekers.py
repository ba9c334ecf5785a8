"""Those who look for work, as linking asks for them: one line a person, found by wish and place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from desktop.models.base import table
from desktop.models.registers import Seeker

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

_TABLE: Final = table(Seeker)


def write(connection: sa.Connection, person_id: UUID, values: Mapping[str, Any] | None) -> None:
    """Write a person's line anew; None takes it away."""
    connection.execute(sa.delete(_TABLE).where(_TABLE.c.person_id == person_id))
    if values is not None:
        connection.execute(sa.insert(_TABLE).values(person_id=person_id, **values))


def get(connection: sa.Connection, person_id: UUID) -> sa.RowMapping | None:
    """Return a person's line, None when she is not to be linked to work."""
    query = sa.select(_TABLE).where(_TABLE.c.person_id == person_id)
    return connection.execute(query).mappings().first()


def candidates(
    connection: sa.Connection, *, trade: str, county: str, wage: int | None, limit: int
) -> list[sa.RowMapping]:
    """Return those for whom an offer may be something, the likeliest first.

    Somebody who named other trades only, or other counties only, is left out; who named none may
    be asked. ``wage`` is a month's in fen; who wants more is left out.
    """
    trade_fits = _TABLE.c.trades.contains(f",{trade},", autoescape=True)
    county_fits = _TABLE.c.counties.contains(f",{county},", autoescape=True)
    query = sa.select(_TABLE).where(
        sa.or_(_TABLE.c.trades == "", trade_fits) if trade else sa.true(),
        sa.or_(_TABLE.c.counties == "", county_fits) if county else sa.true(),
    )
    if wage is not None:
        query = query.where(sa.or_(_TABLE.c.wage_least.is_(None), _TABLE.c.wage_least <= wage))
    likeliest = (
        sa.case((trade_fits, 0), else_=1) if trade else sa.literal(0),
        sa.case((county_fits, 0), else_=1) if county else sa.literal(0),
        sa.case((_TABLE.c.state == "CLEARED", 0), (_TABLE.c.state == "PREPARING", 1), else_=2),
    )
    found = connection.execute(query.order_by(*likeliest, _TABLE.c.number).limit(limit))
    return list(found.mappings())
