"""Words on the screen: body, help, headings, each in the tone that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.views.theme import BODY_PT, HELP_PT, TITLE_PT, Tone, colours_of, enlarged, sized

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Label(QLabel):
    """Plain words that wrap, in a tone that follows the theme."""

    def __init__(
        self,
        words: str = "",
        *,
        tone: Tone = Tone.TEXT,
        points: float = BODY_PT,
        bold: bool = False,
        wrap: bool = True,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._tone = tone
        self._tinting = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(sized(self.font(), enlarged(points), bold=bold))
        self.setObjectName(name)
        if wrap:
            self.setWordWrap(True)
            policy = self.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
            self.setSizePolicy(policy)
        self._tint()

    def set_tone(self, tone: Tone) -> None:
        """Write in ``tone`` from now on."""
        self._tone = tone
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self._tinting:
            self._tint()

    def _tint(self) -> None:
        if self._tone == Tone.TEXT:
            return
        self._tinting = True
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, colours_of(self).of(self._tone))
        self.setPalette(palette)
        self._tinting = False


def help_label(words: str, name: str = "") -> Label:
    """Return grey words under or beside a field."""
    return Label(words, tone=Tone.MUTED, points=HELP_PT, name=name)


def heading(words: str, name: str = "") -> Label:
    """Return the heading of a group."""
    return Label(words, bold=True, name=name)


def title(words: str, name: str = "") -> Label:
    """Return the title of a page or the name on a record."""
    return Label(words, points=TITLE_PT, bold=True, name=name)
