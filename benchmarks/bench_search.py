"""Searching: the use case against the raw FTS5 query, each size against the one below."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.crowd import percentile, sign_in
from desktop.office.cards import Query

QUERIES = (
    "y",
    "yu",
    "yuz",
    "yuzh",
    "玉",
    "玉章",
    "岩温",
    "aiw",
    "wen",
    "0042",
    "2004",
    "5328",
    "mxx",
    "罕",
    "yzh",
)


def run(sizes: list[int]) -> Iterator[tuple[str, float, float | None]]:
    before = None
    for size in sizes:
        session = sign_in(size)
        session.migrants.first(Query("y"))
        firsts, raws = [], []
        for _ in range(4):
            for text in QUERIES:
                began = perf_counter()
                session.migrants.first(Query(text))
                firsts.append((perf_counter() - began) * 1000)
                raws.append(_raw(session, text))
        p95 = percentile(firsts, 0.95)
        yield f"search {size}: first page p50 ms", percentile(firsts, 0.5), None
        yield f"search {size}: first page p95 ms", p95, 16.0 if size >= 100_000 else None
        yield (
            f"search {size}: first page / raw FTS5 (p50)",
            percentile(firsts, 0.5) / percentile(raws, 0.5),
            None,
        )
        began = perf_counter()
        found = session.migrants.find(Query(""))
        yield f"search {size}: all keys ms ({len(found)})", (perf_counter() - began) * 1000, None
        if before is not None:
            yield f"search growth {before[0]} -> {size} (p95)", p95 / before[1], 2.0
        before = (size, p95)
        session.database.close()
    yield from _plain(sizes[min(1, len(sizes) - 1)])


def _raw(session, text: str) -> float:
    with session.database.read() as connection:
        began = perf_counter()
        connection.exec_driver_sql(
            "SELECT rowid FROM listing_words WHERE listing_words MATCH ? LIMIT 60",
            (f'"{text[:2]}"*',),
        ).fetchall()
        return (perf_counter() - began) * 1000


def _plain(size: int) -> Iterator[tuple[str, float, float | None]]:
    """The same FTS5 query on an encrypted and on a plain copy of the same words."""
    import sqlcipher3.dbapi2 as sqlcipher

    times = {}
    folder = tempfile.mkdtemp(prefix="bench-")
    for kind in ("plain", "cipher"):
        connection = sqlcipher.connect(str(Path(folder) / f"{kind}.db"))
        if kind == "cipher":
            connection.execute("PRAGMA key = \"x'" + "11" * 32 + "'\"")
        connection.execute("PRAGMA cache_size = -65536")
        connection.execute(
            "CREATE VIRTUAL TABLE w USING fts5(words, content='', contentless_delete=1, detail=none, prefix='1 2 3')"
        )
        with connection:
            connection.executemany(
                "INSERT INTO w (rowid, words) VALUES (?, ?)",
                ((key, f"yu zhang{key} 玉章 {key:06d} name{key % 97}") for key in range(size)),
            )
        samples = []
        for _ in range(200):
            began = perf_counter()
            connection.execute("SELECT rowid FROM w WHERE w MATCH '\"name1\"*' LIMIT 60").fetchall()
            samples.append(perf_counter() - began)
        times[kind] = percentile(samples, 0.5)
        connection.close()
    yield "search: SQLCipher / plain SQLite (FTS5 prefix)", times["cipher"] / times["plain"], 1.1
