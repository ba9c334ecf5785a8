"""Speaking on paper: the first language in full, the second one small beneath it where wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.documents.table import Words, label_words
from desktop.rules import reference
from desktop.sheets.speaking import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.i18n import Sentence, Translator
    from desktop.sheets.fields import Field


class Speaking:
    """The translators of one document."""

    def __init__(self, t: Translator, second: Translator | None = None) -> None:
        self.t = t
        self.second = second

    def __call__(self, sentence: Sentence) -> str:
        return self.t(sentence)

    def under(self, sentence: Sentence) -> str:
        """The sentence in the second language, empty where there is none."""
        return self.second(sentence) if self.second else ""

    def label(self, sentence: Sentence) -> tuple[Words, ...]:
        """The words of a label cell."""
        return label_words(self.t(sentence), self.under(sentence))

    def both(self, sentence: Sentence, size: float) -> tuple[Words, ...]:
        """A sentence in both languages, one under the other."""
        under = self.under(sentence)
        words = (Words(self.t(sentence), size),)
        return (*words, Words(under, min(size, 8.5))) if under else words

    def value(self, field: Field, value: object) -> str:
        """A kept value in words."""
        return spoken(field, value, self.t)

    def options(self, field: Field) -> list[str]:
        """The words of a field's list."""
        return [self.t(choice.words) for choice in reference.choices(field.choices or "yes_no")]

    def joined(self, parts: Iterable[str]) -> str:
        """Several answers one after another."""
        return ("；" if self.t.chinese else "; ").join(filter(None, parts))

    def bracketed(self, text: str) -> str:
        """A text in the language's own brackets."""
        if not text:
            return ""
        return f"（{text}）" if self.t.chinese else f" ({text})"

    def in_brackets(self, text: str, beside: str) -> str:
        """A text with something in brackets behind it."""
        return f"{text}{self.bracketed(beside)}" if text else ""

    def named(self, label: str, text: str) -> str:
        """An answer behind what was asked, with the language's own colon."""
        if label.endswith(("?", "？")):
            return f"{label}{text}" if self.t.chinese else f"{label} {text}"
        return f"{label}：{text}" if self.t.chinese else f"{label}: {text}"

    def office_name(self, office: Mapping[str, Any]) -> str:
        """The office's name in the first language, or both."""
        zh, en = str(office.get("name_zh") or ""), str(office.get("name_en") or "")
        if self.second and en:
            return f"{zh}  {en}"
        return zh if self.t.chinese else en or zh
