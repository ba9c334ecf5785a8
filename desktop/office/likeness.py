"""Is it one of these? People already registered who are like the person being typed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import ClerkError
from desktop.office import finding
from desktop.office.cards import Likely, Query
from desktop.office.cleaning import written_date
from desktop.rules import duplicates
from desktop.rules.permissions import Act

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.office.cards import Entry, ListRow
    from desktop.office.session import Session
    from desktop.storage.unit_of_work import UnitOfWork

_CANDIDATES: Final = 40
_SHOWN: Final = 5


def likely(session: Session, entry: Entry) -> tuple[Likely, ...]:
    """Return those who may be the same person, likeliest first. Saving is never blocked."""
    session.require(Act.SEE_MIGRANTS)
    mine = _of_entry(entry)
    with session.reading() as work:
        lines = [line for line in _candidates(session, entry) if line.person_id != entry.record_id]
        scored = [(duplicates.score(mine, _of_kept(work, line)), line) for line in lines]
    found = sorted(
        ((match, line) for match, line in scored if match.likely),
        key=lambda pair: (-pair[0].points, pair[1].key),
    )
    return tuple(
        Likely(line.person_id, line.name, line.number, match.points, match.reasons, line)
        for match, line in found[:_SHOWN]
    )


def _candidates(session: Session, entry: Entry) -> list[ListRow]:
    asked = [
        entry.values.get("full_name"),
        entry.values.get("id_number"),
        *(row.values.get("name") for row in entry.rows.get("person_name", ())),
        *(row.values.get("number") for row in entry.rows.get("phone", ())),
    ]
    lines: dict[int, ListRow] = {}
    for text in asked:
        if text and len(str(text).strip()) > 1:
            found = finding.first(session, Query(str(text)), _CANDIDATES)
            lines |= {line.key: line for line in found}
    if entry.household_number:
        found = finding.first(session, Query(entry.household_number), _CANDIDATES)
        lines |= {line.key: line for line in found}
    return list(lines.values())


def _of_entry(entry: Entry) -> duplicates.Likeness:
    birth = entry.values.get("birth")
    if isinstance(birth, str):
        try:
            birth = written_date(birth)
        except ClerkError:
            birth = None  # half typed: compared without it
    return _likeness(
        entry.values,
        birth if isinstance(birth, dict) else None,
        [row.values for row in entry.rows.get("person_name", ()) if not row.withdrawn],
        [row.values for row in entry.rows.get("phone", ()) if not row.withdrawn],
        entry.household_number or "",
    )


def _of_kept(work: UnitOfWork, line: ListRow) -> duplicates.Likeness:
    person = work.records.get("person", line.person_id).values
    return _likeness(
        person,
        person["birth"],
        [row.values for row in work.records.where("person_name", person_id=line.person_id)],
        [row.values for row in work.records.where("phone", person_id=line.person_id)],
        line.household_number,
    )


def _likeness(
    person: Mapping[str, Any],
    birth: Mapping[str, Any] | None,
    other_names: Iterable[Mapping[str, Any]],
    phones: Iterable[Mapping[str, Any]],
    household: str,
) -> duplicates.Likeness:
    written = [person.get("full_name"), *(row.get("name") for row in other_names)]
    return duplicates.Likeness(
        names=tuple(str(name) for name in written if name),
        id_number=str(person.get("id_number") or ""),
        birth_first=date.fromisoformat(birth["first"]) if birth else None,
        birth_last=date.fromisoformat(birth["last"]) if birth else None,
        sex=str(person.get("sex") or ""),
        village_group=str(person.get("village_group") or ""),
        household=household,
        father=str(person.get("father_name") or ""),
        mother=str(person.get("mother_name") or ""),
        phones=tuple(str(row["number"]) for row in phones if row.get("number")),
    )
