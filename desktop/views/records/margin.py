"""What is said beside the fields: what was refused, what cannot be read, what looks odd."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.i18n import T, Words
from desktop.views.reading import value_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.i18n import Sentence
    from desktop.office.cards import Advice
    from desktop.sheets.screens import Screen
    from desktop.views.language import Speaker
    from desktop.views.records.sheet import Sheet


class Margin(QObject):
    """Of a field that is being typed in nothing is said until it is left."""

    def __init__(self, speaker: Speaker, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._speak = speaker
        self._sheet = sheet
        self._advice: Advice | None = None
        self._refused: dict[str, Sentence] = {}
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101  there are windows
        app.focusChanged.connect(self._focus_moved)

    def clear(self) -> None:
        """Forget what was said."""
        self._advice, self._refused = None, {}

    def refuse(self, problems: Mapping[str, Sentence]) -> None:
        """Say why a save was refused and go to the first field that it is about."""
        self._refused = dict(problems)
        words = {key: self._speak(said) for key, said in problems.items()}
        self._sheet.show_problems(words, focus=True)

    def advise(self, advice: Advice) -> None:
        """Say what the rules say of the fields."""
        self._advice = advice
        self._show()

    def typed(self, key: str) -> None:
        """A field was changed: what was refused of it is answered."""
        self._refused.pop(key, None)

    def _show(self) -> None:
        advice = self._advice
        if advice is None:
            return
        problems = {key: self._speak(said) for key, said in advice.problems.items()}
        problems |= self._sheet.unreadable()
        here = self._here()
        standing = {key: said for key, said in problems.items() if _plain(key) != here}
        standing |= {key: self._speak(said) for key, said in self._refused.items()}
        self._sheet.show_problems(standing, focus=False)
        warnings = {key: self._speak(said) for key, said in advice.warnings.items()}
        self._sheet.show_warnings({k: said for k, said in warnings.items() if _plain(k) != here})

    def _here(self) -> str:
        now = QApplication.focusWidget()
        if now is None or not self._sheet.isAncestorOf(now):
            return ""
        return now.objectName().removeprefix("input_")

    def _focus_moved(self, before: object, now: object) -> None:
        if now is None:  # the window was left or closed, not the field
            return
        name = getattr(before, "objectName", str)()
        if name.startswith("input_"):
            self._show()


def _plain(key: str) -> str:
    """A row's key without its number: what the input of the field is called."""
    place, _dot, name = key.partition(".")
    return f"{place.partition('#')[0]}.{name}"


def other_wrote(screen: Screen, key: str, value: object) -> Sentence:
    """Return what to say beside a field into which somebody else wrote ``value`` meanwhile."""
    kind, _dot, name = _plain(key).partition(".")
    said = {
        language: value_in(screen.sheets[kind][name], value, language)
        for language in ("zh_CN", "en")
    }
    return T(
        "Somebody else wrote: {value}", value=Words(said["zh_CN"] or "（空）", said["en"] or "—")
    )
