"""What the rules of the Children's Committee ask about people: age, service, whether she is away.

Read inside use cases only; windows are handed names (``centre_children.known``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.rules import age, elections, handovers
from desktop.rules.committee import Kind
from desktop.rules.sameness import same
from desktop.sheets.committee import MEMBER, TERM
from desktop.sheets.handovers import HANDOVER
from desktop.storage import journal, sameness

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

_AT_ONCE = 100
_LEFT = frozenset({"DEPARTED", "LEFT_UNREGISTERED"})


@dataclass(frozen=True)
class Standing:
    """A member who serves today: her row, and the handover that is due, if one is.

    ``handover`` is the one that is being prepared already.
    """

    row: Stored
    person_id: UUID
    due: handovers.Due | None = None
    handover: UUID | None = None


@dataclass(frozen=True)
class Adviser:
    """A former member who advises. ``since``: when her latest service as a member ended."""

    person_id: UUID
    term_id: UUID
    advises_on: str
    since: date
    contacted_on: date | None


def births(work: UnitOfWork, persons: Iterable[UUID]) -> dict[UUID, date | None]:
    """Return the latest day on which each can have been born: the doubt makes her younger."""
    return {person.id: _born(person.values) for person in _people(work, persons)}


def kinds(work: UnitOfWork, persons: Iterable[UUID], on: date) -> dict[UUID, Kind]:
    """Return sex, age on a day and ethnic group of some people, for the balance."""
    found = {}
    for person in _people(work, persons):
        born = _born(person.values)
        found[person.id] = Kind(
            str(person.values["sex"] or ""),
            age.age(born, on) if born else None,
            str(person.values["ethnic_group"] or ""),
        )
    return found


def left_on(work: UnitOfWork, person: UUID) -> date | None:
    """Return the day on which she last left, None while no journey of hers is on its way, under
    whichever of her records it stands."""
    everyone = same(sameness.live(work.connection), person)
    journeys = [
        each
        for each in work.records.where("journey", person_id=everyone)
        if each.values["state"] in handovers.AWAY
    ]
    if not journeys:
        return None
    steps = journal.steps(work.connection, [each.id for each in journeys])
    days = [step["happened_on"] for step in steps if step["to_state"] in _LEFT]
    return max(days, default=None)


def standing(work: UnitOfWork, today: date) -> list[Standing]:
    """Return the members who serve today, in the order in which they came."""
    terms = [term.id for term in work.records.where(TERM.kind, state=elections.SERVING)]
    if not terms:
        return []
    rows = [
        row
        for row in work.records.where(MEMBER.kind, term_id=terms)
        if row.values["until"] is None and row.values["person_id"] is not None
    ]
    born = births(work, [row.values["person_id"] for row in rows])
    open_ = {
        each.values["from_id"]: each.id
        for each in work.records.where(HANDOVER.kind, state=handovers.PREPARING)
    }
    return [_standing(work, row, born, open_, today) for row in rows]


def _standing(
    work: UnitOfWork,
    row: Stored,
    born: Mapping[UUID, date | None],
    open_: Mapping[UUID, UUID],
    today: date,
) -> Standing:
    person = row.values["person_id"]
    due = handovers.due(
        born.get(person), left_on(work, person), row.values["since"] or today, today
    )
    return Standing(row, person, due, open_.get(person))


def advisers(work: UnitOfWork) -> list[Adviser]:
    """Return the former members who advise, of whatever term; not who serves again."""
    found: dict[UUID, list[Stored]] = {}
    serving: set[UUID] = set()
    for row in work.records.where(MEMBER.kind):
        person, values = row.values["person_id"], row.values
        if person is None:
            continue
        if values["until"] is None:
            serving.add(person)
        elif values["advises_on"]:
            found.setdefault(person, []).append(row)
    return [_adviser(person, rows) for person, rows in found.items() if person not in serving]


def _adviser(person: UUID, rows: list[Stored]) -> Adviser:
    latest = max((row.values for row in rows), key=lambda values: values["until"])
    contacted = [row.values["contacted_on"] for row in rows if row.values["contacted_on"]]
    return Adviser(
        person,
        latest["term_id"],
        str(latest["advises_on"]),
        latest["until"],
        max(contacted, default=None),
    )


def spans(work: UnitOfWork, person: UUID) -> list[tuple[date, date | None]]:
    """Return from when to when somebody served, in all terms."""
    return [
        (row.values["since"], row.values["until"])
        for row in work.records.where(MEMBER.kind, person_id=person)
        if row.values["since"] is not None
    ]


def _people(work: UnitOfWork, persons: Iterable[UUID]) -> list[Stored]:
    wanted = list(dict.fromkeys(persons))
    found: list[Stored] = []
    for start in range(0, len(wanted), _AT_ONCE):
        found += work.records.where("person", id=wanted[start : start + _AT_ONCE])
    return found


def _born(values: Mapping[str, Any]) -> date | None:
    birth = values["birth"] or {}
    return date.fromisoformat(birth["last"]) if birth.get("last") else None
