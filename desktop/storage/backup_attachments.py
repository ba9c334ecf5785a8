"""Copies of the attachments beside the backups: each lies there once, whichever backups name it.

An attachment never changes and is sealed already; a backup of every evening would otherwise be as
large as all photographs together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import StorageTrouble
from desktop.i18n import T
from desktop.storage import attachments
from desktop.storage.crypto_files import write_whole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path


def bring(
    source: Path, place: Path, file_ids: Iterable[str], data_key: bytes, *, compare: bool
) -> tuple[str, ...]:
    """Copy what is not in ``place/attachments`` yet; return the ids that lie there now.

    An attachment that is missing or damaged at its source keeps no backup from being made: it is
    left out, and a good copy of earlier stays. ``compare`` reads the copies of earlier as well and
    replaces those that differ; without it only their presence counts.
    Raises :class:`StorageTrouble` when a copy cannot be written, or reads back differently.
    """
    target = place / attachments.FOLDER
    target.mkdir(exist_ok=True)
    there = []
    for file_id in file_ids:
        copy = target / file_id
        if compare or not copy.is_file():
            _copy(source / attachments.FOLDER / file_id, copy, data_key)
        if copy.is_file():
            there.append(file_id)
    return tuple(there)


def _copy(original: Path, copy: Path, data_key: bytes) -> None:
    sealed = _whole(original, data_key)
    if sealed is None or (copy.is_file() and copy.read_bytes() == sealed):
        return
    write_whole(copy, sealed)
    if copy.read_bytes() != sealed:
        raise StorageTrouble(T("What was written reads back differently. Use another drive."))


def lost(place: Path, file_ids: Iterable[str], data_key: bytes) -> tuple[str, ...]:
    """Return the ids whose copy is missing or damaged."""
    folder = place / attachments.FOLDER
    return tuple(key for key in file_ids if _whole(folder / key, data_key) is None)


def lay_out(
    file_ids: Iterable[str], places: Sequence[Path], target: Path, data_key: bytes
) -> tuple[str, ...]:
    """Write attachments into ``target/attachments`` from the first place that has them whole.

    Returns the ids that no place has.
    """
    folder = target / attachments.FOLDER
    folder.mkdir()
    nowhere = []
    for file_id in file_ids:
        found = (_whole(place / attachments.FOLDER / file_id, data_key) for place in places)
        sealed = next((data for data in found if data is not None), None)
        if sealed is None:
            nowhere.append(file_id)
        else:
            write_whole(folder / file_id, sealed)
    return tuple(nowhere)


def let_go(place: Path, needed: Collection[str]) -> None:
    """Remove the copies that no backup names any more."""
    for copy in (place / attachments.FOLDER).glob("*"):
        if copy.name not in needed:
            copy.unlink(missing_ok=True)


def _whole(path: Path, data_key: bytes) -> bytes | None:
    try:
        sealed = path.read_bytes()
        attachments.open_sealed(sealed, data_key, path.name)
    except (OSError, StorageTrouble):
        return None
    return sealed
