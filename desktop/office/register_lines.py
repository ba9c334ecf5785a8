"""Lines of a register's list: found, filtered, put in order; and what linked records are called."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from desktop.errors import ClerkError
from desktop.office.cards import Line
from desktop.office.cleaning import clean_value
from desktop.rules import form_codes, names
from desktop.storage import guards, registers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from sqlalchemy import RowMapping

    from desktop.i18n import Sentence
    from desktop.rules.secrecy import Reader
    from desktop.sheets.fields import Sheet
    from desktop.storage.unit_of_work import UnitOfWork

Values = dict[str, Any]


def titles(
    work: UnitOfWork, records: Iterable[UUID], reader: Reader | None = None
) -> dict[UUID, str]:
    """Return what some records are called: lines of the registers, people and users by name.

    A guarded record has a name only for a ``reader`` to whom it is open.
    """
    wanted = set(records)
    lines = registers.lines(work.connection, wanted)
    found = {
        record: str(line["title"])
        for record, line in lines.items()
        if line["guard"] is None
        or (reader and guards.read(work.connection, line["guard"]).open_to(reader))
    }
    left = list(wanted - set(lines))
    for kind in ("person", "user_account") if left else ():
        for each in work.records.where(kind, id=left):
            found[each.id] = str(each.values["full_name"] or "")
    return found


def readable(
    sheet: Sheet, values: Mapping[str, object], prefix: str, problems: dict[str, Sentence]
) -> Values:
    """Return the values that can be read; of the others a sentence is put among the problems."""
    read: Values = {}
    for field in sheet:
        try:
            read[field.key] = clean_value(field, values.get(field.key))
        except ClerkError as error:
            problems[f"{prefix}.{field.key}"] = error.sentence
            read[field.key] = None
    return {**{key: value for key, value in values.items() if key not in sheet.keys}, **read}


def asked_terms(text: str) -> list[str]:
    """Return what is searched for; a scanned code of a paper stands for its number."""
    return list(names.query_terms(form_codes.read(text) or text))


def line_of(kept: RowMapping) -> Line:
    """Return a line as windows are handed it."""
    return Line(
        kept["key"],
        kept["record_id"],
        kept["number"],
        kept["title"],
        kept["pinyin"],
        kept["state"],
        kept["day"],
        kept["cells"],
        kept["changed_at"],
    )


def passes(line: Line, filters: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a line has one of the codes wanted, for each filter; lists have several codes."""
    return all(
        not codes or not codes_of(line, key).isdisjoint(codes) for key, codes in filters.items()
    )


def codes_of(line: Line, key: str) -> frozenset[str]:
    """Return the codes that a line has in a column: one, or those of a list."""
    value = line.state if key == "state" else line.cells.get(key)
    if isinstance(value, list | tuple):
        return frozenset(map(str, value))
    return frozenset({str("" if value is None else value)})


def counted(lines: Iterable[Line], keys: Sequence[str]) -> dict[str, Counter[str]]:
    """Return for each column how many lines have each of its codes."""
    found: dict[str, Counter[str]] = {key: Counter() for key in keys}
    for line in lines:
        for key, counts in found.items():
            counts.update(codes_of(line, key))
    return found


def order_of(line: Line, column: str) -> tuple[bool, Any]:
    """Return by what a line is sorted; empty cells come last."""
    value = getattr(line, column) if hasattr(line, column) else line.cells.get(column)
    return (value is None, "" if value is None else value)
