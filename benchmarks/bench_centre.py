"""The Children's Centre: 200 children ticked and saved in one go; ten years of activities listed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from time import perf_counter

CHILDREN = 200
FEW = 20
ACTIVITIES = 2_000  # ten years, about four a week
TIMES = 7


def run(sizes: list[int]) -> Iterator[tuple[str, float, float | None]]:
    from benchmarks.crowd import percentile, sign_in

    session = sign_in(sizes[0])
    children = _children(session)
    spent = {FEW: [], CHILDREN: []}
    for _time in range(TIMES):
        for number in spent:  # in turn, so that both meet the same machine
            activity = _activity(session)
            start = perf_counter()
            session.activities.keep_coming(activity, children[:number])
            spent[number].append((perf_counter() - start) * 1000)
    few, many = (percentile(spent[number], 0.5) for number in (FEW, CHILDREN))
    yield f"centre: {CHILDREN} children ticked and saved, p50 (ms)", many, 500
    yield f"centre: {CHILDREN} children against {FEW} (p50)", many / few, CHILDREN / FEW
    start = perf_counter()
    assert len(session.activities.roll(activity).children) == CHILDREN
    yield "centre: the roll of 200 children read (ms)", (perf_counter() - start) * 1000, 200

    from desktop.office.cards import Query

    _ten_years(session)
    listed, found, month = [], [], []
    for at in range(TIMES):
        start = perf_counter()
        assert len(session.activities.lines(Query())) >= ACTIVITIES
        listed.append((perf_counter() - start) * 1000)
        start = perf_counter()
        session.activities.lines(Query("dsh"))
        found.append((perf_counter() - start) * 1000)
        first = date(2017 + at, 3, 1)
        start = perf_counter()
        session.activities.between(first, first + timedelta(days=41))
        month.append((perf_counter() - start) * 1000)
    yield f"centre: {ACTIVITIES} activities listed, p50 (ms)", percentile(listed, 0.5), 200
    yield f"centre: {ACTIVITIES} activities searched, p50 (ms)", percentile(found, 0.5), 200
    yield "centre: a month of them for the calendar, p50 (ms)", percentile(month, 0.5), 50
    whole, page = percentile(listed, 0.5), percentile(month, 0.5)
    yield "centre: a month against the whole list (p50)", page / whole, 1
    session.database.close()


def _children(session):
    from desktop.office.cards import Query

    rows = session.migrants.first(Query(), CHILDREN)
    return [session.children.add_known(row.person_id).main.id for row in rows]


def _activity(session):
    from desktop.office.cards import Entry

    values = {"title": "电影", "kind": "film", "happens_on": session.today()}
    return session.activities.save(Entry(None, values, kind="activity")).main.id


def _ten_years(session):
    import sqlalchemy as sa

    from desktop.models.activities import Activity
    from desktop.models.base import table
    from desktop.models.registers import RegisterLine
    from desktop.rules import names
    from desktop.storage.ids import new_id

    now = datetime.now(UTC)
    stamp = {"version": 1, "created_at": now, "changed_at": now}
    words = " " + " ".join(names.tokens("周六读书会"))
    ids = [new_id() for _ in range(ACTIVITIES)]
    days = [date(2016, 1, 1) + timedelta(days=n * 3650 // ACTIVITIES) for n in range(ACTIVITIES)]
    with session.writing() as work:
        work.connection.execute(
            sa.insert(table(Activity)),
            [
                {"id": i, "title": "周六读书会", "kind": "reading", "happens_on": day,
                 "state": "REPORTED", "came": 30, **stamp}
                for i, day in zip(ids, days, strict=True)
            ],
        )  # fmt: skip
        work.connection.execute(
            sa.insert(table(RegisterLine)),
            [
                {
                    "kind": "activity", "record_id": i, "number": f"MXX-A-{n}",
                    "title": "周六读书会", "pinyin": "zhouliudushuhui", "state": "REPORTED",
                    "day": day, "words": words, "changed_at": now,
                    "cells": {"kind": "reading", "themes": ["schooling"], "time": "09:00",
                              "place": "图书角", "leader": "玉香", "came": 30,
                              "year": str(day.year)},
                }
                for n, (i, day) in enumerate(zip(ids, days, strict=True))
            ],
        )  # fmt: skip
