"""The program's own Chinese face, so that a PC without one shows words and not boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFont, QFontDatabase

from desktop import paths
from desktop.views.theme import BODY_PT, sized

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FAMILY: Final = "Noto Sans SC"
# The first is what nearly every word needs; registering it takes some 5 ms, so it is done before
# the first paint. The others (bold; rare characters; New Tai Lue letters) follow behind.
_FIRST: Final = "NotoSansSC-Regular.ttf"
_OTHERS: Final = (
    "NotoSansSC-Bold.ttf",
    "SafeChannelRareHan-Regular.ttf",
    "NotoSansNewTaiLue-Regular.ttf",
)


def load_first(app: QApplication) -> bool:
    """Write the application in the bundled face; False where the file is not there."""
    families = _register(_FIRST)
    if not families:
        return False
    _use(app, families)
    return True


def load_others(app: QApplication) -> None:
    """Register the rest, called once the first window is painted."""
    rare = [family for name in _OTHERS for family in _register(name)]
    _use(app, list(dict.fromkeys([FAMILY, *rare])))


def _register(name: str) -> list[str]:
    file = paths.resources() / "fonts" / name
    if not file.exists():
        return []
    number = QFontDatabase.addApplicationFont(str(file))
    return QFontDatabase.applicationFontFamilies(number) if number >= 0 else []


def _use(app: QApplication, families: list[str]) -> None:
    font = QFont()
    font.setFamilies(families)
    app.setFont(sized(font, BODY_PT))
