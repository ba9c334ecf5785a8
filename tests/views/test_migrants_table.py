"""The list's model: rows come by pages, placeholders while they come, words for codes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from time import perf_counter
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from desktop.office.cards import ListRow
from desktop.views.language import Speaker
from desktop.views.tables.migrants_table import (
    COLUMNS,
    PAGE_ROWS,
    PLACEHOLDER,
    RECORD_ROLE,
    SORT_ROLE,
    MigrantsTable,
    Saying,
)

DISPLAY = Qt.ItemDataRole.DisplayRole


def row(key: int) -> ListRow:
    return ListRow(
        key=key,
        person_id=UUID(int=key),
        name=f"玉章{key}",
        pinyin=f"yu zhang {key:06}",
        sex="female",
        birth_first=date(2008, 2, 1),
        birth_last=date(2008, 2, 29),
        village_group="曼夕下寨",
        number=f"MXX-2026-{key:04}",
        state="checking",
        readiness="ready",
        schooling="completed_nine",
        registered_on=date(2026, 11, 2),
        household_number="028",
        changed_at=datetime(2026, 11, 2, tzinfo=UTC),
    )


@pytest.fixture
def table(qapp):
    saying = Saying(
        Speaker("zh_CN"),
        lambda _row: "18",
        lambda column, code: f"{column}:{code}",
        lambda _c: None,
    )
    model = MigrantsTable(saying)
    model.asked = []
    model.wanted.connect(lambda ticket, keys: model.asked.append((ticket, keys)))
    return model


def answer(model: MigrantsTable, which: int = -1) -> None:
    ticket, keys = model.asked[which]
    model.take(ticket, [row(key) for key in keys])


def cell(model: MigrantsTable, line: int, column: str = "name", role: int = DISPLAY) -> object:
    at = next(i for i, each in enumerate(COLUMNS) if each.key == column)
    return model.data(model.index(line, at), role)


def test_qt_finds_nothing_amiss_with_the_model(table, qtmodeltester):
    table.wanted.connect(lambda ticket, keys: table.take(ticket, [row(k) for k in keys]))
    table.show_all(range(1, 251))
    qtmodeltester.check(table, force_py=True)


def test_the_first_rows_are_shown_at_once_and_the_rest_is_added_behind_them(table, qtbot):
    table.show_first([row(k) for k in range(60)])
    assert cell(table, 59) == "玉章59"
    with qtbot.assertNotEmitted(table.modelReset):
        table.show_all(range(100_000))
    assert table.rowCount() == 100_000
    assert cell(table, 59) == "玉章59"
    assert table.asked == []


def test_rows_that_are_not_here_yet_show_a_placeholder_until_they_come(table):
    table.show_all(range(1000))
    assert cell(table, 500) == PLACEHOLDER
    assert table.asked[-1][1] == tuple(range(500, 600))
    answer(table)
    assert cell(table, 500) == "玉章500"


def test_a_drag_through_the_list_reads_what_was_looked_at_last_first(table):
    table.show_all(range(100_000))
    for line in range(0, 100_000, 1000):
        cell(table, line)
    assert len(table.asked) == 1
    while len(table.asked) < 50:
        before = len(table.asked)
        answer(table)
        if len(table.asked) == before:
            break
    assert table.asked[1][1][0] == 99_000
    assert len(table.asked) <= 6


def test_an_answer_for_an_older_list_is_dropped(table):
    table.show_all(range(1000))
    cell(table, 500)
    table.show_all(range(5000, 6000))
    cell(table, 500)
    answer(table, 0)
    assert cell(table, 500) == PLACEHOLDER
    answer(table, -1)
    assert cell(table, 500) == "玉章5500"


def test_a_row_that_is_gone_is_not_asked_for_again_and_again(table):
    table.show_all(range(10))
    cell(table, 0)
    ticket, _keys = table.asked[-1]
    table.take(ticket, [row(key) for key in range(1, 10)])
    assert cell(table, 0) == PLACEHOLDER
    assert len(table.asked) == 1


def test_trouble_in_reading_lets_the_next_page_be_asked_for(table):
    table.show_all(range(1000))
    cell(table, 0)
    cell(table, 900)
    table.gave_up(table.asked[-1][0])
    assert table.asked[-1][1][0] == 900


def test_roles_carry_words_order_and_record(table):
    table.show_first([row(7)])
    assert cell(table, 0, "readiness") == "readiness:ready"
    assert cell(table, 0, "registered_on") == "2026年11月2日"
    assert cell(table, 0, "registered_on", SORT_ROLE) == date(2026, 11, 2).toordinal()
    assert cell(table, 0, "name", SORT_ROLE) == "yu zhang 000007"
    assert cell(table, 0, "name", RECORD_ROLE).person_id == UUID(int=7)
    assert "18" in cell(table, 0, "age", Qt.ItemDataRole.AccessibleTextRole)


def test_a_hundred_thousand_rows_appear_and_scroll_without_a_stall(table, qtbot):
    view = QTableView()
    qtbot.addWidget(view)
    view.verticalHeader().hide()
    view.setModel(table)
    table.wanted.connect(lambda ticket, keys: table.take(ticket, [row(k) for k in keys]))
    view.resize(800, 600)
    view.show()
    started = perf_counter()
    table.show_first([row(k) for k in range(PAGE_ROWS)])
    table.show_all(range(100_000))
    view.grab()
    for line in range(0, 100_000, 10_000):
        view.verticalScrollBar().setValue(line)
        view.grab()
    assert perf_counter() - started < 1.5
    assert cell(table, 90_000) == "玉章90000"
