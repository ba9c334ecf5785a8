"""The door of an office: making one, signing in, opening it with the recovery code.

The sign-in window is painted before anything heavy is loaded, so this module loads the database
libraries only inside its functions.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.errors import Invalid, Missing, WrongPassword
from desktop.i18n import T

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from desktop.office.session import Session
    from desktop.storage.engine import Database
    from desktop.storage.vault import Vault

DATABASE: Final = "office.db"
KEYS: Final = "keys.json"
_HEAVY: Final = (
    "sqlalchemy.orm",
    "alembic.command",
    "sqlcipher3",
    "desktop.office.migrants",
    "desktop.office.session",
    "desktop.storage.migrate",
    "desktop.storage.vault",
    "pypinyin",  # its tables hold everything up for a fifth of a second
    "desktop.office.recruiters",
)


@dataclass(frozen=True)
class Gate:
    """The door of the office in ``folder``.

    With ``database_url`` (``postgresql+psycopg://…``) the records lie on a server; keys,
    attachments and backups lie in the folder all the same.
    """

    folder: Path
    database_url: str | None = None
    clock: Callable[[], datetime] | None = None

    def exists(self) -> bool:
        """Whether an office was made here."""
        # After a power cut in the midst of restoring, the key file may still wait to be put in
        # place: whoever signs in next finishes it.
        return (self.folder / KEYS).exists() or any(self.folder.glob("restored-*"))

    def warm_up(self) -> None:
        """Load the heavy libraries; call it in a worker once the sign-in window is painted."""
        for module in _HEAVY:
            importlib.import_module(module)

    def create(
        self, office: Mapping[str, object], director: Mapping[str, object], password: str
    ) -> tuple[Session, str]:
        """Make a new office with its first user, the director; return also the recovery code.

        Raises :class:`Invalid` when a field of the office or the director cannot be kept.
        """
        from desktop.office import founding

        if self.exists():
            raise Invalid({"folder": T("There is an office in this folder already.")})
        return founding.found(self, office, director, password)

    def sign_in(self, sign_in_name: str, password: str) -> Session:
        """Open the office for a user.

        Raises :class:`WrongPassword` (with the seconds to wait), :class:`NotAllowed` for a
        blocked user, :class:`StorageTrouble` when the database is damaged or of a newer program.
        """
        vault = self._vault()
        data_key, user_id = vault.unlock(sign_in_name, password)
        return self.open(vault, data_key, user_id, "sign_in")

    def sign_in_with_code(self, code: str, sign_in_name: str, new_password: str) -> Session:
        """Open the office with the recovery code and give a user a new password."""
        from desktop.office import passwords

        vault = self._vault()
        data_key = vault.unlock_with_code(code)
        passwords.check_strength(new_password, field="new_password")
        user_id = self._user_id(data_key, sign_in_name)
        vault.set_password(data_key, user_id, sign_in_name, new_password)
        return self.open(vault, data_key, user_id, "sign_in_with_recovery_code")

    def restore(self, backup: Path, sign_in_name: str, password: str) -> None:
        """Put a backup where there is no office yet: a new PC, or a lost folder.

        It opens with a password of the time when it was made. Raises :class:`WrongPassword`, or
        :class:`StorageTrouble` with nothing left behind when the backup is damaged.
        """
        import tempfile
        from pathlib import Path

        from desktop.office.session import local_now
        from desktop.storage import backups

        if self.exists():
            raise Invalid({"folder": T("There is an office in this folder already.")})
        with tempfile.TemporaryDirectory() as beside:
            # Only the key file is laid out there; it is worthless without a password.
            data_key, _ = backups.keys_of(backup, Path(beside)).unlock(sign_in_name, password)
        self.folder.mkdir(parents=True, exist_ok=True)
        backups.restore(backup, self.folder, data_key, now=(self.clock or local_now)())

    def open(self, vault: Vault, data_key: bytes, user_id: UUID, act: str) -> Session:
        """Open the database behind the door, upgraded if need be, and begin a session."""
        from desktop.office import opening

        database = self.database(data_key)
        try:
            opening.upgrade(self, vault, database, data_key)
            return opening.begin(self, vault, database, data_key, user_id, act)
        except BaseException:
            database.close()
            raise

    def database(self, data_key: bytes, *, create: bool = False) -> Database:
        """Open the database itself."""
        from desktop.storage import engine

        if self.database_url:
            return engine.Database.postgres(self.database_url)
        return engine.Database.sqlcipher(self.folder / DATABASE, data_key, create=create)

    def _vault(self) -> Vault:
        from desktop.storage import restoring
        from desktop.storage.vault import Vault

        if not self.exists():
            raise Missing(T("There is no office in this folder yet."))
        restoring.resume(self.folder)
        return Vault.open(self.folder)

    def _user_id(self, data_key: bytes, sign_in_name: str) -> UUID:
        from desktop.office import opening

        database = self.database(data_key)
        try:
            user_id = opening.find_user(database, sign_in_name)
        finally:
            database.close()
        if user_id is None:
            raise WrongPassword(T("There is no user of this name in the office."))
        return user_id
