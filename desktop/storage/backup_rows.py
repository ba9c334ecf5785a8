"""Records from one kind of database into the other, table by table, in one transaction.

The tables are read from the server as they are there, not from the program's models: a backup
before an upgrade is made of tables that the program no longer knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from desktop.errors import StorageTrouble
from desktop.i18n import T
from desktop.models.base import Json, Moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.storage.engine import Database

_PART: Final = 500
_WORDS: Final = "listing_words"  # with its shadow tables; made anew from the records
_NUMBERED: Final = frozenset({"listing", "register_line"})  # keys are given by the server
_OWN: Final = "alembic_version"  # each database says for itself which revision it has


def copy(source: Database, target: Database, *, clear: bool = False) -> None:
    """Copy every row of a PostgreSQL database into a SQLCipher file of the same revision, or back.

    ``clear`` empties the target first. All of it happens or nothing.
    """
    # The words of the list are not copied (neither database hands them out in a common form):
    # they are made anew when the office is opened and the list has none.
    with source.read() as reading, target.write() as writing:
        tables = list(_common(reading, writing))
        if clear:
            names = ", ".join(f'"{table.name}"' for table in tables)
            writing.execute(sa.text(f"TRUNCATE {names} CASCADE"))
        for table in tables:
            rows = reading.execution_options(yield_per=_PART).execute(sa.select(table))
            for part in rows.mappings().partitions(_PART):
                writing.execute(sa.insert(table), [dict(row) for row in part])
        if writing.dialect.name == "postgresql":
            for name in sorted(_NUMBERED & {table.name for table in tables}):
                writing.execute(
                    sa.text(
                        f"SELECT setval(pg_get_serial_sequence('{name}', 'key'), "  # noqa: S608
                        f"greatest(max(key), 1)) FROM {name}"
                    )
                )
        ours = {table.name for table in tables}
        there = {name: n for name, n in counts(reading).items() if name in ours}
        require_same(there, there, counts(writing))


def counts(connection: sa.Connection) -> dict[str, int]:
    """Return the number of rows of each table."""
    names = [name for name in _names(connection) if not name.startswith(_WORDS)]
    return {
        name: connection.scalar(sa.select(sa.func.count()).select_from(sa.table(name))) or 0
        for name in names
    }


def require_same(
    before: Mapping[str, int], after: Mapping[str, int], copied: Mapping[str, int]
) -> None:
    """Raise :class:`StorageTrouble` unless a copy has the rows there were while it was made."""
    for name, one in before.items():
        low, high = sorted((one, after.get(name, one)))
        if not low <= copied.get(name, -1) <= high:
            raise StorageTrouble(T("The backup is not complete. Try again; your records are safe."))


def _names(connection: sa.Connection) -> list[str]:
    return [name for name in sa.inspect(connection).get_table_names() if name != _OWN]


def _common(one: sa.Connection, other: sa.Connection) -> Iterator[sa.TableClause]:
    server, file = (one, other) if one.dialect.name == "postgresql" else (other, one)
    # Tables that others keep on the same server are none of the office's business.
    ours = set(_names(file)) & set(_names(server))
    metadata = sa.MetaData()
    metadata.reflect(server, only=sorted(ours))
    looked_at = sa.inspect(file)
    for table in metadata.sorted_tables:
        known = {column["name"] for column in looked_at.get_columns(table.name)}
        columns = [
            sa.column(column.name, _generic(column.type))
            for column in table.columns
            if column.name in known
        ]
        yield sa.table(table.name, *columns)


def _generic(kind: sa.types.TypeEngine[Any]) -> sa.types.TypeEngine[Any]:
    if isinstance(kind, sa.DateTime):
        return Moment()  # the server hands out its own time zone, a file none at all
    return Json if isinstance(kind, sa.JSON) else kind.as_generic()
