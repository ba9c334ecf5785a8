"""What is in the tin: counted by notes and coins, or the sum as it is, beside what the book says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from desktop.i18n import T
from desktop.rules.cash_book import PIECES, in_tin, written
from desktop.sheets.cash import CASH_MONTH
from desktop.views import lists
from desktop.views.theme import GAP, GROUP, Tone
from desktop.views.widgets.form import make_editor
from desktop.views.widgets.labels import Label, heading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.i18n import Sentence
    from desktop.views.language import Speaker

_A_ROW = 4


class TinCount(QWidget):
    """``changed`` tells that something else was counted. Sums are fen."""

    changed = Signal()

    def __init__(self, by_the_book: int, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("tin_count")
        self._speak, self._book = speaker, by_the_book
        self._adding = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(speaker("How many notes and coins are in the tin?")))
        column.addLayout(self._pieces())
        self.sum = make_editor(CASH_MONTH["counted"], speaker, lists.entries, "cash_month.counted")
        self.sum.changed.connect(self._sum_typed)
        column.addWidget(self.sum)
        self.told = Label(name="tin_told")
        column.addWidget(self.told)
        self.why = make_editor(
            CASH_MONTH["difference_why"], speaker, lists.entries, "cash_month.difference_why"
        )
        column.addWidget(self.why)
        self._compare()

    def counted(self) -> int | None:
        """Return what is in the tin; None while nothing readable is written."""
        value = self.sum.value()
        return value if isinstance(value, int) else None

    def reason(self) -> str:
        """Return the word for a difference."""
        return str(self.why.value() or "")

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say beside the field what is amiss and go there."""
        for key, editor in (("counted", self.sum), ("difference_why", self.why)):
            words = problems.get(key, "")
            editor.show_problem(words)
            if words:
                editor.setFocus()

    def _pieces(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP)
        self.pieces: dict[int, QSpinBox] = {}
        for at, piece in enumerate(PIECES):
            row, place = divmod(at, _A_ROW)
            words = self._speak(_called(piece))
            label = QLabel(words, self)
            box = QSpinBox(self)
            box.setObjectName(f"piece_{piece}")
            box.setRange(0, 9999)
            box.setAccessibleName(words)
            box.setMinimumHeight(box.sizeHint().height())  # the dialog grows instead
            box.valueChanged.connect(lambda _n: self._add_up())
            label.setBuddy(box)
            grid.addWidget(label, 2 * row, place)
            grid.addWidget(box, 2 * row + 1, place)
            grid.setColumnStretch(place, 1)
            self.pieces[piece] = box
        grid.setContentsMargins(0, 0, 0, GROUP - GAP)
        return grid

    def _add_up(self) -> None:
        if self._adding:
            return
        counts = {piece: box.value() for piece, box in self.pieces.items()}
        self.sum.set_value(in_tin(counts))
        self._compare()
        self.changed.emit()

    def _sum_typed(self) -> None:
        """The sum was written as it is: then it is not counted by pieces."""
        self._adding = True
        for box in self.pieces.values():
            box.setValue(0)
        self._adding = False
        self._compare()
        self.changed.emit()

    def _compare(self) -> None:
        counted, speak = self.counted(), self._speak
        book = written(self._book)
        self.why.setVisible(counted is not None and counted != self._book)
        if counted is None:
            self.told.setText(speak("By the book there must be {sum} yuan.", sum=book))
            self.told.set_tone(Tone.MUTED)
        elif counted == self._book:
            self.told.setText(speak("{sum} yuan, as the book says. Well kept!", sum=book))
            self.told.set_tone(Tone.READY)
        else:
            apart = written(abs(counted - self._book))
            words = (
                speak("The book says {book}: {sum} yuan too much.", book=book, sum=apart)
                if counted > self._book
                else speak("The book says {book}: {sum} yuan are missing.", book=book, sum=apart)
            )
            self.told.setText(words)
            self.told.set_tone(Tone.WAIT)


def _called(piece: int) -> Sentence:
    if piece >= 100:
        return T("{n} yuan", n=piece // 100)
    return T("{n} jiao", n=piece // 10)
