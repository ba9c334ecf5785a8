"""The shelf of the Children's Centre: what there is, where, who has it until when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import ClerkError, Invalid
from desktop.i18n import T
from desktop.office import centre_dues
from desktop.office.attachments import Attachments
from desktop.office.cards import Advice, Entry, File, Line, Query, Said
from desktop.office.centre_children import known
from desktop.office.centre_people import taking_part
from desktop.office.register import Register, Rows, Values
from desktop.office.stock import at_loan, check_loan, loan_of, read_loan, stock_of
from desktop.rules import lending
from desktop.rules.lending import Loan, Stock
from desktop.rules.permissions import Act
from desktop.sheets.things import COME_BACK, LEND, LOAN, THING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.entering import Cleaned
    from desktop.rules.worklist import Due
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

USUAL_DAYS: Final = 14
"""For how long something is lent unless another day is written."""
_COUNTED_DAYS: Final = 365
_SORTED_BY: Final = {"here": "free", "due": "due_on"}


@dataclass(frozen=True)
class ShelfNumbers:
    """How many pieces are here, are lent, and of these are late; ``kinds`` different things."""

    kinds: int
    here: int
    out: int
    overdue: int


class Things(Register):
    """What the list of things asks for."""

    sheet = THING
    shown = (LOAN,)
    see = Act.SEE_CENTRE
    edit = Act.RUN_CENTRE
    letter = "W"
    first_state = lending.IN_USE
    workflow = lending.WORKFLOW

    @property
    def attachments(self) -> Attachments[File]:
        """The photos that belong to things."""
        return Attachments(
            self._session, self.load, lambda work, record: None, see=self.see, edit=self.edit
        )

    def fresh(self) -> Entry:
        today = self._session.today()
        return Entry(None, {"count": 1, "since": today, "counted_on": today}, kind=self.kind)

    def check(self, values: Values, rows: Cleaned) -> None:
        problems: dict[str, Sentence] = {}
        for key in ("since", "counted_on"):
            day = values.get(key)
            if isinstance(day, date) and day > self._session.today():
                problems[f"thing.{key}"] = T("This day is still to come.")
        problems |= {f"thing.{key}": said for key, said in stock_of(values, ()).problems().items()}
        if problems:
            raise Invalid(problems)

    def saved(self, work: UnitOfWork, record: UUID) -> None:
        """What is lent must be there: nobody writes the count below it."""
        stored = work.records.lock(self.kind, record)
        loans = _loans(work.records.where(LOAN.kind, **LOAN.owned_by(record)))
        problems = stock_of(stored.values, loans).problems()
        if problems:
            raise Invalid({f"thing.{key}": said for key, said in problems.items()})

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        loans = _loans_of(rows)
        stock = stock_of(values, loans)
        dues = [loan.until for loan in loans if loan.out and loan.until is not None]
        cells = {
            "kind": values.get("kind"),
            "place": str(values.get("place") or ""),
            "free": stock.free,
            "out": stock.out,
            "here": f"{stock.free} / {stock.count}",
            "dues": [[day.isoformat(), loan.count] for loan in loans if (day := _due(loan))],
            "due_on": min(dues).isoformat() if dues else None,
        }
        return str(values.get("name") or ""), cells

    def lines(self, query: Query) -> tuple[Line, ...]:
        return super().lines(replace(query, sort=_SORTED_BY.get(query.sort, query.sort)))

    def found(self, work: UnitOfWork, terms: Sequence[str], most: int | None = None) -> list[Line]:
        """Return the lines, each with how its loans stand today."""
        today = self._session.today()
        return [_standing(line, today) for line in self.kept_lines(work, terms, most)]

    def day(self, values: Values) -> date | None:
        day = values.get("since")
        return day if isinstance(day, date) else None

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        yield from (values.get("place"), values.get("from_whom"))
        yield from (row.get("name") for row in rows.get(LOAN.kind, ()) if not row["returned_on"])

    def dues(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[Due]:
        return centre_dues.of_loans(rows, self._session.now())

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        if record is not None and LOAN.kind not in rows:  # asked while it is typed
            kept = self.kept_rows(work, record)[LOAN.kind]
            rows = {**rows, LOAN.kind: [{**row.values, "id": row.id} for row in kept]}
        stock = stock_of(values, _loans_of(rows))
        said = [*self._late(rows), *_amiss(stock), *self._shelf(values, record)]
        given_up = values.get("state") == lending.GIVEN_UP
        tone = "wait" if any(one.tone == "wait" for one in said) else "ready"
        return Advice(
            {},
            {},
            {},
            headline=lending.WORDS[lending.GIVEN_UP]
            if given_up
            else T("{free} of {count} are here to be lent.", free=stock.free, count=stock.count),
            tone="muted" if given_up else tone,
            said=tuple(said),
        )

    def _late(self, rows: Rows) -> Iterator[Said]:
        today = self._session.today()
        for row in rows.get(LOAN.kind, ()):
            loan = loan_of(row)
            if loan.out and loan.standing(today) in (lending.OVERDUE, lending.DUE_TODAY):
                late = loan.standing(today) == lending.OVERDUE
                yield Said(
                    f"due_{row['id']}",
                    "wait" if late else "conditions",
                    T("{name} has {n}, back by {day}.", name=str(row.get("name") or ""),
                      n=loan.count, day=loan.until),
                    None,
                    T("Ask kindly, and write down how it came back.") if late else None,
                )  # fmt: skip

    def _shelf(self, values: Values, record: UUID | None) -> Iterator[Said]:
        if not values.get("place"):
            yield Said("place", "conditions", T("Write where it stands: then everybody finds it."))
        counted = values.get("counted_on")
        long_ago = self._session.today() - timedelta(days=_COUNTED_DAYS)
        if record is not None and (counted is None or counted < long_ago):
            yield Said("counted", "muted", T("It was not counted in the last 12 months."))

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> lending.ThingFacts:
        return lending.ThingFacts(lending.out(_loans_of(rows)))

    def facts(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID) -> Values:
        return {"stock": stock_of(values, _loans_of(rows))}

    def numbers(self) -> ShelfNumbers:
        """Count what is on the shelf and what is lent; what was given up does not count."""
        lines = [line for line in self.lines(Query()) if line.state == lending.IN_USE]
        today = self._session.today().isoformat()
        dues: list[list[Any]] = [each for line in lines for each in line.cells["dues"]]  # type: ignore[attr-defined]
        return ShelfNumbers(
            len(lines),
            sum(int(str(line.cells["free"])) for line in lines),
            sum(int(str(line.cells["out"])) for line in lines),
            sum(int(count) for day, count in dues if day < today),
        )

    # --- lending

    def lend(self, thing: UUID, values: Mapping[str, object]) -> File:
        """Lend a thing to a child. Raises :class:`Invalid` (``loan.key``): nobody is named, the
        days cannot be, or so many are not here."""
        session = self._session
        session.require(self.edit)
        asked = read_loan(LEND, {"lent_on": session.today(), **values})
        check_loan(asked, session.today())
        with session.writing() as work:
            stored = self._in_use(work, thing)
            if asked.get("person_id"):
                asked["name"] = self._called(work, asked["person_id"]) or asked.get("name")
            loans = _loans(self.kept_rows(work, thing)[LOAN.kind])
            with at_loan():
                stock_of(stored.values, loans).lend(int(asked["count"]))
            work.records.add(LOAN.kind, {**asked, "thing_id": thing})
            work.audit("thing_lent", subject=thing, detail={"count": asked["count"]})
            self.write_line(work, thing)
            return self.just_written(work, thing)

    def come_back(self, loan: UUID, values: Mapping[str, object]) -> File:
        """Write down how a loan came back: good, worn, broken, or never (lost).

        ``count`` may be fewer than were lent: the others stay out. Raises :class:`Invalid`.
        """
        session = self._session
        session.require(self.edit)
        asked = read_loan(COME_BACK, {"returned_on": session.today(), **values})
        with session.writing() as work:
            thing: UUID = work.records.get(LOAN.kind, loan).values["thing_id"]
            stored = work.records.lock(self.kind, thing)
            lent = work.records.lock(LOAN.kind, loan).values
            if not loan_of(lent).out or lent["withdrawn_why"] is not None:
                raise ClerkError(T("It came back already."))
            count, how = int(asked["count"]), str(asked["returned_how"])
            with at_loan():
                lending.check_return(loan_of(lent), count, asked["returned_on"], session.today())
            self._keep_return(work, loan, lent, asked, count)
            stock = stock_of(stored.values, ()).take_back(count, how)
            now = {"worn": stock.worn, "broken": stock.broken, "lost": stock.lost}
            changed = {key: n for key, n in now.items() if n != (stored.values[key] or 0)}
            work.records.change(self.kind, thing, changed)
            work.audit("thing_came_back", subject=thing, detail={"count": count, "how": how})
            self.write_line(work, thing)
            return self.just_written(work, thing)

    def undo_loan(self, loan: UUID) -> File:
        """Take back a loan that was written down by mistake; it is kept, marked so."""
        session = self._session
        session.require(self.edit)
        with session.writing() as work:
            thing: UUID = work.records.get(LOAN.kind, loan).values["thing_id"]
            work.records.lock(self.kind, thing)
            if work.records.lock(LOAN.kind, loan).values["returned_on"] is not None:
                raise ClerkError(T("It came back already."))
            work.records.change(LOAN.kind, loan, {"withdrawn_why": "undone"})
            work.audit("loan_undone", subject=thing)
            self.write_line(work, thing)
            return self.just_written(work, thing)

    def _called(self, work: UnitOfWork, person: UUID) -> str:
        """Return the name of somebody who borrows; a person whom the user may not choose is none."""
        if not self._session.may(Act.SEE_MIGRANTS) and person not in taking_part(work):
            raise Invalid({"loan.person_id": T("Please choose from the list.")})
        return known(work, [person], self._session.today())[person].name

    def _in_use(self, work: UnitOfWork, thing: UUID) -> Stored:
        stored = work.records.lock(self.kind, thing)
        if stored.values["state"] != lending.IN_USE:
            raise ClerkError(T("It was given up: it is not lent any more."))
        return stored

    def _keep_return(
        self,
        work: UnitOfWork,
        loan: UUID,
        lent: Mapping[str, Any],
        asked: Mapping[str, Any],
        count: int,
    ) -> None:
        """Keep a return; where not all came back, the others stay out as a loan of their own."""
        rest = int(lent["count"]) - count
        if rest:
            out = {key: lent[key] for key in ("thing_id", *LEND)}
            work.records.add(LOAN.kind, {**out, "count": rest})
        note = "；".join(filter(None, (lent["note"], asked.get("note"))))
        told = {key: asked[key] for key in ("returned_on", "returned_how")}
        work.records.change(LOAN.kind, loan, {**told, "count": count, "note": note or None})


def _loans(rows: Iterable[Stored]) -> list[Loan]:
    return [loan_of(row.values) for row in rows]


def _loans_of(rows: Rows) -> list[Loan]:
    return [loan_of(row) for row in rows.get(LOAN.kind, ())]


def _due(loan: Loan) -> date | None:
    return loan.until if loan.out else None


def _standing(line: Line, today: date) -> Line:
    code = lending.IN
    if line.cells.get("out"):
        due = line.cells.get("due_on")
        loan = Loan(1, today, date.fromisoformat(str(due)) if due else None)
        code = loan.standing(today)
    return replace(line, cells={**line.cells, "due": code})


def _amiss(stock: Stock) -> Iterator[Said]:
    if stock.broken:
        words = T("{n} broken: mend, or take off the count.", n=stock.broken)
        yield Said("broken", "conditions", words)
    if stock.lost:
        yield Said("lost", "conditions", T("{n} lost.", n=stock.lost))
