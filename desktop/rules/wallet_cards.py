"""The words of the wallet card (F26), a file for each language in ``reference/wallet_card``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from desktop import paths
from desktop.errors import ClerkError
from desktop.i18n import T, Text, Words
from desktop.rules import reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

CHINESE: Final = "zh_CN"
US: Final = "us"
"""In place of a hotline's number: it is the office itself that is called."""
WITH: Final = "+"
"""Between the codes of the two languages of a card."""
_FOLDER: Final = "wallet_card"
_WORDS: Final = ("title", "us", "there", "rules_title", "when_title")


@dataclass(frozen=True)
class Situation:
    """Something that may happen, and whom to call then: a hotline's number or :data:`US`."""

    words: str
    call: str


@dataclass(frozen=True)
class CardWords:
    """The card in one language. ``leading``: the height of a line in sizes of type."""

    code: str
    name: str
    font: str
    bold: str
    shaped: bool
    leading: float
    reviewed: bool
    words: Mapping[str, str]
    rules: tuple[str, ...]
    emergency: tuple[Situation, ...]
    when: tuple[Situation, ...]


def languages() -> Mapping[str, CardWords]:
    """Return the languages that there are, Chinese first.

    Raises :class:`ClerkError` naming a file that cannot be used, so that whoever wrote it can mend
    it.
    """
    files = sorted(paths.reference(_FOLDER).glob("*.toml"))
    found = {words.code: words for words in map(_read, files)}
    chinese = found.pop(CHINESE)
    for words in found.values():
        _beside(chinese, words)
    return {CHINESE: chinese, **found}


def offered() -> tuple[tuple[str, Words], ...]:
    """Return the languages of a card to choose from: Chinese and one more, or Chinese alone."""
    chinese, *others = languages().values()
    both = [
        (
            f"{chinese.code}{WITH}{words.code}",
            Words(f"{chinese.name}、{words.name}", f"{chinese.name} + {words.name}"),
        )
        for words in others
    ]
    return (*both, (chinese.code, Words(chinese.name, chinese.name)))


def carried() -> frozenset[str]:
    """Return the numbers that may stand on the card (``hotlines.toml``)."""
    return frozenset(line.number for line in reference.hotlines() if line.may_be_carried)


def _read(file: Path) -> CardWords:
    try:
        return _words(reference.load_toml(file.name, file))
    except (KeyError, TypeError, ValueError) as error:
        # tomllib's own error is a ValueError that says line and column.
        wrong = str(error) if isinstance(error, tomllib.TOMLDecodeError) else repr(error)
        raise ClerkError(_unusable(file.name, wrong)) from error


def _words(told: Mapping[str, Any]) -> CardWords:
    return CardWords(
        code=told["code"],
        name=told["name"],
        font=told["font"],
        bold=told["bold"],
        shaped=bool(told["shaped"]),
        leading=float(told["leading"]),
        reviewed=told["reviewed"] == "yes",
        words={key: told[key] for key in _WORDS},
        rules=tuple(told["rules"]),
        emergency=_situations(told["emergency"]),
        when=_situations(told["when"]),
    )


def _situations(told: Iterable[Mapping[str, str]]) -> tuple[Situation, ...]:
    return tuple(Situation(line["words"], line["call"]) for line in told)


def _beside(chinese: CardWords, words: CardWords) -> None:
    """Raise unless each sentence stands beside its Chinese one."""
    if len(words.rules) != len(chinese.rules):
        raise ClerkError(_unusable(f"{words.code}.toml", "rules"))
    for part, here, there in (
        ("emergency", words.emergency, chinese.emergency),
        ("when", words.when, chinese.when),
    ):
        if [line.call for line in here] != [line.call for line in there]:
            raise ClerkError(_unusable(f"{words.code}.toml", part))


def _unusable(name: str, wrong: str) -> Text:
    return T("The wallet card's file {name} cannot be used: {wrong}.", name=name, wrong=wrong)
