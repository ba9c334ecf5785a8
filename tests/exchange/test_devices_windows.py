"""Windows' drives, told by a stand-in that keeps kernel32's contract (no Windows in the tests)."""

# ruff: noqa: N802  the functions bear kernel32's own names

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from desktop.exchange.devices_windows import drives, windows_drives

GIB = 1 << 30
FIXED, REMOVABLE, NETWORK, CD = 3, 2, 4, 5
SATA, USB, SD = 11, 7, 12
NO_HANDLE = 2**64 - 1


class Entry:
    """A function of the library: it can be called, and its result's type can be set."""

    def __init__(self, act):
        self.act = act
        self.restype = None

    def __call__(self, *given):
        return self.act(*given)


class Kernel:
    """``machine`` has by letter: kind, bus (None refuses to tell), label or None when empty."""

    def __init__(self, machine, flags=0):
        self.machine = machine
        self.flags = flags
        self.open = set()
        self.error_modes = []
        self.CreateFileW = Entry(self.create)

    def _of(self, path):
        return self.machine[path.replace("\\", "").replace(".", "")[0]]

    def GetLogicalDrives(self):
        return sum(1 << (ord(letter) - 65) for letter in self.machine)

    def SetThreadErrorMode(self, mode, _before):
        self.error_modes.append(mode)
        return 1

    def GetDriveTypeW(self, root):
        assert root.endswith(":\\")
        return self._of(root)[0]

    def create(self, path, access, _share, _security, _how, _flags, _template):
        assert path.startswith("\\\\.\\")
        assert access.value == 0  # asks for no right, so that it needs none
        if self._of(path)[1] is None:
            return NO_HANDLE
        self.open.add(ord(path[4]))
        return ord(path[4])

    def DeviceIoControl(self, handle, code, query, size, answer, _room, told, _overlapped):
        assert code.value == 0x2D1400
        assert (size, query.raw) == (12, bytes(12))
        bus = self.machine[chr(handle.value)][1]
        answer[:40] = struct.pack("<IIBBBBIIIIIII", 40, 40, 0, 0, 1, 0, 0, 0, 0, 0, bus, 0, 0)
        told._obj.value = 40
        return 1

    def CloseHandle(self, handle):
        self.open.remove(handle.value)
        return 1

    def GetVolumeInformationW(self, root, label, size, _serial, _longest, flags, system, _size):
        assert size == 261
        if self._of(root)[2] is None:
            return 0
        label.value, system.value, flags._obj.value = self._of(root)[2], "FAT32", self.flags
        return 1

    def GetDiskFreeSpaceExW(self, _root, free, total, _all):
        free._obj.value, total._obj.value = 7 * GIB, 8 * GIB
        return 1


def test_stick_usb_disk_and_card_but_nothing_else():
    kernel = Kernel(
        {
            "C": (FIXED, SATA, "Windows"),
            "D": (FIXED, SATA, "数据"),
            "E": (REMOVABLE, USB, "平安U盘"),
            "F": (FIXED, USB, ""),
            "G": (REMOVABLE, SD, "CARD"),
            "H": (CD, SATA, "DVD"),
            "Z": (NETWORK, SATA, "server"),
        }
    )
    found = drives(kernel, "C:")
    assert [(d.device, d.label, d.bus) for d in found] == [
        ("E:", "平安U盘", "usb"),
        ("F:", "F:", "usb"),
        ("G:", "CARD", "sd"),
    ]
    assert found[0].path == Path("E:\\")
    assert (found[0].free, found[0].total, found[0].file_system) == (7 * GIB, 8 * GIB, "FAT32")
    assert not found[0].read_only
    assert kernel.open == set()
    assert kernel.error_modes == [1, 0]


def test_an_empty_card_reader_is_no_drive():
    assert drives(Kernel({"E": (REMOVABLE, USB, None)}), "C:") == ()


def test_a_drive_that_does_not_tell_its_bus():
    kernel = Kernel({"E": (REMOVABLE, None, "X"), "F": (FIXED, None, "Y")})
    assert [(drive.device, drive.bus) for drive in drives(kernel, "C:")] == [("E:", "")]


def test_windows_itself_on_a_stick_is_not_offered():
    assert drives(Kernel({"C": (FIXED, USB, "Windows To Go")}), "c:") == ()


@pytest.mark.parametrize(("flags", "protected"), [(0x00080000, True), (0x00000002, False)])
def test_a_write_protected_stick(flags, protected):
    (drive,) = drives(Kernel({"E": (REMOVABLE, USB, "X")}, flags), "C:")
    assert drive.read_only is protected


def test_this_machine_answers():
    assert all(drive.total > 0 for drive in windows_drives())
