"""The Children's Committee: terms, elections, members, handovers, meetings; simple passwords.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision: str | None = "0003"
branch_labels: str | None = None
depends_on: str | None = None

json_ = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")


def _committee_term() -> None:
    op.create_table(
        "committee_term",
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("marks", sa.Integer(), nullable=True),
        sa.Column("election_on", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("counters", sa.Text(), nullable=True),
        sa.Column("ballots_valid", sa.Integer(), nullable=True),
        sa.Column("ballots_spoilt", sa.Integer(), nullable=True),
        sa.Column("tie_settled", sa.Text(), nullable=True),
        sa.Column("result_signed_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_term")),
    )
    op.create_index(op.f("ix_committee_term_number"), "committee_term", ["number"], unique=False)
    op.create_index(op.f("ix_committee_term_state"), "committee_term", ["state"], unique=False)


def _committee_candidate() -> None:
    op.create_table(
        "committee_candidate",
        sa.Column("term_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("guardian_agreed_on", sa.Date(), nullable=True),
        sa.Column("votes", sa.Integer(), nullable=True),
        sa.Column("run_off_votes", sa.Integer(), nullable=True),
        sa.Column("elected", sa.Boolean(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["term_id"],
            ["committee_term.id"],
            name=op.f("fk_committee_candidate_term_id_committee_term"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_committee_candidate_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_candidate")),
    )
    op.create_index(
        op.f("ix_committee_candidate_person_id"), "committee_candidate", ["person_id"], unique=False
    )
    op.create_index(
        op.f("ix_committee_candidate_term_id"), "committee_candidate", ["term_id"], unique=False
    )


def _committee_voter() -> None:
    op.create_table(
        "committee_voter",
        sa.Column("term_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("voted", sa.Boolean(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["term_id"],
            ["committee_term.id"],
            name=op.f("fk_committee_voter_term_id_committee_term"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_committee_voter_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_voter")),
    )
    op.create_index(
        op.f("ix_committee_voter_person_id"), "committee_voter", ["person_id"], unique=False
    )
    op.create_index(
        op.f("ix_committee_voter_term_id"), "committee_voter", ["term_id"], unique=False
    )


def _committee_member() -> None:
    op.create_table(
        "committee_member",
        sa.Column("term_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("duties", json_, nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("why_ended", sa.Text(), nullable=True),
        sa.Column("advises_on", sa.Text(), nullable=True),
        sa.Column("contacted_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["term_id"],
            ["committee_term.id"],
            name=op.f("fk_committee_member_term_id_committee_term"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_committee_member_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_member")),
    )
    op.create_index(
        op.f("ix_committee_member_person_id"), "committee_member", ["person_id"], unique=False
    )
    op.create_index(
        op.f("ix_committee_member_term_id"), "committee_member", ["term_id"], unique=False
    )


def _committee_meeting() -> None:
    op.create_table(
        "committee_meeting",
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("term_id", sa.Uuid(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("led_by_id", sa.Uuid(), nullable=True),
        sa.Column("agenda", sa.Text(), nullable=True),
        sa.Column("minutes", sa.Text(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["term_id"],
            ["committee_term.id"],
            name=op.f("fk_committee_meeting_term_id_committee_term"),
        ),
        sa.ForeignKeyConstraint(
            ["led_by_id"], ["person.id"], name=op.f("fk_committee_meeting_led_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_meeting")),
    )
    op.create_index(
        op.f("ix_committee_meeting_state"), "committee_meeting", ["state"], unique=False
    )
    op.create_index(
        op.f("ix_committee_meeting_term_id"), "committee_meeting", ["term_id"], unique=False
    )


def _meeting_presence() -> None:
    op.create_table(
        "meeting_presence",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["committee_meeting.id"],
            name=op.f("fk_meeting_presence_meeting_id_committee_meeting"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_meeting_presence_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_presence")),
    )
    op.create_index(
        op.f("ix_meeting_presence_meeting_id"), "meeting_presence", ["meeting_id"], unique=False
    )
    op.create_index(
        op.f("ix_meeting_presence_person_id"), "meeting_presence", ["person_id"], unique=False
    )


def _meeting_decision() -> None:
    op.create_table(
        "meeting_decision",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("who_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["committee_meeting.id"],
            name=op.f("fk_meeting_decision_meeting_id_committee_meeting"),
        ),
        sa.ForeignKeyConstraint(
            ["who_id"], ["person.id"], name=op.f("fk_meeting_decision_who_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_decision")),
    )
    op.create_index(
        op.f("ix_meeting_decision_meeting_id"), "meeting_decision", ["meeting_id"], unique=False
    )


def _handover() -> None:
    op.create_table(
        "handover",
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("term_id", sa.Uuid(), nullable=True),
        sa.Column("from_id", sa.Uuid(), nullable=True),
        sa.Column("to_id", sa.Uuid(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("plans", sa.Text(), nullable=True),
        sa.Column("from_signed_on", sa.Date(), nullable=True),
        sa.Column("to_signed_on", sa.Date(), nullable=True),
        sa.Column("witness", sa.Text(), nullable=True),
        sa.Column("advises_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["term_id"], ["committee_term.id"], name=op.f("fk_handover_term_id_committee_term")
        ),
        sa.ForeignKeyConstraint(
            ["from_id"], ["person.id"], name=op.f("fk_handover_from_id_person")
        ),
        sa.ForeignKeyConstraint(["to_id"], ["person.id"], name=op.f("fk_handover_to_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
    )
    op.create_index(op.f("ix_handover_from_id"), "handover", ["from_id"], unique=False)
    op.create_index(op.f("ix_handover_number"), "handover", ["number"], unique=False)
    op.create_index(op.f("ix_handover_state"), "handover", ["state"], unique=False)
    op.create_index(op.f("ix_handover_term_id"), "handover", ["term_id"], unique=False)
    op.create_index(op.f("ix_handover_to_id"), "handover", ["to_id"], unique=False)


def _handover_item() -> None:
    op.create_table(
        "handover_item",
        sa.Column("handover_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("given", sa.Boolean(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handover.id"], name=op.f("fk_handover_item_handover_id_handover")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover_item")),
    )
    op.create_index(
        op.f("ix_handover_item_handover_id"), "handover_item", ["handover_id"], unique=False
    )


def upgrade() -> None:
    op.add_column("user_account", sa.Column("simple_hash", sa.Text(), nullable=True))
    _committee_term()
    _committee_candidate()
    _committee_voter()
    _committee_member()
    _committee_meeting()
    _meeting_presence()
    _meeting_decision()
    _handover()
    _handover_item()


def downgrade() -> None:
    raise RuntimeError("restore a backup instead: records are never downgraded")
