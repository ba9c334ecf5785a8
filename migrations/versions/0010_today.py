"""What is to be done and by when; what was said of it.

Revision ID: 0010
Revises: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision: str | None = "0009"
branch_labels: str | None = None
depends_on: str | None = None

json_ = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")


def _due_line() -> None:
    op.create_table(
        "due_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("guard", sa.Uuid(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("danger", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_day", sa.Boolean(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("words", json_, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due_line")),
        sa.UniqueConstraint("item", name=op.f("uq_due_line_item")),
    )
    op.create_index("ix_due_line_danger_due_at", "due_line", ["danger", "due_at"], unique=False)
    for column in ("record_id", "guard", "due_at"):
        op.create_index(op.f(f"ix_due_line_{column}"), "due_line", [column], unique=False)


def _work_mark() -> None:
    op.create_table(
        "work_mark",
        sa.Column("item", sa.Text(), nullable=True),
        sa.Column("way", sa.Text(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("given_to_id", sa.Uuid(), nullable=True),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_mark")),
    )
    op.create_index(op.f("ix_work_mark_item"), "work_mark", ["item"], unique=False)


def upgrade() -> None:
    _due_line()
    op.create_table(
        "due_made",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due_made")),
    )
    _work_mark()


def downgrade() -> None:
    op.drop_table("work_mark")
    op.drop_table("due_made")
    op.drop_table("due_line")
