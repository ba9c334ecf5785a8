"""What a household's members tell the office: children without school, children left behind.

Source: duties towards children out of school and left behind (§1.2, E09; UPL 22, 23, 43).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.rules import journeys
from desktop.rules.age import age
from desktop.rules.school_returns import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

AWAY: Final = frozenset(journeys.AWAY)
"""States of a journey in which somebody is not at home."""
ADULT: Final = 18
OUT_OF_SCHOOL: Final = frozenset({"never", "dropped_primary", "dropped_junior"})
_UNKNOWN: Final = frozenset({"", "unknown"})
_PARENTS: Final = {
    "child": frozenset({"self", "spouse"}),
    "grandchild": frozenset({"child", "in_law"}),
}
"""Whose absence leaves a child behind, by the child's relation to the head."""


@dataclass(frozen=True)
class Member:
    """A member as the rules see him. ``birth_last`` gives the youngest age he can have."""

    relation: str
    birth_last: date | None
    schooling: str = ""
    away: bool = False


@dataclass(frozen=True)
class Counts:
    """What is counted of a household."""

    members: int
    away: int
    children: int
    unknown_schooling: int
    out_of_school: int
    left_behind: int


def in_order(number: str) -> tuple[int, str]:
    """Return by what a household's number is put in order: 7 and 007 are the same."""
    plain = number.strip()
    return (int(plain), "") if plain.isdecimal() else (1 << 31, plain)


def counts(members: Iterable[Member], today: date) -> Counts:
    """Count a household's members."""
    everybody = tuple(members)
    children = [one for one in everybody if _under(one, ADULT, today)]
    pupils = [one for one in children if _of_school_age(one, today)]
    return Counts(
        members=len(everybody),
        away=sum(one.away for one in everybody),
        children=len(children),
        unknown_schooling=sum(one.schooling in _UNKNOWN for one in pupils),
        out_of_school=sum(one.schooling in OUT_OF_SCHOOL for one in pupils),
        left_behind=sum(left_behind(one, everybody, today) for one in children),
    )


def left_behind(child: Member, everybody: Iterable[Member], today: date) -> bool:
    """Whether a child is at home while a parent, as far as the register tells, is away."""
    if child.away or not _under(child, ADULT, today):
        return False
    parents = _PARENTS.get(child.relation, frozenset())
    return any(one.away and one.relation in parents for one in everybody)


def _under(one: Member, years: int, today: date) -> bool:
    return one.birth_last is not None and age(one.birth_last, today) < years


def _of_school_age(one: Member, today: date) -> bool:
    years = age(one.birth_last, today) if one.birth_last else None
    table = numbers("ages")
    first, end = int(table["school_from"]), int(table["compulsory_under"])
    return years is not None and first <= years < end
