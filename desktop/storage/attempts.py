"""Wrong passwords are slowed down, also when the program is started anew in between."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from desktop.errors import WrongPassword
from desktop.i18n import T
from desktop.storage.crypto_files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

FILE: Final = "attempts.json"
FREE: Final = 3
LONGEST: Final = 60.0


def refuse_early(folder: Path, now: float, file: str = FILE) -> None:
    """Raise :class:`WrongPassword` while the wait after the last wrong try is not over.

    ``file`` counts the tries at one door; what opens with a weaker password has its own.
    """
    count, last = _read(folder / file)
    left = wait_after(count) - (now - last)
    # A clock set back must not lock the office for longer than the longest wait.
    if 0 < left <= LONGEST:
        raise WrongPassword(T("Too many wrong tries. Please wait a little."), wait=left)


def count_wrong(folder: Path, now: float, file: str = FILE) -> float:
    """Count a wrong try; return the seconds to wait."""
    count = _read(folder / file)[0] + 1
    write_whole(folder / file, json.dumps({"wrong": count, "last": now}).encode())
    return wait_after(count)


def forget(folder: Path, file: str = FILE) -> None:
    """A right password ends the count."""
    (folder / file).unlink(missing_ok=True)


def wait_after(wrong: int) -> float:
    """Return the wait after so many wrong tries: none, none, 1 s, 2 s, 4 s … up to a minute."""
    return 0.0 if wrong < FREE else min(2.0 ** min(wrong - FREE, 10), LONGEST)


def _read(path: Path) -> tuple[int, float]:
    try:
        kept = json.loads(path.read_text("utf-8"))
        return int(kept["wrong"]), float(kept["last"])
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return 0, 0.0
