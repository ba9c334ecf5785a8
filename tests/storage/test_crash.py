"""The program is killed at random moments of a long run of saves, a hundred times."""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from desktop.storage import audit
from desktop.storage.engine import Database, is_whole

KILLS = 100
CHILD = Path(__file__).with_name("crash_child.py")
MOST_SAVES = 10
LONGEST = 0.02  # seconds that a child lives after those saves, at most


@pytest.fixture
def nursery(sqlite_template, tmp_path):
    """A prepared process that forks a saving child for each line written to it."""
    template, key = sqlite_template
    shutil.copy(template, tmp_path / "office.db")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        [sys.executable, str(CHILD), str(tmp_path), key.hex()],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, bufsize=0,
    ) as process:  # fmt: skip
        yield process, tmp_path, key
        process.stdin.close()


def lines_until(process, last):
    for line in iter(process.stdout.readline, b""):
        if line.strip() == last:
            return
        yield line.strip()
    raise AssertionError("the nursery died")


def one_life(process, begin, chance):
    """Kill a child a random moment after some saves; return the numbers that it confirmed."""
    process.stdin.write(f"{begin}\n".encode())
    confirmed, child, saves = [], None, chance.randrange(MOST_SAVES)
    while child is None or len(confirmed) < saves:  # saves may be told before its own number is
        line = process.stdout.readline().strip()
        if line.startswith(b"child"):
            child = int(line.split()[1])
        else:
            confirmed.append(int(line))
    end = time.monotonic() + chance.uniform(0.0, LONGEST)
    while (left := end - time.monotonic()) > 0:
        if select.select([process.stdout], [], [], left)[0]:
            confirmed.append(int(process.stdout.readline()))
    os.kill(child, signal.SIGKILL)
    return confirmed + [int(line) for line in lines_until(process, b"gone")]


def kept(folder, key):
    """The numbers that are in the database, after checking that every save in it is whole."""
    database = Database.sqlcipher(folder / "office.db", key)
    with database.read() as connection:
        assert is_whole(connection)
        assert audit.verify(connection) is None
        rows = connection.execute(sa.text(
            "SELECT number, (SELECT count(*) FROM change WHERE record = person.id), "
            "(SELECT count(*) FROM change WHERE record = phone.id), "
            "(SELECT count(*) FROM audit WHERE subject = person.id) "
            "FROM phone JOIN person ON person.id = person_id ORDER BY CAST(number AS integer)"
        )).all()  # fmt: skip
        persons = connection.scalar(sa.text("SELECT count(*) FROM person"))
    database.close()
    assert persons == len(rows)
    assert all(tuple(row[1:]) == (2, 2, 1) for row in rows)
    return [int(row[0]) for row in rows]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
def test_every_confirmed_save_survives_a_kill_at_any_moment(nursery):
    process, folder, key = nursery
    chance, begin, confirmed = random.Random(7), 0, []
    for life in range(KILLS):
        told = one_life(process, begin, chance)
        confirmed += told
        # Numbers may be skipped, never given twice: the last save may be kept but not told.
        begin = (told[-1] if told else begin) + 10
        if life % 10 == 9 or life == KILLS - 1:
            assert set(confirmed) <= set(kept(folder, key))
    untold = set(kept(folder, key)) - set(confirmed)
    assert len(untold) <= KILLS  # at most the one save under way, whole
