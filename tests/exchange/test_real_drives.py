"""Real small drives: full, write-protected, pulled out half-way, FAT where one can be mounted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from desktop.exchange import stick_troubles as say

ROOT = Path(__file__).parents[2]
ACTS = Path(__file__).with_name("drive_acts.py")
MIB = 1 << 20
OLD = {"old.csv": 11}
BOTH = {"register.csv": 5, "register.xlsx": 2 * MIB}


def act(name, folder, *, as_real_root=False):
    """Do an act in a mount namespace of its own; root needs no user namespace to mount a FAT."""
    flags = "-m" if as_real_root and os.geteuid() == 0 else "-rm"
    done = subprocess.run(
        ["unshare", flags, sys.executable, str(ACTS), name, str(folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_everything_on_a_small_drive(tmp_path):
    report = act("whole", tmp_path)
    assert report["same"] is True
    assert report["view"] == OLD | BOTH


def test_fat(tmp_path):
    """The same on FAT, which fsck then finds clean; a kernel without FAT takes the same act."""
    report = act("fat", tmp_path, as_real_root=True)
    assert report["same"] is True
    assert report["stick"] == OLD | BOTH
    made = (tmp_path / "image").read_bytes()[:512]
    assert made[54:57] == b"FAT"  # mkfs.vfat's own mark: it really was a FAT that was tried


def test_too_small_is_said_before_writing(tmp_path):
    report = act("small", tmp_path)
    assert report["sentence"] == say.too_little_room(1, 1).msgid
    assert report["view"] == OLD


def test_full_half_way(tmp_path):
    report = act("fills_up", tmp_path)
    assert report["sentence"] == say.FULL.msgid
    assert report["view"].keys() == {"old.csv", "other.bin"}


def test_write_protected(tmp_path):
    report = act("protected", tmp_path)
    assert report["sentence"] == say.PROTECTED.msgid
    assert report["view"] == OLD


def test_pulled_out_while_writing(tmp_path):
    report = act("pulled_out_while_writing", tmp_path)
    assert report["sentence"] == say.PULLED_OUT.msgid
    assert report["stick"] == {}  # the folder beneath, on the machine's own disk
    left = report["view"].keys() - OLD.keys()
    assert all(name.endswith(".part") for name in left)  # nothing that looks whole


def test_pulled_out_before_it_was_read_back(tmp_path):
    report = act("pulled_out_before_reading_back", tmp_path)
    assert report["sentence"] == say.PULLED_OUT.msgid
    assert report["stick"] == {}
    assert report["view"] == OLD | BOTH  # whole: synced before they got their names


def test_a_folder_that_was_beneath_the_stick_is_left_alone(tmp_path):
    report = act("another_folder_beneath", tmp_path)
    assert report["sentence"] == say.PULLED_OUT.msgid
    assert report["stick"] == {"register.csv": 11}


def test_larger_than_the_drives_format_allows(tmp_path):
    report = act("too_large", tmp_path)
    assert report["sentence"] == say.TOO_LARGE.msgid
    assert report["view"] == OLD
