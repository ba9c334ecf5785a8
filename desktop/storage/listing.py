"""The migrants' list and its search: one line a person, and the words she is found by.

The words are made by ``rules.names``: neither FTS5's tokenizers nor pg_trgm find 小明 in 王小明,
so single characters, pairs and pinyin are words of their own, the same on both databases.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from desktop.models.base import table
from desktop.models.people import Listing, Person
from desktop.rules.sameness import canonical
from desktop.storage import sameness

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

_TABLE: Final = table(Listing)
_CODE_COLUMNS: Final = ("village_group", "sex", "state", "readiness", "schooling")
_SORTS: Final = {
    "name": "pinyin",
    "pinyin": "pinyin",
    "sex": "sex",
    "age": "birth_last",
    "birth_last": "birth_last",
    "village_group": "village_group",
    "number": "number",
    "state": "state",
    "readiness": "readiness",
    "schooling": "schooling",
    "registered_on": "registered_on",
    "household_number": "household_number",
    "changed_at": "changed_at",
}
_WORD: Final = re.compile(r"\w+")


def write(
    connection: sa.Connection,
    person_id: UUID,
    values: Mapping[str, object],
    words: Iterable[str],
) -> int:
    """Write a person's line and words anew and return the line's key."""
    key = connection.scalar(sa.select(_TABLE.c.key).where(_TABLE.c.person_id == person_id))
    if key is None:
        inserted = connection.execute(sa.insert(_TABLE).values(person_id=person_id, **values))
        key = inserted.inserted_primary_key[0]  # type: ignore[index]
    else:
        connection.execute(sa.update(_TABLE).where(_TABLE.c.key == key).values(**values))
    _write_words(connection, key, " ".join(dict.fromkeys(words)))
    return int(key)


def remove(connection: sa.Connection, person_id: UUID) -> None:
    """Take a person off the list: joined to another record, or anonymised."""
    key = connection.scalar(sa.select(_TABLE.c.key).where(_TABLE.c.person_id == person_id))
    if key is None:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(sa.text("DELETE FROM listing_words WHERE rowid = :key"), {"key": key})
    connection.execute(sa.delete(_TABLE).where(_TABLE.c.key == key))


def find(
    connection: sa.Connection,
    terms: Sequence[str],
    conditions: Sequence[sa.ColumnElement[bool]] = (),
    *,
    sort: str = "",
    descending: bool = False,
    limit: int | None = None,
) -> list[int]:
    """Return the keys of the lines that have a word beginning with each term, in order.

    Without ``sort`` the newest registered come first.
    """
    key: sa.ColumnElement[int] = _TABLE.c.key
    if connection.dialect.name == "sqlite" and terms and not conditions and not sort:
        return _find_words_only(connection, terms, limit)
    query = sa.select(key).where(*conditions)
    if terms:
        query = query.where(_matches(connection, terms))
    column = _SORTS.get(sort)
    if column is not None:
        by = _TABLE.c[column]
        query = query.order_by(by.desc() if descending else by.asc(), key.desc())
    else:
        query = query.order_by(key.desc())
    return list(connection.scalars(query.limit(limit)))


def rows(connection: sa.Connection, keys: Sequence[int]) -> list[sa.RowMapping]:
    """Return the lines of some keys, in the order of the keys."""
    found = connection.execute(sa.select(_TABLE).where(_TABLE.c.key.in_(keys))).mappings()
    by_key = {row["key"]: row for row in found}
    return [by_key[key] for key in keys if key in by_key]


def code_is(column: str, codes: Sequence[str]) -> sa.ColumnElement[bool]:
    """Lines whose ``column`` has one of the codes."""
    if column not in _CODE_COLUMNS:
        raise KeyError(column)
    return _TABLE.c[column].in_(codes)


def born_between(earliest: object, latest: object) -> sa.ColumnElement[bool]:
    """Lines whose youngest possible birth date lies in a span (None: open end)."""
    parts = []
    if earliest is not None:
        parts.append(_TABLE.c.birth_last >= earliest)
    if latest is not None:
        parts.append(_TABLE.c.birth_last <= latest)
    return sa.and_(*parts) if parts else sa.true()


def born_unknown() -> sa.ColumnElement[bool]:
    """Lines without a birth date."""
    return _TABLE.c.birth_last.is_(None)


def registered_in(years: Sequence[int]) -> sa.ColumnElement[bool]:
    """Lines registered in one of the years."""
    return sa.extract("year", _TABLE.c.registered_on).in_(years)


def either(conditions: Sequence[sa.ColumnElement[bool]]) -> sa.ColumnElement[bool]:
    """Lines for which at least one condition holds."""
    return sa.or_(*conditions)


def counts(connection: sa.Connection, column: str) -> list[tuple[str, int]]:
    """Return the values of a column with the number of lines each, most frequent first."""
    by = _TABLE.c[column]
    number = sa.func.count()
    found = connection.execute(sa.select(by, number).group_by(by).order_by(number.desc()))
    return [(value, count) for value, count in found]


def years(connection: sa.Connection) -> list[tuple[int, int]]:
    """Return the years of registration with the number of lines each, newest first."""
    year = sa.extract("year", _TABLE.c.registered_on)
    found = connection.execute(
        sa.select(year, sa.func.count()).where(year.is_not(None)).group_by(year)
    )
    return sorted(((int(value), count) for value, count in found), reverse=True)


def births(connection: sa.Connection) -> list[tuple[object, int]]:
    """Return the youngest possible birth dates with the number of lines each."""
    by = _TABLE.c.birth_last
    return [(day, n) for day, n in connection.execute(sa.select(by, sa.func.count()).group_by(by))]


def words_missing(connection: sa.Connection) -> bool:
    """Whether the list has lines but no words: it was copied from the other kind of database."""
    if connection.scalar(sa.select(_TABLE.c.key).limit(1)) is None:
        return False
    asked = (
        "SELECT 1 FROM listing WHERE words <> ''::tsvector LIMIT 1"
        if connection.dialect.name == "postgresql"
        else "SELECT rowid FROM listing_words LIMIT 1"
    )
    return connection.scalar(sa.text(asked)) is None


def people(connection: sa.Connection) -> list[UUID]:
    """Return everybody who stands in the list."""
    return list(connection.scalars(sa.select(_TABLE.c.person_id).order_by(_TABLE.c.key)))


def persons_and_lines(connection: sa.Connection) -> tuple[int, int]:
    """Return how many people should stand in the list, and how many do."""
    person = table(Person)
    edges = sameness.live(connection)
    joined = {record for edge in edges for record in (edge.one, edge.other)}
    hidden = sum(canonical(edges, record) != record for record in joined)
    people = connection.scalar(
        sa.select(sa.func.count())
        .select_from(person)
        .where(person.c.anonymised_at.is_(None), person.c.withdrawn_why.is_(None))
    )
    lines = connection.scalar(sa.select(sa.func.count()).select_from(_TABLE))
    return (people or 0) - hidden, lines or 0


def key_of(connection: sa.Connection, person_id: UUID) -> int | None:
    """Return the key of a person's line."""
    return connection.scalar(sa.select(_TABLE.c.key).where(_TABLE.c.person_id == person_id))


def _write_words(connection: sa.Connection, key: int, words: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(
            sa.text("UPDATE listing SET words = array_to_tsvector(:words) WHERE key = :key"),
            {"words": words.split(), "key": key},
        )
        return
    connection.execute(sa.text("DELETE FROM listing_words WHERE rowid = :key"), {"key": key})
    connection.execute(
        sa.text("INSERT INTO listing_words (rowid, words) VALUES (:key, :words)"),
        {"key": key, "words": words},
    )


def _find_words_only(
    connection: sa.Connection, terms: Sequence[str], limit: int | None
) -> list[int]:
    found = connection.exec_driver_sql(
        "SELECT rowid FROM listing_words WHERE listing_words MATCH ? ORDER BY rowid DESC LIMIT ?",
        (_fts5(terms), -1 if limit is None else limit),
    )
    return [row[0] for row in found]


def _matches(connection: sa.Connection, terms: Sequence[str]) -> sa.ColumnElement[bool]:
    if connection.dialect.name == "postgresql":
        asked = " & ".join(f"'{word}':*" for word in _clean(terms))
        return sa.literal_column("words").op("@@")(sa.cast(asked, sa.dialects.postgresql.TSQUERY))
    inner = sa.text("SELECT rowid FROM listing_words WHERE listing_words MATCH :asked")
    return _TABLE.c.key.in_(
        inner.bindparams(asked=_fts5(terms)).columns(sa.column("rowid", sa.Integer))
    )


def _fts5(terms: Sequence[str]) -> str:
    return " ".join(f'"{word}"*' for word in _clean(terms))


def _clean(terms: Sequence[str]) -> list[str]:
    # Only letters, digits and characters reach the query language of either database.
    return [word for term in terms for word in _WORD.findall(term)]
