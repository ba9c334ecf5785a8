"""From process start to the painted sign-in window, and memory, against a bare PySide6 window."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Iterator
from time import perf_counter

from benchmarks.crowd import crowd

RUNS = 7
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
from PySide6.QtCore import QTimer
app = QApplication([]); label = QLabel("x"); label.resize(640, 480)
label.show(); label.repaint(); app.processEvents()
"""
OURS = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop.app import Program
app = QApplication([]); program = Program(app, Path(sys.argv[1]), None, "zh_CN")
program.begin(); program.window.repaint(); app.processEvents()
"""
REPORT = """
import os
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(peak.split()[1], flush=True); os._exit(0)
"""


def run(sizes: list[int]) -> Iterator[tuple[str, float, float | None]]:
    folder = str(crowd(sizes[0]))
    times: dict[str, list[float]] = {"bare": [], "ours": []}
    memory = {"bare": 0, "ours": 0}
    for turn in range(RUNS + 1):
        for name, code in (("bare", BARE), ("ours", OURS)):
            began = perf_counter()
            done = subprocess.run(
                [sys.executable, "-c", code + REPORT, folder],
                check=True,
                capture_output=True,
                text=True,
            )
            if turn:
                times[name].append(perf_counter() - began)
            memory[name] = int(done.stdout.split()[-1])
    bare, ours = statistics.median(times["bare"]), statistics.median(times["ours"])
    yield "start: bare PySide6 window, s", bare, None
    yield "start: painted sign-in window, s", ours, None
    yield "start: sign-in / bare window", ours / bare, 1.5
    yield "memory: sign-in / bare window", memory["ours"] / memory["bare"], None
