"""Putting a backup in the place of the office's data: all of it or nothing, and nothing deleted."""

from __future__ import annotations

import secrets
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from desktop.errors import StorageTrouble
from desktop.i18n import T
from desktop.storage import (
    attachments,
    backup_attachments,
    backup_file,
    backup_rows,
    engine,
    migrate,
    vault,
)
from desktop.storage.backup_file import DATABASE
from desktop.storage.crypto_files import sync_folder

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from desktop.storage.engine import Database

_LAYING_OUT: Final = "restoring-"
_READY: Final = "restored-"
_ASIDE: Final = "before-restore-"
# The database comes last: as soon as it is in place, everything is.
_FORMER: Final = (
    f"{DATABASE}-wal",
    f"{DATABASE}-shm",
    attachments.FOLDER,
    vault.FILE,
    DATABASE,
)


def keys_of(path: Path, folder: Path) -> vault.Vault:
    """Return the key file inside a backup, laid out in ``folder``, to open it with a password."""
    backup_file.unpack(path, folder, (vault.FILE,))
    return vault.Vault.open(folder)


def restore(
    path: Path, folder: Path, data_key: bytes, *, now: datetime, without_lost: bool = False
) -> Path:
    """Put a backup in the place of the office's data; return where the former data lie now.

    Everything is unpacked and checked beside the office first; the former data are moved aside,
    never deleted. Either all of it happens or nothing; after a power cut in between,
    :func:`resume` goes on. An attachment that the backup has lost is taken from the present data;
    where they have it not either, :class:`StorageTrouble` says how many, and ``without_lost``
    restores the records all the same.
    """
    stamp = f"{now.astimezone():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
    laying_out, ready = folder / f"{_LAYING_OUT}{stamp}", folder / f"{_READY}{stamp}"
    try:
        laying_out.mkdir(parents=True)
        backup_file.unpack(path, laying_out)
        backup_file.check(laying_out, data_key)
        belonging = backup_file.contents(path, data_key)
        lost = backup_attachments.lay_out(belonging, (path.parent, folder), laying_out, data_key)
        if not without_lost:
            backup_file.refuse_lost(lost)
        sync_folder(laying_out)
        laying_out.replace(ready)
        sync_folder(folder)
    except OSError:
        raise StorageTrouble(_UNCHANGED) from None
    finally:
        shutil.rmtree(laying_out, ignore_errors=True)
    return _put_in_place(folder, ready)


def resume(folder: Path) -> Path | None:
    """Finish a restoring that a power cut broke off; to be called before an office is opened."""
    for half in folder.glob(f"{_LAYING_OUT}*"):
        shutil.rmtree(half, ignore_errors=True)  # never got so far as to touch anything
    ready = sorted(folder.glob(f"{_READY}*"))
    return _put_in_place(folder, ready[-1]) if ready else None


def _put_in_place(folder: Path, ready: Path) -> Path:
    aside = folder / f"{_ASIDE}{ready.name.removeprefix(_READY)}"
    done: list[tuple[Path, Path]] = []

    def move(old: Path, new: Path) -> None:
        old.replace(new)
        done.append((old, new))

    try:
        aside.mkdir(exist_ok=True)
        # Once the database is in place there is nothing left to do but to tidy up.
        for part in _FORMER if (ready / DATABASE).exists() else ():
            coming = ready / part
            if (folder / part).exists() and (coming.exists() or part.startswith(f"{DATABASE}-")):
                move(folder / part, aside / part)
            if coming.exists():
                move(coming, folder / part)
        sync_folder(folder)
    except OSError:
        for old, new in reversed(done):
            new.replace(old)
        shutil.rmtree(ready, ignore_errors=True)
        with suppress(OSError):
            aside.rmdir()
        raise StorageTrouble(_UNCHANGED) from None
    shutil.rmtree(ready, ignore_errors=True)
    return aside


def restore_to_server(path: Path, database: Database, folder: Path, data_key: bytes) -> None:
    """Put the records of a backup on a PostgreSQL server in place of those there, all or none.

    Attachments that are missing from the folder are brought back; passwords stay as they are.
    """
    beside = folder / f"{_LAYING_OUT}{secrets.token_hex(4)}"
    try:
        beside.mkdir()
        backup_file.unpack(path, beside, (DATABASE,))
        backup_file.check_database(beside / DATABASE, data_key)
        source = engine.Database.sqlcipher(beside / DATABASE, data_key)
        try:
            migrate.upgrade(source, backup=None)
            backup_rows.copy(source, database, clear=True)
        finally:
            source.close()
        belonging = backup_file.contents(path, data_key)
        backup_attachments.bring(path.parent, folder, belonging, data_key, compare=False)
    except OSError:
        raise StorageTrouble(_UNCHANGED) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


_UNCHANGED: Final = T("The backup could not be put in place. The office is as it was before.")
