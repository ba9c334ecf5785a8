"""In the real window: sign-in to a ready list, keystroke to repainted results, longest stall."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from benchmarks.crowd import percentile, sign_in

TYPED = ("yuzhanghan", "aiwen", "mxx2026", "532822", "yz", "罕")


def run(sizes: list[int]) -> Iterator[tuple[str, float, float | None]]:
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from benchmarks.crowd import crowd
    from desktop.app import Program
    from desktop.views import workers

    app = QApplication.instance() or QApplication([])
    for size in sizes:
        program = Program(app, crowd(size), None, "zh_CN")
        began = perf_counter()
        window = program.open_office(sign_in(size))
        window.show_tab("migrants")
        tab = window.tabs["migrants"]
        _until(app, lambda tab=tab: tab.list.view.model().rowCount() > 0 and workers.all_quiet())
        yield f"window {size}: sign-in to ready list, s", perf_counter() - began, None
        stalls: list[float] = []
        last = [perf_counter()]

        def beat(last=last, stalls=stalls) -> None:
            now = perf_counter()
            stalls.append((now - last[0]) * 1000)
            last[0] = now

        pulse = QTimer()
        pulse.setInterval(2)
        pulse.timeout.connect(beat)
        last[0] = perf_counter()
        pulse.start()
        keys = []
        for word in TYPED:
            for end in range(1, len(word) + 1):
                loop = QEventLoop()  # as the program itself waits: asleep until something comes
                quit_ = lambda *_a, loop=loop: loop.quit()  # noqa: E731
                tab.list._search.first.connect(quit_)
                began = perf_counter()
                tab.list.box.setText(word[:end])
                loop.exec()
                tab.list.view.viewport().repaint()
                keys.append((perf_counter() - began) * 1000)
                tab.list._search.first.disconnect(quit_)
                _until(app, workers.all_quiet)
        typing = max(stalls)
        stalls.clear()
        _tour(app, window, tab)
        pulse.stop()
        target = 16.0 if size >= 100_000 else None
        yield f"window {size}: keystroke to repaint p50 ms", percentile(keys, 0.5), None
        yield f"window {size}: keystroke to repaint p95 ms", percentile(keys, 0.95), target
        yield f"window {size}: keystroke to repaint worst ms", max(keys), None
        yield f"window {size}: longest stall while typing ms", typing, 50.0
        yield f"window {size}: longest stall in the tour ms", max(stalls), 50.0
        window.hide()
        program.bugs.remove()


def _tour(app, window, tab) -> None:
    """Open a record, turn all its pages, turn all pages of the settings, come back."""
    from desktop.office.cards import Query
    from desktop.views import workers

    tab.list.box.setText("")
    _until(app, workers.all_quiet)
    row = window.session.migrants.first(Query(), 1)[0]
    tab.desk.open(row.person_id)
    _until(app, lambda: tab.panel.isVisible() and workers.all_quiet())
    for place in range(tab.panel.sheet.count()):
        tab.panel.sheet.setCurrentIndex(place)
        _until(app, workers.all_quiet)
    window.show_tab("settings")
    for name in window.tabs["settings"].pages:
        window.tabs["settings"].show_page(name)
        _until(app, workers.all_quiet)
    window.show_tab("migrants")
    _until(app, workers.all_quiet)


def _until(app, holds) -> None:
    end = perf_counter() + 60
    while not holds():
        if perf_counter() > end:
            raise TimeoutError
        app.processEvents()
