"""One backup file: what is in it, and whether it opens."""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from desktop.errors import StorageTrouble
from desktop.i18n import T
from desktop.storage import audit, backup_attachments, engine, migrate, vault
from desktop.storage.crypto_files import seal, unseal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

DATABASE: Final = "office.db"
FORMAT: Final = 1
_ABOUT: Final = "backup.json"
_CONTENTS: Final = "contents"
_USE: Final = "backup"


def pack(
    target: Path,
    database: Path,
    keys: Path,
    about: Mapping[str, str],
    attachments: Collection[str],
    data_key: bytes,
) -> None:
    """Write a backup file; ``attachments`` are the ids of those that belong to it."""
    contents = json.dumps(sorted(attachments)).encode()
    with target.open("xb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(_ABOUT, json.dumps({**about, "format": FORMAT}))
            archive.writestr(_CONTENTS, seal(contents, data_key, _USE, _CONTENTS))
            archive.write(keys, vault.FILE)
            archive.write(database, DATABASE)
        file.flush()
        os.fsync(file.fileno())


def contents(path: Path, data_key: bytes) -> tuple[str, ...]:
    """Return the ids of the attachments that belong to a backup."""
    with _archive(path) as archive:
        return tuple(json.loads(unseal(archive.read(_CONTENTS), data_key, _USE, _CONTENTS)))


def verify(path: Path, data_key: bytes, *, with_attachments: bool = True) -> None:
    """Open a backup and check everything in it; :class:`StorageTrouble` says what is wrong.

    Nothing is written beside it: it may lie on a stick that is write-protected.
    """
    with tempfile.TemporaryDirectory(prefix="check-") as folder:  # what lies there is encrypted
        unpack(path, Path(folder))
        check(Path(folder), data_key)
    belonging = contents(path, data_key)
    if with_attachments:
        refuse_lost(backup_attachments.lost(path.parent, belonging, data_key))


def refuse_lost(lost: Collection[str]) -> None:
    """Raise :class:`StorageTrouble` when attachments are lost."""
    if lost:
        raise StorageTrouble(
            T(
                "{n} attachments of this backup are missing or damaged; the records are whole.",
                n=len(lost),
            )
        )


def unpack(path: Path, folder: Path, names: Collection[str] = (DATABASE, vault.FILE)) -> None:
    """Lay the database and the key file of a backup into a folder."""
    with _archive(path) as archive:
        for name in names:
            archive.extract(name, folder)


def check(folder: Path, data_key: bytes) -> None:
    """Check what came out of a backup: the database, and that the key file can be read.

    What a try at a password costs there is judged when somebody signs in, not here.
    """
    vault.Vault.open(folder, floor=vault.Cost(0, 0, 0))
    check_database(folder / DATABASE, data_key)


def check_database(path: Path, data_key: bytes) -> None:
    """Open a database that came out of a backup, and check it from end to end.

    Raises :class:`StorageTrouble` when it is damaged, of another office, or of a newer program.
    """
    database = engine.Database.sqlcipher(path, data_key)
    try:
        migrate.refuse_newer(database)
        with database.read() as connection:
            whole = engine.is_whole(connection) and audit.verify(connection) is None
    finally:
        database.close()
    if not whole:
        raise StorageTrouble(_DAMAGED)


def attachments_in(path: Path, data_key: bytes) -> tuple[str, ...]:
    """Return the ids of the files that the records of a database refer to."""
    column = sa.column("file_id", sa.Text)
    query = sa.select(column).select_from(sa.table("attachment", column)).order_by(column)
    with opened(path, data_key) as connection:
        return tuple(connection.scalars(query.where(column.is_not(None))))


@contextmanager
def opened(path: Path, data_key: bytes) -> Iterator[sa.Connection]:
    """Open a database file for one look."""
    database = engine.Database.sqlcipher(path, data_key)
    try:
        with database.read() as connection:
            yield connection
    finally:
        database.close()


@contextmanager
def _archive(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            if int(json.loads(archive.read(_ABOUT))["format"]) > FORMAT:
                raise StorageTrouble(
                    T("This backup was made by a newer version of the program. Update it first.")
                )
            yield archive
    except (OSError, zipfile.BadZipFile, ValueError, KeyError, TypeError, NotImplementedError):
        raise StorageTrouble(_DAMAGED) from None


_DAMAGED: Final = T("This backup is damaged. Use another one.")
