"""What must be known before anybody signs in: language and colours. Nothing about a person."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from desktop.views.theme import SCHEMES, Scheme

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.i18n import Language

FILE: Final = "window.json"


@dataclass(frozen=True)
class Remembered:
    """The window's look on this PC."""

    language: Language = "zh_CN"
    scheme: Scheme = "system"

    @classmethod
    def read(cls, folder: Path) -> Remembered:
        """Return what is remembered in ``folder``; the beginnings where nothing readable is."""
        try:
            kept = json.loads((folder / FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls()
        if not isinstance(kept, dict):
            return cls()
        language: Language = "en" if kept.get("language") == "en" else "zh_CN"
        scheme: Scheme = "system"
        for known in SCHEMES:
            scheme = known if kept.get("scheme") == known else scheme
        return cls(language, scheme)

    def write(self, folder: Path) -> None:
        """Remember it, in an office's folder that is there already.

        A folder that cannot be written to is no reason to disturb anybody.
        """
        try:
            (folder / FILE).write_text(json.dumps(asdict(self)), encoding="utf-8")
        except OSError:
            return
