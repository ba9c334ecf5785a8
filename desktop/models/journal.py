"""What the office did: the audit chain; and what is not finished: drafts."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base


class Audit(Base):
    """One line of the append-only log. ``hash`` covers the line and the hash before it."""

    __tablename__ = "audit"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(index=True)
    user_id: Mapped[UUID | None]
    second_id: Mapped[UUID | None]
    act: Mapped[str] = mapped_column(sa.Text, index=True)
    subject: Mapped[UUID | None] = mapped_column(index=True)
    detail: Mapped[str] = mapped_column(sa.Text)  # canonical JSON, without personal data
    previous: Mapped[str] = mapped_column(sa.Text)
    hash: Mapped[str] = mapped_column(sa.Text)


class Draft(Base):
    """What was typed and not saved; it lies in the encrypted database like everything else."""

    __tablename__ = "draft"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(index=True)
    form: Mapped[str] = mapped_column(sa.Text)
    record_id: Mapped[UUID | None]
    saved_at: Mapped[datetime]
    content: Mapped[dict[str, Any]]


class Numbering(Base):
    """The last number given out in a series of one year."""

    __tablename__ = "numbering"

    series: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]
