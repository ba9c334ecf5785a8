"""Closing a month of the cash book: the tin is counted, two people look, nothing changes any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.rules.cash_book import written
from desktop.views.centre.tin_count import TinCount
from desktop.views.dialogs.four_eyes import FourEyesDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from desktop.errors import ClerkError
    from desktop.office.cards import Second
    from desktop.office.cash_reading import CashNow
    from desktop.office.session import Session
    from desktop.rules.cash_book import Sums
    from desktop.views.language import Speaker

_WIDE: Final = 540


class CloseMonthDialog(FourEyesDialog):
    """Asks what is in the tin before it asks for the second person."""

    def __init__(
        self,
        session: Session,
        speaker: Speaker,
        month: date,
        sums: Sums,
        done: Callable[[object], None],
        parent: QWidget,
    ) -> None:
        told = speaker(
            "{month}/{year}: {opening} yuan at the beginning, {taken} came in, {paid} went out.",
            month=month.month,
            year=month.year,
            opening=written(sums.opening),
            taken=written(sums.taken_in),
            paid=written(sums.paid_out),
        )
        super().__init__(
            session, speaker, told, speaker("Close the month"), self._close, done, parent
        )
        self.setWindowTitle(speaker("Close a month of the cash book"))
        self._cash, self._month = session.cash, month
        self.tin = TinCount(sums.closing, speaker)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101  made by the dialog
        column.insertWidget(2, self.tin)
        # A difference has its own field; only who is alone writes why.
        self.reason_title.setVisible(self.alone)
        self.reason.setVisible(self.alone)
        self.setMinimumWidth(_WIDE)
        self.tin.changed.connect(self._make_room)
        self.tin.sum.entered.connect(self.tin.focusNextChild)
        next(iter(self.tin.pieces.values())).setFocus()

    def _make_room(self) -> None:
        """Grow for the field that asks why tin and book differ."""
        self.resize(self.width(), max(self.height(), self.sizeHint().height()))

    def _close(self, _reason: str, second: Second) -> CashNow:
        counted = self.tin.counted()
        if counted is None:
            raise Invalid({"counted": T("Count the tin, or write the sum.")})
        return self._cash.close_month(self._month, counted, self.tin.reason(), second)

    def _failed(self, error: ClerkError) -> None:
        super()._failed(error)
        if isinstance(error, Invalid):
            said = {key: self._speak(words) for key, words in error.problems.items()}
            self.tin.show_problems(said)
