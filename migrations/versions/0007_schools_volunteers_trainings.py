"""Schools, volunteers, trainings, talks with parents.

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision: str | None = "0006"
branch_labels: str | None = None
depends_on: str | None = None

json_ = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")


def _school() -> None:
    op.create_table(
        "school",
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("county", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school")),
    )
    op.create_index(op.f("ix_school_number"), "school", ["number"], unique=False)
    op.create_index(op.f("ix_school_state"), "school", ["state"], unique=False)


def _school_contact() -> None:
    op.create_table(
        "school_contact",
        sa.Column("school_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("duty", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_school_contact_school_id_school")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_contact")),
    )
    op.create_index(
        op.f("ix_school_contact_school_id"), "school_contact", ["school_id"], unique=False
    )


def _school_session() -> None:
    op.create_table(
        "school_session",
        sa.Column("school_id", sa.Uuid(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("class_name", sa.Text(), nullable=True),
        sa.Column("topics", json_, nullable=True),
        sa.Column("led_by", sa.Text(), nullable=True),
        sa.Column("girls", sa.Integer(), nullable=True),
        sa.Column("boys", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_school_session_school_id_school")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_session")),
    )
    op.create_index(
        op.f("ix_school_session_school_id"), "school_session", ["school_id"], unique=False
    )


def _volunteer() -> None:
    op.create_table(
        "volunteer",
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("school_id", sa.Uuid(), nullable=True),
        sa.Column("languages", json_, nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_volunteer_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_volunteer_school_id_school")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer")),
    )
    op.create_index(op.f("ix_volunteer_number"), "volunteer", ["number"], unique=False)
    op.create_index(op.f("ix_volunteer_person_id"), "volunteer", ["person_id"], unique=False)
    op.create_index(op.f("ix_volunteer_school_id"), "volunteer", ["school_id"], unique=False)
    op.create_index(op.f("ix_volunteer_state"), "volunteer", ["state"], unique=False)


def _volunteer_deed() -> None:
    op.create_table(
        "volunteer_deed",
        sa.Column("volunteer_id", sa.Uuid(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("reached", sa.Integer(), nullable=True),
        sa.Column("topics", json_, nullable=True),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["volunteer_id"],
            ["volunteer.id"],
            name=op.f("fk_volunteer_deed_volunteer_id_volunteer"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer_deed")),
    )
    op.create_index(
        op.f("ix_volunteer_deed_volunteer_id"), "volunteer_deed", ["volunteer_id"], unique=False
    )


def _training() -> None:
    op.create_table(
        "training",
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("audience", sa.Text(), nullable=True),
        sa.Column("recruiter_id", sa.Uuid(), nullable=True),
        sa.Column("modules", json_, nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("trainer", sa.Text(), nullable=True),
        sa.Column("trainer_from", sa.Text(), nullable=True),
        sa.Column("languages", json_, nullable=True),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("methods", json_, nullable=True),
        sa.Column("full_points", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["recruiter_id"], ["recruiter.id"], name=op.f("fk_training_recruiter_id_recruiter")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training")),
    )
    op.create_index(op.f("ix_training_number"), "training", ["number"], unique=False)
    op.create_index(op.f("ix_training_recruiter_id"), "training", ["recruiter_id"], unique=False)
    op.create_index(op.f("ix_training_state"), "training", ["state"], unique=False)


def _training_participant() -> None:
    op.create_table(
        "training_participant",
        sa.Column("training_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("came", sa.Text(), nullable=True),
        sa.Column("points_before", sa.Integer(), nullable=True),
        sa.Column("points_after", sa.Integer(), nullable=True),
        sa.Column("certificate_on", sa.Date(), nullable=True),
        sa.Column("parent_of_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["parent_of_id"],
            ["person.id"],
            name=op.f("fk_training_participant_parent_of_id_person"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_training_participant_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["training_id"],
            ["training.id"],
            name=op.f("fk_training_participant_training_id_training"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_participant")),
    )
    op.create_index(
        op.f("ix_training_participant_parent_of_id"),
        "training_participant",
        ["parent_of_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_training_participant_person_id"),
        "training_participant",
        ["person_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_training_participant_training_id"),
        "training_participant",
        ["training_id"],
        unique=False,
    )


def _parent_talk() -> None:
    op.create_table(
        "parent_talk",
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("parent_name", sa.Text(), nullable=True),
        sa.Column("relation", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("view", sa.Text(), nullable=True),
        sa.Column("reasons", json_, nullable=True),
        sa.Column("child_wishes", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_parent_talk_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parent_talk")),
    )
    op.create_index(op.f("ix_parent_talk_number"), "parent_talk", ["number"], unique=False)
    op.create_index(op.f("ix_parent_talk_person_id"), "parent_talk", ["person_id"], unique=False)
    op.create_index(op.f("ix_parent_talk_state"), "parent_talk", ["state"], unique=False)


def _parent_visit() -> None:
    op.create_table(
        "parent_visit",
        sa.Column("parent_talk_id", sa.Uuid(), nullable=False),
        sa.Column("visited_on", sa.Date(), nullable=True),
        sa.Column("visitor", sa.Text(), nullable=True),
        sa.Column("said", sa.Text(), nullable=True),
        sa.Column("changed", sa.Text(), nullable=True),
        sa.Column("view", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["parent_talk_id"],
            ["parent_talk.id"],
            name=op.f("fk_parent_visit_parent_talk_id_parent_talk"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parent_visit")),
    )
    op.create_index(
        op.f("ix_parent_visit_parent_talk_id"), "parent_visit", ["parent_talk_id"], unique=False
    )


def upgrade() -> None:
    _school()
    _school_contact()
    _school_session()
    _volunteer()
    _volunteer_deed()
    _training()
    _training_participant()
    _parent_talk()
    _parent_visit()


def downgrade() -> None:
    raise RuntimeError("restore a backup instead: records are never downgraded")
