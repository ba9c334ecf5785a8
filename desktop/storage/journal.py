"""Small things that are kept beside the records: numbers given out, drafts, steps of a journey."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from desktop.models.base import table
from desktop.models.journal import Draft, Numbering
from desktop.models.people import JourneyStep

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

_DRAFT: Final = table(Draft)
_NUMBERING: Final = table(Numbering)
_STEP: Final = table(JourneyStep)


def next_number(connection: sa.Connection, series: str, year: int) -> int:
    """Give out the next number of a series in a year. The row is locked until the commit."""
    row = (_NUMBERING.c.series == series) & (_NUMBERING.c.year == year)
    last = connection.scalar(sa.select(_NUMBERING.c.last).where(row).with_for_update())
    if last is None:
        connection.execute(sa.insert(_NUMBERING).values(series=series, year=year, last=1))
        return 1
    connection.execute(sa.update(_NUMBERING).where(row).values(last=last + 1))
    return int(last) + 1


def keep_draft(connection: sa.Connection, draft: Mapping[str, Any]) -> None:
    """Keep a draft in place of the user's earlier one of the same id."""
    drop_draft(connection, draft["id"], draft["user_id"])
    connection.execute(sa.insert(_DRAFT).values(**draft))


def drafts(connection: sa.Connection, user_id: UUID) -> list[sa.RowMapping]:
    """Return a user's drafts, newest first."""
    query = sa.select(_DRAFT).where(_DRAFT.c.user_id == user_id).order_by(_DRAFT.c.saved_at.desc())
    return list(connection.execute(query).mappings())


def drop_draft(connection: sa.Connection, draft_id: UUID, user_id: UUID) -> None:
    """Throw a user's draft away: it was saved, or she said so."""
    own = (_DRAFT.c.id == draft_id) & (_DRAFT.c.user_id == user_id)
    connection.execute(sa.delete(_DRAFT).where(own))


def drop_drafts_of(connection: sa.Connection, record_id: UUID) -> None:
    """Throw away everybody's drafts of a record that is being erased, or that point to it."""
    drafts = connection.execute(sa.select(_DRAFT.c.id, _DRAFT.c.record_id, _DRAFT.c.content))
    about = [
        row.id
        for row in drafts
        if row.record_id == record_id or str(record_id) in json.dumps(row.content)
    ]
    connection.execute(sa.delete(_DRAFT).where(_DRAFT.c.id.in_(about)))


def add_step(connection: sa.Connection, step: Mapping[str, Any]) -> None:
    """Keep one step of a journey."""
    connection.execute(sa.insert(_STEP).values(**step))


def steps(connection: sa.Connection, journey_ids: list[UUID]) -> list[sa.RowMapping]:
    """Return the steps of some journeys in the order in which they happened."""
    query = (
        sa.select(_STEP)
        .where(_STEP.c.journey_id.in_(journey_ids))
        .order_by(_STEP.c.happened_on, _STEP.c.recorded_at, _STEP.c.id)
    )
    return list(connection.execute(query).mappings())


def erase_words_of_steps(connection: sa.Connection, journey_ids: list[UUID]) -> None:
    """Erase what was written about people with the steps of some journeys; the steps stay."""
    connection.execute(
        sa.update(_STEP).where(_STEP.c.journey_id.in_(journey_ids)).values(reason="", told_by=None)
    )
