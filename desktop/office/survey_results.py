"""Results of the survey: numbers without names, one question at a time, year beside year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.errors import ClerkError
from desktop.i18n import T, Words
from desktop.rules import questionnaires, reference, surveys
from desktop.rules.permissions import Act
from desktop.rules.surveys import Respondent, Table
from desktop.storage import villages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from desktop.i18n import Sentence
    from desktop.office.session import Session
    from desktop.rules.questionnaires import Question, Questionnaire
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Round:
    """A round whose results are told: its year, how many were asked."""

    year: int
    number: str
    households: int
    members: int
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class _Gathered:
    stamp: tuple[Any, ...]
    households: tuple[Respondent, ...]
    members: tuple[Respondent, ...]

    def of(self, question: Question) -> tuple[Respondent, ...]:
        whole = question.of == questionnaires.MEMBER
        return self.members if whole else self.households


class SurveyResults:
    """What the page of results asks. Answers read once are kept until one of them changes."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: dict[UUID, _Gathered] = {}

    def round(self, survey: UUID) -> Round:
        """Return what can be asked of a round's results."""
        self._session.require(Act.SEE_VILLAGE)
        with self._session.reading() as work:
            values = work.records.get("survey", survey).values
            paper = questionnaires.load(str(values["questionnaire"]))
            gathered = self._gather(work, survey, int(values["year"] or 0))
        counted = tuple(question for question in paper.questions if question.counted)
        return Round(
            int(values["year"] or 0),
            str(values["number"] or ""),
            len(gathered.households),
            len(gathered.members),
            counted,
        )

    def table(self, survey: UUID, code: str, by: str, *, leaving: bool = False) -> Table:
        """Add up the answers to one question.

        Numbers below three are told to those only who work on the survey, and never in what is
        ``leaving`` the office (paper, sticks).
        """
        return next(self.tables(survey, [code], [by], leaving=leaving))

    def tables(
        self,
        survey: UUID,
        codes: Iterable[str] | None = None,
        ways: Iterable[str] = (surveys.TOTAL,),
        *,
        leaving: bool = False,
    ) -> Iterator[Table]:
        """Yield the tables of some questions, or of all, each laid out in some ways."""
        session = self._session
        session.require(Act.SEE_VILLAGE)
        whole = session.may(Act.EDIT_VILLAGE) and not leaving
        wanted = tuple(ways)
        alone = len(wanted) == 1
        with session.reading() as work:
            stored = work.records.get("survey", survey)
            paper = questionnaires.load(str(stored.values["questionnaire"]))
            asked = [paper[code] for code in codes] if codes is not None else paper.questions
            for question in asked:
                if not question.counted:
                    continue
                for by in wanted:
                    told = question.of == questionnaires.MEMBER or by not in surveys.OF_PEOPLE
                    if not told and not alone:
                        continue  # it is told altogether
                    people = self._people(work, stored, paper, question, by)
                    yield surveys.table(
                        paper,
                        question,
                        by,
                        people,
                        whole=whole,
                        year=int(stored.values["year"] or 0),
                    )

    def _people(
        self, work: UnitOfWork, stored: Stored, paper: Questionnaire, question: Question, by: str
    ) -> Iterator[Respondent]:
        rounds = [stored]
        if by == surveys.YEAR:
            rounds = [
                row
                for row in work.records.where("survey")
                if row.id == stored.id or _compares(row, question)
            ]
        for row in rounds:
            yield from self._gather(work, row.id, int(row.values["year"] or 0)).of(question)

    def _gather(self, work: UnitOfWork, survey: UUID, year: int) -> _Gathered:
        stamp = (*villages.stamp(work.connection, survey), year)
        kept = self._kept.get(survey)
        if kept is not None and kept.stamp == stamp:
            return kept
        groups: dict[UUID, str] = {}
        households = []
        for row in villages.answers_of_households(work.connection, survey):
            groups[row["id"]] = str(row["village_group"] or "")
            households.append(Respondent(row["answers"] or {}, group=groups[row["id"]], year=year))
        members = tuple(
            Respondent(
                row["answers"] or {},
                str(row["sex"] or ""),
                row["age"],
                groups[row["survey_household_id"]],
                year,
            )
            for row in villages.answers_of_members(work.connection, survey)
            if row["survey_household_id"] in groups
        )
        self._kept[survey] = _Gathered(stamp, tuple(households), members)
        return self._kept[survey]


def _compares(row: Stored, question: Question) -> bool:
    """Whether another round asked the same question with the same answers to choose from."""
    try:
        paper = questionnaires.load(str(row.values["questionnaire"]))
    except ClerkError:  # a file that this PC does not have: the round is not compared
        return False
    same = [each for each in paper.questions if each.code == question.code]
    return bool(same) and same[0].of == question.of and same[0].kind == question.kind


def column_words(by: str, column: str) -> Sentence:
    """Return what a column of a table is called."""
    if by == surveys.TOTAL:
        return T("Altogether")
    if not column:
        return T("Not stated")
    if by == surveys.SEX:
        return reference.words("sex")[column]
    if by == surveys.AGE:
        last = column.removesuffix("+")
        return T("{age} and over", age=last) if column.endswith("+") else Words(column, column)
    return Words(column, column)
