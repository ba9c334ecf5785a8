"""A real office, made once: its records and rules are what the windows are tried on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count
from types import SimpleNamespace

import pytest

from desktop.office.cards import RowEntry
from desktop.office.gate import Gate
from desktop.views.language import Speaker
from desktop.views.migrants.tab import MigrantsTab
from desktop.views.theme import Theme

OFFICE = {
    "kind": "village_committee",
    "name_zh": "曼夕村民委员会",
    "county": "532822",
    "township": "打洛镇",
    "code": "MXX",
    "phone": "06915561234",
}


@pytest.fixture(scope="session")
def session(tmp_path_factory):
    gate = Gate(tmp_path_factory.mktemp("office"))
    opened, _code = gate.create(
        OFFICE, {"sign_in_name": "zhuren", "full_name": "王主任"}, "cha-ye-2026-Daluo"
    )
    yield opened
    opened.database.close()


@pytest.fixture(scope="session")
def birth():
    """Write a solar date of birth as it is kept."""

    def do(day: str) -> dict[str, object]:
        return {
            "text": day,
            "calendar": "solar",
            "leap": False,
            "precision": "day",
            "first": day,
            "last": day,
        }

    return do


_numbers = count(1)


@pytest.fixture
def register(session):
    """Register somebody: a unique name unless one is given; values over a plain beginning."""

    def do(name: str | None = None, journey: dict[str, object] | None = None, **person: object):
        entry = session.migrants.blank()
        named = name or f"岩试{next(_numbers)}号"
        trip = {"registered_on": date(2026, 11, 2), "purpose": "work", **(journey or {})}
        rows = {
            **entry.rows,
            "journey": (RowEntry(None, trip),),
            "schooling": (RowEntry(None, {"status": "completed_nine"}),),
        }
        values = {**entry.values, "full_name": named, "sex": "female", **person}
        return session.migrants.save(replace(entry, values=values, rows=rows))

    return do


@pytest.fixture
def asked():
    """What the window for four eyes was asked; each test answers for it."""
    return []


@pytest.fixture
def open_tab(qtbot, qapp, session, asked):
    """Open the tab in a language, wait for its list, and return it."""
    Theme(qapp, "light")

    def do(language: str = "zh_CN", speaker: Speaker | None = None, **changed: object):
        office = session
        if changed:
            office = SimpleNamespace(
                **{
                    name: getattr(session, name)
                    for name in ("migrants", "attachments", "users", "user", "today", "may")
                }
                | changed
            )
        tab = MigrantsTab(
            office,
            speaker or Speaker(language),
            lambda *question: asked.append(question),
        )
        qtbot.addWidget(tab)
        tab.heard = []
        tab.said.connect(lambda words, undo: tab.heard.append((words, undo)))
        tab.trouble.connect(lambda words: tab.heard.append((words, None)))
        tab.resize(1226, 700)
        tab.show()
        with qtbot.waitSignal(tab.list.shown, timeout=5000):
            tab.shown()
        return tab

    return do
