"""Backups: made by themselves, verified by opening them, few enough that the disk does not fill.

A backup is one file beside one folder: the file is an uncompressed zip of the encrypted database
and the key file; the folder ``attachments`` holds the sealed attachments of all backups of that
place, each once. Nothing of it is readable without a password of the office. Records that lie on a
PostgreSQL server are copied into an encrypted file first, so that every backup is of one kind.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final, Literal

from desktop.errors import ClerkError, StorageTrouble
from desktop.i18n import T
from desktop.storage import backup_attachments, backup_file, backup_rows, engine, migrate, vault
from desktop.storage.backup_file import verify
from desktop.storage.crypto_files import put_in_place, sync_folder
from desktop.storage.restoring import keys_of, restore, restore_to_server, resume

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from desktop.i18n import Sentence
    from desktop.storage.engine import Database

Reason = Literal["closing", "upgrade", "hand", "restore"]
FOLDER: Final = "backups"
SUFFIX: Final = ".scb"
LAST_KEPT: Final = 10
_STAMP: Final = "%Y%m%d-%H%M%S"
_OFFICE: Final = "office-"
_LEFT_OVER_AFTER: Final = 24 * 3600  # seconds


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
    At closing only new attachments are read; otherwise all of them are compared with their copies.
    Raises :class:`StorageTrouble` when the backup could not be made or does not open.
    """
    place = folder / FOLDER
    local = now.astimezone()
    name = f"{local.strftime(_STAMP)}-{reason}-{secrets.token_hex(2)}{SUFFIX}"
    target, copy, packed = place / name, place / f"{name}.db.part", place / f"{name}.part"
    try:
        place.mkdir(exist_ok=True)
        _sweep(place, now)
        _copy_database(database, copy, data_key)
        wanted = backup_file.attachments_in(copy, data_key)
        compare = reason != "closing"
        brought = backup_attachments.bring(folder, place, wanted, data_key, compare=compare)
        about = {"made_at": local.isoformat(), "reason": reason}
        backup_file.pack(packed, copy, folder / vault.FILE, about, brought, data_key)
        verify(packed, data_key, with_attachments=False)
        put_in_place(packed, target)
        sync_folder(place)
    except OSError:
        raise StorageTrouble(
            T("The backup could not be written. Is the disk full? Your records are safe.")
        ) from None
    finally:
        for left in (packed, *place.glob(f"{copy.name}*")):
            left.unlink(missing_ok=True)
    backup = Backup(target, local, reason, target.stat().st_size, verified=True)
    _let_go(place, data_key)
    return backup if second_place is None else _second(backup, folder, second_place, data_key)


def listed(folder: Path) -> tuple[Backup, ...]:
    """Return the backups of an office's folder or of a second place, newest first, unopened."""
    place = folder / FOLDER if (folder / FOLDER).is_dir() else folder
    try:
        paths = [*place.glob(f"*{SUFFIX}"), *place.glob(f"{_OFFICE}*/*{SUFFIX}")]
    except OSError:
        raise StorageTrouble(T("This folder cannot be read. Is the stick in?")) from None
    found = [_of_file(path) for path in paths]
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


def _copy_database(database: Database, target: Path, data_key: bytes) -> None:
    if database.kind == "postgresql":
        revision = migrate.refuse_newer(database)
        copy = engine.Database.sqlcipher(target, data_key, create=True)
        try:
            migrate.upgrade(copy, backup=None, to=revision)
            backup_rows.copy(database, copy)
        finally:
            copy.close()
        return
    with database.read() as connection:
        before = backup_rows.counts(connection)
    database.copy_to(target)
    with database.read() as connection:
        after = backup_rows.counts(connection)
    with backup_file.opened(target, data_key) as connection:
        backup_rows.require_same(before, after, backup_rows.counts(connection))


def _second(backup: Backup, folder: Path, second_place: Path, data_key: bytes) -> Backup:
    # A stick may serve several offices: each has its folder there, and lets only its own go.
    store = json.loads((folder / vault.FILE).read_text("utf-8"))["store"]
    place = second_place / f"{_OFFICE}{store[:12]}"
    target = place / backup.path.name
    beside = target.with_name(f"{target.name}.part")
    try:
        place.mkdir(exist_ok=True)
        wanted = backup_file.contents(backup.path, data_key)
        compare = backup.reason != "closing"
        backup_attachments.bring(backup.path.parent, place, wanted, data_key, compare=compare)
        with backup.path.open("rb") as source, beside.open("xb") as copy:
            shutil.copyfileobj(source, copy, 1 << 20)
            copy.flush()
            os.fsync(copy.fileno())
        if _digest(beside) != _digest(backup.path):
            raise OSError("reads back differently")  # noqa: TRY301  told like any other trouble
        put_in_place(beside, target)
        sync_folder(place)
        _let_go(place, data_key)
    except (OSError, ClerkError):
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        return replace(
            backup,
            trouble=T(
                "The backup was made here, but not in the second place. "
                "Is the stick in, and is there room on it?"
            ),
        )
    return replace(backup, second=target)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _let_go(place: Path, data_key: bytes) -> None:
    backups = [b for b in (_of_file(path) for path in place.glob(f"*{SUFFIX}")) if b]
    kept = to_keep(backups)
    for backup in backups:
        if backup.path not in kept:
            backup.path.unlink(missing_ok=True)
    try:
        needed = {key for path in kept for key in backup_file.contents(path, data_key)}
    except StorageTrouble:
        return  # one does not open: what it needs is not known, so nothing goes
    backup_attachments.let_go(place, needed)


def _sweep(place: Path, now: datetime) -> None:
    """Remove what a killed program left of a backup a day or longer ago."""
    for left in (*place.glob("*.part*"), *place.glob("*/*.part")):
        with suppress(OSError):
            if left.is_file() and now.timestamp() - left.stat().st_mtime > _LEFT_OVER_AFTER:
                left.unlink()


def _of_file(path: Path) -> Backup | None:
    parts = path.stem.split("-")
    try:
        made_at = datetime.strptime("-".join(parts[:2]), _STAMP).astimezone()
        return Backup(path, made_at, parts[2], path.stat().st_size)
    except (ValueError, IndexError, OSError):
        return None


__all__ = [
    "Backup",
    "Reason",
    "keys_of",
    "listed",
    "make",
    "restore",
    "restore_to_server",
    "resume",
    "to_keep",
    "verify",
]
