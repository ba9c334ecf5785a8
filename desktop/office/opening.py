"""What happens between the right password and the first screen: upgrade, who it is, the log."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from desktop.errors import Invalid, NotAllowed
from desktop.i18n import T
from desktop.office import due_lines, listing_lines
from desktop.office.cards import OfficeCard, UserCard
from desktop.office.session import Session, local_now
from desktop.office.user_names import same_name
from desktop.rules.permissions import of_centre_only
from desktop.storage import backups, listing, migrate, unit_of_work

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from desktop.office.gate import Gate
    from desktop.storage.engine import Database
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork
    from desktop.storage.vault import Vault

_NOBODY = "00000000-0000-0000-0000-000000000000"


def upgrade(gate: Gate, vault: Vault, database: Database, data_key: bytes) -> None:
    """Back up and upgrade an older database; a newer one is refused with a clear sentence."""
    now = (gate.clock or local_now)()
    migrate.upgrade(
        database,
        backup=lambda: backups.make(database, gate.folder, data_key, "upgrade", now=now),
    )


def begin(
    gate: Gate, vault: Vault, database: Database, data_key: bytes, user_id: UUID, act: str
) -> Session:
    """Begin a user's session and write it in the log."""
    clock = gate.clock or local_now
    with database.read() as connection:
        work = unit_of_work.UnitOfWork(connection, author=user_id, site=user_id, now=clock())
        office = work.records.where("office")[0]
        user = user_card(work.records.get("user_account", user_id))
    if user.blocked_at is not None:
        raise NotAllowed(T("This user is blocked. Ask the director."))
    if act != "sign_in_centre":
        refuse_centre(user.roles)
    session = Session(
        gate.folder,
        database,
        vault,
        data_key,
        office.values["site"],
        office_card(office),
        user,
        clock,
    )
    with session.writing() as work:
        work.audit(act, subject=user_id)
        _drop_slots_of_centre(work, vault)
        if listing.words_missing(work.connection):
            listing_lines.write_all(session, work)
        if due_lines.outdated(work):
            due_lines.make_anew(session, work)
    return session


def _drop_slots_of_centre(work: UnitOfWork, vault: Vault) -> None:
    """Take away the slots that an earlier release gave to users of the Children's Centre only."""
    for user in work.records.where("user_account"):
        if of_centre_only(user.values["roles"] or ()) and vault.has_slot(user.id):
            with suppress(Invalid):  # the last one that opens stays until an adult has hers
                vault.remove(user.id)


def refuse_centre(roles: Iterable[str]) -> None:
    """Raise :class:`NotAllowed` for a user who comes in only where an adult has opened."""
    if of_centre_only(roles):
        raise NotAllowed(
            T("An adult opens the office first and hands it over to the Children's Centre.")
        )


def find_user(database: Database, sign_in_name: str) -> UUID | None:
    """Return the id of the user who signs in by a name.

    Raises :class:`NotAllowed` for one of the Children's Centre only: no key is ever hers.
    """
    from datetime import UTC, datetime
    from uuid import UUID

    nobody = UUID(_NOBODY)
    with unit_of_work.reading(database, author=nobody, site=nobody, now=datetime.now(UTC)) as work:
        for user in work.records.where("user_account"):
            if same_name(user.values["sign_in_name"] or "", sign_in_name):
                refuse_centre(user.values["roles"] or ())
                return user.id
    return None


def office_card(stored: Stored) -> OfficeCard:
    """The office as windows see it."""
    return OfficeCard(stored.id, stored.values)


def user_card(stored: Stored) -> UserCard:
    """A user as windows see her."""
    values = stored.values
    return UserCard(
        stored.id,
        values["sign_in_name"] or "",
        values["full_name"] or values["sign_in_name"] or "",
        tuple(values["roles"] or ()),
        values["blocked_at"],
        values["person_id"],
        values["preferences"] or {},
    )
