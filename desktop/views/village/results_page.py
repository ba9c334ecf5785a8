"""Results of a round of the survey: a question at the left, its numbers with bars at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.office.survey_results import column_words
from desktop.rules import surveys
from desktop.rules.questionnaires import MEMBER
from desktop.views.icons import icon
from desktop.views.theme import GAP, GROUP, Tone
from desktop.views.village.bars import SHARE, BarDelegate
from desktop.views.widgets.labels import Label, help_label, title
from desktop.views.widgets.tab_bar import TabBar
from desktop.views.workers import run

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.errors import ClerkError
    from desktop.office.session import Session
    from desktop.office.survey_results import Round
    from desktop.rules.surveys import Table
    from desktop.views.language import Speaker

_NOT_TOLD = "–"
_QUESTIONS_WIDE = 320


class ResultsPage(QWidget):
    """Takes the place of list and record. Arrow keys choose the question, Alt+digit the layout."""

    closed = Signal()
    print_asked = Signal()
    export_asked = Signal()
    trouble = Signal(object)  # Sentence

    def __init__(self, session: Session, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("survey_results")
        self._session, self._speak = session, speaker
        self.survey: UUID | None = None
        self._round: Round | None = None
        self._wanted = ("", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(GROUP, 0, GROUP, GAP)
        column.setSpacing(GAP)
        column.addLayout(self._head())
        below = QHBoxLayout()
        below.setSpacing(GROUP)
        self.questions = QListWidget(self)
        self.questions.setObjectName("survey_questions")
        self.questions.setAccessibleName(speaker("Questions"))
        self.questions.setWordWrap(True)
        self.questions.setFixedWidth(_QUESTIONS_WIDE)
        self.questions.currentRowChanged.connect(lambda _row: self._ask())
        below.addWidget(self.questions)
        below.addLayout(self._right(), 1)
        column.addLayout(below, 1)
        escape = QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)

    def show_round(self, survey: UUID) -> None:
        """Show the results of a round."""
        self.survey = survey
        run(
            lambda: self._session.survey_results.round(survey),
            owner=self,
            done=self._show_round,
            failed=self._failed,
        )

    def focus_first(self) -> None:
        """Go to the questions."""
        self.questions.setFocus()

    def _head(self) -> QHBoxLayout:
        speak, row = self._speak, QHBoxLayout()
        back = QPushButton(icon("chevron-left", self), speak("Back to the rounds  Esc"), self)
        back.setObjectName("results_back")
        back.clicked.connect(lambda _on=False: self.closed.emit())
        row.addWidget(back)
        self.name = title("", "results_title")
        row.addWidget(self.name)
        self.said = Label(tone=Tone.MUTED, name="results_said")
        row.addWidget(self.said, 1)
        for name, words, sign, signal in (
            ("results_print", speak("Print"), "print", self.print_asked),
            ("results_export", speak("To a stick"), "usb", self.export_asked),
        ):
            button = QPushButton(icon(sign, self), words, self)
            button.setObjectName(name)
            button.clicked.connect(lambda _on=False, signal=signal: signal.emit())
            row.addWidget(button)
            setattr(self, name, button)
        return row

    def _right(self) -> QVBoxLayout:
        speak, column = self._speak, QVBoxLayout()
        self.ways = TabBar(self)
        self.ways.setObjectName("survey_ways")
        self.ways.setAccessibleName(speak("Laid out"))
        self.ways.setDrawBase(False)
        self.ways.setExpanding(False)
        for way, words in surveys.WAYS.items():
            self.ways.setTabData(self.ways.addTab(speak(words)), way)
        self.ways.currentChanged.connect(lambda _at: self._ask())
        column.addWidget(self.ways)
        self.question = Label(bold=True, name="results_question")
        column.addWidget(self.question)
        self.table = QTableWidget(self)
        self.table.setObjectName("results_table")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setItemDelegate(BarDelegate(self.table))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        column.addWidget(self.table, 1)
        self.note = help_label("", "results_note")
        column.addWidget(self.note)
        return column

    def _show_round(self, told: Round) -> None:
        speak = self._speak
        self._round = told
        self.name.setText(speak("Results {year}", year=told.year))
        self.said.setText(
            speak(
                "{households} households, {members} people answered",
                households=told.households,
                members=told.members,
            )
        )
        at = max(self.questions.currentRow(), 0)
        self.questions.blockSignals(True)
        self.questions.clear()
        for question in told.questions:
            self.questions.addItem(speak(question.words))
        self.questions.setCurrentRow(min(at, len(told.questions) - 1))
        self.questions.blockSignals(False)
        self._ask()

    def _ask(self) -> None:
        told, survey, at = self._round, self.survey, self.questions.currentRow()
        if told is None or survey is None or not 0 <= at < len(told.questions):
            return
        question = told.questions[at]
        # A household has neither sex nor age.
        for place, way in enumerate(surveys.WAYS):
            of_people = question.of == MEMBER or way not in surveys.OF_PEOPLE
            self.ways.setTabEnabled(place, of_people)
        if not self.ways.isTabEnabled(self.ways.currentIndex()):
            self.ways.setCurrentIndex(0)
            return
        by = str(self.ways.tabData(self.ways.currentIndex()))
        self._wanted = question.code, by
        run(
            lambda: self._session.survey_results.table(survey, question.code, by),
            owner=self,
            done=self._show_table,
            failed=self._failed,
        )

    def _show_table(self, table: Table) -> None:
        if (table.question.code, table.by) != self._wanted:
            return  # another one was asked for meanwhile
        speak = self._speak
        self.question.setText(speak(table.question.words))
        words = {option.code: speak(option.words) for option in table.question.options}
        self.table.clear()
        self.table.setRowCount(len(table.rows) + 1)
        self.table.setColumnCount(len(table.columns))
        self.table.setHorizontalHeaderLabels(
            [speak(column_words(table.by, column)) for column in table.columns]
        )
        asked = speak("Answered in all")
        self.table.setVerticalHeaderLabels([*(words[code] for code in table.rows), asked])
        for at, column in enumerate(table.columns):
            for row, code in enumerate(table.rows):
                self.table.setItem(row, at, self._cell(table, code, column))
            self.table.setItem(len(table.rows), at, self._number(table.asked[column]))
        hidden = any(number is None for number in table.cells.values())
        self.note.setText(
            speak("“–”: a small number is not told, nor one from which it could be worked out.")
            if hidden
            else ""
        )

    def _cell(self, table: Table, code: str, column: str) -> QTableWidgetItem:
        number = table.cells[code, column]
        cell = self._number(number)
        if number is not None:
            share = table.share(code, column)
            if share is not None and number:
                cell.setText(f"{number}  ({share}%)")
            # Columns are of different sizes: beside each other their shares are compared.
            alone = len(table.columns) == 1
            cell.setData(SHARE, number / table.largest if alone else (share or 0) / 100)
        return cell

    def _number(self, number: int | None) -> QTableWidgetItem:
        cell = QTableWidgetItem(_NOT_TOLD if number is None else str(number))
        cell.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        return cell

    def _failed(self, error: ClerkError) -> None:
        self.trouble.emit(error.sentence)
