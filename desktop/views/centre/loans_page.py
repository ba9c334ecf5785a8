"""Who has a thing: lend it, write down how it came back, see who had it before."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import T
from desktop.office.stock import loan_of
from desktop.office.things import USUAL_DAYS
from desktop.rules import lending, reference
from desktop.sheets.fields import Group
from desktop.sheets.things import COME_BACK, LEND, LOAN
from desktop.views.icons import icon
from desktop.views.records import typed
from desktop.views.theme import GAP, GROUP, Tone
from desktop.views.widgets.form import Form
from desktop.views.widgets.labels import Label, heading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from desktop.i18n import Text
    from desktop.office.cards import File, Row
    from desktop.views.language import Speaker
    from desktop.views.widgets.editors import Lists

_TONES: Final = {lending.OVERDUE: Tone.WAIT, lending.DUE_TODAY: Tone.CONDITIONS}


class LoansPage(QWidget):
    """``lend_asked`` carries what is typed of a loan, ``back_asked`` the loan and its return."""

    lend_asked = Signal(object)
    back_asked = Signal(object, object)  # UUID, values

    def __init__(
        self, speaker: Speaker, lists: Lists, today: Callable[[], date], *, may_lend: bool
    ) -> None:
        super().__init__()
        self.setObjectName("loans_page")
        self._speak, self._today, self._may_lend = speaker, today, may_lend
        self._file: File | None = None
        self._loan: Row | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP)
        self._out = self._part(column, T("Who has it now"))
        self.back, self.back_form, self.back_button = self._asking(
            lists, COME_BACK, T("Write down how it came back"), "loan_back"
        )
        self.back_button.clicked.connect(lambda _on=False: self._ask_back())
        self.back_form.saved.connect(self._ask_back)
        column.addWidget(self.back)
        self.lend, self.lend_form, self.lend_button = self._asking(
            lists, LEND, T("Lend it"), "loan_lend"
        )
        self.lend_button.clicked.connect(lambda _on=False: self._ask_lend())
        self.lend_form.saved.connect(self._ask_lend)
        column.addWidget(self.lend)
        self._earlier = self._part(column, T("Who had it before"))
        column.addStretch(1)

    def show_file(self, file: File | None) -> None:
        """Show the loans of a thing; what is typed stays while it is the same thing."""
        same = file is not None and self._file is not None and file.main.id == self._file.main.id
        self._file = file
        rows = file.rows.get(LOAN.kind, ()) if file else ()
        self._show_out([row for row in rows if loan_of(row.values).out])
        self._show_earlier([row for row in rows if not loan_of(row.values).out])
        self._show_lend()
        if not same:
            self.begin_loan()
        if not same or self._loan is None or self._loan.id not in self._out_ids(rows):
            self._choose(None)

    def begin_loan(self) -> None:
        """Empty the form of a loan: one piece, for the usual time."""
        today = self._today()
        until = today + timedelta(days=USUAL_DAYS)
        self.lend_form.set_values(LOAN.kind, {"count": 1, "lent_on": today, "until": until})

    def focus_lend(self) -> None:
        """Go to the form that lends."""
        if not self.lend.isHidden():
            next(iter(self.lend_form.editors.values())).setFocus()

    def focus_back(self) -> None:
        """Ask how the loan that is due first came back."""
        rows = self._file.rows.get(LOAN.kind, ()) if self._file else ()
        out = [row for row in rows if loan_of(row.values).out]
        if out and self._may_lend:
            self._choose(min(out, key=_due))

    def focus_first(self) -> None:
        """Go to the first field."""
        self.focus_lend()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say beside the fields what is amiss."""
        (self.back_form if self._loan is not None else self.lend_form).show_problems(problems)

    def _part(self, column: QVBoxLayout, title: Text) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(GAP)
        part.addWidget(heading(self._speak(title)))
        lines = QVBoxLayout()
        lines.setSpacing(GAP)
        part.addLayout(lines)
        column.addLayout(part)
        return lines

    def _asking(
        self, lists: Lists, keys: Iterable[str], verb: Text, name: str
    ) -> tuple[QWidget, Form, QPushButton]:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        group = Group(verb, tuple(f"{LOAN.kind}.{key}" for key in keys))
        form = Form([group], {LOAN.kind: LOAN}, self._speak, lists)
        column.addWidget(form)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        button = QPushButton(icon("check", self), self._speak(verb), box)
        button.setObjectName(name)
        row.addWidget(button)
        if keys is COME_BACK:
            later = QPushButton(self._speak("Not now"), box)
            later.setObjectName("loan_later")
            later.clicked.connect(lambda _on=False: self._choose(None))
            row.addWidget(later)
        row.addStretch(1)
        column.addLayout(row)
        return box, form, button

    def _show_out(self, rows: list[Row]) -> None:
        _empty(self._out)
        for row in sorted(rows, key=_due):
            self._out.addWidget(self._line(row))
        if not rows:
            self._out.addWidget(Label(self._speak("Everything is here."), tone=Tone.MUTED))

    def _line(self, row: Row) -> QWidget:
        speak, loan = self._speak, loan_of(row.values)
        line = QWidget(self)
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GAP)
        standing = loan.standing(self._today())
        told = speak(
            "{name}: {n}, back by {day}",
            name=str(row.values.get("name") or ""),
            n=loan.count,
            day=loan.until or "",
        )
        late = speak(lending.DUE_WORDS[standing]) if standing in _TONES else ""
        words = " · ".join(filter(None, (told, late, str(row.values.get("note") or ""))))
        across.addWidget(Label(words, tone=_TONES.get(standing, Tone.TEXT)), 1)
        button = QPushButton(icon("undo", self), speak("It came back"), line)
        button.setObjectName("loan_came_back")
        button.setVisible(self._may_lend)
        button.clicked.connect(lambda _on=False: self._choose(row))
        across.addWidget(button)
        return line

    def _show_earlier(self, rows: list[Row]) -> None:
        _empty(self._earlier)
        how = reference.words("returned_how")
        for row in sorted(rows, key=lambda row: _day(row, "returned_on"), reverse=True):
            values = row.values
            told = self._speak(
                "{name}: {n}, {first} to {last}",
                name=str(values.get("name") or ""),
                n=values["count"],
                first=values["lent_on"],
                last=values["returned_on"],
            )
            state = self._speak(how[str(values["returned_how"])])
            note = str(values.get("note") or "")
            words = " · ".join(filter(None, (told, state, note)))
            self._earlier.addWidget(Label(words, tone=Tone.MUTED))
        if not rows:
            self._earlier.addWidget(Label(self._speak("Nobody yet."), tone=Tone.MUTED))

    def _show_lend(self) -> None:
        file = self._file
        stock: Any = file.facts.get("stock") if file else None
        usable = file is not None and file.state == lending.IN_USE and stock.free > 0
        self.lend.setVisible(usable and self._may_lend)

    def _choose(self, row: Row | None) -> None:
        self._loan = row
        self.back.setVisible(row is not None)
        if row is not None:
            values = {"count": row.values["count"], "returned_on": self._today()}
            self.back_form.set_values(LOAN.kind, {**values, "returned_how": "good"})
            next(iter(self.back_form.editors.values())).setFocus()

    def _ask_lend(self) -> None:
        self._choose(None)
        self.lend_asked.emit(typed.values(self.lend_form, LOAN.kind, {}))

    def _ask_back(self) -> None:
        if self._loan is not None:
            values = typed.values(self.back_form, LOAN.kind, {})
            self.back_asked.emit(self._loan.id, values)

    def _out_ids(self, rows: Iterable[Row]) -> set[object]:
        return {row.id for row in rows if loan_of(row.values).out}


def _empty(lines: QVBoxLayout) -> None:
    while (item := lines.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _day(row: Row, key: str) -> str:
    return str(row.values.get(key) or "")


def _due(row: Row) -> str:
    return _day(row, "until")
