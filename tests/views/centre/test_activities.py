"""Activities in a real window: the roll ticked by keys, a newcomer, the month, the next one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.office.cards import Entry, Query
from desktop.views import workers
from desktop.views.frame import MainWindow
from desktop.views.language import Speaker
from desktop.views.theme import Theme

TODAY = date(2026, 11, 24)


@pytest.fixture
def database_kind():
    return "sqlite"


@pytest.fixture
def children(session):
    """Three children; two of them were at last week's reading."""
    people = (("玉香", "female", "2012"), ("岩温", "male", "2011"), ("玉罕", "female", "2014"))
    return [
        session.children.add_newcomer({"full_name": name, "sex": sex, "birth": birth}).main.id
        for name, sex, birth in people
    ]


@pytest.fixture
def reading(session, children):
    """Last week's reading and this week's; returns this week's."""
    made = [
        session.activities.save(
            Entry(
                None,
                {
                    "title": "读书会", "kind": "reading", "happens_on": day, "leader": "玉香",
                    "place_kind": "centre", "better": "早点开始",
                },
                kind="activity",
            )
        ).main.id
        for day in (TODAY - timedelta(days=7), TODAY)
    ]  # fmt: skip
    session.activities.keep_coming(made[0], children[:2])
    return made[1]


@pytest.fixture
def pane(qtbot, qapp, session, reading):
    made = MainWindow(session, Speaker("zh_CN"), Theme(qapp, "light"))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.show_tab("centre")
    qtbot.waitUntil(workers.all_quiet)
    found = made.tabs["centre"].show_register("activities")
    qtbot.waitUntil(workers.all_quiet)
    return found


@pytest.fixture
def roll(qtbot, pane, reading):
    pane.open(reading)
    qtbot.waitUntil(lambda: pane.desk.file is not None)
    pane.panel.sheet.go_to("attendance")
    page = pane.panel.sheet.beside("attendance")
    qtbot.waitUntil(lambda: page.table.rowCount() == 3)
    return page


def came(session, record):
    return {child.name for child in session.activities.open(record).facts["came"].children}


def test_children_are_ticked_by_pinyin_and_space_and_saved_in_one_go(
    qtbot, session, pane, roll, reading
):
    qtbot.keyClicks(roll.box, "yxiang")
    qtbot.keyClick(roll.box, Qt.Key.Key_Return)
    assert roll.box.text() == ""
    roll.view.setFocus()
    roll.view.setCurrentIndex(roll.table.index(0, 0))
    qtbot.keyClick(roll.view, Qt.Key.Key_Space)
    assert "2" in roll.told.text()
    assert "尚未保存" in roll.told.text()
    assert came(session, reading) == set()
    with qtbot.waitSignal(roll.kept, timeout=10_000):
        roll.save_button.click()
    qtbot.waitUntil(workers.all_quiet)
    assert came(session, reading) == {"玉香", "岩温"}
    assert "到场2人" in " ".join(
        label.text() for label in pane.panel.advice.findChildren(type(pane.panel.facts))
    )
    assert not roll.dirty()


def test_space_again_takes_the_tick_off_and_letters_go_on_with_the_search(qtbot, roll):
    roll.view.setFocus()
    roll.view.setCurrentIndex(roll.table.index(0, 0))
    for _twice in range(2):
        qtbot.keyClick(roll.view, Qt.Key.Key_Space)
    assert roll.table.here() == frozenset()
    qtbot.keyClicks(roll.view, "y")
    assert roll.box.text() == "y"
    assert roll.box.hasFocus()


def test_all_who_came_last_time_are_ticked_at_once(qtbot, session, roll, reading):
    roll.again.click()
    assert {child.name for child in roll.table.children_here()} == {"玉香", "岩温"}
    with qtbot.waitSignal(roll.kept, timeout=10_000):
        roll.save()
    assert came(session, reading) == {"玉香", "岩温"}


def test_an_unknown_name_becomes_a_newcomer_in_one_line_and_is_ticked(
    qtbot, session, roll, reading
):
    roll.again.click()
    roll.box.setText("岩新来")
    qtbot.keyClick(roll.box, Qt.Key.Key_Return)
    line = roll.newcomer
    assert line.isVisible()
    assert line.name.text() == "岩新来"
    line.birth.setText("2013")
    line.add()  # without a sex nothing is guessed
    qtbot.waitUntil(lambda: line.trouble.isVisible(), timeout=10_000)
    assert "性别" in line.trouble.text()
    line.sex.setCurrentIndex(line.sex.findData("male"))
    with qtbot.waitSignal(line.added, timeout=10_000):
        qtbot.keyClick(line.birth, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(roll.table.here()) == 3, timeout=10_000)
    with qtbot.waitSignal(roll.kept, timeout=10_000):
        roll.save()
    assert came(session, reading) == {"玉香", "岩温", "岩新来"}


def test_a_namesake_is_asked_about_before_somebody_new_is_added(qtbot, session, roll, children):
    roll.newcomer.begin("玉香")
    roll.newcomer.sex.setCurrentIndex(0)
    roll.newcomer.add()
    known = "newcomer_known"
    qtbot.waitUntil(lambda: roll.newcomer.findChild(QPushButton, known) is not None, timeout=10_000)
    button = roll.newcomer.findChild(QPushButton, known)
    assert "2012" in button.text()
    with qtbot.waitSignal(roll.newcomer.added, timeout=10_000) as added:
        button.click()
    qtbot.waitUntil(workers.all_quiet)
    assert added.args[0].main.id == children[0]
    assert len(session.children.lines(Query())) == 3
    assert children[0] in roll.table.here()


def test_ticks_are_kept_when_another_activity_is_opened(qtbot, session, pane, roll, reading):
    roll.again.click()
    with qtbot.waitSignal(roll.kept, timeout=10_000):
        pane.desk.close()
    qtbot.waitUntil(workers.all_quiet)
    assert came(session, reading) == {"玉香", "岩温"}


def test_ctrl_s_keeps_the_ticks_with_the_sheet(qtbot, session, pane, roll, reading):
    roll.again.click()
    with qtbot.waitSignal(roll.kept, timeout=10_000):
        pane.desk.save()
    qtbot.waitUntil(workers.all_quiet)
    assert came(session, reading) == {"玉香", "岩温"}


def test_a_step_keeps_the_ticks_first(qtbot, session, pane, roll, reading):
    session.activities.move(reading, "APPROVED", happened_on=TODAY)
    pane.refresh()
    qtbot.waitUntil(lambda: pane.desk.file.state == "APPROVED", timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    roll.again.click()
    pane.panel.advice.findChild(QPushButton, "step_DONE").click()
    pane.panel.advice.steps.go.click()
    qtbot.waitUntil(lambda: pane.desk.file.state == "DONE", timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    assert came(session, reading) == {"玉香", "岩温"}


def test_others_are_counted_without_names(qtbot, session, roll, reading):
    roll.grid.cells["female", "a35"].setValue(4)
    with qtbot.waitSignal(roll.kept, timeout=10_000):
        roll.save()
    assert session.activities.open(reading).main.values["came_female"] == 4


def test_the_month_begins_on_monday_and_goes_by_arrows(qtbot, pane, reading):
    month = pane.month
    assert month.isVisible()
    assert month.table.horizontalHeaderItem(0).text() == "周一"
    assert month.table.day == TODAY
    assert month.table.currentColumn() == TODAY.weekday()
    month.table.setFocus()
    qtbot.keyClick(month.table, Qt.Key.Key_Down)
    assert month.chosen == TODAY + timedelta(days=7)  # in December now
    qtbot.waitUntil(workers.all_quiet)
    assert "12月" in month.head.words.text()
    qtbot.keyClick(month.table, Qt.Key.Key_Up)
    qtbot.waitUntil(workers.all_quiet)
    assert month.chosen == TODAY
    qtbot.keyClick(month.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.desk.file is not None, timeout=10_000)
    assert pane.desk.file.main.id == reading
    assert not month.isVisible()


def test_a_click_on_a_day_of_the_next_month_turns_to_it(qtbot, pane, reading):
    table = pane.month.table
    place = table.visualItemRect(table.item(5, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.day == pane.month.chosen == date(2026, 12, 1)
    assert (table.currentRow(), table.currentColumn()) == (0, 1)
    assert "12月" in pane.month.head.words.text()
    qtbot.waitUntil(workers.all_quiet)
    pane.month.head.back.click()
    pane.month.head.now.click()
    qtbot.waitUntil(workers.all_quiet)
    place = table.visualItemRect(table.currentItem()).center()
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: pane.desk.file is not None, timeout=10_000)
    assert pane.desk.file.main.id == reading


def test_n_begins_an_activity_on_the_day(qtbot, pane):
    pane.month.table.setFocus()
    qtbot.keyClick(pane.month.table, Qt.Key.Key_Right)
    qtbot.keyClick(pane.month.table, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: pane.desk.busy, timeout=10_000)
    entry = pane.panel.sheet.entry()
    assert entry.record_id is None
    assert entry.values["happens_on"] == TODAY + timedelta(days=1)


def test_the_next_one_is_made_from_a_past_one(qtbot, session, pane, roll, reading):
    pane.again.click()
    qtbot.waitUntil(lambda: pane.desk.busy and pane.desk.file is None, timeout=10_000)
    entry = pane.panel.sheet.entry()
    assert entry.values["title"] == "读书会"
    assert entry.values["happens_on"] == TODAY + timedelta(days=7)
    with qtbot.waitSignal(pane.desk.saved, timeout=10_000) as saved:
        pane.desk.save()
    qtbot.waitUntil(workers.all_quiet)
    assert saved.args[0].main.values["earlier_id"] == reading
    assert came(session, saved.args[0].main.id) == set()


def test_a_series_is_made_in_one_act(qtbot, session, pane, roll):
    pane.series.click()
    dialog = pane.findChild(object, "series_dialog")
    dialog.times.setValue(4)
    with qtbot.waitSignal(dialog.made, timeout=10_000):
        dialog.go.click()
    qtbot.waitUntil(workers.all_quiet)
    days = [line.day for line in session.activities.between(TODAY, date(2027, 1, 31))]
    assert days == [TODAY + timedelta(days=7 * n) for n in range(4)]


def test_a_child_of_the_committee_runs_it_all_and_sees_no_registration(
    qtbot, qapp, make_session, reading
):
    committee = make_session("children_committee", name="玉儿")
    window = MainWindow(committee, Speaker("zh_CN"), Theme(qapp, "light"))
    qtbot.addWidget(window)
    window.show()
    window.show_tab("centre")
    qtbot.waitUntil(workers.all_quiet)
    pane = window.tabs["centre"].show_register("activities")
    pane.open(reading)
    qtbot.waitUntil(lambda: pane.desk.file is not None, timeout=10_000)
    pane.panel.sheet.go_to("attendance")
    page = pane.panel.sheet.beside("attendance")
    qtbot.waitUntil(lambda: page.table.rowCount() == 3, timeout=10_000)
    page.again.click()
    with qtbot.waitSignal(page.kept, timeout=10_000):
        page.save()
    qtbot.waitUntil(workers.all_quiet)
    assert came(committee, reading) == {"玉香", "岩温"}
    assert "migrants" not in window.tabs


def test_adding_a_child_is_one_line_above_the_list(qtbot, session, pane):
    children = pane.window().tabs["centre"].show_register("children")
    qtbot.waitUntil(workers.all_quiet)
    children.new()
    line = children.newcomer
    line.name.setText("玉新")
    line.sex.setCurrentIndex(0)
    line.birth.setText("2015")
    with qtbot.waitSignal(line.added, timeout=10_000):
        line.go.click()
    qtbot.waitUntil(lambda: children.desk.file is not None, timeout=10_000)
    assert children.panel.name.text() == "玉新"
    assert "2015" in children.panel.facts.text()
