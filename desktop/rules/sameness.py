"""Which records are one human being: an observed-remove set of undirected edges.

An edge says "these two are the same". Two offices may say so of different pairs and in either
direction, so nothing points from one record to the other: whoever is connected is one person, and
the smallest id stands for all of them. Saying it is an addition with a tag of its own; taking it
back names the tags that were seen, so that a joining said elsewhere at the same time stays.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID


@dataclass(frozen=True)
class Edge:
    """One saying that two records are the same person, under its own tag."""

    tag: UUID
    one: UUID
    other: UUID


@dataclass(frozen=True)
class Edges:
    """All sayings, and the tags of those taken back. Joining two such sets is their union."""

    said: frozenset[Edge] = frozenset()
    taken_back: frozenset[UUID] = frozenset()

    def join(self, other: Edges) -> Edges:
        """Return what two offices know together."""
        return Edges(self.said | other.said, self.taken_back | other.taken_back)

    @property
    def live(self) -> frozenset[Edge]:
        """The sayings that nobody took back."""
        return frozenset(edge for edge in self.said if edge.tag not in self.taken_back)


def same(edges: Iterable[Edge], record: UUID) -> tuple[UUID, ...]:
    """Return every record of the person to whom ``record`` belongs, the smallest id first."""
    return tuple(sorted(_reached(_beside(edges), record)))


def canonical(edges: Iterable[Edge], record: UUID) -> UUID:
    """Return the id that stands for the person: the smallest of all her records."""
    return same(edges, record)[0]


def cut(edges: Iterable[Edge], one: UUID, other: UUID) -> frozenset[UUID]:
    """Return the tags to take back so that two records are two persons again.

    As few pairs as possible are parted, those nearest to ``one``; taking only the edge between
    the two would leave them joined by way of a third record. Empty if they are not joined.
    """
    live = list(edges)
    beside = _beside(live)
    # Each pair carries as many ways as can be parted at once: a smallest cut is a largest flow.
    room = {(a, b): 1 for a, around in beside.items() for b in around}
    while (way := _way(beside, room, one, other)) is not None:
        for a, b in pairwise(way):
            room[a, b] -= 1
            room[b, a] += 1
    near = _reached({a: {b for b in beside[a] if room[a, b]} for a in beside}, one)
    return frozenset(edge.tag for edge in live if (edge.one in near) != (edge.other in near))


def _beside(edges: Iterable[Edge]) -> dict[UUID, set[UUID]]:
    beside: dict[UUID, set[UUID]] = {}
    for edge in edges:
        if edge.one != edge.other:
            beside.setdefault(edge.one, set()).add(edge.other)
            beside.setdefault(edge.other, set()).add(edge.one)
    return beside


def _reached(beside: Mapping[UUID, set[UUID]], start: UUID) -> set[UUID]:
    reached, waiting = {start}, [start]
    while waiting:
        found = beside.get(waiting.pop(), set()) - reached
        reached |= found
        waiting.extend(found)
    return reached


def _way(
    beside: Mapping[UUID, set[UUID]],
    room: Mapping[tuple[UUID, UUID], int],
    start: UUID,
    goal: UUID,
) -> list[UUID] | None:
    """Return a shortest way that still has room, or None."""
    before: dict[UUID, UUID] = {start: start}
    waiting = deque([start])
    while waiting and goal not in before:
        here = waiting.popleft()
        for there in sorted(beside.get(here, ())):
            if there not in before and room[here, there]:
                before[there] = here
                waiting.append(there)
    if goal not in before or start == goal:
        return None
    way = [goal]
    while way[-1] != start:
        way.append(before[way[-1]])
    return way[::-1]
