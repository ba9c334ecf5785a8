"""Help (F1): what a newcomer needs to know, in the language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QPushButton, QTextBrowser, QVBoxLayout

from desktop import paths
from desktop.views.theme import GAP, GROUP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.views.language import Speaker


class HelpWindow(QDialog):
    """Shows the help text; Esc closes it."""

    def __init__(self, speaker: Speaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help_window")
        self.setWindowTitle(speaker("Help"))
        column = QVBoxLayout(self)
        column.setContentsMargins(GROUP, GROUP, GROUP, GROUP)
        column.setSpacing(GAP)
        self.text = QTextBrowser(self)
        self.text.setObjectName("help_text")
        self.text.setAccessibleName(speaker("Help"))
        source = paths.resources() / "help" / f"{speaker.language}.md"
        self.text.setMarkdown(source.read_text("utf-8"))
        column.addWidget(self.text)
        button = QPushButton(speaker("Close"), self)
        button.clicked.connect(self.reject)
        column.addWidget(button)
        self.resize(760, 620)
