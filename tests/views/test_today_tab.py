"""The Today tab in a real window: what to do first, done by the keyboard alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.office.cards import Entry, RowEntry
from desktop.rules.worklist import Section, Way
from desktop.views import workers
from desktop.views.frame import MainWindow
from desktop.views.language import Speaker
from desktop.views.printing.dialog import PrintDialog
from desktop.views.theme import Theme

TODAY = date(2026, 11, 24)


@pytest.fixture
def database_kind():
    return "sqlite"


@pytest.fixture
def person():
    """Keep somebody who turns 16 today, by her written name."""

    def keep(session, name="玉章罕", birth="2010-11-23"):
        typed = {
            "full_name": name,
            "sex": "female",
            "birth": birth,
            "birth_evidence": "id_card",
            "ethnic_group": "34",
            "nationality": "china",
            "village_group": "曼夕下寨",
        }
        journey = {"registered_on": TODAY, "purpose": "work"}
        rows = {
            "schooling": (RowEntry(None, {"status": "completed_nine"}),),
            "journey": (RowEntry(None, journey),),
        }
        return session.migrants.save(Entry(None, typed, rows))

    return keep


@pytest.fixture
def case():
    """Keep a case that must be reported at once."""

    def keep(session):
        typed = {
            "received_on": TODAY,
            "received_at": "9:30",
            "source": "relative",
            "what": "老板不让她出门",
            "concerns": ["confinement"],
            "danger_now": "yes",
        }
        rows = {
            "case_person": (
                RowEntry(
                    None,
                    {"role": "harmed", "name": "玉香", "sex": "female", "birth": "2012-03-05"},
                ),
            )
        }
        return session.cases.save(Entry(None, typed, rows, kind="protection_case"))

    return keep


@pytest.fixture
def open_window(qtbot, qapp):
    def open_(session, language="zh_CN"):
        window = MainWindow(session, Speaker(language), Theme(qapp, "light"))
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(workers.all_quiet)
        return window

    return open_


def keys_of(tab, section=None):
    day = tab.page.view.table
    rows = [day.row_at(at) for at in range(day.rowCount())]
    return [row.item.code for row in rows if row.item and section in (None, row.tone)]


def choose(tab, code):
    table = tab.page.view.table
    rows = [table.row_at(at) for at in range(table.rowCount())]
    tab.page.view.choose(next(row.item.key for row in rows if row.item and row.item.code == code))


def test_it_is_what_one_sees_first_and_its_tab_counts(qtbot, session, open_window, person, case):
    person(session)
    case(session)
    window = open_window(session)
    tab = window.tabs["today"]
    assert window.stack.currentWidget() is tab
    assert tab.page.view.item().code == "report"  # danger first, chosen already
    waiting = tab.page.day.waiting
    assert waiting >= 3
    assert window.side.buttons["today"].text() == f"今日 ({waiting})"
    assert str(waiting) not in window.windowTitle()


def test_enter_leads_to_the_place_where_it_is_done(qtbot, session, open_window, case):
    file = case(session)
    window = open_window(session)
    view = window.tabs["today"].page.view
    qtbot.keyClick(view, Qt.Key.Key_Return)
    cases = window.tabs["cases"].panes["cases"]
    qtbot.waitUntil(lambda: cases.desk.file is not None)
    assert cases.desk.file.main.id == file.main.id
    assert cases.panel.sheet.in_front() == "report"
    report = cases.panel.sheet.pages["report"]
    qtbot.waitUntil(lambda: report.isAncestorOf(window.focusWidget()))
    qtbot.waitUntil(workers.all_quiet)


def test_done_by_one_key_and_undone_in_the_quiet_line(qtbot, session, open_window, person):
    person(session)
    window = open_window(session)
    tab = window.tabs["today"]
    choose(tab, "turns_16")
    qtbot.keyClick(tab.page.view, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: "turns_16" not in keys_of(tab))
    assert tab.page.marked.isVisible()
    window.quiet.button.click()
    qtbot.waitUntil(lambda: "turns_16" in keys_of(tab))
    qtbot.waitUntil(workers.all_quiet)


def test_what_is_marked_can_be_looked_at_and_brought_back(qtbot, session, open_window, person):
    person(session)
    tab = open_window(session).tabs["today"]
    choose(tab, "turns_16")
    qtbot.keyClick(tab.page.view, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: "turns_16" not in keys_of(tab))
    tab.page.marked.setChecked(True)
    choose(tab, "turns_16")
    assert not tab.page.verbs[Way.DONE].isEnabled()
    qtbot.keyClick(tab.page.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not tab.page.marked.isVisible())
    assert "turns_16" in keys_of(tab)
    qtbot.waitUntil(workers.all_quiet)


def test_put_off_asks_until_when_and_why_and_loses_nothing(qtbot, session, open_window, person):
    person(session)
    tab = open_window(session).tabs["today"]
    choose(tab, "turns_16")
    qtbot.keyClick(tab.page.view, Qt.Key.Key_P)
    bar = tab.page.mark_bar
    assert bar.isVisible()
    until = bar.form.editors["work_mark.until"]
    assert until.value() == TODAY + timedelta(days=1)
    until.set_value(TODAY + timedelta(days=5))
    bar.verb.click()
    qtbot.waitUntil(lambda: bar.form.editors["work_mark.why"].notice() != "")
    assert until.value() == TODAY + timedelta(days=5)
    bar.form.editors["work_mark.why"].findChild(QLineEdit).setText("等她哥哥回来")
    bar.verb.click()
    qtbot.waitUntil(lambda: not bar.isVisible())
    qtbot.waitUntil(lambda: "turns_16" not in keys_of(tab))
    qtbot.waitUntil(workers.all_quiet)


def test_escape_leaves_a_mark_unsaid(qtbot, session, open_window, person):
    person(session)
    tab = open_window(session).tabs["today"]
    choose(tab, "turns_16")
    qtbot.keyClick(tab.page.view, Qt.Key.Key_P)
    qtbot.keyClick(tab.page.mark_bar, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not tab.page.mark_bar.isVisible())
    assert "turns_16" in keys_of(tab)


def test_danger_is_not_ticked_off_without_a_word(qtbot, session, open_window, case):
    case(session)
    tab = open_window(session).tabs["today"]
    qtbot.keyClick(tab.page.view, Qt.Key.Key_D)
    assert tab.page.mark_bar.isVisible()
    tab.page.mark_bar.verb.click()
    qtbot.waitUntil(lambda: tab.page.mark_bar.form.editors["work_mark.why"].notice() != "")
    assert "report" in keys_of(tab)


def test_given_it_waits_for_somebody(qtbot, session, make_session, open_window, person):
    person(session)
    clerk = make_session("clerk", name="玉香")
    tab = open_window(session).tabs["today"]
    choose(tab, "turns_16")
    qtbot.keyClick(tab.page.view, Qt.Key.Key_G)
    qtbot.waitUntil(tab.page.mark_bar.isVisible)
    tab.page.mark_bar.form.editors["work_mark.to"].set_value(str(clerk.user.id))
    tab.page.mark_bar.verb.click()
    qtbot.waitUntil(lambda: not tab.page.mark_bar.isVisible())
    qtbot.waitUntil(workers.all_quiet)
    assert [one.code for one in tab.page.day.sections[Section.WAITING]] == ["turns_16"]
    row = tab.page.view.table.row_at(
        tab.page.view.table.place_of(tab.page.day.sections[Section.WAITING][0].key)
    )
    assert "转交玉香" in row.under


def test_the_backup_is_made_at_once(qtbot, session, open_window):
    tab = open_window(session).tabs["today"]
    choose(tab, "backup")
    qtbot.keyClick(tab.page.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "backup" not in keys_of(tab), timeout=20_000)
    qtbot.waitUntil(workers.all_quiet)
    assert tab.page.pages.currentWidget() is tab.page.clear  # an empty day says so


def test_what_is_saved_elsewhere_comes_by_itself(qtbot, session, open_window, person):
    window = open_window(session)
    tab = window.tabs["today"]
    window.show_tab("migrants")
    qtbot.waitUntil(workers.all_quiet)
    person(session)
    window.tabs["migrants"].said.emit("已保存", None)
    qtbot.waitUntil(lambda: "turns_16" in keys_of(tab))
    qtbot.waitUntil(workers.all_quiet)


def test_at_midnight_it_is_another_day(qtbot, session, make_session, open_window, person):
    person(session, birth="2010-11-24")
    tab = open_window(session).tabs["today"]
    assert "星期二" in tab.page.date.text()
    make_session.moment["now"] += timedelta(days=1)
    tab._tick()
    qtbot.waitUntil(lambda: "星期三" in tab.page.date.text())
    assert "turns_16" in [one.code for one in tab.page.day.sections[Section.TODAY]]
    qtbot.waitUntil(workers.all_quiet)


def test_only_one_kind_is_shown_where_it_is_asked(qtbot, session, open_window, person, case):
    person(session)
    case(session)
    tab = open_window(session).tabs["today"]
    tab.page.chip.chosen.emit(())
    tab.page.chip.choose(("person",))
    tab.page._show()
    assert {"report", "contact"}.isdisjoint(keys_of(tab))
    assert "turns_16" in keys_of(tab)


def test_the_calendar_by_the_arrows(qtbot, session, open_window, person):
    person(session, birth="2010-11-30")
    window = open_window(session)
    tab = window.tabs["today"]
    tab.bar.setCurrentIndex(1)
    qtbot.waitUntil(workers.all_quiet)
    grid = tab.month.table
    for _week in range(1):
        qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.day == date(2026, 12, 1)  # another month is read
    qtbot.waitUntil(workers.all_quiet)
    codes = [
        tab.month.view.table.row_at(at).item.code for at in range(tab.month.view.table.rowCount())
    ]
    assert "turns_16" in codes
    assert "2026" in grid.accessibleName()
    qtbot.keyClick(grid, Qt.Key.Key_Return)  # into the day
    view = tab.month.view
    view.choose(next(one.key for one in tab.month._days[grid.day] if one.code == "turns_16"))
    qtbot.keyClick(view, Qt.Key.Key_P)
    assert tab.page.mark_bar.isVisible()  # asked under the list of the day
    tab.page.mark_bar.leave()
    tab.bar.setCurrentIndex(1)
    qtbot.keyClick(grid, Qt.Key.Key_PageUp)
    assert grid.day == date(2026, 11, 1)
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    assert grid.day == TODAY
    qtbot.waitUntil(workers.all_quiet)


def test_it_prints_and_forgets_nothing_in_another_language(qtbot, session, open_window, person):
    person(session)
    window = open_window(session)
    tab = window.tabs["today"]
    with qtbot.waitSignal(tab.print_asked) as asked:
        tab.page.print_button.click()
    dialog = window.findChild(PrintDialog)
    qtbot.waitUntil(lambda: dialog.document.pageCount() > 0)
    dialog.reject()
    assert asked.args[0].make("en", lambda *_a: None, lambda: False).data.startswith(b"%PDF")
    choose(tab, "turns_16")
    window.use_language("en")
    qtbot.waitUntil(workers.all_quiet)
    again = window.tabs["today"]
    assert again is not tab
    assert "Today" in window.side.buttons["today"].text()
    qtbot.waitUntil(lambda: again.page.view.item() is not None)
    assert again.page.view.item().code == "turns_16"


def test_each_user_has_her_day(qtbot, make_session, open_window):
    children = open_window(make_session("children_committee", name="children"))
    assert children.side.buttons.keys() == {"centre"}, "children see their Centre and nothing else"
    for role in ("viewer", "centre_facilitator", "administrator"):
        window = open_window(make_session(role, name=role))
        assert next(iter(window.side.buttons)) == "today"
        assert window.stack.currentWidget() is window.tabs["today"]
