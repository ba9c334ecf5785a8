"""Trainings of any group: planned, held, who came, points before and after, certificates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.errors import ClerkError, Invalid, Missing
from desktop.i18n import T
from desktop.office import centre_dues, listing_lines, training_advice
from desktop.office.attachments import Attachments
from desktop.office.cards import Advice, Entry, File, Found, Query
from desktop.office.register import Register
from desktop.office.register_lines import titles
from desktop.rules import journeys, reference, training_tests, trainings
from desktop.rules.permissions import Act
from desktop.rules.sameness import canonical, same
from desktop.rules.trainings import CAME, LEAVING
from desktop.sheets.trainings import BELONGING, PARTICIPANT, TRAINING
from desktop.storage import sameness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.cards import Line
    from desktop.office.entering import Cleaned
    from desktop.office.register import Rows, Values
    from desktop.rules.worklist import Due
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

STILL_HERE: Final = (
    journeys.State.CHECKING,
    journeys.State.CONDITIONAL,
    journeys.State.PREPARING,
)
"""Who prepares to leave: the states of those who are invited to a preparation at once."""
_MOST_SHOWN: Final = 400


class Trainings(Register):
    """What the list of trainings asks for.

    Trainings of those who are about to leave are open to whom registrations are open to.
    """

    sheet = TRAINING
    belonging = BELONGING
    see = Act.ORGANISE_CENTRE
    edit = Act.ORGANISE_CENTRE
    letter = "T"
    first_state = trainings.PLANNED
    workflow = trainings.WORKFLOW

    @property
    def attachments(self) -> Attachments[File]:
        """The files that belong to trainings (a signed list)."""
        act = Act.ORGANISE_CENTRE
        return Attachments(self._session, self.load, lambda work, record: None, see=act, edit=act)

    def fresh(self) -> Entry:
        return Entry(None, {"held_on": self._session.today()}, kind=self.kind)

    # --- who prepares to leave

    def preparing(self) -> tuple[Found, ...]:
        """Return everybody who is about to leave: being checked, with conditions, preparing."""
        migrants = self._session.migrants
        self._session.require(self.edit)
        self._session.require(Act.SEE_MIGRANTS)
        states = tuple(state.value for state in STILL_HERE)
        keys = migrants.find(Query(filters={"state": states}, sort="pinyin"))[:_MOST_SHOWN]
        return tuple(
            Found(row.person_id, row.name, row.number, journeys.STATE_WORDS.get(row.state))
            for row in migrants.rows(keys)
        )

    # --- what is open to whom

    def _closed(self, audience: object) -> bool:
        return audience == LEAVING and not self._session.may(Act.SEE_MIGRANTS)

    def stored(self, work: UnitOfWork, record: UUID) -> Stored:
        stored = super().stored(work, record)
        if self._closed(stored.values["audience"]):
            raise Missing(T("This record is not here (any more)."))
        return stored

    def kept_lines(
        self, work: UnitOfWork, terms: Sequence[str], most: int | None = None
    ) -> list[Line]:
        lines = super().kept_lines(work, terms, most)
        return [line for line in lines if not self._closed(line.cells.get("audience"))]

    # --- what is typed

    def check(self, values: Values, rows: Cleaned) -> None:
        problems: dict[str, Sentence] = {}
        first, last = values.get("held_on"), values.get("last_on")
        if first and last and last < first:
            problems["training.last_on"] = T("This is before it began.")
        if self._closed(values.get("audience")):
            words = T("Trainings of those who leave are written down by who sees registrations.")
            problems["training.audience"] = words
        full: Any = values.get("full_points")
        full = full or training_tests.full_points(values.get("modules") or ())
        told = [
            (at, kept)
            for at, (row, kept) in enumerate(rows.get(PARTICIPANT.kind, ()))
            if kept and not row.withdrawn
        ]
        for at, kept in told:
            for key, said in _amiss(kept, full):
                problems[f"{PARTICIPANT.kind}#{at}.{key}"] = said
        problems |= _twice(told)
        if problems:
            raise Invalid(problems)

    def prepare(self, work: UnitOfWork, values: Values, before: Values | None) -> None:
        ours = training_tests.full_points((before or {}).get("modules") or ())
        if values.get("full_points") in (None, ours):
            values["full_points"] = training_tests.full_points(values.get("modules") or ())

    def saved(self, work: UnitOfWork, record: UUID) -> None:
        """Fill names from the register; tell the lists whose preparation was changed."""
        rows = work.records.where(PARTICIPANT.kind, training_id=record)
        linked = [row.values["person_id"] for row in rows if row.values["person_id"]]
        named = titles(work, linked)
        for row in rows:
            name = named.get(row.values["person_id"])
            if name and name != row.values["name"]:
                work.records.change(PARTICIPANT.kind, row.id, {"name": name})
        self._lists_follow(work, record)

    def moved(self, work: UnitOfWork, stored: Stored, to: str, on: date, second: str) -> None:
        self._lists_follow(work, stored.id)

    def _lists_follow(self, work: UnitOfWork, record: UUID) -> None:
        """Write the lines of people anew whose preparation this training tells of."""
        edges = sameness.live(work.connection)
        rows = work.records.where(PARTICIPANT.kind, withdrawn=True, training_id=record)
        told = {row.values[key] for row in rows for key in ("person_id", "parent_of_id")} - {None}
        persons = {each for one in told for each in same(edges, one)}
        for person in sorted({canonical(edges, one) for one in told}):
            if work.records.get("person", person).values["anonymised_at"] is None:
                listing_lines.write(self._session, work, person)
        self._session.volunteers.trained_anew(work, persons)

    # --- certificates

    def give_certificates(self, record: UUID) -> File:
        """Write down that who came has her certificate today; who had it keeps her day.

        Raises :class:`ClerkError` where the training was not held yet or everybody has one.
        """
        session = self._session
        session.require(self.edit)
        with session.writing() as work:
            stored = self.stored(work, record)
            if stored.values["state"] not in trainings.GIVEN:
                raise ClerkError(T("Certificates are given once the training was held."))
            rows = work.records.where(PARTICIPANT.kind, training_id=record, came=CAME)
            without = [row for row in rows if row.values["certificate_on"] is None]
            if not without:
                raise ClerkError(T("Everybody who came has a certificate."))
            for row in without:
                work.records.change(PARTICIPANT.kind, row.id, {"certificate_on": session.today()})
            detail = {"kind": self.kind, "number": len(without)}
            work.audit("certificates_given", subject=record, detail=detail)
            self.write_line(work, record)
            return self.just_written(work, record)

    # --- the register

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        people = rows.get(PARTICIPANT.kind, [])
        short = reference.words("training_audience")
        audience = str(values.get("audience") or "")
        title = " ".join(values.get("modules") or ())
        return title, {
            "audience": audience,
            "audience_words": short[audience].zh if audience in short else "",
            "modules": list(values.get("modules") or ()),
            "trainer": values.get("trainer") or "",
            "invited": len(people),
            "came": sum(row.get("came") == CAME for row in people),
        }

    def day(self, values: Values) -> date | None:
        day: date | None = values.get("held_on")
        return day

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        yield from (values.get("trainer"), values.get("trainer_from"), values.get("place"))
        words = reference.words("training_modules")
        yield from (words[code].zh for code in values.get("modules") or () if code in words)
        yield from (row.get("name") for row in rows.get(PARTICIPANT.kind, []))

    def dues(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[Due]:
        return centre_dues.of_training(values, self._session.now())

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        return training_advice.advice(self._session, work, values, rows)

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> trainings.TrainingFacts:
        people = rows.get(PARTICIPANT.kind, [])
        day = stored.values["held_on"]
        return trainings.TrainingFacts(
            begun=day is not None and day <= self._session.today(),
            came=sum(row.get("came") == CAME for row in people),
            unanswered=sum(not row.get("came") for row in people),
            trainer=bool(stored.values["trainer"]),
        )


def _amiss(kept: Mapping[str, Any], full: int | None) -> Iterator[tuple[str, Sentence]]:
    if not kept.get("person_id") and not kept.get("name"):
        yield "name", T("Choose a person, or write what she is called.")
    for key in ("points_before", "points_after"):
        points = kept.get(key)
        if points is not None and full is not None and points > full:
            yield key, T("The test has {n} points.", n=full)
    if kept.get("certificate_on") and kept.get("came") != CAME:
        yield "certificate_on", T("A certificate is for who came.")


def _twice(told: Iterable[tuple[int, Mapping[str, Any]]]) -> dict[str, Sentence]:
    """Return a sentence for whoever stands in the list twice."""
    seen: set[object] = set()
    found: dict[str, Sentence] = {}
    for at, kept in told:
        person = kept.get("person_id")
        if person is not None and person in seen:
            found[f"{PARTICIPANT.kind}#{at}.person_id"] = T("She is in this list already.")
        seen.add(person)
    return found
