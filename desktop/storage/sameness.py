"""Which records are one human being: edges that are added and taken away, never foreign keys.

What follows from the edges is decided in ``rules.sameness``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from desktop.models.base import table
from desktop.models.changes import IdentityEdge
from desktop.rules.sameness import Edge
from desktop.storage.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable
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


def live(connection: sa.Connection) -> frozenset[Edge]:
    """Return every saying that nobody took back; they are few."""
    query = sa.select(_TABLE.c.id, _TABLE.c.first, _TABLE.c.second)
    rows = connection.execute(query.where(_TABLE.c.removed_at.is_(None)))
    return frozenset(Edge(tag, one, other) for tag, one, other in rows)


def take_back(
    connection: sa.Connection, tags: Iterable[UUID], *, author: UUID, now: datetime
) -> datetime | None:
    """Take sayings back; return when the first of them was made, None if there were none."""
    chosen = _TABLE.c.id.in_(list(tags))
    made: datetime | None = connection.scalar(
        sa.select(sa.func.min(_TABLE.c.made_at)).where(chosen)
    )
    connection.execute(sa.update(_TABLE).where(chosen).values(removed_at=now, removed_by=author))
    return made
