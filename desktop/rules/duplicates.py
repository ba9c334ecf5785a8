"""Is it the same person? A score of likenesses, each with its reason in words.

Names do not identify people here: there are no surnames and many namesakes, so a name alone is
never enough, and nothing but an equal ID number is decisive. Saving is never blocked by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003  read by dataclass users at run time
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import T
from desktop.rules import names, reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.i18n import Sentence


@dataclass(frozen=True)
class Likeness:
    """What of a person is compared; empty where it is not known. The first name is the main one."""

    names: tuple[str, ...]
    id_number: str = ""
    birth_first: date | None = None
    birth_last: date | None = None
    sex: str = ""
    village_group: str = ""
    household: str = ""
    father: str = ""
    mother: str = ""
    phones: tuple[str, ...] = ()


@dataclass(frozen=True)
class Match:
    """How alike two people are."""

    points: int
    reasons: tuple[Sentence, ...]
    likely: bool
    decisive: bool


_SAYS: Final[dict[str, Sentence]] = {
    "id_number": T("same number of the paper"),
    "name": T("same name"),
    "name_alike": T("name sounds the same"),
    "other_name": T("one has the other's name as another name"),
    "birth_day": T("same date of birth"),
    "birth_year": T("born within a year"),
    "sex": T("same sex"),
    "village_group": T("same village group"),
    "household": T("same household"),
    "father": T("same father"),
    "mother": T("same mother"),
    "phone": T("same phone"),
}


def score(one: Likeness, other: Likeness) -> Match:
    """Compare two people; the order does not matter."""
    rules = _rules()
    points, reasons = 0, []
    for likeness in _likenesses(one, other):
        points += rules["points"][likeness]
        reasons.append(_SAYS[likeness])
    decisive = bool(one.id_number) and one.id_number == other.id_number
    points -= 0 if decisive else sum(rules["against"][d] for d in _differences(one, other))
    points = max(points, 0)
    return Match(points, tuple(reasons), decisive or points >= rules["likely"], decisive)


@cache
def _rules() -> dict[str, Any]:
    return reference.load_toml("duplicates.toml")


def _likenesses(one: Likeness, other: Likeness) -> Iterator[str]:
    if one.id_number and one.id_number == other.id_number:
        yield "id_number"
    yield from _named_alike(one, other)
    yield from _born_alike(one, other)
    for key in ("sex", "village_group", "household", "father", "mother"):
        mine, hers = getattr(one, key), getattr(other, key)
        if mine and mine == hers:
            yield key
    if set(one.phones) & set(other.phones):
        yield "phone"


def _named_alike(one: Likeness, other: Likeness) -> Iterator[str]:
    mine = [name.strip() for name in one.names if name.strip()]
    hers = [name.strip() for name in other.names if name.strip()]
    if not mine or not hers:
        return
    if mine[0] == hers[0]:
        yield "name"
    elif _sounds(mine[0]) & _sounds(hers[0]):
        yield "name_alike"
    elif frozenset().union(*map(_sounds, mine)) & frozenset().union(*map(_sounds, hers)):
        yield "other_name"


def _sounds(name: str) -> frozenset[str]:
    """All ways in which a whole name can be said."""
    ways = [""]
    for sign in name.replace(" ", "").casefold():
        said = names.readings(sign) if not sign.isascii() else (sign,)
        ways = [way + reading for way in ways for reading in said][:64]
    return frozenset(ways)


def _born_alike(one: Likeness, other: Likeness) -> Iterator[str]:
    if not (one.birth_first and one.birth_last and other.birth_first and other.birth_last):
        return
    if one.birth_first == one.birth_last == other.birth_first == other.birth_last:
        yield "birth_day"
    elif _years_apart(one, other) <= 1:
        yield "birth_year"


def _differences(one: Likeness, other: Likeness) -> Iterator[str]:
    told = ("female", "male")
    if one.sex in told and other.sex in told and one.sex != other.sex:
        yield "sex"
    if one.birth_last and other.birth_last and _years_apart(one, other) > 3:
        yield "birth_far"
    if one.id_number and other.id_number and one.id_number != other.id_number:
        yield "id_number"


def _years_apart(one: Likeness, other: Likeness) -> int:
    assert one.birth_last and other.birth_last  # noqa: S101, PT018  asked before
    return abs(one.birth_last.year - other.birth_last.year)
