"""Children known to the Children's Centre, and its activities. Columns carry the sheets' keys."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, RecordMixin


class CentreChild(RecordMixin, Base):
    """Somebody known to the Centre; who she is stands in ``person``. Sheet: ``CENTRE_CHILD``."""

    __tablename__ = "centre_child"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    person_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person.id"), index=True)
    joined_on: Mapped[date | None]
    left_on: Mapped[date | None]
    photo: Mapped[str | None] = mapped_column(sa.Text)
    photo_by: Mapped[str | None] = mapped_column(sa.Text)
    photo_on: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(sa.Text)


class Activity(RecordMixin, Base):
    """One activity on one day. Sheet: ``sheets.activities.ACTIVITY``."""

    __tablename__ = "activity"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    title: Mapped[str | None] = mapped_column(sa.Text)
    kind: Mapped[str | None] = mapped_column(sa.Text)
    themes: Mapped[list[str] | None]
    messages: Mapped[str | None] = mapped_column(sa.Text)
    happens_on: Mapped[date | None]
    starts_at: Mapped[int | None]
    ends_at: Mapped[int | None]
    series_id: Mapped[UUID | None] = mapped_column(index=True)
    earlier_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("activity.id"), index=True)
    place_kind: Mapped[str | None] = mapped_column(sa.Text)
    place: Mapped[str | None] = mapped_column(sa.Text)
    led_by: Mapped[str | None] = mapped_column(sa.Text)
    leader: Mapped[str | None] = mapped_column(sa.Text)
    helpers: Mapped[str | None] = mapped_column(sa.Text)
    expected: Mapped[int | None]
    safety: Mapped[str | None] = mapped_column(sa.Text)
    told: Mapped[list[str] | None]
    jury: Mapped[str | None] = mapped_column(sa.Text)
    counted_by: Mapped[str | None] = mapped_column(sa.Text)
    came: Mapped[int | None]
    came_female: Mapped[int | None]
    came_male: Mapped[int | None]
    photos: Mapped[str | None] = mapped_column(sa.Text)
    result: Mapped[str | None] = mapped_column(sa.Text)
    liked: Mapped[str | None] = mapped_column(sa.Text)
    better: Mapped[str | None] = mapped_column(sa.Text)
    cost: Mapped[int | None] = mapped_column(sa.BigInteger)
    income: Mapped[int | None] = mapped_column(sa.BigInteger)
    note: Mapped[str | None] = mapped_column(sa.Text)


class ActivityAttendance(RecordMixin, Base):
    """A child came to an activity. Sheet: ``ATTENDANCE``."""

    __tablename__ = "activity_attendance"

    activity_id: Mapped[UUID] = mapped_column(sa.ForeignKey("activity.id"), index=True)
    child_id: Mapped[UUID] = mapped_column(sa.ForeignKey("centre_child.id"), index=True)


class ActivityCount(RecordMixin, Base):
    """How many came of one sex and age band, where no names are taken. Sheet: ``COUNT``."""

    __tablename__ = "activity_count"

    activity_id: Mapped[UUID] = mapped_column(sa.ForeignKey("activity.id"), index=True)
    sex: Mapped[str | None] = mapped_column(sa.Text)
    age_band: Mapped[str | None] = mapped_column(sa.Text)
    number: Mapped[int | None]


class ActivityEntry(RecordMixin, Base):
    """A work entered for a competition. Sheet: ``ENTRY``."""

    __tablename__ = "activity_entry"

    activity_id: Mapped[UUID] = mapped_column(sa.ForeignKey("activity.id"), index=True)
    child_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("centre_child.id"), index=True)
    work: Mapped[str | None] = mapped_column(sa.Text)
    points: Mapped[int | None]
    remark: Mapped[str | None] = mapped_column(sa.Text)
    prize: Mapped[str | None] = mapped_column(sa.Text)


class ActivityNeed(RecordMixin, Base):
    """Something an activity needs. Sheet: ``NEED``."""

    __tablename__ = "activity_need"

    activity_id: Mapped[UUID] = mapped_column(sa.ForeignKey("activity.id"), index=True)
    kind: Mapped[str | None] = mapped_column(sa.Text)
    what: Mapped[str | None] = mapped_column(sa.Text)
    quantity: Mapped[int | None]
    amount: Mapped[int | None] = mapped_column(sa.BigInteger)
    from_whom: Mapped[str | None] = mapped_column(sa.Text)
    got: Mapped[bool | None]
