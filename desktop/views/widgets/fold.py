"""Fields that are rarely needed, behind a heading that unfolds them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QToolButton, QVBoxLayout, QWidget

from desktop.views.icons import icon
from desktop.views.theme import GAP, Tone


class Fold(QWidget):
    """A heading with an arrow, and what it hides until it is pressed (Space) or :meth:`unfold`."""

    def __init__(self, words: str, name: str, inside: QLayout) -> None:
        super().__init__()
        self.toggle = QToolButton(self)
        self.toggle.setObjectName(name)
        self.toggle.setText(words)
        self.toggle.setAutoRaise(True)
        self.toggle.setCheckable(True)
        self.toggle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.toggled.connect(self._show)
        self.toggle.installEventFilter(self)
        self.body = QWidget(self)
        inside.setContentsMargins(0, 0, 0, 0)
        self.body.setLayout(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.body)
        self._show(False)

    def unfold(self) -> None:
        """Show what is inside."""
        self.toggle.setChecked(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Enter goes on to the next field here too; Space and the arrow keys unfold and fold.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.focusNextPrevChild(True)
                return True
            if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
                self.toggle.setChecked(event.key() == Qt.Key.Key_Right)
                return True
        return super().eventFilter(watched, event)

    def _show(self, unfolded: bool) -> None:  # noqa: FBT001  as the signal carries it
        self.body.setVisible(unfolded)
        sign = "chevron-down" if unfolded else "chevron-right"
        self.toggle.setIcon(icon(sign, self, Tone.MUTED))
