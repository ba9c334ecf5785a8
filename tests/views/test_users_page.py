"""Who of the register a user is herself: noted by pinyin, so that her family's cases are hidden."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView

from desktop.office.cards import Entry, RowEntry
from desktop.views import workers
from desktop.views.language import Speaker
from desktop.views.settings.users_page import UsersPage


@pytest.fixture
def database_kind():
    return "sqlite"


@pytest.fixture
def person(session):
    return session.migrants.save(
        Entry(
            None,
            {"full_name": "玉章罕", "sex": "female", "birth": "1995-04-01", "nationality": "china"},
            {"journey": (RowEntry(None, {"registered_on": date(2026, 11, 24), "purpose": "work"}),)},
        )
    ).person.id  # fmt: skip


@pytest.fixture
def page(qtbot, session, make_session):
    make_session("clerk", name="yuzhanghan")
    made = UsersPage(session, Speaker("zh_CN"))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.shown()
    qtbot.waitUntil(workers.all_quiet)
    return made


def choose(page, name):
    found = [page.table.item(row, 0).text() for row in range(page.table.rowCount())]
    page.table.selectRow(found.index(name))


def _open_list():
    tops = [each for each in QApplication.topLevelWidgets() if isinstance(each, QListView)]
    return next((each for each in tops if each.isVisible()), None)


def cards(session):
    return {user.sign_in_name: user for user in session.users.all()}


def test_her_own_record_is_found_by_pinyin_saved_and_taken_away(qtbot, page, session, person):
    assert page.own.isHidden()  # nobody is chosen
    choose(page, "yuzhanghan")
    assert page.own.isVisible()
    page.own.line.setFocus()
    qtbot.keyClicks(page.own.line, "yuzh")

    qtbot.waitUntil(lambda: _open_list() is not None, timeout=10_000)
    qtbot.keyClick(_open_list(), Qt.Key.Key_Return)
    assert page.own.value() == person
    assert page.own.title() == "玉章罕"
    page.link.click()
    qtbot.waitUntil(lambda: cards(session)["yuzhanghan"].person_id == person, timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    choose(page, "yuzhanghan")
    qtbot.waitUntil(lambda: page.own.line.text() == "玉章罕", timeout=10_000)
    page.own.clear()
    page.link.click()
    qtbot.waitUntil(lambda: cards(session)["yuzhanghan"].person_id is None, timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)


def test_words_that_were_not_chosen_are_not_saved_as_nobody(qtbot, page, session, person):
    user = cards(session)["yuzhanghan"]
    session.users.set_person(user.id, person)
    page.shown()
    qtbot.waitUntil(workers.all_quiet)
    choose(page, "yuzhanghan")
    page.own.clear()
    page.own.line.setText("玉")
    page.link.click()
    assert page.own.notice()
    qtbot.waitUntil(workers.all_quiet)
    assert cards(session)["yuzhanghan"].person_id == person
