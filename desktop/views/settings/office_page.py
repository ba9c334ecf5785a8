"""The office's own card: names, place, phone, idle minutes, second place for backups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.rules.permissions import Act
from desktop.sheets.fields import Group
from desktop.sheets.offices import OFFICE
from desktop.views import lists
from desktop.views.settings.page import Page
from desktop.views.tab import PrintRequest
from desktop.views.widgets.form import Form
from desktop.views.widgets.labels import heading, help_label

if TYPE_CHECKING:
    from desktop.errors import ClerkError
    from desktop.office.cards import OfficeCard
    from desktop.office.session import Session
    from desktop.views.language import Speaker

_GROUPS: Final = (Group(T("Office"), tuple(f"office.{key}" for key in OFFICE.keys)),)


class OfficePage(Page):
    """``saved`` when the card was saved."""

    saved = Signal()

    def __init__(self, session: Session, speaker: Speaker) -> None:
        super().__init__(session, speaker, speaker("Office"))
        self.setObjectName("office_page")
        self.form = Form(_GROUPS, {"office": OFFICE}, speaker, lists.entries, headings=False)
        self.form.set_values("office", session.office.values)
        self.form.saved.connect(self._save)
        self.column.addWidget(self.form)
        button = QPushButton(speaker("Save"), self)
        button.setObjectName("save_office")
        button.clicked.connect(self._save)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if session.may(Act.GIVE_RECOVERY_SHEET):
            self._recovery()
        self.column.addStretch(1)

    def _recovery(self) -> None:
        speak = self._speak
        self.column.addWidget(heading(speak("Recovery sheet")))
        self.column.addWidget(
            help_label(
                speak("A new sheet makes the old one worthless. Print it, seal it, lock it away.")
            )
        )
        button = QPushButton(speak("Make a new recovery sheet"), self)
        button.setObjectName("new_recovery_sheet")
        button.clicked.connect(self._new_sheet)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _new_sheet(self) -> None:
        self.do(self._session.settings.new_recovery_code, self._print_sheet)

    def _print_sheet(self, code: str) -> None:
        papers, speak = self._session.papers, self._speak
        self.print_asked.emit(
            PrintRequest(
                "recovery_sheet",
                speak("Recovery sheet"),
                "recovery-sheet.pdf",
                lambda language, _report, _cancelled: papers.recovery_sheet(
                    code, "en" if language == "en" else "zh_CN"
                ),
            )
        )

    def _save(self) -> None:
        values = self.form.values("office")
        self.do(lambda: self._session.settings.save_office(values), self._done)

    def _done(self, card: OfficeCard) -> None:
        self.form.set_values("office", card.values)
        self.form.show_problems({})
        self.said.emit(self._speak("Saved"))
        self.saved.emit()

    def failed(self, error: ClerkError) -> None:
        super().failed(error)
        if isinstance(error, Invalid):
            self.form.show_problems(
                {f"office.{key}": self._speak(said) for key, said in error.problems.items()}
            )
