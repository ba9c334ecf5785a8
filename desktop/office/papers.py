"""Paper of the office: forms and sheets as PDF, and the log of what was printed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal

from desktop.documents import day_list, recovery_sheet, registration
from desktop.documents import facts as paper_facts
from desktop.documents import person_file as person_paper
from desktop.errors import ClerkError, Invalid, Missing
from desktop.i18n import LANGUAGES, T, translator
from desktop.office import centre_papers, choosing, day_papers, person_files, preparation
from desktop.rules import age, journeys
from desktop.rules.permissions import Act
from desktop.rules.preparation import module
from desktop.sheets.migrants import PERSON, REPEATED
from desktop.storage import attachments, registers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from sqlalchemy import RowMapping

    from desktop.documents.page import Paper
    from desktop.i18n import Language, Translator
    from desktop.office.cards import PersonFile
    from desktop.office.session import Session
    from desktop.storage.unit_of_work import UnitOfWork

PaperLanguage = Literal["zh_CN", "en", "both"]
KINDS: Final = frozenset(
    {
        "registration",
        "blank_registration",
        "person_file",
        "recovery_sheet",
        "attachment",
        "recruiter_form",
        "blank_recruiter_form",
        "recruiter_certificate",
        "decision_letter",
        "recruiter_list",
        "job_notice",
        "placement_slip",
        "contract_opinion",
        "contract_opinion_employer",
        "employer_letter",
        "case_summary",
        "case_conference",
        "blank_case",
        "mandatory_report",
        "screening",
        "blank_screening",
        "referral_letter",
        "mediation_invitation",
        "mediation_minutes",
        "mediation_agreement",
        "mediation_receipt",
        "mediation_rights",
        "mediation_inspection",
        "mediation_arbitration",
        "network_a4",
        "network_a3",
        "whom_to_call",
        "day_list",
        "wallet_card",
        "wallet_card_ten",
        "departure_sheet",
        "school_notice",
        "school_letter",
        "survey_form",
        "survey_forms",
        "survey_blank",
        "survey_results",
    }
)
_PHOTO_TYPES: Final = frozenset({"image/jpeg", "image/png"})


class Papers:
    """Everything that this office prints about migrants."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def registration(
        self,
        person_ids: Sequence[UUID],
        language: PaperLanguage = "zh_CN",
        *,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Paper:
        """Return the registration forms of some people in one PDF.

        Raises :class:`Cancelled`, and :class:`Invalid` when nobody was chosen.
        """
        self._session.require(Act.PRINT_FORM)
        if not person_ids:
            raise Invalid({"people": T("Choose at least one person.")})
        facts = [self._facts(person_id) for person_id in person_ids]
        first, second = _languages(language)
        return registration.registration(
            facts, first, second=second, progress=progress, cancelled=cancelled
        )

    def blank_registration(self, language: PaperLanguage = "zh_CN") -> Paper:
        """Return the form for handwriting."""
        self._session.require(Act.PRINT_FORM)
        first, second = _languages(language)
        blank = paper_facts.RegistrationFacts(self._session.office.values)
        return registration.registration([blank], first, second=second)

    def person_file(self, person_id: UUID, language: Language = "zh_CN") -> Paper:
        """Return everything that is kept of a person, for herself."""
        self._session.require(Act.PRINT_PERSON_FILE)
        with self._session.reading() as work:
            file = person_files.load(self._session, work, person_id)
            heard = preparation.had(work, person_id)
        t = translator(language)
        labels = {(s.kind, f.key): f.label for s in (PERSON, *REPEATED) for f in s}
        edits = tuple(
            (t.moment(edit.made_at), edit.by, labels[edit.sheet, edit.key])
            for edit in self._session.migrants.history(person_id)
            if (edit.sheet, edit.key) in labels
        )
        kept = person_paper.PersonFileFacts(
            self._session.office.values,
            _number(file),
            self._session.today(),
            file.person.values,
            file.household.values if file.household else {},
            {kind: tuple(row.values for row in rows) for kind, rows in file.rows.items()},
            tuple(
                T("{number}: {state}", number=row.values["number"] or "",
                  state=journeys.STATE_WORDS[file.states[row.id]])
                for row in file.rows["journey"]
            ),
            edits,
            tuple((t.day(h.on), h.number, module(h.code).named) for h in heard if not h.by_parent),
        )  # fmt: skip
        return person_paper.person_file(kept, t)

    def day_list(self, language: PaperLanguage = "zh_CN") -> Paper:
        """Return what is to be done this week, to be ticked off by hand."""
        first, second = _languages(language)
        return day_list.day_list(day_papers.facts(self._session), first, second)

    def recovery_sheet(self, code: str, language: Language = "zh_CN") -> Paper:
        """Return the recovery sheet for a code that was just made."""
        self._session.require(Act.GIVE_RECOVERY_SHEET)
        return recovery_sheet.recovery_sheet(
            self._session.office.values, code, self._session.today(), translator(language)
        )

    def printed(
        self,
        kind: str,
        person_ids: Sequence[UUID],
        copies: int = 1,
        *,
        saved_as_file: bool = False,
    ) -> None:
        """Write a print, or a PDF that was saved, in the log: what, for whom, how many copies."""
        if kind not in KINDS | centre_papers.KINDS:
            raise KeyError(kind)
        act = "saved_as_file" if saved_as_file else "printed"
        with self._session.writing() as work:
            lines = registers.lines(work.connection, person_ids)
            self._require_open(work, kind, person_ids, lines)
            for person_id in person_ids:
                if person_id not in lines:
                    if kind == "screening":
                        continue  # somebody of the case: the log names the case alone
                    work.records.get("person", person_id)
                journeys_ = work.records.where("journey", person_id=person_id)
                number = journeys_[-1].values["number"] if journeys_ else None
                if person_id in lines:
                    guarded = lines[person_id]["guard"] is not None  # the log names no case
                    number = None if guarded else lines[person_id]["number"]
                detail = {"paper": kind, "copies": copies, "number": number}
                work.audit(act, subject=person_id, detail=detail)
            if not person_ids:
                work.audit(act, detail={"paper": kind, "copies": copies})

    def _require_open(
        self,
        work: UnitOfWork,
        kind: str,
        records: Sequence[UUID],
        lines: Mapping[UUID, RowMapping],
    ) -> None:
        """Raise :class:`Missing` for a record that the user cannot have printed."""
        session = self._session
        for record in records:
            if record in lines:
                is_open = choosing.may_open(session, work, record, lines[record]["kind"])
            elif kind == "screening":  # somebody of the case
                continue
            else:
                is_open = session.may(Act.SEE_MIGRANTS) or bool(choosing.of_centre(work, [record]))
            if not is_open:
                raise Missing(T("This record is not here (any more)."))

    def _facts(self, person_id: UUID) -> paper_facts.RegistrationFacts:
        with self._session.reading() as work:
            file = person_files.load(self._session, work, person_id)
        rows = {kind: tuple(row.values for row in kept) for kind, kept in file.rows.items()}
        return paper_facts.RegistrationFacts(
            office=self._session.office.values,
            number=_number(file),
            clerk=self._session.user.full_name,
            printed_on=self._session.today(),
            person=file.person.values,
            household=file.household.values if file.household else {},
            schooling=_last(rows["schooling"]),
            wish=_last(rows["wish"]),
            journey=_last(rows["journey"]),
            rows=rows,
            readiness=file.readiness,
            age=_age(file.person.values, self._session.today()),
            photo=self._photo(rows["attachment"]),
        )

    def _photo(self, kept: Sequence[Mapping[str, Any]]) -> bytes | None:
        photos = [
            row for row in kept if row["kind"] == "photo" and row["media_type"] in _PHOTO_TYPES
        ]
        if not photos:
            return None
        try:
            return attachments.load(
                self._session.folder, self._session.data_key, photos[-1]["file_id"]
            )
        except ClerkError:
            return None  # the form has its empty box; `check` tells of the damaged file


def _languages(language: PaperLanguage) -> tuple[Translator, Translator | None]:
    if language == "both":
        chinese, english = map(translator, LANGUAGES)
        return chinese, english
    return translator(language), None


def _number(file: PersonFile) -> str:
    rows = file.rows["journey"]
    return str(rows[-1].values["number"] or "") if rows else ""


def _last(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    return rows[-1] if rows else {}


def _age(person: Mapping[str, Any], today: date) -> int | None:
    birth = person.get("birth")
    return age.age(date.fromisoformat(birth["last"]), today) if birth else None
