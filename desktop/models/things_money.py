"""Things, loans and the cash book of the Children's Centre. Columns carry the keys of the sheets."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, RecordMixin


class Thing(RecordMixin, Base):
    """Something on the Centre's shelf. Sheet: ``sheets.things.THING``; ``value`` in fen."""

    __tablename__ = "thing"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    kind: Mapped[str | None] = mapped_column(sa.Text)
    count: Mapped[int | None]
    worn: Mapped[int | None]
    broken: Mapped[int | None]
    lost: Mapped[int | None]
    place: Mapped[str | None] = mapped_column(sa.Text)
    counted_on: Mapped[date | None]
    since: Mapped[date | None]
    from_whom: Mapped[str | None] = mapped_column(sa.Text)
    value: Mapped[int | None] = mapped_column(sa.BigInteger)
    note: Mapped[str | None] = mapped_column(sa.Text)


class Loan(RecordMixin, Base):
    """So many of a thing lent to somebody. Sheet: ``sheets.things.LOAN``."""

    __tablename__ = "loan"

    thing_id: Mapped[UUID] = mapped_column(sa.ForeignKey("thing.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    count: Mapped[int | None]
    lent_on: Mapped[date | None]
    until: Mapped[date | None]
    returned_on: Mapped[date | None]
    returned_how: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)


class CashEntry(RecordMixin, Base):
    """Money that came in or went out. Sheet: ``sheets.cash.CASH_ENTRY``; ``amount`` in fen.

    ``place`` is the number of the receipt within the year of ``day``.
    """

    __tablename__ = "cash_entry"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    place: Mapped[int | None]
    day: Mapped[date | None] = mapped_column(index=True)
    way: Mapped[str | None] = mapped_column(sa.Text)
    kind: Mapped[str | None] = mapped_column(sa.Text)
    amount: Mapped[int | None] = mapped_column(sa.BigInteger)
    purpose: Mapped[str | None] = mapped_column(sa.Text)
    party: Mapped[str | None] = mapped_column(sa.Text)
    activity_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("activity.id"), index=True)
    corrects_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("cash_entry.id"), index=True)
    short_why: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)


class CashMonth(RecordMixin, Base):
    """A month that two people closed. Sheet: ``sheets.cash.CASH_MONTH``; sums in fen."""

    __tablename__ = "cash_month"

    month: Mapped[date | None] = mapped_column(index=True)
    opening: Mapped[int | None] = mapped_column(sa.BigInteger)
    taken_in: Mapped[int | None] = mapped_column(sa.BigInteger)
    paid_out: Mapped[int | None] = mapped_column(sa.BigInteger)
    closing: Mapped[int | None] = mapped_column(sa.BigInteger)
    counted: Mapped[int | None] = mapped_column(sa.BigInteger)
    difference: Mapped[int | None] = mapped_column(sa.BigInteger)
    difference_why: Mapped[str | None] = mapped_column(sa.Text)
    closed_by: Mapped[str | None] = mapped_column(sa.Text)
    second_by: Mapped[str | None] = mapped_column(sa.Text)
    alone_why: Mapped[str | None] = mapped_column(sa.Text)
    closed_on: Mapped[date | None]
