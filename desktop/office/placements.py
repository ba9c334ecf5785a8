"""Placements: a person proposed for a job, told, at work, and what is due while she is there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desktop.errors import Invalid
from desktop.i18n import Joined, T
from desktop.office import advising, standings
from desktop.office.attachments import Attachments
from desktop.office.cards import Advice, Entry, File, Said
from desktop.office.offers import vacancies
from desktop.office.register import Register, Rows, Values
from desktop.office.register_lines import titles
from desktop.rules import offers, placements, recruiters, worklist
from desktop.rules.permissions import Act
from desktop.sheets.offers import PLACEMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.rules.worklist import Due
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

_TONES = {
    placements.STARTED: "ready",
    placements.SIGNED: "ready",
    placements.DECLINED: "muted",
    placements.ENDED: "muted",
}

_LASTING = frozenset({"contract", "medical"})
"""What stays due until it is written down: it is the law, and the record says when it is done."""
_ACCEPTED = (placements.ACCEPTED, placements.CONTRACT_REVIEW, placements.SIGNED)


class Placements(Register):
    """What the list of placements asks for."""

    sheet = PLACEMENT
    see = Act.SEE_RECRUITERS
    edit = Act.LINK_PEOPLE
    first_state = placements.PROPOSED
    workflow = placements.WORKFLOW

    @property
    def attachments(self) -> Attachments[File]:
        """The files that belong to placements."""
        return Attachments(self._session, self.load, lambda work, record: None)

    def in_order(self, work: UnitOfWork, person: UUID) -> bool:
        """Whether the job that somebody accepted may be gone to; True when there is none."""
        accepted = work.records.where("placement", person_id=person, state=list(_ACCEPTED))
        for placed in accepted:
            facts = self._facts(work, {**placed.values, "id": placed.id}, taken=0)
            if not (facts.recruiter_usable and facts.offer_open) or facts.contract == "illegal":
                return False
        return True

    def propose(self, person: UUID, offer: UUID) -> File:
        """Propose an offer to a person.

        Raises :class:`Invalid` when she is advised to wait, too young on the first day, or when
        offer and recruiter are not to be linked today.
        """
        return self.save(Entry(None, {"person_id": person, "offer_id": offer}, kind=PLACEMENT.kind))

    def prepare(self, work: UnitOfWork, values: Values, before: Values | None) -> None:
        person, offer = values["person_id"], values["offer_id"]
        if before is not None:
            if (before["person_id"], before["offer_id"]) != (person, offer):
                said = T("A placement is of one person and one job; begin a new one.")
                raise Invalid({"placement.person_id": said})
            return
        standing = [
            each
            for each in work.records.where("placement", person_id=person, offer_id=offer)
            if each.values["state"] in placements.STANDING
        ]
        if standing:
            raise Invalid({"placement.offer_id": T("She is proposed for this job already.")})
        journeys = work.records.where("journey", person_id=person)
        values["journey_id"] = journeys[-1].id if journeys else None
        values["proposed_on"] = values.get("proposed_on") or self._session.today()
        values["starts_on"] = values.get("starts_on") or self._begins(work, offer)
        blocked = self._blocked(self._facts(work, values, taken=1))
        if blocked:
            raise Invalid({"placement.person_id": blocked[0]})

    def _begins(self, work: UnitOfWork, offer: UUID) -> date:
        starts = work.records.get("offer", offer).values["starts_on"]
        today = self._session.today()
        return max(starts, today) if starts else today

    def _blocked(self, facts: placements.PlacementFacts) -> tuple[Sentence, ...]:
        step = next(
            step for step in self.workflow.steps if step.after == placements.ACCEPTED
        )  # the guards of a free choice: ready, old enough, recruiter and offer in order
        return tuple(guard.otherwise for guard in step.guards if not guard.holds(facts))

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        named = titles(work, [values["person_id"], values["offer_id"]])
        offer = work.records.get("offer", values["offer_id"]).values
        employer = titles(work, [offer["employer_id"]])
        cells = {
            "post": named.get(values["offer_id"], ""),
            "employer": employer.get(offer["employer_id"], ""),
            "person_id": str(values["person_id"]),
            "offer_id": str(values["offer_id"]),
        }
        return named.get(values["person_id"], ""), cells

    def day(self, values: Values) -> date | None:
        day = values.get("started_on") or values.get("starts_on")
        return day if isinstance(day, date) else None

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        offer = work.records.get("offer", values["offer_id"]).values
        yield from titles(work, [values["offer_id"], offer["employer_id"]]).values()
        for journey in work.records.where("journey", person_id=values["person_id"]):
            yield journey.values["number"]

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        state = str(values.get("state") or "")
        said: list[Said] = []
        if values.get("person_id") and values.get("offer_id"):
            facts = self._facts(work, values, taken=0 if state in placements.STANDING else 1)
            if state not in (placements.DECLINED, placements.ENDED, placements.STARTED):
                for number, why in enumerate(self._blocked(facts)):
                    said.append(Said(f"stop_{number}", "wait", why))
            said += self._recruiter_looked_at(work, values)
            said += self._consent(work, values, state)
        said += self._due(work, values, state, record)
        words = placements.WORDS.get(state)
        tone = "wait" if any(each.tone == "wait" for each in said) else _TONES.get(state, "muted")
        return Advice({}, {}, {}, headline=words, tone=tone, said=tuple(said))

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> placements.PlacementFacts:
        taken = 0 if stored.values["state"] in placements.STANDING else 1
        return self._facts(work, {**stored.values, "id": stored.id}, taken=taken)

    def moved(self, work: UnitOfWork, stored: Stored, to: str, on: date, second: str) -> None:
        if to == placements.STARTED and stored.values["started_on"] is None:
            work.records.change(self.kind, stored.id, {"started_on": on})
        if to == placements.STARTED:
            self._tell_recruiters(work, stored.values)
        if to == placements.ACCEPTED:
            self._tell_journey(work, stored.values)

    def _tell_recruiters(self, work: UnitOfWork, values: Mapping[str, Any]) -> None:
        """The workplace is visited some days after the first who was placed there begins."""
        offer = work.records.get("offer", values["offer_id"]).values
        for key in ("employer_id", "recruiter_id"):
            if offer[key] is not None:
                self._session.recruiters.write_line(work, offer[key])

    def _tell_journey(self, work: UnitOfWork, values: Mapping[str, Any]) -> None:
        """Write employer, work and wage on the journey, where nothing stands yet."""
        if values["journey_id"] is None:
            return
        journey = work.records.get("journey", values["journey_id"])
        offer = work.records.get("offer", values["offer_id"]).values
        told = {
            "employer": titles(work, [offer["employer_id"]]).get(offer["employer_id"]),
            "job": offer["post"],
            "workplaces": offer["workplaces"],
            "hazards": offer["hazards"],
            "wage": offer["wage"],
            "wage_unit": offer["wage_unit"],
            "lodging": offer["lodging"],
            "how_found": "recruiter",
        }
        missing = {key: value for key, value in told.items() if value and not journey.values[key]}
        if missing:
            work.records.change("journey", journey.id, missing)

    def _facts(
        self, work: UnitOfWork, values: Mapping[str, Any], *, taken: int
    ) -> placements.PlacementFacts:
        offer = work.records.get("offer", values["offer_id"])
        person = work.records.get("person", values["person_id"]).values
        journeys = work.records.where("journey", person_id=values["person_id"])
        journey = journeys[-1].values if journeys else {}
        schooling = work.records.where("schooling", person_id=values["person_id"])
        gathered = advising.facts(
            person, journey, schooling[-1].values if schooling else {}, self._session.today()
        )
        stands = [
            standings.standing_of(self._session, work, offer.values[key])
            for key in ("employer_id", "recruiter_id")
            if offer.values[key] is not None
        ]
        room = vacancies(work, offer.id, offer.values["wanted"])
        return placements.PlacementFacts(
            journey_state=journey.get("state") or "",
            readiness=advising.assess(gathered).status if journey else "wait",
            birth_last=gathered.birth_last,
            min_age=self._session.offers.advice(work, offer.values).min_age,
            starts_on=values.get("started_on") or values.get("starts_on"),
            recruiter_usable=bool(stands) and all(each.usable for each in stands),
            offer_open=offer.values["state"] in (offers.OPEN, offers.FILLED),
            vacancies=None if room is None else room - taken,
            told_in=values.get("told_in") or "",
            contract=contract_result(work, values),
            ended_on=values.get("ended_on"),
        )

    def _recruiter_looked_at(self, work: UnitOfWork, values: Mapping[str, Any]) -> Iterator[Said]:
        offer = work.records.get("offer", values["offer_id"]).values
        for key in ("employer_id", "recruiter_id"):
            if offer[key] is None:
                continue
            stands = standings.standing_of(self._session, work, offer[key])
            due = recruiters.check_due(stands.state, self._session.today())
            if due is not None and values.get("state") in placements.STANDING:
                yield Said(
                    f"look_{key}",
                    "danger",
                    T(
                        "The recruiter is {state}: look how she is.",
                        state=recruiters.WORDS[stands.state],
                    ),
                    Joined(stands.reasons) if stands.reasons else None,
                    T("By {day}", day=due),
                )

    def _consent(self, work: UnitOfWork, values: Mapping[str, Any], state: str) -> Iterator[Said]:
        if state not in (placements.PROPOSED, placements.INFORMED, placements.ACCEPTED):
            return
        given = [
            row.values
            for row in work.records.where("consent", person_id=values["person_id"])
            if row.values["purpose"] == "d"
        ]
        agreed = [c for c in given if c["given"] == "yes" and c["withdrawn_on"] is None]
        if not agreed:
            yield Said(
                "consent_d",
                "conditions",
                T("She has not agreed that recruiter and employer get her name and phone."),
                T("Personal Information Protection Law, Art. 23"),
                T("Ask her, and note it under “Consent”, before you tell them."),
            )

    def dues(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[Due]:
        """Return the clocks of her work; what is asked once at its beginning is not asked for ever."""
        now = self._session.now()
        shown = timedelta(days=int(worklist.numbers()["placement"]["shown_days"]))
        state = str(values.get("state") or "")
        for one in self._clocks(work, values, state, values["id"]):
            until = None if one.code in _LASTING else one.on + shown
            yield worklist.on_day(one.code, one.on, one.words, now, until=until, page="placement")

    def _due(
        self, work: UnitOfWork, values: Mapping[str, Any], state: str, record: UUID | None
    ) -> Iterator[Said]:
        today = self._session.today()
        for due in self._clocks(work, values, state, record):
            tone = "wait" if due.on <= today else "muted"
            yield Said(
                f"due_{due.code}", tone, due.words, T("By {day}", day=due.on), under=T("To be done")
            )

    def _clocks(
        self, work: UnitOfWork, values: Mapping[str, Any], state: str, record: UUID | None
    ) -> tuple[recruiters.Due, ...]:
        birth: Mapping[str, Any] = {}
        if values.get("person_id"):
            birth = work.records.get("person", values["person_id"]).values["birth"] or {}
        facts = placements.ClockFacts(
            state=state,
            started_on=values.get("started_on"),
            first_pay_day=values.get("first_pay_day"),
            probation_ends=values.get("probation_ends"),
            contract_ends=values.get("contract_ends"),
            medical_on=values.get("medical_on"),
            birth_last=date.fromisoformat(birth["last"]) if birth else None,
            contract_signed=bool(
                record and any(s.to_state == placements.SIGNED for s in self.steps_of(work, record))
            ),
        )
        return placements.clocks(facts)


def contract_result(work: UnitOfWork, values: Mapping[str, Any]) -> str:
    """Return what came of the latest contract read for a placement; empty where none was."""
    read = []
    if values.get("id"):
        read = work.records.where("contract", placement_id=values["id"])
    if not read and values.get("person_id") and values.get("offer_id"):
        read = work.records.where(
            "contract", person_id=values["person_id"], offer_id=values["offer_id"]
        )
    if not read:
        return ""
    kept = read[-1].values["review"] or {}
    return str(kept.get("result") or "")
