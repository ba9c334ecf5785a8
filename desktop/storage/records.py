"""Records: rows of the ordinary tables, written together with the changes they are made of.

Saving a record makes one change for each field that differs, naming the changes it supersedes;
the row is their projection, written in the same transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from desktop.errors import Conflict, Missing
from desktop.i18n import T
from desktop.models import (
    activities,
    cases,
    committee,
    contracts,
    dues,
    mediations,
    network,
    offers,
    offices,
    people,
    recruiters,
    referrals,
    schools,
    things_money,
    village,
)
from desktop.models.base import table
from desktop.models.changes import Change as ChangeRow
from desktop.models.changes import Supersedes
from desktop.rules.changes import Change, Hlc, decode, make_change, shown
from desktop.storage.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from uuid import UUID

_TABLES: Final[dict[str, sa.Table]] = {
    mapped.__tablename__: table(mapped)
    for mapped in (
        offices.Office,
        offices.User,
        people.Household,
        people.Person,
        people.PersonName,
        people.Phone,
        people.Contact,
        people.Schooling,
        people.Journey,
        people.CheckIn,
        people.JourneyChild,
        people.Consent,
        people.Attachment,
        recruiters.Recruiter,
        recruiters.RecruiterContact,
        recruiters.RecruiterMandate,
        recruiters.RecruiterWorkplace,
        recruiters.RecruiterTaken,
        recruiters.ScreeningCheck,
        recruiters.Monitoring,
        recruiters.GoodPractice,
        recruiters.RecruiterDecision,
        offers.Offer,
        offers.Wish,
        offers.Placement,
        contracts.Contract,
        network.Agency,
        network.AgencyMember,
        network.AgencyTie,
        cases.ProtectionCase,
        cases.CasePerson,
        cases.CaseAlleged,
        cases.CaseReport,
        cases.CaseAnswer,
        cases.CaseAction,
        cases.CaseNote,
        cases.CaseFlag,
        cases.CaseTeam,
        cases.CaseKeptFrom,
        mediations.Mediation,
        mediations.MediationClaimant,
        mediations.MediationClaim,
        mediations.MediationMediator,
        mediations.MediationSession,
        mediations.MediationInstalment,
        referrals.Referral,
        committee.CommitteeTerm,
        committee.CommitteeCandidate,
        committee.CommitteeVoter,
        committee.CommitteeMember,
        committee.CommitteeMeeting,
        committee.MeetingPresence,
        committee.MeetingDecision,
        committee.Handover,
        committee.HandoverItem,
        schools.School,
        schools.SchoolContact,
        schools.SchoolSession,
        schools.Volunteer,
        schools.VolunteerDeed,
        schools.Training,
        schools.TrainingParticipant,
        schools.ParentTalk,
        schools.ParentVisit,
        activities.CentreChild,
        activities.Activity,
        activities.ActivityAttendance,
        activities.ActivityCount,
        activities.ActivityEntry,
        activities.ActivityNeed,
        things_money.Thing,
        things_money.Loan,
        things_money.CashEntry,
        things_money.CashMonth,
        village.SchoolReturn,
        village.SchoolReturnTalk,
        village.SchoolReturnSupport,
        village.SchoolReturnCheck,
        village.Survey,
        village.SurveyHousehold,
        village.SurveyAnswer,
        dues.WorkMark,
    )
}
_CHANGE: Final = table(ChangeRow)
_SUPERSEDES: Final = table(Supersedes)
_OWN_COLUMNS: Final = frozenset({"id", "version", "created_at", "changed_at"})


@dataclass(frozen=True)
class Stored:
    """A record as kept; ``values`` has every field, ``withdrawn_why`` among them."""

    kind: str
    id: UUID
    version: int
    changed_at: datetime
    values: Mapping[str, Any]

    @property
    def withdrawn(self) -> bool:
        """Whether the record was taken off (it is kept, with the reason)."""
        return self.values.get("withdrawn_why") is not None


def columns(kind: str) -> frozenset[str]:
    """Return the fields that a kind of record can keep."""
    return frozenset(_TABLES[kind].columns.keys()) - _OWN_COLUMNS


class Records:
    """The records of one unit of work."""

    def __init__(
        self, connection: sa.Connection, *, author: UUID, site: UUID, now: datetime
    ) -> None:
        self._connection = connection
        self._author = author
        self._site = site
        self._now = now
        self._hlc: Hlc | None = None

    def get(self, kind: str, record: UUID) -> Stored:
        """Return one record; :class:`Missing` if there is none."""
        table = _TABLES[kind]
        row = self._connection.execute(sa.select(table).where(table.c.id == record)).mappings()
        found = row.first()
        if found is None:
            raise Missing(T("This record is not here (any more)."))
        return _stored(kind, found)

    def lock(self, kind: str, record: UUID) -> Stored:
        """Return one record; whoever else locks or changes it waits until this work is kept."""
        return self._locked(kind, record)

    def where(self, kind: str, *, withdrawn: bool = False, **equal: object) -> list[Stored]:
        """Return the records whose fields equal the values, oldest first."""
        table = _TABLES[kind]
        query = sa.select(table).order_by(table.c.created_at, table.c.id)
        for key, value in equal.items():
            column = table.c[key]
            listed = isinstance(value, list | tuple | set | frozenset)
            query = query.where(column.in_(list(value)) if listed else column == value)  # type: ignore[call-overload]
        if not withdrawn:
            query = query.where(table.c.withdrawn_why.is_(None))
        return [_stored(kind, row) for row in self._connection.execute(query).mappings()]

    def add(self, kind: str, values: Mapping[str, Any], *, record: UUID | None = None) -> Stored:
        """Keep a new record, under a new id unless one is given, and return it."""
        record = record or new_id()
        fields = {key: value for key, value in values.items() if value is not None}
        table = _TABLES[kind]
        self._connection.execute(
            sa.insert(table).values(
                id=record, version=1, created_at=self._now, changed_at=self._now, **fields
            )
        )
        self._keep([self._change(kind, record, key, value, ()) for key, value in fields.items()])
        return self.get(kind, record)

    def add_all(self, kind: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Keep many new records of one kind at once: what :meth:`add` does, in two statements."""
        table = _TABLES[kind]
        made: list[dict[str, Any]] = []
        changes: list[Change] = []
        for values in rows:
            record = new_id()
            fields = {key: value for key, value in values.items() if value is not None}
            changes += [self._change(kind, record, key, each, ()) for key, each in fields.items()]
            stamp = {"version": 1, "created_at": self._now, "changed_at": self._now}
            made.append({"id": record, **stamp, **values})
        if made:
            self._connection.execute(sa.insert(table), made)
        self._keep(changes)

    def change(
        self, kind: str, record: UUID, values: Mapping[str, Any], *, seen: int | None = None
    ) -> Stored:
        """Change the fields that differ. ``seen`` is the version that was read.

        Raises :class:`Conflict` when somebody else has saved the record since.
        """
        table = _TABLES[kind]
        row = self._locked(kind, record)
        different = {key: value for key, value in values.items() if row.values[key] != value}
        if not different:
            return row
        if seen is not None and seen != row.version:
            raise Conflict(
                T("Somebody else saved this record in the meantime. What you typed is still here.")
            )
        heads = self._heads(record)
        self._keep(
            [
                self._change(kind, record, key, value, heads.get(key, ()))
                for key, value in different.items()
            ]
        )
        self._connection.execute(
            sa.update(table)
            .where(table.c.id == record)
            .values(version=row.version + 1, changed_at=self._now, **different)
        )
        return self.get(kind, record)

    def set_aside(self, kind: str, record: UUID, values: Mapping[str, Any]) -> Stored:
        """Keep values that are no part of the record's history, such as a window's widths."""
        table = _TABLES[kind]
        self._connection.execute(sa.update(table).where(table.c.id == record).values(**values))
        return self.get(kind, record)

    def changes(self, record: UUID) -> list[Change]:
        """Return every change of a record, oldest first; erased ones without their value."""
        return self.changes_of([record])

    def changes_of(self, records: Iterable[UUID]) -> list[Change]:
        """Return every change of several records, oldest first."""
        wanted = list(records)
        parents: dict[str, set[str]] = {}
        links = (
            sa.select(_SUPERSEDES)
            .join(_CHANGE, _CHANGE.c.id == _SUPERSEDES.c.child)
            .where(_CHANGE.c.record.in_(wanted))
        )
        for child, parent in self._connection.execute(links):
            parents.setdefault(child, set()).add(parent)
        query = sa.select(_CHANGE).where(_CHANGE.c.record.in_(wanted)).order_by(_CHANGE.c.hlc)
        return [
            _change(row, frozenset(parents.get(row["id"], ())))
            for row in self._connection.execute(query).mappings()
        ]

    def values_before(self, kind: str, record: UUID, moment: datetime) -> dict[str, Any]:
        """Return the fields that were changed at or after a moment, as they were before it."""
        fields: dict[str, list[Change]] = {}
        for change in self.changes(record):
            fields.setdefault(change.field, []).append(change)
        limit = int(moment.timestamp() * 1000)
        before: dict[str, Any] = {}
        for field, made in fields.items():
            if made[-1].hlc.millis >= limit:
                earlier = shown(change for change in made if change.hlc.millis < limit)
                erased = earlier is None or earlier.value_bytes is None
                before[field] = None if erased else decode(earlier.value_bytes)  # type: ignore[union-attr, arg-type]
        return {key: value for key, value in before.items() if key in columns(kind)}

    def erase(self, kind: str, record: UUID, keys: Iterable[str]) -> None:
        """Erase fields for good: from the row, and value and salt from every change of theirs.

        The tombstones stay, and win over any copy of the values that comes back on a stick.
        """
        table = _TABLES[kind]
        row = self._locked(kind, record)
        erased = [key for key in keys if key in table.c]
        self._connection.execute(
            sa.update(table)
            .where(table.c.id == record)
            .values(version=row.version + 1, changed_at=self._now, **dict.fromkeys(erased))
        )
        self._connection.execute(
            sa.update(_CHANGE)
            .where(_CHANGE.c.record == record, _CHANGE.c.field.in_(erased))
            .values(value_bytes=None, salt=None, erased_at=self._now)
        )

    def _locked(self, kind: str, record: UUID) -> Stored:
        table = _TABLES[kind]
        query = sa.select(table).where(table.c.id == record).with_for_update()
        found = self._connection.execute(query).mappings().first()
        if found is None:
            raise Missing(T("This record is not here (any more)."))
        return _stored(kind, found)

    def _heads(self, record: UUID) -> dict[str, tuple[str, ...]]:
        replaced = sa.exists().where(_SUPERSEDES.c.parent == _CHANGE.c.id)
        query = sa.select(_CHANGE.c.field, _CHANGE.c.id).where(
            _CHANGE.c.record == record, ~replaced
        )
        heads: dict[str, tuple[str, ...]] = {}
        for field, change in self._connection.execute(query):
            heads[field] = (*heads.get(field, ()), change)
        return heads

    def _change(
        self, kind: str, record: UUID, key: str, value: object, parents: Iterable[str]
    ) -> Change:
        if self._hlc is None:
            latest = self._connection.scalar(sa.select(sa.func.max(_CHANGE.c.hlc)))
            self._hlc = Hlc.parse(latest) if latest else Hlc.zero()
        self._hlc = self._hlc.tick(self._now)
        return make_change(
            record=record,
            kind=kind,
            field=key,
            value=value,
            hlc=self._hlc,
            site=self._site,
            author=self._author,
            parents=frozenset(parents),
        )

    def _keep(self, changes: list[Change]) -> None:
        if not changes:
            return
        self._connection.execute(
            sa.insert(_CHANGE),
            [
                {
                    "id": change.id,
                    "kind": change.kind,
                    "record": change.record,
                    "field": change.field,
                    "value_bytes": change.value_bytes,
                    "value_hash": change.value_hash,
                    "salt": change.salt,
                    "hlc": str(change.hlc),
                    "site": change.site,
                    "author": change.author,
                    "made_at": self._now,
                    "erased_at": None,
                }
                for change in changes
            ],
        )
        links = [
            {"child": change.id, "parent": parent}
            for change in changes
            for parent in sorted(change.parents)
        ]
        if links:
            self._connection.execute(sa.insert(_SUPERSEDES), links)


def _stored(kind: str, row: sa.RowMapping) -> Stored:
    values = {key: row[key] for key in row if key not in _OWN_COLUMNS}
    return Stored(kind, row["id"], row["version"], row["changed_at"], values)


def _change(row: sa.RowMapping, parents: frozenset[str]) -> Change:
    return Change(
        id=row["id"],
        record=row["record"],
        kind=row["kind"],
        field=row["field"],
        value_bytes=row["value_bytes"],
        value_hash=row["value_hash"],
        salt=row["salt"],
        hlc=Hlc.parse(row["hlc"]),
        site=row["site"],
        author=row["author"],
        parents=parents,
        erased_at=row["erased_at"],
    )


__all__ = ["Records", "Stored", "columns", "decode"]
