"""Children of the Centre and its activities.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision: str | None = "0004"
branch_labels: str | None = None
depends_on: str | None = None

json_ = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")


def _centre_child() -> None:
    op.create_table(
        "centre_child",
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("photo", sa.Text(), nullable=True),
        sa.Column("photo_by", sa.Text(), nullable=True),
        sa.Column("photo_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_centre_child_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_centre_child")),
    )
    op.create_index(op.f("ix_centre_child_person_id"), "centre_child", ["person_id"], unique=False)
    op.create_index(op.f("ix_centre_child_state"), "centre_child", ["state"], unique=False)


def _activity() -> None:
    op.create_table(
        "activity",
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("themes", json_, nullable=True),
        sa.Column("messages", sa.Text(), nullable=True),
        sa.Column("happens_on", sa.Date(), nullable=True),
        sa.Column("starts_at", sa.Integer(), nullable=True),
        sa.Column("ends_at", sa.Integer(), nullable=True),
        sa.Column("series_id", sa.Uuid(), nullable=True),
        sa.Column("earlier_id", sa.Uuid(), nullable=True),
        sa.Column("place_kind", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("led_by", sa.Text(), nullable=True),
        sa.Column("leader", sa.Text(), nullable=True),
        sa.Column("helpers", sa.Text(), nullable=True),
        sa.Column("expected", sa.Integer(), nullable=True),
        sa.Column("safety", sa.Text(), nullable=True),
        sa.Column("told", json_, nullable=True),
        sa.Column("jury", sa.Text(), nullable=True),
        sa.Column("counted_by", sa.Text(), nullable=True),
        sa.Column("came", sa.Integer(), nullable=True),
        sa.Column("came_female", sa.Integer(), nullable=True),
        sa.Column("came_male", sa.Integer(), nullable=True),
        sa.Column("photos", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("liked", sa.Text(), nullable=True),
        sa.Column("better", sa.Text(), nullable=True),
        sa.Column("cost", sa.BigInteger(), nullable=True),
        sa.Column("income", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["earlier_id"], ["activity.id"], name=op.f("fk_activity_earlier_id_activity")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
    )
    op.create_index(op.f("ix_activity_earlier_id"), "activity", ["earlier_id"], unique=False)
    op.create_index(op.f("ix_activity_number"), "activity", ["number"], unique=False)
    op.create_index(op.f("ix_activity_series_id"), "activity", ["series_id"], unique=False)
    op.create_index(op.f("ix_activity_state"), "activity", ["state"], unique=False)


def _activity_attendance() -> None:
    op.create_table(
        "activity_attendance",
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activity.id"],
            name=op.f("fk_activity_attendance_activity_id_activity"),
        ),
        sa.ForeignKeyConstraint(
            ["child_id"],
            ["centre_child.id"],
            name=op.f("fk_activity_attendance_child_id_centre_child"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_attendance")),
    )
    op.create_index(
        op.f("ix_activity_attendance_activity_id"),
        "activity_attendance",
        ["activity_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_activity_attendance_child_id"), "activity_attendance", ["child_id"], unique=False
    )


def _activity_count() -> None:
    op.create_table(
        "activity_count",
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=True),
        sa.Column("age_band", sa.Text(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_activity_count_activity_id_activity")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_count")),
    )
    op.create_index(
        op.f("ix_activity_count_activity_id"), "activity_count", ["activity_id"], unique=False
    )


def _activity_entry() -> None:
    op.create_table(
        "activity_entry",
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=True),
        sa.Column("work", sa.Text(), nullable=True),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("prize", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_activity_entry_activity_id_activity")
        ),
        sa.ForeignKeyConstraint(
            ["child_id"], ["centre_child.id"], name=op.f("fk_activity_entry_child_id_centre_child")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_entry")),
    )
    op.create_index(
        op.f("ix_activity_entry_activity_id"), "activity_entry", ["activity_id"], unique=False
    )
    op.create_index(
        op.f("ix_activity_entry_child_id"), "activity_entry", ["child_id"], unique=False
    )


def _activity_need() -> None:
    op.create_table(
        "activity_need",
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("quantity", sa.Integer(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("from_whom", sa.Text(), nullable=True),
        sa.Column("got", sa.Boolean(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_activity_need_activity_id_activity")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_need")),
    )
    op.create_index(
        op.f("ix_activity_need_activity_id"), "activity_need", ["activity_id"], unique=False
    )


def upgrade() -> None:
    _centre_child()
    _activity()
    _activity_attendance()
    _activity_count()
    _activity_entry()
    _activity_need()


def downgrade() -> None:
    raise RuntimeError("restore a backup instead: records are never downgraded")
