"""The Cases tab in a real window, with a real office behind it."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.office.cards import Entry, RowEntry
from desktop.views import workers
from desktop.views.frame import MainWindow
from desktop.views.language import Speaker
from desktop.views.theme import Theme


@pytest.fixture
def database_kind():
    return "sqlite"


@pytest.fixture
def open_window(qtbot, qapp):
    """Open the window of a session, at the Cases tab."""

    def open_(session, language="zh_CN"):
        made = MainWindow(session, Speaker(language), Theme(qapp, "light"))
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        made.show_tab("cases")
        qtbot.waitUntil(workers.all_quiet)
        return made

    return open_


@pytest.fixture
def window(open_window, session):
    return open_window(session)


@pytest.fixture
def tab(window):
    return window.tabs["cases"]


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


@pytest.fixture
def saved(qtbot):
    """Save what lies on a desk and wait for it."""

    def save(pane):
        with qtbot.waitSignal(pane.desk.saved, timeout=10_000) as signal:
            pane.desk.save()
        qtbot.waitUntil(workers.all_quiet)
        return signal.args[0]

    return save


@pytest.fixture
def person(session):
    """Somebody who is registered."""
    return session.migrants.save(
        Entry(
            None,
            {
                "full_name": "玉章罕", "sex": "female", "birth": "2011-04-01",
                "birth_evidence": "id_card", "nationality": "china", "village_group": "曼夕下寨",
            },
            {"journey": (RowEntry(None, {"registered_on": date(2026, 11, 24), "purpose": "work"}),)},
        )
    ).person.id  # fmt: skip


@pytest.fixture
def case(session):
    """A case of a child: ``case(missing='yes')``."""

    def make(rows=None, **values):
        typed = {
            "received_on": session.today(),
            "received_at": "9:30",
            "source": "relative",
            "what": "老板不让她出门，身份证也被收走了",
            "concerns": ["papers_kept"],
            **values,
        }
        harmed = RowEntry(
            None, {"role": "harmed", "name": "玉香", "sex": "female", "birth": "2012-03-05"}
        )
        people = {"case_person": (harmed,), **(rows or {})}
        return session.cases.save(Entry(None, typed, people, kind="protection_case"))

    return make


@pytest.fixture
def agency(session):
    """An agency of the directory: ``agency('镇妇联')``."""

    def make(name, **values):
        typed = {
            "name": name, "kind": "womens_federation", "place_kind": "origin",
            "services": ["psychosocial"], "phone": "06915121234", **values,
        }  # fmt: skip
        return session.agencies.save(Entry(None, typed, kind="agency"))

    return make
