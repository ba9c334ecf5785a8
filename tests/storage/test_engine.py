"""The encrypted database: its key, its transactions, and what a clerk is told in trouble."""

from __future__ import annotations

import logging
import os
import secrets
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

from desktop.errors import StorageTrouble
from desktop.storage import engine
from desktop.storage.engine import Database

KEY = bytes(range(32))

# Root needs no user namespace of its own (and gets none in a chroot).
UNSHARE = ["unshare", "-m" if hasattr(os, "geteuid") and os.geteuid() == 0 else "-rm"]


@pytest.fixture
def small(tmp_path):
    """A small encrypted database with one table."""
    database = Database.sqlcipher(tmp_path / "small.db", KEY, create=True)
    with database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE tea (id INTEGER PRIMARY KEY, name TEXT UNIQUE)")
    yield database
    database.close()


def add(database, name):
    with database.write() as connection:
        connection.execute(sa.text("INSERT INTO tea (name) VALUES (:name)"), {"name": name})


def count(database):
    with database.read() as connection:
        return connection.scalar(sa.text("SELECT count(*) FROM tea"))


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_a_key_of_another_length_is_never_taken_for_a_passphrase(tmp_path, length):
    with pytest.raises(ValueError, match="32 bytes"):
        Database.sqlcipher(tmp_path / "x.db", bytes(length), create=True)
    assert list(tmp_path.iterdir()) == []


def test_another_key_does_not_open_the_database(small, tmp_path, capfd):
    small.close()
    with pytest.raises(StorageTrouble):
        Database.sqlcipher(tmp_path / "small.db", secrets.token_bytes(32))
    assert capfd.readouterr().err == ""


def test_a_missing_database_is_not_made_by_opening_it(tmp_path):
    with pytest.raises(StorageTrouble, match="missing"):
        Database.sqlcipher(tmp_path / "none.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_the_file_on_disk_is_no_plain_database(small, tmp_path):
    small.close()
    assert not (tmp_path / "small.db").read_bytes().startswith(b"SQLite format 3")


def test_the_key_is_in_no_text_about_the_database(small, caplog):
    caplog.set_level(logging.DEBUG)
    with pytest.raises(sa.exc.OperationalError) as caught, small.read() as connection:
        connection.exec_driver_sql("SELECT no_such_column FROM tea")
    said = f"{small!r} {small.engine!r} {small.engine.url} {caught.value!r} {caplog.text}"
    assert KEY.hex() not in said.lower()


def test_what_was_confirmed_waits_for_the_disk(small):
    with small.write() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert settings == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1
    }  # fmt: skip


def test_an_error_undoes_everything_tables_included(small):
    with pytest.raises(LookupError), small.write() as connection:  # noqa: PT012
        connection.exec_driver_sql("CREATE TABLE half (id INTEGER)")
        connection.exec_driver_sql("INSERT INTO tea (name) VALUES ('半')")
        with connection.begin_nested():
            connection.exec_driver_sql("INSERT INTO tea (name) VALUES ('份')")
        raise LookupError
    assert count(small) == 0
    with small.read() as connection:
        assert sa.inspect(connection).get_table_names() == ["tea"]


def test_nothing_can_be_written_while_only_looking(database):
    with pytest.raises((StorageTrouble, sa.exc.DBAPIError)), database.read() as connection:
        connection.execute(sa.text("DELETE FROM person"))
    with database.write() as connection:  # the same pooled connection may write again
        connection.execute(sa.text("DELETE FROM person"))


def test_a_look_stays_the_same_while_others_write(office):
    office.register("玉罕")
    with office.database.read() as connection:
        counted = sa.text("SELECT count(*) FROM person")
        before = connection.scalar(counted)
        with ThreadPoolExecutor(1) as pool:
            pool.submit(office.register, "岩温").result()
        assert connection.scalar(counted) == before
    assert office.names() == ["岩温", "玉罕"]


def test_many_threads_write_and_read_at_once(small):
    barrier = threading.Barrier(8)

    def work(n):
        barrier.wait()
        for m in range(10):
            add(small, f"{n}-{m}")
            count(small)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert count(small) == 80


def test_closing_writes_the_log_back_and_leaves_one_file(small, tmp_path):
    add(small, "普洱")
    small.close()
    assert [path.name for path in tmp_path.iterdir()] == ["small.db"]
    again = Database.sqlcipher(tmp_path / "small.db", KEY)
    assert count(again) == 1
    again.close()


def test_a_copy_has_what_is_still_in_the_log(small, tmp_path):
    add(small, "普洱")
    small.copy_to(tmp_path / "copy.db")
    copy = Database.sqlcipher(tmp_path / "copy.db", KEY)
    assert count(copy) == 1
    copy.close()
    add(small, "滇红")  # the connection that copied can write again


def flip(path, offset):
    data = bytearray(path.read_bytes())
    data[offset] ^= 1
    path.write_bytes(data)


def test_one_flipped_bit_is_noticed(small, tmp_path):
    with small.write() as connection:
        for n in range(500):
            connection.execute(sa.text("INSERT INTO tea (name) VALUES (:n)"), {"n": f"{n:0400}"})
    small.close()
    path = tmp_path / "small.db"
    for offset in range(5000, path.stat().st_size, path.stat().st_size // 12):
        flip(path, offset)
        damaged = Database.sqlcipher(path, KEY)
        with damaged.read() as connection:
            assert not engine.is_whole(connection)
        damaged.close()
        flip(path, offset)


def test_the_error_of_a_broken_rule_quotes_no_value(office):
    person = {"sign_in_name": "玉罕五三二八二二", "full_name": "玉罕"}
    with office.writing() as work:
        work.records.add("user_account", person)
    with pytest.raises(sa.exc.IntegrityError) as caught, office.writing() as work:
        work.records.add("user_account", person)
    assert "玉罕" not in f"{caught.value}{caught.value!r}{caught.value.orig}"
    assert "user_account" in str(caught.value)


def test_a_bad_value_is_not_quoted_either(database):
    with pytest.raises(sa.exc.DBAPIError) as caught, database.write() as connection:
        connection.execute(
            sa.text("INSERT INTO numbering (series, year, last) VALUES ('玉罕', 2026, 'x玉罕')")
            if database.kind == "postgresql"
            else sa.text("INSERT INTO numbering (series, year, last) VALUES ('玉罕', 2026, NULL)")
        )
    assert "玉罕" not in str(caught.value.orig)


def test_a_second_program_that_holds_the_database_is_told(small, tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "_BUSY_MS", 50)
    other = Database.sqlcipher(tmp_path / "small.db", KEY)
    with small.write(), pytest.raises(StorageTrouble, match="Another program"), other.write():
        pass
    other.close()


def test_a_migration_may_build_a_table_anew_that_others_refer_to(small):
    with small.write() as connection:
        connection.exec_driver_sql("CREATE TABLE cup (id INTEGER, tea INTEGER REFERENCES tea(id))")
        connection.exec_driver_sql("INSERT INTO tea VALUES (1, '普洱')")
        connection.exec_driver_sql("INSERT INTO cup VALUES (1, 1)")
    with small.reshape() as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("tea", recreate="always") as batch:
            batch.add_column(sa.Column("year", sa.Integer()))
    with small.read() as connection:
        assert connection.exec_driver_sql("SELECT * FROM tea").fetchall() == [(1, "普洱", None)]
        assert engine.is_whole(connection)
    with pytest.raises(sa.exc.IntegrityError), small.write() as connection:  # watched again
        connection.exec_driver_sql("INSERT INTO cup VALUES (2, 99)")


def test_a_migration_that_leaves_orphans_is_undone(small):
    with small.write() as connection:
        connection.exec_driver_sql("CREATE TABLE cup (id INTEGER, tea INTEGER REFERENCES tea(id))")
    with pytest.raises(RuntimeError, match="1 rows"), small.reshape() as connection:
        connection.exec_driver_sql("INSERT INTO cup VALUES (2, 99)")
    with small.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM cup").scalar() == 0


@pytest.mark.parametrize(
    "url", ["sqlite:///plain.db", "sqlite://", "mysql://x/y", "not an address", ""]
)
def test_only_a_postgresql_address_is_taken(url, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StorageTrouble, match="PostgreSQL"):
        Database.postgres(url)
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_does_not_answer_is_told_without_its_password():
    with pytest.raises(StorageTrouble) as caught:
        Database.postgres("postgresql+psycopg://clerk:sesame@127.0.0.1:1/office")
    assert "does not answer" in str(caught.value)
    assert "sesame" not in f"{caught.value}{caught.value!r}"


@pytest.mark.skipif(sys.platform == "win32", reason="PostgreSQL is left out on Windows")
def test_a_server_that_goes_away_in_between_is_told(postgres_url):
    database = Database.postgres(postgres_url)
    victim = Database.postgres(postgres_url)
    with (  # noqa: PT012
        pytest.raises(StorageTrouble, match="does not answer"),
        victim.read() as connection,
    ):
        number = connection.scalar(sa.text("SELECT pg_backend_pid()"))
        with database.write() as killer:
            killer.execute(sa.text("SELECT pg_terminate_backend(:n)"), {"n": number})
        connection.execute(sa.text("SELECT 1"))
    victim.close()
    database.close()


FULL = """
import sys
from pathlib import Path
import sqlalchemy as sa
from desktop.errors import StorageTrouble
from desktop.storage.engine import Database
folder = Path(sys.argv[1])
database = Database.sqlcipher(folder / "office.db", bytes(32), create=True)
with database.write() as connection:
    connection.exec_driver_sql("CREATE TABLE tea (name TEXT)")
saved = 0
try:
    while True:
        with database.write() as connection:
            connection.execute(sa.text("INSERT INTO tea VALUES (:n)"), {"n": "x" * 20000})
        saved += 1
except StorageTrouble as error:
    print(error)
with database.read() as connection:
    print(connection.exec_driver_sql("SELECT count(*) FROM tea").scalar() == saved > 0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a small disk can be mounted on Linux only")
def test_a_full_disk_is_told_and_nothing_confirmed_is_lost(tmp_path):
    mount = f"mount -t tmpfs -o size=1m none {tmp_path}"
    run = subprocess.run(
        [*UNSHARE, "sh", "-c", f'{mount} && exec "$0" -c "$1" {tmp_path}',
         sys.executable, FULL],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert run.stdout.splitlines() == [
        "The disk is full. Nothing was lost; make room and save again.",
        "True",
    ]
