"""Help (F1): what a newcomer needs to know, in the language of the window.

The text is one Markdown file for each language. A line ``<!-- part -->`` above a heading names what
is told from there on, so that a tab opens the help where its own part begins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QDialog, QPushButton, QTextBrowser, QVBoxLayout

from desktop import paths
from desktop.views.theme import GAP, GROUP

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from desktop.views.language import Speaker

_MARK: Final = re.compile(r"^<!-- (\w+) -->\n", re.MULTILINE)


class HelpWindow(QDialog):
    """Shows the help text from ``part`` on; Esc closes it."""

    def __init__(
        self,
        speaker: Speaker,
        parent: QWidget | None = None,
        *,
        part: str = "",
        alone: bool = False,
    ) -> None:
        """``alone``: nothing but that part is shown (to children, who work in their Centre only)."""
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
        told = source.read_text("utf-8")
        self._heading = _heading(told, part)
        self.text.setMarkdown(_only(told, part) if alone else _MARK.sub("", told))
        column.addWidget(self.text)
        button = QPushButton(speaker("Close"), self)
        button.clicked.connect(self.reject)
        column.addWidget(button)
        self.resize(760, 620)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        block = self.text.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == self._heading:
                top = self.text.document().documentLayout().blockBoundingRect(block).top()
                self.text.verticalScrollBar().setValue(int(top))
                return
            block = block.next()


def _only(told: str, part: str) -> str:
    """Return what stands between the mark of ``part`` and the next mark."""
    pieces = _MARK.split(told)
    named = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    return named.get(part, _MARK.sub("", told))


def _heading(told: str, part: str) -> str:
    return _only(told, part).splitlines()[0].lstrip("# ").replace("\\", "")
