"""Preparation, arrivals, check-ins, children, tracing; how a step of a journey is known.

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision: str | None = "0007"
branch_labels: str | None = None
depends_on: str | None = None

json_ = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")

_STEP = ("way", "told_by")
_JOURNEY = (
    ("began", sa.Text()),
    ("began_on", sa.Date()),
    ("began_told_by", sa.Text()),
    ("came_from", sa.Text()),
    ("came_with", sa.Text()),
    ("knows_help", sa.Text()),
    ("knows_papers", sa.Text()),
    ("knows_deposit", sa.Text()),
    ("knows_contract", sa.Text()),
    ("knows_leave", sa.Text()),
    ("packed", json_),
    ("money_back", sa.BigInteger()),
    ("card_name", sa.Text()),
    ("numbers_there", sa.Text()),
    ("call_days", json_),
    ("call_at", sa.Integer()),
    ("lives_at", sa.Text()),
    ("works_at", sa.Text()),
    ("work_as_promised", sa.Text()),
    ("work_differs", sa.Text()),
    ("residence_registered", sa.Text()),
    ("permit_until", sa.Date()),
    ("missing_reported_on", sa.Date()),
    ("missing_reported_to", sa.Text()),
    ("return_reason", sa.Text()),
    ("return_owed", sa.BigInteger()),
    ("return_health", sa.Text()),
    ("return_plans", sa.Text()),
)


def _record(table: str, *columns: sa.Column[object]) -> None:
    """Make a table of rows that belong to a journey of a person."""
    op.create_table(
        table,
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("journey_id", sa.Uuid(), nullable=False),
        *columns,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f(f"fk_{table}_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["journey_id"], ["journey.id"], name=op.f(f"fk_{table}_journey_id_journey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    for key in ("person_id", "journey_id"):
        op.create_index(op.f(f"ix_{table}_{key}"), table, [key], unique=False)


def _check_in() -> None:
    _record(
        "check_in",
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("happened_at", sa.Integer(), nullable=True),
        sa.Column("way", sa.Text(), nullable=True),
        sa.Column("reached", sa.Text(), nullable=True),
        sa.Column("by_whom", sa.Text(), nullable=True),
        sa.Column("with_whom", sa.Text(), nullable=True),
        sa.Column("wellbeing", sa.Text(), nullable=True),
        sa.Column("code_word_said", sa.Text(), nullable=True),
        sa.Column("pay_as_promised", sa.Text(), nullable=True),
        sa.Column("papers_in_hand", sa.Text(), nullable=True),
        sa.Column("free_to_leave", sa.Text(), nullable=True),
        sa.Column("hours_bearable", sa.Text(), nullable=True),
        sa.Column("ill_treated", sa.Text(), nullable=True),
        sa.Column("threatened", sa.Text(), nullable=True),
        sa.Column("works_off_debt", sa.Text(), nullable=True),
        sa.Column("deceived", sa.Text(), nullable=True),
        sa.Column("may_phone", sa.Text(), nullable=True),
        sa.Column("conditions_decent", sa.Text(), nullable=True),
        sa.Column("taken_advantage", sa.Text(), nullable=True),
        sa.Column("needs", sa.Text(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
    )


def _journey_child() -> None:
    _record(
        "journey_child",
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("birth", json_, nullable=True),
        sa.Column("situation", sa.Text(), nullable=True),
        sa.Column("school", sa.Text(), nullable=True),
        sa.Column("school_place", sa.Text(), nullable=True),
        sa.Column("residence_registered", sa.Text(), nullable=True),
        sa.Column("health_card", sa.Text(), nullable=True),
        sa.Column("guardian", sa.Text(), nullable=True),
        sa.Column("guardian_phone", sa.Text(), nullable=True),
        sa.Column("carer_fit", sa.Text(), nullable=True),
        sa.Column("notice_school_on", sa.Date(), nullable=True),
        sa.Column("notice_committee_on", sa.Date(), nullable=True),
        sa.Column("contact_on", sa.Date(), nullable=True),
        sa.Column("visited_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
    )


def upgrade() -> None:
    for name in _STEP:
        op.add_column("journey_step", sa.Column(name, sa.Text(), nullable=True))
    for name, kind in _JOURNEY:
        op.add_column("journey", sa.Column(name, kind, nullable=True))
    _check_in()
    _journey_child()


def downgrade() -> None:
    raise RuntimeError("restore a backup instead: records are never downgraded")
