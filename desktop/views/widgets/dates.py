"""Dates as people say them: solar, lunar or Dai, whole or only about; the words are kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import ClerkError
from desktop.i18n import T
from desktop.views.theme import GAP, HELP_PT, STEP, Tone
from desktop.views.widgets.editors import Editor
from desktop.views.widgets.labels import Label
from desktop.views.widgets.lines import LineEditor, narrow

if TYPE_CHECKING:
    from desktop.i18n import Sentence
    from desktop.rules.calendars import WrittenDate

CALENDARS: Final[tuple[tuple[str, Sentence], ...]] = (
    ("", T("As written")),
    ("solar", T("Solar")),
    ("lunar", T("Lunar")),
    ("dai", T("Dai")),
)


class DayEditor(LineEditor):
    """A day of the solar calendar; 20261123, 2026-11-23 and 2026年11月23日 are understood."""

    def build(self) -> QWidget:
        widget = super().build()
        self.line.setPlaceholderText(self.speaker("year-month-day"))
        return widget

    def value(self) -> object:
        text = narrow(self.line.text())
        if not text:
            return None
        from desktop.rules.calendars import read_day

        try:
            return read_day(text)
        except ClerkError:
            return None

    def fill(self, value: object) -> None:
        if isinstance(value, str) and value:
            value = date.fromisoformat(value)
        self.line.setText(value.isoformat() if isinstance(value, date) else "")

    def left(self) -> None:
        day = self.value()
        if isinstance(day, date) and self.line.text() != day.isoformat():
            self.fill_quietly(day)
        super().left()

    def problem_of_input(self) -> str:
        text = narrow(self.line.text())
        if not text:
            return ""
        from desktop.rules.calendars import read_day

        try:
            read_day(text)
        except ClerkError as error:
            return self.speaker(error.sentence)
        return ""


class WrittenDateEditor(Editor):
    """A date kept in the family's own words, with its calendar; the solar result stands below."""

    def build(self) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP // 2)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.line = QLineEdit(box)
        self.line.textChanged.connect(lambda _text: self._changed())
        row.addWidget(self.line, 1)
        self.calendar = QComboBox(box)
        self.calendar.setObjectName(f"{self.key}_calendar")
        self.calendar.setAccessibleName(self.speaker("Calendar"))
        for code, words in CALENDARS:
            self.calendar.addItem(self.speaker(words), code)
        self.calendar.currentIndexChanged.connect(lambda _index: self._changed())
        row.addWidget(self.calendar)
        column.addLayout(row)
        self.echo = Label(tone=Tone.ACCENT, points=HELP_PT, name=f"{self.key}_echo")
        self.echo.hide()
        column.addWidget(self.echo)
        self._read: WrittenDate | None = None
        self._problem: Sentence | None = None
        return box

    def focus_target(self) -> QWidget:
        return self.line

    def value(self) -> object:
        written = self._read
        if written is None:
            return None
        return {
            "text": written.original,
            "calendar": str(written.calendar),
            "leap": written.leap,
            "precision": str(written.precision),
            "first": written.first.isoformat(),
            "last": written.last.isoformat(),
        }

    def fill(self, value: object) -> None:
        text, calendar = "", ""
        if isinstance(value, dict):
            text = str(value.get("text") or "")
            calendar = str(value.get("calendar") or "")
        self.line.setText(text)
        self._show_calendar(text, calendar)
        self._parse()

    def raw(self) -> object:
        return {"text": self.line.text(), "calendar": self.calendar.currentData()}

    def problem_of_input(self) -> str:
        return self.speaker(self._problem) if self._problem is not None else ""

    def set_read_only(self, *, read_only: bool) -> None:
        self.line.setReadOnly(read_only)
        self.calendar.setEnabled(not read_only)

    def _show_calendar(self, text: str, calendar: str) -> None:
        # Words that name their calendar themselves need no choice beside them.
        self.calendar.setCurrentIndex(0)
        self._parse()
        alone = self._read is not None and str(self._read.calendar) == calendar
        at = 0 if alone or not text else max(self.calendar.findData(calendar), 0)
        self.calendar.setCurrentIndex(at)

    def _changed(self) -> None:
        self._parse()
        self.touched()

    def _parse(self) -> None:
        self._read, self._problem = None, None
        text = self.line.text().strip()
        if text:
            from desktop.rules.calendars import read_date

            try:
                self._read = read_date(text, calendar=self.calendar.currentData() or None)
            except ClerkError as error:
                self._problem = error.sentence
        self._show_echo()

    def _show_echo(self) -> None:
        words = self._echo_words(self._read) if self._read is not None else ""
        self.echo.setText(words)
        self.echo.setVisible(bool(words))

    def _echo_words(self, written: WrittenDate) -> str:
        first, last = written.first, written.last
        name = dict(CALENDARS).get(str(written.calendar))
        calendar = self.speaker(name) if name is not None else str(written.calendar)
        if first == last:
            return self.speaker("{calendar} calendar: {day}", calendar=calendar, day=first)
        return self.speaker(
            "{calendar} calendar: between {first} and {last}",
            calendar=calendar,
            first=first,
            last=last,
        )
