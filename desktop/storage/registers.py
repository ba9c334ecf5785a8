"""Lists of the registers with thousands of lines, and the steps of their records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from desktop.models.base import table
from desktop.models.registers import RecordStep, RegisterLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

_LINE: Final = table(RegisterLine)
_STEP: Final = table(RecordStep)


def write(
    connection: sa.Connection,
    kind: str,
    record_id: UUID,
    values: Mapping[str, Any],
    words: Iterable[str],
) -> None:
    """Write a record's line and its search words anew."""
    # A blank before each word: a search for the beginning of a word is a search for " word".
    written = {**values, "words": " " + " ".join(dict.fromkeys(words))}
    done = connection.execute(
        sa.update(_LINE).where(_LINE.c.record_id == record_id).values(**written)
    )
    if not done.rowcount:
        connection.execute(sa.insert(_LINE).values(kind=kind, record_id=record_id, **written))


def remove(connection: sa.Connection, record_id: UUID) -> None:
    """Take a record off its list."""
    connection.execute(sa.delete(_LINE).where(_LINE.c.record_id == record_id))


def find(
    connection: sa.Connection,
    kind: str,
    terms: Sequence[str] = (),
    limit: int | None = None,
    *,
    seen: sa.ColumnElement[bool] | None = None,
    days: tuple[date, date] | None = None,
) -> list[sa.RowMapping]:
    """Return the lines that have a word beginning with each term, the newest first.

    ``seen`` is what a line must fulfil besides (``storage.guards``); ``days`` the first and the
    last day of those wanted.
    """
    query = sa.select(_LINE).where(_LINE.c.kind == kind)
    if seen is not None:
        query = query.where(seen)
    if days is not None:
        query = query.where(_LINE.c.day.between(*days))
    for term in terms:
        query = query.where(_LINE.c.words.contains(f" {term}", autoescape=True))
    query = query.order_by(_LINE.c.key.desc()).limit(limit)
    return list(connection.execute(query).mappings())


def lines(connection: sa.Connection, record_ids: Iterable[UUID]) -> dict[UUID, sa.RowMapping]:
    """Return the lines of some records by their id."""
    wanted = list(record_ids)
    if not wanted:
        return {}
    query = sa.select(_LINE).where(_LINE.c.record_id.in_(wanted))
    return {row["record_id"]: row for row in connection.execute(query).mappings()}


def numbered(connection: sa.Connection, number: str) -> list[sa.RowMapping]:
    """Return the lines that have a number, of whatever register."""
    query = sa.select(_LINE).where(_LINE.c.number == number)
    return list(connection.execute(query).mappings())


def add_step(connection: sa.Connection, step: Mapping[str, Any]) -> None:
    """Keep one step of a record."""
    connection.execute(sa.insert(_STEP).values(**step))


def steps(connection: sa.Connection, record_ids: Iterable[UUID]) -> list[sa.RowMapping]:
    """Return the steps of some records in the order in which they happened."""
    query = (
        sa.select(_STEP)
        .where(_STEP.c.record_id.in_(list(record_ids)))
        .order_by(_STEP.c.happened_on, _STEP.c.recorded_at)
    )
    return list(connection.execute(query).mappings())
