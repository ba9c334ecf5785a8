"""Linking: opening an offer among 1,000 with everybody of the village and far more looking."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from random import Random
from time import perf_counter

OFFERS = 1_000
OPENED = 60
TRADES = ("salon", "restaurant", "hotel", "factory", "shop", "farm", "care", "domestic")


def run(sizes: list[int]) -> Iterator[tuple[str, float, float | None]]:
    from benchmarks.crowd import percentile, sign_in

    times = {}
    for size in (sizes[0], sizes[-1]):
        session = sign_in(size)
        offers = _fill(session)
        random = Random(2)
        spent = []
        for offer in random.sample(offers, OPENED):
            start = perf_counter()
            session.offers.open(offer)
            session.linking.for_offer(offer)
            spent.append((perf_counter() - start) * 1000)
        times[size] = percentile(spent, 0.95)
        yield (
            f"linking: an offer opened with who fits, {size}, p50 (ms)",
            percentile(spent, 0.5),
            None,
        )
        yield f"linking: an offer opened with who fits, {size}, p95 (ms)", times[size], 100
        session.database.close()
    small, large = times[sizes[0]], times[sizes[-1]]
    yield f"linking: growth {sizes[0]} -> {sizes[-1]} (p95)", large / small, None


def _fill(session):
    """Make 1,000 open offers of ten employers, and let everybody in the list look for work."""
    import sqlalchemy as sa

    from desktop.models.base import table
    from desktop.models.offers import Offer
    from desktop.models.people import Journey, Listing
    from desktop.models.recruiters import Recruiter, RecruiterDecision
    from desktop.models.registers import RegisterLine, Seeker
    from desktop.storage.ids import new_id

    random, now = Random(3), datetime.now(UTC)
    stamp = {"version": 1, "created_at": now, "changed_at": now}
    employers = [new_id() for _ in range(10)]
    offers = [new_id() for _ in range(OFFERS)]
    with session.writing() as work:
        put = work.connection.execute
        put(
            sa.insert(table(Recruiter)),
            [
                {"id": e, "kind": "employer", "name": "e", "state": "APPROVED", **stamp}
                for e in employers
            ],
        )
        put(
            sa.insert(table(RecruiterDecision)),
            [
                {
                    "id": new_id(), "recruiter_id": e, "level": "APPROVED",
                    "decided_on": date(2026, 11, 1), "valid_until": date(2027, 11, 1), **stamp,
                }
                for e in employers
            ],
        )  # fmt: skip
        put(
            sa.insert(table(Offer)),
            [
                {
                    "id": o, "state": "OPEN", "post": "p", "employer_id": employers[n % 10],
                    "trade": TRADES[n % 8], "county": ("532801", "532822")[n % 2],
                    "wage": random.randrange(180000, 400000, 1000), "wage_unit": "month", **stamp,
                }
                for n, o in enumerate(offers)
            ],
        )  # fmt: skip
        put(
            sa.insert(table(RegisterLine)),
            [
                {
                    "kind": "offer", "record_id": o, "number": str(n), "title": "p", "pinyin": "p",
                    "state": "OPEN", "cells": {}, "words": " p", "changed_at": now,
                }
                for n, o in enumerate(offers)
            ],
        )  # fmt: skip
        people = put(sa.select(table(Listing))).mappings().all()
        journeys = [new_id() for _ in people]
        put(
            sa.insert(table(Journey)),
            [
                {"id": j, "person_id": p["person_id"], "state": "PREPARING", **stamp}
                for j, p in zip(journeys, people, strict=True)
            ],
        )
        put(
            sa.insert(table(Seeker)),
            [
                {
                    "person_id": p["person_id"], "journey_id": j, "name": p["name"],
                    "number": p["number"], "sex": p["sex"], "birth_last": p["birth_last"],
                    "village_group": p["village_group"], "state": "PREPARING",
                    "readiness": "ready", "schooling": "completed_nine",
                    "trades": f",{random.choice(TRADES)},{random.choice(TRADES)},",
                    "counties": random.choice(("", ",532801,", ",532822,")),
                    "wage_least": random.randrange(150000, 350000, 1000), "with_whom": "",
                    "needs_lodging": "yes",
                }
                for j, p in zip(journeys, people, strict=True)
            ],
        )  # fmt: skip
    return offers
