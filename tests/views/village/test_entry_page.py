"""A household's answers typed by the keyboard alone; nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.views import workers

KEY = Qt.Key


@pytest.fixture
def typing(qtbot, running, register, open_record):
    """The page in which the answers of the running round are typed, opened by its button."""
    pane = open_record(register("surveys"), running)
    pane.type_button.click()
    qtbot.waitUntil(lambda: pane.entry.number.placeholderText() == "007")
    return pane.entry


@pytest.fixture
def keys(qtbot):
    """Press keys where the keyboard is: text, or keys of their own."""

    def press(*typed):
        for each in typed:
            at = QApplication.focusWidget()
            if isinstance(each, str) and not each.isascii():
                at.insert(each)  # as an input method commits it
            elif isinstance(each, str):
                QTest.keyClicks(at, each)
            else:
                QTest.keyClick(at, each)
            qtbot.waitUntil(workers.all_quiet)

    return press


ENTER = KEY.Key_Return


def asked(page):
    return page.card.words.text()


def test_a_household_is_asked_by_keys_alone_and_saved_at_the_end(
    qtbot, typing, keys, village, running
):
    keys("7", ENTER)
    qtbot.waitUntil(lambda: typing.form is not None)
    assert typing.household.text() == "岩罕 · 曼夕下寨"
    assert QApplication.focusWidget() is typing.card.line
    keys("12", ENTER, "2", ENTER, "1", ENTER, "1", ENTER, "134", ENTER)
    assert typing.card.who.text().startswith("岩罕")
    # 岩罕, 46: schooling, away (no). His risks and plans are not asked: he is too old for both.
    keys("2", ENTER, "1", ENTER)
    assert typing.card.who.text().startswith("玉香")
    # 玉香: finished school, away, since 2024, Jinghong, work, with friends; risks, recruiter, wants
    keys("2", ENTER, "2", ENTER, "2024", ENTER, "2", ENTER, "1", ENTER, "3", ENTER)
    keys("1", ENTER, "2", ENTER, "5", ENTER)
    assert typing.card.who.text().startswith("玉儿")
    keys("3", ENTER, "1", ENTER, "3", ENTER, "2", ENTER, "2", ENTER)
    qtbot.waitUntil(lambda: typing.form is None)
    assert QApplication.focusWidget() is typing.number
    assert typing.number.placeholderText() == "012"
    assert typing.progress_words.text() == "1 / 2"
    form = village.survey_entry.open(running, "7")
    assert form.answers["income"] == ["rubber", "tea"]
    answers = {one.name: one.answers for one in form.people}
    assert answers["玉香"] == {
        "schooling": "completed", "left": "away", "left_year": 2024, "where": "jinghong",
        "why": "work", "with": "friends", "knows_risks": "well", "met_recruiter": "no",
        "wants": "return",
    }  # fmt: skip
    assert answers["玉儿"]["schooling"] == "left_primary"


def test_enter_without_a_number_takes_the_next_household(typing, keys):
    keys(ENTER)
    assert typing.form.number == "007"


def test_a_number_that_is_not_there_is_said_and_stays_to_be_corrected(typing, keys):
    keys("99", ENTER)
    assert "99" in typing.note.text()
    assert typing.number.hasFocus()
    assert typing.number.selectedText() == "99"


def test_what_is_no_answer_is_said_and_nothing_goes_on(typing, keys):
    keys("7", ENTER)
    first = asked(typing)
    keys("1234", ENTER)
    assert asked(typing) == first
    assert "3" in typing.card.hint.text()
    keys("1", ENTER)
    assert asked(typing) != first


def test_escape_goes_back_and_keeps_what_was_typed(qtbot, typing, keys):
    keys("7", ENTER)
    first = asked(typing)
    keys("12", ENTER, "1", KEY.Key_Escape)
    assert asked(typing) == first
    assert typing.card.line.text() == "12"
    keys(ENTER)
    assert typing.card.line.text() == "1"
    keys(KEY.Key_Escape, KEY.Key_Escape)
    assert typing.number.hasFocus()
    keys(KEY.Key_Escape)
    qtbot.waitUntil(lambda: not typing.isVisible())


def test_leaving_keeps_what_was_typed_for_the_next_time(qtbot, typing, keys, register):
    keys("7", ENTER, "12", ENTER, "2", ENTER)
    typing._leave()
    qtbot.waitUntil(lambda: not typing.isVisible())
    register("surveys").type_button.click()
    qtbot.waitUntil(workers.all_quiet)
    typing._forget()
    keys("7", ENTER)
    qtbot.waitUntil(lambda: typing.form is not None and typing.form.begun)
    assert typing.form.answers == {"income": ["rubber", "tea"], "recruiter_came": "no"}
    assert asked(typing) == "家人外出遇到麻烦，知道找谁吗？"


def test_another_number_keeps_the_household_that_is_not_finished(qtbot, typing, keys):
    keys("7", ENTER, "12", ENTER)
    typing.number.setFocus()
    typing.number.selectAll()
    keys("12", ENTER)
    qtbot.waitUntil(lambda: typing.form is not None and typing.form.number == "012")
    typing.number.setFocus()
    typing.number.selectAll()
    keys("7", ENTER)
    qtbot.waitUntil(lambda: typing.form.number == "007")
    assert typing.form.answers == {"income": ["rubber", "tea"]}


def test_somebody_who_is_not_registered_is_added_by_keys(qtbot, typing, keys, village, running):
    keys("12", ENTER)
    QTest.keyClick(typing.card.line, KEY.Key_N, Qt.KeyboardModifier.ControlModifier)
    keys("岩书", ENTER, "2", ENTER, "17", ENTER)
    assert typing.card.who.text() == "岩书 · 男 · 17 岁"
    keys("1", ENTER)
    QTest.keyClick(typing.card.line, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: typing.form is None)
    people = village.survey_entry.open(running, "12").people
    assert [(one.name, one.sex, one.age) for one in people] == [
        ("岩温", "male", 66),
        ("岩书", "male", 17),
    ]


def test_a_window_built_anew_in_another_language_goes_on_where_it_was(qtbot, typing, keys, tab):
    keys("7", ENTER, "12", ENTER, "2")
    window = tab.window()
    window.use_language("en")
    qtbot.waitUntil(workers.all_quiet)
    page = window.tabs["village"].panes["surveys"].entry
    qtbot.waitUntil(lambda: page.form is not None)
    qtbot.waitUntil(workers.all_quiet)
    assert asked(page) == "Did a recruiter come to the house in the past year?"
    assert page.card.line.text() == "2"
    assert page.form.answers == {"income": ["rubber", "tea"]}
    window.use_language("zh_CN")


def test_the_digits_of_the_household_stand_in_its_grid(typing, keys):
    keys("7", ENTER, "12", ENTER)
    assert typing.itself.text().startswith("第007户    1. 12    2. …")
    assert typing.grid.rowCount() == 3
    assert typing.grid.item(0, 0).text() == "岩罕"
    # At 46 nobody is asked what she wants to become.
    assert typing.grid.item(0, 11).text() == "—"
