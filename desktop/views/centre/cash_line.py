"""Above the cash book: what is in the tin, what this month brought, the month that waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.rules.cash_book import written
from desktop.views.centre.paper_button import PaperButton
from desktop.views.icons import icon
from desktop.views.theme import GAP, HELP_PT, STEP, Tone
from desktop.views.widgets.labels import Label

if TYPE_CHECKING:
    from desktop.office.cash_reading import CashNow
    from desktop.views.language import Speaker


class CashLine(QWidget):
    """``close_asked``: the month that waits is to be closed; ``print_asked``: a paper's kind."""

    close_asked = Signal()
    print_asked = Signal(str)

    def __init__(self, speaker: Speaker, *, may_close: bool) -> None:
        super().__init__()
        self.setObjectName("cash_line")
        self._speak, self._may_close = speaker, may_close
        self.now: CashNow | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        self.balance = Label(bold=True, name="cash_balance")
        self.month = Label(tone=Tone.MUTED, points=HELP_PT, name="cash_month")
        column.addWidget(self.balance)
        column.addWidget(self.month)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.close_button = QPushButton(icon("lock", self), "", self)
        self.close_button.setObjectName("cash_close_month")
        self.close_button.clicked.connect(lambda _on=False: self.close_asked.emit())
        self.close_button.hide()
        row.addWidget(self.close_button)
        self.print_button = PaperButton(
            speaker("Book on paper"), ("cash_month", "cash_year"), speaker, self
        )
        self.print_button.setObjectName("cash_print_book")
        self.print_button.asked.connect(self.print_asked)
        row.addWidget(self.print_button)
        row.addStretch(1)
        column.addLayout(row)

    def show_now(self, now: CashNow) -> None:
        """Show how the book stands."""
        self.now = now
        speak = self._speak
        self.balance.setText(speak("In the tin: {sum} yuan", sum=written(now.balance)))
        self.balance.set_tone(Tone.WAIT if now.balance < 0 else Tone.TEXT)
        told = [
            speak(
                "This month {taken} came in, {paid} went out",
                taken=written(now.month.taken_in),
                paid=written(now.month.paid_out),
            )
        ]
        if now.closed_until is not None:
            told.append(speak("closed until {day}", day=now.closed_until))
        self.month.setText(" · ".join(told))
        waits = now.to_close
        if waits is not None:
            words = speak("Close {month}/{year}…", month=waits.month, year=waits.year)
            self.close_button.setText(words)
        self.close_button.setVisible(waits is not None and self._may_close)
