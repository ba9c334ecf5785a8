"""Peer educators and volunteers: who they are, what they were trained in, whom they reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.errors import Invalid
from desktop.i18n import Joined, T
from desktop.office import preparation
from desktop.office.attachments import Attachments
from desktop.office.cards import Advice, Entry, File, Said
from desktop.office.named_only import NamedOnly
from desktop.office.register_lines import titles
from desktop.rules import reference, volunteers
from desktop.rules.permissions import Act
from desktop.rules.preparation import module
from desktop.sheets.volunteers import BELONGING, DEED, VOLUNTEER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from uuid import UUID

    from desktop.office.entering import Cleaned
    from desktop.office.preparation import Had
    from desktop.office.register import Rows, Values
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork


class Volunteers(NamedOnly):
    """What the list of peer educators and volunteers asks for."""

    sheet = VOLUNTEER
    belonging = BELONGING
    letter = "V"
    first_state = volunteers.ACTIVE
    workflow = volunteers.WORKFLOW
    named = frozenset({"name", "state"})
    named_cells = frozenset()

    @property
    def attachments(self) -> Attachments[File]:
        """The files that belong to volunteers."""
        act = Act.ORGANISE_CENTRE
        return Attachments(self._session, self.load, lambda work, record: None, see=act, edit=act)

    def fresh(self) -> Entry:
        return Entry(None, {"since": self._session.today()}, kind=self.kind)

    def check(self, values: Values, rows: Cleaned) -> None:
        today, problems = self._session.today(), {}
        if not values.get("person_id") and not values.get("name"):
            problems["volunteer.name"] = T("Choose a person, or write what she is called.")
        since, until = values.get("since"), values.get("until")
        if since and until and until < since:
            problems["volunteer.until"] = T("This is before it began.")
        for at, (_row, kept) in enumerate(rows.get(DEED.kind, ())):
            day: Any = kept.get("done_on")
            if day is not None and day > today:
                problems[f"{DEED.kind}#{at}.done_on"] = T("This day is still to come.")
        if problems:
            raise Invalid(problems)

    def prepare(self, work: UnitOfWork, values: Values, before: Values | None) -> None:
        person = values.get("person_id")
        if person is None:
            return
        values["name"] = titles(work, [person]).get(person) or values.get("name")
        same = work.records.where(self.kind, person_id=person, state=volunteers.ACTIVE)
        if before is None and same:
            raise Invalid({"volunteer.person_id": T("She is in this list already.")})

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        did = rows.get(DEED.kind, [])
        days = [row["done_on"] for row in did if row.get("done_on")]
        return str(values.get("name") or ""), {
            "kind": values.get("kind"),
            "place": values.get("place") or "",
            "languages": list(values.get("languages") or ()),
            "trained": [each.code for each in self._trained(work, values)],
            "reached": sum(int(row.get("reached") or 0) for row in did),
            "last": max(days).isoformat() if days else None,
        }

    def day(self, values: Values) -> date | None:
        day: date | None = values.get("since")
        return day

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        yield from (values.get("place"), values.get("phone"))
        words = reference.words("volunteer_kind")
        if values.get("kind") in words:
            yield words[values["kind"]].zh

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        state = str(values.get("state") or volunteers.ACTIVE)
        active = state == volunteers.ACTIVE
        return Advice(
            {},
            {},
            {},
            headline=volunteers.WORDS[state],
            tone="ready" if active else "muted",
            said=tuple(self._said(work, values, rows, active=active)),
        )

    def _said(
        self, work: UnitOfWork, values: Values, rows: Rows, *, active: bool
    ) -> Iterator[Said]:
        trained = self._trained(work, values)
        lacking = volunteers.untrained(each.code for each in trained)
        if active and not values.get("person_id"):
            yield Said("linked", "muted", T("She is not linked to a person: no training is known."))
        elif active and lacking:
            what = Joined(tuple(module(code).named for code in lacking))
            words = T("Not trained yet in: {what}.", what=what)
            step = T("Put her on a training of peer educators and volunteers.")
            yield Said("untrained", "conditions", words, None, step)
        for each in trained:
            words = T("{module}, {day}", module=module(each.code).named, day=each.on)
            yield Said(f"had_{each.code}", "ready", words, under=T("Trained in"))
        did = rows.get(DEED.kind, [])
        reached = sum(int(row.get("reached") or 0) for row in did)
        if did:
            yield Said("did", "muted", T("{n} times, {m} people reached.", n=len(did), m=reached))
        last = max(
            (row["done_on"] for row in did if row.get("done_on")), default=values.get("since")
        )
        if active and volunteers.quiet(last, self._session.today()):
            words = T("Nothing was heard of her for long.")
            yield Said("quiet", "conditions", words, None, T("Call her and ask how she is."))

    def _trained(self, work: UnitOfWork, values: Values) -> tuple[Had, ...]:
        person = values.get("person_id")
        return preparation.had(work, person) if person else ()

    def trained_anew(self, work: UnitOfWork, persons: Iterable[UUID]) -> None:
        """Write the lines of volunteers anew whose trainings were changed."""
        wanted = list(persons)
        for row in work.records.where(self.kind, person_id=wanted) if wanted else ():
            self.write_line(work, row.id)

    def facts(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID) -> Values:
        return {"trained": self._trained(work, values)}

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> volunteers.VolunteerFacts:
        return volunteers.VolunteerFacts(stored.values["until"])

    def moved(self, work: UnitOfWork, stored: Stored, to: str, on: date, second: str) -> None:
        if to == volunteers.ACTIVE:
            work.records.change(self.kind, stored.id, {"until": None})
