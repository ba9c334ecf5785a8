"""Chips: small words that are pressed to filter or that name a state with a dot before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop.views.icons import icon
from desktop.views.theme import GAP, STEP, Tone, colours_of, sized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.views.language import Speaker


class Chip(QToolButton):
    """A filter: its name, what is chosen of it, and a menu to choose from.

    ``chosen`` tells the codes when the user changed them. Options are (code, words, count).
    """

    chosen = Signal(tuple)

    def __init__(self, name: str, speaker: Speaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._speak = speaker
        self._options: Sequence[tuple[str, str, int]] = ()
        self.codes: tuple[str, ...] = ()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.setMenu(self._menu)
        self._show()

    def offer(self, options: Sequence[tuple[str, str, int]]) -> None:
        """Set what can be chosen."""
        self._options = tuple(options)
        self._show()

    def choose(self, codes: Sequence[str]) -> None:
        """Show ``codes`` as chosen, without telling."""
        self.codes = tuple(codes)
        self._show()

    def _fill_menu(self) -> None:
        self._menu.clear()
        if self.codes:
            clear = self._menu.addAction(icon("x", self), self._speak("Show all"))
            clear.triggered.connect(lambda: self._set(()))
            self._menu.addSeparator()
        for code, words, count in self._options:
            action = QAction(f"{words}  ({count})", self._menu)
            action.setCheckable(True)
            action.setChecked(code in self.codes)
            action.triggered.connect(lambda on, code=code: self._toggle(code, on=on))
            self._menu.addAction(action)

    def _toggle(self, code: str, *, on: bool) -> None:
        kept = tuple(each for each in self.codes if each != code)
        self._set((*kept, code) if on else kept)

    def _set(self, codes: tuple[str, ...]) -> None:
        self.codes = codes
        self._show()
        self.chosen.emit(codes)

    def _show(self) -> None:
        spoken = {code: words for code, words, _count in self._options}
        words = "、".join(spoken.get(code, code) for code in self.codes)
        if words and not self._speak.chinese:
            words = words.replace("、", ", ")
        text = f"{self._name}: {words}" if words else self._name
        self.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, 260))
        self.setToolTip(text if words else "")
        self.setAccessibleName(text)
        self.setFont(sized(self.font(), self.font().pointSizeF(), bold=bool(words)))


class StateMark(QWidget):
    """A dot in a tone with its words beside it, as in a list or at the head of a record."""

    def __init__(
        self, words: str = "", tone: Tone = Tone.MUTED, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._tone = tone
        self.setAccessibleName(words)

    def show_state(self, words: str, tone: Tone) -> None:
        """Show ``words`` in ``tone``."""
        self._words, self._tone = words, tone
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._words) + metrics.height() + STEP
        return QSize(width, metrics.height() + STEP)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._words:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour: QColor = colours_of(self).of(self._tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        middle = self.height() // 2
        painter.drawEllipse(STEP // 2, middle - STEP, GAP, GAP)
        painter.setPen(colour)
        words = self.rect().adjusted(GAP + 2 * STEP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.end()
        event.accept()
