"""What is to be done next: how urgent, in which order, for whom, and what a mark changes of it.

Nothing here is kept: an item is derived from what the records say, by the same deadlines that the
advice beside a record tells. A mark (done, put off, given to somebody) is of one item on one day
and ends by itself when the record says something else. Numbers lie in ``worklist.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.rules import reference
from desktop.rules.case_clocks import Deadline, end_of, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from uuid import UUID

    from desktop.i18n import Sentence


@dataclass(frozen=True)
class Due:
    """Something of a record to be done by a moment.

    ``danger``: somebody may be in danger while it is not done. ``series``: of those of one series
    (reminders of one end) the latest that has come stands for all. ``until``: after this day it is
    no longer to be done. ``page``: where in the record it is done.
    """

    code: str
    at: datetime
    words: Sentence
    by_day: bool = True
    danger: bool = False
    series: str = ""
    until: date | None = None
    page: str = ""


class Way(StrEnum):
    """What a mark says."""

    DONE = "done"
    LATER = "later"
    GIVEN = "given"


@dataclass(frozen=True)
class Mark:
    """What somebody said of an item. ``to``: the user it was given to."""

    id: UUID
    way: Way
    at: datetime
    by: str = ""
    until: date | None = None
    why: str = ""
    to: UUID | None = None
    to_name: str = ""


@dataclass(frozen=True)
class Item:
    """One line of the day. ``register`` and ``record`` say what it is about, ``page`` where."""

    key: str
    kind: str
    code: str
    at: datetime
    words: Sentence
    by_day: bool = True
    danger: bool = False
    series: str = ""
    until: date | None = None
    page: str = ""
    register: str = ""
    record: UUID | None = None
    title: str = ""
    number: str = ""
    guarded: bool = False
    mark: Mark | None = None

    @property
    def day(self) -> date:
        """The day by which it is to be done, in the office's zone."""
        return self.at.date()


class Section(StrEnum):
    """Where an item stands on the page."""

    NOW = "now"
    TODAY = "today"
    WEEK = "week"
    WAITING = "waiting"  # given to somebody else


@dataclass(frozen=True)
class Day:
    """What one user has to do. ``marked``: what a mark hides just now, to be brought back;
    ``more``: there is more behind it than anybody does in a day."""

    sections: Mapping[Section, tuple[Item, ...]] = field(default_factory=dict)
    marked: tuple[Item, ...] = ()
    more: bool = False

    @property
    def waiting(self) -> int:
        """How many items are to be done today at the latest."""
        return sum(len(self.sections.get(one, ())) for one in (Section.NOW, Section.TODAY))

    def items(self) -> Iterator[Item]:
        """Yield what is shown, in order."""
        for section in Section:
            yield from self.sections.get(section, ())


@cache
def numbers() -> Mapping[str, Any]:
    """Return the numbers of the day's list."""
    table: Mapping[str, Any] = reference.load_toml("worklist.toml")
    return table


def keys(kind: str, record: object, dues: Sequence[Due]) -> tuple[str, ...]:
    """Return what each item is called: the same while the record says the same."""
    found: list[str] = []
    seen: dict[str, int] = {}
    for due in dues:
        key = f"{kind}/{record}/{due.code}/{due.at.date().isoformat()}"
        seen[key] = seen.get(key, 0) + 1
        found.append(key if seen[key] == 1 else f"{key}/{seen[key]}")
    return tuple(found)


def of_deadlines(
    found: Iterable[Deadline], *, danger: bool = False, page: str = ""
) -> Iterator[Due]:
    """Yield deadlines of a record as what is to be done."""
    for one in found:
        yield Due(one.code, one.at, one.words, by_day=one.by_day, danger=danger, page=page)


def on_day(code: str, day: date, words: Sentence, like: datetime, **more: Any) -> Due:  # noqa: ANN401
    """Return something to be done on a day; ``like``: a moment in the office's zone."""
    return Due(code, end_of(day, like), words, **more)


def section(item: Item, now: datetime, user: UUID | None = None) -> Section:
    """Return where an item stands: danger that has come first, then what is overdue."""
    mark = item.mark
    if mark is not None and mark.way == Way.GIVEN and mark.to != user:
        return Section.WAITING
    if in_order(item.at) < in_order(now) or (item.danger and item.day <= now.date()):
        return Section.NOW
    return Section.TODAY if item.day <= now.date() else Section.WEEK


def hidden(item: Item, now: datetime) -> bool:
    """Whether a mark hides an item just now.

    Of danger to somebody a mark without a reason holds for one day only.
    """
    mark = item.mark
    if mark is None or mark.way == Way.GIVEN:
        return False
    if item.danger and not mark.why and in_order(now) >= in_order(mark.at) + timedelta(days=1):
        return False
    if mark.way == Way.DONE:
        return True
    return mark.until is not None and now.date() < mark.until


def still_due(item: Item, now: datetime) -> bool:
    """Whether an item is still to be done at all."""
    return item.until is None or now.date() <= item.until


def standing(items: Iterable[Item], now: datetime) -> tuple[Item, ...]:
    """Leave out what can no longer be done, and of each series all but one.

    The latest reminder that has come stands for its series; before any has come, the first does.
    """
    alone: list[Item] = []
    series: dict[tuple[object, str], list[Item]] = {}
    for item in items:
        if not still_due(item, now):
            continue
        if item.series:
            series.setdefault((item.record, item.series), []).append(item)
        else:
            alone.append(item)
    for those in series.values():
        those.sort(key=lambda one: in_order(one.at))
        come = [one for one in those if one.day <= now.date()]
        alone.append(come[-1] if come else those[0])
    return tuple(alone)


def in_sequence(items: Iterable[Item]) -> tuple[Item, ...]:
    """Put items in order: danger to a person first, then what is due the longest."""
    return tuple(sorted(items, key=lambda one: (not one.danger, in_order(one.at), one.key)))


def day_of(items: Iterable[Item], now: datetime, user: UUID | None) -> Day:
    """Sort the items of one user: each is shown, waits for another, or is marked; none is lost."""
    shown: dict[Section, list[Item]] = {one: [] for one in Section}
    marked: list[Item] = []
    for item in standing(items, now):
        if hidden(item, now):
            marked.append(item)
        else:
            shown[section(item, now, user)].append(item)
    sections = {one: in_sequence(those) for one, those in shown.items()}
    # Danger that has not come yet does not stand above what is due tomorrow.
    sections[Section.WEEK] = tuple(
        sorted(sections[Section.WEEK], key=lambda one: (in_order(one.at), not one.danger))
    )
    return Day(sections, in_sequence(marked))


def for_month(items: Iterable[Item], now: datetime) -> dict[date, tuple[Item, ...]]:
    """Return items by the day by which they are due; what was put off stands on its new day."""
    days: dict[date, list[Item]] = {}
    for item in items:
        if not still_due(item, now):
            continue
        day, mark = item.day, item.mark
        if mark is not None and mark.way == Way.DONE and hidden(item, now):
            continue
        if mark is not None and mark.way == Way.LATER and mark.until and hidden(item, now):
            day = max(day, mark.until)
        days.setdefault(day, []).append(item)
    return {day: in_sequence(those) for day, those in days.items()}


def check_mark(item: Item, way: Way, now: datetime, until: date | None, why: str) -> None:
    """Raise :class:`Invalid` where a mark may not be made as it stands.

    Putting off by more than a day, and marking danger as done, needs a written reason.
    """
    today = now.date()
    if way == Way.LATER:
        if until is None:
            raise Invalid({"until": T("Until when?")})
        if until <= today:
            raise Invalid({"until": T("Choose a day that is still to come.")})
        longest = today + timedelta(days=int(numbers()["put_off"]["most_days"]))
        if until > longest:
            raise Invalid({"until": T("Until {day} at the latest.", day=longest)})
    far = until is not None and until > today + timedelta(days=1)
    grave = item.danger and way == Way.DONE
    if way != Way.GIVEN and (far or grave) and len(why.strip()) < 2:
        raise Invalid({"why": T("Write down the reason.")})


def with_marks(item: Item, marks: Sequence[Mark], now: datetime) -> Item:
    """Return an item with what was said of it last and still holds.

    Whoever was given it has it again when the day comes until which she put it off.
    """
    for mark in reversed(marks):
        said = replace(item, mark=mark)
        if mark.way == Way.GIVEN or hidden(said, now):
            return said
    return replace(item, mark=None)
