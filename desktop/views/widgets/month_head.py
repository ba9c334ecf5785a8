"""What stands over a table of a month: back, forth, today, and which month it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.i18n import T
from desktop.views.icons import icon
from desktop.views.theme import GAP, STEP
from desktop.views.widgets.labels import title

if TYPE_CHECKING:
    from desktop.i18n import Sentence
    from desktop.views.language import Speaker
    from desktop.views.widgets.month_table import MonthTable


class MonthHead(QWidget):
    """Turns a table's month and names it."""

    def __init__(self, speaker: Speaker, table: MonthTable, parent: QWidget) -> None:
        super().__init__(parent)
        self._speak, self._table = speaker, table
        self.back = self._turner("month_back", T("The month before (Page up)"), -1)
        self.forth = self._turner("month_forth", T("The next month (Page down)"), 1)
        self.now = QPushButton(speaker("Today"), self)
        self.now.setObjectName("month_today")
        self.now.clicked.connect(lambda _on=False: table.go_to(table.today))
        self.words = title("", "month_words")
        self.words.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP)
        for widget in (self.back, self.forth, self.now):  # they stay where they are
            row.addWidget(widget)
        row.addSpacing(GAP)
        row.addWidget(self.words)
        table.month_changed.connect(self._name)
        self._name()

    def _turner(self, name: str, words: Sentence, months: int) -> QPushButton:
        sign = "chevron-left" if months < 0 else "chevron-right"
        button = QPushButton(icon(sign, self), "", self)
        button.setObjectName(name)
        button.setToolTip(self._speak(words))
        button.setAccessibleName(self._speak(words))
        button.clicked.connect(lambda _on=False: self._table.turn(months))
        return button

    def _name(self) -> None:
        self.words.setText(self._speak.month(self._table.day))
