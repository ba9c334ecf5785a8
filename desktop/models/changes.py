"""The change set: history and exchange in one grow-only set, and what is derived from it.

The design and why it is this one: ``desktop.rules.changes``.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base


class Change(Base):
    """One confirmed edit of one field. ``id`` is the hash of everything but value and salt."""

    __tablename__ = "change"
    __table_args__ = (sa.Index("ix_change_record_field", "record", "field"),)

    id: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    kind: Mapped[str] = mapped_column(sa.Text)
    record: Mapped[UUID]
    field: Mapped[str] = mapped_column(sa.Text)
    value_bytes: Mapped[bytes | None]
    value_hash: Mapped[bytes]
    salt: Mapped[bytes | None]
    hlc: Mapped[str] = mapped_column(sa.Text, index=True)
    site: Mapped[UUID]
    author: Mapped[UUID]
    made_at: Mapped[datetime] = mapped_column(index=True)
    erased_at: Mapped[datetime | None]


class Supersedes(Base):
    """``child`` was made in knowledge of ``parent`` and replaces it."""

    __tablename__ = "supersedes"

    child: Mapped[str] = mapped_column(sa.ForeignKey("change.id"), primary_key=True)
    parent: Mapped[str] = mapped_column(sa.Text, primary_key=True, index=True)


class IdentityEdge(Base):
    """Two records are one human being: an observed-remove set of undirected edges.

    ``id`` is the tag of one adding; a removal names the tags it has seen. ``first`` < ``second``.
    """

    __tablename__ = "identity_edge"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    first: Mapped[UUID] = mapped_column(index=True)
    second: Mapped[UUID] = mapped_column(index=True)
    site: Mapped[UUID]
    author: Mapped[UUID]
    made_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    removed_by: Mapped[UUID | None]


class Custody(Base):
    """Which office answers for a record: offered, accepted, never simply switched."""

    __tablename__ = "custody_event"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    record: Mapped[UUID] = mapped_column(index=True)
    act: Mapped[str] = mapped_column(sa.Text)  # held, offered, accepted, declined
    from_site: Mapped[UUID | None]
    to_site: Mapped[UUID | None]
    author: Mapped[UUID]
    made_at: Mapped[datetime]
