"""Fields that are chosen from a list, by mouse, arrows or pinyin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.views.icons import icon
from desktop.views.theme import GAP, STEP, Tone
from desktop.views.widgets.editors import Editor
from desktop.views.widgets.flow import FlowLayout
from desktop.views.widgets.matching import matches
from desktop.views.widgets.offers import Offers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QEvent, QObject

    from desktop.sheets.fields import Field
    from desktop.views.language import Speaker
    from desktop.views.widgets.editors import Lists

ANSWER_KEYS: Final = {
    "y": "yes", "1": "yes", "n": "no", "2": "no", "u": "unknown", "3": "unknown"
}  # fmt: skip
"""What a key answers where yes, no or not known is asked."""
_FEW = 7  # so many entries or fewer are shown as boxes to tick, more are searched


class ChoiceLine(QLineEdit):
    """A line that finds one entry of a list: type part of it, or its pinyin, or press Down.

    ``chosen`` tells the code when the user has settled on one (None: emptied).
    """

    chosen = Signal(object)

    def __init__(self, entries: Callable[[], Sequence[tuple[str, str]]], parent: QWidget) -> None:
        super().__init__(parent)
        self._entries = entries
        self._offers = Offers(self, entries)
        self._offers.taken.connect(self._take)
        self.code: str | None = None
        arrow = self.addAction(
            icon("chevron-down", self, Tone.MUTED, 16), QLineEdit.ActionPosition.TrailingPosition
        )
        arrow.triggered.connect(self.show_all)
        self.textEdited.connect(self._typed)

    def show_code(self, code: str | None) -> None:
        """Show the words of ``code``."""
        self.code = code
        words = dict(self._entries()).get(code, code) if code else ""
        self.setText(words or "")
        self.setCursorPosition(0)

    def settle(self) -> bool:
        """Take what is typed for an entry if it can mean only one; False when it cannot be read."""
        if self.code is not None or not self.text().strip():
            return True
        found = matches(self.text(), self._entries())
        exact = [entry for entry in found if entry[1].casefold() == self.text().strip().casefold()]
        if len(exact) == 1 or len(found) == 1:
            self._take(*(exact or found)[0])
            return True
        return False

    def show_all(self) -> None:
        """Open the whole list."""
        self.setFocus()
        self._offers.offer_all(self.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4) and not self._offers.open():
            self.show_all()
            return
        super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self.code = None
        if text.strip():
            self._offers.offer_for(text)
        else:
            self.chosen.emit(None)

    def _take(self, code: str, words: str) -> None:
        self.code = code
        self.setText(words)
        self.chosen.emit(code)


class _ListEditor(Editor):
    """What fields with a list have in common."""

    def __init__(self, field: Field, speaker: Speaker, lists: Lists, key: str = "") -> None:
        self._lists = lists
        self._spoken: list[tuple[str, str]] | None = None
        self._name = field.choices or ""
        self._speak = speaker
        super().__init__(field, speaker, key)

    def entries(self) -> Sequence[tuple[str, str]]:
        """Return the list, each code with its words in the window's language."""
        if self._spoken is None:
            self._spoken = [(code, self._speak(words)) for code, words in self._lists(self._name)]
        return self._spoken

    def forget_entries(self) -> None:
        """Read the list anew at its next use (when it depends on another field)."""
        self._spoken = None


class ChoiceEditor(_ListEditor):
    """One entry of a list."""

    def build(self) -> QWidget:
        self.line = ChoiceLine(self.entries, self)
        self.line.chosen.connect(lambda _code: self.touched())
        return self.line

    def value(self) -> object:
        return self.line.code

    def fill(self, value: object) -> None:
        self.line.show_code(str(value) if value else None)

    def raw(self) -> object:
        return self.line.code or self.line.text() or None

    def left(self) -> None:
        self.line.settle()
        super().left()

    def problem_of_input(self) -> str:
        if self.line.code is None and self.line.text().strip():
            return self.speaker("This is not in the list. Press the down arrow to see the list.")
        return ""

    def set_read_only(self, *, read_only: bool) -> None:
        self.line.setEnabled(not read_only)


class YesNoEditor(_ListEditor):
    """Yes, no or not known; nothing chosen means not asked yet.

    Y, N and U (or 1, 2, 3) answer; Delete takes the answer back.
    """

    def build(self) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP * 2)
        self.group = QButtonGroup(box)
        self.buttons: dict[str, QRadioButton] = {}
        for code, words in self.entries():
            button = QRadioButton(words, box)
            button.setObjectName(f"{self.key}_{code}")
            button.setAccessibleName(f"{self._speak(self.field.label)}: {words}")
            button.setMinimumHeight(GAP * 3)
            self.group.addButton(button)
            self.buttons[code] = button
            row.addWidget(button)
            button.installEventFilter(self)
            button.clicked.connect(self.touched)
        row.addStretch(1)
        return box

    def focus_target(self) -> QWidget:
        return next(iter(self.buttons.values()))

    def value(self) -> object:
        return next((code for code, each in self.buttons.items() if each.isChecked()), None)

    def fill(self, value: object) -> None:
        self.group.setExclusive(False)
        for code, button in self.buttons.items():
            button.setChecked(code == value)
        self.group.setExclusive(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        deleting = isinstance(event, QKeyEvent) and (
            event.matches(QKeySequence.StandardKey.Delete) or event.key() == Qt.Key.Key_Backspace
        )
        if deleting and event.type() == QKeyEvent.Type.KeyPress:
            self.fill(None)
            self.touched()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            answer = ANSWER_KEYS.get(event.text().lower())
            if answer in self.buttons:
                self.buttons[answer].click()
                self.buttons[answer].setFocus()
                return True
        return super().eventFilter(watched, event)


class ChoicesEditor(_ListEditor):
    """Several entries of a list: boxes to tick when they are few, else a line that adds chips."""

    def build(self) -> QWidget:
        self.wide = True
        self.boxes: dict[str, QCheckBox] = {}
        self.line: ChoiceLine | None = None
        self._codes: list[str] = []
        self._box = QWidget(self)
        if len(self.entries()) <= _FEW:
            self._build_boxes()
        else:
            self._build_line()
        return self._box

    def focus_target(self) -> QWidget:
        if self.line is not None:
            return self.line
        return next(iter(self.boxes.values()), self._box)

    def value(self) -> object:
        if self.line is None:
            return [code for code, box in self.boxes.items() if box.isChecked()] or None
        return list(self._codes) or None

    def fill(self, value: object) -> None:
        codes = [str(code) for code in value] if isinstance(value, list | tuple) else []
        if self.line is None:
            for code, box in self.boxes.items():
                box.setChecked(code in codes)
        else:
            self._codes = codes
            self._show_chips()

    def _build_boxes(self) -> None:
        flow = FlowLayout(self._box, GAP * 2)
        for code, words in self.entries():
            box = QCheckBox(words, self._box)
            box.setObjectName(f"{self.key}_{code}")
            box.toggled.connect(lambda _on: self.touched())
            box.installEventFilter(self)
            flow.addWidget(box)
            self.boxes[code] = box

    def _build_line(self) -> None:
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        self.line = ChoiceLine(self.entries, self._box)
        self.line.setPlaceholderText(self._speak("Type or choose to add"))
        self.line.chosen.connect(self._add)
        column.addWidget(self.line)
        self._chips = QWidget(self._box)
        self._flow = FlowLayout(self._chips, STEP)
        column.addWidget(self._chips)
        self._chips.hide()

    def _add(self, code: object) -> None:
        if code is None or self.line is None:
            return
        if code not in self._codes:
            self._codes.append(str(code))
            self._show_chips()
            self.touched()
        self.line.show_code(None)

    def _remove(self, code: str) -> None:
        self._codes.remove(code)
        self._show_chips()
        if self.line is not None:
            self.line.setFocus()
        self.touched()

    def _show_chips(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (chip := item.widget()) is not None:
                chip.hide()
                chip.deleteLater()
        spoken = dict(self.entries())
        for code in self._codes:
            chip = QToolButton(self._chips)
            words = spoken.get(code, code)
            chip.setObjectName(f"{self.key}_chip_{code}")
            chip.setText(words)
            chip.setIcon(icon("x", chip, Tone.MUTED, 14))
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.setAccessibleName(self._speak("Take away {what}", what=words))
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.clicked.connect(lambda _on=False, code=code: self._remove(code))
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(self._codes))
        self._chips.updateGeometry()
