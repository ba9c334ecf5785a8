"""The office and its users."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, RecordMixin


class Office(RecordMixin, Base):
    """This office. Sheet: ``sheets.offices.OFFICE``. ``site`` marks its changes in the set."""

    __tablename__ = "office"

    site: Mapped[UUID]
    kind: Mapped[str | None] = mapped_column(sa.Text)
    name_zh: Mapped[str | None] = mapped_column(sa.Text)
    name_en: Mapped[str | None] = mapped_column(sa.Text)
    county: Mapped[str | None] = mapped_column(sa.Text)
    township: Mapped[str | None] = mapped_column(sa.Text)
    committee: Mapped[str | None] = mapped_column(sa.Text)
    village_group: Mapped[str | None] = mapped_column(sa.Text)
    code: Mapped[str | None] = mapped_column(sa.Text)
    phone: Mapped[str | None] = mapped_column(sa.Text)
    address: Mapped[str | None] = mapped_column(sa.Text)
    idle_minutes: Mapped[int | None]
    second_place: Mapped[str | None] = mapped_column(sa.Text)


class User(RecordMixin, Base):
    """Somebody who works here. Never deleted; blocked instead. Sheet: ``sheets.offices.USER``.

    ``person_id`` is her own record in the register: cases of her family are kept from her.
    ``simple_hash`` (Argon2id) is the simple password of somebody who works in the Children's
    Centre only: it opens no key, and is no part of the record's history.
    """

    __tablename__ = "user_account"

    sign_in_name: Mapped[str | None] = mapped_column(sa.Text, unique=True)
    full_name: Mapped[str | None] = mapped_column(sa.Text)
    roles: Mapped[list[str] | None]
    blocked_at: Mapped[datetime | None]
    preferences: Mapped[dict[str, Any] | None]
    person_id: Mapped[UUID | None]
    simple_hash: Mapped[str | None] = mapped_column(sa.Text)
