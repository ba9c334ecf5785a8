"""Cases: opening the list and a case among 20,000, by the office and in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from time import perf_counter

SIZES = (2_000, 20_000)
OPENED = 60
CONCERNS = ("wages_deposit", "papers_kept", "child_labour", "out_of_school", "confinement")
STATES = ("OPEN", "ASSESSED", "PLANNED", "IN_ACTION", "FOLLOW_UP", "CLOSED")


def run(sizes: list[int]) -> Iterator[tuple[str, float, float | None]]:
    from benchmarks.crowd import percentile, sign_in

    session = sign_in(sizes[0])
    opened: dict[int, float] = {}
    made: list[object] = []
    for size in SIZES:
        made += _fill(session, size - len(made), len(made))
        first, whole, record = _times(session, made)
        opened[size] = percentile(record, 0.95)
        yield f"cases {size}: first page of the list, p95 (ms)", percentile(first, 0.95), 50
        yield f"cases {size}: the whole list, beside the window (ms)", percentile(whole, 0.5), None
        yield f"cases {size}: a case opened, p50 (ms)", percentile(record, 0.5), None
        yield f"cases {size}: a case opened, p95 (ms)", opened[size], 50
    yield f"cases: growth {SIZES[0]} -> {SIZES[1]} (p95)", opened[SIZES[1]] / opened[SIZES[0]], 2
    yield from _in_the_window(session, made)


def _times(session, made):
    from desktop.office.cards import Query

    random = Random(4)
    first = [_spent(lambda: session.cases.first(100)) for _ in range(20)]
    whole = [_spent(lambda: session.cases.lines(Query())) for _ in range(3)]
    record = [
        _spent(lambda case=case: session.cases.open(case)) for case in random.sample(made, OPENED)
    ]
    return first, whole, record


def _spent(act) -> float:
    began = perf_counter()
    act()
    return (perf_counter() - began) * 1000


def _in_the_window(session, made) -> Iterator[tuple[str, float, float | None]]:
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
    began = perf_counter()
    window.show_tab("cases")
    pane = window.tabs["cases"].show_register("cases")
    _until(app, lambda: pane.list.table.rowCount() > 0)
    yield (
        "cases 20000: the tab opened to its first lines (ms)",
        (perf_counter() - began) * 1000,
        None,
    )
    _until(app, workers.all_quiet)
    yield "cases 20000: longest stall, the tab opened (ms)", max(stalls), 50
    stalls.clear()
    spent, longest = [], []
    for case in made[:OPENED:2]:
        stalls.clear()
        began = perf_counter()
        pane.open(case)
        _until(app, lambda case=case: pane.desk.file is not None and pane.desk.file.main.id == case)
        spent.append((perf_counter() - began) * 1000)
        _until(app, workers.all_quiet)
        longest.append(max(stalls, default=0.0))
    yield "cases 20000: a case opened in the window, p50 (ms)", percentile(spent, 0.5), None
    yield "cases 20000: a case opened in the window, p95 (ms)", percentile(spent, 0.95), None
    yield "cases 20000: longest stall, a case opened, p95 (ms)", percentile(longest, 0.95), 50
    pulse.stop()
    window.hide()


def _until(app, holds) -> None:
    end = perf_counter() + 60
    while not holds():
        if perf_counter() > end:
            raise TimeoutError
        app.processEvents()


def _fill(session, count: int, before: int) -> list[object]:
    """Add cases with a person, an action, two notes and a member each, and their lines."""
    import sqlalchemy as sa

    from desktop.models.base import table
    from desktop.models.cases import CaseAction, CaseNote, CasePerson, CaseTeam, ProtectionCase
    from desktop.models.registers import RecordAccess, RegisterLine
    from desktop.rules import names
    from desktop.storage.ids import new_id

    random, now = Random(before), datetime.now(UTC)
    stamp = {"version": 1, "created_at": now, "changed_at": now}
    user = session.user.id
    rows: dict[type, list[dict[str, object]]] = {
        kind: []
        for kind in (
            ProtectionCase, CasePerson, CaseAction, CaseNote, CaseTeam, RecordAccess, RegisterLine
        )
    }  # fmt: skip
    made = []
    for at in range(before, before + count):
        case = new_id()
        made.append(case)
        day = date(2026, 11, 24) - timedelta(days=at % 700)
        name = random.choice("岩玉") + random.choice("温罕三叫香龙") + random.choice("亮章尖胆伍")
        state, concern = STATES[at % len(STATES)], CONCERNS[at % len(CONCERNS)]
        number = f"MXX-P-{day.year}-{at:05d}"
        rows[ProtectionCase].append(
            {"id": case, "state": state, "number": number, "received_on": day, "received_at": 540,
             "source": "relative", "what": "w", "concerns": [concern], **stamp}
        )  # fmt: skip
        rows[CasePerson].append(
            {
                "id": new_id(),
                "case_id": case,
                "name": name,
                "role": "harmed",
                "sex": "female",
                **stamp,
            }
        )
        rows[CaseAction].append(
            {"id": new_id(), "case_id": case, "what": "a", "who": "b", "due_on": day, **stamp}
        )
        rows[CaseNote] += [
            {
                "id": new_id(),
                "case_id": case,
                "kind": "call",
                "happened_on": day,
                "what": "n",
                **stamp,
            }
            for _ in range(2)
        ]
        rows[CaseTeam].append(
            {
                "id": new_id(),
                "case_id": case,
                "user_id": user,
                "duty": "clerk",
                "owner": True,
                **stamp,
            }
        )
        rows[RecordAccess].append(
            {"id": new_id(), "record_id": case, "user_id": user, "way": "named"}
        )
        cells = {"risk": "low", "concerns": [concern], "people": 1, "minor": False, "owner": "o",
                 "due_at": now.isoformat(), "due_code": "contact"}  # fmt: skip
        rows[RegisterLine].append(
            {"kind": "protection_case", "record_id": case, "number": number, "title": name,
             "pinyin": names.pinyin(name), "state": state, "day": day, "cells": cells,
             "words": " " + " ".join([*names.tokens(name), *names.tokens(number)]),
             "changed_at": now, "guard": case}
        )  # fmt: skip
    with session.writing() as work:
        for kind, those in rows.items():
            work.connection.execute(sa.insert(table(kind)), those)
    return made
