"""The screening of a case: one person, one question after another, answered by a key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QComboBox, QTableWidgetItem

from desktop.i18n import T
from desktop.office.cards import RowEntry
from desktop.rules import age, indicators
from desktop.sheets.cases import ANSWER, PERSON
from desktop.sheets.fields import Group
from desktop.views.icons import icon
from desktop.views.reading import value_words
from desktop.views.records import typed
from desktop.views.records.checklist import Checklist
from desktop.views.records.pages import Making, Page
from desktop.views.theme import GAP, HELP_PT, Tone
from desktop.views.widgets.form import Form
from desktop.views.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from desktop.i18n import Sentence
    from desktop.office.cards import Entry, File
    from desktop.sheets.screens import Tab

_ASKED: Final = ("answer", "evidence", "source", "answered_on")
_TONES: Final = {"yes": Tone.WAIT, "no": Tone.READY}
_SIGNS: Final = {"yes": "alert-triangle", "no": "check-circle", "unknown": "help"}


@dataclass(frozen=True)
class Question:
    """An item as it is asked: of the ILO's list, or one of the eleven."""

    code: str
    question: Sentence
    name: Sentence
    group: Sentence


class IndicatorsPage(Page):
    """A page of the sheet: what it holds are the rows of ``case_answer``, one an item."""

    def __init__(self, tab: Tab, making: Making) -> None:
        super().__init__(tab, making)
        self._items: tuple[Question, ...] = ()
        self._rows: list[RowEntry] = []
        self._subjects: list[tuple[str, str, bool]] = []
        self._children: dict[str, bool] = {}
        speak = making.speaker
        self._column.setSpacing(GAP)
        self._column.addWidget(
            Label(speak(indicators.SUPPORTS), bold=True, points=HELP_PT, name="indicators_supports")
        )
        words = speak("Ask alone with her, in her language. Y yes, N no, U not known.")
        self._column.addWidget(Label(words, tone=Tone.MUTED, points=HELP_PT))
        self.who = QComboBox(self)
        self.who.setObjectName("indicators_who")
        self.who.setAccessibleName(speak("Of whom"))
        self.who.currentIndexChanged.connect(lambda _at: self._show_items())
        self._column.addWidget(self.who)
        self.list = Checklist(self.answer, "indicator_items")
        self.list.setAccessibleName(speak("Questions of the screening"))
        self.list.setHorizontalHeaderLabels(
            [speak("What is asked"), speak("Answer"), speak("What shows it")]
        )
        self.list.currentCellChanged.connect(lambda row, *_rest: self._look_at(row))
        self._column.addWidget(self.list, 1)
        self.question = Label(bold=True, name="indicator_question")
        self.name = Label(tone=Tone.MUTED, points=HELP_PT, name="indicator_name")
        self._column.addWidget(self.question)
        self._column.addWidget(self.name)
        keys = tuple(f"{ANSWER.kind}.{key}" for key in _ASKED)
        self.form = Form(
            [Group(T(""), keys)], making.screen.sheets, speak, making.lists, headings=False
        )
        self.form.changed.connect(self._typed)
        self.form.saved.connect(self.saved)
        if making.read_only:
            self.form.set_read_only(read_only=True)
        self._column.addWidget(self.form)

    def show_subjects(self, file: File | None) -> None:
        """Hear from the rules who is a child: the items differ."""
        found: Any = file.facts.get("screenings", ()) if file else ()
        self._children = {str(one.subject.row): one.child for one in found}
        self._show_items()

    def show_entry(self, entry: Entry) -> None:
        self._rows = list(entry.rows.get(ANSWER.kind, ()))
        harmed = [
            row
            for row in entry.rows.get(PERSON.kind, ())
            if not row.withdrawn and row.values.get("role") in (None, "harmed")
        ]
        chosen = self.who.currentIndex()
        self.who.blockSignals(True)
        self.who.clear()
        self._subjects = []
        for number, row in enumerate(harmed or [RowEntry(None, {})], start=1):
            speak = self._making.speaker
            name = str(row.values.get("name") or speak("Person {n}", n=number))
            key = str(row.id) if row.id else ""
            if key or number == 1:  # another who is not saved yet is asked about once she is
                self._subjects.append((key, name, _young(row, self._making.today())))
                self.who.addItem(name)
        self.who.setCurrentIndex(min(max(chosen, 0), len(self._subjects) - 1))
        self.who.blockSignals(False)
        self.who.setVisible(len(self._subjects) > 1)
        self._show_items()

    def gather(self, entry: Entry) -> Entry:
        return replace(entry, rows={**entry.rows, ANSWER.kind: tuple(self._rows)})

    def show_problems(self, problems: Mapping[str, str]) -> QWidget | None:
        mine = {key: words for key, words in problems.items() if key.startswith(f"{ANSWER.kind}#")}
        plain = {f"{ANSWER.kind}.{key.partition('.')[2]}": words for key, words in mine.items()}
        self.form.show_problems(plain, focus=False)
        return self.list if mine else None

    def focus_first(self) -> None:
        self.list.setFocus()

    def answer(self, answer: str) -> None:
        """Answer the item that is chosen and go to the next one."""
        item = self._current()
        if item is None or self._making.read_only:
            return
        self._set(item, {"answer": answer})
        at = self.list.currentRow()
        self._look_at(at)
        self.changed.emit(f"{ANSWER.kind}.answer")
        if at + 1 < len(self._items):
            self.list.setCurrentCell(at + 1, 0)

    def _subject(self) -> tuple[str, bool]:
        at = self.who.currentIndex()
        if not 0 <= at < len(self._subjects):
            return "", False
        key, _name, young = self._subjects[at]
        return key, self._children.get(key, young)

    def _show_items(self) -> None:
        _key, child = self._subject()
        dimensions = indicators.dimension_words()
        eleven = T("Eleven indicators of forced labour")
        self._items = (
            *(Question(o.code, o.question, o.name, eleven) for o in indicators.forced_labour()),
            *(
                Question(one.code, one.question, one.name, dimensions[one.dimension])
                for one in indicators.indicators(child=child)
            ),
        )
        at = max(self.list.currentRow(), 0)
        self.list.setRowCount(len(self._items))
        for row, item in enumerate(self._items):
            self._show_item(row, item)
        self.list.setCurrentCell(min(at, len(self._items) - 1), 0)
        self._look_at(self.list.currentRow())

    def _current(self) -> Question | None:
        at = self.list.currentRow()
        return self._items[at] if 0 <= at < len(self._items) else None

    def _place(self, code: str) -> int | None:
        key, _child = self._subject()
        first = not self.who.currentIndex()
        for at, row in enumerate(self._rows):
            of = str(row.values.get("subject") or "")
            if (
                not row.withdrawn
                and row.values.get("code") == code
                and (of == key or (first and not of))
            ):
                return at
        return None

    def _kept(self, code: str) -> Mapping[str, object]:
        at = self._place(code)
        return self._rows[at].values if at is not None else {}

    def _set(self, item: Question, values: Mapping[str, object]) -> None:
        at = self._place(item.code)
        key, _child = self._subject()
        fresh = RowEntry(None, {"code": item.code, "subject": key, "source": "told"})
        before = self._rows[at] if at is not None else fresh
        day = before.values.get("answered_on") or self._making.today()
        after = replace(before, values={**before.values, "answered_on": day, **values})
        if at is None:
            self._rows.append(after)
        else:
            self._rows[at] = after
        self._show_item(self._items.index(item), item)

    def _typed(self, key: str) -> None:
        item = self._current()
        if item is None:
            return
        values = typed.values(self.form, ANSWER.kind, {})
        name = key.partition(".")[2]
        self._set(item, {name: values[name]})
        if name == "answer":
            self._look_at(self.list.currentRow())
        self.changed.emit(key)

    def _look_at(self, row: int) -> None:
        if not 0 <= row < len(self._items):
            return
        item, speak = self._items[row], self._making.speaker
        self.question.setText(speak(item.question))
        self.name.setText(f"{item.code}  {speak(item.group)} · {speak(item.name)}")
        typed.show(self.form, ANSWER.kind, self._kept(item.code))

    def _show_item(self, row: int, item: Question) -> None:
        speak, values = self._making.speaker, self._kept(item.code)
        answer = str(values.get("answer") or "")
        words = value_words(ANSWER["answer"], answer, speak) if answer else "–"
        cells = (f"{item.code}  {speak(item.question)}", words, str(values.get("evidence") or ""))
        for column, text in enumerate(cells):
            cell = QTableWidgetItem(text)
            if column == 1 and answer in _SIGNS:
                cell.setIcon(icon(_SIGNS[answer], self, _TONES.get(answer, Tone.MUTED), 16))
            self.list.setItem(row, column, cell)


def _young(row: RowEntry, today: date) -> bool:
    """Whether somebody who is not saved yet is under 18 by what is typed."""
    birth = row.values.get("birth")
    if isinstance(birth, dict) and birth.get("last"):
        return age.age(date.fromisoformat(str(birth["last"])), today) < 18
    return False
