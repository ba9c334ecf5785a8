"""A button beside a list's numbers with the papers that are of no single record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from desktop.views.centre.printing import papers
from desktop.views.icons import icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.views.language import Speaker


class PaperButton(QPushButton):
    """``asked`` tells the kind of the paper that was chosen."""

    asked = Signal(str)

    def __init__(
        self, words: str, kinds: tuple[str, ...], speaker: Speaker, parent: QWidget
    ) -> None:
        super().__init__(words, parent)
        self.setIcon(icon("print", parent))
        menu = QMenu(self)
        for kind, title in papers(*kinds):
            action = menu.addAction(speaker(title))
            action.setObjectName(f"paper_{kind}")
            action.triggered.connect(lambda _on=False, kind=kind: self.asked.emit(kind))
        self.setMenu(menu)
