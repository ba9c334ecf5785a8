"""Writing to a stick so that what is there afterwards is whole, or is not there.

The room is looked at first. Each file is written under a new temporary name, synced, closed, given
a name that nobody had, synced again with its folder, read back and compared. Whatever goes wrong,
all that this act wrote is taken away again as far as the stick still answers; files that were there
before are never touched. A drive may still lie about having written (the read-back may come out of
its memory): the window advises to eject the stick before it is taken out.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import shutil
import sys
import time
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Final, TypeVar

from desktop.errors import Cancelled, StickTrouble
from desktop.exchange.stick_troubles import (
    NOT_THE_SAME,
    PULLED_OUT,
    STOPPED,
    TOO_LARGE,
    sentence_of,
    too_little_room,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_Result = TypeVar("_Result")
LARGEST: Final = (1 << 32) - 1  # bytes: FAT32, on nearly every stick, counts a file in 32 bits
LONGEST_NAME: Final = 64  # characters; FAT itself would take 255
_PIECE: Final = 1 << 20
_SPARE: Final = 1 << 16  # bytes for each file's entry and its last cluster
_WAITS: Final = (0.05, 0.1, 0.2, 0.4, 0.8)  # seconds: a virus scanner may hold a new file
_DEVICE_NAME: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """A file to write: its wanted name (made safe by :func:`safe_name`) and its bytes."""

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
    """Write all parts into the folder, or none; only after the return may the stick be ejected.

    ``progress`` counts bytes, each twice: written and read back. A name that is taken gets a number
    (``name-2.xlsx``). Raises :class:`StickTrouble` with a sentence for the clerk, or
    :class:`Cancelled`; nothing of this act is left then, except on a stick that was pulled out or
    became read-only: there a ``.part`` file may remain, never half a file under a real name.
    """
    size = sum(len(part.data) for part in parts)
    watch = _Watch(2 * size, progress, cancelled)
    mine: list[Path] = []
    device = -1
    try:
        watch.step(0)
        device = folder.stat().st_dev
        _check_room(parts, folder)
        for part in parts:
            _write(part, folder, device, mine, watch)
        for part, path in zip(parts, mine, strict=True):
            _compare(part, path, device, watch)
    except BaseException as error:
        _take_away(mine, folder, device)
        if isinstance(error, OSError):
            raise StickTrouble(sentence_of(error, _needed(parts))) from error
        raise
    return Written(tuple(mine), size)


def safe_name(name: str) -> str:
    """Return a file name that FAT, Windows and Linux take: ASCII letters, digits and ``-_.``.

    Never empty, no device name of Windows (CON, LPT1), no dot first or last, at most 64 characters;
    the ending is kept.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem, dot, ending = re.sub(r"[^A-Za-z0-9._-]+", "-", plain).rpartition(".")
    if not dot:
        stem, ending = ending, ""
    stem, ending = stem.strip(".-_"), ending.strip("-_")[:8].rstrip("-_")
    if not stem or _DEVICE_NAME.fullmatch(stem):
        stem = f"file-{stem}".rstrip("-")
    tail = f".{ending}" if ending else ""
    return stem[: LONGEST_NAME - len(tail)].rstrip(".-_") + tail


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
    if any(len(part.data) > LARGEST for part in parts):
        raise StickTrouble(TOO_LARGE)
    needed = _needed(parts)
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise StickTrouble(too_little_room(needed, free))


def _needed(parts: Sequence[Part]) -> int:
    """Return the bytes that the files take on a stick, with their entries."""
    return sum(len(part.data) + _SPARE for part in parts)


def _write(part: Part, folder: Path, device: int, mine: list[Path], watch: _Watch) -> None:
    """Write one part; ``mine`` then ends with its path, on the way with its temporary one."""
    beside = folder / f"{secrets.token_hex(8)}.part"
    with beside.open("xb") as file:
        mine.append(beside)
        _same_stick(file.fileno(), device)
        whole = memoryview(part.data)
        for start in range(0, len(whole), _PIECE):
            piece = whole[start : start + _PIECE]
            file.write(piece)
            watch.step(len(piece))
        file.flush()
        os.fsync(file.fileno())
    mine[-1] = _renamed(beside, safe_name(part.name))
    _sync_name(mine[-1])


def _same_stick(descriptor: int, device: int) -> None:
    """Refuse a file that landed below the place where the stick had been mounted."""
    if os.fstat(descriptor).st_dev != device:
        raise StickTrouble(PULLED_OUT)


def _renamed(beside: Path, name: str) -> Path:
    """Give the file the first free name of name, name-2, name-3 … and return its path."""
    stem, dot, ending = name.rpartition(".")
    for number in count(1):
        new = (
            name if number == 1 else f"{stem}-{number}{dot}{ending}" if dot else f"{name}-{number}"
        )
        path = beside.with_name(new)
        if os.path.lexists(path):
            continue
        with suppress(FileExistsError):  # Windows: somebody was quicker
            return _patiently(partial(beside.rename, path))
    raise AssertionError(name)


def _patiently(act: Callable[[], _Result]) -> _Result:
    """Do the act, again for up to two seconds while Windows says that another program has the file."""
    for wait in _WAITS:
        try:
            return act()
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(wait)
    return act()


def _sync_name(path: Path) -> None:
    """Make a new name last.

    FAT keeps a file's size beside its name, and Linux writes a new name with a size of 0 bytes. The
    file is synced once more, before its folder, so that name and size reach the stick together.
    """
    with _patiently(partial(path.open, "r+b", buffering=0)) as file:
        os.fsync(file.fileno())
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make new names last; Windows has no such call, and some file systems know none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def _compare(part: Part, path: Path, device: int, watch: _Watch) -> None:
    """Read the file back, from the stick itself where the system can be asked to forget it."""
    read = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        _same_stick(file.fileno(), device)
        if sys.platform == "linux":
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while piece := file.read(_PIECE):
            read.update(piece)
            watch.step(len(piece))
    if read.digest() != hashlib.sha256(part.data).digest():
        raise StickTrouble(NOT_THE_SAME)


def _take_away(mine: Sequence[Path], folder: Path, device: int) -> None:
    """Remove what this act wrote, as far as the stick still lets itself be asked."""
    for path in mine:
        with suppress(OSError):
            # Once the stick is out, its folder may be another one with files of the same name.
            if path.suffix == ".part" or path.lstat().st_dev == device:
                _patiently(path.unlink)
    if mine:
        with suppress(OSError):
            _sync_folder(folder)
