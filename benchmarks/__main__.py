"""Run every benchmark, print a table, and with ``--json FILE`` write the figures."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks import (
    bench_cases,
    bench_centre,
    bench_contracts,
    bench_documents,
    bench_letters,
    bench_linking,
    bench_saves,
    bench_search,
    bench_start,
    bench_today,
    bench_village,
    bench_window,
)

PARTS = {
    "start": bench_start.run,
    "saves": bench_saves.run,
    "search": bench_search.run,
    "documents": bench_documents.run,
    "letters": bench_letters.run,
    "window": bench_window.run,
    "contracts": bench_contracts.run,
    "linking": bench_linking.run,
    "cases": bench_cases.run,
    "centre": bench_centre.run,
    "village": bench_village.run,
    "today": bench_today.run,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--sizes", default="707,10000,100000", help="people, small to large")
    parser.add_argument("--only", choices=PARTS, action="append")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    figures: dict[str, float] = {}
    for name, run in PARTS.items():
        if options.only and name not in options.only:
            continue
        for key, value, target in run(sizes):
            figures[key] = round(value, 4)
            met = "" if target is None else ("met" if value <= target else "missed")
            goal = "" if target is None else f"<= {target:g}"
            print(f"{key:64} {value:12.3f} {goal:>10} {met}", flush=True)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
