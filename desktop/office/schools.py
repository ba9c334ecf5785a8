"""Schools that work with the Children's Centre, and the sessions held there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.office.attachments import Attachments
from desktop.office.cards import Advice, Entry, File, Said
from desktop.office.named_only import NamedOnly
from desktop.rules import schools
from desktop.rules.permissions import Act
from desktop.sheets.schools import BELONGING, CONTACT, SCHOOL, SESSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from uuid import UUID

    from desktop.office.entering import Cleaned
    from desktop.office.register import Rows, Values
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork


class Schools(NamedOnly):
    """What the list of schools asks for."""

    sheet = SCHOOL
    belonging = BELONGING
    letter = "S"
    first_state = schools.ACTIVE
    workflow = schools.WORKFLOW
    named = frozenset({"name", "kind", "state"})
    named_cells = frozenset({"kind"})

    @property
    def attachments(self) -> Attachments[File]:
        """The files that belong to schools."""
        act = Act.ORGANISE_CENTRE
        return Attachments(self._session, self.load, lambda work, record: None, see=act, edit=act)

    def fresh(self) -> Entry:
        county = self._session.office.values.get("county")
        return Entry(None, {"county": county}, kind=self.kind)

    def check(self, values: Values, rows: Cleaned) -> None:
        today, problems = self._session.today(), {}
        for at, (_row, kept) in enumerate(rows.get(SESSION.kind, ())):
            day: Any = kept.get("held_on")
            if day is not None and day > today:
                problems[f"{SESSION.kind}#{at}.held_on"] = T("This day is still to come.")
        since, until = values.get("since"), values.get("until")
        if since and until and until < since:
            problems["school.until"] = T("This is before it began.")
        if problems:
            raise Invalid(problems)

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        held = sessions(rows)
        return str(values.get("name") or ""), {
            "kind": values.get("kind"),
            "county": values.get("county"),
            "sessions": len(held),
            "reached": sum(reached(row) for row in held),
            "topics": sorted({code for row in held for code in row.get("topics") or ()}),
        }

    def day(self, values: Values) -> date | None:
        return None

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        yield values.get("address")
        for row in rows.get(CONTACT.kind, []):
            yield from (row.get("name"), row.get("phone"))

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        state = str(values.get("state") or schools.ACTIVE)
        active = state == schools.ACTIVE
        return Advice(
            {},
            {},
            {},
            headline=schools.WORDS[state],
            tone="ready" if active else "muted",
            said=tuple(self._said(values, rows, active=active)),
        )

    def _said(self, values: Values, rows: Rows, *, active: bool) -> Iterator[Said]:
        held = sessions(rows)
        if active and self.told_all and not rows.get(CONTACT.kind):
            yield Said("contact", "conditions", T("Nobody to talk to is written down yet."))
        if held:
            girls = sum(int(row.get("girls") or 0) for row in held)
            boys = sum(int(row.get("boys") or 0) for row in held)
            yield Said(
                "reached",
                "muted",
                T("{n} sessions, {girls} girls and {boys} boys.", n=len(held), girls=girls,
                  boys=boys),
            )  # fmt: skip
        last = max((row["held_on"] for row in held), default=values.get("since"))
        if active and schools.quiet(last, self._session.today()):
            words = T("The last session was long ago.") if held else T("No session was held yet.")
            step = T("Ask the school for a day of this term.")
            yield Said("quiet", "conditions", words, None, step)

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> schools.SchoolFacts:
        return schools.SchoolFacts(stored.values["until"])

    def moved(self, work: UnitOfWork, stored: Stored, to: str, on: date, second: str) -> None:
        if to == schools.ACTIVE:
            work.records.change(self.kind, stored.id, {"until": None})


def sessions(rows: Rows) -> list[Values]:
    """Return the sessions that have a day."""
    return [row for row in rows.get(SESSION.kind, []) if row.get("held_on")]


def reached(row: Mapping[str, Any]) -> int:
    """Return how many girls and boys were at a session."""
    return int(row.get("girls") or 0) + int(row.get("boys") or 0)
