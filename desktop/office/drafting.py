"""Drafts: what was typed and not saved, kept in the encrypted database, offered on return."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.office.cards import Draft, Entry, RowEntry
from desktop.rules.changes import plain, unplain
from desktop.storage import journal
from desktop.storage.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.office.session import Session


def keep(session: Session, entry: Entry, draft_id: UUID | None) -> UUID:
    """Keep an entry as a draft in place of the user's one of the same id; return the id."""
    with session.writing() as work:
        own = {row["id"] for row in journal.drafts(work.connection, session.user.id)}
        if draft_id is None or draft_id not in own:
            draft_id = new_id()
        journal.keep_draft(
            work.connection,
            {
                "id": draft_id,
                "user_id": session.user.id,
                "form": entry.kind,
                "record_id": entry.record_id,
                "saved_at": work.now,
                "content": _written(entry),
            },
        )
    return draft_id


def drafts(session: Session, form: str) -> tuple[Draft, ...]:
    """Return the user's drafts of a kind of sheet, newest first."""
    with session.reading() as work:
        found = journal.drafts(work.connection, session.user.id)
    return tuple(
        Draft(row["id"], row["form"], row["record_id"], row["saved_at"], _read(row["content"]))
        for row in found
        if row["form"] == form
    )


def drop(session: Session, draft_id: UUID) -> None:
    """Throw a draft away."""
    with session.writing() as work:
        journal.drop_draft(work.connection, draft_id, session.user.id)


def _written(entry: Entry) -> dict[str, Any]:
    return {
        "record_id": str(entry.record_id) if entry.record_id else None,
        "kind": entry.kind,
        "values": _plain(entry.values),
        "rows": {
            kind: [
                {
                    "id": str(row.id) if row.id else None,
                    "values": _plain(row.values),
                    "withdrawn": row.withdrawn,
                }
                for row in rows
            ]
            for kind, rows in entry.rows.items()
        },
        "seen": {str(record): version for record, version in entry.seen.items()},
        "household_number": entry.household_number,
    }


def _read(content: Mapping[str, Any]) -> Entry:
    return Entry(
        UUID(content["record_id"]) if content["record_id"] else None,
        _unplain(content["values"]),
        {
            kind: tuple(
                RowEntry(
                    UUID(row["id"]) if row["id"] else None,
                    _unplain(row["values"]),
                    row["withdrawn"],
                )
                for row in rows
            )
            for kind, rows in content["rows"].items()
        },
        {UUID(record): version for record, version in content["seen"].items()},
        content["household_number"],
        content["kind"],
    )


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {key: plain(value) for key, value in values.items()}


def _unplain(values: Mapping[str, object]) -> dict[str, object]:
    return {key: unplain(value) for key, value in values.items()}
