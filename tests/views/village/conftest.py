"""The Village tab in a real window, with a real office and two households behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.office.cards import Entry, RowEntry
from desktop.rules import surveys
from desktop.views import workers
from desktop.views.frame import MainWindow
from desktop.views.language import Speaker
from desktop.views.theme import Theme


@pytest.fixture
def database_kind():
    return "sqlite"


@pytest.fixture
def open_window(qtbot, qapp):
    """Open the window of a session, at the Village tab."""

    def open_(session, language="zh_CN"):
        made = MainWindow(session, Speaker(language), Theme(qapp, "light"))
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        made.show_tab("village")
        qtbot.waitUntil(workers.all_quiet)
        return made

    return open_


@pytest.fixture
def village(session):
    """Two households: 岩罕, his daughters 玉香 (20) and 玉儿 (12) in 007; 岩温 in 012."""
    for name, sex, birth, relation, number in (
        ("岩罕", "male", "1980-01-01", "self", "007"),
        ("玉香", "female", "2006-05-01", "child", "007"),
        ("玉儿", "female", "2014-05-01", "child", "007"),
        ("岩温", "male", "1960-05-01", "self", "012"),
    ):
        person = {
            "full_name": name,
            "sex": sex,
            "birth": birth,
            "birth_evidence": "id_card",
            "relation_to_head": relation,
            "village_group": "曼夕下寨",
        }
        rows = (
            {"schooling": (RowEntry(None, {"status": "dropped_primary"}),)}
            if name == "玉儿"
            else {}
        )
        session.migrants.save(Entry(None, person, rows, household_number=number))
    return session  # fmt: skip


@pytest.fixture
def running(village):
    """A round that is running."""
    fresh = village.surveys.fresh()
    file = village.surveys.save(replace(fresh, values={**fresh.values, "asked_by": "玉香"}))
    village.surveys.move(file.main.id, surveys.RUNNING, happened_on=village.today())
    return file.main.id


@pytest.fixture
def tab(open_window, village):
    return open_window(village).tabs["village"]


@pytest.fixture
def register(qtbot, tab):
    """Bring a register to the front and wait for its list."""

    def bring(name):
        pane = tab.show_register(name)
        qtbot.waitUntil(workers.all_quiet)
        return pane

    return bring


@pytest.fixture
def open_record(qtbot):
    """Open a record in a pane."""

    def open_(pane, record):
        pane.open(record)
        qtbot.waitUntil(
            lambda: pane.desk.file is not None and pane.desk.file.main.id == record, timeout=10_000
        )
        qtbot.waitUntil(workers.all_quiet)
        return pane

    return open_
