"""To whom a case is open: gathered from its team, and from whom it is about.

Source: ``rules.secrecy``. The projection beside the records is written with each save of a case and
made anew when a user is added or linked to her own record, when the record of somebody whom a case
names changes, and when two records turn out to be one person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import NotAllowed
from desktop.i18n import T
from desktop.rules.permissions import Act, Role, may
from desktop.rules.sameness import canonical, same
from desktop.rules.secrecy import Access, Concerned, Known, Reader, touched
from desktop.sheets.cases import ALLEGED, CASE, KEPT_FROM, PERSON, TEAM
from desktop.storage import guards, sameness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from uuid import UUID

    from desktop.rules.sameness import Edge
    from desktop.storage.unit_of_work import UnitOfWork

Rows = dict[str, list[dict[str, Any]]]
_OF_ACCESS: Final = (PERSON, ALLEGED, TEAM, KEPT_FROM)


@dataclass(frozen=True)
class Village:
    """Those who work here, and the people and families that cases may name."""

    users: tuple[Known, ...]
    people: Mapping[UUID, Mapping[str, Any]]
    family: Mapping[UUID, tuple[str, ...]]
    edges: frozenset[Edge]


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


def write_touching(work: UnitOfWork, people: Iterable[UUID]) -> None:
    """Keep it anew of the cases about somebody whose record changed; of all where she works here."""
    changed = _same_people(work, people)
    if work.records.where("user_account", person_id=changed):
        write_all(work)
        return
    for case in cases_about(work, changed):
        write(work, case)


def cases_about(work: UnitOfWork, people: Iterable[UUID]) -> frozenset[UUID]:
    """Return the cases that name somebody, whoever sees them."""
    wanted = list(people)
    return frozenset(
        row.values["case_id"]
        for sheet in (PERSON, ALLEGED)
        for row in work.records.where(sheet.kind, person_id=wanted)
    )


def has_readers(work: UnitOfWork, access: Access) -> bool:
    """Whether anybody who may sign in and work on cases sees the case."""
    return any(
        access.open_to(Reader(user.id, Role.DIRECTOR in user.values["roles"]))
        for user in work.records.where("user_account")
        if not user.values["blocked_at"] and may(user.values["roles"] or (), Act.SEE_CASES)
    )


def unread(work: UnitOfWork) -> frozenset[UUID]:
    """Return the cases that nobody sees who may sign in."""
    return frozenset(
        case.id
        for case in work.records.where(CASE.kind)
        if not has_readers(work, guards.read(work.connection, case.id))
    )


def require_readers(work: UnitOfWork, before: frozenset[UUID]) -> None:
    """Raise :class:`NotAllowed` where a case was left to nobody since; it is not said which."""
    if unread(work) - before:
        raise NotAllowed(
            T("A protected record would be left to nobody. Name somebody else on it first.")
        )


def _same_people(work: UnitOfWork, people: Iterable[UUID]) -> frozenset[UUID]:
    edges = sameness.live(work.connection)
    return frozenset(record for person in people for record in same(edges, person))


def _users(work: UnitOfWork, edges: frozenset[Edge]) -> Iterator[Known]:
    users = work.records.where("user_account")
    own = {user.values["person_id"] for user in users if user.values["person_id"]}
    homes = _homes(work, own, edges)
    for user in users:
        name, person = str(user.values["full_name"] or ""), user.values["person_id"]
        if person is None:
            yield Known(user.id, name)
        else:
            # Each of her records tells of a household, but she is one person.
            stands = canonical(edges, person)
            for home in homes.get(stands) or (None,):
                yield Known(user.id, name, stands, home)


def _homes(
    work: UnitOfWork, people: Iterable[UUID], edges: frozenset[Edge]
) -> dict[UUID, tuple[UUID, ...]]:
    """Return the households of some people, by the record that stands for each."""
    everyone = {record for person in people for record in same(edges, person)}
    homes: dict[UUID, tuple[UUID, ...]] = {}
    for row in work.records.where("person", id=everyone) if everyone else ():
        if row.values["household_id"]:
            stands = canonical(edges, row.id)
            homes[stands] = (*homes.get(stands, ()), row.values["household_id"])
    return homes


def _village(work: UnitOfWork, rows: Rows) -> Village:
    edges = sameness.live(work.connection)
    named = [*rows.get(PERSON.kind, ()), *rows.get(ALLEGED.kind, ())]
    linked = {row["person_id"] for row in named if row.get("person_id")}
    everyone = {record for person in linked for record in same(edges, person)}
    people = {row.id: row.values for row in work.records.where("person", id=everyone)}
    family: dict[UUID, tuple[str, ...]] = {}
    for row in work.records.where("contact", person_id=everyone) if everyone else ():
        of = row.values["person_id"]
        family[of] = (*family.get(of, ()), str(row.values["name"] or ""))
    return Village(tuple(_users(work, edges)), people, family, edges)


def _concerned(village: Village, rows: Rows) -> Iterator[Concerned]:
    for row in (*rows.get(PERSON.kind, ()), *rows.get(ALLEGED.kind, ())):
        caregiver = (str(row["caregiver"]),) if row.get("caregiver") else ()
        if not row.get("person_id"):
            yield Concerned(str(row.get("name") or ""), family=caregiver)
            continue
        for record in same(village.edges, row["person_id"]):
            known = village.people.get(record, {})
            yield Concerned(
                str(row.get("name") or known.get("full_name") or ""),
                canonical(village.edges, record),
                known.get("household_id"),
                (*caregiver, str(known.get("full_name") or ""), *village.family.get(record, ())),
            )
