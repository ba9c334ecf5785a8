"""Upgrading: backed up first, newer ones refused, and the tables are those of the models."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import uuid4

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from desktop.errors import StorageTrouble
from desktop.models import Base
from desktop.storage import migrate
from desktop.storage.engine import Database


def never():
    raise AssertionError("no backup was due")


def set_revision(database, revision):
    with database.write() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = :r"), {"r": revision})


def test_an_empty_database_becomes_this_programs_without_a_backup(tmp_path):
    database = Database.sqlcipher(tmp_path / "new.db", bytes(32), create=True)
    assert migrate.current(database) is None
    assert migrate.upgrade(database, backup=never) is True
    assert migrate.current(database) == migrate.head()
    database.close()


def test_a_database_of_this_program_is_left_alone(database):
    assert migrate.upgrade(database, backup=never) is False


def test_a_newer_database_is_refused_and_nothing_is_touched(database):
    set_revision(database, "9999")
    with pytest.raises(StorageTrouble, match="newer version"):
        migrate.upgrade(database, backup=never)
    assert migrate.current(database) == "9999"


def test_an_upgrade_that_fails_leaves_the_database_as_it_was(tmp_path, monkeypatch):
    database = Database.sqlcipher(tmp_path / "new.db", bytes(32), create=True)

    def upgrade(config, _):
        connection = config.attributes["connection"]
        connection.exec_driver_sql("CREATE TABLE half (id INTEGER)")
        raise RuntimeError("power cut")

    monkeypatch.setattr(migrate.command, "upgrade", upgrade)
    with pytest.raises(RuntimeError):
        migrate.upgrade(database, backup=never)
    with database.read() as connection:
        assert sa.inspect(connection).get_table_names() == []
    database.close()


def test_an_older_database_is_backed_up_before_it_is_upgraded(database, monkeypatch):
    order = []
    monkeypatch.setattr(migrate, "head", lambda: "0004")
    monkeypatch.setattr(migrate.command, "upgrade", lambda _, to: order.append(to))
    assert migrate.upgrade(database, backup=lambda: order.append("backup")) is True
    assert order == ["backup", "0004"]


@pytest.fixture
def old_office(tmp_path):
    """An office as the first release left it: a person, her attachment, a draft."""
    database = Database.sqlcipher(tmp_path / "old.db", bytes(32), create=True)
    migrate.upgrade(database, backup=None, to="0001")
    with database.write() as connection:
        person, now = uuid4(), datetime(2026, 11, 1, tzinfo=UTC)
        stamp = {"version": 1, "created_at": now, "changed_at": now}
        old = sa.MetaData()
        old.reflect(connection, only=["person", "attachment", "draft"])
        connection.execute(sa.insert(old.tables["person"]).values(id=person.hex, **stamp))
        connection.execute(
            sa.insert(old.tables["attachment"]).values(
                id=uuid4().hex, person_id=person.hex, title="photo", **stamp
            )
        )
        content = {"person_id": None, "person": {"full_name": "玉"}, "rows": {}, "seen": {}}
        connection.execute(
            sa.insert(old.tables["draft"]).values(
                id=uuid4().hex,
                user_id=uuid4().hex,
                form="person",
                saved_at=now,
                content={**content, "household_number": None},
            )
        )
    yield database, person
    database.close()


def test_what_the_first_release_kept_is_there_after_the_upgrade(old_office):
    database, person = old_office
    assert migrate.upgrade(database, backup=lambda: None) is True
    with database.read() as connection:
        kept = connection.execute(sa.text("SELECT record_id, title FROM attachment")).one()
        assert (kept.record_id, kept.title) == (person.hex, "photo")
        content = connection.scalar(sa.text("SELECT content FROM draft"))
        assert json.loads(content)["values"] == {"full_name": "玉"}
        assert json.loads(content)["kind"] == "person"


def test_a_backup_that_fails_stops_the_upgrade(database, monkeypatch):
    def fails():
        raise StorageTrouble(migrate.T("The disk is full."))

    monkeypatch.setattr(migrate, "head", lambda: "0004")
    monkeypatch.setattr(migrate.command, "upgrade", lambda *_: never())
    with pytest.raises(StorageTrouble):
        migrate.upgrade(database, backup=fails)


def test_the_migrations_make_the_tables_that_the_models_describe(database):
    with database.read() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_object": lambda _, name, kind, *__: (
                    not (
                        # the words of the list have no model: each database keeps them its own way
                        (kind == "table" and name.startswith("listing_words"))
                        or (kind in ("column", "index") and name in ("words", "ix_listing_words"))
                    )
                ),
            },
        )
        assert compare_metadata(context, Base.metadata) == []


def test_every_constraint_has_a_name(database):
    with database.read() as connection:
        looked_at = sa.inspect(connection)
        for table in Base.metadata.tables:
            assert looked_at.get_pk_constraint(table)["name"] == f"pk_{table}"
            for key in looked_at.get_foreign_keys(table):
                assert key["name"].startswith(f"fk_{table}_")
