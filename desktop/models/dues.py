"""What is to be done and by when, as it stands beside the records; and what was said of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, RecordMixin


class DueLine(Base):
    """Something of a record to be done by a moment (``rules.worklist.Due``).

    A projection of the records, written in the same transaction: "Today" is one question to it,
    however many people there are. ``item`` is the same as long as the record says the same;
    ``guard`` is the record whose access says who sees it, as of a register's line.
    """

    __tablename__ = "due_line"
    __table_args__ = (sa.Index("ix_due_line_danger_due_at", "danger", "due_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    item: Mapped[str] = mapped_column(sa.Text, unique=True)
    kind: Mapped[str] = mapped_column(sa.Text)
    record_id: Mapped[UUID] = mapped_column(index=True)
    guard: Mapped[UUID | None] = mapped_column(index=True)
    code: Mapped[str] = mapped_column(sa.Text)
    series: Mapped[str] = mapped_column(sa.Text)
    page: Mapped[str] = mapped_column(sa.Text)
    danger: Mapped[bool]
    due_at: Mapped[datetime] = mapped_column(index=True)
    by_day: Mapped[bool]
    until_on: Mapped[date | None]
    title: Mapped[str] = mapped_column(sa.Text)
    number: Mapped[str] = mapped_column(sa.Text)
    words: Mapped[dict[str, Any]]


class DueMade(Base):
    """Which release of the program made the lines: another one makes them anew."""

    __tablename__ = "due_made"

    id: Mapped[int] = mapped_column(primary_key=True)
    release: Mapped[str] = mapped_column(sa.Text)


class WorkMark(RecordMixin, Base):
    """What somebody said of something to be done: done, put off until a day, given to a user."""

    __tablename__ = "work_mark"

    item: Mapped[str | None] = mapped_column(sa.Text, index=True)
    way: Mapped[str | None] = mapped_column(sa.Text)
    until_on: Mapped[date | None]
    why: Mapped[str | None] = mapped_column(sa.Text)
    given_to_id: Mapped[UUID | None]
    by_id: Mapped[UUID | None]
