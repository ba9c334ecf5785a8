"""Handovers on the Children's Committee: what is due, what is on the list, what follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.office import choosing, committee_reading
from desktop.office.attachments import Attachments
from desktop.office.cards import Advice, Entry, File, RowEntry, Said
from desktop.office.centre_children import known
from desktop.office.register import Register, Rows, Values
from desktop.rules import age, elections, handovers, reference
from desktop.rules.permissions import Act
from desktop.sheets.committee import MEMBER, TERM
from desktop.sheets.handovers import BELONGING, HANDOVER, ITEM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from desktop.office.session import Session
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

_TONES: Final = {
    handovers.PREPARING: "conditions",
    handovers.DONE: "ready",
    handovers.DROPPED: "muted",
}
_HEAD: Final = "head"
_MONEY: Final = "money"


@dataclass(frozen=True)
class DueHandover:
    """A member whose handover is due. ``handover`` is the one being prepared, if there is one.

    ``by`` is her 18th birthday, or the day on which she left: None, with ``why`` other, for
    the children: they are told no days of birth and of journeys.
    """

    person_id: UUID
    name: str
    why: str
    by: date | None
    handover: UUID | None


def due(session: Session) -> tuple[DueHandover, ...]:
    """Return the members whose handover is due today, the most urgent first."""
    session.require(Act.SEE_CENTRE)
    today = session.today()
    with session.reading() as work:
        members = [one for one in committee_reading.standing(work, today) if one.due]
        names = known(work, (one.person_id for one in members), today)
    told = choosing.told_all(session)
    urgent = sorted(((one.due, one) for one in members if one.due), key=lambda pair: pair[0].by)
    return tuple(
        DueHandover(
            one.person_id,
            names[one.person_id].name if one.person_id in names else "",
            when.why if told else handovers.OTHER,
            when.by if told else None,
            one.handover,
        )
        for when, one in urgent
    )


class Handovers(Register):
    """What the list of handovers asks for."""

    sheet = HANDOVER
    belonging = BELONGING
    see = Act.SEE_CENTRE
    edit = Act.ORGANISE_CENTRE
    letter = "H"
    first_state = handovers.PREPARING
    workflow = handovers.WORKFLOW

    @property
    def attachments(self) -> Attachments[File]:
        """The signed handover sheets."""
        return Attachments(
            self._session, self.load, lambda work, record: None, see=self.see, edit=self.edit
        )

    def for_member(self, person: UUID) -> Entry:
        """Return a handover of a member, with her duties and what she holds on its list."""
        self._session.require(self.edit)
        today = self._session.today()
        with self._session.reading() as work:
            one = next(
                (m for m in committee_reading.standing(work, today) if m.person_id == person), None
            )
            row = one.row.values if one else {}
            when = one.due if one else None
            values = {
                "from_id": person,
                "term_id": row.get("term_id"),
                "why": when.why if when else None,
                "due_on": when.by if when else None,
            }
            items = tuple(_items(work, person, row.get("duties") or []))
        return Entry(None, values, {ITEM.kind: items}, kind=self.kind)

    def check(self, values: Values, rows: dict[str, Any]) -> None:
        if values.get("to_id") is not None and values["to_id"] == values.get("from_id"):
            raise Invalid({"handover.to_id": T("She cannot hand over to herself.")})

    def prepare(self, work: UnitOfWork, values: Values, before: Values | None) -> None:
        if before is None:
            open_ = work.records.where(
                self.kind, from_id=values["from_id"], state=handovers.PREPARING
            )
            if open_:
                words = T("A handover of hers is being prepared already.")
                raise Invalid({"handover.from_id": words})
        elif before["state"] == handovers.DONE:
            fixed = ("from_id", "to_id")
            if any(values.get(key) != before[key] for key in fixed):
                raise Invalid({"handover.to_id": T("The handover is done: this stays as it was.")})
        if values.get("term_id") is None:
            rows = self._serving(work, values["from_id"])
            values["term_id"] = rows[-1].values["term_id"] if rows else None

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        people = self._known(work, values)
        items = rows[ITEM.kind]
        given = sum(bool(row.get("given")) for row in items)
        return people.get("from_id", ""), {
            "to": people.get("to_id", ""),
            "why": values.get("why"),
            "list": f"{given}/{len(items)}" if items else "",
        }

    def day(self, values: Values) -> date | None:
        day = values.get("due_on")
        return day if isinstance(day, date) else None

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        yield from self._known(work, values).values()

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        today = self._session.today()
        state = handovers.PREPARING
        if record is not None:
            state = str(work.records.get(self.kind, record).values["state"] or state)
        said: list[Said] = []
        if state == handovers.PREPARING:
            said += self._open(work, values, rows, today)
        tone = "wait" if any(one.tone == "wait" for one in said) else _TONES[state]
        return Advice({}, {}, {}, headline=handovers.WORDS[state], tone=tone, said=tuple(said))

    def _open(self, work: UnitOfWork, values: Values, rows: Rows, today: date) -> Iterator[Said]:
        by = values.get("due_on")
        if by is not None:
            late = by < today
            yield Said("due", "wait" if late else "conditions", T("To be done by {day}.", day=by))
        facts = self._facts(work, values, rows)
        step = next(one for one in self.workflow.steps if one.after == handovers.DONE)
        for number, guard in enumerate(step.guards):
            if not guard.holds(facts):
                yield Said(f"stop_{number}", "conditions", guard.otherwise)
        if values.get("from_id") and values.get("to_id"):
            born = committee_reading.births(work, [values["from_id"], values["to_id"]])
            giver, receiver = born.get(values["from_id"]), born.get(values["to_id"])
            if giver and receiver and receiver <= giver:
                yield Said("older", "conditions", T("Who takes over is not younger."))
            if not self._serving(work, values["to_id"]):
                words = T("Who takes over is not on the committee; with this she will be.")
                yield Said("new", "muted", words)
        if values.get("from_id") and not self._serving(work, values["from_id"]):
            yield Said(
                "not_serving", "conditions", T("Who hands over is not on the committee now.")
            )

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> handovers.HandoverFacts:
        return self._facts(work, dict(stored.values), rows)

    def _facts(self, work: UnitOfWork, values: Values, rows: Rows) -> handovers.HandoverFacts:
        items = rows.get(ITEM.kind, [])
        receiver = values.get("to_id")
        born = committee_reading.births(work, [receiver]).get(receiver) if receiver else None
        today = self._session.today()
        return handovers.HandoverFacts(
            receiver=receiver is not None,
            young=born is not None and not age.reached(born, handovers.OF_AGE, today),
            items=len(items),
            not_given=sum(not row.get("given") for row in items),
            signed_by_both=bool(values.get("from_signed_on") and values.get("to_signed_on")),
        )

    def moved(self, work: UnitOfWork, stored: Stored, to: str, on: date, second: str) -> None:
        """The member's service ends, her duties go to who takes over; she may go on advising."""
        if to != handovers.DONE:
            return
        values = stored.values
        duties: list[str] = []
        for row in self._serving(work, values["from_id"]):
            duties += [one for one in row.values["duties"] or [] if one not in duties]
            ended = {"until": on, "why_ended": values["why"]}
            if values["advises_on"]:
                ended["advises_on"] = values["advises_on"]
            work.records.change(MEMBER.kind, row.id, ended)
        receiving = self._serving(work, values["to_id"])
        if receiving:
            row = receiving[-1]
            held = list(row.values["duties"] or [])
            more = [one for one in duties if one not in held]
            work.records.change(MEMBER.kind, row.id, {"duties": held + more})
        elif values["term_id"] is not None:
            work.records.add(
                MEMBER.kind,
                {
                    "term_id": values["term_id"],
                    "person_id": values["to_id"],
                    "duties": duties,
                    "since": on,
                },
            )
        if values["term_id"] is not None:
            self._session.terms.write_line(work, values["term_id"])

    def _serving(self, work: UnitOfWork, person: UUID) -> list[Stored]:
        terms = [term.id for term in work.records.where(TERM.kind, state=elections.SERVING)]
        rows = work.records.where(MEMBER.kind, person_id=person, term_id=terms) if terms else []
        return [row for row in rows if row.values["until"] is None]

    def _known(self, work: UnitOfWork, values: Values) -> dict[str, str]:
        asked = {key: values[key] for key in ("from_id", "to_id") if values.get(key)}
        people = known(work, asked.values(), self._session.today())
        return {key: people[person].name for key, person in asked.items() if person in people}


def _items(work: UnitOfWork, person: UUID, duties: list[str]) -> Iterator[RowEntry]:
    """Yield what should stand on her list: duties, things lent to her, the money she keeps."""
    words, kinds = reference.words("committee_duty"), reference.words("handover_item")
    for code in duties:
        yield RowEntry(None, {"kind": "duty", "what": words[code].zh})
    for loan in work.records.where("loan", person_id=person, returned_on=None):
        thing = work.records.get("thing", loan.values["thing_id"]).values
        number = loan.values["count"] or 1
        what = str(thing["name"] or "") + (f" × {number}" if number > 1 else "")
        yield RowEntry(None, {"kind": "thing", "what": what})
    if _MONEY in duties:
        yield RowEntry(None, {"kind": "money", "what": kinds["money"].zh})
    if _HEAD in duties or _MONEY in duties:
        yield RowEntry(None, {"kind": "key", "what": kinds["key"].zh})
