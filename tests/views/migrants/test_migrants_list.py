"""The list: search as you type, filters, keys, several chosen, what is remembered."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt

from desktop.errors import StorageTrouble
from desktop.i18n import T
from desktop.office.cards import Query
from desktop.views.migrants.searching import Search

# The off-screen platform says this of every window that is shown; there is no window manager.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def names(tab) -> list[str]:
    table = tab.list.view.model()
    return [table.index(line, 0).data() for line in range(table.rowCount())]


def counted(tab) -> str:
    return tab.list.count.text()


def type_search(qtbot, tab, text: str) -> None:
    tab.list.box.setFocus()
    # Chinese comes from an input method, not from keys.
    if text.isascii():
        qtbot.keyClicks(tab.list.box, text)
    else:
        tab.list.box.setText(text)


def test_typing_a_part_of_a_name_or_its_pinyin_finds_her(qtbot, open_tab, register):
    register("玉章罕")
    tab = open_tab()
    type_search(qtbot, tab, "zhanghan")
    qtbot.waitUntil(lambda: names(tab) == ["玉章罕"])
    qtbot.waitUntil(lambda: counted(tab).startswith("1"))
    tab.list.box.clear()
    tab.list.box.setText("章")
    qtbot.waitUntil(lambda: names(tab) == ["玉章罕"])


def test_nothing_found_says_so_and_offers_to_register(qtbot, open_tab, register):
    register()
    tab = open_tab()
    type_search(qtbot, tab, "zzzzqq")
    qtbot.waitUntil(tab.list.empty.isVisible)
    assert tab.list.empty.words.text()
    tab.list.empty.button.click()
    assert tab.panel.isVisible()
    assert tab.focusWidget().objectName() == "input_person.full_name"


def test_a_filter_narrows_the_list_and_is_remembered_for_the_user(
    qtbot, open_tab, register, session
):
    register()
    register("岩选男", sex="male", village_group="曼夕老寨")
    tab = open_tab()
    tab.list.filters.chips["village_group"].chosen.emit(("曼夕老寨",))
    tab.list.filters.choose({"village_group": ("曼夕老寨",)})
    tab.list.filters.changed.emit()
    qtbot.waitUntil(lambda: names(tab) == ["岩选男"])
    qtbot.waitUntil(lambda: "1" in counted(tab).partition("·")[2])
    qtbot.waitUntil(
        lambda: (
            session.user.preferences.get("migrants", {}).get("filters")
            == {"village_group": ["曼夕老寨"]}
        ),
        timeout=5000,
    )
    tab.list.filters.clear_button.click()
    qtbot.waitUntil(lambda: len(names(tab)) > 1)
    qtbot.waitUntil(lambda: session.user.preferences["migrants"]["filters"] == {}, timeout=5000)


def test_a_click_on_a_heading_sorts_everybody_not_only_what_is_seen(
    qtbot, open_tab, register, birth
):
    register("依老妈", birth=birth("1931-01-01"))
    tab = open_tab()
    tab.list.view.resorted.emit("age", True)
    qtbot.waitUntil(lambda: names(tab)[0] == "依老妈")


def test_space_shift_and_all_select_and_the_batch_can_be_printed(qtbot, open_tab, register):
    register("岩批一")
    register("岩批二")
    register()
    tab = open_tab()
    type_search(qtbot, tab, "岩批")
    qtbot.waitUntil(lambda: len(names(tab)) == 2)
    qtbot.keyClick(tab.list.box, Qt.Key.Key_Down)
    qtbot.keyClick(tab.list.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert tab.list.batch.isVisible()
    with qtbot.waitSignal(tab.print_asked) as printed:
        qtbot.keyClick(tab, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert len(printed.args[0].person_ids) == 2
    with qtbot.waitSignal(tab.export_asked) as exported:
        tab.list.batch.findChild(object, "people_export").click()
    assert exported.args[0][0] == "migrants"
    assert set(exported.args[0][1]) == set(printed.args[0].person_ids)
    qtbot.keyClick(tab.list.view, Qt.Key.Key_Space)
    assert tab.list.view.number_chosen() == 1


def test_enter_in_the_search_box_opens_the_first(qtbot, open_tab, register):
    file = register("玉回车")
    tab = open_tab()
    type_search(qtbot, tab, "玉回车")
    qtbot.waitUntil(lambda: names(tab) == ["玉回车"])
    with qtbot.waitSignal(tab.desk.came):
        qtbot.keyClick(tab.list.box, Qt.Key.Key_Return)
    assert tab.desk.file.person.id == file.person.id


class Slow:
    """An office that answers when it is told to, to see that the newest question wins."""

    def __init__(self):
        self.asked = []

    def first(self, query, limit=60):
        self.asked.append(query.text)
        return (SimpleNamespace(key=len(query.text)),)

    def find(self, query):
        return (len(query.text),)


def test_of_many_questions_only_the_newest_is_shown(qtbot, qapp):
    search = Search(Slow(), qapp)
    shown = []
    search.first.connect(lambda query, _rows: shown.append(query.text))
    with qtbot.waitSignal(search.found) as found:
        for text in ("y", "yu", "yuz", "yuzh"):
            search.ask(Query(text))
    assert shown[-1] == "yuzh"
    assert len(shown) <= 2
    assert found.args[0].text == "yuzh"


def test_trouble_is_told_and_the_next_search_works_again(qtbot, qapp):
    office = Slow()
    search = Search(office, qapp)
    works, office.first = office.first, _raise
    with qtbot.waitSignal(search.failed):
        search.ask(Query("a"))
    office.first = works
    with qtbot.waitSignal(search.first):
        search.ask(Query("b"))


def _raise(_query):
    raise StorageTrouble(T("The disk is full."))
