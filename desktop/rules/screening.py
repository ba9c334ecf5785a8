"""The screening of a recruiter: items S01 to S22 and the level that the answers propose.

The committee decides; the rule proposes and says why. Items, wording and limits lie in
``screening.toml``. Source: form F4 and its decision rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from desktop.i18n import Joined, T, Words
from desktop.rules import reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.i18n import Sentence

YES, NO, UNKNOWN = "yes", "no", "unknown"
INFORMAL: Final = "informal"


@dataclass(frozen=True)
class Item:
    """One question of the checklist. ``red_line``: a "no" means refusal, whatever else is good."""

    code: str
    question: Words
    help: Words
    red_line: bool
    articles: str
    basis: Words | None
    applies: tuple[str, ...]


@dataclass(frozen=True)
class Proposal:
    """What the answers propose. ``level``: APPROVED, CONDITIONAL, REFUSED, SUSPENDED, SCREENING
    (not complete) or KNOWN (an acquaintance, never approved)."""

    level: str
    reasons: tuple[Sentence, ...]
    conditions: tuple[Sentence, ...]
    open_items: tuple[Item, ...]
    passed: int
    asked: int

    @property
    def complete(self) -> bool:
        """Whether a decision can be taken: no red line is open."""
        return self.level not in ("SCREENING", "KNOWN")


@cache
def items() -> tuple[Item, ...]:
    """Return all items in the order of the form."""
    return tuple(
        Item(
            code=entry["code"],
            question=Words(entry["zh"], entry["en"]),
            help=Words(**entry["help"]),
            red_line=bool(entry.get("red_line")),
            articles=entry["articles"],
            basis=reference.article(entry["articles"]) if entry["articles"] else None,
            applies=tuple(entry.get("applies", ())),
        )
        for entry in reference.load_toml("screening.toml")["item"]
    )


def items_for(kind: str) -> tuple[Item, ...]:
    """Return the items that are asked of a kind of recruiter."""
    return tuple(item for item in items() if not item.applies or kind in item.applies)


@cache
def _rule() -> Mapping[str, int]:
    return {name: int(n) for name, n in reference.load_toml("screening.toml")["rule"].items()}


def months_valid(level: str) -> int:
    """Return for how many months a level may stand at most; 0 where it gives no leave."""
    return {
        "APPROVED": _rule()["approved_months"],
        "CONDITIONAL": _rule()["conditional_months"],
    }.get(level, 0)


def propose(kind: str, answers: Mapping[str, str], *, approved_before: bool = False) -> Proposal:
    """Return the level that the answers (by code: yes, no, unknown) propose, with its reasons."""
    asked = items_for(kind)
    if kind == INFORMAL:
        said = T("A relative or acquaintance can be known and is never approved.")
        return Proposal("KNOWN", (said,), (), (), 0, len(asked))
    said_of = {item.code: answers.get(item.code) or UNKNOWN for item in asked}
    passed = sum(said_of[item.code] == YES for item in asked)
    red = [item for item in asked if item.red_line]
    failed = [item for item in red if said_of[item.code] == NO]
    open_red = [item for item in red if said_of[item.code] == UNKNOWN]
    if failed:
        level = "SUSPENDED" if approved_before else "REFUSED"
        reasons = tuple(T("Red line not kept: {what}.", what=_named(item)) for item in failed)
        return Proposal(level, reasons, (), tuple(open_red), passed, len(asked))
    if open_red:
        said = T("Not answered yet: {what}.", what=Joined(tuple(map(_named, open_red))))
        return Proposal("SCREENING", (said,), (), tuple(open_red), passed, len(asked))
    return _without_red_lines(asked, said_of, passed)


def _without_red_lines(
    asked: tuple[Item, ...], said_of: Mapping[str, str], passed: int
) -> Proposal:
    others = [item for item in asked if not item.red_line]
    good = sum(said_of[item.code] == YES for item in others)
    missing = tuple(item for item in others if said_of[item.code] != YES)
    share = T("{n} of {all} other items are in order.", n=good, all=len(others))
    reasons: tuple[Sentence, ...] = (T("All red lines are kept."), share)
    if good * 100 >= _rule()["pass_percent"] * len(others):
        return Proposal("APPROVED", reasons, (), missing, passed, len(asked))
    conditions = tuple(_condition(item, said_of[item.code]) for item in missing)
    return Proposal("CONDITIONAL", reasons, conditions, missing, passed, len(asked))


def _condition(item: Item, answer: str) -> Sentence:
    if answer == NO:
        return T("To be put right: {what}.", what=_named(item))
    return T("To be shown: {what}.", what=_named(item))


def _named(item: Item) -> Words:
    return Words(f"{item.code} {item.question.zh}", f"{item.code} {item.question.en}")


def answered(checks: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """Return the latest answer to each item from its checks, the oldest first."""
    return {str(check["code"]): str(check["answer"] or UNKNOWN) for check in checks}
