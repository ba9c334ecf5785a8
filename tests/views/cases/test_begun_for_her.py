"""What a check-in calls for is begun in the Cases tab, with her in it already."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.office.cards import Entry, RowEntry
from desktop.views import workers

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
ANSWERS = {"happened_on": "2026-11-23", "way": "call", "reached": "yes"}


@pytest.fixture
def told(qtbot, window, session):
    """Open in the window somebody whose last check-in says this."""

    def open_(**answers):
        rows = {
            "journey": (RowEntry(None, {"registered_on": "2026-10-01", "purpose": "work"}),),
            "check_in": (RowEntry(None, {**ANSWERS, **answers}),),
        }
        file = session.migrants.save(Entry(None, {"full_name": "玉叫香"}, rows))
        window.show_tab("migrants")
        tab = window.tabs["migrants"]
        tab.desk.open(file.person.id)
        qtbot.waitUntil(lambda: tab.desk.file is not None)
        qtbot.waitUntil(workers.all_quiet)
        return tab.panel.advice

    return open_


def begin(qtbot, advice, name):
    advice.findChild(QPushButton, name).click()
    qtbot.waitUntil(workers.all_quiet)


def test_a_case(qtbot, window, tab, told):
    begin(qtbot, told(threatened="yes"), "begin_case_of_person")
    assert window.stack.currentWidget() is tab
    pane = tab.panes["cases"]
    qtbot.waitUntil(lambda: pane.desk.busy)
    entry = pane.panel.sheet.entry()
    assert entry.record_id is None
    assert entry.values["way"] == "check_in"
    assert [bool(row.values.get("person_id")) for row in entry.rows["case_person"]] == [True]


def test_a_mediation(qtbot, window, tab, told):
    advice = told(pay_as_promised="no", hours_bearable="no")
    begin(qtbot, advice, "begin_mediation_of_person")
    pane = tab.panes["mediations"]
    qtbot.waitUntil(lambda: pane.desk.busy)
    entry = pane.panel.sheet.entry()
    assert [row.values["name"] for row in entry.rows["mediation_claimant"]] == ["玉叫香"]
