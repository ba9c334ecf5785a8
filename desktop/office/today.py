"""What the user has to do next, and what she says of it: done, put off, given to somebody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from desktop.errors import Invalid, Missing
from desktop.i18n import T, unpacked
from desktop.office import centre_reminders, due_lines, machine_dues
from desktop.rules import permissions, worklist
from desktop.rules.permissions import Act, Role
from desktop.rules.secrecy import Reader
from desktop.rules.spans import weeks_of_month
from desktop.rules.worklist import Day, Item, Mark, Way
from desktop.sheets.offices import OFFICE
from desktop.storage import dues, guards

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from uuid import UUID

    from sqlalchemy import RowMapping

    from desktop.i18n import Sentence
    from desktop.office.register import Register
    from desktop.office.session import Session
    from desktop.storage.unit_of_work import UnitOfWork

MARK: Final = "work_mark"
_AUDIT: Final = {
    Way.DONE: "work_done",
    Way.LATER: "work_put_off",
    Way.GIVEN: "work_given",
}


class Today:
    """The list of the day of whoever is signed in; it is derived, nothing of it is kept twice."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def day(self) -> Day:
        """Return what is to be done now, today and this week, and what is marked."""
        session, acts = self._session, self._acts()
        now = session.now()
        ahead = int(worklist.numbers()["ahead"]["days"])
        before = _midnight(now, now.date() + timedelta(days=ahead + 1))
        own = tuple(self._worked_out())
        with session.reading() as work:
            lines = dues.find(work.connection, session.reader, acts, before, now=now)
            found = self._items(work, lines, own)
        day = worklist.day_of(found, now, session.user.id)
        return replace(day, more=len(lines) >= dues.MOST)

    def month(self, first: date) -> dict[date, tuple[Item, ...]]:
        """Return what is due in the weeks that show a month, by its day."""
        session = self._session
        now = session.now()
        begin, end = weeks_of_month(first)
        since, before = _midnight(now, begin), _midnight(now, end + timedelta(days=1))
        own = [one for one in self._worked_out() if since <= one.at < before]
        with session.reading() as work:
            lines = dues.of_days(
                work.connection, session.reader, self._acts(), since, before, today=now.date()
            )
            found = self._items(work, lines, own)
        days = worklist.for_month(found, now)
        return {day: items for day, items in days.items() if begin <= day <= end}

    def mark(
        self,
        key: str,
        way: Way,
        *,
        until: date | None = None,
        why: str = "",
        to: UUID | None = None,
    ) -> UUID:
        """Say of an item that it is done, put off until a day, or given to somebody.

        Raises :class:`Invalid` where a reason, a day or a person is missing, :class:`Missing`
        where the item is no longer due or not open to the user. Returns the mark, to be undone.
        """
        session = self._session
        with session.writing() as work:
            item = self._item(work, key)
            worklist.check_mark(item, way, session.now(), until, why)
            if way == Way.GIVEN and to not in {one for one, _name in self._colleagues(work, item)}:
                raise Invalid({"to": T("Choose somebody who may do it.")})
            kept = work.records.add(
                MARK,
                {
                    "item": key,
                    "way": way.value,
                    "until_on": until if way == Way.LATER else None,
                    "why": why.strip() or None,
                    "given_to_id": to if way == Way.GIVEN else None,
                    "by_id": session.user.id,
                },
            )
            detail = {"kind": item.kind, "what": item.code}
            work.audit(_AUDIT[way], subject=item.record, detail=detail)
        return kept.id

    def take_back(self, mark: UUID) -> None:
        """Take back what was said of an item; it stands on the list again."""
        with self._session.writing() as work:
            kept = work.records.get(MARK, mark)
            try:
                item = self._item(work, str(kept.values["item"]))
            except Missing:  # in the words for a mark that never was
                raise Missing(T("This record is not here (any more).")) from None
            work.records.change(MARK, mark, {"withdrawn_why": "taken back"})
            detail = {"kind": item.kind, "what": item.code}
            work.audit("work_taken_back", subject=item.record, detail=detail)

    def colleagues(self, key: str) -> tuple[tuple[UUID, str], ...]:
        """Return to whom an item can be given: whoever may do it and to whom it is open."""
        with self._session.reading() as work:
            return tuple(self._colleagues(work, self._item(work, key)))

    def kinds(self) -> dict[str, Sentence]:
        """Return what kinds of things there may be to do for the user, in words."""
        named: dict[str, Sentence] = {
            kind: one.sheet.title for kind, (_n, one) in self._registers.items()
        }
        named[due_lines.PERSON] = T("Person in the register")
        named[machine_dues.OFFICE] = OFFICE.title
        return {**named, **centre_reminders.TITLES}

    # --- how items are made

    @cached_property
    def _registers(self) -> Mapping[str, tuple[str, Register]]:
        return due_lines.registers(self._session)

    def _items(
        self, work: UnitOfWork, lines: Sequence[RowMapping], own: Iterable[Item]
    ) -> tuple[Item, ...]:
        found = [*(self._of_line(line) for line in self._open_lines(work, lines)), *own]
        marks = self._marks(work, [item.key for item in found])
        now = self._session.now()
        return tuple(worklist.with_marks(item, marks.get(item.key, ()), now) for item in found)

    def _worked_out(self) -> Iterator[Item]:
        """Yield what no single record says: of the machine, of the Children's Centre."""
        yield from machine_dues.items(self._session)
        yield from centre_reminders.items(self._session)

    def _acts(self) -> dict[str, Act]:
        """Return the kinds of records on which the user works, with the act that it is."""
        known = {kind: one.edit for kind, (_n, one) in self._registers.items()}
        known[due_lines.PERSON] = Act.EDIT_MIGRANTS
        return {kind: act for kind, act in known.items() if self._session.may(act)}

    def _open_lines(self, work: UnitOfWork, lines: Sequence[RowMapping]) -> Iterator[RowMapping]:
        by_kind: dict[str, list[RowMapping]] = {}
        for line in lines:
            by_kind.setdefault(line["kind"], []).append(line)
        for kind, those in by_kind.items():
            known = self._registers.get(kind)
            yield from known[1].dues_open(work, those) if known else those

    def _of_line(self, line: RowMapping) -> Item:
        kind = line["kind"]
        return Item(
            key=line["item"],
            kind=kind,
            code=line["code"],
            at=line["due_at"].astimezone(self._session.now().tzinfo),
            words=unpacked(line["words"]),
            by_day=line["by_day"],
            danger=line["danger"],
            series=line["series"],
            until=line["until_on"],
            page=line["page"],
            register=self._registers[kind][0] if kind in self._registers else "migrants",
            record=line["record_id"],
            title=line["title"],
            number=line["number"],
            guarded=line["guard"] is not None,
        )

    def _item(self, work: UnitOfWork, key: str) -> Item:
        """Return an item that the user may work on; as if there were none where she may not."""
        for one in self._worked_out():
            if one.key == key:
                return one
        line = dues.one(work.connection, key)
        if line is None or line["kind"] not in self._acts():
            raise Missing(T("This is no longer to be done."))
        if line["guard"] is not None:
            self._session.require_open(work, line["guard"])
        if not list(self._open_lines(work, [line])):
            raise Missing(T("This is no longer to be done."))
        return self._of_line(line)

    def _marks(self, work: UnitOfWork, keys: Iterable[str]) -> dict[str, list[Mark]]:
        kept = dues.marks(work.connection, keys)
        names = _names(work) if kept else {}
        marks: dict[str, list[Mark]] = {}
        for row in kept:
            marks.setdefault(row["item"], []).append(_mark(row, names))
        return marks

    def _colleagues(self, work: UnitOfWork, item: Item) -> Iterator[tuple[UUID, str]]:
        act = centre_reminders.ACTS.get(item.kind) or self._acts().get(item.kind, Act.BACK_UP)
        line = dues.one(work.connection, item.key)
        guard = line["guard"] if line is not None else None
        for user in work.records.where("user_account"):
            roles = user.values["roles"] or ()
            if user.values["blocked_at"] or not permissions.may(roles, act):
                continue
            if guard is not None:
                reader = Reader(user.id, Role.DIRECTOR in roles)
                if not guards.read(work.connection, guard).open_to(reader):
                    continue
            yield user.id, str(user.values["full_name"] or user.values["sign_in_name"] or "")


def _midnight(now: datetime, day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=now.tzinfo)


def _names(work: UnitOfWork) -> Mapping[UUID, str]:
    return {
        user.id: str(user.values["full_name"] or user.values["sign_in_name"] or "")
        for user in work.records.where("user_account")
    }


def _mark(row: RowMapping, names: Mapping[UUID, str]) -> Mark:
    return Mark(
        id=row["id"],
        way=Way(row["way"]),
        at=row["created_at"],
        by=names.get(row["by_id"], ""),
        until=row["until_on"],
        why=row["why"] or "",
        to=row["given_to_id"],
        to_name=names.get(row["given_to_id"], ""),
    )
