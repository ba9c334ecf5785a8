"""Attachments: files kept encrypted in the office folder under random names, at most 20 MB each."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.errors import Invalid, StorageTrouble
from desktop.i18n import T
from desktop.storage.crypto_files import seal, unseal, write_whole

if TYPE_CHECKING:
    from pathlib import Path

FOLDER: Final = "attachments"
LARGEST: Final = 20 * 1024 * 1024
_USE: Final = "attachment"
_SIGNS: Final = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"%PDF-", "application/pdf"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_OFFICE_FILES: Final = (  # a zip whose first entries tell what wrote it
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_FILE_ID: Final = re.compile(r"[0-9a-f]{32}")
UNKNOWN_TYPE: Final = "application/octet-stream"


@dataclass(frozen=True)
class StoredFile:
    """What is known of a stored file. ``size`` in bytes, ``sha256`` of the plain content."""

    file_id: str
    media_type: str
    size: int
    sha256: str


def media_type(data: bytes) -> str:
    """Tell what a file is by its first bytes, not by its name."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _OFFICE_FILES if part in data), "application/zip")
    return next((kind for sign, kind in _SIGNS if data.startswith(sign)), UNKNOWN_TYPE)


def store(folder: Path, data_key: bytes, data: bytes) -> StoredFile:
    """Seal a file in the office folder. Raises :class:`Invalid` when empty or over 20 MB."""
    if not data:
        raise Invalid({"file": T("This file is empty.")})
    if len(data) > LARGEST:
        raise Invalid({"file": T("A file may have at most 20 MB.")})
    file_id = secrets.token_hex(16)
    place = folder / FOLDER
    place.mkdir(exist_ok=True)
    write_whole(_path(folder, file_id), seal(data, data_key, _USE, file_id))
    return StoredFile(file_id, media_type(data), len(data), hashlib.sha256(data).hexdigest())


def load(folder: Path, data_key: bytes, file_id: str) -> bytes:
    """Open a stored file in memory. Raises :class:`StorageTrouble` when missing or damaged."""
    try:
        sealed = _path(folder, file_id).read_bytes()
    except OSError:
        raise StorageTrouble(T("This file is missing. Restore it from a backup.")) from None
    return open_sealed(sealed, data_key, file_id)


def open_sealed(sealed: bytes, data_key: bytes, file_id: str) -> bytes:
    """Open the bytes of a stored file; :class:`StorageTrouble` when they are damaged."""
    return unseal(sealed, data_key, _USE, file_id)


def erase(folder: Path, file_id: str) -> None:
    """Remove a stored file for good: its person was made anonymous."""
    _path(folder, file_id).unlink(missing_ok=True)


def _path(folder: Path, file_id: str) -> Path:
    # An id may come with another office's records: it must never lead out of the folder.
    if not _FILE_ID.fullmatch(file_id):
        raise StorageTrouble(T("This file is missing. Restore it from a backup."))
    return folder / FOLDER / file_id
