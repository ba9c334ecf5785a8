"""Two records of one person side by side: choose what holds for each field, then join them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.sheets.migrants import PERSON
from desktop.views.icons import icon
from desktop.views.reading import value_words
from desktop.views.records.typed import same
from desktop.views.theme import GAP, GROUP, Tone
from desktop.views.widgets.labels import Label, title

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.office.cards import PersonFile
    from desktop.sheets.fields import Field
    from desktop.views.language import Speaker


class MergePage(QWidget):
    """Shown beside the list in place of the sheet. ``joined`` carries keep, other and values."""

    joined = Signal(object, object, object)  # UUID, UUID, dict keyed as in PERSON
    left = Signal()

    def __init__(self, speaker: Speaker, sees: Callable[[Field], bool]) -> None:
        super().__init__()
        self.setObjectName("merge_page")
        self._speak = speaker
        self._sees = sees
        self._keep: UUID | None = None
        self._other: UUID | None = None
        self._values: dict[str, tuple[object, object]] = {}
        self.choices: dict[str, QButtonGroup] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(GROUP, GROUP, GROUP, GAP)
        column.setSpacing(GAP)
        column.addWidget(title(speaker("Are these the same person?"), "merge_title"))
        column.addWidget(
            Label(
                speaker(
                    "Choose what holds where the two records differ. Telephones, journeys and "
                    "consents of both are kept. It can be undone."
                ),
                tone=Tone.MUTED,
            )
        )
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._area, 1)
        buttons = QHBoxLayout()
        self.back = QPushButton(speaker("They are two people"), self)
        self.back.setObjectName("merge_back")
        self.back.clicked.connect(self.left)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        self.join = QPushButton(speaker("Join the two records"), self)
        self.join.setObjectName("merge_join")
        self.join.setIcon(icon("merge", self))
        self.join.clicked.connect(self._join)
        buttons.addWidget(self.join)
        column.addLayout(buttons)

    def show_two(self, keep: PersonFile, other: PersonFile) -> None:
        """Show the record that stays (left) and the one that is joined to it (right)."""
        self._keep, self._other = keep.person.id, other.person.id
        self.choices, self._values = {}, {}
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(GROUP)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for at, words in enumerate(
            ("", self._speak("The record that stays"), self._speak("The other record"))
        ):
            grid.addWidget(Label(words, bold=True), 0, at)
        alike = 0
        for field in PERSON:
            if not self._sees(field) or field.key == "household_id":
                continue
            mine, theirs = keep.person.values.get(field.key), other.person.values.get(field.key)
            if same(mine, theirs):
                alike += mine is not None
            else:
                self._row(grid, field, mine, theirs)
        grid.addWidget(
            Label(
                self._speak.plural(
                    "{n} more field is the same in both.",
                    "{n} more fields are the same in both.",
                    alike,
                ),
                tone=Tone.MUTED,
            ),
            grid.rowCount(),
            0,
            1,
            3,
        )
        grid.setRowStretch(grid.rowCount(), 1)
        self._area.setWidget(inside)
        first = next(iter(self.choices.values()), None)
        (first.buttons()[0] if first else self.join).setFocus()

    def values(self) -> dict[str, object]:
        """Return the values chosen, keyed as in PERSON."""
        return {key: self._values[key][group.checkedId()] for key, group in self.choices.items()}

    def _row(self, grid: QGridLayout, field: Field, mine: object, theirs: object) -> None:
        line = grid.rowCount()
        label = self._speak(field.label)
        grid.addWidget(Label(label, tone=Tone.MUTED), line, 0)
        group = QButtonGroup(self)
        for at, value in enumerate((mine, theirs)):
            words = value_words(field, value, self._speak) or self._speak("(empty)")
            button = QRadioButton(words)
            button.setToolTip(words)
            button.setObjectName(f"merge_{field.key}_{at}")
            button.setAccessibleName(f"{label}: {words}")
            group.addButton(button, at)
            grid.addWidget(button, line, 1 + at)
        # What is empty in the one is taken from the other; else the record that stays holds.
        group.button(1 if mine in (None, "", []) else 0).setChecked(True)
        self.choices[field.key] = group
        self._values[field.key] = (mine, theirs)

    def _join(self) -> None:
        self.joined.emit(self._keep, self._other, self.values())
