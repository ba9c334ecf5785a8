"""Papers of the Centre's shelf and cash book: inventory, what is lent, the book, receipts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.documents import cash_receipt
from desktop.documents.cash_book import cash_book_paper
from desktop.documents.shelf_facts import CashFacts, CashLine, LoanLine, ThingLine
from desktop.documents.shelf_lists import inventory, loan_list
from desktop.i18n import T
from desktop.office import cash_reading
from desktop.office.register_lines import titles
from desktop.office.stock import loan_of, stock_of
from desktop.rules import cash_book, lending, reference
from desktop.sheets.cash import CASH_ENTRY
from desktop.sheets.things import LOAN, THING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from desktop.documents.page import Paper
    from desktop.i18n import Sentence, Translator
    from desktop.office.session import Session
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork


def things(
    session: Session, ids: tuple[UUID, ...], t: Translator, second: Translator | None
) -> Paper:
    """Return the inventory of some things, or of all that are in use."""
    with session.reading() as work:
        kept = _in_use(work, ids)
        lines = [_thing(row, _loans(work, row.id)) for row in kept]
    order = list(reference.words("thing_kind").values())
    lines.sort(key=lambda line: (order.index(line.kind) if line.kind else len(order), line.name))
    return inventory(session.office.values, lines, session.today(), t, second)


def loans(
    session: Session, ids: tuple[UUID, ...], t: Translator, second: Translator | None
) -> Paper:
    """Return what is lent of some things, or of all: the latest due last."""
    today = session.today()
    found = []
    with session.reading() as work:
        for row in _in_use(work, ids):
            for values in _loans(work, row.id):
                loan = loan_of(values)
                if loan.out:
                    late = loan.standing(today) == lending.OVERDUE
                    name, thing = str(values["name"] or ""), str(row.values["name"] or "")
                    found.append(LoanLine(thing, loan.count, name, loan.lent_on, loan.until, late))
    found.sort(key=lambda one: (one.until or date.max, one.thing))
    return loan_list(session.office.values, found, today, t, second)


def month(
    session: Session, ids: tuple[UUID, ...], t: Translator, second: Translator | None
) -> Paper:
    """Return the cash book of the month of an entry; without one, of this month."""
    with session.reading() as work:
        day = _day(session, work, ids)
        first = cash_book.month_of(day)
        facts = _book(session, work, first, cash_book.last_day(first))
    return cash_book_paper(facts, t, second)


def year(
    session: Session, ids: tuple[UUID, ...], t: Translator, second: Translator | None
) -> Paper:
    """Return the cash book of the year of an entry; without one, of this year."""
    with session.reading() as work:
        day = _day(session, work, ids)
        facts = _book(session, work, date(day.year, 1, 1), date(day.year, 12, 31))
    return cash_book_paper(facts, t, second)


def receipts(
    session: Session, ids: tuple[UUID, ...], t: Translator, second: Translator | None
) -> Paper:
    """Return the receipts of some entries, in the order of the book."""
    with session.reading() as work:
        kept = [work.records.get(CASH_ENTRY.kind, record) for record in ids]
        kept.sort(key=lambda row: (row.values["day"], row.values["place"]))
        rows = [{**row.values, "id": row.id} for row in kept]
        linked = _linked(work, rows)
        # Why the tin was short concerns the book, not who has the receipt.
        lines = [_cash_line({**row, "short_why": None}, 0, linked) for row in rows]
    return cash_receipt.cash_receipts(session.office.values, lines, t, second)


def _in_use(work: UnitOfWork, ids: tuple[UUID, ...]) -> list[Stored]:
    if ids:
        return [work.records.get(THING.kind, record) for record in ids]
    return work.records.where(THING.kind, state=lending.IN_USE)


def _loans(work: UnitOfWork, thing: UUID) -> list[Mapping[str, Any]]:
    return [row.values for row in work.records.where(LOAN.kind, thing_id=thing)]


def _thing(row: Stored, lent: Iterable[Mapping[str, Any]]) -> ThingLine:
    values = row.values
    since = values["since"]
    origin = " ".join(
        filter(None, (str(values["from_whom"] or ""), str(since.year) if since else ""))
    )
    return ThingLine(
        str(values["name"] or ""),
        reference.words("thing_kind").get(str(values["kind"])),
        stock_of(values, map(loan_of, lent)),
        str(values["place"] or ""),
        origin,
        values["value"],
    )


def _day(session: Session, work: UnitOfWork, ids: tuple[UUID, ...]) -> date:
    if not ids:
        return session.today()
    day: date = work.records.get(CASH_ENTRY.kind, ids[0]).values["day"]
    return day


def _book(session: Session, work: UnitOfWork, first: date, last: date) -> CashFacts:
    read = cash_reading.part(work, first, last)
    linked = _linked(work, [line.values for line in read.lines])
    lines = tuple(_cash_line(line.values, line.balance, linked) for line in read.lines)
    book = cash_reading.book(work)
    return CashFacts(
        session.office.values,
        first,
        last,
        read.sums,
        {m: book.month(m) for m in {cash_book.month_of(line.day) for line in lines}},
        lines,
        read.closings,
        session.today(),
    )


def _linked(work: UnitOfWork, rows: Iterable[Mapping[str, Any]]) -> Mapping[UUID, str]:
    """Return what the entries name: activities by title, entries by receipt number."""
    rows = list(rows)
    found = titles(work, {row["activity_id"] for row in rows if row["activity_id"]})
    entries = {row["corrects_id"] for row in rows if row["corrects_id"]}
    for entry in work.records.where(CASH_ENTRY.kind, id=list(entries)) if entries else ():
        found[entry.id] = str(entry.values["number"] or "")
    return found


def _cash_line(values: Mapping[str, Any], balance: int, linked: Mapping[UUID, str]) -> CashLine:
    about: list[Sentence] = []
    if values["corrects_id"]:
        about.append(T("sets right {number}", number=linked.get(values["corrects_id"], "")))
    if values["short_why"]:
        about.append(T("paid although the tin was short: {why}", why=str(values["short_why"])))
    return CashLine(
        values["day"],
        str(values["number"] or ""),
        str(values["way"]),
        int(values["amount"]),
        reference.words("cash_kind").get(str(values["kind"])),
        str(values["purpose"] or ""),
        str(values["party"] or ""),
        balance,
        tuple(about),
        linked.get(values["activity_id"], ""),
    )
