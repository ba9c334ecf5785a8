"""Removable drives: USB sticks, USB disks, memory cards.

What is found is advice, never proof: a clerk may always name another folder. On Linux the kernel
says what is mounted (proc(5), mountinfo) and sysfs what hangs on USB; on Windows the bus type does.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True)
class Drive:
    """One mounted drive. ``free`` and ``total`` in bytes; ``bus`` is usb, sd or empty.

    ``certain`` is False when only the place of the mount (/media) speaks for a removable drive.
    """

    path: Path
    label: str
    device: str
    free: int
    total: int
    file_system: str
    read_only: bool
    bus: str
    certain: bool


@dataclass(frozen=True)
class _Mount:
    number: str  # MAJOR:MINOR
    path: Path
    options: frozenset[str]
    file_system: str
    source: str


MOUNTINFO: Final = Path("/proc/self/mountinfo")
SYSFS: Final = Path("/sys")
LABELS: Final = Path("/dev/disk/by-label")
_SYSTEM: Final = re.compile(r"/|/(home|root|var|srv|opt)|/(boot|efi|etc|nix|usr)(/.*)?")
_USUAL: Final = ("/media/", "/run/media/")
_NEVER: Final = re.compile(r"(loop|zram|ram|sr)\d+")
_USB: Final = re.compile(r"/usb\d+/")


def removable_drives(
    *, mountinfo: Path = MOUNTINFO, sysfs: Path = SYSFS, labels: Path = LABELS
) -> tuple[Drive, ...]:
    """Return the drives a person could pull out, the certain ones first.

    A drive that vanishes while it is looked at is left out. Never raises for a drive's trouble.
    """
    if sys.platform == "win32":
        from desktop.exchange.devices_windows import windows_drives

        found = windows_drives()
    else:
        found = tuple(_linux_drives(mountinfo, sysfs, labels))
    return tuple(sorted(found, key=lambda drive: (not drive.certain, str(drive.path))))


def _linux_drives(mountinfo: Path, sysfs: Path, labels: Path) -> Iterator[Drive]:
    mounts = [_mount(line) for line in _lines(mountinfo)]
    seen = {each.number for each in mounts if _is_system(each)}
    names = _label_names(labels)
    for mount in mounts:
        if mount.number in seen or mount.file_system == "autofs":
            continue
        block = sysfs / "dev" / "block" / _number(mount)
        disks = _disks(block.resolve()) if block.exists() else []
        if any(_NEVER.fullmatch(disk.name) for disk in disks):
            continue
        bus = _bus(disks)
        certain = bool(bus) or any(_says(disk / "removable", "1") for disk in disks)
        if not certain and not str(PurePosixPath(mount.path)).startswith(_USUAL):
            continue
        seen.add(mount.number)
        drive = _drive(mount, names, bus=bus, certain=certain)
        if drive is not None:
            yield drive


def _lines(mountinfo: Path) -> list[str]:
    try:
        return mountinfo.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:  # no Linux, or a sandbox without /proc
        return []


def _mount(line: str) -> _Mount:
    """Read a line of mountinfo: … MAJ:MIN root point options [tags] - type source super-options."""
    left, _, right = line.partition(" - ")
    fields, (kind, source, *above) = left.split(" "), right.split(" ")
    options = frozenset(fields[5].split(",")) | frozenset(",".join(above).split(","))
    return _Mount(fields[2], Path(_unescaped(fields[4])), options, kind, _unescaped(source))


def _unescaped(text: str) -> str:
    r"""Return the text with the kernel's \040 (blank, TAB, line end, backslash) as signs again."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def _is_system(mount: _Mount) -> bool:
    return _SYSTEM.fullmatch(
        str(PurePosixPath(mount.path))
    ) is not None and mount.source.startswith("/dev/")


def _number(mount: _Mount) -> str:
    """Return the block device's number; btrfs shows one of its own, so its source is asked."""
    anonymous = mount.number.startswith("0:") and mount.source.startswith("/dev/")
    if sys.platform != "win32" and anonymous:
        with suppress(OSError):
            device = Path(mount.source).stat().st_rdev
            return f"{os.major(device)}:{os.minor(device)}"
    return mount.number


def _disks(block: Path) -> list[Path]:
    """Return the whole disks below a block device: a partition's, an unlocked (LUKS) device's."""
    slaves = sorted((block / "slaves").glob("*"))
    if slaves:
        return [disk for slave in slaves for disk in _disks(slave.resolve())]
    return [block.parent if (block / "partition").exists() else block]


def _bus(disks: Iterable[Path]) -> str:
    for disk in disks:
        if _USB.search(str(PurePosixPath(disk))):
            return "usb"
        if _says(disk / "device" / "type", "SD"):
            return "sd"
    return ""


def _says(path: Path, word: str) -> bool:
    try:
        return path.read_text("ascii", "replace").strip() == word
    except OSError:
        return False


def _label_names(labels: Path) -> dict[str, str]:
    r"""Return labels by device; udev writes signs that do not fit a file name as \x20."""
    found = {}
    for link in labels.glob("*"):
        raw = re.sub(
            rb"\\x([0-9a-f]{2})", lambda code: bytes([int(code[1], 16)]), os.fsencode(link.name)
        )
        found[str(link.resolve())] = raw.decode("utf-8", "replace").strip()
    return found


def _drive(mount: _Mount, names: dict[str, str], *, bus: str, certain: bool) -> Drive | None:
    try:
        room = shutil.disk_usage(mount.path)
    except OSError:  # pulled out meanwhile, or somebody else's mount
        return None
    return Drive(
        path=mount.path,
        label=names.get(str(Path(mount.source).resolve())) or mount.path.name,
        device=mount.source,
        free=room.free,
        total=room.total,
        file_system=mount.file_system,
        read_only="ro" in mount.options,
        bus=bus,
        certain=certain,
    )
