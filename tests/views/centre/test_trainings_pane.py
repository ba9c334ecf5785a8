"""Trainings in a real window: who came and what she knew is typed by keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListView

from desktop.office.cards import Entry, Query, RowEntry
from desktop.rules import preparation, trainings
from desktop.views import workers
from desktop.views.frame import MainWindow
from desktop.views.language import Speaker
from desktop.views.printing.dialog import PrintDialog
from desktop.views.theme import Theme

TODAY = date(2026, 11, 24)


@pytest.fixture
def database_kind():
    return "sqlite"


def person(session, name, *, state="PREPARING", **values):
    journey = {"registered_on": TODAY, "purpose": "work"}
    typed = {"full_name": name, "birth": "2004-05-01", "id_type": "id_card", **values}
    rows = {
        "schooling": (RowEntry(None, {"status": "completed_nine"}),),
        "journey": (RowEntry(None, journey),),
    }
    file = session.migrants.save(Entry(None, typed, rows))
    for step in ("CHECKING", state) if state != "INTERESTED" else ():
        session.migrants.move(file.rows["journey"][0].id, step, happened_on=TODAY)
    return file.person.id


@pytest.fixture
def window(qtbot, qapp, session):
    made = MainWindow(session, Speaker("zh_CN"), Theme(qapp, "light"))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.show_tab("centre")
    qtbot.waitUntil(workers.all_quiet)
    return made


@pytest.fixture
def pane(qtbot, window):
    found = window.tabs["centre"].show_register("trainings")
    qtbot.waitUntil(workers.all_quiet)
    return found


def new_training(qtbot, pane, codes=("T01", "T05")):
    pane.new()
    form = pane.panel.sheet.pages["training"].forms[0]
    for key, value in (("audience", "leaving"), ("modules", list(codes)), ("trainer", "玉金")):
        editor = form.editors[f"training.{key}"]
        editor.set_value(value)
        editor.touched()
    pane.panel.sheet.go_to("participants")
    return pane.panel.sheet.pages["participants"]


def saved(qtbot, pane):
    with qtbot.waitSignal(pane.desk.saved, timeout=10_000) as signal:
        pane.desk.save()
    qtbot.waitUntil(workers.all_quiet)
    return signal.args[0]


def popup():
    """Return the list that is open, if one is."""
    tops = [each for each in QApplication.topLevelWidgets() if isinstance(each, QListView)]
    return next((each for each in tops if each.isVisible()), None)


def test_somebody_is_found_by_pinyin_and_taken_in_with_enter(qtbot, window, pane, session):
    girl = person(session, "玉章罕")
    page = new_training(qtbot, pane)
    page.add.line.setFocus()
    qtbot.keyClicks(page.add.line, "yzh")
    qtbot.waitUntil(lambda: popup() is not None)
    qtbot.keyClick(popup(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.grid.rowCount() == 1)
    assert page.grid.item(0, 0).text() == "玉章罕"
    file = saved(qtbot, pane)
    (row,) = file.rows["training_participant"]
    assert row.values["person_id"] == girl


def test_all_who_prepare_come_in_at_once_and_are_typed_down_the_columns(
    qtbot, window, pane, session
):
    names = ["岩温", "玉罕", "玉章"]
    people = {name: person(session, name) for name in names}
    person(session, "岩三", state="INTERESTED")
    page = new_training(qtbot, pane)
    qtbot.mouseClick(page.all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.grid.rowCount() == 3)
    grid = page.grid
    grid.setFocus()
    grid.setCurrentCell(0, 1)
    qtbot.keyClicks(grid, "yyn")
    grid.setCurrentCell(0, 2)
    for points in ("2", "3"):
        qtbot.keyClicks(grid, points)
        editor = grid.viewport().findChildren(QLineEdit)[-1]
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not grid.viewport().findChildren(QLineEdit))
    assert grid.currentRow() == 2
    file = saved(qtbot, pane)
    told = {row.values["name"]: row.values for row in file.rows["training_participant"]}
    order = [grid.item(line, 0).text() for line in range(3)]
    assert [told[name]["came"] for name in order] == ["yes", "yes", "no"]
    assert [told[name]["points_before"] for name in order] == [2, 3, None]
    assert {row["person_id"] for row in told.values()} == set(people.values())


def test_asking_for_all_again_takes_nobody_in_twice(qtbot, window, pane, session):
    person(session, "岩温")
    page = new_training(qtbot, pane)
    for _time in range(2):
        qtbot.mouseClick(page.all, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(workers.all_quiet)
    assert page.grid.rowCount() == 1


def test_too_many_points_are_said_beside_the_line_and_nothing_is_lost(qtbot, window, pane, session):
    person(session, "岩温")
    page = new_training(qtbot, pane)
    qtbot.mouseClick(page.all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.grid.rowCount() == 1)
    page.grid.typed.emit(0, "points_after", 9)
    pane.desk.save()
    qtbot.waitUntil(lambda: page.problem.isVisible())
    assert "岩温" in page.problem.text()
    assert page.grid.item(0, 3).text() == "9"
    assert session.trainings.lines(Query()) == ()


def test_who_is_taken_off_with_delete_is_off_after_saving(qtbot, window, pane, session):
    for name in ("岩温", "玉罕"):
        person(session, name)
    page = new_training(qtbot, pane)
    qtbot.mouseClick(page.all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.grid.rowCount() == 2)
    saved(qtbot, pane)
    gone = page.grid.item(0, 0).text()
    page.grid.setFocus()
    page.grid.setCurrentCell(0, 0)
    qtbot.keyClick(page.grid, Qt.Key.Key_Delete)
    file = saved(qtbot, pane)
    assert [row.values["name"] for row in file.rows["training_participant"]] != []
    assert gone not in [row.values["name"] for row in file.rows["training_participant"]]


def test_a_held_training_gives_certificates_and_they_are_shown_before_printing(
    qtbot, window, pane, session
):
    girl = person(session, "玉章罕")
    rows = {"training_participant": (RowEntry(None, {"person_id": girl, "came": "yes"}),)}
    values = {"held_on": TODAY, "audience": "leaving", "modules": ["T01"], "trainer": "玉金"}
    file = session.trainings.save(Entry(None, values, rows, kind="training"))
    session.trainings.move(file.main.id, trainings.HELD, happened_on=TODAY)
    pane.open(file.main.id)
    qtbot.waitUntil(lambda: pane.certify.isVisible())
    qtbot.mouseClick(pane.certify, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: bool(
            session.trainings.open(file.main.id)
            .rows["training_participant"][0]
            .values["certificate_on"]
        )
    )
    pane.print_one("training_certificates")
    qtbot.waitUntil(lambda: bool(window.findChildren(PrintDialog)))
    qtbot.waitUntil(workers.all_quiet)
    window.findChildren(PrintDialog)[0].reject()


def test_a_persons_sheet_shows_the_preparation_she_has_had(qtbot, window, session):
    girl = person(session, "玉章罕")
    rows = {"training_participant": (RowEntry(None, {"person_id": girl, "came": "yes"}),)}
    values = {"held_on": TODAY, "audience": "leaving", "modules": ["T01"], "trainer": "玉金"}
    training = session.trainings.save(Entry(None, values, rows, kind="training"))
    session.trainings.move(training.main.id, trainings.HELD, happened_on=TODAY)
    window.show_tab("migrants")
    tab = window.tabs["migrants"]
    tab.desk.open(girl)
    qtbot.waitUntil(lambda: tab.desk.file is not None)
    tab.panel.sheet.go_to("preparation")
    page = tab.panel.preparation.page()
    musts = preparation.musts(preparation.Traveller(TODAY, purpose="work"))
    qtbot.waitUntil(lambda: page.table.rowCount() == len(musts))
    assert page.table.item(0, 1).text() == "2026年11月24日"
    assert page.table.item(0, 2).text() == "MXX-T-2026-0001"
    page.table.setCurrentCell(0, 0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.tabs["centre"].current == "trainings")
    qtbot.waitUntil(workers.all_quiet)
    assert window.tabs["centre"].panes["trainings"].desk.file.main.id == training.main.id


@pytest.mark.parametrize(
    ("register", "made"),
    [
        ("schools", {"name": "打洛中学", "kind": "junior_middle"}),
        ("volunteers", {"name": "玉儿", "kind": "peer_educator"}),
        ("parents", None),
    ],
)
def test_the_other_registers_open_and_save(qtbot, window, session, register, made):
    office = getattr(session, register)
    if made is None:
        child = person(session, "玉波", state="INTERESTED")
        made = {"person_id": child, "parent_name": "岩光", "asked_on": TODAY,
                "view": "undecided"}  # fmt: skip
    file = office.save(Entry(None, made, {}, kind=office.kind))
    found = window.tabs["centre"].show_register(register)
    qtbot.waitUntil(workers.all_quiet)
    found.open(file.main.id)
    qtbot.waitUntil(lambda: found.desk.file is not None)
    found.panel.sheet.finish_making()
    entry = found.panel.sheet.entry()
    assert office.save(replace(entry, values={**entry.values, "note": "好"}))


def test_children_of_the_committee_see_names_and_no_field_beside_them(
    qtbot, qapp, make_session, session
):
    session.schools.save(Entry(None, {"name": "打洛中学", "kind": "junior_middle"}, kind="school"))
    made = MainWindow(make_session("children_committee"), Speaker("zh_CN"), Theme(qapp, "light"))
    qtbot.addWidget(made)
    made.show()
    made.show_tab("centre")
    tab = made.tabs["centre"]
    assert {"schools", "volunteers"} <= set(tab.permitted())
    assert not {"trainings", "parents"} & set(tab.permitted())
    found = tab.show_register("schools")
    qtbot.waitUntil(workers.all_quiet)
    assert [column.key for column in found.look.columns] == ["title", "kind"]
    found.open(session.schools.lines(Query())[0].record_id)
    qtbot.waitUntil(lambda: found.desk.file is not None)
    found.panel.sheet.finish_making()
    sheet = found.panel.sheet
    assert [sheet.tabText(at) for at in range(sheet.count()) if sheet.isTabVisible(at)] == ["学校"]
    (page,) = sheet.pages.values()
    assert set(page.forms[0].editors) == {"school.name", "school.kind"}
