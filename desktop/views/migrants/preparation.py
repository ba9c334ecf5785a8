"""The page of a person's sheet with the preparation she has had and what is still missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import T
from desktop.office import preparation
from desktop.rules.permissions import Act
from desktop.views.icons import icon
from desktop.views.theme import GAP, Tone
from desktop.views.widgets.labels import Label
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent

    from desktop.errors import ClerkError
    from desktop.office.preparation import Place
    from desktop.office.session import Session
    from desktop.views.language import Speaker


class _Modules(QTableWidget):
    """The modules; Enter opens the training of a line."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class PreparationPage(QWidget):
    """``open_asked`` carries the training of a line."""

    open_asked = Signal(object)

    def __init__(self, speaker: Speaker, *, may_open: bool) -> None:
        super().__init__()
        self.setObjectName("preparation_page")
        self._speak = speaker
        self._places: Sequence[Place] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.words = Label(bold=True, name="preparation_words")
        column.addWidget(self.words)
        column.addWidget(
            Label(
                speaker("Nothing is ticked here: it follows from the trainings she came to."),
                tone=Tone.MUTED,
            )
        )
        self.table = _Modules(0, 3, self)
        self.table.setObjectName("preparation")
        self.table.setAccessibleName(speaker("Modules of the preparation"))
        self.table.setHorizontalHeaderLabels(
            [speaker("Module"), speaker("Heard on"), speaker("At the training")]
        )
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, 172)
        self.table.setColumnWidth(2, 140)
        self.table.setMinimumHeight(320)
        self.table.entered.connect(self._open)
        self.table.currentCellChanged.connect(lambda *_cells: self._offer())
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        self.open = QPushButton(icon("external-link", self), speaker("Open the training"), self)
        self.open.setObjectName("preparation_open")
        self.open.clicked.connect(self._open)
        self.open.setVisible(may_open)
        row.addWidget(self.open)
        row.addStretch(1)
        column.addLayout(row)
        self.show_places(())

    def show_places(self, places: Sequence[Place], why_none: str = "") -> None:
        """Show the modules; ``why_none`` is said when there are none."""
        self._places = places
        speak = self._speak
        musts = [place for place in places if place.must]
        left = sum(place.had is None for place in musts)
        if not places:
            self.words.setText(why_none)
        elif left:
            self.words.setText(speak("{n} of {m} musts are still missing.", n=left, m=len(musts)))
        else:
            self.words.setText(speak("She has had all that is a must."))
        self.table.setVisible(bool(places))
        self.table.setRowCount(len(places))
        for line, place in enumerate(places):
            self._show(line, place)
        self._offer()

    def focus_first(self) -> None:
        """Go to the table."""
        self.table.setFocus()

    def _show(self, line: int, place: Place) -> None:
        speak = self._speak
        name = speak(place.module.named)
        if place.by_parent:
            name = speak("{module} (her parents)", module=place.module.named)
        elif not place.must:
            name = speak("{module} (besides)", module=place.module.named)
        when, number = speak("missing"), ""
        sign, tone = "clock", Tone.WAIT
        if place.had is not None:
            when, number = speak.day(place.had.on), place.had.number
            sign, tone = "check-circle", Tone.READY
        elif place.planned is not None:
            when = speak("planned for {day}", day=place.planned.on)
            number = place.planned.number
            sign, tone = "calendar", Tone.CONDITIONS
        for column, text in enumerate((name, when, number)):
            item = QTableWidgetItem(text)
            item.setToolTip(speak(place.module.title) if not column else text)
            if not column:
                item.setIcon(icon(sign, self, tone, 16))
            self.table.setItem(line, column, item)

    def _training(self) -> UUID | None:
        line = self.table.currentRow()
        if not 0 <= line < len(self._places):
            return None
        heard = self._places[line].had or self._places[line].planned
        return heard.training if heard is not None else None

    def _offer(self) -> None:
        self.open.setEnabled(self._training() is not None)

    def _open(self) -> None:
        training = self._training()
        if training is not None and not self.open.isHidden():
            self.open_asked.emit(training)


class Preparation(QObject):
    """Asks what a person has had when the page is seen."""

    trouble = Signal(object)  # Sentence
    go_asked = Signal(str, object)  # register, record

    def __init__(self, session: Session, speaker: Speaker, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._speak = session, speaker
        self._person: UUID | None = None
        self._page: PreparationPage | None = None

    def page(self) -> PreparationPage:
        """Return the page, made if need be."""
        if self._page is None:
            may = self._session.may(Act.ORGANISE_CENTRE)
            self._page = PreparationPage(self._speak, may_open=may)
            self._page.open_asked.connect(lambda record: self.go_asked.emit("trainings", record))
        return self._page

    def show_person(self, person: UUID | None) -> None:
        """Take another person; what she has had is asked when the page is seen."""
        self._person = person
        if self._page is not None:
            self._page.show_places(())
            if self._page.isVisible():
                self.look()

    def look(self) -> None:
        """Ask what she has had."""
        person = self._person
        if person is None:
            self.page().show_places((), self._speak(T("Save the registration first.")))
            return
        none = self._speak("Musts are told once she plans to leave.")
        run(
            lambda: preparation.page(self._session, person),
            owner=self,
            done=lambda places: self.page().show_places(places, none),
            failed=self._failed,
        )

    def _failed(self, error: ClerkError) -> None:
        self.trouble.emit(error.sentence)
