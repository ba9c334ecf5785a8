"""Back to school, and the village survey. Columns carry the keys of the sheets."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, RecordMixin


class SchoolReturn(RecordMixin, Base):
    """A child out of school who is helped back. Sheet: ``sheets.school_returns.SCHOOL_RETURN``."""

    __tablename__ = "school_return"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    found_on: Mapped[date | None]
    found_how: Mapped[str | None] = mapped_column(sa.Text)
    school: Mapped[str | None] = mapped_column(sa.Text)
    grade: Mapped[str | None] = mapped_column(sa.Text)
    teacher: Mapped[str | None] = mapped_column(sa.Text)
    teacher_phone: Mapped[str | None] = mapped_column(sa.Text)
    last_day: Mapped[date | None]
    works: Mapped[str | None] = mapped_column(sa.Text)
    causes: Mapped[list[str] | None]
    cause_note: Mapped[str | None] = mapped_column(sa.Text)
    temple_agreed: Mapped[str | None] = mapped_column(sa.Text)
    temple_until: Mapped[date | None]
    own_view: Mapped[str | None] = mapped_column(sa.Text)
    family_view: Mapped[str | None] = mapped_column(sa.Text)
    would_help: Mapped[list[str] | None]
    plan: Mapped[str | None] = mapped_column(sa.Text)
    persuader: Mapped[str | None] = mapped_column(sa.Text)
    plan_until: Mapped[date | None]
    notice_on: Mapped[date | None]
    notice_to: Mapped[list[str] | None]
    notice_answer: Mapped[str | None] = mapped_column(sa.Text)
    back_on: Mapped[date | None]
    back_to: Mapped[str | None] = mapped_column(sa.Text)
    other_way: Mapped[str | None] = mapped_column(sa.Text)
    certificate: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)


class SchoolReturnTalk(RecordMixin, Base):
    """A visit to the family or a talk with the school. Sheet: ``TALK``."""

    __tablename__ = "school_return_talk"

    school_return_id: Mapped[UUID] = mapped_column(sa.ForeignKey("school_return.id"), index=True)
    happened_on: Mapped[date | None]
    kind: Mapped[str | None] = mapped_column(sa.Text)
    with_whom: Mapped[str | None] = mapped_column(sa.Text)
    child_heard: Mapped[str | None] = mapped_column(sa.Text)
    by_whom: Mapped[str | None] = mapped_column(sa.Text)
    said: Mapped[str | None] = mapped_column(sa.Text)


class SchoolReturnSupport(RecordMixin, Base):
    """Help that was given. Sheet: ``SUPPORT``."""

    __tablename__ = "school_return_support"

    school_return_id: Mapped[UUID] = mapped_column(sa.ForeignKey("school_return.id"), index=True)
    kind: Mapped[str | None] = mapped_column(sa.Text)
    given_on: Mapped[date | None]
    given_by: Mapped[str | None] = mapped_column(sa.Text)
    amount: Mapped[int | None] = mapped_column(sa.BigInteger)
    note: Mapped[str | None] = mapped_column(sa.Text)


class SchoolReturnCheck(RecordMixin, Base):
    """Whether the child is still there. Sheet: ``CHECK``."""

    __tablename__ = "school_return_check"

    school_return_id: Mapped[UUID] = mapped_column(sa.ForeignKey("school_return.id"), index=True)
    checked_on: Mapped[date | None]
    attending: Mapped[str | None] = mapped_column(sa.Text)
    days_missed: Mapped[int | None]
    told_by: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)


class Survey(RecordMixin, Base):
    """A round of the village survey. Sheet: ``sheets.surveys.SURVEY``."""

    __tablename__ = "survey"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    year: Mapped[int | None]
    questionnaire: Mapped[str | None] = mapped_column(sa.Text)
    questionnaire_version: Mapped[int | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    asked_by: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)


class SurveyHousehold(RecordMixin, Base):
    """What one household answered in a round; ``answers`` are by the code of the question."""

    __tablename__ = "survey_household"
    __table_args__ = (sa.Index("ix_survey_household_survey_id_number", "survey_id", "number"),)

    survey_id: Mapped[UUID] = mapped_column(sa.ForeignKey("survey.id"))
    household_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("household.id"), index=True)
    number: Mapped[str | None] = mapped_column(sa.Text)
    village_group: Mapped[str | None] = mapped_column(sa.Text)
    asked_on: Mapped[date | None]
    answers: Mapped[dict[str, Any] | None]


class SurveyAnswer(RecordMixin, Base):
    """What one member of a household answered. Sex and age are those of the day of asking: results
    are added up without looking at the people. ``name`` only of who is not registered."""

    __tablename__ = "survey_answer"

    survey_household_id: Mapped[UUID] = mapped_column(
        sa.ForeignKey("survey_household.id"), index=True
    )
    survey_id: Mapped[UUID] = mapped_column(sa.ForeignKey("survey.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    sex: Mapped[str | None] = mapped_column(sa.Text)
    age: Mapped[int | None]
    answers: Mapped[dict[str, Any] | None]
