"""The agreement of a mediation: what is agreed, in instalments that can be divided evenly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.i18n import T
from desktop.office.cards import RowEntry
from desktop.rules.mediations import even_parts
from desktop.rules.wages import yuan
from desktop.sheets.fields import Field, Group, Kind, Sheet
from desktop.sheets.mediations import CLAIM, INSTALMENT
from desktop.views.icons import icon
from desktop.views.records.pages import Page
from desktop.views.theme import GAP, Tone
from desktop.views.widgets.form import Form
from desktop.views.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.office.cards import Entry
    from desktop.sheets.screens import Tab
    from desktop.views.records.pages import Making
    from desktop.views.records.rows import RowsEditor

MOST: Final = 60
_ASKED: Final = Sheet(
    "parts",
    1,
    T("Even parts"),
    (
        Field("number", Kind.NUMBER, T("Monthly parts")),
        Field("first", Kind.DAY, T("The first by")),
    ),
)


class AgreementPage(Page):
    """``typed`` returns the whole entry: the sums that are agreed stand on another page."""

    def __init__(self, tab: Tab, making: Making, typed: Callable[[], Entry]) -> None:
        self._typed = typed
        super().__init__(tab, making)

    def place_rows(self, kind: str, groups: list[Group]) -> RowsEditor:
        editor = super().place_rows(kind, groups)
        if kind == INSTALMENT.kind:
            self._column.addWidget(self._divider())
        return editor

    def divide(self) -> None:
        """Fill the instalments with even monthly parts of what is agreed and not paid yet."""
        number, first = (self.asked.editors[f"parts.{key}"].value() for key in ("number", "first"))
        speak = self._making.speaker
        problems = self.asked.unreadable()
        if not isinstance(number, int) or not 1 <= number <= MOST:
            words = speak("Write how many parts: 1 to {most}.", most=MOST)
            problems.setdefault("parts.number", words)
        if not isinstance(first, date):
            problems.setdefault("parts.first", speak("Please write the day."))
        self.asked.show_problems(problems)
        if isinstance(number, int) and isinstance(first, date) and not problems:
            self._divide(number, first)

    def _divide(self, number: int, first: date) -> None:
        editor, speak = self.rows[INSTALMENT.kind], self._making.speaker
        standing = editor.rows()
        paid = [row for row in standing if not row.withdrawn and _is_paid(row)]
        open_sum = _sum(self._typed().rows.get(CLAIM.kind, ()), "agreed") - _sum(paid, "amount")
        parts = even_parts(open_sum, first, number)
        if not parts:
            self.told.setText(
                speak("Nothing to divide: write under Sums what is agreed, or all is paid.")
            )
            return
        self.told.setText(speak("{sum} yuan are divided.", sum=yuan(open_sum)))
        kept = [
            row if row.withdrawn or _is_paid(row) else replace(row, withdrawn=True)
            for row in standing
            if row.id is not None or _is_paid(row)
        ]
        new = [RowEntry(None, {"due_on": one.due_on, "amount": one.amount}) for one in parts]
        editor.show_rows((*kept, *new))
        self.changed.emit(f"{INSTALMENT.kind}#0.")

    def _divider(self) -> QWidget:
        speak, line = self._making.speaker, QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        group = Group(T(""), ("parts.number", "parts.first"))
        self.asked = Form([group], {"parts": _ASKED}, speak, self._making.lists, headings=False)
        self.asked.setMaximumWidth(320)
        self.button = QPushButton(icon("table", self), speak("Divide into parts"), line)
        self.button.setObjectName("divide_into_parts")
        self.button.clicked.connect(lambda _on=False: self.divide())
        self.asked.editors["parts.first"].entered.connect(self.button.setFocus)
        self.told = Label(tone=Tone.MUTED, name="parts_told")
        row.addWidget(self.asked)
        row.addWidget(self.button)
        row.addWidget(self.told, 1)
        return line


def _is_paid(row: RowEntry) -> bool:
    return bool(row.values.get("paid_on") or row.values.get("paid"))


def _sum(rows: Iterable[RowEntry], key: str) -> int:
    found = (row.values.get(key) for row in rows if not row.withdrawn)
    return sum(value for value in found if isinstance(value, int))
