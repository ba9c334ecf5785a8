"""The append-only log. Each line's hash covers the line and the hash before it, so that a line
changed, taken out or put in later is noticed by :func:`verify`."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from desktop.models.base import table
from desktop.models.journal import Audit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

_TABLE: Final = table(Audit)
_BEGINNING: Final = "0" * 64
_LOCK: Final = 0x534D43  # PostgreSQL: one appender at a time


@dataclass(frozen=True)
class AuditRow:
    """One line as kept. ``detail`` never has a name or a number of a person."""

    seq: int
    at: datetime
    user_id: UUID | None
    second_id: UUID | None
    act: str
    subject: UUID | None
    detail: Mapping[str, object]


def append(
    connection: sa.Connection,
    *,
    at: datetime,
    user_id: UUID | None,
    act: str,
    subject: UUID | None = None,
    detail: Mapping[str, object] | None = None,
    second_id: UUID | None = None,
) -> int:
    """Add a line and return its number."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
    last = connection.execute(
        sa.select(_TABLE.c.seq, _TABLE.c.hash).order_by(_TABLE.c.seq.desc()).limit(1)
    ).first()
    seq, previous = (last.seq + 1, last.hash) if last else (1, _BEGINNING)
    row: dict[str, object] = {
        "seq": seq,
        "at": at,
        "user_id": user_id,
        "second_id": second_id,
        "act": act,
        "subject": subject,
        "detail": json.dumps(detail or {}, ensure_ascii=False, sort_keys=True),
        "previous": previous,
    }
    connection.execute(sa.insert(_TABLE).values(**row, hash=_digest(row)))
    return seq


def verify(connection: sa.Connection) -> int | None:
    """Return the number of the first line that does not fit the chain, or None if all do."""
    previous, expected = _BEGINNING, 1
    lines = connection.execution_options(yield_per=2000).execute(
        sa.select(_TABLE).order_by(_TABLE.c.seq)
    )
    for line in lines.mappings():
        row = {key: line[key] for key in line if key != "hash"}
        if line["seq"] != expected or line["previous"] != previous or _digest(row) != line["hash"]:
            return expected
        previous, expected = line["hash"], expected + 1
    return None


def head(connection: sa.Connection) -> tuple[int, str]:
    """Return the number and the hash of the last line; backups are checked against it."""
    last = connection.execute(
        sa.select(_TABLE.c.seq, _TABLE.c.hash).order_by(_TABLE.c.seq.desc()).limit(1)
    ).first()
    return (last.seq, last.hash) if last else (0, _BEGINNING)


def lines(
    connection: sa.Connection,
    *,
    limit: int,
    before: int | None = None,
    acts: Sequence[str] = (),
    subject: UUID | None = None,
) -> tuple[AuditRow, ...]:
    """Return the newest lines, of some acts or about one record only, where asked."""
    query = sa.select(_TABLE).order_by(_TABLE.c.seq.desc()).limit(limit)
    if before is not None:
        query = query.where(_TABLE.c.seq < before)
    if acts:
        query = query.where(_TABLE.c.act.in_(acts))
    if subject is not None:
        query = query.where(_TABLE.c.subject == subject)
    return tuple(
        AuditRow(
            row["seq"],
            row["at"],
            row["user_id"],
            row["second_id"],
            row["act"],
            row["subject"],
            json.loads(row["detail"]),
        )
        for row in connection.execute(query).mappings()
    )


def _digest(row: Mapping[str, object]) -> str:
    at = row["at"]
    fields = [
        row["seq"],
        at.isoformat(timespec="microseconds"),  # type: ignore[attr-defined]
        str(row["user_id"]),
        str(row["second_id"]),
        row["act"],
        str(row["subject"]),
        row["detail"],
        row["previous"],
    ]
    written = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
