"""Talks with parents about a child's taking part: what they say, why, what a visit changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.office.attachments import Attachments
from desktop.office.cards import Advice, Entry, File, Said
from desktop.office.register import Register
from desktop.office.register_lines import titles
from desktop.rules import parents, reference
from desktop.rules.parents import CONSENTS, OBJECTS
from desktop.rules.permissions import Act
from desktop.sheets.parents import BELONGING, PARENT_TALK, VISIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from uuid import UUID

    from desktop.office.cards import Line
    from desktop.office.entering import Cleaned
    from desktop.office.register import Rows, Values
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

_TONES = {CONSENTS: "ready", OBJECTS: "wait"}


class Parents(Register):
    """What the list of talks with parents asks for."""

    sheet = PARENT_TALK
    belonging = BELONGING
    see = Act.ORGANISE_CENTRE
    edit = Act.ORGANISE_CENTRE
    letter = "F"
    first_state = parents.OPEN
    workflow = parents.WORKFLOW

    @property
    def attachments(self) -> Attachments[File]:
        """The files that belong to a talk (a signed consent)."""
        act = Act.ORGANISE_CENTRE
        return Attachments(self._session, self.load, lambda work, record: None, see=act, edit=act)

    def fresh(self) -> Entry:
        return Entry(
            None, {"asked_on": self._session.today(), "relation": "parent"}, kind=self.kind
        )

    def check(self, values: Values, rows: Cleaned) -> None:
        today, problems = self._session.today(), {}
        asked: Any = values.get("asked_on")
        if asked is not None and asked > today:
            problems["parent_talk.asked_on"] = T("This day is still to come.")
        if values.get("view") == OBJECTS and not values.get("reasons"):
            problems["parent_talk.reasons"] = T("Write down why the parent objects.")
        for at, (_row, kept) in enumerate(rows.get(VISIT.kind, ())):
            day: Any = kept.get("visited_on")
            if day is not None and day > today:
                problems[f"{VISIT.kind}#{at}.visited_on"] = T("This day is still to come.")
        if problems:
            raise Invalid(problems)

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        visits = _visits(rows)
        due = self._due(values, rows)
        child = values.get("person_id")
        title = titles(work, [child]).get(child, "") if child else ""
        return title, {
            "parent": values.get("parent_name") or "",
            "view": parents.standing(str(values.get("view") or ""), visits),
            "reasons": list(values.get("reasons") or ()),
            "visits": len(visits),
            "due_on": due.isoformat() if due else None,
        }

    def kept_lines(
        self, work: UnitOfWork, terms: Sequence[str], most: int | None = None
    ) -> list[Line]:
        """Return the lines found, each with how near its next visit is."""
        today = self._session.today()
        return [_with_due(line, today) for line in super().kept_lines(work, terms, most)]

    def day(self, values: Values) -> date | None:
        day: date | None = values.get("asked_on")
        return day

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        yield from (values.get("parent_name"), values.get("phone"))

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        view = parents.standing(str(values.get("view") or ""), _visits(rows))
        words = reference.words("parent_view").get(view)
        return Advice(
            {},
            {},
            {},
            headline=words,
            tone=_TONES.get(view, "conditions"),
            said=tuple(self._said(values, rows, view)),
        )

    def _said(self, values: Values, rows: Rows, view: str) -> Iterator[Said]:
        first = str(values.get("view") or "")
        if first and view != first:
            before = reference.words("parent_view")[first]
            words = T("Said at first: {view}. The visits changed it.", view=before)
            yield Said("changed", "ready" if view == CONSENTS else "wait", words)
        due = self._due(values, rows)
        if due is not None:
            late = due < self._session.today()
            words = T("Visit the parents by {day}.", day=due)
            step = T("Listen first; tell what the children do here and who is with them.")
            yield Said("visit", "wait" if late else "conditions", words, None, step)
        if view == OBJECTS and values.get("child_wishes") == "yes":
            words = T("The child wants to take part though the parent objects.")
            step = T(
                "What only informs is open to every child; competitions, journeys and photos are "
                "not, without consent."
            )
            yield Said("child", "conditions", words, reference.article("UPL 4"), step)
        if not values.get("child_wishes"):
            yield Said("asked", "muted", T("The child herself was not asked yet."))

    def _due(self, values: Values, rows: Rows) -> date | None:
        if values.get("state") == parents.ENDED:
            return None
        view = str(values.get("view") or "")
        return parents.next_visit(values.get("asked_on"), view, _visits(rows))

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> parents.TalkFacts:
        visits = _visits(rows)
        return parents.TalkFacts(
            len(visits), parents.standing(str(stored.values["view"] or ""), visits)
        )


def _with_due(line: Line, today: date) -> Line:
    told = line.cells.get("due_on")
    due = date.fromisoformat(str(told)) if told and line.state != parents.ENDED else None
    return replace(line, cells={**line.cells, "due": parents.nearness(due, today)})


def _visits(rows: Rows) -> tuple[parents.Visit, ...]:
    return tuple(
        parents.Visit(row.get("visited_on"), str(row.get("view") or ""))
        for row in rows.get(VISIT.kind, [])
    )
