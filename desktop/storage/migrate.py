"""Bringing a database up to the program: backed up first, then upgraded, never downgraded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from desktop import paths
from desktop.errors import StorageTrouble
from desktop.i18n import T

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.storage.engine import Database


def head() -> str:
    """Return the revision that this program works with."""
    found = ScriptDirectory(str(paths.migrations())).get_current_head()
    if found is None:
        raise RuntimeError("the program came without its migrations")
    return found


def current(database: Database) -> str | None:
    """Return the revision of a database, None if it is empty."""
    with database.read() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def refuse_newer(database: Database) -> str | None:
    """Return the revision of a database; :class:`StorageTrouble` when this program lacks it."""
    revision = current(database)
    known = {
        script.revision for script in ScriptDirectory(str(paths.migrations())).walk_revisions()
    }
    if revision is not None and revision not in known:
        raise StorageTrouble(
            T("The records were kept by a newer version of the program. Update it first.")
        )
    return revision


def upgrade(
    database: Database, *, backup: Callable[[], object] | None, to: str | None = None
) -> bool:
    """Upgrade a database to this program's revision; return whether there was anything to do.

    Raises :class:`StorageTrouble`, with nothing touched, when the database is newer. ``to`` names
    an earlier revision: a backup before an upgrade is made of the tables as they still are.
    """
    revision, wanted = refuse_newer(database), to or head()
    if revision == wanted:
        return False
    if backup is not None and revision is not None:
        backup()
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()))
    with database.reshape() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, wanted)
    return True
