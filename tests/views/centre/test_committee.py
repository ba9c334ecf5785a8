"""The committee in a real window, and the window that an adult hands over to the children."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from desktop.app import Program
from desktop.office.cards import Entry, RowEntry
from desktop.rules import elections, handovers
from desktop.views import workers
from desktop.views.centre.door import CentreDoorWindow
from desktop.views.frame import MainWindow
from desktop.views.language import Speaker
from desktop.views.theme import BODY_PT, CENTRE_PT, Theme

TODAY = date(2026, 11, 24)
PASSWORD = "tea forest morning"
SIMPLE = "246810"
CHILD = {"sign_in_name": "儿童", "full_name": "玉罕", "roles": ["children_committee"]}


@pytest.fixture
def database_kind():
    return "sqlite"


@pytest.fixture
def office(make_session):
    session = make_session("director", name="主任", password=PASSWORD)
    session.users.add(CHILD, SIMPLE)
    return session


@pytest.fixture
def child(office):
    """Register a child of the Centre."""

    def make(name, birth):
        typed = {"full_name": name, "sex": "female", "birth": birth, "birth_evidence": "id_card",
                 "ethnic_group": "34", "nationality": "china", "village_group": "曼夕下寨"}  # fmt: skip
        person = office.migrants.save(Entry(None, typed)).person.id
        with office.writing() as work:
            work.records.add("centre_child", {"person_id": person, "state": "COMES"})
        return person

    return make


@pytest.fixture
def program(qtbot, qapp, tmp_path):
    made = Program(qapp, tmp_path, None, "zh_CN")
    yield made
    qtbot.waitUntil(workers.all_quiet)
    made.theme.enlarge(large=False)
    made.bugs.remove()
    made.window.deleteLater()


@pytest.fixture
def window(qtbot, program, office):
    def open_():
        made = program.open_office(office)
        made.show_tab("centre")
        qtbot.waitUntil(workers.all_quiet)
        return made

    return open_


def term_of(office, people):
    rows = tuple(
        RowEntry(None, {"person_id": one, "agreed_on": TODAY, "guardian_agreed_on": TODAY})
        for one in people
    )
    typed = {"name": "第三届", "seats": 2, "marks": 2, "election_on": TODAY}
    return office.terms.save(
        Entry(None, typed, {"committee_candidate": rows}, kind="committee_term")
    )


def moved(office, file, *states):
    for state in states:
        file = office.terms.move(file.main.id, state, happened_on=TODAY)
    return file


def test_voters_are_ticked_on_their_page_while_the_voting_is_open(qtbot, office, child, window):
    people = [child("玉罕", "2012-05-01"), child("岩温", "2013-05-01")]
    file = term_of(office, people)
    pane = window().tabs["centre"].show_register("terms")
    pane.open(file.main.id)
    qtbot.waitUntil(workers.all_quiet)
    page = pane.panel.sheet.beside("voters")
    pane.panel.sheet.go_to("voters")
    assert page.all.isVisible()
    page.all.click()
    qtbot.waitUntil(lambda: page.table.rowCount() == 2)
    item = page.table.item(0, 0)
    assert not item.flags() & Qt.ItemFlag.ItemIsUserCheckable
    pane.step_taken(moved(office, file, elections.CALLED, elections.VOTING))
    qtbot.waitUntil(workers.all_quiet)
    assert not page.all.isVisible()
    page.table.item(0, 0).setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: "1" in page.count.text() and "2" in page.count.text())
    qtbot.waitUntil(workers.all_quiet)
    voters = office.terms.open(file.main.id).facts["voters"]
    assert [one.voted for one in voters] == [True, False]


def test_the_count_is_typed_for_all_in_one_table_after_the_voting(qtbot, office, child, window):
    people = [child("玉罕", "2012-05-01"), child("岩温", "2013-05-01")]
    file = term_of(office, people)
    office.terms.voters.add(file.main.id, people[0])
    pane = window().tabs["centre"].show_register("terms")
    pane.open(file.main.id)
    qtbot.waitUntil(workers.all_quiet)
    pane.panel.sheet.finish_making()
    page = pane.panel.sheet.pages["result"]
    assert not page.table.item(0, 1).flags() & Qt.ItemFlag.ItemIsEditable
    file = moved(office, file, elections.CALLED, elections.VOTING)
    office.terms.voters.tick(file.main.id, file.facts["voters"][0].id, voted=True)
    pane.step_taken(moved(office, file, elections.COUNTED))
    qtbot.waitUntil(workers.all_quiet)
    pane.panel.sheet.go_to("result")
    assert [page.table.item(n, 0).text() for n in (0, 1)] == ["玉罕", "岩温"]
    page.table.item(0, 1).setText("1")
    page.table.item(0, 3).setCheckState(Qt.CheckState.Checked)
    pane.desk.save()
    qtbot.waitUntil(workers.all_quiet)
    assert page.notice.text()  # all at once
    page.table.item(1, 1).setText("0")
    with qtbot.waitSignal(pane.desk.saved, timeout=10_000) as signal:
        pane.desk.save()
    kept = [row.values for row in signal.args[0].rows["committee_candidate"]]
    assert [(one["votes"], bool(one["elected"])) for one in kept] == [(1, True), (0, False)]
    qtbot.waitUntil(workers.all_quiet)


def test_whose_handover_is_due_stands_above_the_list_and_begins_with_one_click(
    qtbot, office, child, window
):
    turning, other = child("玉老", "2009-01-10"), child("岩温", "2013-05-01")
    file = term_of(office, [turning, other])
    office.terms.voters.add(file.main.id, other)
    file = moved(office, file, elections.CALLED, elections.VOTING)
    office.terms.voters.tick(file.main.id, file.facts["voters"][0].id, voted=True)
    file = moved(office, file, elections.COUNTED)
    entry = office.terms.entry(file)
    rows = tuple(
        replace(one, values={**one.values, "votes": 1, "elected": True})
        for one in entry.rows["committee_candidate"]
    )
    typed = {"ballots_valid": 1, "ballots_spoilt": 0, "result_signed_on": TODAY}
    office.terms.save(
        replace(
            entry,
            values={**entry.values, **typed},
            rows={**entry.rows, "committee_candidate": rows},
        )
    )
    moved(office, file, elections.SERVING)
    pane = window().tabs["centre"].show_register("handovers")
    qtbot.waitUntil(lambda: len(pane.due.buttons) == 1)
    assert "玉老" in pane.due.buttons[0].text()
    pane.due.buttons[0].click()
    qtbot.waitUntil(lambda: pane.desk.busy)
    qtbot.waitUntil(workers.all_quiet)
    with qtbot.waitSignal(pane.desk.saved, timeout=10_000) as signal:
        pane.desk.save()
    kept = signal.args[0]
    assert kept.main.values["from_id"] == turning
    assert kept.state == handovers.PREPARING
    qtbot.waitUntil(workers.all_quiet)
    assert pane.panel.name.text() == "玉老"


def choose(window, action):
    menu = window.findChild(QMenu, "user_menu")
    next(one for one in menu.actions() if one.objectName() == action).trigger()


def come_in(qtbot, program, name=CHILD["sign_in_name"], password=SIMPLE):
    door = program.window
    assert isinstance(door, CentreDoorWindow)
    door.child.name.setText(name)
    door.child.password.line.setText(password)
    door.child.button.click()
    qtbot.waitUntil(workers.all_quiet)


def test_an_adult_hands_the_window_over_and_takes_it_back(qtbot, program, office, window):
    choose(window(), "to_centre")
    qtbot.waitUntil(lambda: isinstance(program.window, CentreDoorWindow), timeout=10_000)
    come_in(qtbot, program, password="999999")
    assert isinstance(program.window, CentreDoorWindow)
    come_in(qtbot, program)
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=10_000)
    centre = program.window
    qtbot.waitUntil(workers.all_quiet)
    # Nothing but the Centre: no other tab, no settings, no link that leads elsewhere.
    assert set(centre.side.buttons) == {"centre"}
    centre._go("migrants", office.user.id)
    centre._go("settings", office.user.id)
    assert set(centre.tabs) == {"centre"}
    assert set(centre.tabs["centre"].permitted()) == {
        "activities", "children", "terms", "meetings", "handovers", "things", "cash", "schools",
        "volunteers",
    }  # fmt: skip
    assert centre.tabs["centre"].font().pointSizeF() == CENTRE_PT
    bar = centre.tabs["centre"].bar
    assert bar.iconSize().width() == 28
    assert not any(bar.tabIcon(at).isNull() for at in range(bar.count()))
    pane = centre.tabs["centre"].show_register("terms")
    qtbot.waitUntil(workers.all_quiet)
    keys = [tab.key for tab in pane.look.screen.tabs]
    assert not pane.panel.sheet.isTabVisible(keys.index("history"))
    # Where she may only look, nothing invites her to type; her own registers do.
    pane.panel.sheet.finish_making()
    name = pane.panel.sheet.pages["term"].forms[0].editors["committee_term.name"]
    assert name.input.isReadOnly()
    assert pane.panel.sheet.pages["candidates"].rows["committee_candidate"].add.isHidden()
    meetings = centre.tabs["centre"].show_register("meetings")
    meetings.new()
    qtbot.waitUntil(workers.all_quiet)
    agenda = meetings.panel.sheet.pages["meeting"].forms[0].editors["committee_meeting.agenda"]
    assert not agenda.input.isReadOnly()
    meetings.desk.close()
    # Back to the office leads through the real password of an adult only.
    choose(centre, "to_office")
    qtbot.waitUntil(lambda: isinstance(program.window, CentreDoorWindow), timeout=10_000)
    door = program.window
    assert door.pages.currentIndex() == 1
    for name, password in ((CHILD["sign_in_name"], SIMPLE), ("主任", PASSWORD)):
        door.adult.name.setText(name)
        door.adult.password.line.setText(password)
        door.adult.button.click()
        qtbot.waitUntil(workers.all_quiet)
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=10_000)
    assert "settings" in program.window.side.buttons
    assert program.window.font().pointSizeF() == BODY_PT
    qtbot.waitUntil(workers.all_quiet)


def test_a_locked_centre_opens_with_the_childs_password_or_goes_to_an_adult(qtbot, program, office):
    from desktop.office.centre_door import CentreDoor

    centre = program.open_office(CentreDoor(office).enter("儿童", SIMPLE))
    qtbot.waitUntil(workers.all_quiet)
    centre.lock()
    centre.lock_page.password.line.setText("000000")
    centre.lock_page.button.click()
    qtbot.waitUntil(workers.all_quiet)
    assert centre.locked
    centre.lock_page.password.line.setText(SIMPLE)
    centre.lock_page.button.click()
    qtbot.waitUntil(lambda: not centre.locked)
    centre.lock()
    centre.lock_page.office_asked.emit()
    qtbot.waitUntil(lambda: isinstance(program.window, CentreDoorWindow), timeout=10_000)
    assert program.window.pages.currentIndex() == 1
    qtbot.waitUntil(workers.all_quiet)


def test_closing_from_the_door_and_from_the_centre_makes_a_backup(qtbot, qapp, office):
    from desktop.office.centre_door import CentreDoor

    Theme(qapp, "light")
    door = CentreDoorWindow(CentreDoor(office), Speaker("zh_CN"))
    qtbot.addWidget(door)
    door.show()
    with qtbot.waitSignal(door.closed, timeout=15_000):
        door.close()
    assert len(list((office.folder / "backups").glob("*.scb"))) == 1
