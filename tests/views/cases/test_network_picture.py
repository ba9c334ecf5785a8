"""The network drawn: by place, thicker where more was done together, opened by key and click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from desktop.office.agencies import OFFICE
from desktop.rules.network import Node, Tie
from desktop.views import workers
from desktop.views.cases.network_picture import EMPTY, NetworkPicture
from desktop.views.language import Speaker


@pytest.fixture
def picture(qtbot):
    made = NetworkPicture(Speaker("zh_CN"))
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.show_network(
        [
            Node("office", "村委会", "origin"),
            Node("school", "学校", "origin"),
            Node("station", "客运站", "transit"),
            Node("police", "派出所", "destination"),
        ],
        [Tie("office", "school", 1), Tie("office", "police", 4)],
    )
    return made


def test_places_stand_in_the_order_of_the_way(picture):
    assert picture.rect_of("office").right() < picture.rect_of("station").left()
    assert picture.rect_of("station").right() < picture.rect_of("police").left()


def test_no_two_boxes_lie_upon_each_other(picture):
    keys = list(picture.layout_.boxes)
    for at, one in enumerate(keys):
        for other in keys[at + 1 :]:
            assert not picture.rect_of(one).intersects(picture.rect_of(other))


def test_arrows_go_to_the_nearest_and_enter_opens(qtbot, picture):
    picture.current = "office"
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    assert picture.current in ("school", "station")
    picture.current = "station"
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    assert picture.current == "police"
    assert "派出所" in picture.accessibleDescription()
    with qtbot.waitSignal(picture.opened) as opened:
        qtbot.keyClick(picture, Qt.Key.Key_Return)
    assert opened.args == ["police"]


def test_a_click_opens_and_beside_a_box_nothing(qtbot, picture):
    with qtbot.waitSignal(picture.opened) as opened:
        qtbot.mouseClick(
            picture, Qt.MouseButton.LeftButton, pos=picture.rect_of("school").center().toPoint()
        )
    assert opened.args == ["school"]
    with qtbot.assertNotEmitted(picture.opened):
        qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=picture.rect().bottomRight())


def dark_across(picture, one, other):
    """How many points of ink stand across the middle of a line."""
    ink = QImage(picture.grab().toImage())
    a, b = picture.rect_of(one), picture.rect_of(other)
    middle = (a.right() + b.left()) / 2 if a.right() < b.left() else (b.right() + a.left()) / 2
    share = (middle - a.center().x()) / (b.center().x() - a.center().x())
    y = a.center().y() + share * (b.center().y() - a.center().y())
    ground = ink.pixelColor(2, picture.height() - 3).lightness()
    at = [ink.pixelColor(int(middle), int(y) + step).lightness() for step in range(-8, 9)]
    return sum(abs(one - ground) > 20 for one in at)


def test_who_works_together_more_has_a_thicker_line(picture):
    nodes = [Node("a", "甲", "origin"), Node("b", "乙", "transit"), Node("c", "丙", "destination")]
    picture.show_network(nodes, [Tie("a", "b", 1), Tie("b", "c", 4)])
    assert dark_across(picture, "b", "c") > dark_across(picture, "a", "b") > 0


def test_nobody_yet_is_said_in_words(qtbot, picture):
    picture.show_network([], [])
    assert picture.current == ""
    qtbot.keyClick(picture, Qt.Key.Key_Return)  # opens nothing, breaks nothing
    assert Speaker("zh_CN")(EMPTY)


def test_the_two_models_are_templates_and_an_agency_opens_from_the_picture(qtbot, register):
    pane = register("agencies")
    assert pane.list.empty.isVisible()
    assert pane.picture.isVisible()
    for action in pane.start_button.menu().actions():
        action.trigger()
        qtbot.waitUntil(workers.all_quiet)
    qtbot.waitUntil(lambda: len(pane.picture.layout_.boxes) > 20, timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    assert len(pane.picture.layout_.boxes) >= pane.list.table.rowCount()
    first = next(key for key in pane.picture.layout_.boxes if key != OFFICE)
    pane.picture.opened.emit(first)
    qtbot.waitUntil(lambda: pane.desk.file is not None, timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    assert str(pane.desk.file.main.id) == first
    assert not pane.picture.isVisible()
    pane.desk.close()
    assert pane.picture.isVisible()
    qtbot.waitUntil(workers.all_quiet)


def test_in_other_colours_it_is_drawn_again(qtbot, window, register):
    pane = register("agencies")
    pane.start_button.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: pane.picture.layout_ is not None, timeout=10_000)
    qtbot.waitUntil(workers.all_quiet)
    boxes = len(pane.picture.layout_.boxes)
    window.use_scheme("dark")
    qtbot.waitUntil(lambda: window.tabs["cases"].panes["agencies"] is not pane, timeout=10_000)
    again = window.tabs["cases"].panes["agencies"].picture
    qtbot.waitUntil(lambda: again.layout_ is not None, timeout=10_000)
    assert len(again.layout_.boxes) == boxes
    qtbot.waitUntil(workers.all_quiet)
