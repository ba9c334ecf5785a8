"""The change set: what was edited, as a set that only grows and that any two offices can join.

A change is addressed by its content and names the changes that it supersedes. Joining two sets is
their union, so it does not matter in which order, how often or how partially sticks arrive; a
restored backup does no harm either. Of five designs tried this was the only one of which all that
holds. The hybrid clock only picks what is *shown* among several heads; differing heads are a
conflict that a person resolves by a change superseding them all.

The address covers the *hash* of the salted value, so that a change whose value was erased can
still be checked; salt goes with the value, because names can be guessed.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_FORWARD: Final = 24 * 3600 * 1000
"""How far ahead of this PC's clock a received clock is believed, in milliseconds."""


@dataclass(frozen=True, order=True)
class Hlc:
    """A hybrid logical clock: milliseconds since 1970 (UTC), then a counter."""

    millis: int
    counter: int

    @classmethod
    def zero(cls) -> Hlc:
        """The beginning of time."""
        return cls(0, 0)

    @classmethod
    def parse(cls, text: str) -> Hlc:
        """Read what ``str`` wrote."""
        millis, counter = text.split("-")
        return cls(int(millis, 16), int(counter, 16))

    def __str__(self) -> str:
        # Fixed width: the order of the texts is the order of the clocks.
        return f"{self.millis:012x}-{self.counter:06x}"

    @property
    def moment(self) -> datetime:
        """The moment it stands for, in UTC."""
        return datetime.fromtimestamp(self.millis / 1000, UTC)

    def tick(self, now: datetime) -> Hlc:
        """Return the next reading, later than this one even where the PC's clock went back."""
        millis = int(now.timestamp() * 1000)
        if millis > self.millis:
            return Hlc(millis, 0)
        return Hlc(self.millis, self.counter + 1)

    def receive(self, other: Hlc, now: datetime) -> Hlc:
        """Return the later of both, unless the other is a poisoned clock far in the future."""
        limit = int(now.timestamp() * 1000) + MOST_FORWARD
        return self if other.millis > limit else max(self, other)


@dataclass(frozen=True)
class Change:
    """One edit of one field. ``value_bytes`` and ``salt`` are None once it is erased."""

    id: str
    record: UUID
    kind: str
    field: str
    value_bytes: bytes | None
    value_hash: bytes
    salt: bytes | None
    hlc: Hlc
    site: UUID
    author: UUID
    parents: frozenset[str]
    erased_at: datetime | None = None


_MARKS: Final = frozenset({"~moment", "~day", "~id", "~number", "~dict"})


def plain(value: object) -> object:
    """Bring a value to JSON: days, moments, ids and decimal numbers are marked with their kind.

    Raises ``ValueError`` for a moment without its time zone: it would be another one elsewhere.
    """
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return {"~moment": value.astimezone(UTC).isoformat(timespec="microseconds")}
    if isinstance(value, date):
        return {"~day": value.isoformat()}
    if isinstance(value, UUID):
        return {"~id": str(value)}
    if isinstance(value, Decimal):
        return {"~number": str(value)}
    if isinstance(value, dict):
        parts = {str(key): plain(part) for key, part in value.items()}
        return {"~dict": parts} if _MARKS & parts.keys() else parts
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value


def unplain(value: object) -> object:
    """Undo :func:`plain`."""
    if isinstance(value, list):
        return [unplain(part) for part in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        mark, kept = next(iter(value.items()))
        if mark == "~moment":
            return datetime.fromisoformat(kept)
        if mark == "~day":
            return date.fromisoformat(kept)
        if mark == "~id":
            return UUID(kept)
        if mark == "~number":
            return Decimal(kept)
        if mark == "~dict":
            return {key: unplain(part) for key, part in kept.items()}
    return {key: unplain(part) for key, part in value.items()}


def encode(value: object) -> bytes:
    """Return the canonical bytes of a value: the same on every PC and every database."""
    return _canonical(plain(value))


def decode(value_bytes: bytes) -> Any:  # noqa: ANN401  a value of any kind of field
    """Read what :func:`encode` wrote."""
    return unplain(json.loads(value_bytes))


def make_change(
    *,
    record: UUID,
    kind: str,
    field: str,
    value: object,
    hlc: Hlc,
    site: UUID,
    author: UUID,
    parents: frozenset[str],
    salt: bytes | None = None,
) -> Change:
    """Make a change; its id follows from everything in it."""
    salt = salt or secrets.token_bytes(16)
    value_bytes = encode(value)
    change = Change(
        id="",
        record=record,
        kind=kind,
        field=field,
        value_bytes=value_bytes,
        value_hash=hashlib.sha256(salt + value_bytes).digest(),
        salt=salt,
        hlc=hlc,
        site=site,
        author=author,
        parents=parents,
    )
    return replace(change, id=address(change))


def address(change: Change) -> str:
    """Return the id that a change must have."""
    covered = [
        str(change.record),
        change.kind,
        change.field,
        change.value_hash.hex(),
        str(change.hlc),
        str(change.site),
        str(change.author),
        sorted(change.parents),
    ]
    return hashlib.sha256(_canonical(covered)).hexdigest()


def genuine(change: Change) -> bool:
    """Whether id, hash and value of a change fit together, as far as it is not erased."""
    if address(change) != change.id:
        return False
    if change.value_bytes is None or change.salt is None:
        return change.erased_at is not None
    return hashlib.sha256(change.salt + change.value_bytes).digest() == change.value_hash


def erase(change: Change, at: datetime) -> Change:
    """Return the tombstone of a change."""
    return replace(change, value_bytes=None, salt=None, erased_at=at)


ChangeSet = dict[str, Change]
"""Changes by their id."""


def join(one: Mapping[str, Change], other: Mapping[str, Change]) -> ChangeSet:
    """Return the union of two sets; an erased change wins over its value (earliest erasure)."""
    joined = dict(one)
    for key, change in other.items():
        known = joined.get(key)
        joined[key] = change if known is None else _wins(known, change)
    return joined


def _wins(one: Change, other: Change) -> Change:
    if one.erased_at is None or other.erased_at is None:
        return other if one.erased_at is None else one
    return min(one, other, key=lambda change: change.erased_at or datetime.max.replace(tzinfo=UTC))


def heads(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes of one field that no other supersedes, oldest first."""
    known = list(changes)
    superseded = {parent for change in known for parent in change.parents}
    return tuple(sorted((c for c in known if c.id not in superseded), key=_age))


def shown(changes: Iterable[Change]) -> Change | None:
    """Return the head whose value is displayed: the latest by clock, then by id.

    An erased head wins over all: what a person had erased does not come back.
    """
    found = heads(changes)
    erased = [change for change in found if change.erased_at is not None]
    return max(erased or found, key=_age, default=None)


def in_conflict(changes: Iterable[Change]) -> bool:
    """Whether the heads of one field say different things."""
    values = {change.value_bytes for change in heads(changes)}
    return len(values) > 1


def ancestors(changes: Mapping[str, Change], wanted: Iterable[str]) -> ChangeSet:
    """Return some changes with all that they supersede, so that a package is whole in itself."""
    closure: ChangeSet = {}
    waiting = list(wanted)
    while waiting:
        key = waiting.pop()
        if key in closure or key not in changes:
            continue
        closure[key] = changes[key]
        waiting.extend(changes[key].parents)
    return closure


def _age(change: Change) -> tuple[Hlc, str]:
    return change.hlc, change.id


def _canonical(value: object) -> bytes:
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()
