"""What is to be done and by when, kept beside the records and asked for as one question."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from desktop.i18n import packed
from desktop.models.base import table
from desktop.models.dues import DueLine, DueMade, WorkMark
from desktop.rules.worklist import Way, keys
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
MOST: Final = 400
"""How many lines are shown at once: nobody does more in a day, and the rest comes when they are done."""
MOST_OF_MONTH: Final = 2000
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
    now: datetime,
) -> list[sa.RowMapping]:
    """Return what is due before a moment and open to somebody: danger and the oldest first.

    At most ``MOST`` lines that no mark hides, and as many that one does.
    """
    query = (
        sa.select(_LINE)
        .where(*_due(kinds, before, now.date()), guards.condition(reader, _LINE.c.guard))
        .order_by(_LINE.c.due_at)
        .limit(MOST)
    )
    found: list[sa.RowMapping] = []
    # One question each, so that each is answered in the order of the index.
    for grave in (True, False):
        shown = query.where(_LINE.c.danger == grave, sa.not_(_hidden(now)))
        found += connection.execute(shown.limit(MOST - len(found))).mappings()
    marked = sa.select(_MARK.c.item).where(_MARK.c.withdrawn_why.is_(None))
    hidden = query.where(_LINE.c.item.in_(marked), _hidden(now))
    return [*found, *connection.execute(hidden).mappings()]


def of_days(
    connection: sa.Connection,
    reader: Reader,
    kinds: Collection[str],
    since: datetime,
    before: datetime,
    *,
    today: date,
) -> list[sa.RowMapping]:
    """Return what is due between two moments and open to somebody, at most ``MOST_OF_MONTH``."""
    query = (
        sa.select(_LINE)
        .where(*_due(kinds, before, today), _LINE.c.due_at >= since)
        .where(guards.condition(reader, _LINE.c.guard))
        .order_by(_LINE.c.danger.desc(), _LINE.c.due_at)
        .limit(MOST_OF_MONTH)
    )
    return list(connection.execute(query).mappings())


def _due(
    kinds: Collection[str], before: datetime, today: date
) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        _LINE.c.due_at < before,
        _LINE.c.kind.in_(list(kinds)),
        sa.or_(_LINE.c.until_on.is_(None), _LINE.c.until_on >= today),
    )


def _hidden(now: datetime) -> sa.ColumnElement[bool]:
    """Whether a mark hides a line just now, by and large; what holds is told by the rules."""
    later = sa.and_(_MARK.c.way == Way.LATER, _MARK.c.until_on > now.date())
    lasting = sa.or_(_MARK.c.why.is_not(None), _MARK.c.created_at > now - timedelta(days=1))
    return sa.exists().where(
        _MARK.c.item == _LINE.c.item,
        _MARK.c.withdrawn_why.is_(None),
        sa.or_(_MARK.c.way == Way.DONE, later),
        sa.or_(sa.not_(_LINE.c.danger), lasting),
    )


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
