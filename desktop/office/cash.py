"""The cash book of the Children's Centre: entries with their receipts, months that two people close."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from desktop.errors import ClerkError, Invalid
from desktop.i18n import T
from desktop.office import cash_advice, cash_reading, four_eyes
from desktop.office.attachments import Attachments
from desktop.office.cards import Entry, File, Line, Query
from desktop.office.register import Register, Rows, Values
from desktop.rules import cash_book, reference
from desktop.rules.cash_book import written
from desktop.rules.permissions import Act
from desktop.sheets.cash import CASH_ENTRY, CASH_MONTH
from desktop.sheets.migrants import ATTACHMENT
from desktop.storage import journal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from desktop.office.cards import Advice, Second
    from desktop.office.cash_reading import CashNow
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

LETTER: Final = "Q"
_SORTED_BY: Final = {"in": "signed", "out": "signed", "balance": "after"}
"""Sums are sorted as numbers, not as they are written."""
_MAY_CHANGE: Final = frozenset({"note"})


class Receipts(Attachments[File]):
    """Photos of receipts: none is added to a closed month, none is taken off it."""

    def _check_off(self, work: UnitOfWork, record: UUID) -> None:
        work.records.lock("office", self._session.office.id)  # as a closing does
        refuse_closed(work, record)


class Cash(Register):
    """What the cash book asks for. An entry has its receipt number from its first save on."""

    sheet = CASH_ENTRY
    see = Act.SEE_CENTRE
    edit = Act.RUN_CENTRE
    first_state = cash_book.ENTERED
    workflow = cash_book.WORKFLOW

    @property
    def attachments(self) -> Receipts:
        """The receipts that belong to entries."""
        return Receipts(self._session, self.load, refuse_closed, see=self.see, edit=self.edit)

    def fresh(self) -> Entry:
        return Entry(None, {"day": self._session.today()}, kind=self.kind)

    def setting_right(self, record: UUID) -> Entry:
        """Return a new entry that takes an earlier one back: the same sum the other way."""
        self._session.require(self.edit)
        with self._session.reading() as work:
            old = self.stored(work, record).values
        was_in = old["way"] == cash_book.TAKEN_IN
        values = {
            **self.fresh().values,
            "kind": "correction_out" if was_in else "correction_in",
            "amount": old["amount"],
            "purpose": old["purpose"],
            "party": old["party"],
            "activity_id": old["activity_id"],
            "corrects_id": record,
        }
        return Entry(None, values, kind=self.kind)

    def prepare(self, work: UnitOfWork, values: Values, before: Values | None) -> None:
        """Give the receipt number, or see that nothing but a remark is changed."""
        self._lock(work)
        if before is not None:
            self._only_remarks(work, values, before)
            return
        values["way"] = cash_book.way_of(values["kind"])
        self._check_links(work, values)
        why = str(values.get("short_why") or "")
        posting = cash_reading.posting_of(values)
        try:
            cash_reading.book(work).write(posting, self._session.today(), why=why)
        except Invalid as error:
            said = {f"cash_entry.{key}": words for key, words in error.problems.items()}
            raise Invalid(said) from error
        day: date = values["day"]
        values["place"] = journal.next_number(work.connection, self.kind, day.year)
        code = self._session.office.values["code"]
        values["number"] = f"{code}-{LETTER}-{day.year}-{values['place']:04d}"

    def _only_remarks(self, work: UnitOfWork, values: Values, before: Values) -> None:
        values.pop("way", None)
        changed = [
            key
            for key in CASH_ENTRY.keys
            if key in values and key != "number" and values[key] != before[key]
        ]
        if cash_reading.book(work).is_closed(before["day"]):
            said = T("This month is closed: nothing in it changes any more.")
            problems = {f"cash_entry.{key}": said for key in changed}
        else:
            said = T("It has its receipt: write a new entry that sets it right.")
            problems = {f"cash_entry.{key}": said for key in changed if key not in _MAY_CHANGE}
        if problems:
            raise Invalid(problems)

    def _check_links(self, work: UnitOfWork, values: Values) -> None:
        corrects = values.get("corrects_id")
        if corrects is None and values["kind"] in cash_book.CORRECTIONS:
            said = T("Choose the entry that this one sets right.")
            raise Invalid({"cash_entry.corrects_id": said})
        for kind, key in ((self.kind, "corrects_id"), ("activity", "activity_id")):
            if values.get(key) is not None:
                work.records.get(kind, values[key])

    def file_of(self, work: UnitOfWork, stored: Stored) -> File:
        file = super().file_of(work, stored)
        return replace(file, state=self._state(work, stored.id))

    def _state(self, work: UnitOfWork, record: UUID) -> str:
        corrected = record in cash_reading.set_right(work)
        return cash_book.SET_RIGHT if corrected else cash_book.ENTERED

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        fen, way = int(values.get("amount") or 0), str(values.get("way"))
        day = values.get("day")
        cells = {
            "way": way,
            "kind": values.get("kind"),
            "signed": fen if way == cash_book.TAKEN_IN else -fen,
            "in": written(fen) if way == cash_book.TAKEN_IN else "",
            "out": written(fen) if way == cash_book.PAID_OUT else "",
            "place": values.get("place"),
            "year": str(day.year) if isinstance(day, date) else "",
        }
        return str(values.get("purpose") or ""), cells

    def lines(self, query: Query) -> tuple[Line, ...]:
        return super().lines(replace(query, sort=_SORTED_BY.get(query.sort, query.sort)))

    def found(self, work: UnitOfWork, terms: Sequence[str], most: int | None = None) -> list[Line]:
        """Return the lines in the order of the book, the latest first, each with its balance."""
        after, corrected = cash_reading.balances(work), cash_reading.set_right(work)
        lines = [
            replace(
                line,
                state=cash_book.SET_RIGHT if line.record_id in corrected else line.state,
                cells={
                    **line.cells,
                    "after": after[line.record_id],
                    "balance": written(after[line.record_id]),
                    "month": line.day.strftime("%Y-%m") if line.day else "",
                },
            )
            for line in self.kept_lines(work, terms)
        ]
        lines.sort(key=lambda line: (line.day, line.cells["place"]), reverse=True)
        return lines[:most]

    def day(self, values: Values) -> date | None:
        day = values.get("day")
        return day if isinstance(day, date) else None

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        yield from (values.get("party"), values.get("note"))
        words = reference.words("cash_kind").get(str(values.get("kind")))
        if words is not None:
            yield words.zh

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        read = cash_reading.book(work)
        if record is None:
            return cash_advice.typed(read, values, self._session.today())
        kept = work.records.get(self.kind, record).values
        receipts = work.records.where(ATTACHMENT.kind, record_id=record)
        return cash_advice.kept(read, kept, self._state(work, record), len(receipts))

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> None:
        return None

    def facts(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID) -> Values:
        return {"closed": cash_reading.book(work).is_closed(values["day"])}

    # --- the book

    def now(self) -> CashNow:
        """Return how the book stands today."""
        self._session.require(self.see)
        with self._session.reading() as work:
            return cash_reading.now(cash_reading.book(work), self._session.today())

    def close_month(
        self, month: date, counted: int, why: str, second: Second | None = None
    ) -> CashNow:
        """Close a month with what was counted in the tin (fen); from then on it never changes.

        Raises :class:`Invalid` at ``difference_why`` where tin and book differ without a word,
        :class:`ClerkError` for a month that cannot be closed, :class:`SecondPersonNeeded`.
        """
        session = self._session
        session.require(Act.CLOSE_CASH)
        today = session.today()
        with session.reading() as work:
            cash_reading.book(work).close(month, counted, today, why=why)
        approval = four_eyes.approve(session, Act.CLOSE_CASH, second)
        with session.writing() as work:
            self._lock(work)
            read = cash_reading.book(work).close(month, counted, today, why=why)
            closing = read.closings[-1]
            kept = work.records.add(
                CASH_MONTH.kind,
                {
                    "month": closing.month,
                    "opening": closing.sums.opening,
                    "taken_in": closing.sums.taken_in,
                    "paid_out": closing.sums.paid_out,
                    "closing": closing.sums.closing,
                    "counted": closing.counted,
                    "difference": closing.difference,
                    "difference_why": closing.why or None,
                    "closed_by": session.user.full_name,
                    "second_by": self._second_name(work, approval) or None,
                    "alone_why": approval.reason
                    if approval and approval.second_id is None
                    else None,
                    "closed_on": today,
                },
            )
            work.audit(
                "cash_month_closed",
                subject=kept.id,
                detail={
                    "month": f"{closing.month:%Y-%m}",
                    "difference": closing.difference,
                    **(approval.detail() if approval else {}),
                },
                second=approval.second_id if approval else None,
            )
            return cash_reading.now(read, today)

    def _lock(self, work: UnitOfWork) -> None:
        # Whoever writes in the book or closes a month waits here for whoever is doing so.
        work.records.lock("office", self._session.office.id)


def refuse_closed(work: UnitOfWork, record: UUID) -> None:
    """Raise :class:`ClerkError` for an entry of a closed month."""
    day = work.records.get(CASH_ENTRY.kind, record).values["day"]
    if cash_reading.book(work).is_closed(day):
        raise ClerkError(T("This month is closed: nothing in it changes any more."))
