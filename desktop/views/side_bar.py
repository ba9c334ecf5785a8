"""The tabs down the left of the window: one button each, by mouse or by Ctrl and a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from desktop.views.icons import icon
from desktop.views.theme import GAP, STEP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.views.language import Speaker
    from desktop.views.window_tabs import TabKind

_ICON: Final = QSize(26, 26)
_LONG: Final = 12  # letters that a button has room for


class SideBar(QWidget):
    """``chosen`` tells the name of the tab that is asked for."""

    chosen = Signal(str)

    def __init__(self, kinds: Sequence[TabKind], speaker: Speaker) -> None:
        super().__init__()
        self._speak = speaker
        self._words = {kind.name: speaker(kind.words) for kind in kinds}
        self.buttons: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP, GAP, STEP, GAP)
        column.setSpacing(GAP * 2)  # an icon is nearer to its own words than to the next
        for place, kind in enumerate(kinds, start=1):
            self.buttons[kind.name] = self._button(place, kind)
            column.addWidget(self.buttons[kind.name])
        column.addStretch(1)
        # Nothing to choose: the children's own window gives the room to what they do.
        self.setVisible(len(kinds) > 1)

    def show_chosen(self, name: str) -> None:
        """Mark the tab that is in front."""
        for other, button in self.buttons.items():
            button.setChecked(other == name)

    def count(self, name: str, number: int) -> None:
        """Say on a tab how much waits there."""
        if name in self.buttons:
            words = self._words[name]
            text = f"{words} ({number})" if number else _in_two_lines(words)
            self.buttons[name].setText(text)

    def _button(self, place: int, kind: TabKind) -> QToolButton:
        words = self._words[kind.name]
        button = QToolButton(self)
        button.setObjectName(f"tab_{kind.name}")
        button.setText(_in_two_lines(words))
        button.setAccessibleName(words)
        button.setToolTip(f"{words}  Ctrl+{place}")
        button.setIcon(icon(kind.sign, self))
        button.setIconSize(_ICON)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setMinimumSize(92, 60)
        button.clicked.connect(lambda _on=False: self.chosen.emit(kind.name))
        shortcut = QShortcut(QKeySequence(f"Ctrl+{place}"), button)
        shortcut.activated.connect(lambda: self.chosen.emit(kind.name))
        return button


def _in_two_lines(words: str) -> str:
    """Return words of a narrow button, broken before the last of them where they are long."""
    first, _, last = words.rpartition(" ")
    return f"{first}\n{last}" if first and len(words) > _LONG else words
