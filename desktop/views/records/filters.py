"""The filters above the list, as chips with menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.views.icons import icon
from desktop.views.theme import STEP, Tone
from desktop.views.widgets.chips import Chip
from desktop.views.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.i18n import Sentence
    from desktop.views.language import Speaker


class Filters(QWidget):
    """A chip for each filter; ``changed`` tells that the user chose something else."""

    changed = Signal()

    def __init__(
        self, titles: Mapping[str, Sentence], speaker: Speaker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._speak = speaker
        flow = FlowLayout(self, STEP)
        self.chips: dict[str, Chip] = {}
        for key, title in titles.items():
            chip = Chip(speaker(title), speaker, self)
            chip.setObjectName(f"filter_{key}")
            chip.setAutoRaise(True)
            chip.chosen.connect(lambda _codes: self._chosen())
            flow.addWidget(chip)
            self.chips[key] = chip
        self.clear_button = QPushButton(speaker("Clear filters"), self)
        self.clear_button.setObjectName("filter_clear")
        self.clear_button.setFlat(True)
        self.clear_button.setIcon(icon("x", self, Tone.MUTED, 16))
        self.clear_button.clicked.connect(self.clear)
        flow.addWidget(self.clear_button)
        self.clear_button.hide()

    def offer(self, choices: Mapping[str, Sequence[tuple[str, Sentence | str, int]]]) -> None:
        """Set what each filter offers; words that are plain text are shown as they are."""
        for key, chip in self.chips.items():
            chip.offer(
                [
                    (code, words if isinstance(words, str) else self._speak(words), count)
                    for code, words, count in choices.get(key, ())
                ]
            )

    def chosen(self) -> dict[str, tuple[str, ...]]:
        """Return the codes wanted, by filter; filters that want everything are left out."""
        return {key: chip.codes for key, chip in self.chips.items() if chip.codes}

    def choose(self, chosen: Mapping[str, Sequence[str]]) -> None:
        """Show these codes as chosen, without telling."""
        for key, chip in self.chips.items():
            chip.choose([str(code) for code in chosen.get(key, ())])
        self.clear_button.setVisible(bool(self.chosen()))

    def clear(self) -> None:
        """Want everything again."""
        self.choose({})
        self.changed.emit()

    def _chosen(self) -> None:
        self.clear_button.setVisible(bool(self.chosen()))
        self.changed.emit()
