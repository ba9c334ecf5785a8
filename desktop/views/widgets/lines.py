"""Fields in which one types: lines, long text, numbers, money, telephone and paper numbers."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.errors import ClerkError
from desktop.i18n import T
from desktop.rules import clock_times, durations
from desktop.views.theme import GAP, STEP
from desktop.views.widgets.editors import Editor
from desktop.views.widgets.offers import Offers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.i18n import Sentence

# Full-width digits and signs come out of Chinese input methods all the time.
_NARROW: Final = str.maketrans(
    "０１２３４５６７８９．，－＋（）　",
    "0123456789.,-+() ",
)


def narrow(text: str) -> str:
    """Return ``text`` with full-width digits and signs made ordinary, without spaces round it."""
    return text.translate(_NARROW).strip()


class LineEditor(Editor):
    """One line of text. What is typed is never reformatted while an input method composes."""

    def build(self) -> QWidget:
        self.line = QLineEdit(self)
        self.line.textChanged.connect(lambda _text: self.touched())
        return self.line

    def value(self) -> object:
        return self.line.text().strip() or None

    def fill(self, value: object) -> None:
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)

    def raw(self) -> object:
        return self.line.text()

    def restore_raw(self, raw: object) -> None:
        self._filling = True
        self.line.setText(str(raw or ""))
        self._filling = False

    def fill_quietly(self, value: object) -> None:
        """Write the value the short way once the keyboard has left, which is no change of it."""
        self._filling = True
        self.fill(value)
        self._filling = False

    def set_read_only(self, *, read_only: bool) -> None:
        self.line.setReadOnly(read_only)

    def suggest(self, words: Callable[[], Sequence[str]]) -> None:
        """Offer ``words`` while typing (by pinyin too); anything else may be typed as well."""
        offers = Offers(self.line, lambda: [(each, each) for each in words()])
        offers.taken.connect(lambda _code, chosen: self.line.setText(chosen))
        self.line.textEdited.connect(lambda text: offers.offer_for(text) if text else None)


class IdNumberEditor(LineEditor):
    """The number of an identity paper, kept in capitals and without spaces."""

    def value(self) -> object:
        return re.sub(r"\s+", "", narrow(self.line.text())).upper() or None


class PhoneEditor(LineEditor):
    """A telephone number, kept as digits with perhaps a leading plus."""

    def value(self) -> object:
        text = narrow(self.line.text())
        digits = re.sub(r"[\s\-()]+", "", text)
        return digits or None


class NumberEditor(LineEditor):
    """A whole number, not below nought."""

    def value(self) -> object:
        text = narrow(self.line.text())
        return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None

    def problem_of_input(self) -> str:
        if self.line.text().strip() and self.value() is None:
            return self.speaker("Please type a whole number in digits.")
        return ""


class MoneyEditor(LineEditor):
    """An amount typed in yuan and kept in fen."""

    def value(self) -> object:
        text = re.sub(r"[,\s¥￥元]", "", narrow(self.line.text()))
        try:
            fen = Decimal(text) * 100
        except InvalidOperation:
            return None
        whole = fen.is_finite() and fen >= 0 and fen == fen.to_integral_value()
        return int(fen) if whole and fen < 10**12 else None

    def fill(self, value: object) -> None:
        if isinstance(value, int):
            yuan, fen = divmod(value, 100)
            self.line.setText(f"{yuan}.{fen:02}" if fen else str(yuan))
        else:
            self.line.clear()

    def problem_of_input(self) -> str:
        if self.line.text().strip() and self.value() is None:
            return self.speaker("Please type the amount in yuan, for example 2600 or 2600.50.")
        return ""


class _ReadEditor(LineEditor):
    """A number typed in any of several ways and written in one when the field is left."""

    hint: Sentence
    read: Callable[[str], int | None]
    write: Callable[[int], str]

    def build(self) -> QWidget:
        widget = super().build()
        self.line.setPlaceholderText(self.speaker(self.hint))
        return widget

    def value(self) -> object:
        try:
            return type(self).read(self.line.text())
        except ClerkError:
            return None

    def fill(self, value: object) -> None:
        self.line.setText(type(self).write(value) if isinstance(value, int) else "")

    def left(self) -> None:
        read = self.value()
        if isinstance(read, int) and self.line.text() != type(self).write(read):
            self.fill_quietly(read)
        super().left()

    def problem_of_input(self) -> str:
        try:
            type(self).read(self.line.text())
        except ClerkError as error:
            return self.speaker(error.sentence)
        return ""


class HoursEditor(_ReadEditor):
    """A length of working time, kept in minutes; 8, 8.5, 8:30 and 8个半小时 are understood."""

    hint = T("hours: 8, 8.5 or 8:30")
    read = staticmethod(durations.read_hours)
    write = staticmethod(durations.typed)


class TimeEditor(_ReadEditor):
    """A time of the day, kept in minutes since midnight; 14:30, 1430, 下午2点半."""

    hint = T("14:30")
    read = staticmethod(clock_times.read_time)
    write = staticmethod(clock_times.written)


class _Growing(QPlainTextEdit):
    """A text that grows with its lines up to eight of them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(STEP)
        self.textChanged.connect(self._grow)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._grow()

    def _grow(self) -> None:
        lines = min(max(int(self.document().size().height()), 2), 8)
        height = lines * self.fontMetrics().lineSpacing() + 2 * STEP + 2 * self.frameWidth()
        if height != self.height():
            self.setFixedHeight(height + STEP // 2)


class LongTextEditor(Editor):
    """Several lines of text; Enter begins a new line, Tab goes on."""

    def build(self) -> QWidget:
        self.wide = True
        self.text = _Growing(self)
        self.text.textChanged.connect(self.touched)
        return self.text

    def value(self) -> object:
        return self.text.toPlainText().strip() or None

    def fill(self, value: object) -> None:
        self.text.setPlainText("" if value is None else str(value))

    def raw(self) -> object:
        return self.text.toPlainText()

    def enter_leaves(self) -> bool:
        return False

    def set_read_only(self, *, read_only: bool) -> None:
        self.text.setReadOnly(read_only)


class TickEditor(Editor):
    """A box to tick."""

    def build(self) -> QWidget:
        self.box = QCheckBox(self.speaker("Yes"), self)
        self.box.toggled.connect(lambda _on: self.touched())
        self.box.setMinimumHeight(GAP * 3)
        return self.box

    def value(self) -> object:
        return self.box.isChecked()

    def fill(self, value: object) -> None:
        self.box.setChecked(bool(value))
