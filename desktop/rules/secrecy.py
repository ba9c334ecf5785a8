"""Who sees a case: those named on it and the director; nobody about whom or whose family it is.

To be hidden always wins over to be named. Source: §6.6 ("if the alleged person is a committee
member or relative of the user → hide"), §9.19; Law on the Protection of Minors, Art. 103.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

NAMED, KEPT_FROM, SEALED = "named", "kept_from", "sealed"
SMALLEST: Final = 3


@dataclass(frozen=True)
class Reader:
    """A user who looks. ``director``: sees every case that is not sealed or hidden from her."""

    user: UUID
    director: bool


@dataclass(frozen=True)
class Access:
    """To whom a case is open. ``sealed``: the eyes of the named people only."""

    named: frozenset[UUID] = frozenset()
    kept_from: frozenset[UUID] = frozenset()
    sealed: bool = False

    def open_to(self, reader: Reader) -> bool:
        """Whether somebody sees the case."""
        if reader.user in self.kept_from:
            return False
        return reader.user in self.named or (reader.director and not self.sealed)


@dataclass(frozen=True)
class Known:
    """A user as far as it matters whether a case is about her or her family."""

    user: UUID
    full_name: str
    person: UUID | None = None
    household: UUID | None = None


@dataclass(frozen=True)
class Concerned:
    """Somebody whom a case names. ``family`` has the names of her relatives."""

    name: str
    person: UUID | None = None
    household: UUID | None = None
    family: tuple[str, ...] = ()


def touched(user: Known, concerned: Iterable[Concerned]) -> bool:
    """Whether a case names a user or a relative of hers.

    By her own record and household where they are known, else by the same name: in a village
    where many share one, the director can note that it is somebody else.
    """
    for one in concerned:
        if user.person is not None and user.person == one.person:
            return True
        if user.household is not None and user.household == one.household:
            return True
        names = {_plain(one.name), *map(_plain, one.family)} - {""}
        if _plain(user.full_name) in names:
            return True
    return False


def shown_count(number: int) -> int | None:
    """Return a count as it may be told to those who do not see the cases; None: fewer than 3."""
    return number if number == 0 or number >= SMALLEST else None


def told_count(seen: int, unseen: int) -> int:
    """Return a count for somebody who sees a part of the whole: her own, and others from three on.

    A whole that is told beside what she sees would tell of a single one that she does not see.
    """
    return seen + (shown_count(unseen) or 0)


def shown_counts(counts: dict[str, int]) -> dict[str, int | None]:
    """Return the parts of a whole as they may be told.

    Where the whole would tell the hidden parts (one alone, or all alike: two that make two are
    one each), the next smallest goes with them, with all of its size. Where that leaves nothing
    to tell, the whole is not to be told either.
    """
    told = {key: shown_count(number) for key, number in counts.items()}
    while len({counts[key] for key, number in told.items() if number is None}) == 1:
        following = min((number for number in told.values() if number), default=None)
        if following is None:
            break
        told |= {key: None for key, number in counts.items() if number == following}
    return told


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()
