"""The history of a record, read from its change set: who, when, from what to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.office import person_files
from desktop.office.cards import Edit
from desktop.rules.changes import decode
from desktop.rules.permissions import Act
from desktop.sheets.migrants import PERSON, REPEATED
from desktop.storage import guards

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.office.session import Session
    from desktop.rules.changes import Change
    from desktop.sheets.fields import Sheet


def history(
    session: Session,
    record: UUID,
    main: Sheet = PERSON,
    belonging: tuple[Sheet, ...] = REPEATED,
) -> tuple[Edit, ...]:
    """Return every edit of a record's fields, newest first; erased values are not told."""
    session.require(Act.SEE_HISTORY)
    with session.reading() as work:
        work.records.get(main.kind, record)  # of another kind it tells nothing
        for guard in guards.guards_of(work.connection, [record]).values():
            session.require_open(work, guard)
        records = [record]
        for sheet in belonging:
            kept = work.records.where(sheet.kind, withdrawn=True, **sheet.owned_by(record))
            records += [row.id for row in kept]
        changes = work.records.changes_of(records)
        names = {
            user.id: str(user.values["full_name"] or user.values["sign_in_name"] or "")
            for user in work.records.where("user_account")
        }
    values = {change.id: _value(change) for change in changes}
    roles = session.user.roles
    shown = {
        sheet.kind: {*sheet.keys, "withdrawn_why", "state"} - person_files.hidden_keys(sheet, roles)
        for sheet in (main, *belonging)
    }
    edits = [
        Edit(
            change.hlc.moment,
            names.get(change.author, ""),
            change.kind,
            change.field,
            change.record,
            next((values.get(parent) for parent in sorted(change.parents)), None),
            values[change.id],
            change.erased_at is not None,
        )
        for change in changes
        if change.field in shown.get(change.kind, ())
    ]
    return tuple(reversed(edits))


def _value(change: Change) -> object:
    return None if change.value_bytes is None else decode(change.value_bytes)
