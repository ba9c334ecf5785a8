"""Paper about cases, referrals, mediations and the network: what is told is chosen here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.documents import case_papers as papers
from desktop.documents import dispute_filings, mediation_papers
from desktop.documents.call_sheet import call_sheet
from desktop.documents.case_conference import case_conference
from desktop.documents.case_facts import (
    CallFacts,
    CaseFacts,
    MediationFacts,
    ReferralFacts,
)
from desktop.documents.network_poster import network_poster
from desktop.documents.referral_letter import referral_letter
from desktop.documents.screening_sheet import ScreeningFacts, screening_sheet
from desktop.errors import ClerkError, Invalid, NotAllowed
from desktop.i18n import LANGUAGES, T, translator
from desktop.office import case_telling
from desktop.rules import cases, crimes, mediations, reference
from desktop.rules.permissions import Act
from desktop.sheets import cases as sheets
from desktop.sheets.network import AGENCY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from desktop.documents.page import Paper
    from desktop.i18n import Sentence, Translator
    from desktop.office.cards import File
    from desktop.office.case_reading import Screening
    from desktop.office.papers import PaperLanguage
    from desktop.office.session import Session

_OF_NONE: Final = frozenset(
    {"blank_case", "blank_screening", "network_a4", "network_a3", "whom_to_call"}
)
_HOTLINES: Final = ("110", "120", "12333", "12348", "12338", "12355", "12345", "12356")
_FAILED: Final = frozenset({mediations.FAILED, mediations.REFUSED, mediations.BREACHED})
_URGENT: Final = frozenset({"emergency", "urgent"})
_BASIS: Final[dict[str, Sentence]] = {
    "mandatory": T("Told by law: Protection of Minors, Art. 11."),
    "emergency": T(
        "Told to protect life and health: Personal Information Protection Law, Art. 13."
    ),
    "consent": T("She agreed that this is told to you."),
    "guardian": T("The guardian agreed that this is told to you."),
    "best_interest": T("Told in her best interest: Protection of Minors, Art. 4."),
}


class CasePapers:
    """Everything that this office prints about cases and its network."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def make(self, kind: str, records: tuple[UUID, ...], language: PaperLanguage) -> Paper:
        """Return a paper of some records; KeyError for a kind that is not known.

        Raises :class:`Invalid` when no record was chosen, :class:`ClerkError` where the paper
        cannot be made of it, :class:`Missing` for a case that is not open to the user.
        """
        if kind not in ("network_a4", "network_a3", "whom_to_call"):
            self._session.require(Act.PRINT_FORM)
        makers: dict[str, Callable[[tuple[UUID, ...], Translator, Translator | None], Paper]] = {
            "case_summary": self._summary,
            "case_conference": self._conference,
            "blank_case": self._blank_case,
            "mandatory_report": self._report,
            "screening": self._screening,
            "blank_screening": self._blank_screening,
            "referral_letter": self._letter,
            "mediation_invitation": self._mediation(mediation_papers.invitation),
            "mediation_minutes": self._mediation(mediation_papers.minutes),
            "mediation_agreement": self._mediation(mediation_papers.agreement),
            "mediation_receipt": self._mediation(mediation_papers.receipt),
            "mediation_rights": self._mediation(mediation_papers.rights),
            "mediation_inspection": self._mediation(dispute_filings.inspection_complaint),
            "mediation_arbitration": self._mediation(dispute_filings.arbitration_request),
            "network_a4": lambda _ids, t, second: self._network("A4", t, second),
            "network_a3": lambda _ids, t, second: self._network("A3", t, second),
            "whom_to_call": self._calls,
        }
        first, second = _languages(language)
        if not records and kind not in _OF_NONE:
            raise Invalid({"records": T("Choose at least one record.")})
        return makers[kind](records, first, second)

    # --- cases

    def _summary(self, ids: tuple[UUID, ...], t: Translator, second: Translator | None) -> Paper:
        return papers.case_summary([self._case(self._open_case(one), t) for one in ids], t, second)

    def _conference(self, ids: tuple[UUID, ...], t: Translator, second: Translator | None) -> Paper:
        return case_conference(self._case(self._open_case(ids[0]), t), t, second)

    def _blank_case(self, ids: tuple[UUID, ...], t: Translator, second: Translator | None) -> Paper:
        session = self._session
        session.require(Act.SEE_CASES)
        blank = CaseFacts(session.office.values, "", session.today(), "")
        return papers.blank_case(blank, t, second)

    def _report(self, ids: tuple[UUID, ...], t: Translator, second: Translator | None) -> Paper:
        file = self._open_case(ids[0])
        if {"intake", "people", "report"} & set(file.facts["hidden_parts"]):  # type: ignore[call-overload]
            raise NotAllowed(T("You do not see all that the report tells."))
        facts = self._case(file, t, named=True)
        if not facts.reasons:
            raise ClerkError(T("Nothing in this case calls for a report by law."))
        return papers.mandatory_report(facts, t, second)

    def _case(self, file: File, t: Translator, *, named: bool = False) -> CaseFacts:
        facts: Any = file.facts
        rows = {kind: tuple(row.values for row in kept) for kind, kept in file.rows.items()}
        alleged = rows.get(sheets.ALLEGED.kind, ())
        values: Mapping[str, Any] = file.main.values
        if not named:
            hidden = case_telling.stand_ins(values, facts["subjects"], rows, t)
            values = case_telling.without_names(values, hidden)
            rows = {
                kind: tuple(case_telling.without_names(row, hidden) for row in kept)
                for kind, kept in rows.items()
            }
        return CaseFacts(
            office=self._session.office.values,
            number=str(file.main.values["number"] or ""),
            printed_on=self._session.today(),
            clerk=self._session.user.full_name,
            values=values,
            state=cases.WORDS.get(file.state),
            level=reference.words("risk_level")[facts["level"]],
            people=tuple(case_telling.people(facts["subjects"], t, named=named)),
            alleged=tuple(case_telling.alleged(alleged, t)) if named else (),
            rows=rows,
            referrals=[case_telling.referral_line(one, t) for one in facts["referrals"]],
            reasons=facts["report"].reasons,
            articles=reference.article(facts["report"].articles)
            if facts["report"].articles
            else None,
            named=named,
            minor=case_telling.any_minor(facts["subjects"]),
            crimes=crimes.may_matter(values.get("concerns") or ()),
        )

    def _open_case(self, record: UUID) -> File:
        return self._session.cases.open(record)  # a paper that is made is a look, too

    def _screening(self, ids: tuple[UUID, ...], t: Translator, second: Translator | None) -> Paper:
        file = self._open_case(ids[0])
        found: Sequence[Screening] = file.facts["screenings"]  # type: ignore[assignment]
        asked = [one for one in found if one.answers] or list(found[:1])
        if not asked:
            raise ClerkError(T("Write down first whom the case is about."))
        if len(asked) > 1:
            said = T("Several people were asked: choose whose screening is printed.")
            chosen = next((one for one in asked if one.subject.row in ids), None)
            if chosen is None and len(ids) > 1:
                raise ClerkError(said)
            asked = [chosen or asked[0]]
        one = asked[0]
        place = [each.subject.row for each in found].index(one.subject.row) + 1
        return screening_sheet(
            ScreeningFacts(
                self._session.office.values,
                str(file.main.values["number"] or ""),
                t("Person {n}", n=place),
                one.child,
                one.answers,
                one.subject.moved,
                self._session.user.full_name,
                self._session.today(),
            ),
            t,
            second,
        )

    def _blank_screening(
        self, ids: tuple[UUID, ...], t: Translator, second: Translator | None
    ) -> Paper:
        session = self._session
        session.require(Act.SEE_CASES)
        blank = ScreeningFacts(session.office.values, printed_on=session.today())
        return screening_sheet(blank, t, second)

    # --- referrals

    def _letter(self, ids: tuple[UUID, ...], t: Translator, second: Translator | None) -> Paper:
        return referral_letter([self._referral(record, t) for record in ids], t, second)

    def _referral(self, record: UUID, t: Translator) -> ReferralFacts:
        session = self._session
        file = session.referrals.open(record)
        with session.reading() as work:
            values: dict[str, Any] = dict(file.main.values)
            agency = work.records.get(AGENCY.kind, values["agency_id"]).values
            case = session.cases.load(work, values["case_id"]) if values["case_id"] else None
            person: Mapping[str, Any] = {}
            if values["person_id"]:
                person = work.records.get("person", values["person_id"]).values
        subject = case_telling.subject_of(case, values)
        told = tuple(case_telling.told(values, person, subject, case, t))
        high = case is not None and case.facts["level"] == "high"
        name_told = "name" in (values["told"] or ())
        who = str(values["person_name"] or "") if name_told else ""
        number = str(values["number"] or "")
        stands_in = who or t("one person (our number {number})", number=number)
        if not name_told:  # nor in what was written for the letter
            called = {str(values["person_name"] or ""), subject.name if subject else ""}
            longest_first = sorted(called, key=len, reverse=True)
            hidden = {name: stands_in for name in longest_first if len(name) > 1}
            values = case_telling.without_names(values, hidden)
            told = tuple((label, case_telling.without_name(words, hidden)) for label, words in told)
        words = reference.words("service")
        return ReferralFacts(
            office=session.office.values,
            number=number,
            printed_on=session.today(),
            kind=str(agency["kind"] or ""),
            agency=str(agency["name"] or ""),
            who=stands_in,
            services=tuple(words[code] for code in values["services"] or () if code in words),
            told=told,
            values=values,
            urgent=high or values["urgency"] in _URGENT,
            urgency=reference.words("urgency").get(values["urgency"] or ""),
            basis=_BASIS.get(str(values["ground"] or "")),
            clerk=session.user.full_name,
            about=case_telling.about(values, case),
            crimes=crimes.may_matter(case_telling.told_concerns(values, case)),
        )

    # --- mediations

    def _mediation(
        self, paper: Callable[[MediationFacts, Translator, Translator | None], Paper]
    ) -> Callable[[tuple[UUID, ...], Translator, Translator | None], Paper]:
        def make(ids: tuple[UUID, ...], t: Translator, second: Translator | None) -> Paper:
            session = self._session
            file = session.mediations.open(ids[0])
            facts: Any = file.facts
            return paper(
                MediationFacts(
                    session.office.values,
                    str(file.main.values["number"] or ""),
                    session.today(),
                    session.user.full_name,
                    file.main.values,
                    {kind: tuple(row.values for row in kept) for kind, kept in file.rows.items()},
                    facts["sums"],
                    facts["limitations"],
                    failed=file.state in _FAILED,
                ),
                t,
                second,
            )

        return make

    # --- the network

    def _network(self, size: str, t: Translator, second: Translator | None) -> Paper:
        session = self._session
        picture = session.agencies.picture()
        return network_poster(
            session.office.values,
            picture.nodes,
            picture.ties,
            session.today(),
            t,
            second,
            size=size,
        )

    def _calls(self, ids: tuple[UUID, ...], t: Translator, second: Translator | None) -> Paper:
        session = self._session
        known = {line.number: line for line in reference.hotlines()}
        facts = CallFacts(
            session.office.values,
            session.today(),
            tuple((line.service, line.agencies) for line in session.agencies.whom_to_call()),
            tuple((number, known[number].name, known[number].use) for number in _HOTLINES),
        )
        return call_sheet(facts, t, second)


def _languages(language: PaperLanguage) -> tuple[Translator, Translator | None]:
    if language == "both":
        chinese, english = map(translator, LANGUAGES)
        return chinese, english
    return translator(language), None
