"""Who came to an activity: ticked by name, counted by sex and age band where no names are taken."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from desktop.errors import ClerkError, Missing
from desktop.i18n import T
from desktop.office.centre_children import Known, known
from desktop.rules import activities, centre_children, names
from desktop.sheets.activities import ACTIVITY, ATTENDANCE, CENTRE_CHILD, COUNT
from desktop.storage import attendance

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

_OFF: Final = {"withdrawn_why": "did not come"}
_UNKNOWN: Final = Known("", "", None, None)
_KEPT_APART: Final = 500
"""How many children are asked for at once; databases limit how many values a question has."""


@dataclass(frozen=True)
class Child:
    """A child on the roll. ``age`` is counted on the day of the activity; ``words`` are those by
    which the roll is searched, and stand on the roll only."""

    id: UUID
    name: str
    pinyin: str
    sex: str
    birth_year: int | None
    age: int | None
    photo: str
    here: bool = False
    last_time: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Roll:
    """All children who may have come, by name; ``last_title`` and ``last_on`` of the last time."""

    children: tuple[Child, ...]
    counts: tuple[activities.Count, ...]
    open: bool
    last_title: str = ""
    last_on: date | None = None


@dataclass(frozen=True)
class Came:
    """Who came. ``counts`` has everybody; ``unnamed`` those of whom no name was taken."""

    children: tuple[Child, ...] = ()
    unnamed: tuple[activities.Count, ...] = ()

    @property
    def counts(self) -> tuple[activities.Count, ...]:
        """How many came by sex and age band, with and without names."""
        people = ((child.sex, child.age) for child in self.children)
        return activities.added(activities.counts(people), self.unnamed)

    @property
    def total(self) -> int:
        """How many came."""
        return len(self.children) + sum(count.number for count in self.unnamed)

    @property
    def no_photo(self) -> tuple[Child, ...]:
        """Those of whom nobody said that photos may be shown."""
        return tuple(child for child in self.children if not centre_children.may_show(child.photo))


def came(work: UnitOfWork, record: UUID | None, on: date | None) -> Came:
    """Return who came to an activity; nobody to one that is not kept yet."""
    if record is None:
        return Came()
    ticked = [
        row.values["child_id"] for row in work.records.where(ATTENDANCE.kind, activity_id=record)
    ]
    return Came(
        _children(work, _stored(work, ticked), on or work.now.date()), _counted(work, record)
    )


def roll(work: UnitOfWork, activity: Stored) -> Roll:
    """Return the children who may have come: those who come, and whoever was ticked."""
    on = activity.values["happens_on"] or work.now.date()
    here = _ticked(work, activity.id)
    last = attendance.last_with_names(
        work.connection,
        before=on,
        but=activity.id,
        series=activity.values["series_id"],
        kind=activity.values["kind"],
    )
    before = _ticked(work, last) if last else {}
    kept = [
        child
        for child in work.records.where(CENTRE_CHILD.kind)
        if child.id in here or child.values["state"] != centre_children.LEFT
    ]
    past = work.records.get(ACTIVITY.kind, last).values if last else {}
    found = _children(work, kept, on, here=here, last=before)
    return Roll(
        tuple(
            replace(child, words=tuple(names.tokens(child.name)))
            for child in found
            if child.name or child.here  # one made anonymous stays where she was ticked
        ),
        _counted(work, activity.id),
        activity.values["state"] in activities.TICKED,
        str(past.get("title") or ""),
        past.get("happens_on"),
    )


def keep(
    work: UnitOfWork,
    activity: Stored,
    children: tuple[UUID, ...],
    counts: tuple[activities.Count, ...],
) -> int:
    """Keep who came and return how many; what stands already is left as it is."""
    if activity.values["state"] not in activities.TICKED:
        raise ClerkError(T("It is called off or reported: who came is no longer changed."))
    kept = _ticked(work, activity.id)
    wanted = set(children)
    if len(_stored(work, wanted)) != len(wanted):
        raise Missing(T("This record is not here (any more)."))
    for child, row in kept.items():
        if child not in wanted:
            work.records.change(ATTENDANCE.kind, row, _OFF)
    new = [child for child in dict.fromkeys(children) if child not in kept]
    work.records.add_all(
        ATTENDANCE.kind, [{"activity_id": activity.id, "child_id": child} for child in new]
    )
    _keep_counts(work, activity.id, activities.added(counts))
    return add_up(work, activity)


def _keep_counts(work: UnitOfWork, record: UUID, counts: Iterable[activities.Count]) -> None:
    kept = {
        (row.values["sex"], row.values["age_band"]): row.id
        for row in work.records.where(COUNT.kind, activity_id=record)
    }
    for count in counts:
        row = kept.pop((count.sex, count.band), None)
        if row is not None:
            work.records.change(COUNT.kind, row, {"number": count.number})
        else:
            values = {"sex": count.sex, "age_band": count.band, "number": count.number}
            work.records.add(COUNT.kind, {"activity_id": record, **values})
    for row in kept.values():
        work.records.change(COUNT.kind, row, _OFF)


def add_up(work: UnitOfWork, activity: Stored) -> int:
    """Write down with an activity how many came, and return it."""
    found = came(work, activity.id, activity.values["happens_on"])
    by_sex = {"female": 0, "male": 0}
    for count in found.counts:
        by_sex[count.sex] = by_sex.get(count.sex, 0) + count.number
    if not found.total and activity.values["came"] is None:
        return 0
    told = {
        "came": found.total,
        "came_female": by_sex["female"],
        "came_male": by_sex["male"],
        "counted_by": "names" if found.children else "numbers",
    }
    work.records.change(ACTIVITY.kind, activity.id, told)
    return found.total


def _ticked(work: UnitOfWork, record: UUID) -> dict[UUID, UUID]:
    """The children ticked, each with the row that says so."""
    rows = work.records.where(ATTENDANCE.kind, activity_id=record)
    return {row.values["child_id"]: row.id for row in rows}


def _counted(work: UnitOfWork, record: UUID) -> tuple[activities.Count, ...]:
    return activities.added(
        activities.Count(row.values["sex"] or "", row.values["age_band"], row.values["number"] or 0)
        for row in work.records.where(COUNT.kind, activity_id=record)
    )


def _stored(work: UnitOfWork, children: Iterable[UUID]) -> list[Stored]:
    wanted = list(children)
    return [
        child
        for start in range(0, len(wanted), _KEPT_APART)
        for child in work.records.where(CENTRE_CHILD.kind, id=wanted[start : start + _KEPT_APART])
    ]


def _children(
    work: UnitOfWork,
    kept: Iterable[Stored],
    on: date,
    *,
    here: Iterable[UUID] = (),
    last: Iterable[UUID] = (),
) -> tuple[Child, ...]:
    stored, came_now, came_last = list(kept), set(here), set(last)
    people = known(work, [child.values["person_id"] for child in stored], on)
    found = []
    for child in stored:
        one = people.get(child.values["person_id"], _UNKNOWN)
        found.append(
            Child(
                child.id,
                one.name,
                names.sort_key(one.name),
                one.sex,
                one.birth_year,
                one.age,
                centre_children.answer(child.values["photo"], child.values["photo_by"], one.age),
                child.id in came_now,
                child.id in came_last,
            )
        )
    return tuple(sorted(found, key=lambda child: (child.pinyin, child.birth_year or 0)))
