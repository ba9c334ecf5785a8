"""Answers of the survey typed in by the keyboard alone, one household after another.

The number is typed, Enter; digits choose, Enter goes on, Esc goes back; after the last question the
household is saved and the next number is asked for. What was typed is kept as a draft all the while.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import T
from desktop.office.survey_entry import Person
from desktop.rules import interviews
from desktop.rules.interviews import ITSELF, Asked, Place
from desktop.views.icons import icon
from desktop.views.theme import BODY_PT, GAP, GROUP, TITLE_PT, Tone, sized
from desktop.views.village.answer_grid import AnswerGrid
from desktop.views.village.question_card import QuestionCard
from desktop.views.widgets.labels import Label, help_label, title
from desktop.views.workers import run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from desktop.errors import ClerkError
    from desktop.i18n import Sentence
    from desktop.office.session import Session
    from desktop.office.survey_entry import HouseholdForm, Progress
    from desktop.rules.questionnaires import Answer, Question, Questionnaire
    from desktop.views.language import Speaker

DRAFT_AFTER_MS: Final = 1200
_NUMBER_WIDE: Final = 140
_KEYS: Final = T(
    "Digits choose · Enter goes on · Esc goes back · Ctrl+N somebody more lives here · "
    "Ctrl+Enter saves now"
)


class EntryPage(QWidget):
    """Takes the place of list and record while answers are typed."""

    closed = Signal()
    saved = Signal()
    said = Signal(str)
    trouble = Signal(object)  # Sentence

    def __init__(self, session: Session, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("survey_entry")
        self._session, self._speak = session, speaker
        self.survey: UUID | None = None
        self.form: HouseholdForm | None = None
        self._paper: Questionnaire | None = None
        self._place: Place | None = None
        self._new: tuple[Question, ...] = ()  # what is still asked of a new member
        self._told: dict[str, Answer] = {}
        self._keeping = self._touched = False
        self._then: Callable[[], object] | None = None
        self._build()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(DRAFT_AFTER_MS)
        self._later.timeout.connect(self._keep_draft)
        for keys, act in (
            ("Ctrl+N", self._begin_member),
            ("Ctrl+Return", self._save),
            ("Ctrl+Enter", self._save),
            (QKeySequence.StandardKey.Save, self._save),
            ("Esc", self._back),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act())

    # --- what the pane asks

    def begin(self, survey: UUID) -> None:
        """Begin to type the answers of a round; what lies here of the same round stays."""
        if self.survey == survey and self._paper is not None:
            self._ask_progress()
            self.focus_first()
            return
        self.survey = survey
        self._forget()
        run(
            lambda: self._session.survey_entry.questionnaire(survey),
            owner=self,
            done=self._show_paper,
            failed=self._failed,
        )

    def focus_first(self) -> None:
        """Go to what is to be typed next."""
        (self.number if self.form is None else self.card.line).setFocus()

    def state(self) -> Mapping[str, Any]:
        """Return what lies here, for a window built anew."""
        return {
            "survey": self.survey,
            "form": self.form,
            "place": self._place,
            "typed": self.card.line.text(),
            "touched": self._touched,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Put back what :meth:`state` returned."""
        survey = state["survey"]

        def put_back(paper: Questionnaire) -> None:
            self._show_paper(paper)
            if state["form"] is not None:
                self._show_form(state["form"])
                self._touched = bool(state["touched"])
                self._go(state["place"])
                self.card.line.setText(str(state["typed"]))

        self.survey = survey
        run(
            lambda: self._session.survey_entry.questionnaire(survey),
            owner=self,
            done=put_back,
            failed=self._failed,
        )

    def last_words(self) -> Callable[[], object] | None:
        """Return what keeps the household that is not saved, or None."""
        self._later.stop()
        form = self.form
        if form is None or not self._touched:
            return None
        return lambda: self._session.survey_entry.keep_draft(form)

    # --- building

    def _build(self) -> None:
        speak = self._speak
        column = QVBoxLayout(self)
        column.setContentsMargins(GROUP, 0, GROUP, GAP)
        column.setSpacing(GAP)
        head = QHBoxLayout()
        back = QPushButton(icon("chevron-left", self), speak("Back to the rounds  Esc"), self)
        back.setObjectName("entry_back")
        back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        back.clicked.connect(lambda _on=False: self._leave())
        head.addWidget(back)
        self.name = title("", "entry_title")
        head.addWidget(self.name)
        head.addStretch(1)
        self.progress_words = Label(tone=Tone.MUTED, name="entry_progress", wrap=False)
        head.addWidget(self.progress_words)
        self.bar = QProgressBar(self)
        self.bar.setObjectName("entry_bar")
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_NUMBER_WIDE * 2)
        head.addWidget(self.bar)
        column.addLayout(head)
        column.addLayout(self._number_row())
        self.below = QFrame(self)
        inside = QVBoxLayout(self.below)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GROUP)
        self.card = QuestionCard(speak)
        self.card.entered.connect(self._enter)
        inside.addWidget(self.card)
        self.itself = Label(name="entry_itself", wrap=False)
        inside.addWidget(self.itself)
        self.grid = AnswerGrid(speak)
        self.grid.chosen.connect(self._go)
        inside.addWidget(self.grid, 1)
        column.addWidget(self.below, 1)
        self.rest = QWidget(self)
        column.addWidget(self.rest, 1)
        column.addWidget(help_label(speak(_KEYS), "entry_keys"))
        self.below.hide()

    def _number_row(self) -> QHBoxLayout:
        speak, row = self._speak, QHBoxLayout()
        row.setSpacing(GAP)
        label = Label(speak("Household number, then Enter"), wrap=False)
        row.addWidget(label)
        self.number = QLineEdit(self)
        self.number.setObjectName("entry_number")
        self.number.setAccessibleName(speak("Household number"))
        self.number.setFont(sized(self.number.font(), TITLE_PT, bold=True))
        self.number.setFixedWidth(_NUMBER_WIDE)
        self.number.returnPressed.connect(self._open)
        row.addWidget(self.number)
        self.household = Label(points=BODY_PT, bold=True, name="entry_household", wrap=False)
        row.addWidget(self.household)
        self.note = Label(tone=Tone.MUTED, name="entry_note")
        row.addWidget(self.note, 1)
        return row

    # --- a household

    def _show_paper(self, paper: Questionnaire) -> None:
        self._paper = paper
        self.name.setText(self._speak(paper.title))
        self._ask_progress()
        self.number.setFocus()

    def _ask_progress(self) -> None:
        survey = self.survey
        if survey is not None:
            run(
                lambda: self._session.survey_entry.progress(survey),
                owner=self,
                done=self._show_progress,
                failed=self._failed,
            )

    def _show_progress(self, progress: Progress) -> None:
        self.bar.setMaximum(max(progress.total, 1))
        self.bar.setValue(progress.asked)
        self.progress_words.setText(f"{progress.asked} / {progress.total}")
        self.number.setPlaceholderText(progress.next_number)

    def _open(self) -> None:
        survey = self.survey
        number = self.number.text().strip() or self.number.placeholderText()
        if survey is None or self._paper is None or not number:
            return
        if self.form is not None and self._touched:
            self._keep_draft(lambda: self._read(survey, number))
        else:
            self._read(survey, number)

    def _read(self, survey: UUID, number: str) -> None:
        self._then = None
        run(
            lambda: self._session.survey_entry.open(survey, number),
            owner=self,
            done=self._opened,
            failed=self._not_found,
        )

    def _opened(self, form: HouseholdForm) -> None:
        self._show_form(form)
        self._touched = False
        order = self._order()
        unanswered = next((place for place in order if self._answer(place) is None), None)
        # What was asked already is shown from its beginning, what was begun where it stopped.
        self._go(order[0] if form.again and not form.begun else unanswered or order[0])

    def _show_form(self, form: HouseholdForm) -> None:
        speak = self._speak
        self.form = form
        self.number.setText(form.number)
        self.household.setText(" · ".join(filter(None, (form.head, form.group))))
        self._note(
            T("Begun before and not saved: go on.")
            if form.begun
            else T("Asked already in this round; what you change is kept in its history.")
            if form.again
            else None
        )
        assert self._paper is not None  # noqa: S101  read before a household is
        self._show_answers(self._paper, form)
        self.below.show()
        self.rest.hide()
        self.setAccessibleDescription(speak("Household {number}", number=form.number))

    def _show_answers(self, paper: Questionnaire, form: HouseholdForm) -> None:
        self.itself.setText(self.grid.itself(paper, form))
        self.grid.show_form(paper, form)

    def _not_found(self, error: ClerkError) -> None:
        self._note(error.sentence, Tone.PROBLEM)
        self.number.setFocus()
        self.number.selectAll()

    def _note(self, words: Sentence | None, tone: Tone = Tone.MUTED) -> None:
        self.note.setText(self._speak(words) if words is not None else "")
        self.note.set_tone(tone)

    # --- its questions

    def _order(self) -> tuple[Place, ...]:
        form, paper = self.form, self._paper
        assert form is not None  # noqa: S101  asked of a household that lies here
        assert paper is not None  # noqa: S101  read before a household is
        members = [Asked(one.age, one.answers) for one in form.people]
        return interviews.places(paper, form.answers, members)

    def _answer(self, place: Place) -> Answer | None:
        assert self.form is not None  # noqa: S101  asked of a household that lies here
        whose = self.form.answers if place.who == ITSELF else self.form.people[place.who].answers
        return whose.get(place.code)

    def _go(self, place: Place) -> None:
        """Ask a question."""
        form, paper = self.form, self._paper
        if form is None or paper is None or place not in self._order():
            return
        self._new = ()
        self._place = place
        who = None if place.who == ITSELF else form.people[place.who]
        self.card.ask(paper[place.code], self._who(who), self._answer(place))
        self.grid.mark(place)
        self.card.line.setFocus()

    def _who(self, person: Person | None) -> str:
        speak = self._speak
        if person is None:
            assert self.form is not None  # noqa: S101  asked of a household that lies here
            return speak("Household {number}", number=self.form.number)
        age = (
            speak.plural("{n} year old", "{n} years old", person.age)
            if person.age is not None
            else ""
        )
        return " · ".join(filter(None, (person.name, self.grid.sex(person.sex), age)))

    def _enter(self) -> None:
        """Take the answer and ask the next question; after the last one save."""
        if self._new:
            self._enter_member()
            return
        place = self._place
        if self.form is None or place is None or not self._take():
            return
        following = interviews.after(self._order(), place)
        if following is None:
            self._save()
        else:
            self._go(following)

    def _take(self) -> bool:
        """Take what is typed as the answer; False where it is none (and the card says why)."""
        form, place = self.form, self._place
        if form is None or place is None or self._new:
            return True
        read = self.card.read()
        if read is None:
            return False
        answer = read[0]
        if answer == self._answer(place):
            return True
        if place.who == ITSELF:
            self.form = replace(form, answers=_with(form.answers, place.code, answer))
        else:
            one = form.people[place.who]
            changed = replace(one, answers=_with(one.answers, place.code, answer))
            people = (*form.people[: place.who], changed, *form.people[place.who + 1 :])
            self.form = replace(form, people=people)
        self._changed()
        return True

    def _back(self) -> None:
        """Esc: the question before, then the number, then the list of rounds."""
        if self._new:
            self._stop_member()
        elif self.form is None or self.number.hasFocus():
            self._leave()
        else:
            self._take()
            place = self._place
            earlier = interviews.before(self._order(), place) if place is not None else None
            if earlier is not None:
                self._go(earlier)
            else:
                self.number.setFocus()
                self.number.selectAll()

    def _leave(self) -> None:
        if self.form is not None and self._touched:
            self._keep_draft(self.closed.emit)
        else:
            self.closed.emit()

    # --- somebody who is not in the register

    def _begin_member(self) -> None:
        if self.form is None or not self._take():
            return
        self._told = {}
        self._new = interviews.new_member()
        self._ask_member()

    def _ask_member(self) -> None:
        self.card.ask(self._new[0], self._speak("Not in the register"), None)
        self.card.line.setFocus()

    def _enter_member(self) -> None:
        read = self.card.read()
        if read is None:
            return
        if read[0] is None and self._new[0].code == "name":
            self._stop_member()
            return
        if read[0] is not None:
            self._told[self._new[0].code] = read[0]
        self._new = self._new[1:]
        if self._new:
            self._ask_member()
        else:
            self._add_member()

    def _add_member(self) -> None:
        form, told = self.form, self._told
        assert form is not None  # noqa: S101  a member is added to a household that lies here
        age = told.get("age")
        person = Person(
            None,
            str(told["name"]),
            str(told.get("sex") or ""),
            age if isinstance(age, int) else None,
        )
        self.form = replace(form, people=(*form.people, person))
        self._changed()
        first = next(
            (place for place in self._order() if place.who == len(form.people)), self._place
        )
        if first is not None:
            self._go(first)

    def _stop_member(self) -> None:
        self._new = ()
        if self._place is not None:
            self._go(self._place)

    # --- keeping

    def _changed(self) -> None:
        self._touched = True
        assert self.form is not None  # noqa: S101  something of it was changed
        assert self._paper is not None  # noqa: S101  read before a household is
        self._show_answers(self._paper, self.form)
        self._later.start()

    def _keep_draft(self, then: Callable[[], object] | None = None) -> None:
        """Keep what is typed as a draft, then do ``then``; one at a time."""
        self._later.stop()
        form = self.form
        if then is not None:
            self._then = then
        if form is None or self._keeping:
            return
        self._keeping = True
        run(
            lambda: self._session.survey_entry.keep_draft(form),
            owner=self,
            done=self._kept,
            failed=self._not_kept,
        )

    def _kept(self, kept: HouseholdForm) -> None:
        self._keeping = False
        if self.form is not None and self.form.household_id == kept.household_id:
            self.form = replace(self.form, draft_id=kept.draft_id)
        then, self._then = self._then, None
        if then is not None:
            then()

    def _not_kept(self, error: ClerkError) -> None:
        self._keeping = False
        self._then = None
        self._failed(error)

    def _save(self) -> None:
        form = self.form
        if form is None or not self._take():
            return
        if self._keeping:  # the draft on its way would outlive the household
            self._then = self._save
            return
        self._later.stop()
        form = self.form
        assert form is not None  # noqa: S101  as above
        self.below.setEnabled(False)
        run(
            lambda: self._session.survey_entry.save(form),
            owner=self,
            done=self._saved,
            failed=self._not_saved,
        )

    def _saved(self, progress: Progress) -> None:
        number = self.form.number if self.form else ""
        self.below.setEnabled(True)
        self._forget()
        self._show_progress(progress)
        self.said.emit(self._speak("Household {number} is saved.", number=number))
        self.saved.emit()

    def _not_saved(self, error: ClerkError) -> None:
        self.below.setEnabled(True)
        self.card.line.setFocus()
        self._failed(error)

    def _forget(self) -> None:
        """Clear the table for the next household."""
        self.form = self._place = None
        self._new = ()
        self._touched = False
        self.number.clear()
        self.household.clear()
        self._note(None)
        self.below.hide()
        self.rest.show()
        self.number.setFocus()

    def _failed(self, error: ClerkError) -> None:
        self._note(error.sentence, Tone.PROBLEM)
        self.trouble.emit(error.sentence)


def _with(answers: Mapping[str, Answer], code: str, answer: Answer | None) -> dict[str, Answer]:
    kept = {key: value for key, value in answers.items() if key != code}
    return kept if answer is None else {**kept, code: answer}
