"""Recruiters and employers: registered, screened, decided about, watched."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.errors import Invalid
from desktop.i18n import Joined, T
from desktop.office import four_eyes, standings
from desktop.office.attachments import Attachments
from desktop.office.cards import Advice, Entry, File, Line, Said
from desktop.office.cleaning import clean
from desktop.office.register import Register, Rows, Values
from desktop.rules import credit_codes, lookalikes, names, recruiters
from desktop.rules.permissions import Act
from desktop.rules.worklist import on_day
from desktop.sheets.recruiters import (
    CHECK,
    CONTACT,
    DECISION,
    MANDATE,
    MONITORING,
    PRACTICE,
    RECRUITER,
    TAKEN,
    WORKPLACE,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.cards import Second
    from desktop.office.stepping import Offer
    from desktop.rules.worklist import Due
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

_TONES = {
    recruiters.APPROVED: "ready",
    recruiters.CONDITIONAL: "conditions",
    recruiters.APPLIED: "muted",
    recruiters.SCREENING: "muted",
    recruiters.KNOWN: "muted",
    recruiters.INACTIVE: "muted",
    recruiters.REFUSED: "wait",
    recruiters.SUSPENDED: "wait",
    recruiters.BLACKLISTED: "danger",
}
_BANNED = (recruiters.REFUSED, recruiters.SUSPENDED, recruiters.BLACKLISTED)


class Recruiters(Register):
    """What the list of recruiters asks for."""

    sheet = RECRUITER
    belonging = (CONTACT, MANDATE, WORKPLACE, TAKEN, CHECK, MONITORING, PRACTICE)
    shown = (DECISION,)
    see = Act.SEE_RECRUITERS
    edit = Act.EDIT_RECRUITERS
    letter = "R"
    first_state = recruiters.APPLIED
    workflow = recruiters.WORKFLOW

    @property
    def attachments(self) -> Attachments[File]:
        """The files that belong to recruiters."""
        return Attachments(self._session, self.load, lambda work, record: None)

    def fresh(self) -> Entry:
        return Entry(None, {"registered_on": self._session.today()}, kind=self.kind)

    def prepare(self, work: UnitOfWork, values: Values, before: Values | None) -> None:
        if not values.get("name_pinyin") or (
            before and values["name_pinyin"] == names.pinyin(before["name"] or "")
        ):
            values["name_pinyin"] = names.pinyin(str(values["name"]))

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        decisions = rows[DECISION.kind]
        until = decisions[-1].get("valid_until") if decisions else None
        licence = values.get("licence_expires")
        cells = {
            "kind": values.get("kind"),
            "trade": values.get("trade"),
            "county": values.get("county"),
            "until": until.isoformat() if until else None,
            "licence": licence.isoformat() if licence else None,
            "complaints": list(standings.open_complaints(rows)),
            "practices": len(rows[PRACTICE.kind]),
        }
        return str(values.get("name") or ""), cells

    def day(self, values: Values) -> date | None:
        day = values.get("registered_on")
        return day if isinstance(day, date) else None

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        yield from (
            values.get(key)
            for key in (
                "name_pinyin",
                "other_names",
                "credit_code",
                "id_number",
                "phone",
                "second_phone",
                "legal_representative",
                "licence_number",
                "brought_by",
            )
        )
        for contact in rows[CONTACT.kind]:
            yield from (contact["name"], contact["phone"])

    def found(self, work: UnitOfWork, terms: Sequence[str], most: int | None = None) -> list[Line]:
        """Return the lines found, each with the state in which it stands today."""
        today = self._session.today()
        return [
            replace(line, state=_state_today(line, today))
            for line in self.kept_lines(work, terms, most)
        ]

    def standing(self, recruiter: UUID) -> recruiters.Standing:
        """Return how a recruiter stands today."""
        self._session.require(self.see)
        with self._session.reading() as work:
            return standings.standing_of(self._session, work, recruiter)

    def dues(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[Due]:
        """Return its reviews, licences and visits; and, once suspended, a look at who works there."""
        now, record = self._session.now(), values["id"]
        facts = standings.facts(values, rows, standings.first_placement(work, record))
        for one in recruiters.standing(facts, now.date()).due:
            code = one.code.partition("_")[0]
            page = {"visit": "monitoring", "licence": "self"}.get(code, "decision")
            series = code if code == "licence" else ""
            yield on_day(code, one.on, one.words, now, series=series, page=page)
        look = recruiters.check_due(facts.state, facts.decided_on) if facts.decided_on else None
        if look is not None and standings.placed_now(work, record):
            said = T(
                "It is {state}: look how those are who work there.",
                state=recruiters.WORDS[facts.state],
            )
            yield on_day("look", look, said, now, danger=True)

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        session = self._session
        first = standings.first_placement(work, record) if record else None
        kept = {**values, "state": values.get("state") or recruiters.APPLIED}
        if record is not None and DECISION.kind not in rows:
            _, decided = standings.read(work, record)
            rows = {**rows, DECISION.kind: decided[DECISION.kind]}
        stands = recruiters.standing(standings.facts(kept, rows, first), session.today())
        proposal = standings.proposal(kept, rows)
        said = [
            *self._alike(work, values, rows, record),
            *_stands(stands),
            *_proposed(proposal, kept["state"], _open_red(rows)),
            *_read_code(values),
            *_practices(rows),
            *_due(stands, session.today()),
        ]
        warnings: dict[str, Sentence] = {}
        code = values.get("credit_code")
        if code:
            read = credit_codes.read_credit_code(str(code))
            if read.warning is not None:
                warnings["recruiter.credit_code"] = read.warning
        headline: Sentence = recruiters.WORDS[stands.state]
        if stands.automatic:
            headline = T("{state} (by itself, until it is put right)", state=headline)
        return Advice(
            {}, warnings, {}, headline=headline, tone=_TONES[stands.state], said=tuple(said)
        )

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> recruiters.StepFacts:
        return self._step_facts(stored.values, rows, opinions=False)

    def _step_facts(
        self, values: Mapping[str, Any], rows: Rows, *, opinions: bool
    ) -> recruiters.StepFacts:
        last = {row["level"]: row["decided_on"] for row in rows[DECISION.kind]}
        failed = standings.proposal(values, rows)
        return recruiters.StepFacts(
            kind=values["kind"] or "",
            proposal=failed.level,
            today=self._session.today(),
            opinions=opinions,
            open_red=bool(_open_red(rows)),
            refused_on=last.get(recruiters.REFUSED),
            papers_only=failed.level in (recruiters.SCREENING, recruiters.APPROVED),
            blacklisted_on=last.get(recruiters.BLACKLISTED),
        )

    def next_states(self, record: UUID) -> tuple[Offer, ...]:
        """Return the steps a clerk can take; what the committee decides is :meth:`decide`."""
        return tuple(step for step in super().next_states(record) if not step.four_eyes)

    def decide(self, record: UUID, typed: Mapping[str, object], second: Second | None) -> File:
        """Write down what the committee decided. Needs the director and a second person.

        Raises :class:`Invalid` with a sentence per field of the DECISION sheet, and what
        :meth:`Register.move` raises.
        """
        session = self._session
        session.require(Act.DECIDE_RECRUITER)
        values = clean(DECISION, typed)
        level, on = str(values["level"]), values["decided_on"]
        values["valid_until"] = _until(level, on, values.get("valid_until"), session.today())
        with session.reading() as work:
            self._may_decide(work, record, values)
        approval = four_eyes.approve(session, Act.DECIDE_RECRUITER, second)
        with session.writing() as work:
            before, proposed = self._may_decide(work, record, values)
            values["proposed"] = proposed
            values["decided_by"] = session.user.full_name
            values["second_by"] = self._second_name(work, approval) or None
            work.records.add(DECISION.kind, {**values, "recruiter_id": record})
            work.records.change(self.kind, record, {"state": level})
            second_id = approval.second_id if approval else None
            self.add_step(work, record, before, level, on, str(values["reason"]), second_id)  # type: ignore[arg-type]
            work.audit(
                "recruiter_decided",
                subject=record,
                detail={"level": level, **(approval.detail() if approval else {})},
                second=second_id,
            )
            self.write_line(work, record)
            return self.load(work, record)

    def _may_decide(
        self, work: UnitOfWork, record: UUID, values: Mapping[str, object]
    ) -> tuple[str, str]:
        stored = work.records.get(self.kind, record)
        _, rows = standings.read(work, record)
        opinions = bool(values.get("labour_opinion") and values.get("police_opinion"))
        facts = self._step_facts(stored.values, rows, opinions=opinions)
        before = str(stored.values["state"])
        self.workflow.check(
            before,
            str(values["level"]),
            facts,
            self._session.user.roles,
            str(values["reason"]),
        )
        return before, facts.proposal

    def facts(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID) -> Values:
        """Return what the window and the papers show besides: jobs, people, how it stands."""
        offers = [
            offer
            for key in ("employer_id", "recruiter_id")
            for offer in work.records.where("offer", **{key: record})  # type: ignore[arg-type]
        ]
        ids = list({offer.id for offer in offers})
        placed = work.records.where("placement", offer_id=ids) if ids else []
        standing = standings.standing_of(self._session, work, record)
        return {
            "offers": len(ids),
            "placements": len(placed),
            "standing": standing,
            "proposal": standings.proposal(values, rows),
        }

    def _alike(
        self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None
    ) -> Iterator[Said]:
        mine = _likeness(values, rows)
        for other in work.records.where("recruiter", state=list(_BANNED)):
            if other.id == record:
                continue
            contacts = work.records.where(CONTACT.kind, recruiter_id=other.id)
            theirs = _likeness(
                dict(other.values), {CONTACT.kind: [dict(c.values) for c in contacts]}
            )
            match = lookalikes.compare(mine, theirs)
            if match is not None:
                yield Said(
                    f"alike_{other.values['number']}",
                    "danger" if match.strength == lookalikes.CERTAIN else "wait",
                    T(
                        "May be {name} ({number}): {state}.",
                        name=other.values["name"] or "",
                        number=other.values["number"] or "",
                        state=recruiters.WORDS[other.values["state"]],
                    ),
                    Joined(match.reasons),
                    T("Compare the papers before going on."),
                    T("Is it somebody who was turned away?"),
                )


def _likeness(values: Values, rows: Rows) -> lookalikes.Likeness:
    contacts = rows.get(CONTACT.kind, [])
    phones = [values.get("phone"), values.get("second_phone"), *(c.get("phone") for c in contacts)]
    named = [values.get("name"), values.get("other_names")]
    return lookalikes.Likeness(
        names=tuple(str(name) for name in named if name),
        phones=tuple(str(phone) for phone in phones if phone),
        id_number=str(values.get("id_number") or ""),
        credit_code=str(values.get("credit_code") or ""),
        address=str(values.get("address") or ""),
        legal_representative=str(values.get("legal_representative") or ""),
    )


def _open_red(rows: Rows) -> tuple[str, ...]:
    red = recruiters.red_complaints()
    return tuple(code for code in standings.open_complaints(rows) if code in red)


def _stands(stands: recruiters.Standing) -> Iterator[Said]:
    for number, reason in enumerate(stands.reasons):
        yield Said(f"standing_{number}", "danger", reason)


def _proposed(proposal: Any, state: str, red: tuple[str, ...]) -> Iterator[Said]:  # noqa: ANN401
    under = T("What the screening proposes")
    level = recruiters.WORDS.get(proposal.level, recruiters.WORDS[recruiters.SCREENING])
    worse = recruiters.worsened(proposal.level, state, red)
    if worse is not None:
        yield Said("worse", "wait", worse, under=under)
    yield Said(
        "proposal",
        _TONES.get(proposal.level, "muted"),
        T(
            "{level}: {n} of {all} items in order.",
            level=level,
            n=proposal.passed,
            all=proposal.asked,
        ),
        Joined(proposal.reasons),
        under=under,
    )
    for number, condition in enumerate(proposal.conditions):
        yield Said(f"condition_{number}", "conditions", condition, under=under)


def _read_code(values: Values) -> Iterator[Said]:
    code = values.get("credit_code")
    if not code:
        return
    read = credit_codes.read_credit_code(str(code))
    parts = tuple(part for part in (read.authority, read.kind, read.area) if part is not None)
    if parts and read.problem is None:
        yield Said("credit_code", "muted", T("The credit code says: {what}.", what=Joined(parts)))


def _practices(rows: Rows) -> Iterator[Said]:
    practices = rows.get(PRACTICE.kind, [])
    if practices:
        people = sum(row.get("people") or 0 for row in practices)
        yield Said(
            "practice",
            "ready",
            T(
                "Good practice: {n} noted, {people} workers reached.",
                n=len(practices),
                people=people,
            ),
        )


def _due(stands: recruiters.Standing, today: date) -> Iterator[Said]:
    for due in stands.due:
        tone = "wait" if due.on <= today else "muted"
        yield Said(
            f"due_{due.code}",
            tone,
            due.words,
            T("By {day}", day=due.on),
            under=T("To be done"),
        )


def _until(level: str, on: Any, wished: Any, today: date) -> date | None:  # noqa: ANN401
    if on > today:
        raise Invalid({"decided_on": T("This day is still to come.")})
    longest = recruiters.valid_until(level, on)
    if longest is None or wished is None:
        return longest
    if wished > longest or wished < on:
        raise Invalid({"valid_until": T("Not after {day}.", day=longest)})
    return wished  # type: ignore[no-any-return]


def _state_today(line: Line, today: date) -> str:
    cells = line.cells
    return recruiters.standing(
        recruiters.StandingFacts(
            kind=str(cells.get("kind") or ""),
            state=line.state,
            valid_until=_day(cells.get("until")),
            licence_needed=cells.get("kind") in ("agency", "dispatch"),
            licence_expires=_day(cells.get("licence")),
            open_complaints=tuple(cells.get("complaints") or ()),  # type: ignore[arg-type]
        ),
        today,
    ).state


def _day(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) else None
