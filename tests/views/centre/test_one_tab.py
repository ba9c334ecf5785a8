"""What the registers of the Centre have in common: help, keys, heads, the children's own window."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.i18n import T
from desktop.office.cards import Entry, RowEntry
from desktop.views import workers
from desktop.views.frame import MainWindow
from desktop.views.help_window import HelpWindow
from desktop.views.language import Speaker
from desktop.views.theme import Theme

TODAY = date(2026, 11, 24)


@pytest.fixture
def database_kind():
    return "sqlite"


@pytest.fixture
def open_window(qtbot, qapp):
    def open_(session):
        made = MainWindow(session, Speaker("zh_CN"), Theme(qapp, "light"))
        qtbot.addWidget(made)
        made.resize(1366, 768)
        made.show()
        made.activateWindow()
        made.show_tab("centre")
        qtbot.waitUntil(workers.all_quiet)
        return made

    return open_


@pytest.fixture
def window(open_window, session):
    return open_window(session)


def opened(qtbot, window, register, record):
    pane = window.tabs["centre"].show_register(register)
    pane.open(record)
    qtbot.waitUntil(lambda: pane.desk.file is not None)
    qtbot.waitUntil(workers.all_quiet)
    return pane


def child_of(session, name="玉罕"):
    newcomer = {"full_name": name, "sex": "female", "birth": "2012"}
    return session.children.add_newcomer(newcomer).main.values["person_id"]


def talk(session, visits=()):
    typed = {
        "person_id": child_of(session), "parent_name": "岩光", "relation": "parent",
        "asked_on": TODAY, "view": "objects", "reasons": ["distance"],
    }  # fmt: skip
    rows = {"parent_visit": tuple(RowEntry(None, row) for row in visits)}
    return session.parents.save(Entry(None, typed, rows, kind="parent_talk")).main.id


def first_line_in_sight(help_window):
    text = help_window.text
    return text.cursorForPosition(text.viewport().rect().topLeft()).block().text()


def test_f1_opens_the_help_where_the_centre_begins(qtbot, window):
    QTest.keyClick(window, Qt.Key.Key_F1)
    (found,) = window.findChildren(HelpWindow)
    qtbot.waitUntil(lambda: first_line_in_sight(found) == "儿童活动中心")
    assert "登记一位外出人员" in found.text.toPlainText()
    assert "<!--" not in found.text.toPlainText()
    found.reject()


def test_the_childrens_window_has_their_help_only_and_no_numbers_of_the_office(
    qtbot, make_session, open_window
):
    child = make_session("children_committee")
    if not child.in_centre:
        pytest.fail("who has that role alone works in the Centre only")
    made = open_window(child)
    assert not made.findChild(object, "tab_centre").isVisible()
    made._help()
    (found,) = made.findChildren(HelpWindow)
    told = found.text.toPlainText()
    assert told.startswith("儿童活动中心")
    assert "登记一位外出人员" not in told
    assert "U 盘" not in told
    found.reject()
    tab = made.tabs["centre"]
    for name in tab.permitted():
        pane = tab.show_register(name)
        qtbot.waitUntil(workers.all_quiet)
        assert all(column.title != T("Number") for column in pane.list.table._columns)
        said = {label.text() for label in pane.panel.advice.findChildren(type(pane.panel.facts))}
        assert "小提示" in said
        assert "规则提示" not in said


def test_a_talk_is_called_by_the_child_and_the_parent(qtbot, session, window):
    pane = opened(qtbot, window, "parents", talk(session))
    assert pane.panel.name.text() == "玉罕 · 岩光"


def test_a_training_is_called_by_whom_it_is_for_and_its_day(qtbot, session, window):
    typed = {"held_on": TODAY, "audience": "parents", "modules": ["T17"], "place": "村委会"}
    record = session.trainings.save(Entry(None, typed, {}, kind="training")).main.id
    pane = opened(qtbot, window, "trainings", record)
    assert "家长" in pane.panel.name.text()
    assert pane.panel.facts.text().startswith("2026年11月24日")


def test_enter_goes_from_the_last_field_of_the_last_row_to_save_and_stays_there(
    qtbot, session, window
):
    visits = [{"visited_on": TODAY, "visitor": "玉金"}, {"visited_on": TODAY, "visitor": "玉香"}]
    pane = opened(qtbot, window, "parents", talk(session, visits))
    pane.panel.sheet.go_to("visits")
    rows = pane.panel.sheet.pages["visits"].rows["parent_visit"]
    with qtbot.waitSignal(pane.panel.sheet.ordered):
        rows.cards[0].fold.setChecked(True)  # earlier visits are folded away
    for at in (0, 1):
        last = list(rows.cards[at].fields().editors.values())[-1]
        last.setFocus()
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        after = QApplication.focusWidget()
        assert pane.panel.isAncestorOf(after)
        if at == 0:
            assert rows.cards[1].isAncestorOf(after)
    save = pane.panel.save_button
    assert after is save
    with qtbot.waitSignal(pane.desk.saved, timeout=10_000):
        QTest.keyClick(save, Qt.Key.Key_Space)
    qtbot.waitUntil(workers.all_quiet)
    assert QApplication.focusWidget() is save


def test_a_new_visit_begins_with_today(qtbot, session, window):
    pane = opened(qtbot, window, "parents", talk(session))
    pane.panel.sheet.go_to("visits")
    rows = pane.panel.sheet.pages["visits"].rows["parent_visit"]
    rows.add_row()
    assert rows.rows()[-1].values["visited_on"] == session.today()


def test_pages_beside_the_sheet_are_entered_by_keys_and_hidden_ones_are_left_out(
    qtbot, session, window
):
    typed = {
        "title": "读书会", "kind": "reading", "happens_on": TODAY, "leader": "玉香",
        "place_kind": "centre",
    }  # fmt: skip
    record = session.activities.save(Entry(None, typed, {}, kind="activity")).main.id
    pane = opened(qtbot, window, "activities", record)
    sheet = pane.panel.sheet
    sheet.show_tab("needs", shown=False)
    sheet.turn(1)
    assert sheet.in_front() == "attendance"
    assert QApplication.focusWidget() is sheet.beside("attendance").box


def test_sums_of_money_stand_at_the_right_of_their_column(qtbot, session, window):
    typed = {
        "day": TODAY, "kind": "donation", "amount": 10050, "purpose": "画画比赛", "party": "刀老师",
    }  # fmt: skip
    session.cash.save(Entry(None, typed, {}, kind="cash_entry"))
    pane = window.tabs["centre"].show_register("cash")
    qtbot.waitUntil(lambda: pane.list.table.rowCount() == 1)
    table = pane.list.table
    found = {
        column.key: table.cell(table.index(0, at))[2] & Qt.AlignmentFlag.AlignRight
        for at, column in enumerate(table._columns)
    }
    assert found["in"]
    assert found["balance"]
    assert not found["title"]


def test_enter_goes_on_from_the_sex_of_a_newcomer(qtbot, window):
    pane = window.tabs["centre"].show_register("children")
    pane.new()
    pane.newcomer.name.setText("岩新")
    QTest.keyClick(pane.newcomer.name, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is pane.newcomer.sex
    QTest.keyClick(pane.newcomer.sex, Qt.Key.Key_Down)
    QTest.keyClick(pane.newcomer.sex, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is pane.newcomer.birth


def test_the_first_register_of_a_window_is_read_before_the_window_is_shown(
    qtbot, qapp, make_session
):
    window = MainWindow(make_session("children_committee"), Speaker("zh_CN"), Theme(qapp, "light"))
    qtbot.addWidget(window)
    pane = window.tabs["centre"].panes["activities"]
    window.show()
    qtbot.waitUntil(workers.all_quiet)
    assert pane._started
