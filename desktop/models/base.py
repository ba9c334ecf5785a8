"""What all tables share: names of constraints, keys, moments in UTC, JSON on both databases."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect


class Moment(sa.types.TypeDecorator[datetime]):
    """An aware moment, kept in UTC: SQLite has no time zones and would hand back a naive one."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


Json = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
"""Lists and small dicts. Never hashed as stored: PostgreSQL reorders keys."""


class Base(DeclarativeBase):
    """The registry of tables. Names of constraints are fixed so that migrations can name them."""

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012  SQLAlchemy reads it from the class
        datetime: Moment,
        UUID: sa.Uuid(),
        dict[str, Any]: Json,
        list[str]: Json,
        bytes: sa.LargeBinary,
    }


class RecordMixin:
    """A record of the change set: its columns are the projection of its fields' changes.

    Nothing is deleted: ``withdrawn_why`` is an ordinary field, so that a withdrawal is a change
    like any other. ``version`` guards against two clerks saving over each other.
    """

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    withdrawn_why: Mapped[str | None] = mapped_column(sa.Text)

    __mapper_args__ = {"version_id_col": None}  # noqa: RUF012  compared by the unit of work


def table(mapped: type[Base]) -> sa.Table:
    """Return the table of a mapped class, for statements that need no objects."""
    found = mapped.__table__
    assert isinstance(found, sa.Table)  # noqa: S101  narrows SQLAlchemy's own wide type
    return found
