"""Writing to a stick so that what is there afterwards is whole, or is not there.

The room is looked at first. Each file is written under a new temporary name, synced, closed, given
a name that nobody had, synced again with its folder, read back and compared. Whatever goes wrong,
all that this act wrote is taken away again as far as the stick still answers; files that were there
before are never touched. A drive may still lie about having written (the read-back may come from
memory): the window advises to eject the stick before it is taken out.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import sys
import time
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.errors import Cancelled, StickTrouble
from desktop.i18n import T, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PIECE: Final = 1 << 20
LARGEST_ON_FAT32: Final = (1 << 32) - 1  # bytes, by the format's 32-bit size field
LONGEST_NAME: Final = 64  # characters; FAT itself would take 255
_SPARE: Final = 1 << 16  # bytes left free for each file's entry and the last cluster
_RENAME_TRIES: Final = 8  # a virus scanner may hold a new file for a moment
_FAT32: Final = frozenset({"vfat", "msdos", "fat", "fat32", "exfat-none"})

STOPPED: Final = T("Stopped. Nothing was left on the stick.")
FULL: Final = T("The stick is full. Make room on it or take another one. Nothing was left on it.")
TOO_LITTLE_ROOM: Final = T(
    "There is not enough room on the stick: {needed} MB are needed and {free} MB are free. "
    "Make room on it or take another one. Nothing was written."
)
PROTECTED: Final = T(
    "The stick cannot be written to. Push its lock switch over if it has one, or take another one. "
    "Nothing was written to it."
)
PULLED_OUT: Final = T(
    "The stick no longer answers. It was pulled out or is broken. Put it in again and export once "
    "more: nothing on it from this time may be used. The office's records are all safe."
)
TOO_LARGE: Final = T(
    "A file is larger than this stick's format allows (4 GB). Export fewer people at a time. "
    "Nothing was left on it."
)
NOT_THE_SAME: Final = T(
    "What the stick gave back is not what was written. The stick is damaged or a counterfeit: "
    "take another one. The files of this time were taken away from it."
)
FAILED: Final = T(
    "Writing to the stick failed ({reason}). Try once more or take another stick. The office's "
    "records are all safe."
)
_SENTENCES: Final[dict[int, Text]] = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), FULL),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), PROTECTED),
    **dict.fromkeys(
        (
            errno.EIO,
            errno.ENODEV,
            errno.ENOENT,
            errno.ENXIO,
            errno.ENOTDIR,
            errno.ESTALE,
            errno.ENOTCONN,
            errno.EBADF,
        ),
        PULLED_OUT,
    ),
    errno.EFBIG: TOO_LARGE,
}
# Windows' own numbers, which errno maps to too little: write protect, not ready, disk full …
_WINDOWS: Final[dict[int, Text]] = {
    **dict.fromkeys((39, 112), FULL),
    19: PROTECTED,
    **dict.fromkeys((3, 15, 20, 21, 23, 27, 31, 55, 433, 483, 1006, 1110, 1112, 1117, 1167), PULLED_OUT),
    223: TOO_LARGE,
}


@dataclass(frozen=True)
class Part:
    """A file to write: its wanted name (see :func:`safe_name`) and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Written:
    """What lies on the stick, compared byte for byte. ``size`` is the sum in bytes."""

    paths: tuple[Path, ...]
    size: int


def put(
    parts: Sequence[Part],
    folder: Path,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Written:
    """Write all parts into the folder, or none. ``progress`` counts bytes written and read back.

    Raises :class:`StickTrouble` with a sentence for the clerk, or :class:`Cancelled`; then nothing
    of this act is left, unless the stick was pulled out: there at most a ``.part`` file remains, or
    whole files whose fellows are missing.
    """
    watch = _Watch(2 * sum(len(part.data) for part in parts), progress, cancelled)
    mine: list[Path] = []
    try:
        _check_room(parts, folder)
        paths = tuple(_put_one(part, folder, mine, watch) for part in parts)
        for part, path in zip(parts, paths, strict=True):
            _compare(part, path, watch)
    except BaseException as error:
        _take_away(mine, folder)
        if isinstance(error, OSError):
            raise StickTrouble(_sentence(error)) from error
        raise
    return Written(paths, sum(len(part.data) for part in parts))


def safe_name(name: str) -> str:
    """Return a file name that FAT, Windows and Linux take: ASCII letters, digits, ``-_.``.

    Not empty, no device name of Windows (CON, LPT1), no dot first or last, at most 64 characters;
    the ending is kept.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    kept = re.sub(r"[^A-Za-z0-9._-]+", "-", plain)
    stem, dot, ending = kept.rpartition(".")
    if not dot:
        stem, ending = kept, ""
    stem, ending = stem.strip(".-_ "), ending.strip("-_ ")[:8]
    if not stem or re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", stem):
        stem = f"file-{stem}" if stem else "file"
    tail = f".{ending}" if ending else ""
    return stem[: LONGEST_NAME - len(tail)].rstrip(".-_ ") + tail


class _Watch:
    """Counts bytes and asks for Cancel between two pieces."""

    def __init__(
        self,
        total: int,
        progress: Callable[[int, int], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._total = total
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0

    def step(self, size: int) -> None:
        self._done += size
        if self._progress is not None:
            self._progress(self._done, self._total)
        if self._cancelled is not None and self._cancelled():
            raise Cancelled(STOPPED)


def _check_room(parts: Sequence[Part], folder: Path) -> None:
    largest = max((len(part.data) for part in parts), default=0)
    if largest > LARGEST_ON_FAT32:
        raise StickTrouble(TOO_LARGE)
    needed = sum(len(part.data) + _SPARE for part in parts)
    free = _free(folder)
    if needed > free:
        room = {"needed": _megabytes(needed), "free": f"{free // 100_000 / 10:.1f}"}
        raise StickTrouble(Text(TOO_LITTLE_ROOM.msgid, room))


def _megabytes(size: int) -> str:
    """Return MB with one decimal, rounded up so that the person brings enough."""
    return f"{-(-size // 100_000) / 10:.1f}"


def _free(folder: Path) -> int:
    import shutil

    return shutil.disk_usage(folder).free
