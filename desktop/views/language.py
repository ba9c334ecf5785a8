"""The language of the window, changed without a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.i18n import LANGUAGES, Language, Translator, translator

if TYPE_CHECKING:
    from datetime import date, datetime

    from desktop.i18n import Sentence


class Speaker(QObject):
    """Speaks every sentence of the window; ``changed`` says that it speaks another language now.

    Windows that hear ``changed`` keep what was typed, build themselves anew, and put it back.
    """

    changed = Signal()

    def __init__(self, language: Language = "zh_CN", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translator = translator(language)

    @property
    def translator(self) -> Translator:
        """The translator of the language spoken now."""
        return self._translator

    @property
    def language(self) -> Language:
        """The language spoken now."""
        return self._translator.language

    @property
    def chinese(self) -> bool:
        """Whether Chinese is spoken now."""
        return self._translator.chinese

    def __call__(self, sentence: Sentence | str, **params: object) -> str:
        return self._translator(sentence, **params)

    def plural(self, one: str, many: str, n: int, **params: object) -> str:
        """Speak ``one`` or ``many`` as the number asks."""
        return self._translator.plural(one, many, n, **params)

    def day(self, value: date | None) -> str:
        """Write a date."""
        return self._translator.day(value)

    def month(self, value: date) -> str:
        """Write the month of a day."""
        return self._translator.month(value)

    def moment(self, value: datetime | None) -> str:
        """Write a date and time of day."""
        return self._translator.moment(value)

    def use(self, language: Language) -> None:
        """Speak ``language`` from now on."""
        if language != self.language:
            self._translator = translator(language)
            self.changed.emit()

    def other(self) -> Language:
        """The language that a switch would go to."""
        return LANGUAGES[0] if self.language == LANGUAGES[1] else LANGUAGES[1]
