"""What was typed, compared with what is kept: is anything unsaved, and did two people meet?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.views.records.typed import same

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.office.cards import Entry, RowEntry


@dataclass(frozen=True)
class Meeting:
    """A sheet as typed, set upon what is kept now.

    ``entry`` has every field that was typed, and for the others what is kept now. ``clashes`` has,
    keyed ``sheet.key`` or ``sheet#index.key``, what somebody else wrote where both wrote.
    """

    entry: Entry
    clashes: Mapping[str, object]


def unsaved(typed: Entry, before: Entry) -> bool:
    """Whether ``typed`` says anything else than ``before``."""
    if not _alike(typed.values, before.values):
        return True
    if not same(typed.household_number, before.household_number):
        return True
    kinds = {*typed.rows, *before.rows}
    return any(
        not _rows_alike(typed.rows.get(kind, ()), before.rows.get(kind, ())) for kind in kinds
    )


def meet(typed: Entry, before: Entry, now: Entry) -> Meeting:
    """Set what was typed since ``before`` upon what is kept ``now``."""
    clashes: dict[str, object] = {}
    values = _over(typed.values, before.values, now.values, now.kind, clashes)
    rows: dict[str, tuple[RowEntry, ...]] = {}
    for kind in {*typed.rows, *now.rows}:
        rows[kind] = _rows_met(
            kind,
            typed.rows.get(kind, ()),
            _by_id(before.rows.get(kind, ())),
            now.rows.get(kind, ()),
            clashes,
        )
    number = now.household_number
    if not same(typed.household_number, before.household_number):
        number = typed.household_number
        if not same(now.household_number, before.household_number):
            clashes["household.number"] = now.household_number
    return Meeting(replace(now, values=values, rows=rows, household_number=number), clashes)


def known(typed: Entry, now: Entry) -> Entry:
    """Return ``typed`` with the ids that its new records were given when it was saved."""
    rows = dict(typed.rows)
    for kind, mine in typed.rows.items():
        had = {row.id for row in mine}
        given = [row.id for row in now.rows.get(kind, ()) if row.id not in had]
        rows[kind] = tuple(
            replace(row, id=given.pop(0)) if row.id is None and given and _says(row) else row
            for row in mine
        )
    return replace(typed, record_id=now.record_id, rows=rows)


def _says(row: RowEntry) -> bool:
    return any(not same(value, None) for value in row.values.values())


def _rows_met(
    kind: str,
    typed: tuple[RowEntry, ...],
    before: Mapping[object, RowEntry],
    now: tuple[RowEntry, ...],
    clashes: dict[str, object],
) -> tuple[RowEntry, ...]:
    mine = _by_id(typed)
    met = []
    for index, row in enumerate(now):
        edited, old = mine.get(row.id), before.get(row.id)
        if edited is None or old is None:
            met.append(row)
            continue
        values = _over(edited.values, old.values, row.values, f"{kind}#{index}", clashes)
        met.append(replace(row, values=values, withdrawn=edited.withdrawn))
    met += [row for row in typed if row.id is None]
    return tuple(met)


def _over(
    typed: Mapping[str, object],
    before: Mapping[str, object],
    now: Mapping[str, object],
    prefix: str,
    clashes: dict[str, object],
) -> dict[str, object]:
    values = dict(now)
    for key, value in typed.items():
        if same(value, before.get(key)):
            continue
        values[key] = value
        if not same(now.get(key), before.get(key)) and not same(now.get(key), value):
            clashes[f"{prefix}.{key}"] = now.get(key)
    return values


def _by_id(rows: tuple[RowEntry, ...]) -> dict[object, RowEntry]:
    return {row.id: row for row in rows if row.id is not None}


def _alike(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    return all(same(one.get(key), other.get(key)) for key in {*one, *other})


def _rows_alike(one: tuple[RowEntry, ...], other: tuple[RowEntry, ...]) -> bool:
    # An added row in which nothing stands yet is not worth a word.
    mine = [row for row in one if row.id is not None or any(row.values.values())]
    theirs = [row for row in other if row.id is not None or any(row.values.values())]
    return len(mine) == len(theirs) and all(
        a.id == b.id and a.withdrawn == b.withdrawn and _alike(a.values, b.values)
        for a, b in zip(mine, theirs, strict=True)
    )


def with_values(entry: Entry, values: Mapping[str, object]) -> Entry:
    """Return ``entry`` with some fields changed, keyed ``sheet.key`` or ``sheet#index.key``."""
    main, rows = dict(entry.values), dict(entry.rows)
    number = entry.household_number
    for key, value in values.items():
        place, _dot, name = key.partition(".")
        kind, _hash, index = place.partition("#")
        if index:
            edited = list(rows[kind])
            old = edited[int(index)]
            edited[int(index)] = replace(old, values={**old.values, name: value})
            rows[kind] = tuple(edited)
        elif key == "household.number":
            number = None if value is None else str(value)
        elif kind == entry.kind:
            main[name] = value
    return replace(entry, values=main, rows=rows, household_number=number)
