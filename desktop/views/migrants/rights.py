"""What a person may ask of the office about her data: see it, have it corrected, take it back.

Source: Personal Information Protection Law, Art. 15, 45, 46 and 47.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.i18n import T
from desktop.rules.permissions import Act
from desktop.views.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.views.language import Speaker


class RightsMenu(QMenu):
    """The menu at the head of a record. What the user's roles do not permit is not offered."""

    print_all = Signal()
    correct = Signal()
    withdraw = Signal()
    anonymise = Signal()

    def __init__(self, speaker: Speaker, may: Callable[[Act], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rights_menu")
        offered = (
            ("rights_print", T("Print all that is kept of her"), "print", self.print_all,
             Act.PRINT_PERSON_FILE),
            ("rights_correct", T("Correct what is wrong"), "edit", self.correct, Act.EDIT_MIGRANTS),
            ("rights_withdraw", T("Withdraw a consent"), "ban", self.withdraw,
             Act.WITHDRAW_CONSENT),
            ("rights_anonymise", T("Make her anonymous"), "eye-off", self.anonymise,
             Act.ANONYMISE_PERSON),
        )  # fmt: skip
        for name, words, sign, signal, act in offered:
            if not may(act):
                continue
            action = self.addAction(icon(sign, self), speaker(words))
            action.setObjectName(name)
            action.triggered.connect(lambda _on=False, signal=signal: signal.emit())
