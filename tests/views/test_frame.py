"""The window round everything, with a real office behind it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.views import workers
from desktop.views.dialogs.four_eyes import FourEyesDialog
from desktop.views.frame import MainWindow
from desktop.views.help_window import HelpWindow
from desktop.views.language import Speaker
from desktop.views.theme import Theme

PASSWORD = "tea forest morning"


@pytest.fixture
def database_kind():
    return "sqlite"


@pytest.fixture
def theme(qapp):
    return Theme(qapp, "light")


@pytest.fixture
def open_window(qtbot, theme, make_session):
    def open_(*roles):
        session = make_session(*(roles or ("director",)), password=PASSWORD)
        window = MainWindow(session, Speaker("zh_CN"), theme)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(workers.all_quiet)
        return window

    return open_


def test_roles_see_only_their_tabs(open_window):
    director = open_window("director")
    assert set(director.tabs) == {"today"}  # others are built when they are asked for
    assert {"migrants", "recruiters", "cases"} <= director.side.buttons.keys()
    administrator = open_window("administrator")
    assert administrator.side.buttons.keys() == {"today", "settings"}
    administrator.show_tab("settings")
    assert "users" in administrator.tabs["settings"].pages
    children = open_window("children_committee")
    assert set(children.side.buttons) == {"centre"}


def test_tabs_by_the_keyboard(open_window, qtbot):
    window = open_window()
    window.activateWindow()
    window.show_tab("settings")
    assert window.stack.currentWidget() is window.tabs["settings"]
    window.show_tab("migrants")
    assert window.stack.currentWidget() is window.tabs["migrants"]


def test_locked_it_shows_nothing_and_loses_nothing(open_window, qtbot):
    window = open_window()
    window.show_tab("settings")
    page = window.tabs["settings"].pages["office"]
    line = page.form.editors["office.address"].findChild(QLineEdit)
    line.setText("打洛镇 1 号")
    window.lock()
    assert window.locked
    assert "曼夕" not in window.windowTitle()
    assert not line.isVisible()
    window.lock_page.password.line.setText("not the password")
    window.lock_page.button.click()
    qtbot.waitUntil(workers.all_quiet)
    assert window.locked
    window.lock_page.password.line.setText(PASSWORD)
    window.lock_page.button.click()
    qtbot.waitUntil(lambda: not window.locked)
    assert line.text() == "打洛镇 1 号"
    qtbot.waitUntil(workers.all_quiet)


def test_it_locks_by_itself(open_window, qtbot):
    window = open_window()
    with qtbot.waitSignal(window._idle.idle, timeout=2000):
        window._idle._timer.setInterval(10)
        window._idle._timer.start()
    assert window.locked
    qtbot.waitUntil(workers.all_quiet)


def test_the_language_changes_at_once_and_keeps_where_one_was(open_window, qtbot):
    window = open_window()
    window.show_tab("settings")
    window.tabs["settings"].show_page("keeping")
    window.use_language("en")
    qtbot.waitUntil(workers.all_quiet)
    assert window.side.buttons["settings"].text() == "Settings"
    assert window.tabs["settings"].menu.currentRow() == 3
    window.use_scheme("dark")
    qtbot.waitUntil(workers.all_quiet)
    assert window._theme.colours.dark


def test_closing_makes_a_backup(open_window, qtbot):
    window = open_window()
    with qtbot.waitSignal(window.closed, timeout=15000):
        window.close()
    assert len(list((window.session.folder / "backups").glob("*.scb"))) == 1


def test_signing_out(open_window, qtbot):
    window = open_window()
    with qtbot.waitSignal(window.signed_out, timeout=15000):
        window.sign_out()


def test_help_in_both_languages(open_window, qtbot):
    window = open_window()
    for language, words in (("zh_CN", "登记"), ("en", "Registering")):
        shown = HelpWindow(Speaker(language), window)
        qtbot.addWidget(shown)
        assert words in shown.text.toPlainText()


def test_four_eyes_say_what_is_wrong_and_keep_what_was_typed(open_window, make_session, qtbot):
    window = open_window()
    make_session("clerk", name="经办人", password="rain over rubber")
    from desktop.office import four_eyes
    from desktop.rules.permissions import Act

    done = []
    dialog = FourEyesDialog(
        window.session,
        Speaker("zh_CN"),
        "?",
        "!",
        lambda _reason, second: four_eyes.approve(window.session, Act.OVERRIDE_READINESS, second),
        done.append,
        window,
    )
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.reason.setPlainText("读夜校")
    dialog.name.setText("经办人")
    dialog.password.line.setText("wrong wrong")
    dialog.verb.click()
    qtbot.waitUntil(lambda: dialog.banner.isVisible())
    assert dialog.reason.toPlainText() == "读夜校"
    dialog.password.line.setText("rain over rubber")
    dialog.verb.click()
    qtbot.waitUntil(lambda: bool(done))
    assert done[0].second_id is not None


def test_the_settings_work(open_window, qtbot):
    window = open_window()
    window.show_tab("settings")
    tab = window.tabs["settings"]
    tab.show_page("users")
    qtbot.waitUntil(workers.all_quiet)
    users = tab.pages["users"]
    users.form.set_values("user", {"sign_in_name": "玉香", "full_name": "玉香", "roles": ["clerk"]})
    users.password.first.line.setText("river stone ladder")
    users.password.again.line.setText("river stone ladder")
    users.add.click()
    qtbot.waitUntil(lambda: users.table.rowCount() == 2, timeout=15000)
    users.table.selectRow(1)
    users.block.click()
    qtbot.waitUntil(workers.all_quiet)
    assert users._users[1].blocked_at is None  # not without a reason
    users.reason.setText("离职")
    users.block.click()
    qtbot.waitUntil(lambda: bool(users._users[1].blocked_at), timeout=15000)
    office = tab.pages["office"]
    tab.show_page("office")
    office.form.editors["office.code"].set_value("1")
    office._save()
    qtbot.waitUntil(workers.all_quiet)
    assert office.form.editors["office.code"].notice()
    office.form.editors["office.code"].set_value("MXX")
    with qtbot.waitSignal(office.saved, timeout=5000):
        office._save()
    tab.show_page("keeping")
    keeping = tab.pages["keeping"]
    keeping._backup()
    qtbot.waitUntil(lambda: keeping.list.count() == 1, timeout=15000)
    keeping._check()
    qtbot.waitUntil(lambda: "✓" in keeping.report.text(), timeout=15000)
    tab.show_page("own")
    own = tab.pages["own"]
    own.old.line.setText("wrong wrong wrong")
    own.new.first.line.setText("a new long one")
    own.new.again.line.setText("a new long one")
    own._change()
    qtbot.waitUntil(workers.all_quiet)
    own.old.line.setText(PASSWORD)
    own._change()
    with qtbot.waitSignal(own.said, timeout=15000):
        pass
    tab.show_page("log")
    log = tab.pages["log"]
    qtbot.waitUntil(lambda: log.table.rowCount() > 3)
    log._fetch()
    qtbot.waitUntil(workers.all_quiet)
    keeping.list.setCurrentRow(0)
    keeping._ask_restore()
    assert keeping.banner.isVisible() or keeping.banner.words.text()
    with qtbot.waitSignal(tab.restored, timeout=20000):
        keeping._restore(keeping.list.item(0).data(Qt.ItemDataRole.UserRole))


def test_nothing_of_the_office_is_in_the_clipboard_or_titles_when_locked(open_window, qtbot):
    window = open_window()
    window.lock()
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            assert "曼夕" not in top.windowTitle()
    qtbot.waitUntil(workers.all_quiet)
