"""Paper of the Village tab: letters about a child out of school, forms and results of the survey."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from desktop.documents import school_letter
from desktop.documents.survey_form import survey_form
from desktop.documents.survey_results import survey_results
from desktop.documents.village_facts import (
    AskedHousehold,
    AskedPerson,
    SchoolReturnFacts,
    SurveyFormFacts,
    SurveyResultFacts,
)
from desktop.errors import ClerkError, Invalid
from desktop.i18n import LANGUAGES, T, translator
from desktop.office.survey_results import column_words
from desktop.rules import questionnaires, reference, school_returns, surveys
from desktop.rules.age import age
from desktop.rules.households import in_order
from desktop.rules.permissions import Act
from desktop.sheets.school_returns import SUPPORT, TALK
from desktop.storage import villages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from desktop.documents.page import Paper
    from desktop.i18n import Sentence, Translator
    from desktop.office.papers import PaperLanguage
    from desktop.office.session import Session
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

_WAYS: Final = (surveys.TOTAL, surveys.SEX, surveys.YEAR)
"""How results are laid out on paper; the others are on the screen and in the spreadsheet."""
_OUTSIDE: Final = frozenset({"township", "education"})


class VillagePapers:
    """Everything that this office prints about its village."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def make(self, kind: str, records: tuple[UUID, ...], language: PaperLanguage) -> Paper:
        """Return a paper of some records; KeyError for a kind that is not known.

        ``survey_form`` is of households (of the newest round), ``survey_forms`` of a round: every
        household that was not asked yet. Raises :class:`Invalid` when no record was chosen.
        """
        self._session.require(Act.PRINT_FORM)
        self._session.require(Act.SEE_VILLAGE)
        makers: dict[str, Callable[[tuple[UUID, ...], Translator, Translator | None], Paper]] = {
            "school_notice": self._school(school_letter.school_notice),
            "school_letter": self._school(school_letter.school_letter),
            "survey_form": self._form,
            "survey_forms": self._forms,
            "survey_blank": self._blank,
            "survey_results": self._results,
        }
        make = makers[kind]
        if not records:
            raise Invalid({"records": T("Choose at least one record.")})
        first, second = _languages(language)
        return make(records, first, second)

    # --- back to school

    def _school(
        self, paper: Callable[[SchoolReturnFacts, Translator, Translator | None], Paper]
    ) -> Callable[[tuple[UUID, ...], Translator, Translator | None], Paper]:
        return lambda ids, t, second: paper(self._child(ids[0]), t, second)

    def _child(self, record: UUID) -> SchoolReturnFacts:
        session = self._session
        file = session.school_returns.open(record)
        values: Any = file.main.values
        child: Any = file.facts["child"]
        birth = child.get("birth")
        last = date.fromisoformat(birth["last"]) if birth else None
        helps = reference.words("school_help")
        to = [code for code in values["notice_to"] or ("school", "township") if code in _OUTSIDE]
        talks: Any = [row.values["happened_on"] for row in file.rows[TALK.kind]]
        given: Any = [row.values["kind"] for row in file.rows[SUPPORT.kind]]
        return SchoolReturnFacts(
            office=session.office.values,
            number=str(values["number"] or ""),
            printed_on=session.today(),
            child=str(child.get("full_name") or ""),
            age=age(last, session.today()) if last else None,
            guardian=str(child.get("guardian_name") or ""),
            compulsory=school_returns.compulsory(last, session.today()),
            values=values,
            visits=sorted(day for day in talks if day),
            supports=[helps[code] for code in dict.fromkeys(given) if code in helps],
            offers=[helps[code] for code in values["would_help"] or () if code in helps],
            receivers=[self._receiver(code) for code in to],
        )

    def _receiver(self, code: str) -> Sentence:
        township = str(self._session.office.values.get("township") or "")
        if code == "township" and township:
            return T("People's Government of {township}", township=township)
        return reference.words("school_notice_to")[code]

    # --- the survey

    def _form(self, ids: tuple[UUID, ...], t: Translator, second: Translator | None) -> Paper:
        with self._session.reading() as work:
            survey = self._newest(work)
            return self._made(work, survey, ids, t, second)

    def _forms(self, ids: tuple[UUID, ...], t: Translator, second: Translator | None) -> Paper:
        with self._session.reading() as work:
            survey = work.records.get("survey", ids[0])
            asked = villages.asked(work.connection, survey.id)
            numbers = villages.numbers(work.connection)
            left = [household for household in numbers if household not in asked]
            left.sort(key=lambda household: in_order(numbers[household]))
            if not left:
                raise ClerkError(T("Every household was asked already."))
            return self._made(work, survey, left, t, second)

    def _blank(self, ids: tuple[UUID, ...], t: Translator, second: Translator | None) -> Paper:
        with self._session.reading() as work:
            return self._made(work, work.records.get("survey", ids[0]), (), t, second)

    def _made(
        self,
        work: UnitOfWork,
        survey: Stored,
        households: Iterable[UUID],
        t: Translator,
        second: Translator | None,
    ) -> Paper:
        values = survey.values
        facts = SurveyFormFacts(
            self._session.office.values,
            str(values["number"] or ""),
            int(values["year"] or 0),
            self._session.today(),
            questionnaires.load(str(values["questionnaire"])),
            [self._household(work, household) for household in households],
        )
        return survey_form(facts, t, second)

    def _household(self, work: UnitOfWork, record: UUID) -> AskedHousehold:
        values = work.records.get("household", record).values
        sexes = reference.words("sex")
        return AskedHousehold(
            str(values["number"] or ""),
            str(values["head_name"] or ""),
            str(values["village_group"] or ""),
            [
                AskedPerson(one.name, sexes.get(one.sex), one.age)
                for one in self._session.households.members(work, record)
            ],
        )

    def _newest(self, work: UnitOfWork) -> Stored:
        rounds = [
            row
            for row in work.records.where("survey")
            if row.values["state"] != questionnaires.CLOSED
        ]
        if not rounds:
            raise ClerkError(T("Plan a round of the survey first."))
        return max(rounds, key=lambda row: (row.values["year"] or 0, row.changed_at))

    def _results(self, ids: tuple[UUID, ...], t: Translator, second: Translator | None) -> Paper:
        session, survey = self._session, ids[0]
        told = session.survey_results.round(survey)
        if not told.households:
            raise ClerkError(T("No household was asked yet."))
        tables = [
            table
            for table in session.survey_results.tables(survey, None, _WAYS, leaving=True)
            if table.by == surveys.TOTAL or len(table.columns) > 1
        ]
        title = session.survey_entry.questionnaire(survey).title
        facts = SurveyResultFacts(
            session.office.values,
            told.number,
            told.year,
            session.today(),
            title,
            told.households,
            told.members,
            tables,
            {
                (table.by, column): column_words(table.by, column)
                for table in tables
                for column in table.columns
            },
        )
        return survey_results(facts, t, second)


def _languages(language: PaperLanguage) -> tuple[Translator, Translator | None]:
    if language == "both":
        chinese, english = map(translator, LANGUAGES)
        return chinese, english
    return translator(language), None
