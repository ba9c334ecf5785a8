"""The picture of the network: where each agency stands, and the lines between them.

Places stand side by side in the order of the channel (origin, transit, destination); in each the
agency with most ties stands in the middle and the others round it, as in the two models of the
source. Pure geometry, the same for window and paper: x to the right, y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, hypot
from typing import TYPE_CHECKING, Final

from desktop.i18n import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.i18n import Sentence

ORIGIN, TRANSIT, DESTINATION, EVERYWHERE = "origin", "transit", "destination", "everywhere"
PLACE_WORDS: Final[Mapping[str, Words]] = {
    ORIGIN: Words("老家", "Origin"),
    TRANSIT: Words("途中", "In transit"),
    DESTINATION: Words("务工地", "Destination"),
    EVERYWHERE: Words("各地", "Everywhere"),
}
HEADING: Final = 26.0
_ROOM: Final = 0.82  # of its cell that a box fills
_RING_FROM: Final = 5


@dataclass(frozen=True)
class Node:
    """An agency or a person of the network. ``kind`` is said below the name."""

    key: str
    title: str
    place: str
    kind: Sentence | None = None
    phone: str = ""


@dataclass(frozen=True)
class Tie:
    """That two work together. ``referrals``: how many the office really sent."""

    a: str
    b: str
    referrals: int = 0
    in_directory: bool = True

    @property
    def level(self) -> int:
        """How thick the line is, 1 to 4: none, some, many, very many referrals."""
        steps = (1, 3, 10)
        return 1 + sum(self.referrals >= least for least in steps)


@dataclass(frozen=True)
class Box:
    """Where a node stands: its upper left corner and its size."""

    x: float
    y: float
    wide: float
    high: float

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the box."""
        return self.x + self.wide / 2, self.y + self.high / 2


@dataclass(frozen=True)
class Column:
    """The stretch of the picture that belongs to a place."""

    place: str
    x: float
    y: float
    wide: float
    high: float


@dataclass(frozen=True)
class Layout:
    """The whole picture."""

    boxes: Mapping[str, Box]
    ties: tuple[Tie, ...]
    columns: tuple[Column, ...]


def lay_out(
    nodes: Sequence[Node],
    ties: Iterable[Tie],
    width: float,
    height: float,
    *,
    box: tuple[float, float],
) -> Layout:
    """Place the nodes in an area; ``box`` is the largest size of one. Boxes never overlap."""
    known = {node.key for node in nodes}
    joined = _joined(ties, known)
    columns = _columns(nodes, width, height)
    boxes: dict[str, Box] = {}
    near = _neighbours(joined)
    for at, column in enumerate(columns):
        mine = [node.key for node in nodes if node.place == column.place]
        ahead = {node.key for node in nodes if node.place in {c.place for c in columns[at + 1 :]}}
        boxes |= _place(mine, column, near, ahead, box)
    return Layout(boxes, joined, columns)


def _joined(ties: Iterable[Tie], known: set[str]) -> tuple[Tie, ...]:
    """Return each pair once, with all its referrals."""
    pairs: dict[tuple[str, str], Tie] = {}
    for tie in ties:
        if tie.a == tie.b or not {tie.a, tie.b} <= known:
            continue
        pair = (min(tie.a, tie.b), max(tie.a, tie.b))
        before = pairs.get(pair, Tie(*pair, in_directory=False))
        pairs[pair] = Tie(
            *pair,
            referrals=before.referrals + tie.referrals,
            in_directory=before.in_directory or tie.in_directory,
        )
    return tuple(pairs.values())


def _neighbours(ties: Iterable[Tie]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {}
    for tie in ties:
        near.setdefault(tie.a, set()).add(tie.b)
        near.setdefault(tie.b, set()).add(tie.a)
    return near


def _columns(nodes: Sequence[Node], width: float, height: float) -> tuple[Column, ...]:
    """Give each place its width: more where more stand, never less than a share."""
    counts = {
        place: sum(node.place == place for node in nodes)
        for place in (ORIGIN, TRANSIT, DESTINATION)
    }
    shown = {place: count for place, count in counts.items() if count}
    below = any(node.place == EVERYWHERE for node in nodes)
    high = height * (0.82 if below and shown else 1.0)
    weights = {place: 1.0 if count < _RING_FROM else 2.6 for place, count in shown.items()}
    whole = sum(weights.values())
    found, x = [], 0.0
    for place in shown:
        wide = width * weights[place] / whole
        found.append(Column(place, x, 0.0, wide, high))
        x += wide
    if below:
        top = high if shown else 0.0
        found.append(Column(EVERYWHERE, 0.0, top, width, height - top))
    return tuple(found)


def _place(
    keys: Sequence[str],
    column: Column,
    near: Mapping[str, set[str]],
    ahead: set[str],
    box: tuple[float, float],
) -> dict[str, Box]:
    if column.place == EVERYWHERE:
        return _grid(keys, column, len(keys), 1, [(at, 0) for at in range(len(keys))], box)
    if len(keys) < _RING_FROM:
        rows = [(0, at) for at in range(len(keys))]
        return _grid(keys, column, 1, len(keys), rows, box)
    hub = max(keys, key=lambda key: len(near.get(key, set()) & set(keys)))
    ring = _order([key for key in keys if key != hub], near)
    across, down = _size(len(ring), column, box)
    cells = _rim(across, down)
    step = len(cells) / len(ring)
    seats = [cells[int(at * step)] for at in range(len(ring))]
    seated = _turn(ring, seats, near, ahead)
    places = {**dict(zip(seated, seats, strict=True)), hub: ((across - 1) / 2, (down - 1) / 2)}
    ordered = [hub, *ring]
    return _grid(ordered, column, across, down, [places[key] for key in ordered], box)


def _size(count: int, column: Column, box: tuple[float, float]) -> tuple[int, int]:
    """Return how many cells across and down hold a ring with a free middle, the boxes largest."""
    best, largest = (3, 3), 0.0
    high = _below_heading(column)
    for across in range(3, count + 3):
        down = max(3, ceil((count + 4 - 2 * across) / 2))
        if 2 * (across + down) - 4 < count:
            continue
        fit = min(column.wide / across / box[0], high / down / box[1])
        if fit > largest:
            best, largest = (across, down), fit
    return best


def _below_heading(column: Column) -> float:
    return max(column.high - HEADING, 1.0)


def _rim(across: int, down: int) -> list[tuple[float, float]]:
    """Return the outer cells of a grid, clockwise from the upper left."""
    top = [(float(x), 0.0) for x in range(across)]
    right = [(across - 1.0, float(y)) for y in range(1, down)]
    bottom = [(float(x), down - 1.0) for x in range(across - 2, -1, -1)]
    left = [(0.0, float(y)) for y in range(down - 2, 0, -1)]
    return [*top, *right, *bottom, *left]


def _order(keys: Sequence[str], near: Mapping[str, set[str]]) -> list[str]:
    """Return the keys so that neighbours on the ring work together where they can."""
    left = list(keys)
    ordered = [max(left, key=lambda key: len(near.get(key, set()) & set(keys)))]
    left.remove(ordered[0])
    while left:
        recent = ordered[-3:]
        following = max(
            left,
            key=lambda key: sum(
                (at + 1) for at, one in enumerate(recent) if one in near.get(key, set())
            ),
        )
        ordered.append(following)
        left.remove(following)
    return ordered


def _turn(
    ring: Sequence[str],
    seats: Sequence[tuple[float, float]],
    near: Mapping[str, set[str]],
    ahead: set[str],
) -> list[str]:
    """Turn the ring until those who work with the next places stand on their side."""

    def cost(by: int) -> float:
        total = 0.0
        for at, seat in enumerate(seats):
            key = ring[(at + by) % len(ring)]
            total -= seat[0] * len(near.get(key, set()) & ahead)
        return total

    best = min(range(len(ring)), key=cost)
    return [ring[(at + best) % len(ring)] for at in range(len(ring))]


def _grid(
    keys: Sequence[str],
    column: Column,
    across: int,
    down: int,
    cells: Sequence[tuple[float, float]],
    box: tuple[float, float],
) -> dict[str, Box]:
    wide = column.wide / across
    high = _below_heading(column) / down
    size = min(box[0], wide * _ROOM), min(box[1], high * _ROOM)
    found = {}
    for key, (x, y) in zip(keys, cells, strict=True):
        left = column.x + x * wide + (wide - size[0]) / 2
        top = column.y + HEADING + y * high + (high - size[1]) / 2
        found[key] = Box(left, top, *size)
    return found


@dataclass(frozen=True)
class _Way:
    """A node that lies in a direction: how far along it, how far aside, and in which place."""

    key: str
    along: float
    aside: float
    place: str

    @property
    def far(self) -> float:
        """How far it seems; aside counts twice."""
        return hypot(self.along, self.aside * 2)


def nearest(layout: Layout, key: str, dx: int, dy: int) -> str:
    """Return the node that lies next in a direction, the same one where there is none.

    To the side along the row, then within the place, then to the place beyond; up and down from
    row to row of the place. So with the arrows every node is reached from every other.
    """
    home = _place_of(layout, layout.boxes[key])
    ways = list(_ways(layout, key, dx, dy))
    mine = [way for way in ways if way.place == home]
    if dx:
        row = [way for way in mine if way.aside <= 1]
        found = min(row or mine, key=lambda way: way.far, default=None)
        return found.key if found else _beyond(ways, home) or key
    found = min(mine, key=lambda way: (round(way.along), way.aside), default=None)
    if found is None:
        others = [way for way in ways if EVERYWHERE in (home, way.place)]
        found = min(others, key=lambda way: way.far, default=None)
    return found.key if found else key


def _ways(layout: Layout, key: str, dx: int, dy: int) -> Iterator[_Way]:
    here = layout.boxes[key].centre
    for other, box in layout.boxes.items():
        x, y = box.centre[0] - here[0], box.centre[1] - here[1]
        along = x * dx + y * dy
        if along > 1:
            yield _Way(other, along, abs(y) if dx else abs(x), _place_of(layout, box))


def _beyond(ways: Iterable[_Way], home: str) -> str | None:
    """Return the node of the next place that stands most nearly at the same height."""
    there = [way for way in ways if EVERYWHERE not in (home, way.place)]
    if not there:
        return None
    place = min(there, key=lambda way: way.along).place
    return min(
        (way for way in there if way.place == place), key=lambda way: (way.aside, way.along)
    ).key


def _place_of(layout: Layout, box: Box) -> str:
    x, y = box.centre
    return next(
        column.place
        for column in reversed(layout.columns)  # the one below all others is the last
        if column.x <= x and column.y <= y
    )
