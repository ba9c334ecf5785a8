"""Real small drives: full, write-protected, pulled out half-way, FAT where one can be mounted."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
from pathlib import Path

from desktop.exchange import stick_troubles as say
from desktop.exchange.stick import Part, put

ROOT = Path(__file__).parents[2]
ACTS = Path(__file__).with_name("drive_acts.py")
MIB = 1 << 20
OLD = {"old.csv": 11}
BOTH = {"register.csv": 5, "register.xlsx": 2 * MIB}


@functools.cache
def namespace(*, as_real_root):
    """The sort of mount namespace that this machine lets us have.

    Anybody may make one with a user namespace around it, where the machine (a container, say) does
    not forbid that; only in one without may root mount an image.
    """
    order = ("-m", "-rm") if as_real_root else ("-rm", "-m")
    for flags in order:
        if subprocess.run(["unshare", flags, "true"], capture_output=True).returncode == 0:
            return flags
    raise AssertionError("unshare makes no mount namespace here, so no drive can be tried")


def program(*command):
    """What a program of dosfstools or mtools prints; an ordinary user's PATH lacks the first."""
    path = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
    done = subprocess.run(command, env={**os.environ, "PATH": path}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def act(name, folder, *, as_real_root=False):
    """Do an act in a mount namespace of its own."""
    done = subprocess.run(
        [
            "unshare",
            namespace(as_real_root=as_real_root),
            sys.executable,
            str(ACTS),
            name,
            str(folder),
        ],
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
    """The same on the kernel's own FAT, where one can be mounted: fsck then finds it clean, and the
    files are whole on it even when nobody ejects it (FAT keeps the size beside the name)."""
    report = act("fat", tmp_path, as_real_root=True)
    assert report["same"] is True
    assert report["stick"] == OLD | BOTH
    assert report.get("on_stick", report["same"]) is True


def test_a_fat_stick_takes_our_names_and_bytes_unchanged(tmp_path):
    """On every machine: into a real FAT32 and out again, by programs that need no mounting."""
    image, here, back = tmp_path / "image", tmp_path / "here", tmp_path / "back"
    here.mkdir()
    back.mkdir()
    with image.open("xb") as file:
        file.truncate(40 * MIB)
    program("mkfs.vfat", "-F", "32", "-s", "1", image)
    wanted = [
        "register.xlsx", "外出人员.csv", 'a:b?c*d|e<f>g"h.csv', "CON", "lpt1.csv", "x" * 300 + ".pdf",
        "two  blanks. ", ".hidden", "Łódź.pdf", "", "a", "a",
    ]  # fmt: skip
    sizes = [0, 1, 511, 512, 513, 100_000]
    written = put([Part(n, os.urandom(sizes[i % 6])) for i, n in enumerate(wanted)], here)
    program("mcopy", "-i", image, *written.paths, "::")
    listed = program("mdir", "-b", "-i", image, "::").split()
    assert sorted(listed) == sorted(f"::/{path.name}" for path in written.paths)
    program("mcopy", "-i", image, *listed, back)
    for path in written.paths:
        assert (back / path.name).read_bytes() == path.read_bytes()
    program("fsck.vfat", "-n", image)


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
