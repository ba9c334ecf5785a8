"""Files that lie encrypted in the office folder: sealed whole or not at all, opened in memory only.

XChaCha20-Poly1305 (libsodium) under a key derived from the data key for one use each, so that an
attachment can never be taken for something else.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import time
from typing import TYPE_CHECKING, Final

from nacl.exceptions import CryptoError
from nacl.secret import Aead

from desktop.errors import StorageTrouble
from desktop.i18n import T

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.i18n import Sentence

_MAGIC: Final = b"SMC1"
_SCANNER_WAITS: Final = (0.05, 0.1, 0.2, 0.4, 0.8)  # seconds


def derive(data_key: bytes, use: str) -> bytes:
    """Return the key for one use (``attachment``, ``backup`` …)."""
    return hashlib.blake2b(use.encode(), key=data_key, digest_size=32).digest()


def seal(data: bytes, data_key: bytes, use: str, name: str) -> bytes:
    """Return data sealed for a use and bound to a file's name."""
    return _MAGIC + bytes(Aead(derive(data_key, use)).encrypt(data, name.encode()))


def unseal(sealed: bytes, data_key: bytes, use: str, name: str) -> bytes:
    """Open what :func:`seal` made; :class:`StorageTrouble` if a single bit of it changed."""
    try:
        if not sealed.startswith(_MAGIC):
            raise ValueError("another format")  # noqa: TRY301  told like any other damage
        return Aead(derive(data_key, use)).decrypt(sealed[len(_MAGIC) :], name.encode())
    except (CryptoError, ValueError):
        raise StorageTrouble(T("This file is damaged. Restore it from a backup.")) from None


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, also after a power cut.

    Raises :class:`StorageTrouble` when the disk is full or the folder cannot be written to; what
    was there before is still there then.
    """
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(beside, path)
        sync_folder(path.parent)
    except OSError as error:
        raise StorageTrouble(_said(error)) from None
    finally:
        beside.unlink(missing_ok=True)


def put_in_place(beside: Path, path: Path) -> None:
    """Rename a finished file to its name. Windows is asked again while a virus scanner holds it."""
    for wait in _SCANNER_WAITS if os.name == "nt" else ():
        try:
            beside.replace(path)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    beside.replace(path)
    # On a FAT stick the renamed entry has size 0 until the file itself is synced again.
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _said(error: OSError) -> Sentence:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return T("The disk is full. Nothing was lost; make room and save again.")
    return T("The folder of the office cannot be written to.")


def sync_folder(folder: Path) -> None:
    """Make a rename last; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
