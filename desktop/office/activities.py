"""Activities of the Children's Centre: planned, run, looked back on; the next made from the last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.office import activity_advice, centre_dues, coming
from desktop.office.attachments import Attachments
from desktop.office.cards import Advice, Entry, File, Line, RowEntry
from desktop.office.register import Register, Rows, Values
from desktop.office.register_lines import line_of, titles
from desktop.rules import activities, reference
from desktop.rules.clock_times import written
from desktop.rules.permissions import Act
from desktop.sheets.activities import ACTIVITY, BELONGING, ENTRY, GIVEN, NEED, WRITTEN
from desktop.storage import registers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.i18n import Sentence
    from desktop.office.cards import Edit
    from desktop.office.entering import Cleaned
    from desktop.rules.worklist import Due
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

_AGAIN: Final = (
    "title",
    "kind",
    "themes",
    "messages",
    "starts_at",
    "ends_at",
    "place_kind",
    "place",
    "led_by",
    "leader",
    "helpers",
    "expected",
    "safety",
    "jury",
)
"""What the next activity takes over from the last."""
_NEEDED_AGAIN: Final = ("kind", "what", "quantity", "amount", "from_whom")


class Activities(Register):
    """What the list and the calendar of activities ask for."""

    sheet = ACTIVITY
    belonging = BELONGING
    shown = WRITTEN
    see = Act.SEE_CENTRE
    edit = Act.RUN_CENTRE
    letter = "A"
    first_state = activities.PLANNED
    workflow = activities.WORKFLOW

    @property
    def attachments(self) -> Attachments[File]:
        """The files that belong to activities: photos, drawings."""
        return Attachments(
            self._session, self.load, lambda work, record: None, see=self.see, edit=self.edit
        )

    # --- beginnings

    def fresh(self) -> Entry:
        return Entry(
            None,
            {"place_kind": "centre", "led_by": "children"},
            kind=self.kind,
        )

    def on(self, day: date) -> Entry:
        """Return a new activity on a day."""
        entry = self.fresh()
        return replace(entry, values={**entry.values, "happens_on": day})

    def next_from(self, record: UUID) -> Entry:
        """Return the next activity, made from a past one: the same plan on the next such weekday."""
        self._session.require(self.edit)
        with self._session.reading() as work:
            past = self.stored(work, record)
            needs = work.records.where(NEED.kind, activity_id=record)
        values = _plan_of(past.values)
        values |= {"earlier_id": record, "happens_on": self._next_day(past.values["happens_on"])}
        rows = tuple(RowEntry(None, _need_of(need.values)) for need in needs)
        return Entry(None, values, {NEED.kind: rows}, kind=self.kind)

    def _next_day(self, past: date) -> date:
        """The same weekday of a coming week, at least a week from today to get ready."""
        ready = max(self._session.today(), past) + timedelta(days=7)
        return ready + timedelta(days=(past.weekday() - ready.weekday()) % 7)

    def make_series(self, record: UUID, rhythm: str, times: int) -> int:
        """Make an activity the first of a series; return how many were made besides it.

        All are made in one act. Raises :class:`Invalid` with ``rhythm`` or ``times``.
        """
        session = self._session
        session.require(self.edit)
        if rhythm not in reference.words("activity_rhythm"):
            raise Invalid({"rhythm": T("Please choose from the list.")})
        with session.writing() as work:
            first = self.stored(work, record)
            if first.values["series_id"]:
                raise Invalid({"rhythm": T("It belongs to a series already.")})
            days = activities.series_dates(first.values["happens_on"], rhythm, times)[1:]
            needs = [
                _need_of(need.values) for need in work.records.where(NEED.kind, activity_id=record)
            ]
            work.records.change(self.kind, record, {"series_id": record})
            for day in days:
                values = {**_plan_of(first.values), "happens_on": day, "series_id": record}
                made = self._keep(work, Entry(None, {}, kind=self.kind), values)
                work.records.add_all(NEED.kind, [{**need, "activity_id": made} for need in needs])
                self.write_line(work, made)
            self.write_line(work, record)
            work.audit("series_made", subject=record, detail={"times": times, "rhythm": rhythm})
        return len(days)

    # --- who came

    def roll(self, record: UUID) -> coming.Roll:
        """Return the children who may have come, ticked where they did."""
        self._session.require(self.see)
        with self._session.reading() as work:
            return coming.roll(work, self.stored(work, record))

    def keep_coming(
        self, record: UUID, children: Iterable[UUID], counts: Iterable[activities.Count] = ()
    ) -> File:
        """Keep who came, all in one act: children by name, others by sex and age band.

        Raises :class:`ClerkError` where the activity is called off or reported.
        """
        self._session.require(self.edit)
        with self._session.writing() as work:
            stored = self.stored(work, record)
            came = coming.keep(work, stored, tuple(children), tuple(counts))
            work.audit("attendance_kept", subject=record, detail={"came": came})
            self.write_line(work, record)
            return self.load(work, record)

    def history(self, record: UUID) -> tuple[Edit, ...]:
        """Return who changed what when; children are told by name."""
        edits = super().history(record)
        ids = {edit.after: _uuid(edit.after) for edit in edits if edit.key == "child_id"}
        with self._session.reading() as work:
            called = titles(work, [one for one in ids.values() if one is not None])
        return tuple(
            replace(edit, after=called.get(ids[edit.after], ""))  # type: ignore[arg-type]
            if edit.key == "child_id"
            else edit
            for edit in edits
        )

    # --- the calendar

    def between(self, first: date, last: date) -> tuple[Line, ...]:
        """Return the activities from a day to another, in the order of day and time."""
        self._session.require(self.see)
        with self._session.reading() as work:
            kept = registers.find(work.connection, self.kind, days=(first, last))
        lines = [line_of(each) for each in kept]
        return tuple(sorted(lines, key=lambda line: (line.day or first, str(line.cells["time"]))))

    # --- the register

    def check(self, values: Values, rows: Cleaned) -> None:
        problems: dict[str, Sentence] = {}
        starts, ends = values.get("starts_at"), values.get("ends_at")
        if starts is not None and ends is not None and ends <= starts:
            problems[f"{self.kind}.ends_at"] = T("It ends before it begins.")
        seen: set[object] = set()
        for at, (row, kept) in enumerate(rows.get(ENTRY.kind, ())):
            if row.withdrawn or not kept:
                continue
            work = (kept.get("child_id"), kept.get("work"))
            if work in seen:
                problems[f"{ENTRY.kind}#{at}.work"] = T("This work stands here twice.")
            seen.add(work)
        if problems:
            raise Invalid(problems)

    def prepare(self, work: UnitOfWork, values: Values, before: Values | None) -> None:
        """What the program writes does not come from the sheet; the past one is named once."""
        given = {key: values.pop(key, None) for key in GIVEN}
        if before is None:
            kept = ("series_id", "earlier_id")
            values |= {key: given[key] for key in kept if given[key] is not None}

    def saved(self, work: UnitOfWork, record: UUID) -> None:
        """The ages of those who came are counted on the day: it may have been changed."""
        coming.add_up(work, self.stored(work, record))

    def dues(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[Due]:
        return centre_dues.of_activity(values, self._session.now())

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        came = coming.came(work, record, values.get("happens_on"))
        facts = self._facts(values)
        before = values.get("earlier_id")
        better = work.records.get(self.kind, before).values["better"] if before else None
        return activity_advice.advice(values, rows, came, facts, better, self._session.user.roles)

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> activities.ActivityFacts:
        return self._facts(stored.values)

    def _facts(self, values: Mapping[str, Any]) -> activities.ActivityFacts:
        return activities.ActivityFacts(
            today=self._session.today(),
            day=values.get("happens_on"),
            has_place=bool(values.get("place_kind") or values.get("place")),
            has_leader=bool(values.get("leader")),
            away=values.get("place_kind") in activities.AWAY,
            safety=bool(values.get("safety")),
            counted=bool(values.get("came")),
            result=bool(values.get("result")),
            photos_answered=values.get("photos") in ("yes", "no"),
        )

    def facts(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID) -> Values:
        return {"came": coming.came(work, record, values.get("happens_on"))}

    def found(self, work: UnitOfWork, terms: Sequence[str], most: int | None = None) -> list[Line]:
        """Return the lines found, the latest day first."""
        lines = self.kept_lines(work, terms, most)
        return sorted(lines, key=lambda line: line.day or date.max, reverse=True)

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        starts = values.get("starts_at")
        cells = {
            "kind": values.get("kind"),
            "themes": list(values.get("themes") or ()),
            "time": written(starts) if starts is not None else "",
            "place_kind": values.get("place_kind"),
            "place": values.get("place") or "",
            "leader": values.get("leader") or "",
            "came": values.get("came"),
            "year": str(values["happens_on"].year) if values.get("happens_on") else "",
        }
        return str(values.get("title") or ""), cells

    def day(self, values: Values) -> date | None:
        day = values.get("happens_on")
        return day if isinstance(day, date) else None

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        yield from (values.get(key) for key in ("place", "leader", "helpers"))
        kind = reference.words("activity_kind").get(str(values.get("kind")))
        if kind is not None:
            yield from (kind.zh, kind.en)
        words = reference.words("activity_theme")
        yield from (words[code].zh for code in values.get("themes") or () if code in words)


def _uuid(value: object) -> UUID | None:
    return None if value is None else UUID(str(value))


def _plan_of(values: Mapping[str, Any]) -> Values:
    return {key: values[key] for key in _AGAIN if values[key] is not None}


def _need_of(values: Mapping[str, Any]) -> Values:
    return {key: values[key] for key in _NEEDED_AGAIN}
