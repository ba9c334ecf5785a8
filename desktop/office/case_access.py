"""To whom a case is open: gathered from its team, and from whom it is about.

Source: ``rules.secrecy``. The projection beside the records is written with each save of a case and
made anew when a user is added or linked to her own record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from desktop.rules.permissions import Role
from desktop.rules.secrecy import Access, Concerned, Known, Reader, touched
from desktop.sheets.cases import ALLEGED, CASE, KEPT_FROM, PERSON, TEAM
from desktop.storage import guards

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from uuid import UUID

    from desktop.storage.unit_of_work import UnitOfWork

Rows = dict[str, list[dict[str, Any]]]
_OF_ACCESS: Final = (PERSON, ALLEGED, TEAM, KEPT_FROM)


@dataclass(frozen=True)
class Village:
    """Those who work here, and the people and families that cases may name."""

    users: tuple[Known, ...]
    people: Mapping[UUID, Mapping[str, Any]]
    family: Mapping[UUID, tuple[str, ...]]


def access_of(
    work: UnitOfWork, values: Mapping[str, Any], rows: Rows, village: Village | None = None
) -> Access:
    """Return to whom a case is open, as its sheet stands."""
    village = village or _village(work, rows)
    team = [row for row in rows.get(TEAM.kind, ()) if row.get("user_id")]
    looked_into = {row["user_id"] for row in team if row.get("not_related")}
    concerned = tuple(_concerned(village, rows))
    hidden = {
        user.user
        for user in village.users
        if user.user not in looked_into and touched(user, concerned)
    }
    hidden |= {row["user_id"] for row in rows.get(KEPT_FROM.kind, ()) if row.get("user_id")}
    return Access(
        frozenset(row["user_id"] for row in team), frozenset(hidden), bool(values.get("sealed"))
    )


def kept(work: UnitOfWork, case: UUID) -> tuple[dict[str, Any], Rows]:
    """Return of a case what says to whom it is open."""
    rows = {
        sheet.kind: [dict(row.values) for row in work.records.where(sheet.kind, case_id=case)]
        for sheet in _OF_ACCESS
    }
    return dict(work.records.get(CASE.kind, case).values), rows


def write(work: UnitOfWork, case: UUID) -> Access:
    """Keep to whom a case is open beside the records."""
    access = access_of(work, *kept(work, case))
    guards.write(work.connection, case, access)
    return access


def write_all(work: UnitOfWork) -> None:
    """Keep it anew of every case: somebody who works here is another now."""
    by_case: dict[UUID, Rows] = {}
    everything: Rows = {}
    for sheet in _OF_ACCESS:
        for row in work.records.where(sheet.kind):
            values = dict(row.values)
            by_case.setdefault(values["case_id"], {}).setdefault(sheet.kind, []).append(values)
            everything.setdefault(sheet.kind, []).append(values)
    village = _village(work, everything)
    for case in work.records.where(CASE.kind):
        access = access_of(work, case.values, by_case.get(case.id, {}), village)
        guards.write(work.connection, case.id, access)


def has_readers(work: UnitOfWork, access: Access) -> bool:
    """Whether anybody who may sign in sees the case."""
    return any(
        access.open_to(Reader(user.id, Role.DIRECTOR in (user.values["roles"] or ())))
        for user in work.records.where("user_account")
        if not user.values["blocked_at"]
    )


def _users(work: UnitOfWork) -> Iterator[Known]:
    users = work.records.where("user_account")
    own = [user.values["person_id"] for user in users if user.values["person_id"]]
    people = {row.id: row.values for row in work.records.where("person", id=own)} if own else {}
    for user in users:
        person = user.values["person_id"]
        home = people[person]["household_id"] if person in people else None
        yield Known(user.id, str(user.values["full_name"] or ""), person, home)


def _village(work: UnitOfWork, rows: Rows) -> Village:
    named = [*rows.get(PERSON.kind, ()), *rows.get(ALLEGED.kind, ())]
    linked: list[UUID] = [row["person_id"] for row in named if row.get("person_id")]
    people = {row.id: row.values for row in work.records.where("person", id=linked)}
    family: dict[UUID, tuple[str, ...]] = {}
    for row in work.records.where("contact", person_id=linked) if linked else ():
        of = row.values["person_id"]
        family[of] = (*family.get(of, ()), str(row.values["name"] or ""))
    return Village(tuple(_users(work)), people, family)


def _concerned(village: Village, rows: Rows) -> Iterator[Concerned]:
    for row in (*rows.get(PERSON.kind, ()), *rows.get(ALLEGED.kind, ())):
        person = row.get("person_id")
        known = village.people.get(person, {}) if person else {}
        caregiver = (str(row["caregiver"]),) if row.get("caregiver") else ()
        yield Concerned(
            str(row.get("name") or known.get("full_name") or ""),
            person,
            known.get("household_id"),
            (*caregiver, *(village.family.get(person, ()) if person else ())),
        )
