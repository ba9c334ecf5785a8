"""How urgent a case is, with the reasons, and whether the law calls for a report.

The lists lie in ``cases.toml``. Source: risk levels of the channel (§4.5); mandatory report: Law on
the Protection of Minors, Art. 11(2); trafficking of women: Law on Women's Rights, Art. 22.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import T
from desktop.rules import reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.i18n import Sentence, Text

HIGH, MEDIUM, LOW = "high", "medium", "low"
SHORT: Final = {HIGH: T("High"), MEDIUM: T("Medium"), LOW: T("Low")}
_ORDER: Final = {LOW: 0, MEDIUM: 1, HIGH: 2}


@dataclass(frozen=True)
class Harmed:
    """Somebody who is harmed or in danger. ``age`` is None where it is not known."""

    age: int | None = None
    sex: str = ""
    alone: bool = False  # nobody takes care of her

    @property
    def minor(self) -> bool:
        """Whether she is known to be under 18."""
        return self.age is not None and self.age < 18


@dataclass(frozen=True)
class RiskFacts:
    """What the intake says. ``minor``, ``under_14``: as answered, where no age is known."""

    concerns: frozenset[str] = frozenset()
    triggers: frozenset[str] = frozenset()
    harmed: tuple[Harmed, ...] = ()
    danger_now: bool = False
    under_14: bool = False
    missing: bool = False
    threatened: bool = False
    access: bool = False  # the alleged person can still reach her

    @property
    def minor(self) -> bool:
        """Whether somebody under 18 is concerned: by age, as answered, or by the concern itself."""
        said = self.concerns & set(_table("risk")["only_minor"])
        return bool(self.under_14 or said or any(one.minor for one in self.harmed))

    @property
    def child_alone(self) -> bool:
        """Whether a child under 14 has nobody with her, as noted of her or as a concern."""
        under = int(_table("risk")["alone_under"])
        small = [one for one in self.harmed if one.age is not None and one.age < under]
        unaccompanied = "unaccompanied" in self.concerns and (self.under_14 or bool(small))
        return unaccompanied or any(one.alone for one in small)

    @property
    def within_reach(self) -> bool:
        """Whether somebody who threatens her can still reach her."""
        return self.threatened and self.access and bool(self.concerns)


@dataclass(frozen=True)
class Proposal:
    """The level proposed, and why."""

    level: str
    reasons: tuple[Sentence, ...]


@cache
def _table(name: str) -> Mapping[str, Any]:
    table: Mapping[str, Any] = reference.load_toml("cases.toml")[name]
    return table


def higher(one: str, other: str) -> str:
    """Return the graver of two levels; an empty one is below all."""
    return max(one, other, key=lambda level: _ORDER.get(level, -1))


def lower(one: str, than: str) -> bool:
    """Whether a level is below another."""
    return _ORDER.get(one, -1) < _ORDER.get(than, -1)


def propose(facts: RiskFacts) -> Proposal:
    """Return the level that follows from the intake; one more alarming fact never lowers it."""
    for level, reasons in ((HIGH, tuple(_high(facts))), (MEDIUM, tuple(_medium(facts)))):
        if reasons:
            return Proposal(level, reasons)
    if facts.concerns:
        return Proposal(LOW, (T("A right is at stake; no sign of danger was noted."),))
    return Proposal(LOW, (T("No concern is ticked yet."),))


def _named(concerns: frozenset[str], listed: str) -> Iterator[Sentence]:
    words = reference.words("case_concern")
    for code in _table("risk")[listed]:
        if code in concerns:
            yield words[code]


def _high(facts: RiskFacts) -> Iterator[Sentence]:
    if facts.danger_now:
        yield T("Somebody is in danger now.")
    if facts.triggers:
        yield T("A sign that must be reported by law is ticked.")
    for concern in _named(facts.concerns, "high"):
        yield T("{concern}: high risk by itself.", concern=concern)
    if facts.minor:
        for concern in _named(facts.concerns, "high_minor"):
            yield T("{concern} of somebody under 18.", concern=concern)
        if facts.missing and "missing" not in facts.concerns:
            yield T("Somebody under 18 is missing.")
    if facts.child_alone:
        yield T("A child under 14 is alone.")
    if facts.within_reach:
        yield T("She is threatened by somebody who can reach her.")


def _medium(facts: RiskFacts) -> Iterator[Sentence]:
    for concern in _named(facts.concerns, "medium"):
        yield T("{concern}: harm is likely if nothing is done.", concern=concern)
    if facts.minor:
        for concern in _named(facts.concerns, "medium_minor"):
            yield T("{concern} of somebody under 18.", concern=concern)
    if facts.threatened:
        yield T("She is threatened.")
    if facts.missing:
        yield T("Nobody knows where she is.")
    if facts.access and facts.minor:
        yield T("The person who is said to have done it can reach a minor.")


@dataclass(frozen=True)
class Report:
    """Whether a report is called for by law, why, and by which article."""

    called_for: bool
    reasons: tuple[Sentence, ...] = ()
    articles: str = ""


def report(facts: RiskFacts) -> Report:
    """Return whether the case must be reported at once, and by which law.

    A minor who is at high risk is always reported: Art. 11(2) names harm, suspected harm and any
    other danger.
    """
    reasons: list[Sentence] = []
    articles: list[str] = []
    rule, words = _table("report"), reference.words("report_trigger")
    if facts.triggers:
        articles.append(rule["of_minor_articles"])
        reasons += [words[code] for code in words if code in facts.triggers]
    concerns = reference.words("case_concern")
    if facts.minor:
        named = [concerns[code] for code in rule["of_minor"] if code in facts.concerns]
        found = [T("{concern} of somebody under 18.", concern=concern) for concern in named]
        found += _other_danger(facts)
        if found:
            reasons += found
            articles.append(rule["of_minor_articles"])
    women = any(one.sex == "female" for one in facts.harmed)
    if women and facts.concerns & set(rule["of_woman"]):
        reasons.append(T("Trafficking of a woman is suspected."))
        articles.append(rule["of_woman_articles"])
    return Report(bool(reasons), tuple(reasons), "; ".join(dict.fromkeys(articles)))


def _other_danger(facts: RiskFacts) -> Iterator[Text]:
    """Yield the danger in which a minor is, whatever is ticked."""
    if facts.missing and "missing" not in facts.concerns:
        yield T("Somebody under 18 is missing.")
    if facts.danger_now:
        yield T("Somebody is in danger now.")
    if facts.child_alone:
        yield T("A child under 14 is alone.")
    if facts.within_reach:
        yield T("She is threatened by somebody who can reach her.")
