"""A newcomer in one line: name, sex, year of birth; then whether it is one of those known."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import Invalid
from desktop.rules import reference
from desktop.views.icons import icon
from desktop.views.theme import GAP, HELP_PT, STEP, Tone
from desktop.views.widgets.labels import Label
from desktop.views.workers import run

if TYPE_CHECKING:
    from desktop.errors import ClerkError
    from desktop.office.cards import File
    from desktop.office.centre_children import CentreChildren, Maybe
    from desktop.views.language import Speaker


class NewcomerLine(QWidget):
    """``added`` carries the child's file; ``closed`` says that nobody is added after all."""

    added = Signal(object)  # File
    closed = Signal()

    def __init__(self, office: CentreChildren, speaker: Speaker, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("newcomer")
        self._office, self._speak = office, speaker
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(Label(speaker("A newcomer"), bold=True, points=HELP_PT))
        column.addLayout(self._fields())
        self.trouble = Label(tone=Tone.PROBLEM, points=HELP_PT, name="newcomer_trouble")
        self.trouble.hide()
        column.addWidget(self.trouble)
        self._asked = QVBoxLayout()
        self._asked.setSpacing(STEP)
        column.addLayout(self._asked)
        self.hide()

    def _fields(self) -> QHBoxLayout:
        speak = self._speak
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.name = QLineEdit(self)
        self.name.setObjectName("newcomer_name")
        self.name.setPlaceholderText(speak("Full name"))
        self.name.setAccessibleName(speak("Full name"))
        self.sex = QComboBox(self)
        self.sex.setObjectName("newcomer_sex")
        self.sex.setAccessibleName(speak("Sex"))
        self.sex.setPlaceholderText(speak("Sex"))
        for code, words in reference.words("sex").items():
            self.sex.addItem(speak(words), code)
        self.sex.setCurrentIndex(-1)
        self.birth = QLineEdit(self)
        self.birth.setObjectName("newcomer_birth")
        self.birth.setPlaceholderText(speak("Born: 2012 or 2012-5-1"))
        self.birth.setAccessibleName(speak("Year or date of birth"))
        self.go = QPushButton(icon("user-add", self), speak("Add"), self)
        self.go.setObjectName("newcomer_add")
        self.back = QToolButton(self)
        self.back.setObjectName("newcomer_back")
        self.back.setIcon(icon("x", self, Tone.MUTED))
        self.back.setAutoRaise(True)
        self.back.setAccessibleName(speak("Not now"))
        self.back.setToolTip(speak("Not now"))
        row.addWidget(self.name, 3)
        row.addWidget(self.sex)
        row.addWidget(self.birth, 2)
        row.addWidget(self.go)
        row.addWidget(self.back)
        self.name.returnPressed.connect(self.sex.setFocus)
        self.sex.installEventFilter(self)
        self.birth.returnPressed.connect(self.add)
        self.name.textEdited.connect(lambda _text: self._clear())
        self.go.clicked.connect(lambda _on=False: self.add())
        self.back.clicked.connect(lambda _on=False: self.put_away())
        return row

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on from the sex as from any other field."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.sex and isinstance(event, QKeyEvent) and event.key() in enter:
            if event.type() == QEvent.Type.KeyPress:
                self.birth.setFocus()
            return True
        return super().eventFilter(watched, event)

    def begin(self, name: str = "") -> None:
        """Show the line, ready to be filled in."""
        self._clear()
        self.name.setText(name)
        self.sex.setCurrentIndex(-1)
        self.birth.clear()
        self.show()
        (self.sex if name else self.name).setFocus()

    def put_away(self) -> None:
        """Add nobody."""
        self.hide()
        self.closed.emit()

    def values(self) -> dict[str, object]:
        """Return what is typed."""
        return {
            "full_name": self.name.text(),
            "sex": self.sex.currentData(),
            "birth": self.birth.text(),
        }

    def add(self) -> None:
        """Ask first whether it is one of those known; without any, add at once."""
        self._clear()
        self.go.setEnabled(False)
        values = self.values()
        run(
            lambda: self._office.likely_newcomer(values),
            owner=self,
            done=self._ask,
            failed=self._failed,
        )

    def _ask(self, found: tuple[Maybe, ...]) -> None:
        if not found:
            self._add_new()
            return
        self.go.setEnabled(True)
        self._asked.addWidget(Label(self._speak("Is it one of these?"), bold=True, points=HELP_PT))
        buttons = [self._offer(self._called(one), "user-check") for one in found]
        for one, button in zip(found, buttons, strict=True):
            button.clicked.connect(partial(self._take, one))
        other = self._offer(self._speak("None of them: add somebody new"), "user-add")
        other.setObjectName("newcomer_none")
        other.clicked.connect(lambda _on=False: self._add_new())
        buttons[0].setFocus()

    def _offer(self, words: str, sign: str) -> QPushButton:
        button = QPushButton(icon(sign, self), words, self)
        button.setObjectName("newcomer_known")
        self._asked.addWidget(button)
        return button

    def _called(self, one: Maybe) -> str:
        speak = self._speak
        sex = reference.words("sex").get(one.sex)
        parts = [
            one.name,
            speak(sex) if sex is not None else "",
            speak("born {year}", year=one.birth_year) if one.birth_year else "",
            speak("comes to the Centre already") if one.child_id else "",
        ]
        return " · ".join(filter(None, parts))

    def _take(self, one: Maybe, _on: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's own
        run(
            lambda: self._office.add_known(one.person_id),
            owner=self,
            done=self._was_added,
            failed=self._failed,
        )

    def _add_new(self) -> None:
        values = self.values()
        run(
            lambda: self._office.add_newcomer(values),
            owner=self,
            done=self._was_added,
            failed=self._failed,
        )

    def _was_added(self, file: File) -> None:
        self.go.setEnabled(True)
        self.hide()
        self._clear()
        self.added.emit(file)

    def _failed(self, error: ClerkError) -> None:
        self.go.setEnabled(True)
        fields = {"full_name": self.name, "sex": self.sex, "birth": self.birth}
        problems = error.problems if isinstance(error, Invalid) else {}
        labels = {key: field.accessibleName() for key, field in fields.items()}
        said = [
            self._speak("{field}: {what}", field=labels[key], what=self._speak(words))
            for key, words in problems.items()
            if key in labels
        ]
        self.trouble.setText("  ".join(said) or self._speak(error.sentence))
        self.trouble.show()
        first = next((fields[key] for key in fields if key in problems), self.name)
        first.setFocus()

    def _clear(self) -> None:
        self.trouble.hide()
        while (item := self._asked.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
