"""Durable saves: SQLCipher against plain SQLite with the same durability, and the whole use case."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter

from benchmarks.crowd import sign_in
from desktop.demo.office import entry
from desktop.demo.people import villagers

COMMITS = 600


def run(sizes: list[int]) -> Iterator[tuple[str, float, float | None]]:
    import sqlcipher3.dbapi2 as sqlcipher

    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    seconds = {"plain": 0.0, "cipher": 0.0}
    connections = {}
    for kind in seconds:
        connection = sqlcipher.connect(str(folder / f"{kind}.db"), isolation_level=None)
        if kind == "cipher":
            connection.execute("PRAGMA key = \"x'" + "22" * 32 + "'\"")
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "cache_size = -65536"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT)")
        connections[kind] = connection
    for part in range(6):  # in turns, so that a busy machine is fair to both
        for kind, connection in connections.items():
            began = perf_counter()
            for number in range(COMMITS // 6):
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(
                    "INSERT INTO t (a, b) VALUES (?, ?)", ("玉章罕" * 20, str(part * number))
                )
                connection.execute("COMMIT")
            seconds[kind] += perf_counter() - began
    yield "saves: SQLCipher / plain SQLite, WAL + FULL", seconds["cipher"] / seconds["plain"], 1.3
    session = sign_in(sizes[0])
    people = [entry(villager) for villager in list(villagers(date(2026, 11, 24)))[:60]]
    began = perf_counter()
    for one in people:
        session.migrants.save(one)
    once = (perf_counter() - began) / len(people)
    yield "saves: a whole registration, ms", once * 1000, None
    yield (
        "saves: a whole registration / one bare durable row",
        once / (seconds["plain"] / COMMITS),
        None,
    )
    session.database.close()
