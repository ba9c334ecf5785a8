"""Sentences that are chosen in one place and spoken in another language elsewhere.

Rules, use cases and sheets make sentences (:class:`Text`, :class:`Words`); windows and paper
speak them through a :class:`Translator`, each in its own language. Only the standard library's
gettext is used, so that paper may differ from the screen and nothing here needs Qt.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

from desktop import paths

if TYPE_CHECKING:
    from collections.abc import Mapping

Language = Literal["zh_CN", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh_CN", "en")
DOMAIN: Final = "safe_channel"


@dataclass(frozen=True)
class Text:
    """A sentence of the catalogue: its English wording and the values that go into it.

    A value may itself be a sentence; dates are written the way the language writes them.
    """

    msgid: str
    params: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.msgid

    def __hash__(self) -> int:
        return hash((self.msgid, tuple(sorted((k, str(v)) for k, v in self.params.items()))))


@dataclass(frozen=True)
class Words:
    """A sentence that lives in reference data in both languages (a law's name, a list's entry)."""

    zh: str
    en: str
    params: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.en

    def __hash__(self) -> int:
        return hash((self.zh, self.en))


@dataclass(frozen=True)
class Joined:
    """Several sentences spoken one after another with the language's own separator."""

    parts: tuple[Sentence, ...]

    def __str__(self) -> str:
        return "; ".join(map(str, self.parts))


Sentence = Text | Words | Joined


def T(msgid: str, **params: object) -> Text:  # noqa: N802  a marker that the extractor looks for
    """Mark ``msgid`` for the catalogue without translating it yet."""
    return Text(msgid, params)


def packed(sentence: Sentence) -> dict[str, object]:
    """Return a sentence as JSON can keep it; :func:`unpacked` brings it back."""
    if isinstance(sentence, Joined):
        return {"parts": [packed(part) for part in sentence.parts]}
    params = {key: _packed_value(value) for key, value in sentence.params.items()}
    if isinstance(sentence, Words):
        return {"zh": sentence.zh, "en": sentence.en, "params": params}
    return {"text": sentence.msgid, "params": params}


def unpacked(kept: Mapping[str, Any]) -> Sentence:
    """Return a sentence that was kept by :func:`packed`."""
    if "parts" in kept:
        return Joined(tuple(map(unpacked, kept["parts"])))
    params = {key: _unpacked_value(value) for key, value in kept["params"].items()}
    if "text" in kept:
        return Text(kept["text"], params)
    return Words(kept["zh"], kept["en"], params)


def _packed_value(value: object) -> object:
    if isinstance(value, Text | Words | Joined):
        return {"said": packed(value)}
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return value


def _unpacked_value(value: object) -> object:
    if not isinstance(value, dict):
        return value
    if "said" in value:
        return unpacked(value["said"])
    if "moment" in value:
        return datetime.fromisoformat(value["moment"])
    return date.fromisoformat(value["day"])


class Translator:
    """Speaks sentences in one language.

    Call it with a sentence or with the English wording itself: ``t(T("…"))`` or ``t("…", n=3)``.
    """

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._catalogue = _catalogue(language)

    @property
    def chinese(self) -> bool:
        """Whether this translator speaks Chinese."""
        return self.language == "zh_CN"

    def __call__(self, sentence: Sentence | str, **params: object) -> str:
        if isinstance(sentence, str):
            return self._fill(self._catalogue.gettext(sentence) if sentence else "", params)
        if isinstance(sentence, Text):
            return self._fill(
                self._catalogue.gettext(sentence.msgid), {**sentence.params, **params}
            )
        if isinstance(sentence, Joined):
            said = [self(part) for part in sentence.parts]
            # A full stop in the middle gives way to the separator.
            said[:-1] = [words.rstrip("。.") for words in said[:-1]]
            return ("；" if self.chinese else "; ").join(said)
        words = sentence.zh if self.chinese else sentence.en
        return self._fill(words or sentence.zh, {**sentence.params, **params})

    def plural(self, one: str, many: str, n: int, **params: object) -> str:
        """Speak ``one`` or ``many`` as ``n`` asks; ``{n}`` in the wording is the number."""
        return self._fill(self._catalogue.ngettext(one, many, n), {"n": n, **params})

    def day(self, value: date | None) -> str:
        """Write a date: 2026年11月23日, or 23 Nov 2026."""
        if value is None:
            return ""
        if self.chinese:
            return f"{value.year}年{value.month}月{value.day}日"
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"

    def month(self, value: date) -> str:
        """Write the month of a day: 2026年11月, or Nov 2026."""
        if self.chinese:
            return f"{value.year}年{value.month}月"
        return f"{_MONTHS[value.month - 1]} {value.year}"

    def moment(self, value: datetime | None) -> str:
        """Write a local date and time of day; an aware value is first brought to local time."""
        if value is None:
            return ""
        local = value.astimezone() if value.tzinfo else value
        return f"{self.day(local.date())} {local:%H:%M}"

    def _fill(self, words: str, params: Mapping[str, object]) -> str:
        if not params:
            return words
        return words.format(**{key: self._spoken(value) for key, value in params.items()})

    def _spoken(self, value: object) -> object:
        if isinstance(value, Text | Words | Joined):
            return self(value)
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return self.day(value)
        return value


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    return gettext.translation(
        DOMAIN, localedir=paths.resources() / "locale", languages=[language], fallback=True
    )


@cache
def translator(language: Language) -> Translator:
    """Return the one translator of a language."""
    return Translator(language)
