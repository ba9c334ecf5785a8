"""The answers of a household at one look: the digits as they stand on its paper form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from desktop.rules import questionnaires, reference
from desktop.rules.interviews import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.i18n import Sentence
    from desktop.office.survey_entry import HouseholdForm, Person
    from desktop.rules.questionnaires import Answer, Question, Questionnaire
    from desktop.views.language import Speaker

_FIRST = 3  # name, sex, age stand before the answers
_NOT_ASKED = "—"


class AnswerGrid(QTableWidget):
    """A line a member; what the household itself answered is said above (:meth:`itself`)."""

    chosen = Signal(object)  # Place: a cell was clicked

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("survey_grid")
        self.setAccessibleName(speaker("Answers of this household"))
        self._speak = speaker
        self._paper: Questionnaire | None = None
        self._places: dict[tuple[int, int], Place] = {}
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.cellClicked.connect(self._clicked)

    def sex(self, code: str) -> str:
        """Return a sex in words."""
        words: Mapping[str, Sentence] = reference.words("sex")
        return self._speak(words[code]) if code in words else ""

    def show_form(self, paper: Questionnaire, form: HouseholdForm) -> None:
        """Show a household's answers as they stand."""
        speak = self._speak
        if self._paper is not paper:
            self._paper = paper
            asked = paper.of(questionnaires.MEMBER)
            self.setColumnCount(_FIRST + len(asked))
            titles = [speak("Name"), speak("Sex"), speak("Age")]
            self.setHorizontalHeaderLabels([*titles, *(speak(each.short) for each in asked)])
            head = self.horizontalHeader()
            head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            for column in range(1, _FIRST):
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._places = {}
        self.setRowCount(len(form.people))
        for row, person in enumerate(form.people):
            self._show_member(row, person)

    def itself(self, paper: Questionnaire, form: HouseholdForm) -> str:
        """Return the household's own answers, as digits behind the number of each question."""
        asked = paper.of(questionnaires.HOUSEHOLD)
        told = (question.typed(form.answers.get(question.code)) for question in asked)
        numbered = [f"{at}. {digits or '…'}" for at, digits in enumerate(told, start=1)]
        return (
            self._speak("Household {number}", number=form.number) + "    " + "    ".join(numbered)
        )

    def mark(self, place: Place) -> None:
        """Show where the question that is asked stands."""
        found = next((at for at, known in self._places.items() if known == place), None)
        self.setCurrentCell(*(found or (-1, -1)))

    def _show_member(self, row: int, person: Person) -> None:
        assert self._paper is not None  # noqa: S101  set before a line is shown
        self._put(row, 0, person.name)
        self._put(row, 1, self.sex(person.sex))
        self._put(row, 2, "" if person.age is None else str(person.age))
        for at, question in enumerate(self._paper.of(questionnaires.MEMBER)):
            answer = person.answers.get(question.code)
            asked = question.asked_of(person.age, person.answers)
            words = question.typed(answer) if asked else _NOT_ASKED
            self._put(row, _FIRST + at, words, self._said(question, answer))
            if asked:
                self._places[row, _FIRST + at] = Place(row, question.code)

    def _said(self, question: Question, answer: Answer | None) -> str:
        said = [
            each if isinstance(each, str) else self._speak(each) for each in question.spoken(answer)
        ]
        joined = ("、" if self._speak.chinese else ", ").join(said)
        return f"{self._speak(question.words)}  {joined}".strip()

    def _put(self, row: int, column: int, words: str, tip: str = "") -> None:
        cell = QTableWidgetItem(words)
        cell.setToolTip(tip or words)
        if column:
            cell.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setItem(row, column, cell)

    def _clicked(self, row: int, column: int) -> None:
        place = self._places.get((row, column))
        if place is not None:
            self.chosen.emit(place)
