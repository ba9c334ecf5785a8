"""Recruiters, job offers, wishes, placements, contracts; attachments and drafts of any record.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None

json_ = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")


def _attachment_of_any_record() -> None:
    with op.batch_alter_table("attachment") as batch:
        batch.drop_constraint("fk_attachment_person_id_person", type_="foreignkey")
        batch.drop_index("ix_attachment_person_id")
        batch.alter_column("person_id", new_column_name="record_id")
    op.create_index("ix_attachment_record_id", "attachment", ["record_id"], unique=False)


def _draft_of_any_record() -> None:
    op.execute("ALTER TABLE draft RENAME COLUMN person_id TO record_id")
    draft = sa.table("draft", sa.column("id", sa.Uuid()), sa.column("content", json_))
    connection = op.get_bind()
    for row in connection.execute(sa.select(draft)).mappings().all():
        content = dict(row["content"])
        content["record_id"] = content.pop("person_id", None)
        content["values"] = content.pop("person", {})
        content["kind"] = "person"
        connection.execute(sa.update(draft).where(draft.c.id == row["id"]).values(content=content))


def _record_step() -> None:
    op.create_table(
        "record_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("from_state", sa.Text(), nullable=False),
        sa.Column("to_state", sa.Text(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("second_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_step")),
    )
    op.create_index(op.f("ix_record_step_record_id"), "record_step", ["record_id"], unique=False)


def _recruiter() -> None:
    op.create_table(
        "recruiter",
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("name_pinyin", sa.Text(), nullable=True),
        sa.Column("other_names", sa.Text(), nullable=True),
        sa.Column("trade", sa.Text(), nullable=True),
        sa.Column("credit_code", sa.Text(), nullable=True),
        sa.Column("legal_representative", sa.Text(), nullable=True),
        sa.Column("id_number", sa.Text(), nullable=True),
        sa.Column("licence_seen", sa.Text(), nullable=True),
        sa.Column("licence_kind", sa.Text(), nullable=True),
        sa.Column("licence_number", sa.Text(), nullable=True),
        sa.Column("licence_issuer", sa.Text(), nullable=True),
        sa.Column("licence_scope", sa.Text(), nullable=True),
        sa.Column("licence_expires", sa.Date(), nullable=True),
        sa.Column("county", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("second_phone", sa.Text(), nullable=True),
        sa.Column("wechat", sa.Text(), nullable=True),
        sa.Column("places", sa.Text(), nullable=True),
        sa.Column("workers", sa.Integer(), nullable=True),
        sa.Column("women", sa.Integer(), nullable=True),
        sa.Column("minors", sa.Integer(), nullable=True),
        sa.Column("lodging", sa.Text(), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("how_found", sa.Text(), nullable=True),
        sa.Column("brought_by", sa.Text(), nullable=True),
        sa.Column("earlier", sa.Text(), nullable=True),
        sa.Column("villages", sa.Text(), nullable=True),
        sa.Column("planned", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recruiter")),
    )
    op.create_index(op.f("ix_recruiter_credit_code"), "recruiter", ["credit_code"], unique=False)
    op.create_index(op.f("ix_recruiter_id_number"), "recruiter", ["id_number"], unique=False)
    op.create_index(op.f("ix_recruiter_number"), "recruiter", ["number"], unique=False)
    op.create_index(op.f("ix_recruiter_phone"), "recruiter", ["phone"], unique=False)
    op.create_index(op.f("ix_recruiter_state"), "recruiter", ["state"], unique=False)


def _register_line() -> None:
    op.create_table(
        "register_line",
        sa.Column("key", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("pinyin", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("cells", json_, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_register_line")),
        sa.UniqueConstraint("record_id", name=op.f("uq_register_line_record_id")),
    )
    op.create_index(op.f("ix_register_line_kind"), "register_line", ["kind"], unique=False)


def _good_practice() -> None:
    op.create_table(
        "good_practice",
        sa.Column("recruiter_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("topics", json_, nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["recruiter_id"], ["recruiter.id"], name=op.f("fk_good_practice_recruiter_id_recruiter")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_good_practice")),
    )
    op.create_index(
        op.f("ix_good_practice_recruiter_id"), "good_practice", ["recruiter_id"], unique=False
    )


def _offer() -> None:
    op.create_table(
        "offer",
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("post", sa.Text(), nullable=True),
        sa.Column("employer_id", sa.Uuid(), nullable=True),
        sa.Column("recruiter_id", sa.Uuid(), nullable=True),
        sa.Column("trade", sa.Text(), nullable=True),
        sa.Column("workplaces", json_, nullable=True),
        sa.Column("duties", sa.Text(), nullable=True),
        sa.Column("hazards", json_, nullable=True),
        sa.Column("county", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("abroad", sa.Text(), nullable=True),
        sa.Column("wanted", sa.Integer(), nullable=True),
        sa.Column("sex_asked", sa.Text(), nullable=True),
        sa.Column("age_from", sa.Integer(), nullable=True),
        sa.Column("age_to", sa.Integer(), nullable=True),
        sa.Column("schooling_asked", sa.Text(), nullable=True),
        sa.Column("other_asked", sa.Text(), nullable=True),
        sa.Column("wage", sa.BigInteger(), nullable=True),
        sa.Column("wage_unit", sa.Text(), nullable=True),
        sa.Column("allowances", sa.Text(), nullable=True),
        sa.Column("pay_day", sa.Text(), nullable=True),
        sa.Column("probation_months", sa.Integer(), nullable=True),
        sa.Column("probation_wage", sa.BigInteger(), nullable=True),
        sa.Column("hours_day", sa.Integer(), nullable=True),
        sa.Column("days_week", sa.Integer(), nullable=True),
        sa.Column("rest_days", sa.Text(), nullable=True),
        sa.Column("overtime", sa.Text(), nullable=True),
        sa.Column("board", sa.Text(), nullable=True),
        sa.Column("lodging", sa.Text(), nullable=True),
        sa.Column("charge", sa.BigInteger(), nullable=True),
        sa.Column("travel_payer", sa.Text(), nullable=True),
        sa.Column("fees", sa.BigInteger(), nullable=True),
        sa.Column("deposit", sa.BigInteger(), nullable=True),
        sa.Column("papers_kept", sa.Text(), nullable=True),
        sa.Column("insurance", sa.Text(), nullable=True),
        sa.Column("conditions_told", sa.Text(), nullable=True),
        sa.Column("contract_kind", sa.Text(), nullable=True),
        sa.Column("contract_seen", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("open_until", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("contact_name", sa.Text(), nullable=True),
        sa.Column("contact_phone", sa.Text(), nullable=True),
        sa.Column("announced", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["recruiter.id"], name=op.f("fk_offer_employer_id_recruiter")
        ),
        sa.ForeignKeyConstraint(
            ["recruiter_id"], ["recruiter.id"], name=op.f("fk_offer_recruiter_id_recruiter")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
    )
    op.create_index(op.f("ix_offer_employer_id"), "offer", ["employer_id"], unique=False)
    op.create_index(op.f("ix_offer_number"), "offer", ["number"], unique=False)
    op.create_index(op.f("ix_offer_recruiter_id"), "offer", ["recruiter_id"], unique=False)
    op.create_index(op.f("ix_offer_state"), "offer", ["state"], unique=False)


def _recruiter_contact() -> None:
    op.create_table(
        "recruiter_contact",
        sa.Column("recruiter_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("duty", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("id_number", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["recruiter_id"],
            ["recruiter.id"],
            name=op.f("fk_recruiter_contact_recruiter_id_recruiter"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recruiter_contact")),
    )
    op.create_index(
        op.f("ix_recruiter_contact_recruiter_id"),
        "recruiter_contact",
        ["recruiter_id"],
        unique=False,
    )


def _recruiter_decision() -> None:
    op.create_table(
        "recruiter_decision",
        sa.Column("recruiter_id", sa.Uuid(), nullable=False),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("conditions", sa.Text(), nullable=True),
        sa.Column("labour_opinion", sa.Text(), nullable=True),
        sa.Column("police_opinion", sa.Text(), nullable=True),
        sa.Column("minutes", sa.Text(), nullable=True),
        sa.Column("proposed", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("second_by", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["recruiter_id"],
            ["recruiter.id"],
            name=op.f("fk_recruiter_decision_recruiter_id_recruiter"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recruiter_decision")),
    )
    op.create_index(
        op.f("ix_recruiter_decision_recruiter_id"),
        "recruiter_decision",
        ["recruiter_id"],
        unique=False,
    )


def _recruiter_mandate() -> None:
    op.create_table(
        "recruiter_mandate",
        sa.Column("recruiter_id", sa.Uuid(), nullable=False),
        sa.Column("employer_id", sa.Uuid(), nullable=True),
        sa.Column("letter_seen", sa.Text(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["employer_id"],
            ["recruiter.id"],
            name=op.f("fk_recruiter_mandate_employer_id_recruiter"),
        ),
        sa.ForeignKeyConstraint(
            ["recruiter_id"],
            ["recruiter.id"],
            name=op.f("fk_recruiter_mandate_recruiter_id_recruiter"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recruiter_mandate")),
    )
    op.create_index(
        op.f("ix_recruiter_mandate_employer_id"), "recruiter_mandate", ["employer_id"], unique=False
    )
    op.create_index(
        op.f("ix_recruiter_mandate_recruiter_id"),
        "recruiter_mandate",
        ["recruiter_id"],
        unique=False,
    )


def _recruiter_workplace() -> None:
    op.create_table(
        "recruiter_workplace",
        sa.Column("recruiter_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("county", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("confirmed_by_way", sa.Text(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["recruiter_id"],
            ["recruiter.id"],
            name=op.f("fk_recruiter_workplace_recruiter_id_recruiter"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recruiter_workplace")),
    )
    op.create_index(
        op.f("ix_recruiter_workplace_recruiter_id"),
        "recruiter_workplace",
        ["recruiter_id"],
        unique=False,
    )


def _recruiter_taken() -> None:
    op.create_table(
        "recruiter_taken",
        sa.Column("recruiter_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("taken_on", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_recruiter_taken_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["recruiter_id"],
            ["recruiter.id"],
            name=op.f("fk_recruiter_taken_recruiter_id_recruiter"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recruiter_taken")),
    )
    op.create_index(
        op.f("ix_recruiter_taken_person_id"), "recruiter_taken", ["person_id"], unique=False
    )
    op.create_index(
        op.f("ix_recruiter_taken_recruiter_id"), "recruiter_taken", ["recruiter_id"], unique=False
    )


def _screening_check() -> None:
    op.create_table(
        "screening_check",
        sa.Column("recruiter_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("way", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("checked_by", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["recruiter_id"],
            ["recruiter.id"],
            name=op.f("fk_screening_check_recruiter_id_recruiter"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screening_check")),
    )
    op.create_index(
        op.f("ix_screening_check_recruiter_id"), "screening_check", ["recruiter_id"], unique=False
    )


def _monitoring() -> None:
    op.create_table(
        "monitoring",
        sa.Column("recruiter_id", sa.Uuid(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("told_by", sa.Text(), nullable=True),
        sa.Column("paid_on_time", sa.Text(), nullable=True),
        sa.Column("as_promised", sa.Text(), nullable=True),
        sa.Column("hours_fair", sa.Text(), nullable=True),
        sa.Column("treated_well", sa.Text(), nullable=True),
        sa.Column("papers_in_hand", sa.Text(), nullable=True),
        sa.Column("free_to_leave", sa.Text(), nullable=True),
        sa.Column("complaints", json_, nullable=True),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("resolved_on", sa.Date(), nullable=True),
        sa.Column("resolution", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_monitoring_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["recruiter_id"], ["recruiter.id"], name=op.f("fk_monitoring_recruiter_id_recruiter")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_monitoring")),
    )
    op.create_index(op.f("ix_monitoring_person_id"), "monitoring", ["person_id"], unique=False)
    op.create_index(
        op.f("ix_monitoring_recruiter_id"), "monitoring", ["recruiter_id"], unique=False
    )


def _wish() -> None:
    op.create_table(
        "wish",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("expressed_on", sa.Date(), nullable=True),
        sa.Column("trades", json_, nullable=True),
        sa.Column("counties", json_, nullable=True),
        sa.Column("places", sa.Text(), nullable=True),
        sa.Column("wage_least", sa.BigInteger(), nullable=True),
        sa.Column("with_whom", sa.Text(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("needs_lodging", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_wish_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wish")),
    )
    op.create_index(op.f("ix_wish_person_id"), "wish", ["person_id"], unique=False)


def _placement() -> None:
    op.create_table(
        "placement",
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("offer_id", sa.Uuid(), nullable=True),
        sa.Column("journey_id", sa.Uuid(), nullable=True),
        sa.Column("proposed_on", sa.Date(), nullable=True),
        sa.Column("told_in", sa.Text(), nullable=True),
        sa.Column("decline_reason", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("first_pay_day", sa.Date(), nullable=True),
        sa.Column("probation_ends", sa.Date(), nullable=True),
        sa.Column("contract_ends", sa.Date(), nullable=True),
        sa.Column("medical_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["journey_id"], ["journey.id"], name=op.f("fk_placement_journey_id_journey")
        ),
        sa.ForeignKeyConstraint(
            ["offer_id"], ["offer.id"], name=op.f("fk_placement_offer_id_offer")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_placement_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement")),
    )
    op.create_index(op.f("ix_placement_journey_id"), "placement", ["journey_id"], unique=False)
    op.create_index(op.f("ix_placement_offer_id"), "placement", ["offer_id"], unique=False)
    op.create_index(op.f("ix_placement_person_id"), "placement", ["person_id"], unique=False)
    op.create_index(op.f("ix_placement_state"), "placement", ["state"], unique=False)


def _seeker() -> None:
    op.create_table(
        "seeker",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("journey_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("birth_last", sa.Date(), nullable=True),
        sa.Column("village_group", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("readiness", sa.Text(), nullable=False),
        sa.Column("schooling", sa.Text(), nullable=False),
        sa.Column("trades", sa.Text(), nullable=False),
        sa.Column("counties", sa.Text(), nullable=False),
        sa.Column("wage_least", sa.BigInteger(), nullable=True),
        sa.Column("with_whom", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("needs_lodging", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["journey_id"], ["journey.id"], name=op.f("fk_seeker_journey_id_journey")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_seeker_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_seeker")),
    )
    op.create_index(op.f("ix_seeker_journey_id"), "seeker", ["journey_id"], unique=False)


def _contract() -> None:
    op.create_table(
        "contract",
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("recruiter_id", sa.Uuid(), nullable=True),
        sa.Column("offer_id", sa.Uuid(), nullable=True),
        sa.Column("placement_id", sa.Uuid(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("paper_kind", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("employer_name", sa.Text(), nullable=True),
        sa.Column("employer_address", sa.Text(), nullable=True),
        sa.Column("employer_legal_representative", sa.Text(), nullable=True),
        sa.Column("employer_credit_code", sa.Text(), nullable=True),
        sa.Column("employer_licensed", sa.Text(), nullable=True),
        sa.Column("employer_as_licence", sa.Text(), nullable=True),
        sa.Column("worker_name", sa.Text(), nullable=True),
        sa.Column("worker_id_number", sa.Text(), nullable=True),
        sa.Column("worker_address", sa.Text(), nullable=True),
        sa.Column("missing_items", json_, nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("signed_by_worker", sa.Text(), nullable=True),
        sa.Column("signed_by_employer", sa.Text(), nullable=True),
        sa.Column("blanks", sa.Text(), nullable=True),
        sa.Column("pages_missing", sa.Text(), nullable=True),
        sa.Column("own_copy", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("term_kind", sa.Text(), nullable=True),
        sa.Column("term_from", sa.Date(), nullable=True),
        sa.Column("term_until", sa.Date(), nullable=True),
        sa.Column("task", sa.Text(), nullable=True),
        sa.Column("post", sa.Text(), nullable=True),
        sa.Column("county", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("workplaces", json_, nullable=True),
        sa.Column("hazards", json_, nullable=True),
        sa.Column("hours_day", sa.Integer(), nullable=True),
        sa.Column("hours_week", sa.Integer(), nullable=True),
        sa.Column("days_week", sa.Integer(), nullable=True),
        sa.Column("rest_days_month", sa.Integer(), nullable=True),
        sa.Column("hours_system", sa.Text(), nullable=True),
        sa.Column("night_work", sa.Text(), nullable=True),
        sa.Column("overtime_day", sa.Integer(), nullable=True),
        sa.Column("overtime_month", sa.Integer(), nullable=True),
        sa.Column("overtime_forced", sa.Text(), nullable=True),
        sa.Column("no_overtime_pay", sa.Text(), nullable=True),
        sa.Column("overtime_rate", sa.Integer(), nullable=True),
        sa.Column("rest_day_rate", sa.Integer(), nullable=True),
        sa.Column("time_off_instead", sa.Text(), nullable=True),
        sa.Column("holiday_rate", sa.Integer(), nullable=True),
        sa.Column("wage", sa.BigInteger(), nullable=True),
        sa.Column("wage_unit", sa.Text(), nullable=True),
        sa.Column("wage_extras", sa.BigInteger(), nullable=True),
        sa.Column("piece_rates", sa.Text(), nullable=True),
        sa.Column("same_post_wage", sa.BigInteger(), nullable=True),
        sa.Column("wage_in", json_, nullable=True),
        sa.Column("pay_interval", sa.Text(), nullable=True),
        sa.Column("settlement_days", sa.Integer(), nullable=True),
        sa.Column("pay_day", sa.Text(), nullable=True),
        sa.Column("pay_day_stated", sa.Text(), nullable=True),
        sa.Column("held_back", sa.Text(), nullable=True),
        sa.Column("pay_slip", sa.Text(), nullable=True),
        sa.Column("paid_to", sa.Text(), nullable=True),
        sa.Column("own_mandate", sa.Text(), nullable=True),
        sa.Column("probation_months", sa.Integer(), nullable=True),
        sa.Column("probation_days", sa.Integer(), nullable=True),
        sa.Column("probation_wage", sa.BigInteger(), nullable=True),
        sa.Column("probation_again", sa.Text(), nullable=True),
        sa.Column("probation_only", sa.Text(), nullable=True),
        sa.Column("insurance", sa.Text(), nullable=True),
        sa.Column("insurance_kinds", json_, nullable=True),
        sa.Column("own_risk", sa.Text(), nullable=True),
        sa.Column("protection_stated", sa.Text(), nullable=True),
        sa.Column("women_clause", sa.Text(), nullable=True),
        sa.Column("deposit", sa.BigInteger(), nullable=True),
        sa.Column("deposit_name", sa.Text(), nullable=True),
        sa.Column("deposit_per", sa.Text(), nullable=True),
        sa.Column("other_money", sa.BigInteger(), nullable=True),
        sa.Column("guarantor", sa.Text(), nullable=True),
        sa.Column("property_taken", sa.Text(), nullable=True),
        sa.Column("property_what", sa.Text(), nullable=True),
        sa.Column("papers_kept", json_, nullable=True),
        sa.Column("cards_kept", json_, nullable=True),
        sa.Column("penalty", sa.BigInteger(), nullable=True),
        sa.Column("penalty_for", json_, nullable=True),
        sa.Column("training_agreement", sa.Text(), nullable=True),
        sa.Column("training_funded", sa.Text(), nullable=True),
        sa.Column("training_cost", sa.BigInteger(), nullable=True),
        sa.Column("service_months", sa.Integer(), nullable=True),
        sa.Column("served_months", sa.Integer(), nullable=True),
        sa.Column("training_penalty", sa.BigInteger(), nullable=True),
        sa.Column("non_compete", sa.Text(), nullable=True),
        sa.Column("keeps_secrets", sa.Text(), nullable=True),
        sa.Column("non_compete_months", sa.Integer(), nullable=True),
        sa.Column("non_compete_pay", sa.BigInteger(), nullable=True),
        sa.Column("family_clauses", json_, nullable=True),
        sa.Column("deduction_month", sa.BigInteger(), nullable=True),
        sa.Column("deduction_for", json_, nullable=True),
        sa.Column("rules_fines", sa.Text(), nullable=True),
        sa.Column("rules_shown", sa.Text(), nullable=True),
        sa.Column("resign_forbidden", sa.Text(), nullable=True),
        sa.Column("notice_days", sa.Integer(), nullable=True),
        sa.Column("notice_days_probation", sa.Integer(), nullable=True),
        sa.Column("wages_forfeited", sa.Text(), nullable=True),
        sa.Column("dismissal_any_time", sa.Text(), nullable=True),
        sa.Column("dismissal_beyond", sa.Text(), nullable=True),
        sa.Column("dismissal_grounds", sa.Text(), nullable=True),
        sa.Column("board", sa.Text(), nullable=True),
        sa.Column("lodging", sa.Text(), nullable=True),
        sa.Column("charge_stated", sa.Text(), nullable=True),
        sa.Column("charge", sa.BigInteger(), nullable=True),
        sa.Column("promised_post", sa.Text(), nullable=True),
        sa.Column("promised_place", sa.Text(), nullable=True),
        sa.Column("promised_employer", sa.Text(), nullable=True),
        sa.Column("promised_wage", sa.Text(), nullable=True),
        sa.Column("promise_deceived", sa.Text(), nullable=True),
        sa.Column("promise_note", sa.Text(), nullable=True),
        sa.Column("host_name", sa.Text(), nullable=True),
        sa.Column("host_stated", sa.Text(), nullable=True),
        sa.Column("host_post_stated", sa.Text(), nullable=True),
        sa.Column("host_period_stated", sa.Text(), nullable=True),
        sa.Column("dispatch_fee", sa.BigInteger(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.Column("ground_given", sa.Text(), nullable=True),
        sa.Column("end_notice_days", sa.Integer(), nullable=True),
        sa.Column("worked_months", sa.Integer(), nullable=True),
        sa.Column("average_wage", sa.BigInteger(), nullable=True),
        sa.Column("unpaid_wages", sa.BigInteger(), nullable=True),
        sa.Column("unpaid_overtime", sa.Integer(), nullable=True),
        sa.Column("unpaid_rest_days", sa.Integer(), nullable=True),
        sa.Column("unpaid_holidays", sa.Integer(), nullable=True),
        sa.Column("probation_served", sa.Integer(), nullable=True),
        sa.Column("deposit_paid", sa.BigInteger(), nullable=True),
        sa.Column("deposit_returned", sa.BigInteger(), nullable=True),
        sa.Column("deducted", sa.BigInteger(), nullable=True),
        sa.Column("papers_returned", sa.Text(), nullable=True),
        sa.Column("end_certificate", sa.Text(), nullable=True),
        sa.Column("medical_checked", sa.Text(), nullable=True),
        sa.Column("juvenile_registered", sa.Text(), nullable=True),
        sa.Column("told_in_own_language", sa.Text(), nullable=True),
        sa.Column("explained_on", sa.Date(), nullable=True),
        sa.Column("explained_in", sa.Text(), nullable=True),
        sa.Column("questions", sa.Text(), nullable=True),
        sa.Column("changes_requested", sa.Text(), nullable=True),
        sa.Column("employer_answer", sa.Text(), nullable=True),
        sa.Column("final_advice", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("review", json_, nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["offer_id"], ["offer.id"], name=op.f("fk_contract_offer_id_offer")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_contract_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_contract_placement_id_placement")
        ),
        sa.ForeignKeyConstraint(
            ["recruiter_id"], ["recruiter.id"], name=op.f("fk_contract_recruiter_id_recruiter")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract")),
    )
    op.create_index(op.f("ix_contract_number"), "contract", ["number"], unique=False)
    op.create_index(op.f("ix_contract_offer_id"), "contract", ["offer_id"], unique=False)
    op.create_index(op.f("ix_contract_person_id"), "contract", ["person_id"], unique=False)
    op.create_index(op.f("ix_contract_placement_id"), "contract", ["placement_id"], unique=False)
    op.create_index(op.f("ix_contract_recruiter_id"), "contract", ["recruiter_id"], unique=False)
    op.create_index(op.f("ix_contract_state"), "contract", ["state"], unique=False)


def upgrade() -> None:
    _attachment_of_any_record()
    _draft_of_any_record()
    _record_step()
    _recruiter()
    _register_line()
    _good_practice()
    _offer()
    _recruiter_contact()
    _recruiter_decision()
    _recruiter_mandate()
    _recruiter_workplace()
    _recruiter_taken()
    _screening_check()
    _monitoring()
    _wish()
    _placement()
    _seeker()
    _contract()


def downgrade() -> None:
    raise RuntimeError("restore a backup instead: records are never downgraded")
