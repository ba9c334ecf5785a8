"""The directory of the network. Columns carry the keys of the sheets."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, RecordMixin


class Agency(RecordMixin, Base):
    """An agency or a person of the network. Sheet: ``sheets.network.AGENCY``."""

    __tablename__ = "agency"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    short_name: Mapped[str | None] = mapped_column(sa.Text)
    kind: Mapped[str | None] = mapped_column(sa.Text)
    place_kind: Mapped[str | None] = mapped_column(sa.Text)
    county: Mapped[str | None] = mapped_column(sa.Text)
    address: Mapped[str | None] = mapped_column(sa.Text)
    phone: Mapped[str | None] = mapped_column(sa.Text)
    second_phone: Mapped[str | None] = mapped_column(sa.Text)
    hours: Mapped[str | None] = mapped_column(sa.Text)
    services: Mapped[list[str] | None]
    serves: Mapped[str | None] = mapped_column(sa.Text)
    languages: Mapped[list[str] | None]
    since: Mapped[date | None]
    until: Mapped[date | None]
    replaces_id: Mapped[UUID | None]
    confirmed_on: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(sa.Text)


class AgencyMember(RecordMixin, Base):
    """Somebody to talk to at an agency. Sheet: ``sheets.network.MEMBER``."""

    __tablename__ = "agency_member"

    agency_id: Mapped[UUID] = mapped_column(sa.ForeignKey("agency.id"), index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    duty: Mapped[str | None] = mapped_column(sa.Text)
    phone: Mapped[str | None] = mapped_column(sa.Text)
    sex: Mapped[str | None] = mapped_column(sa.Text)
    since: Mapped[date | None]
    until: Mapped[date | None]
    replaces: Mapped[str | None] = mapped_column(sa.Text)


class AgencyTie(RecordMixin, Base):
    """With whom an agency works. Sheet: ``sheets.network.TIE``."""

    __tablename__ = "agency_tie"

    agency_id: Mapped[UUID] = mapped_column(sa.ForeignKey("agency.id"), index=True)
    other_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("agency.id"), index=True)
    kind: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)
