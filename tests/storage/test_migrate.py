"""Upgrading: backed up first, newer ones refused, and the tables are those of the models."""

from __future__ import annotations

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
    monkeypatch.setattr(migrate, "head", lambda: "0002")
    monkeypatch.setattr(migrate.command, "upgrade", lambda _, to: order.append(to))
    assert migrate.upgrade(database, backup=lambda: order.append("backup")) is True
    assert order == ["backup", "0002"]


def test_a_backup_that_fails_stops_the_upgrade(database, monkeypatch):
    def fails():
        raise StorageTrouble(migrate.T("The disk is full."))

    monkeypatch.setattr(migrate, "head", lambda: "0002")
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
