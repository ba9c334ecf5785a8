"""Acts with a real small drive, for ``test_real_drives``: run alone in a mount namespace of its own.

    python drive_acts.py ACT FOLDER

mounts a drive below FOLDER, does one act to it while :func:`put` writes, and prints what came of it
as JSON. The namespace ends with the process, and every mount with it.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

from desktop.errors import ClerkError
from desktop.exchange.stick import Part, put

PATHS = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
MIB = 1 << 20
PARTS = (Part("register.xlsx", os.urandom(2 * MIB)), Part("register.csv", b"a,b\r\n"))
OLD = b"yesterday's"


def run(*command):
    environment = {**os.environ, "PATH": PATHS}
    return subprocess.run(command, check=True, env=environment, stdout=subprocess.PIPE).stdout


class Act:
    """A drive and its second view, which stays when the first is pulled out."""

    def __init__(self, folder: Path):
        self.stick, self.view = folder / "stick", folder / "view"
        self.stick.mkdir()
        self.view.mkdir()
        self.image = folder / "image"

    def plug(self, size="8m"):
        run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(self.stick))
        run("mount", "--bind", str(self.stick), str(self.view))
        (self.stick / "old.csv").write_bytes(OLD)

    def plug_fat(self):
        """Mount a real FAT where the kernel has it and we may; say whether."""
        with self.image.open("xb") as file:
            file.truncate(8 * MIB)
        run("mkfs.vfat", str(self.image))
        fat = ["mount", "-t", "vfat", "-o", "loop", str(self.image), str(self.stick)]
        done = subprocess.run(fat, env={**os.environ, "PATH": PATHS}, capture_output=True)
        if done.returncode == 0:
            (self.stick / "old.csv").write_bytes(OLD)
        return done.returncode == 0

    def whole(self):
        self.plug()
        return {}

    def fat(self):
        is_fat = self.plug_fat()
        if not is_fat:
            self.plug()
        return {"is_fat": is_fat}

    def holds_parts(self):
        """Whether the image has the files whole before the stick is ejected."""
        pulled = self.image.with_name("pulled")
        shutil.copy(self.image, pulled)
        return all(
            run("mcopy", "-i", str(pulled), f"::{part.name}", "-") == part.data for part in PARTS
        )

    def small(self):
        self.plug("1m")
        return {}

    def fills_up(self):
        """Somebody else's file takes the room while we write."""
        self.plug("4m")
        return {"progress": self._at(1, lambda: self._fill(self.stick / "other.bin"))}

    def _fill(self, path):
        with path.open("xb", buffering=0) as file:
            try:
                while file.write(bytes(4096)):
                    pass
            except OSError:
                return

    def protected(self):
        self.plug()
        run("mount", "-o", "remount,bind,ro", str(self.stick))
        return {}

    def pulled_out_while_writing(self):
        self.plug()
        return {"progress": self._at(1, self._pull)}

    def pulled_out_before_reading_back(self):
        self.plug()
        return {"progress": self._at(2 * MIB + 5 + 1, self._pull)}

    def another_folder_beneath(self):
        """Pulled out while read back; beneath lies a folder with a file of the same name."""
        self.plug()

        def act():
            self._pull()
            (self.stick / "register.csv").write_bytes(OLD)

        return {"progress": self._at(2 * MIB + 5 + 1, act)}

    def too_large(self):
        """A system that limits a file's size answers EFBIG, as FAT does at 4 GB."""
        self.plug()
        resource.setrlimit(resource.RLIMIT_FSIZE, (MIB, MIB))
        return {}

    def _pull(self):
        run("umount", "--lazy", str(self.stick))

    def _at(self, moment, act):
        waiting = [act]

        def progress(done, _total):
            if done >= moment and waiting:
                waiting.pop()()

        return progress


def listing(folder):
    return {path.name: path.stat().st_size for path in sorted(folder.iterdir())}


def main(name, folder):
    act = Act(Path(folder))
    told = getattr(act, name)()
    report = {"is_fat": told.pop("is_fat", False), "sentence": None, "same": None}
    try:
        written = put(PARTS, act.stick, **told)
        report["same"] = [path.read_bytes() for path in written.paths] == [p.data for p in PARTS]
    except ClerkError as error:
        report["sentence"] = str(error.sentence)
    report["stick"], report["view"] = listing(act.stick), listing(act.view)
    if report["is_fat"]:
        report["on_stick"] = act.holds_parts()
        run("umount", str(act.stick))
        run("fsck.vfat", "-n", str(act.image))
    print(json.dumps(report))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
