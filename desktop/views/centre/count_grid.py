"""How many came whose names are not taken: a number for each sex and age band."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSpinBox, QToolButton, QVBoxLayout, QWidget

from desktop.rules import activities, reference
from desktop.rules.activities import Count
from desktop.views.theme import HELP_PT, STEP, Tone
from desktop.views.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.views.language import Speaker

_MOST = 9999


class CountGrid(QWidget):
    """Folded away until it is wanted, or where something stands in it."""

    changed = Signal()

    def __init__(self, speaker: Speaker, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("count_grid")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        self.fold = QToolButton(self)
        self.fold.setObjectName("count_fold")
        self.fold.setText(speaker("Others, counted without names"))
        self.fold.setCheckable(True)
        self.fold.setAutoRaise(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setArrowType(Qt.ArrowType.RightArrow)
        self.fold.toggled.connect(self._unfold)
        column.addWidget(self.fold)
        self._inside = QWidget(self)
        self.cells: dict[tuple[str, str], QSpinBox] = {}
        self._fill(QGridLayout(self._inside), speaker)
        self._inside.hide()
        column.addWidget(self._inside)

    def _fill(self, grid: QGridLayout, speaker: Speaker) -> None:
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(STEP)
        grid.setVerticalSpacing(STEP)
        ages, sexes = reference.words("age_band"), reference.words("sex")
        bands = [*(code for code, _first in activities.bands()), activities.UNKNOWN]
        for at, band in enumerate(bands, start=1):
            head = Label(speaker(ages[band]), tone=Tone.MUTED, points=HELP_PT)
            head.setMinimumWidth(36)
            head.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(head, 0, at)
            grid.setColumnStretch(at, 1)
        for row, sex in enumerate(("female", "male"), start=1):
            grid.addWidget(Label(speaker(sexes[sex])), row, 0)
            for at, band in enumerate(bands, start=1):
                cell = QSpinBox(self._inside)
                cell.setObjectName(f"count_{sex}_{band}")
                cell.setRange(0, _MOST)
                cell.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
                cell.setAccessibleName(f"{speaker(sexes[sex])} {speaker(ages[band])}")
                cell.setMinimumWidth(36)
                cell.valueChanged.connect(lambda _value: self.changed.emit())
                self.cells[sex, band] = cell
                grid.addWidget(cell, row, at)

    def counts(self) -> tuple[Count, ...]:
        """Return what stands in the grid."""
        return tuple(
            Count(sex, band, cell.value())
            for (sex, band), cell in self.cells.items()
            if cell.value()
        )

    def show_counts(self, counts: Iterable[Count]) -> None:
        """Show what is kept."""
        kept = {(count.sex, count.band): count.number for count in counts}
        for key, cell in self.cells.items():
            cell.blockSignals(True)
            cell.setValue(kept.get(key, 0))
            cell.blockSignals(False)
        if kept:
            self.fold.setChecked(True)

    def _unfold(self, on: bool) -> None:  # noqa: FBT001  Qt's own
        self.fold.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self._inside.setVisible(on)
