"""A journey followed in the window: stations with days, steps and how they are known, check-ins."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.office.cards import RowEntry
from desktop.office.stepping import Offer
from desktop.rules.journey_history import Station
from desktop.rules.journeys import TABLE, State
from desktop.views.language import Speaker
from desktop.views.migrants.stations import Stations

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def open_person(qtbot, tab, file):
    with qtbot.waitSignal(tab.desk.came):
        tab.desk.open(file.person.id)
    qtbot.waitUntil(lambda: tab.panel.advice.steps.known)


def press(tab, state: str) -> None:
    tab.panel.advice.findChild(QPushButton, f"step_{state}").click()


@pytest.fixture
def left(register, session):
    """Somebody who left 20 days ago: prepared or not is her own affair."""
    file = register(journey={"destination": "景洪市"}, birth="2001-01-01")
    journey = file.rows["journey"][0].id
    day = session.today() - timedelta(days=20)
    return session.migrants.move(journey, "DEPARTED", happened_on=day, way="relative")


def test_a_step_from_the_road_asks_how_it_is_known(qtbot, open_tab, left, session):
    tab = open_tab()
    open_person(qtbot, tab, left)
    press(tab, "ARRIVED")
    steps = tab.panel.advice.steps
    steps.day.set_value(session.today() - timedelta(days=18))
    steps.go.click()
    qtbot.waitUntil(lambda: steps.way.notice() != "")
    assert tab.desk.file.states[left.rows["journey"][0].id] == "DEPARTED"
    steps.way.set_value("call")
    steps.told_by.set_value("姐姐")
    with qtbot.waitSignal(tab.desk.saved) as saved:
        steps.go.click()
    (journey,) = saved.args[0].steps.values()
    assert (journey[-1].to_state, journey[-1].way, journey[-1].told_by) == (
        "ARRIVED",
        "call",
        "姐姐",
    )
    line = tab.panel.head.stations
    at = line.names().index("已到达")
    assert line.days()[at] == (session.today() - timedelta(days=18)).isoformat()
    assert "已到达" in line.accessibleName()


def test_a_missed_step_is_offered_folded_and_takes_its_place(qtbot, open_tab, left, session):
    journey = left.rows["journey"][0].id
    session.migrants.move(journey, "RETURNED", happened_on=session.today(), way="seen")
    tab = open_tab()
    open_person(qtbot, tab, session.migrants.open(left.person.id))
    steps = tab.panel.advice.steps
    assert not steps.late.isHidden()
    steps.late.unfold()
    press(tab, "ARRIVED")
    steps.way.set_value("relative")
    steps.day.set_value(session.today() - timedelta(days=15))
    with qtbot.waitSignal(tab.desk.saved) as saved:
        steps.go.click()
    assert saved.args[0].states[journey] == "RETURNED"
    assert [s.to_state for s in saved.args[0].steps[journey]] == ["DEPARTED", "ARRIVED", "RETURNED"]


def test_a_day_that_does_not_fit_is_told_beside_the_day(qtbot, open_tab, left, session):
    journey = left.rows["journey"][0].id
    session.migrants.move(
        journey, "ARRIVED", happened_on=session.today() - timedelta(days=10), way="call"
    )
    tab = open_tab()
    open_person(qtbot, tab, session.migrants.open(left.person.id))
    press(tab, "RETURNED")
    steps = tab.panel.advice.steps
    steps.way.set_value("seen")
    steps.day.set_value(session.today() - timedelta(days=15))
    steps.go.click()
    qtbot.waitUntil(lambda: steps.day.notice() != "")


def test_a_bad_answer_says_at_once_what_follows_and_begins_a_case(qtbot, open_tab, left, session):
    tab = open_tab()
    open_person(qtbot, tab, left)
    tab.panel.sheet.go_to("follow_up")
    tab.panel.sheet.finish_making()
    rows = tab.panel.sheet.pages["follow_up"].rows["check_in"]
    qtbot.keyClick(rows.add, Qt.Key.Key_Space)
    form = rows.cards[-1].form
    assert form.editors["check_in.happened_on"].value() == session.today()
    assert form.editors["check_in.by_whom"].value() == session.user.full_name
    form.editors["check_in.way"].set_value("call")
    form.editors["check_in.reached"].set_value("yes")
    yes_no = form.editors["check_in.papers_in_hand"]
    yes_no.set_value("no")
    yes_no.changed.emit()
    qtbot.waitUntil(
        lambda: tab.panel.advice.findChild(QPushButton, "begin_case_of_person") is not None
    )
    with qtbot.waitSignal(tab.go_asked) as asked:
        tab.panel.advice.findChild(QPushButton, "begin_case_of_person").click()
    assert asked.args == ["case_of_person", left.person.id]
    kept = session.migrants.open(left.person.id).rows["check_in"]  # saved before it is left
    assert [row.values["papers_in_hand"] for row in kept] == ["no"]


def test_the_way_is_asked_only_of_what_happened_out_there(qtbot, open_tab, register):
    tab = open_tab()
    open_person(qtbot, tab, register(id_type="id_card"))
    steps = tab.panel.advice.steps
    press(tab, "CHECKING")
    assert steps.way.isHidden()
    assert steps.told_by.isHidden()
    press(tab, "LEFT_UNREGISTERED")
    assert not steps.way.isHidden()


def test_out_of_contact_offers_to_begin_a_case_once(qtbot, open_tab, left, session):
    tab = open_tab()
    open_person(qtbot, tab, left)  # no word for twenty days
    found = tab.panel.advice.findChildren(QPushButton, "begin_case_of_missing")
    assert len(found) == 1
    # Danger stands above everything else in the column.
    advice = tab.panel.advice
    qtbot.waitUntil(lambda: advice.followed.y() < advice.status.parentWidget().y())
    with qtbot.waitSignal(tab.go_asked) as asked:
        found[0].click()
    assert asked.args == ["case_of_missing", left.person.id]


def test_who_is_led_to_the_check_ins_begins_a_new_one(qtbot, open_tab, left, session):
    entry = session.migrants.entry(left)
    said = {"happened_on": session.today(), "way": "call", "reached": "yes"}
    rows = {**entry.rows, "check_in": (RowEntry(None, said),)}
    file = session.migrants.save(replace(entry, rows=rows))
    tab = open_tab()
    with qtbot.waitSignal(tab.desk.came):
        tab.open("migrants", file.person.id, "follow_up")
    add = tab.panel.sheet.pages["follow_up"].rows["check_in"].add
    qtbot.waitUntil(lambda: tab.panel.sheet.focusWidget() is add)
    qtbot.keyClick(add, Qt.Key.Key_Space)
    assert len(tab.panel.sheet.pages["follow_up"].rows["check_in"].rows()) == 2


def test_several_who_left_together_are_written_down_from_the_list(
    qtbot, open_tab, register, left, session
):
    two = [register(f"岩同行{n}") for n in (1, 2)]
    tab = open_tab()
    tab.list.box.setText("同行")
    qtbot.waitUntil(lambda: tab.list.view.model().rowCount() == 2)
    tab.list.view.setFocus()
    qtbot.keyClick(tab.list.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    leaving = tab.list.leaving
    qtbot.waitUntil(leaving.isVisible)
    qtbot.keyClick(leaving.toggle, Qt.Key.Key_Space)
    leaving.go.click()
    qtbot.waitUntil(lambda: leaving.way.notice() != "")
    leaving.way.set_value("relative")
    leaving.told_by.set_value("玉老师")
    with qtbot.waitSignal(tab.said) as said:
        leaving.go.click()
    assert "2" in said.args[0]
    for each in two:
        file = session.migrants.open(each.person.id)
        assert list(file.states.values()) == ["LEFT_UNREGISTERED"]
        (steps,) = file.steps.values()
        assert steps[-1].told_by == "玉老师"


def test_earlier_journeys_are_folded_away(qtbot, open_tab, left, session):
    journey = left.rows["journey"][0].id
    session.migrants.move(journey, "RETURNED", happened_on=session.today(), way="seen")
    tab = open_tab()
    open_person(qtbot, tab, session.migrants.open(left.person.id))
    assert tab.panel.head.past.isHidden()
    tab.panel.sheet.finish_making()
    rows = tab.panel.sheet.pages["journey"].rows["journey"]
    rows.add.click()
    rows.cards[1].form.editors["journey.purpose"].set_value("study")
    with qtbot.waitSignal(tab.desk.saved):
        tab.desk.save()
    past = tab.panel.head.past
    qtbot.waitUntil(lambda: not past.isHidden())
    assert not past.body.isVisible()
    past.unfold()
    (line,) = past.body.findChildren(Stations)
    assert line.isVisible()
    assert line.names()[-1] == "已返乡"


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_step_fits_into_the_column_on_a_small_screen(qtbot, open_tab, left, language):
    tab = open_tab(language)
    tab.resize(1366 - 140, 690)
    open_person(qtbot, tab, left)
    advice = tab.panel.advice
    words = {row.to_state: row for row in TABLE}
    for row in TABLE:
        words[row.to_state] = max(
            row, words[row.to_state], key=lambda each: len(tab.panel.advice.steps._speak(each.act))
        )
    advice.show_steps([Offer(row.to_state, row.act, ()) for row in words.values()])
    longest = max(words.values(), key=lambda each: len(advice.steps._speak(each.act)))
    press(tab, longest.to_state)
    qtbot.waitUntil(lambda: advice.steps.go.isVisible())
    assert advice.widget().minimumSizeHint().width() <= advice.viewport().width()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("state", State)
def test_the_name_of_every_station_fits_under_it(qtbot, qapp, language, state):
    line = Stations(Speaker(language))
    qtbot.addWidget(line)
    line.resize(680, line.sizeHint().height())  # a record beside its list on 1366 by 768
    line.show_stations([Station(state, None, reached=True, here=True)] * 8)
    measure = line.fontMetrics()
    for words in (*line.names(), "2026-11-25"):
        assert measure.horizontalAdvance(words) <= 680 / 8, words
