"""Searching the migrants' list: text, filters, order; quick enough to follow each key."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from desktop.i18n import Sentence, T, Words
from desktop.office.cards import ListRow
from desktop.office.register_lines import asked_terms
from desktop.rules import journeys, readiness, reference
from desktop.rules.permissions import Act
from desktop.storage import listing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    import sqlalchemy as sa

    from desktop.office.cards import Query
    from desktop.office.session import Session

Choices = tuple[tuple[str, Sentence | str, int], ...]
"""Code, words and number of people of each value that a filter offers."""

AGE_BANDS: Final[Mapping[str, tuple[int, int | None]]] = {
    "0-13": (0, 14),
    "14-15": (14, 16),
    "16-17": (16, 18),
    "18-24": (18, 25),
    "25-34": (25, 35),
    "35-59": (35, 60),
    "60+": (60, None),
}
"""From (included) and to (excluded) in full years: the bands of the reports, young ages first."""

_UNKNOWN: Final = "unknown"
_PART: Final = 500


def first(session: Session, query: Query, limit: int) -> tuple[ListRow, ...]:
    """Return the first lines of a search."""
    session.require(Act.SEE_MIGRANTS)
    with session.database.read() as connection:
        keys = _keys(connection, query, session.today(), limit)
        return tuple(map(_row, listing.rows(connection, keys)))


def find(session: Session, query: Query) -> Sequence[int]:
    """Return the keys of all lines of a search, in order."""
    session.require(Act.SEE_MIGRANTS)
    with session.database.read() as connection:
        return _keys(connection, query, session.today(), None)


def rows(session: Session, keys: Sequence[int]) -> tuple[ListRow, ...]:
    """Return the lines of some keys, in their order."""
    session.require(Act.SEE_MIGRANTS)
    with session.database.read() as connection:
        found = [
            row
            for start in range(0, len(keys), _PART)
            for row in listing.rows(connection, keys[start : start + _PART])
        ]
    return tuple(map(_row, found))


def by_number(session: Session, number: str) -> UUID | None:
    """Return the person whose registration has a number, written in any case or spacing."""
    session.require(Act.SEE_MIGRANTS)
    wanted = "".join(number.split()).upper()
    with session.reading() as work:
        found = work.records.where("journey", number=wanted)
        return found[0].values["person_id"] if found else None


def filter_choices(session: Session) -> Mapping[str, Choices]:
    """Return what each filter offers."""
    session.require(Act.SEE_MIGRANTS)
    words = {
        "village_group": {},
        "sex": _words("sex"),
        "state": dict(journeys.STATE_WORDS),
        "readiness": dict(readiness.STATUS_WORDS),
        "schooling": _words("education_status"),
    }
    with session.database.read() as connection:
        offered: dict[str, Choices] = {
            column: tuple(
                (code, known.get(code, code) if code else T("Not stated"), n)
                for code, n in listing.counts(connection, column)
            )
            for column, known in words.items()
        }
        offered["year"] = tuple((str(y), str(y), n) for y, n in listing.years(connection))
        offered["age_band"] = _age_counts(listing.births(connection), session.today())
    return offered


def _words(name: str) -> dict[str, Words]:
    return {choice.code: choice.words for choice in reference.choices(name)}


def _keys(connection: sa.Connection, query: Query, today: date, limit: int | None) -> list[int]:
    return listing.find(
        connection,
        asked_terms(query.text),
        _conditions(query.filters, today),
        sort=query.sort,
        descending=query.descending,
        limit=limit,
    )


def _conditions(
    filters: Mapping[str, tuple[str, ...]], today: date
) -> list[sa.ColumnElement[bool]]:
    conditions = []
    for name, codes in filters.items():
        if not codes:
            continue
        if name == "age_band":
            conditions.append(listing.either([_age_condition(code, today) for code in codes]))
        elif name == "year":
            conditions.append(listing.registered_in([int(code) for code in codes]))
        else:
            conditions.append(listing.code_is(name, codes))
    return conditions


def _age_condition(band: str, today: date) -> sa.ColumnElement[bool]:
    if band == _UNKNOWN:
        return listing.born_unknown()
    low, high = AGE_BANDS[band]
    # Of full age n on a day: born on or before the same day n years earlier.
    earliest = _years_before(today, high) + timedelta(days=1) if high is not None else None
    return listing.born_between(earliest, _years_before(today, low))


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return date(day.year - years, 2, 28)


def _age_counts(births: list[tuple[object, int]], today: date) -> Choices:
    numbers = dict.fromkeys((*AGE_BANDS, _UNKNOWN), 0)
    spans = {
        band: (
            _years_before(today, high) if high is not None else date.min,
            _years_before(today, low),
        )
        for band, (low, high) in AGE_BANDS.items()
    }
    for born, n in births:
        if not isinstance(born, date):
            numbers[_UNKNOWN] += n
            continue
        for band, (after, until) in spans.items():
            if after < born <= until:
                numbers[band] += n
    words: dict[str, Sentence | str] = {band: band for band in AGE_BANDS}
    words[_UNKNOWN] = T("Not known")
    return tuple((band, words[band], n) for band, n in numbers.items())


def _row(row: sa.RowMapping) -> ListRow:
    return ListRow(
        row["key"],
        row["person_id"],
        row["name"],
        row["pinyin"],
        row["sex"],
        row["birth_first"],
        row["birth_last"],
        row["village_group"],
        row["number"],
        row["state"],
        row["readiness"],
        row["schooling"],
        row["registered_on"],
        row["household_number"],
        row["changed_at"],
    )
