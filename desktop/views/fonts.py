"""The program's own Chinese face, so that a PC without one shows words and not boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFont, QFontDatabase

from desktop import paths
from desktop.views.theme import BODY_PT, sized

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FAMILY: Final = "Noto Sans SC"


def system_writes_chinese() -> bool:
    """Whether the machine has a face for simplified Chinese of its own."""
    wanted = QFontDatabase.WritingSystem.SimplifiedChinese
    return bool(QFontDatabase.families(wanted))


def load(app: QApplication) -> bool:
    """Register the bundled faces and write the whole application in them.

    Takes some hundredths of a second, so windows that must paint at once do it afterwards, or
    before only where the machine has no Chinese face. Returns whether a face was found.
    """
    if FAMILY not in QFontDatabase.families():
        folder = paths.resources() / "fonts"
        for file in sorted([*folder.glob("NotoSansSC*.ttf"), *folder.glob("NotoSansSC*.otf")]):
            QFontDatabase.addApplicationFont(str(file))
    if FAMILY not in QFontDatabase.families():
        return False
    font = QFont(FAMILY)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    app.setFont(sized(font, BODY_PT))
    return True
