"""Removable drives as Windows knows them, asked of kernel32.

Windows calls a USB hard disk fixed, so besides the drive's type its bus is asked
(IOCTL_STORAGE_QUERY_PROPERTY; numbers from the Windows SDK's ntddstor.h and winioctl.h). The tests
speak to a stand-in with kernel32's contract, so that they run where there is no Windows.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from ctypes import wintypes
from pathlib import Path
from typing import Final

from desktop.exchange.devices import Drive

BUSES: Final = {7: "usb", 12: "sd"}  # STORAGE_BUS_TYPE
_REMOVABLE: Final = 2  # GetDriveTypeW
_FIXED: Final = 3
_QUERY_PROPERTY: Final = 0x002D1400
_SHARE_ALL: Final = 0x1 | 0x2 | 0x4
_OPEN_EXISTING: Final = 3
_NO_HANDLE: Final = ctypes.c_void_p(-1).value
_READ_ONLY_VOLUME: Final = 0x00080000
_NO_DIALOGS: Final = 0x0001  # an empty card reader must not ask for a disk
_BUS_AT: Final = 28  # in STORAGE_DEVICE_DESCRIPTOR


def windows_drives() -> tuple[Drive, ...]:
    """Return the removable drives that are ready; none on another system."""
    found: tuple[Drive, ...] = ()
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        found = drives(kernel, os.environ.get("SystemDrive", "C:"))  # noqa: SIM112  its real name
    return found


def drives(kernel: ctypes.CDLL, system: str) -> tuple[Drive, ...]:
    """Return the drives that ``kernel`` tells of, without the one that Windows itself is on."""
    kernel.CreateFileW.restype = wintypes.HANDLE
    before = wintypes.DWORD()
    kernel.SetThreadErrorMode(_NO_DIALOGS, ctypes.byref(before))
    try:
        mask = kernel.GetLogicalDrives()
        letters = [f"{chr(65 + at)}:" for at in range(26) if mask >> at & 1]
        found = [_drive(kernel, each) for each in letters if each.upper() != system.upper()]
    finally:
        kernel.SetThreadErrorMode(before.value, None)
    return tuple(drive for drive in found if drive is not None)


def _drive(kernel: ctypes.CDLL, letter: str) -> Drive | None:
    kind = kernel.GetDriveTypeW(letter + "\\")
    if kind not in (_REMOVABLE, _FIXED):
        return None
    bus = BUSES.get(_bus_type(kernel, letter), "")
    if kind == _FIXED and not bus:
        return None
    volume = _volume(kernel, letter)
    room = _room(kernel, letter)
    if volume is None or room is None:
        return None
    label, file_system, flags = volume
    return Drive(
        path=Path(letter + "\\"),
        label=label or letter,
        device=letter,
        free=room[0],
        total=room[1],
        file_system=file_system,
        read_only=bool(flags & _READ_ONLY_VOLUME),
        bus=bus,
        certain=True,
    )


def _bus_type(kernel: ctypes.CDLL, letter: str) -> int:
    """Return the STORAGE_BUS_TYPE of the drive, 0 (unknown) when it does not answer."""
    handle = kernel.CreateFileW(
        f"\\\\.\\{letter}", wintypes.DWORD(0), _SHARE_ALL, None, _OPEN_EXISTING, 0, None
    )
    if handle is None or handle == _NO_HANDLE:
        return 0
    try:
        query = ctypes.create_string_buffer(struct.pack("<III", 0, 0, 0), 12)
        answer = ctypes.create_string_buffer(1024)
        size = wintypes.DWORD()
        done = kernel.DeviceIoControl(
            wintypes.HANDLE(handle),
            wintypes.DWORD(_QUERY_PROPERTY),
            query,
            len(query),
            answer,
            len(answer),
            ctypes.byref(size),
            None,
        )
        if not done or size.value < _BUS_AT + 4:
            return 0
        return int(struct.unpack_from("<I", answer.raw, _BUS_AT)[0])
    finally:
        kernel.CloseHandle(wintypes.HANDLE(handle))


def _volume(kernel: ctypes.CDLL, letter: str) -> tuple[str, str, int] | None:
    """Return label, file system and flags, None when there is no readable volume."""
    label, file_system = ctypes.create_unicode_buffer(261), ctypes.create_unicode_buffer(261)
    flags = wintypes.DWORD()
    if not kernel.GetVolumeInformationW(
        letter + "\\", label, len(label), None, None, ctypes.byref(flags), file_system, 261
    ):
        return None
    return label.value, file_system.value, flags.value


def _room(kernel: ctypes.CDLL, letter: str) -> tuple[int, int] | None:
    """Return the free bytes for this user and the size in bytes."""
    free, total = ctypes.c_ulonglong(), ctypes.c_ulonglong()
    if not kernel.GetDiskFreeSpaceExW(letter + "\\", ctypes.byref(free), ctypes.byref(total), None):
        return None
    return free.value, total.value
