"""Schools, volunteers, trainings and talks with parents. Columns carry the keys of the sheets."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, RecordMixin


class School(RecordMixin, Base):
    """A school that works with the Centre. Sheet: ``sheets.schools.SCHOOL``."""

    __tablename__ = "school"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    kind: Mapped[str | None] = mapped_column(sa.Text)
    county: Mapped[str | None] = mapped_column(sa.Text)
    address: Mapped[str | None] = mapped_column(sa.Text)
    since: Mapped[date | None]
    until: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(sa.Text)


class SchoolContact(RecordMixin, Base):
    """Somebody to talk to at a school. Sheet: ``sheets.schools.CONTACT``."""

    __tablename__ = "school_contact"

    school_id: Mapped[UUID] = mapped_column(sa.ForeignKey("school.id"), index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    duty: Mapped[str | None] = mapped_column(sa.Text)
    phone: Mapped[str | None] = mapped_column(sa.Text)


class SchoolSession(RecordMixin, Base):
    """A session held at a school. Sheet: ``sheets.schools.SESSION``."""

    __tablename__ = "school_session"

    school_id: Mapped[UUID] = mapped_column(sa.ForeignKey("school.id"), index=True)
    held_on: Mapped[date | None]
    class_name: Mapped[str | None] = mapped_column(sa.Text)
    topics: Mapped[list[str] | None]
    led_by: Mapped[str | None] = mapped_column(sa.Text)
    girls: Mapped[int | None]
    boys: Mapped[int | None]
    outcome: Mapped[str | None] = mapped_column(sa.Text)


class Volunteer(RecordMixin, Base):
    """A peer educator or volunteer. Sheet: ``sheets.volunteers.VOLUNTEER``."""

    __tablename__ = "volunteer"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    kind: Mapped[str | None] = mapped_column(sa.Text)
    school_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("school.id"), index=True)
    languages: Mapped[list[str] | None]
    place: Mapped[str | None] = mapped_column(sa.Text)
    phone: Mapped[str | None] = mapped_column(sa.Text)
    since: Mapped[date | None]
    until: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(sa.Text)


class VolunteerDeed(RecordMixin, Base):
    """What a volunteer did on a day. Sheet: ``sheets.volunteers.DEED``."""

    __tablename__ = "volunteer_deed"

    volunteer_id: Mapped[UUID] = mapped_column(sa.ForeignKey("volunteer.id"), index=True)
    done_on: Mapped[date | None]
    kind: Mapped[str | None] = mapped_column(sa.Text)
    reached: Mapped[int | None]
    topics: Mapped[list[str] | None]
    what: Mapped[str | None] = mapped_column(sa.Text)


class Training(RecordMixin, Base):
    """A training of a group. Sheet: ``sheets.trainings.TRAINING``."""

    __tablename__ = "training"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    held_on: Mapped[date | None]
    last_on: Mapped[date | None]
    audience: Mapped[str | None] = mapped_column(sa.Text)
    recruiter_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("recruiter.id"), index=True)
    modules: Mapped[list[str] | None]
    place: Mapped[str | None] = mapped_column(sa.Text)
    trainer: Mapped[str | None] = mapped_column(sa.Text)
    trainer_from: Mapped[str | None] = mapped_column(sa.Text)
    languages: Mapped[list[str] | None]
    hours: Mapped[int | None]
    methods: Mapped[list[str] | None]
    full_points: Mapped[int | None]
    note: Mapped[str | None] = mapped_column(sa.Text)


class TrainingParticipant(RecordMixin, Base):
    """Somebody at a training. Sheet: ``sheets.trainings.PARTICIPANT``."""

    __tablename__ = "training_participant"

    training_id: Mapped[UUID] = mapped_column(sa.ForeignKey("training.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    name: Mapped[str | None] = mapped_column(sa.Text)
    came: Mapped[str | None] = mapped_column(sa.Text)
    points_before: Mapped[int | None]
    points_after: Mapped[int | None]
    certificate_on: Mapped[date | None]
    parent_of_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)


class ParentTalk(RecordMixin, Base):
    """What parents say of a child's taking part. Sheet: ``sheets.parents.PARENT_TALK``."""

    __tablename__ = "parent_talk"

    state: Mapped[str | None] = mapped_column(sa.Text, index=True)
    number: Mapped[str | None] = mapped_column(sa.Text, index=True)
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    parent_name: Mapped[str | None] = mapped_column(sa.Text)
    relation: Mapped[str | None] = mapped_column(sa.Text)
    phone: Mapped[str | None] = mapped_column(sa.Text)
    asked_on: Mapped[date | None]
    view: Mapped[str | None] = mapped_column(sa.Text)
    reasons: Mapped[list[str] | None]
    child_wishes: Mapped[str | None] = mapped_column(sa.Text)
    note: Mapped[str | None] = mapped_column(sa.Text)


class ParentVisit(RecordMixin, Base):
    """A visit to parents. Sheet: ``sheets.parents.VISIT``."""

    __tablename__ = "parent_visit"

    parent_talk_id: Mapped[UUID] = mapped_column(sa.ForeignKey("parent_talk.id"), index=True)
    visited_on: Mapped[date | None]
    visitor: Mapped[str | None] = mapped_column(sa.Text)
    said: Mapped[str | None] = mapped_column(sa.Text)
    changed: Mapped[str | None] = mapped_column(sa.Text)
    view: Mapped[str | None] = mapped_column(sa.Text)
