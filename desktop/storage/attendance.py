"""Who came to which activity of the Centre, asked over all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from desktop.models.activities import Activity, ActivityAttendance
from desktop.models.base import table

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

_ACTIVITY: Final = table(Activity)
_CAME: Final = table(ActivityAttendance)
_STANDS: Final = _CAME.c.withdrawn_why.is_(None)


def tallies(connection: sa.Connection) -> dict[UUID, tuple[int, date | None]]:
    """Return for each child that ever came how often, and on which day last."""
    query = (
        sa.select(_CAME.c.child_id, sa.func.count(), sa.func.max(_ACTIVITY.c.happens_on))
        .join(_ACTIVITY, _ACTIVITY.c.id == _CAME.c.activity_id)
        .where(_STANDS)
        .group_by(_CAME.c.child_id)
    )
    return {child: (times, last) for child, times, last in connection.execute(query)}


def last_with_names(
    connection: sa.Connection, *, before: date, but: UUID, series: UUID | None, kind: str | None
) -> UUID | None:
    """Return the activity before a day whose attendance is the likeliest to come again.

    The last one of the same series, else of the same kind, else the last of all; None where
    nobody was ever ticked.
    """
    ticked = sa.exists().where(_CAME.c.activity_id == _ACTIVITY.c.id, _STANDS)
    likeliest = sa.case(
        (_ACTIVITY.c.series_id == series, 0) if series else (sa.false(), 0),
        (_ACTIVITY.c.kind == kind, 1),
        else_=2,
    )
    query = (
        sa.select(_ACTIVITY.c.id)
        .where(_ACTIVITY.c.happens_on <= before, _ACTIVITY.c.id != but, ticked)
        .order_by(likeliest, _ACTIVITY.c.happens_on.desc(), _ACTIVITY.c.created_at.desc())
        .limit(1)
    )
    found: UUID | None = connection.scalar(query)
    return found
