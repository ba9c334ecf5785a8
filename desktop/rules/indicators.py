"""Screening by the ILO's operational indicators of trafficking and its eleven of forced labour.

It supports judgement and is no finding: only police, procuratorate and court decide. Items, grades
and questions lie in ``indicators.toml``. Source: ILO/European Commission, operational indicators of
trafficking in human beings (2009 revision); Palermo Protocol, Art. 3; ILO indicators of forced
labour (2012).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import T, Words
from desktop.rules import evidence, reference
from desktop.rules.evidence import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from desktop.i18n import Sentence

NONE, LABOUR_RIGHTS, EXPLOITATION, SUSPECTED = "none", "labour_rights", "exploitation", "suspected"
LEVELS: Final = (NONE, LABOUR_RIGHTS, EXPLOITATION, SUSPECTED)
"""From the least to the gravest."""
LEVEL_WORDS: Final[Mapping[str, Words]] = {
    NONE: Words("未见剥削指标", "No indicators of exploitation"),
    LABOUR_RIGHTS: Words("存在劳动权益受损的指标", "Indicators present: labour rights"),
    EXPLOITATION: Words("存在剥削指标", "Indicators present: exploitation"),
    SUSPECTED: Words(
        "存在指标，疑似贩运或强迫劳动", "Indicators present: trafficking or forced labour suspected"
    ),
}
SUPPORTS: Final = Words(
    "本结果只供判断参考，不是认定；是否构成由公安、检察、法院认定。",
    "This supports judgement and is no finding; police, procuratorate and court decide.",
)
REFER_NOW: Final = T("Tell the police and the Labour Bureau now.")
DR, CR, RV, EX, CD, VD = "DR", "CR", "RV", "EX", "CD", "VD"
YES: Final = "yes"


@dataclass(frozen=True)
class Indicator:
    """One item. ``adult`` and ``child`` are its grades: S, M, W, or - where it does not exist."""

    code: str
    dimension: str
    name: Words
    question: Words
    adult: str
    child: str

    def grade(self, *, child: bool) -> str:
        """Return the grade in one of the two lists."""
        return self.child if child else self.adult


@dataclass(frozen=True)
class ForcedLabour:
    """One of the eleven indicators. Of the ``urgent`` ones a single yes opens a case."""

    code: str
    name: Words
    question: Words
    urgent: bool


@dataclass(frozen=True)
class Answer:
    """What was answered to an item: yes, no, unknown or nothing yet; and what shows it."""

    code: str
    answer: str
    evidence: str = ""


@dataclass(frozen=True)
class Dimension:
    """What came of one dimension: the items with yes by grade, and whether that is enough."""

    code: str
    strong: int
    medium: int
    weak: int
    codes: tuple[str, ...]

    @property
    def positive(self) -> bool:
        """Whether the rule of the dimension is met."""
        return evidence.positive(self.strong, self.medium, self.weak)


@dataclass(frozen=True)
class Result:
    """What the answers come to. ``still_open``: items not known or not asked."""

    level: str
    dimensions: Mapping[str, Dimension]
    reasons: tuple[Sentence, ...]
    problems: tuple[Sentence, ...]
    still_open: int


@dataclass(frozen=True)
class ForcedResult:
    """What the eleven questions come to: none, dispute (two or more) or case (an urgent one)."""

    level: str
    codes: tuple[str, ...]
    reasons: tuple[Sentence, ...]


@cache
def _data() -> Mapping[str, Any]:
    return reference.load_toml("indicators.toml")


@cache
def dimension_words() -> Mapping[str, Words]:
    """Return the six dimensions in their order."""
    return {code: Words(**words) for code, words in _data()["dimension"].items()}


@cache
def indicators(*, child: bool) -> tuple[Indicator, ...]:
    """Return the items asked of a child (under 18) or of an adult."""
    every = (
        Indicator(
            entry["code"],
            entry["dimension"],
            Words(**entry["name"]),
            Words(**entry["question"]),
            entry["adult"],
            entry["child"],
        )
        for entry in _data()["indicator"]
    )
    return tuple(one for one in every if one.grade(child=child) != "-")


@cache
def forced_labour() -> tuple[ForcedLabour, ...]:
    """Return the eleven indicators of forced labour."""
    return tuple(
        ForcedLabour(
            entry["code"], Words(**entry["name"]), Words(**entry["question"]), entry["urgent"]
        )
        for entry in _data()["forced_labour"]
    )


def judge(answers: Iterable[Answer], *, child: bool, moved: bool = False) -> Result:
    """Return what the answers come to; one more yes never lowers the result.

    ``moved``: she was recruited, taken along, put up or received by somebody. One piece of
    evidence serves one item: the second item that names the same does not count.
    """
    told = {answer.code: answer for answer in answers}
    items = indicators(child=child)
    yes = [item for item in items if told.get(item.code, Answer("", "")).answer == YES]
    certain, shared = _by_evidence(yes, told, child=child)
    level, chosen, why = _level(certain, shared, child=child, moved=moved)
    counted = {piece.code for piece in (*certain, *chosen)}
    found = {
        code: _dimension(code, [item for item in yes if item.code in counted], child=child)
        for code in dimension_words()
    }
    still_open = sum(
        1 for item in items if told.get(item.code, Answer("", "")).answer not in (YES, "no")
    )
    problems = tuple(_served_twice(chosen, shared))
    return Result(level, found, (*_positives(found), *why), problems, still_open)


def _by_evidence(
    yes: Iterable[Indicator], told: Mapping[str, Answer], *, child: bool
) -> tuple[list[Piece], list[list[Piece]]]:
    """Return the items with evidence of their own, and the groups that share theirs."""
    groups: dict[str, list[Piece]] = {}
    for item in yes:
        piece = Piece(item.code, item.dimension, item.grade(child=child))
        groups.setdefault(_plain(told[item.code].evidence) or f" {item.code}", []).append(piece)
    certain = [group[0] for group in groups.values() if len(group) == 1]
    return certain, [group for group in groups.values() if len(group) > 1]


def _served_twice(chosen: Iterable[Piece], shared: Iterable[Iterable[Piece]]) -> Iterator[Sentence]:
    for kept, group in zip(chosen, shared, strict=True):
        for piece in group:
            if piece.code != kept.code:
                yield T(
                    "{b} names the same evidence as {a}: it does not count.",
                    a=kept.code,
                    b=piece.code,
                )


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def _dimension(code: str, counted: Iterable[Indicator], *, child: bool) -> Dimension:
    mine = [item for item in counted if item.dimension == code]
    grades = [item.grade(child=child) for item in mine]
    return Dimension(
        code,
        grades.count("S"),
        grades.count("M"),
        grades.count("W"),
        tuple(item.code for item in mine),
    )


def _positives(found: Mapping[str, Dimension]) -> Iterator[Sentence]:
    words = dimension_words()
    for code, one in found.items():
        if one.codes:
            yield T(
                "{dimension}: {strong} strong, {medium} medium, {weak} weak: {result}.",
                dimension=words[code],
                strong=one.strong,
                medium=one.medium,
                weak=one.weak,
                result=T("positive") if one.positive else T("not enough"),
            )


def _level(
    certain: list[Piece], shared: list[list[Piece]], *, child: bool, moved: bool
) -> tuple[str, tuple[Piece, ...], tuple[Sentence, ...]]:
    """Return the gravest level that the answers bear, the items that carry it, and why."""
    for wanted, level, why in _grounds(child=child, moved=moved):
        chosen = evidence.choose(certain, shared, wanted)
        if chosen is not None:
            return level, chosen, why
    about_work = any(piece.dimension == EX for piece in (*certain, *chain(*shared)))
    chosen = evidence.choose(certain, shared, ()) or ()
    if about_work:
        chosen = tuple(_one_of(group, EX) for group in shared)
        said = T("There are signs about the work, not enough for exploitation.")
        return LABOUR_RIGHTS, chosen, (said,)
    if certain or shared:
        said = T("Without signs of exploitation the list says nothing; judge what was told.")
        return NONE, chosen, (said,)
    return NONE, chosen, ()


def _grounds(
    *, child: bool, moved: bool
) -> Iterator[tuple[tuple[str, ...], str, tuple[Sentence, ...]]]:
    """Yield what must be positive for a level, the gravest first (Palermo Protocol, Art. 3)."""
    if child:
        why = T(
            "Under 18: being moved by somebody, with exploitation, is enough; "
            "means need not be shown."
        )
        for wanted in ((EX,),) if moved else ((EX, DR), (EX, CR), (EX, RV)):
            yield wanted, SUSPECTED, (why, REFER_NOW)
    why = T("Means at the recruitment, exploitation and coercion at the destination come together.")
    for means in (DR, CR, RV):
        yield (EX, CD, means), SUSPECTED, (why, REFER_NOW)
    # Abuse of vulnerability stands for the means: at the destination for coercion there.
    why = T("Means at the recruitment, exploitation and abuse of vulnerability come together.")
    for means in (DR, CR):
        yield (EX, VD, means), SUSPECTED, (why, REFER_NOW)
    yield (EX, DR), EXPLOITATION, (T("Deception and exploitation come together."),)
    yield (EX,), EXPLOITATION, (T("Exploitation: a case of labour rights at least."),)


def _one_of(group: list[Piece], dimension: str) -> Piece:
    return next((piece for piece in group if piece.dimension == dimension), group[0])


def judge_forced_labour(answers: Iterable[Answer]) -> ForcedResult:
    """Return what the eleven questions come to."""
    yes = {answer.code for answer in answers if answer.answer == YES}
    found = [one for one in forced_labour() if one.code in yes]
    urgent = [one for one in found if one.urgent]
    codes = tuple(one.code for one in found)
    if urgent:
        reasons = tuple(T("{name}: open a case now.", name=one.name) for one in urgent)
        return ForcedResult("case", codes, reasons)
    if len(found) >= 2:
        names = tuple(T("{name}.", name=one.name) for one in found)
        return ForcedResult("dispute", codes, (*names, T("Two or more: open a dispute or a case.")))
    return ForcedResult(NONE, codes, ())
