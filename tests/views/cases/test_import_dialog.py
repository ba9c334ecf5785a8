"""A spreadsheet of agencies: looked at row by row, then all of it or nothing."""

from __future__ import annotations

import pytest

from desktop.office.cards import Query
from desktop.rules import reference
from desktop.views import workers
from desktop.views.cases.import_dialog import ImportDialog


@pytest.fixture
def read(qtbot, window, register, tmp_path):
    """Let the network read a table; return what it shows of it."""

    def do(text, name="机构.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8-sig")
        pane = register("agencies")
        pane.read_file(path)
        qtbot.waitUntil(lambda: pane.findChild(ImportDialog) is not None, timeout=10_000)
        return pane, pane.findChild(ImportDialog)

    return do


def table_row(dialog, at):
    return f"{dialog.table.item(at, 0).text()} {dialog.table.item(at, 1).text()}"


def said(dialog):
    table = dialog.table
    return [table.item(row, 2).text() for row in range(table.rowCount())]


def names(session):
    return {line.title for line in session.agencies.lines(Query())}


def kinds_of(session):
    return [choice.words.zh for choice in reference.choices("agency_kind")]


def test_every_row_is_shown_and_nothing_is_kept_until_it_is_asked_for(qtbot, read, session):
    one, two = kinds_of(session)[:2]
    text = f"名称,种类,在哪一段,电话\n镇妇联,{one},老家,06915550138\n打洛派出所,{two},老家,06915550110\n"
    pane, dialog = read(text)
    assert [table_row(dialog, at) for at in range(2)] == ["2 镇妇联", "3 打洛派出所"]
    assert dialog.go.isEnabled()
    assert names(session) == set()
    with qtbot.waitSignal(dialog.done_, timeout=10_000):
        dialog.go.click()
    qtbot.waitUntil(workers.all_quiet)
    assert names(session) == {"镇妇联", "打洛派出所"}
    qtbot.waitUntil(lambda: pane.list.table.rowCount() == 2)


def test_one_row_amiss_and_none_is_read_in(read, session):
    one = kinds_of(session)[0]
    _pane, dialog = read(f"名称,种类,在哪一段\n镇妇联,{one},老家\n某单位,没有这种,老家\n")
    assert not dialog.go.isEnabled()
    assert "种类" in said(dialog)[1]
    assert names(session) == set()
    dialog.reject()


def test_a_heading_that_is_missing_is_named(read):
    _pane, dialog = read("电话,备注二\n06915550138,好\n")
    assert "名称" in dialog.words.text()
    assert not dialog.go.isEnabled()
    dialog.reject()


def test_who_is_there_already_is_left_out(qtbot, read, session, agency):
    agency("镇妇联")
    one = kinds_of(session)[0]
    _pane, dialog = read(f"名称,种类,在哪一段\n镇妇联,{one},老家\n镇司法所,{one},老家\n")
    with qtbot.waitSignal(dialog.done_, timeout=10_000) as done:
        dialog.go.click()
    qtbot.waitUntil(workers.all_quiet)
    assert done.args == [1]
    assert names(session) == {"镇妇联", "镇司法所"}


def test_a_file_that_is_none_is_refused_in_words(qtbot, register, tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"PK not really")
    pane = register("agencies")
    with qtbot.waitSignal(pane.trouble, timeout=10_000) as trouble:
        pane.read_file(path)
    assert trouble.args[0]
    qtbot.waitUntil(workers.all_quiet)
