"""Back to school; the village survey.

Revision ID: 0009
Revises: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision: str | None = "0008"
branch_labels: str | None = None
depends_on: str | None = None

json_ = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")


def _school_return() -> None:
    op.create_table(
        "school_return",
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("found_on", sa.Date(), nullable=True),
        sa.Column("found_how", sa.Text(), nullable=True),
        sa.Column("school", sa.Text(), nullable=True),
        sa.Column("grade", sa.Text(), nullable=True),
        sa.Column("teacher", sa.Text(), nullable=True),
        sa.Column("teacher_phone", sa.Text(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("works", sa.Text(), nullable=True),
        sa.Column("causes", json_, nullable=True),
        sa.Column("cause_note", sa.Text(), nullable=True),
        sa.Column("temple_agreed", sa.Text(), nullable=True),
        sa.Column("temple_until", sa.Date(), nullable=True),
        sa.Column("own_view", sa.Text(), nullable=True),
        sa.Column("family_view", sa.Text(), nullable=True),
        sa.Column("would_help", json_, nullable=True),
        sa.Column("plan", sa.Text(), nullable=True),
        sa.Column("persuader", sa.Text(), nullable=True),
        sa.Column("plan_until", sa.Date(), nullable=True),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.Column("notice_to", json_, nullable=True),
        sa.Column("notice_answer", sa.Text(), nullable=True),
        sa.Column("back_on", sa.Date(), nullable=True),
        sa.Column("back_to", sa.Text(), nullable=True),
        sa.Column("other_way", sa.Text(), nullable=True),
        sa.Column("certificate", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_school_return_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_return")),
    )
    op.create_index(op.f("ix_school_return_number"), "school_return", ["number"], unique=False)
    op.create_index(
        op.f("ix_school_return_person_id"), "school_return", ["person_id"], unique=False
    )
    op.create_index(op.f("ix_school_return_state"), "school_return", ["state"], unique=False)


def _school_return_talk() -> None:
    op.create_table(
        "school_return_talk",
        sa.Column("school_return_id", sa.Uuid(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("with_whom", sa.Text(), nullable=True),
        sa.Column("child_heard", sa.Text(), nullable=True),
        sa.Column("by_whom", sa.Text(), nullable=True),
        sa.Column("said", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["school_return_id"],
            ["school_return.id"],
            name=op.f("fk_school_return_talk_school_return_id_school_return"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_return_talk")),
    )
    op.create_index(
        op.f("ix_school_return_talk_school_return_id"),
        "school_return_talk",
        ["school_return_id"],
        unique=False,
    )


def _school_return_support() -> None:
    op.create_table(
        "school_return_support",
        sa.Column("school_return_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("given_by", sa.Text(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["school_return_id"],
            ["school_return.id"],
            name=op.f("fk_school_return_support_school_return_id_school_return"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_return_support")),
    )
    op.create_index(
        op.f("ix_school_return_support_school_return_id"),
        "school_return_support",
        ["school_return_id"],
        unique=False,
    )


def _school_return_check() -> None:
    op.create_table(
        "school_return_check",
        sa.Column("school_return_id", sa.Uuid(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("attending", sa.Text(), nullable=True),
        sa.Column("days_missed", sa.Integer(), nullable=True),
        sa.Column("told_by", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["school_return_id"],
            ["school_return.id"],
            name=op.f("fk_school_return_check_school_return_id_school_return"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_return_check")),
    )
    op.create_index(
        op.f("ix_school_return_check_school_return_id"),
        "school_return_check",
        ["school_return_id"],
        unique=False,
    )


def _survey() -> None:
    op.create_table(
        "survey",
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("questionnaire", sa.Text(), nullable=True),
        sa.Column("questionnaire_version", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("asked_by", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey")),
    )
    op.create_index(op.f("ix_survey_number"), "survey", ["number"], unique=False)
    op.create_index(op.f("ix_survey_state"), "survey", ["state"], unique=False)


def _survey_household() -> None:
    op.create_table(
        "survey_household",
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("village_group", sa.Text(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("answers", json_, nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["survey_id"], ["survey.id"], name=op.f("fk_survey_household_survey_id_survey")
        ),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["household.id"],
            name=op.f("fk_survey_household_household_id_household"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_household")),
    )
    op.create_index(
        op.f("ix_survey_household_household_id"), "survey_household", ["household_id"], unique=False
    )
    op.create_index(
        op.f("ix_survey_household_survey_id_number"),
        "survey_household",
        ["survey_id", "number"],
        unique=False,
    )


def _survey_answer() -> None:
    op.create_table(
        "survey_answer",
        sa.Column("survey_household_id", sa.Uuid(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("sex", sa.Text(), nullable=True),
        sa.Column("age", sa.Integer(), nullable=True),
        sa.Column("answers", json_, nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["survey_household_id"],
            ["survey_household.id"],
            name=op.f("fk_survey_answer_survey_household_id_survey_household"),
        ),
        sa.ForeignKeyConstraint(
            ["survey_id"], ["survey.id"], name=op.f("fk_survey_answer_survey_id_survey")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_survey_answer_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_answer")),
    )
    op.create_index(
        op.f("ix_survey_answer_person_id"), "survey_answer", ["person_id"], unique=False
    )
    op.create_index(
        op.f("ix_survey_answer_survey_household_id"),
        "survey_answer",
        ["survey_household_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_survey_answer_survey_id"), "survey_answer", ["survey_id"], unique=False
    )


def upgrade() -> None:
    _school_return()
    _school_return_talk()
    _school_return_support()
    _school_return_check()
    _survey()
    _survey_household()
    _survey_answer()


def downgrade() -> None:
    raise RuntimeError("restore a backup instead: records are never downgraded")
