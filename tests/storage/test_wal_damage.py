"""The log of a running database is cut or overwritten at random places: never half a save."""

from __future__ import annotations

import random
import shutil

import pytest
import sqlalchemy as sa

from desktop.errors import StorageTrouble
from desktop.storage.engine import Database, is_whole

KEY = bytes(range(32))
TRIALS = 150
SAVES = 40
PARTS = 7  # rows of one save


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """A database and its log as they lie on the disk while the program runs; no save is in the
    file itself except the tables."""
    folder = tmp_path_factory.mktemp("running")
    database = Database.sqlcipher(folder / "office.db", KEY, create=True)
    with database.write() as connection:
        connection.exec_driver_sql(
            "CREATE TABLE part (save INTEGER, n INTEGER, content TEXT, PRIMARY KEY (save, n))"
        )
    database.close()
    database = Database.sqlcipher(folder / "office.db", KEY)
    for save in range(SAVES):
        with database.write() as connection:
            for n in range(PARTS):
                connection.execute(
                    sa.text("INSERT INTO part VALUES (:save, :n, :content)"),
                    {"save": save, "n": n, "content": f"{save}-{n}" * 300},
                )
    copy = tmp_path_factory.mktemp("copy")
    for path in folder.glob("office.db*"):
        if not path.name.endswith("-shm"):
            shutil.copy(path, copy)
    database.close()
    return copy


def damage(log, chance):
    data = bytearray(log.read_bytes())
    at = chance.randrange(len(data))
    if chance.random() < 0.5:
        del data[at:]
    else:
        data[at : at + 512] = chance.randbytes(min(512, len(data) - at))
    log.write_bytes(data)


def saves_in(folder):
    """Return the saves that are there, after checking that each is whole."""
    database = Database.sqlcipher(folder / "office.db", KEY)
    try:
        with database.read() as connection:
            assert is_whole(connection)
            rows = connection.execute(
                sa.text("SELECT save, count(*), min(length(content)) FROM part GROUP BY save")
            ).all()
    finally:
        database.close()
    assert all(parts == PARTS for _, parts, _ in rows), "half a save"
    return [save for save, _, _ in rows]


def test_the_log_without_damage_has_every_save(running, tmp_path):
    shutil.copytree(running, tmp_path / "office")
    assert saves_in(tmp_path / "office") == list(range(SAVES))


def test_a_damaged_log_never_gives_half_a_save(running, tmp_path):
    chance, lengths, refused = random.Random(11), set(), 0
    for trial in range(TRIALS):
        folder = tmp_path / str(trial)
        shutil.copytree(running, folder)
        damage(folder / "office.db-wal", chance)
        try:
            saves = saves_in(folder)
        except StorageTrouble:
            refused += 1
            continue
        assert saves == list(range(len(saves)))  # a beginning of the row of saves
        lengths.add(len(saves))
        shutil.rmtree(folder)
    assert len(lengths) > SAVES / 2  # the damage struck everywhere
    assert refused == 0
