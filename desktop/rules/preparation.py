"""The preparation before leaving: which modules are a must for whom, and which are missing.

Source: list of pre-departure training (T01 to T18), column "must for clearance"; policy. A module
that is missing is a task before the step "prepared"; nobody is refused or kept from leaving for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import Words
from desktop.rules import reference
from desktop.rules.age import reached

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

PARENT: Final = "parent"
"""The rule whose module a minor's parents have to hear, not she herself."""


@dataclass(frozen=True)
class Module:
    """One module. ``must``: the rules by which it is a must; none, it is optional.

    ``by`` says who usually gives it, where the list does; ``verified``: primary (read in the
    source), no (to be checked).
    """

    code: str
    short: Words
    title: Words
    must: tuple[str, ...]
    by: Words | None
    verified: str

    @property
    def named(self) -> Words:
        """The code and the short title: T07 Documents."""
        return Words(f"{self.code} {self.short.zh}", f"{self.code} {self.short.en}")


@dataclass(frozen=True)
class Traveller:
    """What the rules ask of somebody who prepares to leave; what is not known is empty.

    ``gone_before``: she was away already, by an earlier journey or by what she told.
    """

    on: date
    purpose: str = ""
    birth_first: date | None = None
    birth_last: date | None = None
    gone_before: bool = False
    children_under_18: int = 0


@dataclass(frozen=True)
class Must:
    """A module that is a must; ``by_parent``: for a parent or guardian of hers to hear."""

    module: Module
    by_parent: bool = False

    @property
    def code(self) -> str:
        """The module's code."""
        return self.module.code


@cache
def modules() -> tuple[Module, ...]:
    """Return all modules in their order."""
    return tuple(
        Module(
            code,
            Words(said["short"]["zh"], said["short"]["en"]),
            Words(said["zh"], said["en"]),
            tuple(said["must"]),
            Words(said["by"]["zh"], said["by"]["en"]) if "by" in said else None,
            said["verified"],
        )
        for code, said in _data()["module"].items()
    )


@cache
def module(code: str) -> Module:
    """Return a module by its code; KeyError if there is none."""
    return {each.code: each for each in modules()}[code]


@cache
def rule_words() -> Mapping[str, Words]:
    """Return for each rule the words for whom a module is a must."""
    return {code: Words(rule["zh"], rule["en"]) for code, rule in _data()["must"].items()}


def musts(who: Traveller) -> tuple[Must, ...]:
    """Return the modules that are a must for somebody, in their order."""
    return tuple(_musts(who))


def missing(
    who: Traveller, had: Iterable[str], parents_had: Iterable[str] = ()
) -> tuple[Must, ...]:
    """Return the musts that neither she nor, where it is theirs, her parents had."""
    hers, theirs = frozenset(had), frozenset(parents_had)
    return tuple(
        must for must in musts(who) if must.code not in (theirs if must.by_parent else hers)
    )


def gone_before(earlier: Iterable[str], experience: str) -> bool:
    """Whether somebody was away before: by her earlier journeys' states, or by what she told."""
    rule = _data()["must"]["first_timer"]
    told = experience.strip().rstrip("。.").lower()
    return any(state in rule["gone"] for state in earlier) or told not in rule["nothing_told"]


def _musts(who: Traveller) -> Iterator[Must]:
    rules = _data()["must"]
    for each in modules():
        for code in each.must:
            if code == PARENT:
                if who.children_under_18:
                    yield Must(each)
                if _within(who, rules[code]):
                    yield Must(each, by_parent=True)
            elif _RULES[code](who, rules[code]):
                yield Must(each)


def _within(who: Traveller, rule: Mapping[str, Any]) -> bool:
    """Whether she is, or may be, in the ages of a rule; not told of those without a birth date."""
    if who.birth_first is None or who.birth_last is None:
        return False
    old_enough = reached(who.birth_first, rule.get("least", 0), who.on)
    return old_enough and not reached(who.birth_last, rule["under"], who.on)


def _purpose(who: Traveller, rule: Mapping[str, Any]) -> bool:
    return who.purpose in rule["purposes"]


_RULES: Final[Mapping[str, Callable[[Traveller, Mapping[str, Any]], bool]]] = {
    "all": lambda _who, _rule: True,
    "under_18": _within,
    "worker": _purpose,
    "first_timer": lambda who, _rule: not who.gone_before,
    "age_16_17": lambda who, rule: _within(who, rule) and _purpose(who, rule),
}


@cache
def _data() -> Mapping[str, Any]:
    return reference.load_toml("training_modules.toml")
