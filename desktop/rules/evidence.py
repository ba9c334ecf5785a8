"""One piece of evidence serves one item: which item it serves best.

Several items may name the same evidence. Which of them counts is chosen so that the wanted
dimensions become positive if they can at all; so an item more never makes less of the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Counts = tuple[int, int, int]
"""Strong, medium and weak items of a dimension, as far as they matter to the rule."""
_PLACES: Final = {"S": 0, "M": 1, "W": 2}
_ENOUGH: Final = (2, 3, 1)


@dataclass(frozen=True)
class Piece:
    """An item that could be served: its code, its dimension, its grade (S, M, W)."""

    code: str
    dimension: str
    grade: str


def positive(strong: int, medium: int, weak: int) -> bool:
    """Whether a dimension is positive: 2 strong; 1 strong with another; 3 medium; 2 medium with 1
    weak."""
    return (
        strong >= 2
        or (strong >= 1 and medium + weak >= 1)
        or medium >= 3
        or (medium >= 2 and weak >= 1)
    )


def choose(
    certain: Iterable[Piece], shared: Sequence[Sequence[Piece]], wanted: Sequence[str]
) -> tuple[Piece, ...] | None:
    """Return of each group of pieces that share their evidence the one that counts, so that all
    ``wanted`` dimensions are positive; None where no choice makes them so."""
    start = tuple((0, 0, 0) for _dimension in wanted)
    for piece in certain:
        start = _with(start, piece, wanted)
    ways: dict[tuple[Counts, ...], tuple[Piece, ...]] = {start: ()}
    for group in shared:
        further: dict[tuple[Counts, ...], tuple[Piece, ...]] = {}
        for state, chosen in ways.items():
            for piece in _gravest_first(group):
                further.setdefault(_with(state, piece, wanted), (*chosen, piece))
        ways = further
    for state, chosen in ways.items():
        if all(positive(*counts) for counts in state):
            return chosen
    return None


def _gravest_first(group: Iterable[Piece]) -> list[Piece]:
    return sorted(group, key=lambda piece: _PLACES[piece.grade])


def _with(state: tuple[Counts, ...], piece: Piece, wanted: Sequence[str]) -> tuple[Counts, ...]:
    """Count a piece; beyond what the rule asks of a grade more makes no difference."""
    if piece.dimension not in wanted:
        return state
    at, place = wanted.index(piece.dimension), _PLACES[piece.grade]
    counts = list(state[at])
    counts[place] = min(counts[place] + 1, _ENOUGH[place])
    return (*state[:at], (counts[0], counts[1], counts[2]), *state[at + 1 :])
