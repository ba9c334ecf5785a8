"""The screening of a recruiter: the checklist, and the answer to the item that is looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTableWidgetItem

from desktop.i18n import T
from desktop.office.cards import RowEntry
from desktop.rules import screening
from desktop.sheets.fields import Group
from desktop.sheets.recruiters import CHECK
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

    from desktop.office.cards import Entry
    from desktop.sheets.screens import Tab
    from desktop.views.language import Speaker

_TONES = {"yes": Tone.READY, "no": Tone.WAIT}
_SIGNS = {"yes": "check-circle", "no": "x-circle"}


class ScreeningPage(Page):
    """A page of the sheet: what it holds are the rows of ``screening_check``, one an item."""

    def __init__(self, tab: Tab, making: Making, who: str) -> None:
        super().__init__(tab, making)
        self._who = who
        self._items: tuple[screening.Item, ...] = ()
        self._answers: dict[str, RowEntry] = {}
        self._others: list[RowEntry] = []
        speak = making.speaker
        self.words = Label(
            speak("Y answers yes, N no, U not known; ◆ is a red line."),
            tone=Tone.MUTED,
            points=HELP_PT,
        )
        self._column.addWidget(self.words)
        self.list = Checklist(self.answer, "screening_items")
        self.list.setAccessibleName(speak("Items of the screening"))
        self.list.setHorizontalHeaderLabels(
            [speak("What is asked"), speak("Answer"), speak("What was seen or said")]
        )
        self.list.currentCellChanged.connect(lambda row, *_rest: self._look_at(row))
        self._column.addWidget(self.list, 1)
        self.question = Label(bold=True, name="screening_question")
        self.help = Label(tone=Tone.MUTED, points=HELP_PT, name="screening_help")
        self._column.addWidget(self.question)
        self._column.addWidget(self.help)
        keys = tuple(f"{CHECK.kind}.{key}" for key in CHECK.keys if key != "code")
        self.form = Form(
            [Group(T(""), keys)], making.screen.sheets, speak, making.lists, headings=False
        )
        self.form.changed.connect(self._typed)
        self.form.saved.connect(self.saved)
        self._column.addWidget(self.form)
        self._column.setSpacing(GAP)

    def show_entry(self, entry: Entry) -> None:
        rows = entry.rows.get(CHECK.kind, ())
        self._answers = {str(row.values.get("code")): row for row in rows if not row.withdrawn}
        self._others = [row for row in rows if row.withdrawn]
        self._items = screening.items_for(str(entry.values.get("kind") or ""))
        at = max(self.list.currentRow(), 0)
        self.list.setRowCount(len(self._items))
        for row, item in enumerate(self._items):
            self._show_item(row, item)
        if self._items:
            self.list.setCurrentCell(min(at, len(self._items) - 1), 0)
            self._look_at(self.list.currentRow())

    def gather(self, entry: Entry) -> Entry:
        rows = (*self._answers.values(), *self._others)
        return replace(entry, rows={**entry.rows, CHECK.kind: rows})

    def show_problems(self, problems: Mapping[str, str]) -> QWidget | None:
        start = f"{CHECK.kind}#"
        mine = {key: words for key, words in problems.items() if key.startswith(start)}
        codes = list(self._answers)
        for key in mine:
            place, _dot, _name = key.removeprefix(start).partition(".")
            if place.isdigit() and int(place) < len(codes):
                self._go_to(codes[int(place)])
                break
        plain = {f"{CHECK.kind}.{key.partition('.')[2]}": words for key, words in mine.items()}
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
        self.changed.emit(f"{CHECK.kind}.answer")
        if at + 1 < len(self._items):
            self.list.setCurrentCell(at + 1, 0)

    def _current(self) -> screening.Item | None:
        at = self.list.currentRow()
        return self._items[at] if 0 <= at < len(self._items) else None

    def _go_to(self, code: str) -> None:
        at = next((n for n, item in enumerate(self._items) if item.code == code), None)
        if at is not None:
            self.list.setCurrentCell(at, 0)

    def _set(self, item: screening.Item, values: Mapping[str, object]) -> None:
        before = self._answers.get(item.code, RowEntry(None, {"code": item.code}))
        known = {
            "checked_on": before.values.get("checked_on") or self._making.today(),
            "checked_by": before.values.get("checked_by") or self._who,
        }
        self._answers[item.code] = replace(before, values={**before.values, **known, **values})
        self._show_item(self._items.index(item), item)

    def _typed(self, key: str) -> None:
        item = self._current()
        if item is None:
            return
        values = typed.values(self.form, CHECK.kind, {})
        name = key.partition(".")[2]
        said = {name: values[name]}
        self._set(item, said)
        if name == "answer":
            self._look_at(self.list.currentRow())
        self.changed.emit(key)

    def _look_at(self, row: int) -> None:
        if not 0 <= row < len(self._items):
            return
        item, speak = self._items[row], self._making.speaker
        self.question.setText(_named(item, speak))
        basis = f" · {speak(item.basis)}" if item.basis is not None else ""
        self.help.setText(speak(item.help) + basis)
        kept = self._answers.get(item.code)
        typed.show(self.form, CHECK.kind, kept.values if kept else {})

    def _show_item(self, row: int, item: screening.Item) -> None:
        speak = self._making.speaker
        kept = self._answers.get(item.code)
        values = kept.values if kept else {}
        answer = str(values.get("answer") or "")
        words = value_words(CHECK["answer"], answer, speak) if answer else "–"
        cells = (_named(item, speak), words, str(values.get("evidence") or ""))
        for column, text in enumerate(cells):
            cell = QTableWidgetItem(text)
            if column == 1 and answer in _SIGNS:
                cell.setIcon(icon(_SIGNS[answer], self, _TONES[answer], 16))
            self.list.setItem(row, column, cell)


def _named(item: screening.Item, speak: Speaker) -> str:
    mark = " ◆" if item.red_line else ""
    return f"{item.code}{mark}  {speak(item.question)}"
