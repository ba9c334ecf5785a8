"""Backups: one file each that brings everything back, made by itself, verified by opening it.

A backup is an uncompressed zip of the encrypted database, the key file and the encrypted
attachments; nothing in it is readable without a password of the office. Records that lie on a
PostgreSQL server are copied, table by table, into an encrypted file of the same schema first, so
that every backup is of one kind.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import zipfile
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final, Literal

import sqlalchemy as sa

from desktop.errors import ClerkError, StorageTrouble
from desktop.i18n import T
from desktop.models import Base
from desktop.storage import attachments, audit, engine, migrate, vault
from desktop.storage.crypto_files import sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from desktop.i18n import Sentence
    from desktop.storage.engine import Database

Reason = Literal["closing", "upgrade", "hand", "restore"]
FOLDER: Final = "backups"
SUFFIX: Final = ".scb"
DATABASE: Final = "office.db"
LAST_KEPT: Final = 10
_MANIFEST: Final = "backup.json"
_STAMP: Final = "%Y%m%d-%H%M%S"


@dataclass(frozen=True)
class Backup:
    """A backup file: when and why it was made, its size in bytes, whether it was opened to check."""

    path: Path
    made_at: datetime
    reason: str
    size: int
    verified: bool = False
    second: Path | None = None
    trouble: Sentence | None = None  # of the second place only


def make(
    database: Database,
    folder: Path,
    data_key: bytes,
    reason: Reason,
    *,
    now: datetime,
    second_place: Path | None = None,
) -> Backup:
    """Make a backup, verify it, put a copy in the second place, and let old ones go.

    A second place that is not there is told in ``trouble``; the first copy stands all the same.
    Raises :class:`StorageTrouble` when the backup could not be made or does not open.
    """
    place = folder / FOLDER
    place.mkdir(exist_ok=True)
    name = f"{now.strftime(_STAMP)}-{reason}-{secrets.token_hex(2)}{SUFFIX}"
    target = place / name
    copy = place / f"{name}.db.part"
    packed = place / f"{name}.part"
    try:
        _copy_database(database, copy, data_key)
        _check_database(copy, data_key)
        _pack(copy, folder, packed, now, reason)
        verify(packed, data_key)
        packed.replace(target)
        sync_folder(place)
    except OSError:
        raise StorageTrouble(
            T("The backup could not be written. Is the disk full? Your records are safe.")
        ) from None
    finally:
        for left in (copy, packed, *place.glob(f"{copy.name}-*")):
            left.unlink(missing_ok=True)
    backup = Backup(target, now, reason, target.stat().st_size, verified=True)
    _let_go(place)
    return backup if second_place is None else _second(backup, second_place, data_key)


def listed(folder: Path) -> tuple[Backup, ...]:
    """Return the backups of a folder, newest first, unopened."""
    place = folder / FOLDER if (folder / FOLDER).is_dir() else folder
    found = [_of_file(path) for path in place.glob(f"*{SUFFIX}")]
    return tuple(sorted((b for b in found if b), key=lambda b: b.path.name, reverse=True))


def to_keep(backups: Iterable[Backup]) -> frozenset[Path]:
    """Return which backups are kept: the last ten, and the last one of each month."""
    newest = sorted(backups, key=lambda b: b.made_at, reverse=True)
    kept = {b.path for b in newest[:LAST_KEPT]}
    months: set[tuple[int, int]] = set()
    for backup in newest:
        month = (backup.made_at.year, backup.made_at.month)
        if month not in months:
            months.add(month)
            kept.add(backup.path)
    return frozenset(kept)


def verify(path: Path, data_key: bytes) -> None:
    """Open a backup and check everything in it; :class:`StorageTrouble` says what is wrong."""
    beside = path.with_name(f"{path.name}.check-{secrets.token_hex(4)}")
    try:
        with _opened(path) as packed:
            if packed.testzip() is not None:
                raise StorageTrouble(T("This backup is damaged. Use another one."))
            beside.mkdir()
            packed.extract(DATABASE, beside)
            _check_database(beside / DATABASE, data_key)
            for name in packed.namelist():
                if name.startswith(f"{attachments.FOLDER}/"):
                    file_id = name.split("/", 1)[1]
                    attachments.open_sealed(packed.read(name), data_key, file_id)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def keys_of(path: Path, folder: Path) -> vault.Vault:
    """Return the key file inside a backup, laid out in ``folder``, to open it with a password."""
    with _opened(path) as packed:
        packed.extract(vault.FILE, folder)
    return vault.Vault.open(folder)


def restore(path: Path, folder: Path, data_key: bytes, *, now: datetime) -> Path:
    """Put a backup in the place of the office's data; return where the former data lie now.

    Everything is unpacked and checked beside the office first; the former data are moved aside,
    never deleted. Either all of it happens or nothing.
    """
    verify(path, data_key)
    stamp = now.strftime(_STAMP)
    fresh = folder / f"restoring-{stamp}"
    aside = folder / f"before-restore-{stamp}"
    parts = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", vault.FILE, attachments.FOLDER)
    moved: list[str] = []
    try:
        with _opened(path) as packed:
            packed.extractall(fresh)
        aside.mkdir()
        for part in parts:
            if (folder / part).exists():
                (folder / part).replace(aside / part)
                moved.append(part)
        for part in parts:
            if (fresh / part).exists():
                (fresh / part).replace(folder / part)
        sync_folder(folder)
    except OSError:
        for part in moved:
            _remove(folder / part)
            (aside / part).replace(folder / part)
        raise StorageTrouble(
            T("The backup could not be put in place. The office is as it was before.")
        ) from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return aside


def restore_to_server(path: Path, database: Database, folder: Path, data_key: bytes) -> None:
    """Put the records of a backup on a PostgreSQL server in place of those there, all or none."""
    beside = folder / f"restoring-{secrets.token_hex(4)}"
    try:
        with _opened(path) as packed:
            packed.extract(DATABASE, beside)
        source = engine.Database.sqlcipher(beside / DATABASE, data_key)
        try:
            migrate.upgrade(source, backup=None)
            _copy_rows(source, database, clear=True)
        finally:
            source.close()
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _copy_database(database: Database, target: Path, data_key: bytes) -> None:
    if database.kind == "postgresql":
        copy = engine.Database.sqlcipher(target, data_key, create=True)
        try:
            migrate.upgrade(copy, backup=None)
            _copy_rows(database, copy)
        finally:
            copy.close()
        return
    # VACUUM INTO writes a consistent copy under the same key; copying the file itself would
    # miss everything that is still in the WAL.
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        raw = connection.connection.cursor()
        raw.execute("VACUUM INTO ?", (str(target),))
        raw.close()


_PART: Final = 500


def _copy_rows(source: Database, target: Database, *, clear: bool = False) -> None:
    # The words of the list are not copied (neither database hands them out in a common form):
    # they are made anew when the office is opened and the list has none.
    tables = Base.metadata.sorted_tables
    with source.read() as reading, target.write() as writing:
        if clear:
            names = ", ".join(f'"{table.name}"' for table in tables)
            writing.execute(sa.text(f"TRUNCATE {names} CASCADE"))
        for table in tables:
            rows = reading.execution_options(yield_per=_PART).execute(sa.select(table))
            for part in rows.mappings().partitions(_PART):
                writing.execute(sa.insert(table), [dict(row) for row in part])
        if writing.dialect.name == "postgresql":
            writing.execute(
                sa.text(
                    "SELECT setval(pg_get_serial_sequence('listing', 'key'), "
                    "greatest(max(key), 1)) FROM listing"
                )
            )


def _check_database(path: Path, data_key: bytes) -> None:
    database = engine.Database.sqlcipher(path, data_key)
    try:
        with database.read() as connection:
            whole = engine.is_whole(connection) and audit.verify(connection) is None
        if not whole:
            raise StorageTrouble(T("This backup is damaged. Use another one."))
    finally:
        database.close()


def _pack(copy: Path, folder: Path, packed: Path, now: datetime, reason: str) -> None:
    with packed.open("xb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(
                _MANIFEST, json.dumps({"made_at": now.isoformat(), "reason": reason, "format": 1})
            )
            archive.write(copy, DATABASE)
            archive.write(folder / vault.FILE, vault.FILE)
            for stored in sorted((folder / attachments.FOLDER).glob("*")):
                if stored.suffix != ".part":
                    archive.write(stored, f"{attachments.FOLDER}/{stored.name}")
        file.flush()
        os.fsync(file.fileno())


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile):
        raise StorageTrouble(T("This backup is damaged. Use another one.")) from None


def _second(backup: Backup, place: Path, data_key: bytes) -> Backup:
    target = place / backup.path.name
    beside = target.with_name(f"{target.name}.part")
    try:
        with backup.path.open("rb") as source, beside.open("xb") as copy:
            shutil.copyfileobj(source, copy, 1 << 20)
            copy.flush()
            os.fsync(copy.fileno())
        beside.replace(target)
        verify(target, data_key)
    except (OSError, ClerkError):
        for left in (beside, target):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        return replace(
            backup,
            trouble=T(
                "The backup was made here, but not in the second place. "
                "Is the stick in, and is there room on it?"
            ),
        )
    _let_go(place)
    return replace(backup, second=target)


def _let_go(place: Path) -> None:
    backups = [b for b in (_of_file(path) for path in place.glob(f"*{SUFFIX}")) if b]
    kept = to_keep(backups)
    for backup in backups:
        if backup.path not in kept:
            backup.path.unlink(missing_ok=True)


def _of_file(path: Path) -> Backup | None:
    parts = path.stem.split("-")
    try:
        made_at = datetime.strptime("-".join(parts[:2]), _STAMP).astimezone()
        return Backup(path, made_at, parts[2], path.stat().st_size)
    except (ValueError, IndexError, OSError):
        return None


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
