"""Paper about cases, referrals, mediations and the network: what is told is chosen here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.documents import case_papers as papers
from desktop.documents import mediation_papers
from desktop.documents.call_sheet import call_sheet
from desktop.documents.case_facts import (
    CallFacts,
    CaseFacts,
    MediationFacts,
    Party,
    ReferralFacts,
)
from desktop.documents.network_poster import network_poster
from desktop.documents.referral_letter import referral_letter
from desktop.documents.screening_sheet import ScreeningFacts, screening_sheet
from desktop.errors import ClerkError, Invalid
from desktop.i18n import LANGUAGES, T, translator
from desktop.rules import cases, reference, referrals
from desktop.rules.permissions import Act
from desktop.sheets import cases as sheets
from desktop.sheets.network import AGENCY
from desktop.sheets.speaking import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from uuid import UUID

    from desktop.documents.page import Paper
    from desktop.i18n import Sentence, Translator
    from desktop.office.cards import File
    from desktop.office.case_reading import Screening, Subject
    from desktop.office.papers import PaperLanguage
    from desktop.office.session import Session

_OF_NONE: Final = frozenset(
    {"blank_case", "blank_screening", "network_a4", "network_a3", "whom_to_call"}
)
_HOTLINES: Final = ("110", "120", "12333", "12348", "12338", "12355", "12345", "12356")
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
        return papers.case_summary([self._case(one, t) for one in ids], t, second)

    def _blank_case(self, ids: tuple[UUID, ...], t: Translator, second: Translator | None) -> Paper:
        session = self._session
        session.require(Act.SEE_CASES)
        blank = CaseFacts(session.office.values, "", session.today(), "")
        return papers.blank_case(blank, t, second)

    def _report(self, ids: tuple[UUID, ...], t: Translator, second: Translator | None) -> Paper:
        facts = self._case(ids[0], t, named=True)
        if not facts.reasons:
            raise ClerkError(T("Nothing in this case calls for a report by law."))
        return papers.mandatory_report(facts, t, second)

    def _case(self, record: UUID, t: Translator, *, named: bool = False) -> CaseFacts:
        file = self._open_case(record)
        facts: Any = file.facts
        rows = {kind: tuple(row.values for row in kept) for kind, kept in file.rows.items()}
        alleged = rows.get(sheets.ALLEGED.kind, ())
        return CaseFacts(
            office=self._session.office.values,
            number=str(file.main.values["number"] or ""),
            printed_on=self._session.today(),
            clerk=self._session.user.full_name,
            values=file.main.values,
            state=cases.WORDS.get(file.state),
            level=reference.words("risk_level")[facts["level"]],
            people=tuple(_people(facts["subjects"], t, named=named)),
            alleged=tuple(_alleged(alleged, t)) if named else (),
            rows=rows,
            referrals=[_referral_line(one, t) for one in facts["referrals"]],
            reasons=facts["report"].reasons,
            articles=reference.article(facts["report"].articles)
            if facts["report"].articles
            else None,
            named=named,
        )

    def _open_case(self, record: UUID) -> File:
        self._session.require(Act.SEE_CASES)
        with self._session.reading() as work:
            return self._session.cases.load(work, record)

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
        session.require(Act.SEE_REFERRALS)
        with session.reading() as work:
            file = session.referrals.load(work, record)
            values: dict[str, Any] = dict(file.main.values)
            agency = work.records.get(AGENCY.kind, values["agency_id"]).values
            case = session.cases.load(work, values["case_id"]) if values["case_id"] else None
            person: Mapping[str, Any] = {}
            if values["person_id"]:
                person = work.records.get("person", values["person_id"]).values
        subject = _subject_of(case, values)
        told = tuple(_told(values, person, subject, case, t))
        high = case is not None and case.facts["level"] == "high"
        name_told = "name" in (values["told"] or ())
        who = str(values["person_name"] or "") if name_told else ""
        number = str(values["number"] or "")
        words = reference.words("service")
        return ReferralFacts(
            office=session.office.values,
            number=number,
            printed_on=session.today(),
            kind=str(agency["kind"] or ""),
            agency=str(agency["name"] or ""),
            who=who or t("one person (our number {number})", number=number),
            services=tuple(words[code] for code in values["services"] or () if code in words),
            told=told,
            values=values,
            urgent=high or values["urgency"] in _URGENT,
            urgency=reference.words("urgency").get(values["urgency"] or ""),
            basis=_BASIS.get(str(values["ground"] or "")),
            clerk=session.user.full_name,
        )

    # --- mediations

    def _mediation(
        self, paper: Callable[[MediationFacts, Translator, Translator | None], Paper]
    ) -> Callable[[tuple[UUID, ...], Translator, Translator | None], Paper]:
        def make(ids: tuple[UUID, ...], t: Translator, second: Translator | None) -> Paper:
            session = self._session
            session.require(Act.SEE_MEDIATIONS)
            with session.reading() as work:
                file = session.mediations.load(work, ids[0])
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


def _people(subjects: Sequence[Subject], t: Translator, *, named: bool) -> Iterator[Party]:
    for number, one in enumerate(subjects, start=1):
        values = one.values
        told: list[tuple[Sentence, str]] = [
            (T("Sex"), spoken(sheets.PERSON["sex"], one.sex, t)),
            (T("Age"), str(one.age) if one.age is not None else ""),
        ]
        if named:
            told += [
                (sheets.PERSON[key].label, spoken(sheets.PERSON[key], values.get(key), t))
                for key in ("birth", "language", "phone", "address", "caregiver", "caregiver_phone")
            ]
        role = reference.words("case_role").get(str(values.get("role") or ""))
        label = role if named and role is not None else T("Person {n}", n=number)
        yield Party(label, one.name if named else "", told)


def _alleged(rows: Sequence[Mapping[str, Any]], t: Translator) -> Iterator[Party]:
    for row in rows:
        told = [
            (field.label, spoken(field, row.get(field.key), t))
            for field in sheets.ALLEGED
            if field.key in ("relation", "sex", "age", "occupation", "id_number", "access")
        ]
        yield Party(T("Said to have done it"), str(row.get("name") or ""), told)


def _referral_line(one: Mapping[str, Any], t: Translator) -> Mapping[str, Any]:
    words = reference.words("service")
    services = [t(words[code]) for code in one["services"] or () if code in words]
    return {
        **one,
        "state_words": referrals.WORDS[one["state"]],
        "service_words": ("、" if t.chinese else ", ").join(services),
    }


def _subject_of(case: File | None, values: Mapping[str, Any]) -> Subject | None:
    if case is None:
        return None
    subjects: Sequence[Subject] = case.facts["subjects"]  # type: ignore[assignment]
    for one in subjects:
        if values["person_id"] and one.values.get("person_id") == values["person_id"]:
            return one
    return next((one for one in subjects if one.name == values["person_name"]), None)


def _told(
    values: Mapping[str, Any],
    person: Mapping[str, Any],
    subject: Subject | None,
    case: File | None,
    t: Translator,
) -> Iterator[tuple[Sentence, str]]:
    """Yield the facts that were chosen to be told, and no other."""
    row: Mapping[str, Any] = subject.values if subject else {}
    chosen = frozenset(values["told"] or ())

    def of(key: str, other: str = "") -> str:
        field = sheets.PERSON[key]
        return spoken(field, row.get(key) or person.get(other or key), t)

    languages = person.get("languages") or []
    of_case = case.main.values if case else {}
    known = {
        "name": str(values["person_name"] or ""),
        "sex": of("sex"),
        "birth": of("birth"),
        "id_number": str(person.get("id_number") or ""),
        "address": of("address"),
        "phone": of("phone"),
        "language": of("language")
        or spoken(sheets.PERSON["language"], languages[0] if languages else None, t),
        "caregiver": " ".join(filter(None, (of("caregiver"), of("caregiver_phone")))),
        "needs": of("special_needs"),
        "concerns": spoken(sheets.CASE["concerns"], of_case.get("concerns"), t),
        "facts": str(values["facts"] or ""),
        "given": str(values["given"] or ""),
        "safe_contact": str(of_case.get("safe_contact") or ""),
    }
    for code, words in reference.words("told_fact").items():
        if code in chosen and known.get(code):
            yield words, known[code]


def _languages(language: PaperLanguage) -> tuple[Translator, Translator | None]:
    if language == "both":
        chinese, english = map(translator, LANGUAGES)
        return chinese, english
    return translator(language), None
