"""The shelf and the cash book in the real window, with a real office behind it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from desktop.office.cards import Entry, Query
from desktop.rules import lending
from desktop.views import workers
from desktop.views.centre.close_month import CloseMonthDialog
from desktop.views.frame import MainWindow
from desktop.views.language import Speaker
from desktop.views.printing.dialog import PrintDialog
from desktop.views.theme import Theme

TODAY = date(2026, 11, 24)


@pytest.fixture
def database_kind():
    return "sqlite"


@pytest.fixture
def window(qtbot, qapp, session):
    made = MainWindow(session, Speaker("zh_CN"), Theme(qapp, "light"))
    qtbot.addWidget(made)
    made.show()
    made.show_tab("centre")
    qtbot.waitUntil(workers.all_quiet)
    return made


@pytest.fixture
def register(qtbot, window):
    """Bring a register to the front and wait for its list."""

    def bring(name):
        pane = window.tabs["centre"].show_register(name)
        qtbot.waitUntil(workers.all_quiet)
        return pane

    return bring


def fields(pane):
    return {
        key: editor
        for page in pane.panel.sheet.pages.values()
        for form in page.forms
        for key, editor in form.editors.items()
    }


def fill(pane, **values):
    for key, value in values.items():
        editor = fields(pane)[key.replace("__", ".")]
        editor.set_value(value)
        editor.touched()


def saved(qtbot, pane):
    with qtbot.waitSignal(pane.desk.saved, timeout=10_000) as signal:
        pane.desk.save()
    qtbot.waitUntil(workers.all_quiet)
    return signal.args[0]


def opened(qtbot, pane, record):
    pane.open(record)
    qtbot.waitUntil(lambda: pane.desk.file is not None and pane.desk.file.main.id == record)
    qtbot.waitUntil(workers.all_quiet)


def ball(session, **values):
    typed = {"name": "足球", "kind": "sports", "count": 5, "place": "器材箱", **values}
    return session.things.save(Entry(None, typed, kind="thing")).main.id


def money(session, kind="donation", amount="100", day=date(2026, 10, 5)):
    typed = {"day": day, "kind": kind, "amount": amount, "purpose": "画画比赛"}
    return session.cash.save(Entry(None, typed, kind="cash_entry"))


def test_a_thing_is_lent_and_comes_back_by_the_keyboard_alone(qtbot, window, register, session):
    record = ball(session)
    pane = register("things")
    opened(qtbot, pane, record)
    qtbot.keyClick(pane.panel, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    page = pane.panel.sheet.beside("loans")
    form = page.lend_form.editors
    assert window.focusWidget() is form["loan.person_id"].focus_target()
    form["loan.name"].set_value("岩温")
    form["loan.count"].set_value(2)
    qtbot.keyClick(
        form["loan.count"].focus_target(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    qtbot.waitUntil(lambda: len(pane.desk.file.rows["loan"]) == 1, timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    assert "岩温" in window.quiet.words.text()
    assert "3" in pane.line.words.text()
    assert "2" in pane.line.words.text()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(pane.panel, Qt.Key.Key_B, both)
    back = page.back_form.editors
    back["loan.returned_how"].set_value("broken")
    back["loan.count"].set_value(1)
    page.back_button.click()
    qtbot.waitUntil(lambda: pane.desk.file.main.values["broken"] == 1, timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    assert pane.desk.file.facts["stock"].out == 1
    assert not page.back.isVisible()
    assert len(page.findChildren(QPushButton, "loan_came_back")) >= 1


def test_what_cannot_be_lent_is_said_beside_the_field_and_nothing_is_lost(qtbot, register, session):
    record = ball(session, count=1)
    pane = register("things")
    opened(qtbot, pane, record)
    pane.focus_loans("lend")
    page = pane.panel.sheet.beside("loans")
    form = page.lend_form.editors
    form["loan.name"].set_value("岩温")
    form["loan.count"].set_value(4)
    page.lend_button.click()
    qtbot.waitUntil(lambda: bool(form["loan.count"].notice()), timeout=10_000)
    assert "1" in form["loan.count"].notice()
    assert form["loan.name"].value() == "岩温"


def test_a_loan_is_undone_where_it_was_said(qtbot, window, register, session):
    record = ball(session)
    pane = register("things")
    opened(qtbot, pane, record)
    pane.focus_loans("lend")
    page = pane.panel.sheet.beside("loans")
    page.lend_form.editors["loan.name"].set_value("岩温")
    page.lend_button.click()
    qtbot.waitUntil(lambda: window.quiet.button.isVisible(), timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    window.quiet.button.click()
    qtbot.waitUntil(lambda: not pane.desk.file.rows["loan"], timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    assert pane.desk.file.facts["stock"].free == 5


def test_late_things_stand_out_in_the_list(qtbot, register, session):
    record = ball(session)
    late = {"name": "岩温", "count": 1, "lent_on": TODAY - timedelta(days=20)}
    session.things.lend(record, {**late, "until": TODAY - timedelta(days=3)})
    pane = register("things")
    (line,) = pane.list.table.lines()
    assert line.cells["due"] == lending.OVERDUE
    assert "1" in pane.line.words.text()
    chip = pane.list.filters.chips["due"]
    assert chip is not None
    opened(qtbot, pane, record)
    assert "岩温" in " ".join(
        label.text() for label in pane.panel.advice.findChildren(object) if hasattr(label, "text")
    )


def test_money_is_written_down_and_what_is_in_the_tin_stands_above(qtbot, register, session):
    pane = register("cash")
    pane.new()
    fill(pane, cash_entry__kind="donation", cash_entry__amount=12050, cash_entry__purpose="义卖")
    file = saved(qtbot, pane)
    assert str(file.main.values["number"]) == "MXX-Q-2026-0001"
    assert "120.50" in pane.line.balance.text()
    assert not fields(pane)["cash_entry.amount"].focus_target().isEnabled() or (
        fields(pane)["cash_entry.amount"].focus_target().isReadOnly()
    )
    fill(pane, cash_entry__note="收据在盒子里")
    file = saved(qtbot, pane)
    assert file.main.values["note"] == "收据在盒子里"
    pane.new()
    amount = fields(pane)["cash_entry.amount"].focus_target()
    assert amount.isEnabled()
    assert not amount.isReadOnly()
    fill(pane, cash_entry__kind="food", cash_entry__amount=20000, cash_entry__purpose="糖")
    pane.desk.save()
    why = fields(pane)["cash_entry.short_why"]
    qtbot.waitUntil(lambda: bool(why.notice()), timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    assert fields(pane)["cash_entry.amount"].value() == 20000
    fill(pane, cash_entry__short_why="主任先垫付")
    saved(qtbot, pane)
    assert "-79.50" in pane.line.balance.text()


def test_an_entry_is_set_right_by_another(qtbot, register, session):
    file = money(session, day=TODAY)
    pane = register("cash")
    opened(qtbot, pane, file.main.id)
    assert pane.right.isVisible()
    pane.right.click()
    qtbot.waitUntil(lambda: pane.desk.file is None and pane.desk.busy, timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    assert fields(pane)["cash_entry.corrects_id"].value() == file.main.id
    saved(qtbot, pane)
    assert session.cash.now().balance == 0
    opened(qtbot, pane, file.main.id)
    assert not pane.right.isVisible()


def test_a_month_is_closed_after_the_tin_is_counted(qtbot, register, session):
    money(session)
    pane = register("cash")
    assert pane.line.close_button.isVisible()
    pane.line.close_button.click()
    dialog = pane.findChild(CloseMonthDialog)
    dialog.tin.pieces[5000].setValue(1)
    dialog.tin.pieces[2000].setValue(2)
    dialog.tin.pieces[50].setValue(1)
    assert dialog.tin.counted() == 9050
    assert dialog.tin.why.isVisible()
    dialog.reason.setPlainText("本办只有一人")
    dialog.verb.click()
    qtbot.waitUntil(lambda: bool(dialog.tin.why.notice()), timeout=10_000)
    assert dialog.tin.pieces[5000].value() == 1
    dialog.tin.why.set_value("零钱掉了")
    dialog.verb.click()
    qtbot.waitUntil(lambda: session.cash.now().closed_until is not None, timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    assert not pane.line.close_button.isVisible()
    assert "10月31日" in pane.line.month.text()


def test_the_sum_may_be_written_without_counting_pieces(qtbot, register, session):
    money(session)
    pane = register("cash")
    dialog = pane.ask_to_close()
    dialog.tin.pieces[10000].setValue(3)
    dialog.tin.sum.set_value(10000)
    dialog.tin.sum.touched()
    assert dialog.tin.counted() == 10000
    assert dialog.tin.pieces[10000].value() == 0
    assert not dialog.tin.why.isVisible()
    dialog.verb.click()
    qtbot.waitUntil(lambda: bool(dialog.banner.isVisible()), timeout=10_000)
    assert session.cash.now().closed_until is None  # alone, and no reason was written
    dialog.reject()


def test_papers_are_asked_of_the_frame(qtbot, window, register, session):
    ball(session)
    file = money(session)
    for name, kind in (("things", "centre_inventory"), ("cash", "cash_year")):
        pane = register(name)
        with qtbot.waitSignal(pane.print_asked) as asked:
            pane.show_paper(kind, ())
        made = asked.args[0].make("zh_CN", lambda _a, _b: None, lambda: False)
        assert made.data.startswith(b"%PDF")
        assert not made.missing
        _close_dialogs(qtbot, window)
    with qtbot.waitSignal(pane.print_asked) as asked:
        pane.print_several((file.main.id,))
    assert asked.args[0].person_ids == (file.main.id,)
    _close_dialogs(qtbot, window)


def test_children_of_the_committee_do_all_of_it_themselves(qtbot, qapp, make_session):
    child = make_session("children_committee", name="玉香")
    record = ball(child)
    made = MainWindow(child, Speaker("zh_CN"), Theme(qapp, "light"))
    qtbot.addWidget(made)
    made.show()
    made.show_tab("centre")
    things = made.tabs["centre"].show_register("things")
    opened(qtbot, things, record)
    things.lend.click()
    page = things.panel.sheet.beside("loans")
    page.lend_form.editors["loan.name"].set_value("岩温")
    page.lend_button.click()
    qtbot.waitUntil(lambda: len(things.desk.file.rows["loan"]) == 1, timeout=10_000)
    with qtbot.waitSignal(things.print_asked) as asked:
        things.line.findChild(QAction, "paper_centre_loans").trigger()
    made_paper = asked.args[0].make("zh_CN", lambda _a, _b: None, lambda: False)
    assert made_paper.data.startswith(b"%PDF")
    _close_dialogs(qtbot, made)
    cash = made.tabs["centre"].show_register("cash")
    cash.new()
    fill(cash, cash_entry__kind="donation", cash_entry__amount=500, cash_entry__purpose="义卖")
    file = saved(qtbot, cash)
    assert str(file.main.values["number"]) == "MXX-Q-2026-0001"
    assert cash.panel.buttons["print"].isVisible()
    assert cash.panel.buttons["export"].isHidden()


def test_who_only_looks_is_offered_nothing_to_write(qtbot, qapp, make_session, session):
    record, file = ball(session), money(session)
    viewer = make_session("viewer", name="看客")
    made = MainWindow(viewer, Speaker("zh_CN"), Theme(qapp, "light"))
    qtbot.addWidget(made)
    made.show()
    made.show_tab("centre")
    things = made.tabs["centre"].show_register("things")
    opened(qtbot, things, record)
    assert not things.lend.isVisible()
    cash = made.tabs["centre"].show_register("cash")
    opened(qtbot, cash, file.main.id)
    assert not cash.right.isVisible()
    assert not cash.line.close_button.isVisible()
    assert cash.list.new_button.isHidden()
    assert viewer.cash.lines(Query())


def _close_dialogs(qtbot, window):
    qtbot.waitUntil(lambda: window.findChild(PrintDialog) is not None)
    dialog = window.findChild(PrintDialog)
    qtbot.waitUntil(lambda: dialog.document.pageCount() > 0, timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    dialog.reject()
    qtbot.waitUntil(lambda: window.findChild(PrintDialog) is None)
