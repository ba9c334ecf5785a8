"""Job offers: written down, checked against the law at once, opened for linking."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.errors import Invalid
from desktop.i18n import T
from desktop.office import standings
from desktop.office.attachments import Attachments
from desktop.office.cards import Advice, Entry, File, Said
from desktop.office.register import Register, Rows, Values
from desktop.office.register_lines import titles
from desktop.rules import offers, placements, recruiters, wages
from desktop.rules.permissions import Act
from desktop.sheets.offers import OFFER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.rules.readiness import Finding
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

TONES = {"hard": "wait", "condition": "conditions", "ask": "conditions", "warning": "muted"}
_NEVER = (recruiters.REFUSED, recruiters.SUSPENDED, recruiters.BLACKLISTED, recruiters.KNOWN)


class Offers(Register):
    """What the list of jobs asks for."""

    sheet = OFFER
    see = Act.SEE_RECRUITERS
    edit = Act.EDIT_OFFERS
    letter = "J"
    first_state = offers.DRAFT
    workflow = offers.WORKFLOW

    @property
    def attachments(self) -> Attachments[File]:
        """The files that belong to offers."""
        return Attachments(self._session, self.load, lambda work, record: None)

    def fresh(self) -> Entry:
        return Entry(
            None,
            {"received_on": self._session.today(), "wage_unit": "month", "sex_asked": "any"},
            kind=self.kind,
        )

    def prepare(self, work: UnitOfWork, values: Values, before: Values | None) -> None:
        problems: dict[str, Sentence] = {}
        for key in ("employer_id", "recruiter_id"):
            chosen = values.get(key)
            if chosen is None or (before and before[key] == chosen):
                continue
            stands = standings.standing_of(self._session, work, chosen)
            if stands.state in _NEVER:
                problems[f"offer.{key}"] = T(
                    "Cannot be chosen: {state}.", state=recruiters.WORDS[stands.state]
                )
        if problems:
            raise Invalid(problems)

    def line(self, work: UnitOfWork, values: Values, rows: Rows) -> tuple[str, Values]:
        employer = values.get("employer_id")
        cells = {
            "employer": titles(work, [employer]).get(employer, "") if employer else "",
            "employer_id": str(employer) if employer else None,
            "recruiter_id": str(values["recruiter_id"]) if values.get("recruiter_id") else None,
            "trade": values.get("trade"),
            "county": values.get("county"),
            "wage": month_wage(values),
            "wage_words": _wage_words(values),
            "wanted": values.get("wanted"),
            "until": values["open_until"].isoformat() if values.get("open_until") else None,
        }
        return str(values.get("post") or ""), cells

    def day(self, values: Values) -> date | None:
        day = values.get("starts_on")
        return day if isinstance(day, date) else None

    def search_texts(self, work: UnitOfWork, values: Values, rows: Rows) -> Iterable[object]:
        linked = [values[key] for key in ("employer_id", "recruiter_id") if values.get(key)]
        yield from titles(work, linked).values()
        yield from (values.get("place"), values.get("contact_name"), values.get("contact_phone"))

    def advice(self, work: UnitOfWork, values: Mapping[str, Any]) -> offers.OfferAdvice:
        """Return what the law says of an offer as typed or as kept."""
        return offers.check_offer(self._offer_facts(work, values), self._session.today())

    def counsel(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID | None) -> Advice:
        found = self.advice(work, values)
        if found.blocked:
            headline, tone = T("Cannot be linked as it stands"), "wait"
        elif found.findings:
            headline, tone = T("Can be linked; ask about these"), "conditions"
        else:
            headline, tone = T("Nothing against it"), "ready"
        ages = T("Only for people of {age} and over.", age=found.min_age)
        said = [
            *(said_of(finding) for finding in found.findings),
            Said("min_age", "muted", ages),
        ]
        return Advice({}, {}, {}, headline=headline, tone=tone, said=tuple(said))

    def step_facts(self, work: UnitOfWork, stored: Stored, rows: Rows) -> offers.StepFacts:
        return offers.StepFacts(
            self.advice(work, stored.values), vacancies(work, stored.id, stored.values["wanted"])
        )

    def facts(self, work: UnitOfWork, values: Values, rows: Rows, record: UUID) -> Values:
        """Return what windows and papers show besides: ages, places left, who is placed."""
        placed = work.records.where("placement", offer_id=record)
        return {
            "min_age": self.advice(work, values).min_age,
            "vacancies": vacancies(work, record, values.get("wanted")),
            "states": Counter(str(each.values["state"]) for each in placed),
        }

    def _mandated(self, work: UnitOfWork, agent: UUID | None, employer: UUID | None) -> bool:
        """Whether whoever recruits has shown that the employer sent him, where that is needed."""
        if agent is None or employer is None or agent == employer:
            return True
        if work.records.get("recruiter", agent).values["kind"] != "agent":
            return True
        today = self._session.today()
        return any(
            row.values["letter_seen"] == "yes"
            and (row.values["until_on"] is None or row.values["until_on"] >= today)
            for row in work.records.where(
                "recruiter_mandate", recruiter_id=agent, employer_id=employer
            )
        )

    def _offer_facts(self, work: UnitOfWork, values: Mapping[str, Any]) -> offers.OfferFacts:
        get = values.get
        refused: Sentence | None = None
        overseas = False
        for key in ("employer_id", "recruiter_id"):
            chosen = get(key)
            if chosen is None:
                continue
            stands = standings.standing_of(self._session, work, chosen)
            if not stands.usable:
                refused = recruiters.WORDS[stands.state]
            licence = work.records.get("recruiter", chosen).values
            overseas = overseas or licence["licence_kind"] == "overseas"
        return offers.OfferFacts(
            recruiter_state=refused,
            overseas_licence=overseas,
            mandated=self._mandated(work, get("recruiter_id"), get("employer_id")),
            duties=get("duties") or "",
            place=get("place") or "",
            county=get("county") or "",
            workplaces=tuple(get("workplaces") or ()),
            hazards=tuple(get("hazards") or ()),
            sex_asked=get("sex_asked") or "",
            age_from=get("age_from"),
            age_to=get("age_to"),
            wage=get("wage"),
            wage_unit=get("wage_unit") or "",
            pay_day=get("pay_day") or "",
            hours_day=get("hours_day"),
            days_week=get("days_week"),
            rest_days=get("rest_days") or "",
            lodging=get("lodging") or "",
            fees=get("fees") or 0,
            deposit=get("deposit") or 0,
            papers_kept=get("papers_kept") or "",
            abroad=get("abroad") or "",
            conditions_told=get("conditions_told") or "",
            contract_kind=get("contract_kind") or "",
            contract_seen=get("contract_seen") or "",
            open_until=get("open_until"),
            texts=tuple(str(get(key) or "") for key in ("announced", "other_asked", "duties")),
        )


def said_of(finding: Finding) -> Said:
    """Return a finding as the advice column shows it."""
    return Said(
        finding.code,
        TONES.get(finding.level, "conditions"),
        finding.reason,
        finding.basis,
        finding.next_step,
    )


def month_wage(values: Mapping[str, Any]) -> int | None:
    """Return what an offer pays in a month, in fen; None where it cannot be said."""
    wage = values.get("wage")
    return wages.monthly(wage, values.get("wage_unit") or "") if wage else None


def vacancies(work: UnitOfWork, offer: UUID, wanted: int | None) -> int | None:
    """Return how many places of an offer are left; None where it does not say how many."""
    if wanted is None:
        return None
    placed = work.records.where("placement", offer_id=offer)
    return wanted - sum(each.values["state"] in placements.STANDING for each in placed)


def _wage_words(values: Mapping[str, Any]) -> str:
    wage = values.get("wage")
    return wages.yuan(wage) if wage else ""
