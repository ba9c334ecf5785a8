"""What is to be done and by when, kept beside the records and asked for as one question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from desktop.i18n import packed
from desktop.models.base import table
from desktop.models.dues import DueLine, DueMade, WorkMark
from desktop.rules.worklist import keys
from desktop.storage import guards
from desktop.storage.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from desktop.rules.secrecy import Reader
    from desktop.rules.worklist import Due

_LINE: Final = table(DueLine)
_MADE: Final = table(DueMade)
_MARK: Final = table(WorkMark)
MOST: Final = 2000
_IN_ONE: Final = 500


def write(
    connection: sa.Connection,
    kind: str,
    record: UUID,
    dues: Sequence[Due],
    *,
    title: str,
    number: str,
    guard: UUID | None = None,
) -> None:
    """Keep what is to be done of a record, in place of what was kept before."""
    remove(connection, record)
    insert(connection, rows(kind, record, dues, title=title, number=number, guard=guard))


def rows(
    kind: str,
    record: UUID,
    dues: Sequence[Due],
    *,
    title: str,
    number: str,
    guard: UUID | None = None,
) -> list[dict[str, Any]]:
    """Return the lines of a record."""
    return [
        {
            "id": new_id(),
            "item": item,
            "kind": kind,
            "record_id": record,
            "guard": guard,
            "code": due.code,
            "series": due.series,
            "page": due.page,
            "danger": due.danger,
            "due_at": due.at,
            "by_day": due.by_day,
            "until_on": due.until,
            "title": title,
            "number": number,
            "words": packed(due.words),
        }
        for item, due in zip(keys(kind, record, dues), dues, strict=True)
    ]


def insert(connection: sa.Connection, lines: list[dict[str, Any]]) -> None:
    """Keep lines that are not there yet."""
    if lines:
        connection.execute(sa.insert(_LINE), lines)


def remove(connection: sa.Connection, record: UUID) -> None:
    """Forget what was to be done of a record."""
    connection.execute(sa.delete(_LINE).where(_LINE.c.record_id == record))


def clear(connection: sa.Connection) -> None:
    """Forget everything: it is made anew."""
    connection.execute(sa.delete(_LINE))


def find(
    connection: sa.Connection,
    reader: Reader,
    kinds: Collection[str],
    before: datetime,
    *,
    today: date,
    since: datetime | None = None,
) -> list[sa.RowMapping]:
    """Return what is due before a moment and open to somebody: danger and the oldest first.

    At most ``MOST`` lines: nobody does more in a day, and the rest comes when these are done.
    """
    query = (
        sa.select(_LINE)
        .where(_LINE.c.due_at < before, _LINE.c.kind.in_(list(kinds)))
        .where(sa.or_(_LINE.c.until_on.is_(None), _LINE.c.until_on >= today))
        .where(guards.condition(reader, _LINE.c.guard))
        .order_by(_LINE.c.danger.desc(), _LINE.c.due_at)
        .limit(MOST)
    )
    if since is not None:
        query = query.where(_LINE.c.due_at >= since)
    return list(connection.execute(query).mappings())


def one(connection: sa.Connection, item: str) -> sa.RowMapping | None:
    """Return a line by its name, whoever may see it; None where it is no longer due."""
    return connection.execute(sa.select(_LINE).where(_LINE.c.item == item)).mappings().first()


def everything(connection: sa.Connection, today: date) -> set[tuple[str, datetime, str]]:
    """Return all that is kept and still to be done, to be compared with the records."""
    query = sa.select(_LINE.c.item, _LINE.c.due_at, _LINE.c.title).where(
        sa.or_(_LINE.c.until_on.is_(None), _LINE.c.until_on >= today)
    )
    return {(row.item, row.due_at, row.title) for row in connection.execute(query)}


def marks(connection: sa.Connection, items: Iterable[str]) -> list[sa.RowMapping]:
    """Return what was said of some items and not taken back, the latest last."""
    wanted = list(items)
    found: list[sa.RowMapping] = []
    for at in range(0, len(wanted), _IN_ONE):
        query = (
            sa.select(_MARK)
            .where(_MARK.c.item.in_(wanted[at : at + _IN_ONE]), _MARK.c.withdrawn_why.is_(None))
            .order_by(_MARK.c.created_at, _MARK.c.id)
        )
        found += connection.execute(query).mappings()
    return found


def release(connection: sa.Connection) -> str:
    """Return by which release the lines were made; empty where they never were."""
    return connection.scalar(sa.select(_MADE.c.release)) or ""


def set_release(connection: sa.Connection, release: str) -> None:
    """Note by which release the lines were made."""
    connection.execute(sa.delete(_MADE))
    connection.execute(sa.insert(_MADE).values(id=1, release=release))
