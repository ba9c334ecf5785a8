"""The window of the first run. It draws what :mod:`steps` decides; going back loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import ClerkError, Invalid
from desktop.i18n import T
from desktop.views import lists, workers
from desktop.views.printing.dialog import PrintDialog
from desktop.views.tab import PrintRequest
from desktop.views.theme import GAP, GROUP, PAGE, Tone
from desktop.views.widgets.labels import Label, title
from desktop.views.widgets.notices import Banner, JobBar
from desktop.views.widgets.passwords import judge_password
from desktop.views.wizard.pages import (
    Buttons,
    CheckPage,
    DirectorPage,
    LanguagePage,
    OfficePage,
    SheetPage,
)
from desktop.views.wizard.steps import OFFICE_KEYS, TITLES, Progress, Step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.i18n import Language
    from desktop.office.session import Session
    from desktop.views.language import Speaker
    from desktop.views.widgets.editors import Lists
    from desktop.views.widgets.passwords import Judge
    from desktop.views.wizard.pages import Townships


class Founder(Protocol):
    """What the first run asks of the office (``desktop.office.gate.Gate``)."""

    def create(
        self, office: Mapping[str, object], director: Mapping[str, object], password: str
    ) -> tuple[Session, str]: ...
    def warm_up(self) -> None: ...


class Wizard(QWidget):
    """``founded`` hands over the director's session once the recovery sheet is on paper."""

    founded = Signal(object)

    def __init__(
        self,
        gate: Founder,
        speaker: Speaker,
        *,
        lists: Lists = lists.entries,
        townships: Townships = lists.townships,
        judge: Judge = judge_password,
    ) -> None:
        super().__init__()
        self.setObjectName("wizard")
        self._gate, self._speak = gate, speaker
        self._lists, self._townships, self._judge = lists, townships, judge
        self.progress = Progress()
        self._session: Session | None = None
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        self._content = QWidget(self)
        self._outer.addWidget(self._content)
        self._build()
        speaker.changed.connect(self._rebuild)
        self.resize(900, 680)
        workers.run(gate.warm_up, owner=self, done=lambda _none: None, failed=self._failed)

    def _build(self) -> None:
        speak = self._speak
        self.setWindowTitle(speak("Safe Migration Channel"))
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP)
        self._title = title("", "wizard_title")
        self._where = Label(tone=Tone.MUTED, wrap=False, name="wizard_where")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._where)
        column.addLayout(head)
        self.banner = Banner()
        column.addWidget(self.banner)
        self.language = LanguagePage(speak)
        self.office = OfficePage(speak, self._lists, self._townships)
        self.director = DirectorPage(speak, self._lists, self._judge)
        self.sheet = SheetPage(speak)
        self.check = CheckPage(speak, self.progress.asked)
        self.pages = QStackedWidget(self._content)
        for page in (self.language, self.office, self.director, self.sheet, self.check):
            self.pages.addWidget(_scrolled(page))
        column.addWidget(self.pages, 1)
        self.bar = JobBar(speak)
        column.addWidget(self.bar)
        self.buttons = Buttons(speak)
        column.addWidget(self.buttons)
        self._connect()
        self._show_step()

    def _connect(self) -> None:
        self.language.chosen.connect(self._language_chosen)
        self.office.saved.connect(self._forward)
        self.director.entered.connect(self._forward)
        self.sheet.print_asked.connect(self._show_sheet)
        self.check.entered.connect(self._forward)
        self.buttons.back.connect(self._back)
        self.buttons.forward.connect(self._forward)

    def _rebuild(self) -> None:
        office, director = self.office.form.state(), self.director.form.state()
        first, again = self.director.password.first.text(), self.director.password.again.text()
        self._outer.removeWidget(self._content)
        self._content.deleteLater()
        self._content = QWidget(self)
        self._outer.addWidget(self._content)
        self._build()
        self.office.form.restore(office)
        self.director.form.restore(director)
        self.director.password.first.line.setText(first)
        self.director.password.again.line.setText(again)

    def _language_chosen(self, code: Language) -> None:
        self._speak.use(code)
        self.progress.step = Step.OFFICE
        self._show_step()

    def _show_step(self) -> None:
        step = self.progress.step
        self._title.setText(self._speak(TITLES[step]))
        self._where.setText(self._speak("{n} of {total}", n=step + 1, total=len(Step)))
        self.pages.setCurrentIndex(step)
        self.buttons.back_button.setEnabled(self.progress.may_go_back())
        verbs = {Step.DIRECTOR: T("Set up the office"), Step.CHECK: T("Finish and open the office")}
        self.buttons.next_button.setText(self._speak(verbs.get(step, T("Next"))))
        self.buttons.next_button.setEnabled(step != Step.SHEET or self.progress.on_paper)
        self.banner.say("")
        focus: dict[Step, QWidget] = {
            Step.LANGUAGE: self.language.buttons[self._speak.language],
            Step.OFFICE: self.office.form.editors["office.kind"],
            Step.DIRECTOR: self.director.form.editors["user.full_name"],
            Step.SHEET: self.sheet.button,
        }
        focus.get(step, self.check.lines[0] if self.check.lines else self).setFocus()

    def _back(self) -> None:
        self.progress.back()
        self._show_step()

    def _forward(self) -> None:
        acts = {
            Step.OFFICE: self._leave_office,
            Step.DIRECTOR: self._make,
            Step.CHECK: self._finish,
        }
        acts.get(self.progress.step, self._go)()

    def _go(self) -> None:
        self.progress.forward()
        self._show_step()

    def _leave_office(self) -> None:
        form = self.office.form
        problems = form.unreadable()
        for key in OFFICE_KEYS:
            editor = form.editors[f"office.{key}"]
            if editor.field.required and editor.value() in (None, ""):
                problems.setdefault(f"office.{key}", self._speak("Please fill this in."))
        form.show_problems(problems)
        if not problems:
            self._go()

    def _make(self) -> None:
        if not self.director.password.agree():
            return
        office, director = self.office.values(), self.director.values()
        password = self.director.password.text()
        self.buttons.setEnabled(False)
        job = workers.run(
            lambda: self._gate.create(office, director, password),
            owner=self,
            done=self._made,
            failed=self._failed,
        )
        self.bar.watch(self._speak("The office is being set up"), job, cancel=False)

    def _made(self, made: tuple[Session, str]) -> None:
        self.buttons.setEnabled(True)
        self._session, code = made
        self.progress.office_made(code)
        self.director.password.clear()
        old = self.pages.widget(Step.CHECK)
        self.check = CheckPage(self._speak, self.progress.asked)
        self.check.entered.connect(self._forward)
        if old is not None:
            self.pages.removeWidget(old)
            old.deleteLater()
        self.pages.addWidget(_scrolled(self.check))
        self._go()

    def _failed(self, error: ClerkError) -> None:
        self.buttons.setEnabled(True)
        found = dict(error.problems) if isinstance(error, Invalid) else {}
        problems = {key: self._speak(words) for key, words in found.items()}
        of_office = {f"office.{key}": words for key, words in problems.items()}
        if any(key in self.office.form.editors for key in of_office):
            self.progress.step = Step.OFFICE
            self._show_step()
            self.office.form.show_problems(of_office)
        elif set(problems) & {"full_name", "sign_in_name", "password"}:
            self.director.show_problems(problems)
        else:
            self.banner.say(self._speak(error.sentence), Tone.PROBLEM)

    def _show_sheet(self) -> None:
        session, code = self._session, self.progress.code
        if session is None:
            return
        request = PrintRequest(
            kind="recovery_sheet",
            title=self._speak("Recovery sheet"),
            name="recovery-sheet.pdf",
            make=lambda language, _report, _cancelled: session.papers.recovery_sheet(
                code, "en" if language == "en" else "zh_CN"
            ),
        )
        dialog = PrintDialog(request, session, self._speak, self)
        dialog.on_paper.connect(self._on_paper)
        dialog.open()

    def _on_paper(self) -> None:
        self.progress.on_paper = True
        self.sheet.say(self._speak("Please make sure that the sheet is readable, then go on."))
        self.buttons.next_button.setEnabled(True)

    def _finish(self) -> None:
        wrong = self.progress.wrong_groups(self.check.typed())
        self.check.show_wrong(wrong)
        if not wrong and self._session is not None:
            self.progress.code = ""
            self.founded.emit(self._session)


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(page)
    area.setContentsMargins(0, GAP, 0, 0)
    return area
