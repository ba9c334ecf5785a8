"""What she agrees to: the purposes in one block, how it was asked, and taking an agreement back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import T
from desktop.office.cards import RowEntry
from desktop.rules.consents import OF_AGE, who_must
from desktop.sheets.fields import Group
from desktop.sheets.migrants_screen import SHEETS, TABS
from desktop.views.records import typed
from desktop.views.theme import GAP, GROUP, HELP_PT, STEP, Tone
from desktop.views.widgets.form import Form
from desktop.views.widgets.labels import Label, heading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desktop.views.language import Speaker
    from desktop.views.widgets.editors import Lists

NAMES_RECIPIENT: Final = frozenset("bcdh")  # what is given to somebody is agreed for somebody
SEVERAL_RECIPIENTS: Final = frozenset("dh")  # each recruiter and each referral is asked for
FREE: Final = T(
    "Nobody has to agree. Who does not agree is served in the same way, and may change her mind."
)


class Line(QWidget):
    """One purpose: the question, yes or no, and for whom."""

    changed = Signal()
    withdraw_asked = Signal(object)  # RowEntry

    def __init__(self, code: str, words: str, speaker: Speaker) -> None:
        super().__init__()
        self.code = code
        self.entry: RowEntry | None = None
        self._speak = speaker
        grid = QGridLayout(self)
        grid.setContentsMargins(0, STEP, 0, STEP)
        grid.setHorizontalSpacing(GAP * 2)
        grid.setVerticalSpacing(STEP)
        grid.setColumnStretch(0, 1)
        self.words = Label(f"{code}  {words}", name=f"consent_words_{code}")
        grid.addWidget(self.words, 0, 0)
        self.group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        for at, (answer, spoken) in enumerate((("yes", speaker("yes")), ("no", speaker("no")))):
            button = QRadioButton(spoken, self)
            button.setObjectName(f"consent_{code}_{answer}")
            button.setAccessibleName(f"{words}: {spoken}")
            button.clicked.connect(self.changed)
            self.group.addButton(button)
            grid.addWidget(button, 0, 1 + at)
            self.buttons[answer] = button
        self.recipient = QLineEdit(self)
        self.recipient.setObjectName(f"consent_{code}_recipient")
        self.recipient.setPlaceholderText(speaker("To whom"))
        self.recipient.setAccessibleName(f"{words}: {speaker('To whom')}")
        self.recipient.textEdited.connect(lambda _text: self.changed.emit())
        self.recipient.setVisible(code in NAMES_RECIPIENT)
        grid.addWidget(self.recipient, 1, 0)
        self.note = Label(tone=Tone.MUTED, points=HELP_PT, name=f"consent_{code}_note")
        self.note.hide()
        grid.addWidget(self.note, 2, 0)
        self.withdraw = QPushButton(speaker("Withdraw"), self)
        self.withdraw.setObjectName(f"consent_{code}_withdraw")
        self.withdraw.setAccessibleName(f"{speaker('Withdraw')}: {words}")
        self.withdraw.clicked.connect(lambda: self.withdraw_asked.emit(self.entry))
        self.withdraw.hide()
        grid.addWidget(self.withdraw, 1, 1, 2, 2, Qt.AlignmentFlag.AlignTop)

    def show_entry(self, entry: RowEntry | None) -> None:
        """Show what was answered; an answer that is kept can be withdrawn, not typed over."""
        self.entry = entry
        values = entry.values if entry else {}
        kept = entry is not None and entry.id is not None
        gone = values.get("withdrawn_on") is not None
        self.group.setExclusive(False)
        for answer, button in self.buttons.items():
            button.setChecked(values.get("given") == answer)
            button.setEnabled(not kept)
        self.group.setExclusive(True)
        self.recipient.setText(str(values.get("recipient") or ""))
        self.recipient.setReadOnly(kept)
        self.recipient.setVisible(self.code in NAMES_RECIPIENT)
        self.withdraw.setVisible(kept and not gone and values.get("given") == "yes")
        self.note.setText(self._note(values, kept=kept))
        self.note.setVisible(kept)

    def answer(self) -> str | None:
        """Return yes, no, or None for not asked."""
        return next((code for code, each in self.buttons.items() if each.isChecked()), None)

    def now(self, details: Mapping[str, object]) -> RowEntry | None:
        """Return the row as answered, with how it was asked; None when it was not asked."""
        if self.entry is not None and self.entry.id is not None:
            return self.entry
        given = self.answer()
        if given is None:
            return None
        whom = self.recipient.text().strip() or None
        return RowEntry(None, {**details, "purpose": self.code, "given": given, "recipient": whom})

    def _note(self, values: Mapping[str, object], *, kept: bool) -> str:
        if not kept:
            return ""
        speak = self._speak
        on, until, back = (values.get(k) for k in ("given_on", "expires_on", "withdrawn_on"))
        words = speak("Asked on {day}", day=on) if on else ""
        if until:
            words += " · " + speak("until {day}", day=until)
        if back:
            words += " · " + speak("withdrawn on {day}", day=back)
        return words


class Consents(QWidget):
    """All purposes of F2. Answers given now share the details of how they were asked."""

    changed = Signal(str)
    saved = Signal()
    withdraw_asked = Signal(object)  # RowEntry

    def __init__(self, speaker: Speaker, lists: Lists, today: date) -> None:
        super().__init__()
        self.setObjectName("consents")
        self._speak = speaker
        self._today = today
        self._purposes = [(code, speaker(words)) for code, words in lists("consent_purpose")]
        self._others: tuple[RowEntry, ...] = ()
        self.lines: list[Line] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(Label(speaker(FREE), tone=Tone.MUTED, points=HELP_PT))
        self.rule = Label(tone=Tone.CONDITIONS, name="consent_rule")
        self.rule.hide()
        column.addWidget(self.rule)
        column.addWidget(heading(speaker("What she agrees to")))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column.addLayout(self._lines)
        column.addSpacing(GROUP - GAP)
        column.addWidget(heading(speaker("How it was asked")))
        how = next(tab for tab in TABS if tab.key == "consent").groups[1]
        self.form = Form([Group(_NOTHING, how.keys)], SHEETS, speaker, lists, headings=False)
        self.form.changed.connect(lambda key: self.changed.emit(key))
        self.form.saved.connect(self.saved)
        column.addWidget(self.form)
        self.show_rows(())

    def show_rows(self, rows: Sequence[RowEntry]) -> None:
        """Show what was answered, and a line for each purpose that was not asked yet."""
        self._others = tuple(row for row in rows if row.withdrawn)
        standing = [row for row in rows if not row.withdrawn]
        wanted: list[tuple[str, str, RowEntry | None]] = []
        for code, words in self._purposes:
            mine = [row for row in standing if row.values.get("purpose") == code]
            wanted += [(code, words, row) for row in mine]
            begun = any(row.id is None for row in mine)
            asked = any(_stands(row) for row in mine) and code not in SEVERAL_RECIPIENTS
            if not begun and not asked:
                wanted.append((code, words, None))
        self._lay(wanted)
        fresh = next((row for row in standing if row.id is None), None)
        kept = fresh.values if fresh else {"given_on": self._today, "by": "self"}
        typed.show(self.form, "consent", kept)

    def rows(self) -> tuple[RowEntry, ...]:
        """Return the rows as answered."""
        details = typed.values(self.form, "consent", {})
        found = [line.now(details) for line in self.lines]
        return (*(row for row in found if row is not None), *self._others)

    def show_age(self, age: int | None) -> None:
        """Say who has to agree at this age (in full years; the youngest she can be)."""
        must = who_must(age)
        self.rule.setText(f"{self._speak(must.words)} {self._speak(must.basis)}")
        self.rule.setVisible(age is None or age < OF_AGE)

    def show_problems(self, problems: Mapping[str, str]) -> QWidget | None:
        """Say beside the fields what is amiss; return the first that has something."""
        mine: dict[str, str] = {}
        for key, words in problems.items():
            kind, _dot, field = key.partition(".")
            if kind.partition("#")[0] == "consent":
                mine.setdefault(f"consent.{field}", words)
        self.form.show_problems(mine, focus=False)
        for key in self.form.editors:
            if key in mine:
                return self.form.editors[key].focus_target()
        return self.lines[0].buttons["yes"] if mine and self.lines else None

    def show_warnings(self, warnings: Mapping[str, str]) -> None:
        """Say beside the fields what looks odd."""
        plain = {
            f"consent.{key.partition('.')[2]}": words
            for key, words in warnings.items()
            if key.startswith("consent#")
        }
        self.form.show_warnings(plain)

    def _lay(self, wanted: Sequence[tuple[str, str, RowEntry | None]]) -> None:
        codes = [code for code, _words, _row in wanted]
        if codes != [line.code for line in self.lines]:
            while self.lines:
                line = self.lines.pop()
                self._lines.removeWidget(line)
                line.hide()
                line.deleteLater()
            for code, words, _row in wanted:
                line = Line(code, words, self._speak)
                line.changed.connect(lambda code=code: self.changed.emit(f"consent.{code}"))
                line.withdraw_asked.connect(self.withdraw_asked)
                self._lines.addWidget(line)
                self.lines.append(line)
        for line, (_code, _words, row) in zip(self.lines, wanted, strict=True):
            line.show_entry(row)


def _stands(row: RowEntry) -> bool:
    return row.values.get("withdrawn_on") is None


_NOTHING: Final = T("")
