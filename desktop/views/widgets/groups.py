"""The recovery code, typed in groups with dashes that set themselves."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

GROUP_SIZE: Final = 4


def in_groups(text: str, size: int = GROUP_SIZE) -> str:
    """Return a code in capitals, in groups with dashes between."""
    plain = "".join(char for char in text.upper() if char.isascii() and char.isalnum())
    return "-".join(plain[at : at + size] for at in range(0, len(plain), size))


class CodeLine(QLineEdit):
    """A line for the code; what is typed or pasted is set in groups as it grows."""

    def __init__(self, parent: QWidget | None = None, size: int = GROUP_SIZE) -> None:
        super().__init__(parent)
        self._size = size
        self.setObjectName("recovery_code")
        self.textEdited.connect(self._typed)

    def _typed(self, text: str) -> None:
        # Only at the end of the line: correcting in the middle must not throw the cursor about.
        if self.cursorPosition() == len(text):
            self.setText(in_groups(text, self._size))
