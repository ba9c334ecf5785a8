"""To whom guarded records are open, as it is kept beside them (see ``rules.secrecy``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from desktop.models.base import table
from desktop.models.registers import RecordAccess, RegisterLine
from desktop.rules.secrecy import KEPT_FROM, NAMED, SEALED, Access
from desktop.storage.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from desktop.rules.secrecy import Reader

_ACCESS: Final = table(RecordAccess)
_LINE: Final = table(RegisterLine)


def write(connection: sa.Connection, record: UUID, access: Access) -> None:
    """Keep to whom a record is open, in place of what was kept before."""
    connection.execute(sa.delete(_ACCESS).where(_ACCESS.c.record_id == record))
    rows: list[dict[str, Any]] = [
        {"id": new_id(), "record_id": record, "user_id": user, "way": way}
        for way, users in ((NAMED, access.named), (KEPT_FROM, access.kept_from))
        for user in sorted(users, key=str)
    ]
    if access.sealed:
        rows.append({"id": new_id(), "record_id": record, "user_id": None, "way": SEALED})
    if rows:
        connection.execute(sa.insert(_ACCESS), rows)


def read(connection: sa.Connection, record: UUID) -> Access:
    """Return to whom a record is open."""
    rows = connection.execute(sa.select(_ACCESS).where(_ACCESS.c.record_id == record)).mappings()
    users: dict[str, set[UUID]] = {NAMED: set(), KEPT_FROM: set(), SEALED: set()}
    sealed = False
    for row in rows:
        if row["way"] == SEALED:
            sealed = True
        else:
            users[row["way"]].add(row["user_id"])
    return Access(frozenset(users[NAMED]), frozenset(users[KEPT_FROM]), sealed)


def condition(
    reader: Reader, guard: sa.ColumnElement[UUID | None] = _LINE.c.guard
) -> sa.ColumnElement[bool]:
    """Return what a line must fulfil to be seen by somebody; ``guard`` is its column of guards."""

    def among(way: str, user: UUID | None) -> sa.Select[Any]:
        query = sa.select(_ACCESS.c.record_id).where(_ACCESS.c.way == way)
        return query if user is None else query.where(_ACCESS.c.user_id == user)

    named = guard.in_(among(NAMED, reader.user))
    hidden = guard.in_(among(KEPT_FROM, reader.user))
    seen: sa.ColumnElement[bool] = named
    if reader.director:
        seen = sa.or_(named, guard.not_in(among(SEALED, None)))
    return sa.or_(guard.is_(None), sa.and_(seen, sa.not_(hidden)))


def guards_of(connection: sa.Connection, records: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return which of some records are guarded, and by which record."""
    wanted = list(records)
    if not wanted:
        return {}
    query = sa.select(_LINE.c.record_id, _LINE.c.guard).where(
        _LINE.c.record_id.in_(wanted), _LINE.c.guard.is_not(None)
    )
    return {row.record_id: row.guard for row in connection.execute(query)}
