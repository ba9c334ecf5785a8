"""Answers typed in, one household after another: found by its number, its members already there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import ClerkError
from desktop.i18n import T
from desktop.office import drafting
from desktop.office.cards import Entry
from desktop.rules import questionnaires
from desktop.rules.households import in_order
from desktop.rules.permissions import Act
from desktop.storage import villages

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.office.households import MemberLine
    from desktop.office.session import Session
    from desktop.rules.questionnaires import Answer, Questionnaire
    from desktop.storage.records import Stored
    from desktop.storage.unit_of_work import UnitOfWork

ASKED: Final = "survey_household"
ANSWER: Final = "survey_answer"


@dataclass(frozen=True)
class Person:
    """A member as the survey asks: registered, or written down here with name, sex and age."""

    person_id: UUID | None
    name: str
    sex: str
    age: int | None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    row: UUID | None = None


@dataclass(frozen=True)
class HouseholdForm:
    """One household's answers as typed. ``again``: it was asked in this round before; ``seen`` is
    the version that was read; ``begun``: a draft of this user was taken up."""

    survey_id: UUID
    household_id: UUID
    number: str
    head: str
    group: str
    people: tuple[Person, ...]
    answers: Mapping[str, Answer] = field(default_factory=dict)
    row: UUID | None = None
    seen: int | None = None
    again: bool = False
    begun: bool = False
    draft_id: UUID | None = None


@dataclass(frozen=True)
class Progress:
    """How far a round has come, and the next household that was not asked."""

    asked: int
    total: int
    next_number: str


class SurveyEntry:
    """What the window asks in which answers are typed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def questionnaire(self, survey: UUID) -> Questionnaire:
        """Return the questions of a round."""
        self._session.require(Act.SEE_VILLAGE)
        with self._session.reading() as work:
            return questionnaires.load(
                str(work.records.get("survey", survey).values["questionnaire"])
            )

    def progress(self, survey: UUID) -> Progress:
        """Return how far a round has come."""
        self._session.require(Act.SEE_VILLAGE)
        with self._session.reading() as work:
            return self._progress(work, survey)

    def open(self, survey: UUID, number: str) -> HouseholdForm:
        """Return the form of a household by its number; zeros before it need not be typed.

        Raises :class:`ClerkError` where there is none, or where the round is not running.
        """
        self._session.require(Act.EDIT_VILLAGE)
        with self._session.reading() as work:
            self._running(work, survey)
            household = self._household(work, number.strip())
            form = self._form(work, survey, household)
        return self._with_draft(form)

    def save(self, form: HouseholdForm) -> Progress:
        """Keep a household's answers. Answers to what is not asked of somebody are left out.

        Raises :class:`Conflict` where somebody else saved the same household meanwhile.
        """
        self._session.require(Act.EDIT_VILLAGE)
        paper = self.questionnaire(form.survey_id)
        with self._session.writing() as work:
            survey = self._running(work, form.survey_id)
            record = self._keep_household(work, form, paper)
            self._keep_people(work, form, paper, record)
            work.audit(
                "survey_entered",
                subject=form.household_id,
                detail={"survey": str(survey.values["number"])},
            )
            self._session.surveys.write_line(work, form.survey_id)
            done = self._progress(work, form.survey_id)
        if form.draft_id is not None:
            drafting.drop(self._session, form.draft_id)
        return done

    def keep_draft(self, form: HouseholdForm) -> HouseholdForm:
        """Keep what is typed so far; return the form with its draft."""
        self._session.require(Act.EDIT_VILLAGE)
        values = {
            "survey_id": str(form.survey_id),
            "answers": dict(form.answers),
            "people": [
                {
                    "person_id": str(one.person_id) if one.person_id else "",
                    "name": one.name if one.person_id is None else "",
                    "sex": one.sex,
                    "age": one.age,
                    "answers": dict(one.answers),
                }
                for one in form.people
            ],
        }
        entry = Entry(form.household_id, values, kind=ASKED)
        return replace(form, draft_id=drafting.keep(self._session, entry, form.draft_id))

    # --- reading

    def _running(self, work: UnitOfWork, survey: UUID) -> Stored:
        stored = work.records.get("survey", survey)
        if stored.values["state"] != questionnaires.RUNNING:
            raise ClerkError(T("The round is not running: begin it in the column at the right."))
        return stored

    def _progress(self, work: UnitOfWork, survey: UUID) -> Progress:
        numbers = villages.numbers(work.connection)
        asked = villages.asked(work.connection, survey)
        left = sorted((number for key, number in numbers.items() if key not in asked), key=in_order)
        return Progress(len(asked), max(len(numbers), len(asked)), left[0] if left else "")

    def _household(self, work: UnitOfWork, number: str) -> Stored:
        exact = work.records.where("household", number=number)
        if exact:
            return exact[0]
        numbers = villages.numbers(work.connection)
        same = [key for key, known in numbers.items() if in_order(known) == in_order(number)]
        if not number or len(same) != 1:
            raise ClerkError(
                T("There is no household {number}. Add it in “Households” first.", number=number),
                field="number",
            )
        return work.records.get("household", same[0])

    def _form(self, work: UnitOfWork, survey: UUID, household: Stored) -> HouseholdForm:
        kept = work.records.where(ASKED, survey_id=survey, household_id=household.id)
        row = kept[0] if kept else None
        given = work.records.where(ANSWER, survey_household_id=row.id) if row else []
        return HouseholdForm(
            survey,
            household.id,
            str(household.values["number"] or ""),
            str(household.values["head_name"] or ""),
            str(household.values["village_group"] or ""),
            self._people(work, household.id, given),
            (row.values["answers"] or {}) if row else {},
            row.id if row else None,
            row.version if row else None,
            again=row is not None,
        )

    def _people(self, work: UnitOfWork, household: UUID, given: list[Stored]) -> tuple[Person, ...]:
        before = {row.values["person_id"]: row for row in given if row.values["person_id"]}
        living = self._session.households.members(work, household)
        found = [_asked_again(one, before.get(one.person_id)) for one in living]
        known = {one.person_id for one in living}
        for row in given:
            values = row.values
            if values["person_id"] not in known:
                name = values["name"] or self._name(work, values["person_id"])
                found.append(
                    Person(
                        values["person_id"], name, values["sex"] or "", values["age"],
                        values["answers"] or {}, row.id,
                    )
                )  # fmt: skip
        return tuple(found)

    def _name(self, work: UnitOfWork, person: UUID | None) -> str:
        if person is None:
            return ""
        return str(work.records.get("person", person).values["full_name"] or "")

    # --- drafts

    def _with_draft(self, form: HouseholdForm) -> HouseholdForm:
        for draft in drafting.drafts(self._session, ASKED):
            values: Any = draft.entry.values
            mine = draft.record_id == form.household_id
            if mine and values.get("survey_id") == str(form.survey_id):
                return _restored(replace(form, draft_id=draft.id), values)
        return form

    # --- keeping

    def _keep_household(self, work: UnitOfWork, form: HouseholdForm, paper: Questionnaire) -> UUID:
        answers = questionnaires.kept(paper.of(questionnaires.HOUSEHOLD), None, form.answers)
        household = work.records.get("household", form.household_id).values
        values = {
            "number": household["number"],
            "village_group": household["village_group"],
            "asked_on": self._session.today(),
            "answers": answers,
        }
        already = work.records.where(
            ASKED, survey_id=form.survey_id, household_id=form.household_id
        )
        if already:
            # Who began on a household that nobody had asked then must not write over another.
            seen = form.seen if form.row is not None else 0
            work.records.change(ASKED, already[0].id, values, seen=seen)
            return already[0].id
        owned = {"survey_id": form.survey_id, "household_id": form.household_id}
        return work.records.add(ASKED, {**owned, **values}).id

    def _keep_people(
        self, work: UnitOfWork, form: HouseholdForm, paper: Questionnaire, record: UUID
    ) -> None:
        asked = paper.of(questionnaires.MEMBER)
        kept = {row.id for row in work.records.where(ANSWER, survey_household_id=record)}
        for one in form.people:
            answers = questionnaires.kept(asked, one.age, one.answers)
            values: dict[str, Any] = {"sex": one.sex, "age": one.age, "answers": answers}
            if one.row is not None and one.row in kept:
                work.records.change(ANSWER, one.row, values)
                continue
            values |= {"survey_household_id": record, "survey_id": form.survey_id}
            values["person_id"] = one.person_id
            values["name"] = one.name if one.person_id is None else None
            work.records.add(ANSWER, values)
        left = kept - {one.row for one in form.people}
        for row in left:
            work.records.change(ANSWER, row, {"withdrawn_why": "no longer of this household"})


def _asked_again(one: MemberLine, row: Stored | None) -> Person:
    """Return a member with what was answered before; the age is that of the day of asking."""
    if row is None:
        return Person(one.person_id, one.name, one.sex, one.age)
    return Person(
        one.person_id, one.name, one.sex, row.values["age"], row.values["answers"] or {}, row.id
    )


def _restored(form: HouseholdForm, values: Mapping[str, Any]) -> HouseholdForm:
    by_id = {str(one.person_id): one for one in form.people if one.person_id}
    told = {each["person_id"]: each for each in values["people"] if each["person_id"]}
    people = [
        replace(one, answers=told[key]["answers"]) if key in told else one
        for key, one in by_id.items()
    ]
    people += [one for one in form.people if one.person_id is None]
    rows = {(one.name, one.age) for one in people if one.person_id is None}
    for each in values["people"]:
        if not each["person_id"] and (each["name"], each["age"]) not in rows:
            people.append(Person(None, each["name"], each["sex"], each["age"], each["answers"]))
    return replace(form, people=tuple(people), answers=values["answers"], begun=True)
