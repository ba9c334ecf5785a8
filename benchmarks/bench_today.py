"""Today: the list of the day of an office with many people, by the office and in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from time import perf_counter

ASKED = 20


def run(sizes: list[int]) -> Iterator[tuple[str, float, float | None]]:
    from benchmarks.crowd import percentile, sign_in

    least = None
    for size in sizes:
        session = sign_in(size)
        day = session.work_today.day()
        spent = [_spent(session.work_today.day) for _ in range(ASKED)]
        today = session.today()
        month = [_spent(partial(session.work_today.month, today)) for _ in range(5)]
        p95 = percentile(spent, 0.95)
        least = least or p95
        yield f"today {size}: lines shown", sum(1 for _ in day.items()), None
        yield f"today {size}: the day asked of the office, p95 (ms)", p95, None
        yield f"today {size}: the month asked of the office, p50 (ms)", percentile(month, 0.5), None
        yield from _in_the_window(session, size)
        session.database.close()
    yield f"today: growth {sizes[0]} -> {sizes[-1]} (p95)", p95 / least, None


def _spent(act) -> float:
    began = perf_counter()
    act()
    return (perf_counter() - began) * 1000


def _in_the_window(session, size: int) -> Iterator[tuple[str, float, float | None]]:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from benchmarks.crowd import percentile
    from desktop.views import fonts, workers
    from desktop.views.frame import MainWindow
    from desktop.views.language import Speaker
    from desktop.views.theme import Theme

    app = QApplication.instance() or QApplication([])
    fonts.load_first(app)
    fonts.load_others(app)
    window = MainWindow(session, Speaker("zh_CN"), Theme(app, "light"))
    window.resize(1366, 768)
    window.show()
    _until(app, workers.all_quiet)
    tab = window.tabs["today"]
    stalls, last = [], [perf_counter()]

    def beat() -> None:
        now = perf_counter()
        stalls.append((now - last[0]) * 1000)
        last[0] = now

    pulse = QTimer()
    pulse.setInterval(2)
    pulse.timeout.connect(beat)
    last[0] = perf_counter()
    pulse.start()
    opened = []
    for _ in range(ASKED):
        tab.page.view.table.show_parts(())
        began = perf_counter()
        window.show_tab("today")
        _until(app, lambda: tab.page.view.table.rowCount() > 0)
        tab.page.view.viewport().repaint()
        opened.append((perf_counter() - began) * 1000)
        _until(app, workers.all_quiet)
    pulse.stop()
    window.hide()
    yield f"today {size}: opened and drawn in the window, p95 (ms)", percentile(opened, 0.95), 200
    yield f"today {size}: longest stall while it opens (ms)", max(stalls), 50


def _until(app, holds) -> None:
    end = perf_counter() + 60
    while not holds():
        if perf_counter() > end:
            raise TimeoutError
        app.processEvents()
