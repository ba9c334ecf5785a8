"""Questionnaires of the village survey: what is asked of whom, and what a typed answer means.

A questionnaire is a file of ``resources/reference/surveys``; a new one needs no programmer. Answers
are kept by the code of the question: a choice as its code, several as a list of codes, a number as
a number, yes/no as ``yes``, ``no`` or ``unknown``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from desktop import paths
from desktop.errors import ClerkError
from desktop.i18n import T, Words
from desktop.rules import reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.i18n import Sentence

HOUSEHOLD, MEMBER = "household", "member"
CHOICE, CHOICES, YES_NO, NUMBER, TEXT = "choice", "choices", "yes_no", "number", "text"
PLANNED, RUNNING, CLOSED = "PLANNED", "RUNNING", "CLOSED"
LONGEST_TEXT: Final = 200
Answer = str | int | list[str]
Answers = dict[str, Answer]


@dataclass(frozen=True)
class Option:
    """One of a question's answers; its digit is its place in the list."""

    code: str
    words: Words


@dataclass(frozen=True)
class Question:
    """One question. ``of``: household or member; ages are full years, both included."""

    code: str
    of: str
    kind: str
    words: Words
    short: Words
    help: Words | None = None
    options: tuple[Option, ...] = ()
    from_age: int | None = None
    to_age: int | None = None
    only_if: tuple[str, frozenset[str]] | None = None
    least: int | None = None
    most: int | None = None

    @property
    def counted(self) -> bool:
        """Whether answers fall into groups that can be counted (words written freely do not)."""
        return bool(self.options)

    def asked_of(self, age: int | None, answers: Mapping[str, Answer]) -> bool:
        """Whether the question is asked, by age and by what was answered before.

        Who does not tell an age is asked everything.
        """
        if age is not None and self.from_age is not None and age < self.from_age:
            return False
        if age is not None and self.to_age is not None and age > self.to_age:
            return False
        if self.only_if is None:
            return True
        earlier, codes = self.only_if
        return not codes.isdisjoint(codes_of(answers.get(earlier)))

    def read(self, typed: str) -> Answer | None:
        """Return what was typed as it is kept; None for nothing.

        Digits choose from the list; letters may be used for yes and no. Raises
        :class:`ClerkError` for what is no answer.
        """
        typed = typed.translate(_HALF_WIDTH).strip()
        if not typed:
            return None
        if self.kind == TEXT:
            return _text(typed)
        if self.kind == NUMBER:
            return self._number(typed)
        codes = [self._option(sign) for sign in typed if sign not in " ,，、"]
        if self.kind == CHOICES:
            return self._several(list(dict.fromkeys(codes)))
        if len(codes) != 1:
            raise ClerkError(T("Choose one: 1 to {n}.", n=len(self.options)))
        return codes[0]

    def typed(self, answer: Answer | None) -> str:
        """Return a kept answer as it would be typed."""
        if answer is None:
            return ""
        if not self.options:
            return str(answer)
        places = {option.code: str(at) for at, option in enumerate(self.options, start=1)}
        return "".join(places[code] for code in codes_of(answer) if code in places)

    def spoken(self, answer: Answer | None) -> tuple[Sentence | str, ...]:
        """Return a kept answer in words."""
        if answer is None:
            return ()
        if not self.options:
            return (str(answer),)
        words = {option.code: option.words for option in self.options}
        return tuple(words[code] for code in codes_of(answer) if code in words)

    def _option(self, sign: str) -> str:
        if self.kind == YES_NO and sign.lower() in _LETTERS:
            return _LETTERS[sign.lower()]
        if sign.isdecimal() and 0 < int(sign) <= len(self.options):
            return self.options[int(sign) - 1].code
        raise ClerkError(T("There is no answer {sign}: 1 to {n}.", sign=sign, n=len(self.options)))

    def _several(self, codes: list[str]) -> list[str]:
        if self.most is not None and len(codes) > self.most:
            raise ClerkError(T("At most {n} answers.", n=self.most))
        return codes

    def _number(self, typed: str) -> int:
        if not typed.isdecimal():
            raise ClerkError(T("Write a number."))
        number = int(typed)
        if (self.least is not None and number < self.least) or (
            self.most is not None and number > self.most
        ):
            raise ClerkError(
                T("Between {least} and {most}.", least=self.least or 0, most=self.most or "…")
            )
        return number


@dataclass(frozen=True)
class Questionnaire:
    """All questions of a round, and how its results are told."""

    key: str
    version: int
    title: Words
    voluntary: Words
    questions: tuple[Question, ...]
    age_bands: tuple[tuple[int, int | None], ...]
    least: int

    def of(self, whom: str) -> tuple[Question, ...]:
        """Return the questions asked of households, or of members."""
        return tuple(question for question in self.questions if question.of == whom)

    def __getitem__(self, code: str) -> Question:
        return next(question for question in self.questions if question.code == code)

    def band(self, age: int | None) -> str:
        """Return the code of the age band (``14-15``, ``60+``); empty where no age is known."""
        if age is None:
            return ""
        for first, last in self.age_bands:
            if age >= first and (last is None or age <= last):
                return f"{first}+" if last is None else f"{first}-{last}"
        return ""

    @property
    def bands(self) -> tuple[str, ...]:
        """The codes of all age bands, young to old."""
        return tuple(
            f"{first}+" if last is None else f"{first}-{last}" for first, last in self.age_bands
        )


@cache
def load(key: str) -> Questionnaire:
    """Return a questionnaire; :class:`ClerkError` where this PC has none of this name."""
    found = next(
        (read for read in map(_file, _files()) if read["key"] == key),
        None,
    )
    if found is None:
        raise ClerkError(T("This PC does not have the questionnaire {key}.", key=key))
    return parse(found)


def parse(read: Mapping[str, Any]) -> Questionnaire:
    """Return a questionnaire from what its file says."""
    results = read["results"]
    return Questionnaire(
        str(read["key"]),
        int(read["version"]),
        Words(read["zh"], read["en"]),
        Words(**read["voluntary"]),
        tuple(_question(each) for each in read["question"]),
        tuple((band[0], band[1] if len(band) > 1 else None) for band in results["age_bands"]),
        int(results["least"]),
    )


def codes_of(answer: Answer | None) -> tuple[str, ...]:
    """Return the codes of an answer: none, one or several."""
    if answer is None:
        return ()
    return tuple(answer) if isinstance(answer, list) else (str(answer),)


def kept(
    questions: tuple[Question, ...], age: int | None, answers: Mapping[str, Answer]
) -> Answers:
    """Return the answers to what is asked still: who never left went nowhere."""
    found: Answers = {}
    for question in questions:
        answer = answers.get(question.code)
        if answer is not None and question.asked_of(age, found):
            found[question.code] = answer
    return found


def _files() -> Iterator[str]:
    return (file.name for file in sorted(paths.reference("surveys").glob("*.toml")))


def _file(name: str) -> Mapping[str, Any]:
    return reference.load_toml(name, paths.reference("surveys") / name)


def _question(read: Mapping[str, Any]) -> Question:
    options = tuple(
        Option(each["code"], Words(each["zh"], each["en"])) for each in read.get("options", ())
    )
    if read["kind"] == YES_NO:
        options = tuple(Option(each.code, each.words) for each in reference.choices("yes_no"))
    if read["kind"] in (CHOICE, CHOICES) and not 0 < len(options) <= 9:
        raise ValueError(f"{read['code']}: one to nine answers, chosen by a digit")
    rule = read.get("only_if")
    return Question(
        code=read["code"],
        of=read["of"],
        kind=read["kind"],
        words=Words(read["zh"], read["en"]),
        short=Words(**read.get("short", {"zh": read["zh"], "en": read["en"]})),
        help=Words(**read["help"]) if "help" in read else None,
        options=options,
        from_age=read.get("from_age"),
        to_age=read.get("to_age"),
        only_if=(rule["question"], frozenset(rule["is"])) if rule else None,
        least=read.get("least"),
        most=read.get("most"),
    )


def _text(typed: str) -> str:
    if len(typed) > LONGEST_TEXT:
        raise ClerkError(T("At most {n} characters.", n=LONGEST_TEXT))
    return typed


_LETTERS: Final = {"y": "yes", "n": "no", "是": "yes", "否": "no"}
_HALF_WIDTH: Final = {full: full - 0xFEE0 for full in range(0xFF10, 0xFF1A)}
