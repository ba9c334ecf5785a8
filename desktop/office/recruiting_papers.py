"""Paper about recruiters, jobs, placements and contracts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from desktop.documents import recruiting_facts as plain
from desktop.documents.contract_opinion import contract_opinion
from desktop.documents.decision_letter import decision_letter
from desktop.documents.employer_letter import employer_letter
from desktop.documents.job_notice import job_notice
from desktop.documents.placement_slip import placement_slip
from desktop.documents.recruiter_certificate import recruiter_certificate
from desktop.documents.recruiter_form import recruiter_form
from desktop.documents.recruiter_list import recruiter_list
from desktop.errors import ClerkError, Invalid
from desktop.i18n import LANGUAGES, T, translator
from desktop.office.cards import Query
from desktop.rules import recruiters, screening
from desktop.rules.permissions import Act
from desktop.sheets.recruiters import CHECK, CONTACT, DECISION, MANDATE, WORKPLACE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from desktop.documents.page import Paper
    from desktop.i18n import Translator
    from desktop.office.cards import File
    from desktop.office.papers import PaperLanguage
    from desktop.office.session import Session

REPLY_DAYS: Final = 10
"""Within how many days an employer is asked to answer."""


class RecruitingPapers:
    """Everything that this office prints about recruiters and their jobs."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def make(self, kind: str, records: tuple[UUID, ...], language: PaperLanguage) -> Paper:
        """Return a paper of some records; KeyError for a kind that is not known.

        Raises :class:`Invalid` when no record was chosen, :class:`ClerkError` where the paper
        cannot be made of it (a certificate of somebody who is not approved).
        """
        self._session.require(Act.PRINT_FORM)
        self._session.require(Act.SEE_RECRUITERS)
        makers: dict[str, Callable[[tuple[UUID, ...], Translator, Translator | None], Paper]] = {
            "recruiter_form": self._form,
            "blank_recruiter_form": self._blank_form,
            "recruiter_certificate": self._certificate,
            "decision_letter": self._decision,
            "recruiter_list": self._list,
            "job_notice": self._notice,
            "placement_slip": self._slip,
            "contract_opinion": self._opinion,
            "contract_opinion_employer": self._opinion_employer,
            "employer_letter": self._letter,
        }
        first, second = _languages(language)
        if not records and kind not in ("blank_recruiter_form", "recruiter_list"):
            raise Invalid({"records": T("Choose at least one record.")})
        return makers[kind](records, first, second)

    def _form(self, records: tuple[UUID, ...], t: Translator, second: Translator | None) -> Paper:
        return recruiter_form([self._recruiter(record) for record in records], t, second)

    def _blank_form(
        self, records: tuple[UUID, ...], t: Translator, second: Translator | None
    ) -> Paper:
        office, today = self._session.office.values, self._session.today()
        blank = plain.RecruiterFacts(office, today, items=screening.items())
        return recruiter_form([blank], t, second)

    def _certificate(
        self, records: tuple[UUID, ...], t: Translator, second: Translator | None
    ) -> Paper:
        facts = self._recruiter(records[0])
        if not self._session.recruiters.standing(records[0]).usable:
            raise ClerkError(T("Only who is approved today gets a certificate."))
        return recruiter_certificate(facts, t, second)

    def _decision(
        self, records: tuple[UUID, ...], t: Translator, second: Translator | None
    ) -> Paper:
        facts = self._recruiter(records[0])
        if not facts.decision:
            raise ClerkError(T("Nothing was decided yet."))
        return decision_letter(facts, t, second)

    def _list(self, records: tuple[UUID, ...], t: Translator, second: Translator | None) -> Paper:
        session = self._session
        approved = [
            self._recruiter(line.record_id)
            for line in session.recruiters.lines(Query(sort="pinyin"))
            if line.state in (recruiters.APPROVED, recruiters.CONDITIONAL)
            and session.recruiters.standing(line.record_id).usable
        ]
        return recruiter_list(approved, session.office.values, session.today(), t, second)

    def _notice(self, records: tuple[UUID, ...], t: Translator, second: Translator | None) -> Paper:
        facts = []
        for record in records:
            file = self._read(self._session.offers, record)
            values = file.main.values
            facts.append(
                plain.OfferFacts(
                    self._session.office.values,
                    self._session.today(),
                    values,
                    file.titles.get(values["employer_id"], ""),  # type: ignore[call-overload]
                    file.titles.get(values["recruiter_id"], ""),  # type: ignore[call-overload]
                    int(str(file.facts["min_age"])),
                )
            )
        return job_notice(facts, t, second)

    def _slip(self, records: tuple[UUID, ...], t: Translator, second: Translator | None) -> Paper:
        return placement_slip([self._placement(record) for record in records], t, second)

    def _opinion(
        self, records: tuple[UUID, ...], t: Translator, second: Translator | None
    ) -> Paper:
        return contract_opinion([self._contract(record) for record in records], t, second)

    def _opinion_employer(
        self, records: tuple[UUID, ...], t: Translator, second: Translator | None
    ) -> Paper:
        facts = [self._contract(record, for_employer=True) for record in records]
        return contract_opinion(facts, t, second)

    def _letter(self, records: tuple[UUID, ...], t: Translator, second: Translator | None) -> Paper:
        facts = self._contract(records[0], for_employer=True)
        if all(finding.grade == "note" for finding in facts.review.findings):
            raise ClerkError(T("There is nothing to ask of the employer."))
        return employer_letter(facts, t, second)

    def _read(self, register: Any, record: UUID) -> File:  # noqa: ANN401  any of the registers
        with self._session.reading() as work:
            file: File = register.load(work, record)
        return file

    def _recruiter(self, record: UUID) -> plain.RecruiterFacts:
        file = self._read(self._session.recruiters, record)
        rows = {kind: tuple(row.values for row in kept) for kind, kept in file.rows.items()}
        kind = str(file.main.values["kind"] or "")
        return plain.RecruiterFacts(
            self._session.office.values,
            self._session.today(),
            self._session.user.full_name,
            file.main.values,
            rows[CONTACT.kind],
            rows[MANDATE.kind],
            rows[WORKPLACE.kind],
            screening.items_for(kind),
            {str(row["code"]): row for row in rows[CHECK.kind]},
            rows[DECISION.kind][-1] if rows[DECISION.kind] else {},
            recruiters.WORDS.get(file.state),
            file.titles,  # type: ignore[arg-type]  # keys are ids
        )

    def _placement(self, record: UUID) -> plain.PlacementFacts:
        with self._session.reading() as work:
            placed = work.records.get("placement", record).values
            offer = work.records.get("offer", placed["offer_id"]).values
            person = work.records.get("person", placed["person_id"]).values
            journeys = work.records.where("journey", person_id=placed["person_id"])
            employer = work.records.get("recruiter", offer["employer_id"]).values
            through: Mapping[str, Any] = {}
            if offer["recruiter_id"] is not None:
                through = work.records.get("recruiter", offer["recruiter_id"]).values
            decided = work.records.where(DECISION.kind, recruiter_id=offer["employer_id"])
        return plain.PlacementFacts(
            self._session.office.values,
            self._session.today(),
            str(person["full_name"] or ""),
            str(journeys[-1].values["number"] or "") if journeys else "",
            placed,
            offer,
            employer,
            through,
            decided[-1].values["valid_until"] if decided else None,
        )

    def _contract(self, record: UUID, *, for_employer: bool = False) -> plain.ContractFacts:
        file = self._read(self._session.contracts, record)
        today = self._session.today()
        return plain.ContractFacts(
            self._session.office.values,
            today,
            self._session.user.full_name,
            file.main.values,
            file.facts["review"],  # type: ignore[arg-type]  # as the register puts it there
            file.titles,  # type: ignore[arg-type]  # keys are ids
            for_employer=for_employer,
            reply_by=today + timedelta(days=REPLY_DAYS),
        )


def _languages(language: PaperLanguage) -> tuple[Translator, Translator | None]:
    if language == "both":
        chinese, english = map(translator, LANGUAGES)
        return chinese, english
    return translator(language), None
