"""Which mounts are sticks, by a kernel's own files as they look with each kind of drive."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.exchange.devices import removable_drives

USB = "pci0000:00/0000:00:14.0/usb2/2-1/2-1:1.0/host4/target4:0:0/4:0:0:0/block"
SATA = "pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0/block"
CARD = "pci0000:00/0000:00:1c.0/mmc_host/mmc0/mmc0:0001/block"


class Machine:
    """A machine's /proc/self/mountinfo, /sys and /dev/disk/by-label, as files."""

    def __init__(self, folder):
        self.folder = folder
        self.lines = []
        self.sys = folder / "sys"
        self.labels = folder / "by-label"
        self.labels.mkdir(parents=True)

    def disk(self, place, name, number, *, removable="0", kind=None, partition=None):
        """Plug a disk in; ``partition`` is (name, number). Returns the folder in /sys."""
        disk = self.sys / "devices" / place / name
        disk.mkdir(parents=True)
        (disk / "removable").write_text(removable + "\n")
        (disk / "device").mkdir()
        if kind:
            (disk / "device" / "type").write_text(kind + "\n")
        self._number(number, disk)
        if partition:
            (disk / partition[0]).mkdir()
            (disk / partition[0] / "partition").write_text("1\n")
            self._number(partition[1], disk / partition[0])
        return disk

    def _number(self, number, target):
        block = self.sys / "dev" / "block"
        block.mkdir(parents=True, exist_ok=True)
        (block / number).symlink_to(target)

    def mount(self, number, path, source, kind="vfat", options="rw,nosuid"):
        folder = self.folder / path.strip("/") if path.startswith("/run-of-test") else Path(path)
        if path.startswith("/run-of-test"):
            folder.mkdir(parents=True, exist_ok=True)
        told = str(folder).replace(" ", "\\040")
        self.lines.append(f"36 25 {number} / {told} {options} shared:1 - {kind} {source} {options}")
        return folder

    def drives(self):
        mountinfo = self.folder / "mountinfo"
        mountinfo.write_text("\n".join(self.lines) + "\n", "utf-8")
        return removable_drives(mountinfo=mountinfo, sysfs=self.sys, labels=self.labels)


@pytest.fixture
def machine(tmp_path):
    made = Machine(tmp_path)
    made.disk(SATA, "sda", "8:0", partition=("sda1", "8:1"))
    made.mount("8:1", "/", "/dev/sda1", "ext4")
    made.mount("0:22", "/proc", "proc", "proc")
    return made


def test_a_usb_stick_with_a_blank_in_its_name(machine):
    machine.disk(USB, "sdb", "8:16", removable="1", partition=("sdb1", "8:17"))
    folder = machine.mount("8:17", "/run-of-test/MY STICK", "/dev/sdb1")
    (drive,) = machine.drives()
    assert drive.path == folder
    assert (drive.label, drive.device, drive.bus) == ("MY STICK", "/dev/sdb1", "usb")
    assert (drive.file_system, drive.read_only, drive.certain) == ("vfat", False, True)
    assert 0 < drive.free <= drive.total


def test_a_usb_disk_says_that_it_is_not_removable_and_yet_is(machine):
    machine.disk(USB, "sdb", "8:16", removable="0", partition=("sdb1", "8:17"))
    machine.mount("8:17", "/run-of-test/disk", "/dev/sdb1", "ntfs3")
    assert [drive.certain for drive in machine.drives()] == [True]


def test_a_stick_without_partitions_and_one_that_is_write_protected(machine):
    machine.disk(USB, "sdb", "8:16", removable="1")
    machine.mount("8:16", "/run-of-test/whole", "/dev/sdb", options="ro,relatime")
    assert [drive.read_only for drive in machine.drives()] == [True]


def test_a_memory_card_but_not_the_soldered_memory(machine):
    machine.disk(CARD, "mmcblk0", "179:0", kind="SD", partition=("mmcblk0p1", "179:1"))
    machine.disk(CARD, "mmcblk1", "179:8", kind="MMC", partition=("mmcblk1p1", "179:9"))
    machine.mount("179:1", "/run-of-test/card", "/dev/mmcblk0p1")
    machine.mount("179:9", "/run-of-test/inside", "/dev/mmcblk1p1", "ext4")
    assert [(drive.label, drive.bus) for drive in machine.drives()] == [("card", "sd")]


def test_an_unlocked_encrypted_stick(machine):
    disk = machine.disk(USB, "sdb", "8:16", partition=("sdb1", "8:17"))
    mapped = machine.disk("virtual/block", "dm-0", "253:0")
    (mapped / "slaves").mkdir()
    (mapped / "slaves" / "sdb1").symlink_to(disk / "sdb1")
    machine.mount("253:0", "/run-of-test/secret", "/dev/mapper/luks", "ext4")
    assert [drive.bus for drive in machine.drives()] == ["usb"]


def test_the_label_is_the_file_systems_own(machine, tmp_path):
    machine.disk(USB, "sdb", "8:16", partition=("sdb1", "8:17"))
    device = tmp_path / "sdb1"
    device.touch()
    (machine.labels / "平安\\x20U盘").symlink_to(device)
    machine.mount("8:17", "/run-of-test/mounted", device)
    assert [drive.label for drive in machine.drives()] == ["平安 U盘"]


def test_the_machine_itself_is_not_a_stick(machine):
    machine.disk(USB, "sdc", "8:32", removable="1", partition=("sdc1", "8:33"))
    machine.mount("8:33", "/boot/efi", "/dev/sdc1")  # started from a stick
    machine.mount("8:33", "/run-of-test/the same again", "/dev/sdc1")
    machine.mount("8:1", "/media/bind", "/dev/sda1", "ext4")
    assert machine.drives() == ()


@pytest.mark.parametrize("name", ["loop0", "zram0", "sr0", "ram1"])
def test_what_only_looks_like_a_drive(machine, name):
    machine.disk("virtual/block", name, "7:0", removable="1")
    machine.mount("7:0", "/run-of-test/x", f"/dev/{name}")
    assert machine.drives() == ()


def test_an_inner_disk_mounted_elsewhere_is_not_offered(machine):
    machine.disk(SATA, "sdd", "8:48", partition=("sdd1", "8:49"))
    machine.mount("8:49", "/run-of-test/data", "/dev/sdd1", "ext4")
    assert machine.drives() == ()


def test_each_drive_once(machine):
    machine.disk(USB, "sdb", "8:16", partition=("sdb1", "8:17"))
    machine.mount("8:17", "/run-of-test/first", "/dev/sdb1")
    machine.mount("8:17", "/run-of-test/second", "/dev/sdb1")
    assert [drive.label for drive in machine.drives()] == ["first"]


def test_a_drive_pulled_out_meanwhile_is_left_out(machine):
    machine.disk(USB, "sdb", "8:16", partition=("sdb1", "8:17"))
    machine.mount("8:17", "/run-of-test/gone", "/dev/sdb1").rmdir()
    assert machine.drives() == ()


def test_no_list_of_mounts_no_drives(tmp_path):
    assert removable_drives(mountinfo=tmp_path / "none", sysfs=tmp_path) == ()


def test_this_machine_answers():
    for drive in removable_drives():
        assert drive.path.is_dir()
        assert drive.total >= drive.free >= 0
        assert sys.platform == "win32" or str(drive.path) != "/"
