"""Which records are one human being: edges that are added and taken away, never foreign keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from desktop.models.base import table
from desktop.models.changes import IdentityEdge
from desktop.storage.ids import new_id

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

_TABLE: Final = table(IdentityEdge)


def join(
    connection: sa.Connection, one: UUID, other: UUID, *, site: UUID, author: UUID, now: datetime
) -> UUID:
    """Say that two records are one person; return the tag of this saying."""
    first, second = sorted((one, other))
    tag = new_id()
    connection.execute(
        sa.insert(_TABLE).values(
            id=tag, first=first, second=second, site=site, author=author, made_at=now
        )
    )
    return tag


def separate(
    connection: sa.Connection, one: UUID, other: UUID, *, author: UUID, now: datetime
) -> int:
    """Take away every live edge between two records; return how many there were."""
    first, second = sorted((one, other))
    done = connection.execute(
        sa.update(_TABLE)
        .where(_TABLE.c.first == first, _TABLE.c.second == second, _TABLE.c.removed_at.is_(None))
        .values(removed_at=now, removed_by=author)
    )
    return done.rowcount


def neighbours(connection: sa.Connection, record: UUID) -> tuple[UUID, ...]:
    """Return the records joined to one directly by a live edge, oldest joining first."""
    query = (
        sa.select(_TABLE.c.first, _TABLE.c.second)
        .where(
            sa.or_(_TABLE.c.first == record, _TABLE.c.second == record),
            _TABLE.c.removed_at.is_(None),
        )
        .order_by(_TABLE.c.made_at)
    )
    found = [second if first == record else first for first, second in connection.execute(query)]
    return tuple(dict.fromkeys(found))


def joined_at(connection: sa.Connection, one: UUID, other: UUID) -> datetime | None:
    """Return when two records were joined, None if they are not joined now."""
    first, second = sorted((one, other))
    moment: datetime | None = connection.scalar(
        sa.select(sa.func.min(_TABLE.c.made_at)).where(
            _TABLE.c.first == first, _TABLE.c.second == second, _TABLE.c.removed_at.is_(None)
        )
    )
    return moment
