"""From a sheet as typed to its records: every row cleaned, then kept, whatever the sheet is of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.office.cleaning import clean
from desktop.office.person_files import hidden_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.cards import Entry, RowEntry
    from desktop.office.session import Session
    from desktop.sheets.fields import Sheet
    from desktop.storage.unit_of_work import UnitOfWork

Cleaned = dict[str, list[tuple["RowEntry", dict[str, object]]]]
"""By kind of row: each row as typed with its values as kept, empty for one that says nothing."""


def cleaned(
    main: Sheet, belonging: Iterable[Sheet], entry: Entry, empty: Callable[[RowEntry], bool]
) -> tuple[dict[str, object], Cleaned]:
    """Return a sheet's own values and its rows as they are kept.

    Raises :class:`Invalid` with a sentence for each ``sheet.key`` (rows: ``sheet#index.key``).
    """
    problems: dict[str, Sentence] = {}
    values: dict[str, object] = {}
    try:
        values = clean(main, entry.values)
    except Invalid as error:
        problems |= {f"{main.kind}.{key}": said for key, said in error.problems.items()}
    rows: Cleaned = {}
    for sheet in belonging:
        kind = sheet.kind
        rows[kind] = []
        for index, row in enumerate(entry.rows.get(kind, ())):
            if row.withdrawn or (row.id is None and empty(row)):
                rows[kind].append((row, {}))
                continue
            try:
                rows[kind].append((row, clean(sheet, row.values)))
            except Invalid as error:
                problems |= {f"{kind}#{index}.{k}": said for k, said in error.problems.items()}
    if problems:
        raise Invalid(problems)
    return values, rows


def still_to_come(
    today: date,
    main: Sheet,
    values: Mapping[str, object],
    rows: Cleaned,
    keys: Mapping[str, Iterable[str]],
) -> dict[str, Sentence]:
    """Return what is wrong with days of what was done that lie after today; ``keys``: by sheet."""
    problems: dict[str, Sentence] = {}
    for kind, those in keys.items():
        if kind == main.kind:
            typed = [(kind, values)]
        else:
            typed = [(f"{kind}#{at}", row) for at, (_one, row) in enumerate(rows.get(kind, ()))]
        for key in those:
            for place, told in typed:
                day: Any = told.get(key)
                if day is not None and day > today:
                    problems[f"{place}.{key}"] = T("This day is still to come.")
    return problems


def permitted(session: Session, sheet: Sheet, values: Mapping[str, object]) -> dict[str, object]:
    """Leave out what the user's roles may not see: she cannot empty what was hidden from her."""
    hidden = hidden_keys(sheet, session.user.roles)
    return {key: value for key, value in values.items() if key not in hidden}


def save_rows(
    session: Session,
    work: UnitOfWork,
    belonging: Iterable[Sheet],
    owner: UUID,
    entry: Entry,
    rows: Cleaned,
    add: Callable[[Sheet, dict[str, object]], object],
    *,
    given_out: frozenset[str] = frozenset(),
) -> None:
    """Keep the rows that belong to a record. ``add`` keeps a new one; ``given_out`` are fields
    that the program alone writes. Raises :class:`Conflict` as saving a record does."""
    for sheet in belonging:
        kept = {row.id for row in work.records.where(sheet.kind, **sheet.owned_by(owner))}
        for row, values in rows.get(sheet.kind, ()):
            if row.id is not None and row.id not in kept:
                continue  # taken off by somebody else meanwhile; it stays off
            if row.withdrawn:
                if row.id is not None:
                    work.records.change(
                        sheet.kind, row.id, {"withdrawn_why": "taken off the sheet"}
                    )
            elif values and row.id is None:
                add(sheet, values)
            elif values and row.id is not None:
                allowed = permitted(session, sheet, values)
                changed = {key: value for key, value in allowed.items() if key not in given_out}
                work.records.change(sheet.kind, row.id, changed, seen=entry.seen.get(row.id))
