"""What stands beside the records of all registers but the migrants': lines of lists, steps, seekers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base


class RegisterLine(Base):
    """One line of a register's list (recruiters, job offers, contracts …) and its search words.

    A projection of the records, written in the same transaction. These registers have thousands
    of lines, not hundreds of thousands: the words are asked without an index of their own.
    ``guard`` is the record whose :class:`RecordAccess` says who sees the line: of a case itself,
    of a referral or a mediation its case; none where everybody may who may see the register.
    """

    __tablename__ = "register_line"

    key: Mapped[int] = mapped_column(sa.Integer, primary_key=True, autoincrement=True)
    kind: Mapped[str] = mapped_column(sa.Text, index=True)
    record_id: Mapped[UUID] = mapped_column(unique=True)
    number: Mapped[str] = mapped_column(sa.Text)
    title: Mapped[str] = mapped_column(sa.Text)
    pinyin: Mapped[str] = mapped_column(sa.Text)
    state: Mapped[str] = mapped_column(sa.Text)
    day: Mapped[date | None]
    cells: Mapped[dict[str, Any]]
    words: Mapped[str] = mapped_column(sa.Text)
    changed_at: Mapped[datetime]
    guard: Mapped[UUID | None] = mapped_column(index=True)


class RecordAccess(Base):
    """To whom a guarded record is open: ``way`` is named, kept_from or sealed (of nobody).

    A projection of the records, written in the same transaction; see ``rules.secrecy``.
    """

    __tablename__ = "record_access"
    __table_args__ = (sa.Index("ix_record_access_user_id_way", "user_id", "way"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    record_id: Mapped[UUID] = mapped_column(index=True)
    user_id: Mapped[UUID | None]
    way: Mapped[str] = mapped_column(sa.Text)


class RecordStep(Base):
    """One step of a record from state to state; ``happened_on`` is when it really was.

    ``way`` and ``told_by`` say how it is known and from whom (a return slip, a call).
    """

    __tablename__ = "record_step"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(sa.Text)
    record_id: Mapped[UUID] = mapped_column(index=True)
    from_state: Mapped[str] = mapped_column(sa.Text)
    to_state: Mapped[str] = mapped_column(sa.Text)
    happened_on: Mapped[date]
    recorded_at: Mapped[datetime]
    user_id: Mapped[UUID]
    second_id: Mapped[UUID | None]
    reason: Mapped[str] = mapped_column(sa.Text)
    way: Mapped[str | None] = mapped_column(sa.Text)
    told_by: Mapped[str | None] = mapped_column(sa.Text)


class Seeker(Base):
    """Somebody who is checked, not advised to wait, and looks for work: what linking asks of her.

    A projection of the records. ``trades`` and ``counties`` are her wishes as ``,code,code,``.
    """

    __tablename__ = "seeker"

    person_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person.id"), primary_key=True)
    journey_id: Mapped[UUID] = mapped_column(sa.ForeignKey("journey.id"), index=True)
    name: Mapped[str] = mapped_column(sa.Text)
    number: Mapped[str] = mapped_column(sa.Text)
    sex: Mapped[str] = mapped_column(sa.Text)
    birth_last: Mapped[date | None]
    village_group: Mapped[str] = mapped_column(sa.Text)
    state: Mapped[str] = mapped_column(sa.Text)
    readiness: Mapped[str] = mapped_column(sa.Text)
    schooling: Mapped[str] = mapped_column(sa.Text)
    trades: Mapped[str] = mapped_column(sa.Text)
    counties: Mapped[str] = mapped_column(sa.Text)
    wage_least: Mapped[int | None] = mapped_column(sa.BigInteger)
    with_whom: Mapped[str] = mapped_column(sa.Text)
    from_on: Mapped[date | None]
    needs_lodging: Mapped[str] = mapped_column(sa.Text)
