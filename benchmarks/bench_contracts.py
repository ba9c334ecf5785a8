"""Reading contracts by the law: 10,000 of them, against 1,000, and against copying their terms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from time import perf_counter

TODAY = date(2026, 11, 24)


def run(_sizes: list[int]) -> Iterator[tuple[str, float, float | None]]:
    from desktop.demo.contracts import _GOOD, CONTRACTS
    from desktop.rules.contracts.review import review
    from desktop.rules.contracts.terms import Terms, Worker

    random = Random(1)
    worker = Worker(birth_first=date(2004, 5, 1), birth_last=date(2004, 5, 1), sex="female")
    typed = [
        {**_GOOD, **CONTRACTS[number % len(CONTRACTS)][3], "wage": random.randint(100000, 400000)}
        for number in range(10_000)
    ]

    def spent(count: int, act) -> float:
        start = perf_counter()
        for values in typed[:count]:
            act(values)
        return perf_counter() - start

    def read(values):
        review(Terms.read(values), worker, TODAY)

    spent(200, read)
    small, large, bare = spent(1_000, read), spent(10_000, read), spent(10_000, Terms.read)
    yield "contracts: 10,000 reviewed (s)", large, None
    yield "contracts: growth 1,000 -> 10,000, per contract", large / 10 / small, 1.5
    yield "contracts: review / reading the terms only", large / bare, None
