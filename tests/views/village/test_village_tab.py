"""Households with their members, children who are helped back, results of a round, in the window."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.office.cards import Query
from desktop.views import workers


def line(pane, number):
    return next(one for one in pane.list.table.lines() if one.number == number)


def test_households_that_came_with_people_are_listed(register):
    pane = register("households")
    found = {one.number: one.cells["members"] for one in pane.list.table.lines()}
    assert found == {"007": 3, "012": 1}


def test_a_household_opens_at_its_members_with_the_head_first(register, open_record):
    pane = register("households")
    open_record(pane, line(pane, "007").record_id)
    table = pane.members().members
    assert [table.item(row, 0).text() for row in range(table.rowCount())] == [
        "岩罕",
        "玉香",
        "玉儿",
    ]
    assert pane.panel.sheet.in_front() == "members"
    codes = {said.code for said in pane.desk.file.advice.said}
    assert "out_of_school" in codes


def test_a_member_is_added_by_one_line_and_the_next_may_follow(qtbot, register, open_record):
    pane = register("households")
    open_record(pane, line(pane, "012").record_id)
    page = pane.members()
    page.form.set_values(
        "person",
        {"full_name": "玉光", "sex": "female", "birth": "2016-02-03", "relation_to_head": "child"},
    )
    page.add.click()
    qtbot.waitUntil(lambda: page.members.rowCount() == 2)
    assert page.form.values("person")["full_name"] is None
    qtbot.waitUntil(workers.all_quiet)
    assert line(pane, "012").cells["members"] == 2


def test_a_member_without_a_name_is_refused_beside_the_field(qtbot, register, open_record):
    pane = register("households")
    open_record(pane, line(pane, "012").record_id)
    page = pane.members()
    page.form.set_values("person", {"sex": "female"})
    page.add.click()
    qtbot.waitUntil(workers.all_quiet)
    assert page.form.values("person")["sex"] == "female"
    assert page.members.rowCount() == 1


def test_help_begins_on_the_childs_own_sheet_and_goes_on_there(qtbot, tab, village):
    window = tab.window()
    child = village.migrants.first(Query("玉儿"), 1)[0].person_id
    window.show_tab("migrants")
    migrants = window.tabs["migrants"]
    migrants.open("migrants", child)
    button = window.findChild(QPushButton, "person_school")
    qtbot.waitUntil(button.isVisible)
    button.click()
    qtbot.waitUntil(workers.all_quiet)
    pane = tab.panes["school_returns"]
    assert pane.isVisible()
    with qtbot.waitSignal(pane.desk.saved, timeout=10_000):
        pane.desk.save()
    qtbot.waitUntil(workers.all_quiet)
    assert pane.panel.name.text() == "玉儿"
    kept = village.school_returns.open_of(child)
    window.show_tab("migrants")
    button.click()
    qtbot.waitUntil(workers.all_quiet)
    assert pane.desk.file.main.id == kept


def test_nobody_grown_up_is_offered_school_help(qtbot, tab, village):
    window = tab.window()
    adult = village.migrants.first(Query("玉香"), 1)[0].person_id
    window.show_tab("migrants")
    window.tabs["migrants"].open("migrants", adult)
    qtbot.waitUntil(lambda: window.tabs["migrants"].desk.file is not None)
    qtbot.waitUntil(workers.all_quiet)
    assert not window.findChild(QPushButton, "person_school").isVisible()


def test_results_are_counted_with_bars_and_year_by_year(
    qtbot, village, running, register, open_record
):
    form = village.survey_entry.open(running, "7")
    people = tuple(
        replace(one, answers={"left": "away" if one.age == 20 else "here"}) for one in form.people
    )
    village.survey_entry.save(replace(form, answers={"income": ["tea"]}, people=people))
    pane = open_record(register("surveys"), running)
    qtbot.waitUntil(pane.results_button.isVisible)
    pane.results_button.click()
    page = pane.results
    qtbot.waitUntil(lambda: page.questions.count() > 0)
    words = [page.questions.item(row).text() for row in range(page.questions.count())]
    page.questions.setCurrentRow(words.index("这一年离开过村子一个月以上吗？"))
    qtbot.waitUntil(workers.all_quiet)
    table = page.table
    rows = [table.verticalHeaderItem(row).text() for row in range(table.rowCount())]
    assert rows == ["没有", "现在在外", "去过，已回来", "回答合计"]
    assert [table.item(row, 0).text() for row in range(4)] == ["2  (67%)", "1  (33%)", "0", "3"]
    page.ways.setCurrentIndex(1)
    qtbot.waitUntil(lambda: table.columnCount() == 2)
    assert [table.horizontalHeaderItem(at).text() for at in range(2)] == ["女", "男"]
    QTest.keyClick(page.questions, Qt.Key.Key_Escape)
    assert pane.split.isVisible()


def test_two_open_records_do_not_have_each_other_read_anew_for_ever(
    qtbot, village, running, register, open_record
):
    households = register("households")
    open_record(households, line(households, "007").record_id)
    surveys = open_record(register("surveys"), running)
    before = len(village.audit_log.entries(acts=("record_viewed",)))
    with qtbot.waitSignal(surveys.desk.saved, timeout=10_000):
        surveys.desk.save()
    qtbot.waitUntil(workers.all_quiet)
    assert len(village.audit_log.entries(acts=("record_viewed",))) == before + 1
