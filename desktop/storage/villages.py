"""Households with those who live in them, and the answers of the survey, asked for all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from desktop.models.base import table
from desktop.models.people import Household, Listing, Person
from desktop.models.registers import RegisterLine
from desktop.models.village import SurveyAnswer, SurveyHousehold

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

_HOUSEHOLD: Final = table(Household)
_PERSON: Final = table(Person)
_LISTING: Final = table(Listing)
_REGISTERED: Final = table(RegisterLine)
_ASKED: Final = table(SurveyHousehold)
_ANSWER: Final = table(SurveyAnswer)
_IN_ONE: Final = 500


def without_line(connection: sa.Connection) -> list[UUID]:
    """Return the households that stand in no list yet: those that came with a person."""
    known = sa.exists().where(_REGISTERED.c.record_id == _HOUSEHOLD.c.id)
    query = sa.select(_HOUSEHOLD.c.id).where(~known, _HOUSEHOLD.c.withdrawn_why.is_(None))
    return list(connection.scalars(query))


def members(
    connection: sa.Connection, households: Collection[UUID] | None = None
) -> list[sa.RowMapping]:
    """Return who lives in some households, or in all: one line a person, the eldest first.

    Joined records of one person are one line; who was made anonymous has none.
    """
    query = (
        sa.select(
            _PERSON.c.household_id,
            _PERSON.c.id.label("person_id"),
            _PERSON.c.relation_to_head.label("relation"),
            _LISTING.c.name,
            _LISTING.c.sex,
            _LISTING.c.birth_last,
            _LISTING.c.state,
            _LISTING.c.schooling,
            _LISTING.c.number,
        )
        .join(_LISTING, _LISTING.c.person_id == _PERSON.c.id)
        .where(_PERSON.c.household_id.is_not(None))
        .order_by(_LISTING.c.birth_last, _LISTING.c.key)
    )
    if households is not None and len(households) <= _IN_ONE:
        query = query.where(_PERSON.c.household_id.in_(list(households)))
    return list(connection.execute(query).mappings())


def numbers(connection: sa.Connection) -> dict[UUID, str]:
    """Return the numbers of all households."""
    query = sa.select(_HOUSEHOLD.c.id, _HOUSEHOLD.c.number).where(
        _HOUSEHOLD.c.withdrawn_why.is_(None), _HOUSEHOLD.c.number.is_not(None)
    )
    return {row.id: str(row.number) for row in connection.execute(query)}


def asked(connection: sa.Connection, survey: UUID) -> set[UUID]:
    """Return the households that were asked in a round."""
    query = sa.select(_ASKED.c.household_id).where(
        _ASKED.c.survey_id == survey, _ASKED.c.withdrawn_why.is_(None)
    )
    return {household for household in connection.scalars(query) if household is not None}


def stamp(connection: sa.Connection, survey: UUID) -> tuple[Any, ...]:
    """Return what changes whenever an answer of a round does."""
    found: list[Any] = []
    for answered in (_ASKED, _ANSWER):
        query = sa.select(sa.func.count(), sa.func.sum(answered.c.version))
        found += connection.execute(query.where(answered.c.survey_id == survey)).one()
    return tuple(found)


def answers_of_households(connection: sa.Connection, survey: UUID) -> list[sa.RowMapping]:
    """Return the answers of all households of a round, without their numbers."""
    query = sa.select(_ASKED.c.id, _ASKED.c.village_group, _ASKED.c.answers).where(
        _ASKED.c.survey_id == survey, _ASKED.c.withdrawn_why.is_(None)
    )
    return list(connection.execute(query).mappings())


def answers_of_members(connection: sa.Connection, survey: UUID) -> list[sa.RowMapping]:
    """Return the answers of all members of a round, without their names."""
    query = sa.select(
        _ANSWER.c.survey_household_id, _ANSWER.c.sex, _ANSWER.c.age, _ANSWER.c.answers
    ).where(_ANSWER.c.survey_id == survey, _ANSWER.c.withdrawn_why.is_(None))
    return list(connection.execute(query).mappings())
