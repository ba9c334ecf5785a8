"""The screening, answered by keys, one person after another."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.office.cards import RowEntry
from desktop.rules import indicators
from desktop.views import workers


@pytest.fixture
def screening(register, open_record, case):
    """Open the screening of a case of these people."""

    def open_(*people):
        rows = {"case_person": tuple(RowEntry(None, {"role": "harmed", **one}) for one in people)}
        pane = open_record(register("cases"), case(rows).main.id)
        pane.panel.sheet.go_to("screening")
        return pane, pane.panel.sheet.pages["screening"]

    return open_


GIRL = {"name": "玉香", "sex": "female", "birth": "2012-03-05"}
MAN = {"name": "岩罕", "sex": "male", "birth": "1990-01-01"}


def answers(page):
    return [page.list.item(row, 1).text() for row in range(page.list.rowCount())]


def test_keys_answer_and_go_on_and_what_is_answered_is_kept(qtbot, screening, saved):
    pane, page = screening(GIRL)
    page.focus_first()
    qtbot.keyClicks(page.list, "ynu")
    assert answers(page)[:4] == ["是", "否", "不清楚", "–"]
    assert page.list.currentRow() == 3
    file = saved(pane)
    kept = {row.values["code"]: row.values["answer"] for row in file.rows["case_answer"]}
    codes = [one.code for one in indicators.forced_labour()]
    assert kept == {codes[0]: "yes", codes[1]: "no", codes[2]: "unknown"}
    assert all(
        row.values["answered_on"] == pane.session.today() for row in file.rows["case_answer"]
    )


def test_the_question_is_said_in_full_and_its_evidence_stands_with_it(qtbot, screening, saved):
    pane, page = screening(GIRL)
    page.list.setCurrentCell(2, 0)
    assert page.question.text()
    assert page.question.text() in page.list.item(2, 0).text()
    qtbot.keyClicks(page.list, "y")
    page.list.setCurrentCell(2, 0)
    page.form.editors["case_answer.evidence"].line.setText("门从外面锁")
    assert page.list.item(2, 2).text() == "门从外面锁"
    file = saved(pane)
    assert [row.values["evidence"] for row in file.rows["case_answer"]] == ["门从外面锁"]


def test_a_child_is_asked_otherwise_than_a_grown_up(qtbot, screening):
    _pane, page = screening(GIRL, MAN)
    assert page.who.isVisible()
    child = [page.list.item(row, 0).text() for row in range(page.list.rowCount())]
    qtbot.keyClicks(page.list, "y")
    page.who.setCurrentIndex(1)
    grown = [page.list.item(row, 0).text() for row in range(page.list.rowCount())]
    assert child != grown
    assert answers(page)[0] == "–"  # what the one said is not what the other said
    page.who.setCurrentIndex(0)
    assert answers(page)[0] == "是"


def test_an_answer_is_taken_back(qtbot, screening, saved):
    pane, page = screening(GIRL)
    qtbot.keyClicks(page.list, "y")
    page.list.setCurrentCell(0, 0)
    button = page.form.editors["case_answer.answer"].buttons["yes"]
    qtbot.keyClick(button, Qt.Key.Key_Delete)
    assert answers(page)[0] == "–"
    file = saved(pane)
    assert not any(row.values["answer"] for row in file.rows["case_answer"])


def test_the_result_is_worked_out_and_explained_beside(qtbot, screening, saved):
    pane, page = screening(GIRL)
    for row in range(page.list.rowCount()):
        page.list.setCurrentCell(row, 0)
        page.answer("yes")
    saved(pane)
    qtbot.waitUntil(workers.all_quiet)  # what is said of the sheet as it lies here stays so
    assert pane.panel.advice.findChild(object, "advice_ilo_0") is not None
    assert pane.panel.advice.findChild(object, "advice_ilo_0_0") is not None
