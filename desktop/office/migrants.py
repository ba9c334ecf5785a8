"""Migrants: found, opened, registered, advised. The door to what the other modules here do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.office import (
    advising,
    drafting,
    erasing,
    finding,
    joining,
    journey_steps,
    leaving,
    likeness,
    person_files,
    preparation,
    registering,
    stepping,
    telling_history,
)
from desktop.office.cards import Entry, RowEntry
from desktop.rules.permissions import Act
from desktop.sheets.migrants import REPEATED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.cards import (
        Advice,
        Draft,
        Edit,
        Likely,
        ListRow,
        PersonFile,
        Query,
        Second,
    )
    from desktop.office.finding import Choices
    from desktop.office.journey_steps import Known
    from desktop.office.session import Session
    from desktop.office.stepping import Offer


class Migrants:
    """What the Migrants tab asks for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def first(self, query: Query, limit: int = 60) -> tuple[ListRow, ...]:
        """Return the first lines that a search finds: what is painted at once."""
        return finding.first(self._session, query, limit)

    def find(self, query: Query) -> Sequence[int]:
        """Return the keys of all lines that a search finds, in order."""
        return finding.find(self._session, query)

    def rows(self, keys: Sequence[int]) -> tuple[ListRow, ...]:
        """Return the lines of some keys."""
        return finding.rows(self._session, keys)

    def filter_choices(self) -> Mapping[str, Choices]:
        """Return what each filter offers, with the number of people each."""
        return finding.filter_choices(self._session)

    def open(self, person_id: UUID) -> PersonFile:
        """Return a person's file; the look is in the log."""
        self._session.require(Act.SEE_MIGRANTS)
        with self._session.writing() as work:
            file = person_files.load(self._session, work, person_id)
            work.audit("person_viewed", subject=person_id)
        return file

    def by_number(self, number: str) -> UUID | None:
        """Return the person whose registration has a number."""
        return finding.by_number(self._session, number)

    def blank(self) -> Entry:
        """Return a new sheet with sensible beginnings."""
        today = self._session.today()
        return Entry(
            None,
            {"nationality": "china", "village_group": self._session.office.values["village_group"]},
            {
                "journey": (RowEntry(None, self._new_journey(today)),),
                "schooling": (RowEntry(None, {}),),
            },
        )

    def _new_journey(self, today: date) -> dict[str, object]:
        """Who registers at the place where people arrive has mostly come by herself."""
        values: dict[str, object] = {"registered_on": today, "how_registered": "self"}
        if self._session.office.values.get("kind") == "community_committee":
            values["began"] = "came_herself"
        return values

    def entry(self, file: PersonFile) -> Entry:
        """Return a file as it is edited."""
        return Entry(
            file.person.id,
            file.person.values,
            {
                sheet.kind: tuple(
                    RowEntry(row.id, row.values) for row in file.rows.get(sheet.kind, ())
                )
                for sheet in REPEATED
            },
            {
                row.id: row.version
                for row in (file.person, *(r for rows in file.rows.values() for r in rows))
            },
            str(file.household.values["number"] or "") if file.household else None,
        )

    def advise(self, entry: Entry) -> Advice:
        """Return what the rules say of an entry while it is typed."""
        today = self._session.today()
        if entry.record_id is None:
            return advising.advise(entry, today)
        with self._session.reading() as work:
            journeys = work.records.where("journey", person_id=entry.record_id)
            tasks = preparation.open_tasks(work, entry.record_id, journeys, today)
            helped = self._session.school_returns.help_of(work, entry.record_id)
        return advising.advise(entry, today, tasks, helped)

    def likely(self, entry: Entry) -> tuple[Likely, ...]:
        """Return the registered people who may be the person being typed."""
        return likeness.likely(self._session, entry)

    def save(self, entry: Entry) -> PersonFile:
        """Register a person or save her sheet.

        Raises :class:`Invalid` with a sentence per field, or :class:`Conflict` when somebody else
        saved the same record since it was opened. Advice never stops a save.
        """
        return registering.save(self._session, entry)

    def history(self, person_id: UUID) -> tuple[Edit, ...]:
        """Return who changed which field when, from what to what; newest first."""
        return telling_history.history(self._session, person_id)

    def next_states(self, person_id: UUID, journey_id: UUID) -> tuple[Offer, ...]:
        """Return the steps a journey can take next, and why some cannot be taken yet."""
        return stepping.offers(self._session, person_id, journey_id)

    def move(
        self,
        journey_id: UUID,
        to_state: str,
        *,
        happened_on: date,
        reason: str = "",
        way: str = "",
        told_by: str = "",
    ) -> PersonFile:
        """Take a journey a step further, or write down a step that became known late.

        ``way`` and ``told_by``: how it is known, and from whom. Raises :class:`Invalid` about
        ``happened_on``, ``way`` or ``reason``, :class:`ClerkError` where it cannot be taken.
        """
        known = journey_steps.Known(happened_on, way, told_by.strip(), reason.strip())
        return stepping.move(self._session, journey_id, to_state, known)

    def left(self, people: Sequence[UUID], known: Known) -> leaving.Left:
        """Write down that several people have left, prepared or not; say whose leaving could not
        be written down, and why."""
        return leaving.left(self._session, people, known)

    def override_readiness(
        self, journey_id: UUID, reason: str, second: Second | None
    ) -> PersonFile:
        """Override E04 (schooling not finished at 16 or 17): director, reason, four eyes."""
        return stepping.override(self._session, journey_id, reason.strip(), second)

    def merge(self, keep_id: UUID, other_id: UUID, values: Mapping[str, object]) -> PersonFile:
        """Join two records of one person; ``values`` are those chosen, keyed as in PERSON."""
        return joining.merge(self._session, keep_id, other_id, values)

    def separate(self, keep_id: UUID, other_id: UUID) -> PersonFile:
        """Undo a joining: both stand in the list again, with the values they had."""
        return joining.separate(self._session, keep_id, other_id)

    def withdraw_consent(self, consent_id: UUID, on: date) -> tuple[Sentence, ...]:
        """Record that a consent was withdrawn; return what follows from it."""
        return erasing.withdraw_consent(self._session, consent_id, on)

    def anonymise(self, person_id: UUID, reason: str, second: Second | None) -> None:
        """Erase who a person is, for good. Needs four eyes."""
        erasing.anonymise(self._session, person_id, reason.strip(), second)

    def keep_draft(self, entry: Entry, draft_id: UUID | None = None) -> UUID:
        """Keep what is typed and not saved; return the draft's id."""
        return drafting.keep(self._session, entry, draft_id)

    def drafts(self) -> tuple[Draft, ...]:
        """Return the user's drafts, newest first."""
        return drafting.drafts(self._session, "person")

    def drop_draft(self, draft_id: UUID) -> None:
        """Throw a draft away."""
        drafting.drop(self._session, draft_id)
