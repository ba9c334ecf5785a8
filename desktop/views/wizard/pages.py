"""The pages of the first run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import LANGUAGES, T
from desktop.sheets.fields import Group
from desktop.sheets.offices import OFFICE, USER
from desktop.views.theme import GAP, GROUP, Tone
from desktop.views.widgets.editors import Notice
from desktop.views.widgets.form import Form
from desktop.views.widgets.labels import Label, help_label
from desktop.views.widgets.lines import LineEditor
from desktop.views.widgets.passwords import NewPassword, judge_password
from desktop.views.wizard.steps import OFFICE_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.i18n import Sentence
    from desktop.views.language import Speaker
    from desktop.views.widgets.editors import Lists
    from desktop.views.widgets.passwords import Judge

    Townships = Callable[[str], Sequence[Sentence]]


def _column(page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, GAP, 0)
    column.setSpacing(GROUP)
    return column


class LanguagePage(QWidget):
    """The first question, asked in both languages."""

    chosen = Signal(str)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        column = _column(self)
        column.addWidget(Label("请选择界面语言。以后随时可以更改。"))
        column.addWidget(Label("Choose the language of the window. It can be changed any time."))
        self.buttons = {}
        for code, words in zip(LANGUAGES, ("中文", "English"), strict=True):
            button = QPushButton(words, self)
            button.setObjectName(f"choose_{code}")
            button.setMinimumHeight(GROUP * 3)
            button.setCheckable(True)
            button.setChecked(speaker.language == code)
            button.clicked.connect(lambda _on=False, code=code: self.chosen.emit(code))
            column.addWidget(button)
            self.buttons[code] = button
        column.addStretch(1)


class OfficePage(QWidget):
    """The office's card."""

    saved = Signal()

    def __init__(self, speaker: Speaker, lists: Lists, townships: Townships) -> None:
        super().__init__()
        self._speak = speaker
        self._townships = townships
        group = Group(T("The office"), tuple(f"office.{key}" for key in OFFICE_KEYS))
        self.form = Form((group,), {"office": OFFICE}, speaker, lists, headings=False)
        self.form.saved.connect(self.saved)
        place = self.form.editors["office.township"]
        if isinstance(place, LineEditor):
            place.suggest(self._names)
        column = _column(self)
        column.addWidget(self.form)
        column.addStretch(1)

    def _names(self) -> Sequence[str]:
        county = self.form.editors["office.county"].value()
        return [self._speak(name) for name in self._townships(str(county))] if county else []

    def values(self) -> dict[str, object]:
        """What is typed."""
        return self.form.values("office")


class DirectorPage(QWidget):
    """The first user, who is the director, and the password."""

    entered = Signal()

    def __init__(self, speaker: Speaker, lists: Lists, judge: Judge = judge_password) -> None:
        super().__init__()
        column = _column(self)
        group = Group(T("The director"), ("user.full_name", "user.sign_in_name"))
        self.form = Form((group,), {"user": USER}, speaker, lists, headings=False)
        column.addWidget(self.form)
        self.password = NewPassword(speaker, judge)
        self.password.entered.connect(self.entered)
        column.addWidget(self.password)
        column.addWidget(
            help_label(
                speaker(
                    "The password opens the records. Nobody can look it up; a lost one is replaced "
                    "by another director, or by the recovery sheet that comes next."
                )
            )
        )
        column.addStretch(1)

    def values(self) -> dict[str, object]:
        """What is typed."""
        return self.form.values("user")

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say beside the fields what is amiss."""
        self.form.show_problems({f"user.{key}": words for key, words in problems.items()})
        self.password.show_problem(problems.get("password", ""))


class SheetPage(QWidget):
    """The recovery sheet: shown, then printed or saved."""

    print_asked = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        column = _column(self)
        column.addWidget(
            Label(
                speaker(
                    "If every password is lost, only the code on the recovery sheet opens the "
                    "office again. Print the sheet now, put it into an envelope, seal it and keep "
                    "it where you keep the office's seal."
                )
            )
        )
        self.button = QPushButton(speaker("Look at the sheet and print it"), self)
        self.button.setObjectName("print_sheet")
        self.button.setMinimumHeight(GROUP * 3)
        self.button.clicked.connect(self.print_asked)
        column.addWidget(self.button)
        self.notice = Notice(self)
        self.notice.setObjectName("sheet_notice")
        self.notice.hide()
        column.addWidget(self.notice)
        column.addStretch(1)

    def say(self, words: str, tone: Tone = Tone.READY) -> None:
        """Say how it stands."""
        self.notice.show_words(words, tone)


class CheckPage(QWidget):
    """Two groups of the code, copied from the paper."""

    entered = Signal()

    def __init__(self, speaker: Speaker, numbers: Sequence[int]) -> None:
        super().__init__()
        self._speak = speaker
        column = _column(self)
        column.addWidget(
            Label(
                speaker(
                    "Please take the printed sheet and type two groups of its code, so that we "
                    "know it is on paper."
                )
            )
        )
        self.lines: list[QLineEdit] = []
        self.notices: list[Notice] = []
        for at, number in enumerate(numbers):
            box = QVBoxLayout()
            box.setSpacing(GAP // 2)
            words = speaker("Group {n}", n=number + 1)
            box.addWidget(Label(words))
            line = QLineEdit(self)
            line.setObjectName(f"group_{at}")
            line.setAccessibleName(words)
            line.setMaximumWidth(240)
            box.addWidget(line)
            notice = Notice(self)
            notice.hide()
            box.addWidget(notice)
            column.addLayout(box)
            self.lines.append(line)
            self.notices.append(notice)
        for line, after in zip(self.lines, self.lines[1:], strict=False):
            line.returnPressed.connect(after.setFocus)
        if self.lines:
            self.lines[-1].returnPressed.connect(self.entered)
        column.addStretch(1)

    def typed(self) -> tuple[str, ...]:
        """What is typed, group by group."""
        return tuple(line.text() for line in self.lines)

    def show_wrong(self, places: Sequence[int]) -> None:
        """Say which groups are not as on the sheet."""
        wrong = self._speak("This is not as on the sheet. Please look again.")
        for at, notice in enumerate(self.notices):
            notice.show_words(wrong if at in places else "", Tone.PROBLEM)
        if places:
            self.lines[places[0]].setFocus()
            self.lines[places[0]].selectAll()


class Buttons(QWidget):
    """Back and the verb that goes on, at the foot of every page."""

    back = Signal()
    forward = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.back_button = QPushButton(speaker("Back"), self)
        self.back_button.setObjectName("back")
        self.back_button.clicked.connect(self.back)
        row.addWidget(self.back_button)
        row.addStretch(1)
        self.next_button = QPushButton(speaker("Next"), self)
        self.next_button.setObjectName("next")
        self.next_button.setDefault(True)
        self.next_button.clicked.connect(self.forward)
        row.addWidget(self.next_button)
