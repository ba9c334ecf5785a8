"""The picture of the network: nothing overlaps, every node can be reached, the models are whole."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules import network, reference
from desktop.rules.network import (
    DESTINATION,
    EVERYWHERE,
    HEADING,
    ORIGIN,
    PLACE_WORDS,
    TRANSIT,
    Node,
    Tie,
    lay_out,
    nearest,
)

ARROWS = ((-1, 0), (1, 0), (0, -1), (0, 1))
PLACES = tuple(PLACE_WORDS)
MODELS = reference.load_toml("networks.toml")["model"]


@st.composite
def networks(draw, most=60):
    places = draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=most))
    nodes = [Node(str(at), f"单位{at}", place) for at, place in enumerate(places)]
    keys = st.sampled_from([node.key for node in nodes])
    ties = draw(st.lists(st.builds(Tie, keys, keys, st.integers(0, 30)), max_size=80))
    return nodes, ties


AREAS = st.tuples(st.floats(300, 2400), st.floats(200, 1600))


def drawn(told, area=(1000.0, 700.0), box=(150.0, 54.0)):
    nodes, ties = told
    return lay_out(nodes, ties, *area, box=box)


def overlap(one, other):
    return (
        one.x < other.x + other.wide
        and other.x < one.x + one.wide
        and one.y < other.y + other.high
        and other.y < one.y + one.high
    )


def reached(layout, start):
    found, open_ = {start}, [start]
    while open_:
        here = open_.pop()
        for arrow in ARROWS:
            there = nearest(layout, here, *arrow)
            if there not in found:
                found.add(there)
                open_.append(there)
    return found


# ------------------------------------------------------------------ geometry


@given(networks(), AREAS)
def test_boxes_never_overlap_and_stay_in_the_column_of_their_place(told, area):
    layout = drawn(told, area)
    assert set(layout.boxes) == {node.key for node in told[0]}
    columns = {column.place: column for column in layout.columns}
    for node in told[0]:
        box, column = layout.boxes[node.key], columns[node.place]
        assert 0 < box.wide <= 150
        assert 0 < box.high <= 54
        assert column.x <= box.x
        assert box.x + box.wide <= column.x + column.wide + 1e-6
        assert column.y + HEADING <= box.y + 1e-6
        assert box.y + box.high <= column.y + column.high + 1e-6
    assert not any(overlap(*pair) for pair in combinations(layout.boxes.values(), 2))


@given(networks(), AREAS)
def test_places_stand_in_the_order_of_the_channel_and_fill_the_picture(told, area):
    columns = drawn(told, area).columns
    assert [c.place for c in columns] == [
        place for place in PLACES if any(node.place == place for node in told[0])
    ]
    across = [c for c in columns if c.place != EVERYWHERE]
    if across:
        assert sum(c.wide for c in across) == pytest.approx(area[0])
    assert max(c.y + c.high for c in columns) == pytest.approx(area[1])


@given(st.integers(1, 40), st.floats(0, 40))
def test_a_place_without_room_still_keeps_them_apart(count, height):
    nodes = [Node(str(at), "", ORIGIN) for at in range(count)]
    boxes = drawn((nodes, ()), (600.0, height)).boxes
    assert not any(overlap(*pair) for pair in combinations(boxes.values(), 2))


@given(networks())
def test_every_node_is_reached_with_the_arrows_from_every_other(told):
    layout = drawn(told)
    for start in layout.boxes:
        assert reached(layout, start) == set(layout.boxes)


@given(networks())
def test_an_arrow_goes_where_it_points_or_nowhere(told):
    layout = drawn(told)
    for key, box in layout.boxes.items():
        for dx, dy in ARROWS:
            there = layout.boxes[nearest(layout, key, dx, dy)].centre
            along = (there[0] - box.centre[0]) * dx + (there[1] - box.centre[1]) * dy
            assert along > 0 or there == box.centre


def test_the_one_with_most_ties_stands_in_the_middle():
    nodes = [Node(str(n), str(n), ORIGIN) for n in range(9)]
    layout = drawn((nodes, [Tie("4", str(n)) for n in range(9)]))
    column = layout.columns[0]
    x, y = layout.boxes["4"].centre
    assert x == pytest.approx(column.x + column.wide / 2)
    assert y == pytest.approx(column.y + HEADING + (column.high - HEADING) / 2)


def test_those_who_work_with_the_next_place_stand_on_its_side():
    nodes = [Node(str(n), str(n), ORIGIN) for n in range(9)] + [Node("far", "", DESTINATION)]
    ties = [*(Tie("0", str(n)) for n in range(1, 9)), Tie("5", "far")]
    layout = drawn((nodes, ties))
    assert layout.boxes["5"].x == max(layout.boxes[str(n)].x for n in range(9))


# ------------------------------------------------------------------ ties


@pytest.mark.parametrize(
    ("referrals", "level"), [(0, 1), (1, 2), (2, 2), (3, 3), (9, 3), (10, 4), (500, 4)]
)
def test_a_line_is_as_thick_as_the_referrals_are_many(referrals, level):
    assert Tie("a", "b", referrals).level == level


def test_a_pair_is_drawn_once_with_all_its_referrals():
    nodes = [Node("a", "", ORIGIN), Node("b", "", TRANSIT)]
    ties = [Tie("b", "a", 2, in_directory=False), Tie("a", "b", 3), Tie("a", "a"), Tie("a", "gone")]
    assert drawn((nodes, ties)).ties == (Tie("a", "b", 5),)
    sent = drawn((nodes, [Tie("b", "a", 2, in_directory=False)])).ties
    assert sent == (Tie("a", "b", 2, in_directory=False),)


# ------------------------------------------------------------------ the two models of the source

# Text of "The Safe Migration Channel" (2007): Partners, Models, I. Multi-sectoral networking,
# II. private sector, III. participation of children.
BOTH = {"committee", "party", "police", "women", "labour", "children", "peers", "volunteers"}
MEMBERS = {
    "daluo": BOTH | {"township", "school", "families", "youth"},
    "jinghong": BOTH | {"youth", "schools", "college", "employers", "village"},
}


@pytest.mark.parametrize("name", MODELS)
def test_a_model_has_every_member_that_the_source_names(name):
    keys = {agency["key"] for agency in MODELS[name]["agency"]}
    assert keys >= MEMBERS[name]
    assert len(keys) == len(MODELS[name]["agency"])


def test_names_are_those_of_the_source():
    names = {agency["en"] for model in MODELS.values() for agency in model["agency"]}
    assert {
        "Manxixia village committee",
        "Liming community committee",
        "Daluo township government",
        "Youth League of the prefecture",
        "Xishuangbanna Vocational Technology College",
    } <= names


@pytest.mark.parametrize("name", MODELS)
def test_a_model_uses_the_lists_of_the_office(name):
    for agency in MODELS[name]["agency"]:
        assert agency["kind"] in reference.words("agency_kind")
        assert agency["place"] in reference.words("place_kind")
        assert set(agency.get("services", ())) <= set(reference.words("service"))
        assert agency["zh"]
        assert agency["en"]


@pytest.mark.parametrize("name", MODELS)
def test_the_ties_of_a_model_join_all_its_members_once(name):
    agencies, ties = MODELS[name]["agency"], MODELS[name]["ties"]
    pairs = [frozenset((a, b)) for a, b, _kind in ties]
    assert len(set(pairs)) == len(pairs)
    assert {kind for _a, _b, kind in ties} <= set(reference.words("tie_kind"))
    joined, before = {"committee"}, set()
    while joined != before:
        before = set(joined)
        joined |= {key for pair in pairs if pair & joined for key in pair}
    assert joined == {agency["key"] for agency in agencies}


@pytest.mark.parametrize("name", MODELS)
def test_a_model_can_be_looked_at_with_the_arrows_alone(name):
    nodes = [Node(a["key"], a["zh"], a["place"]) for a in MODELS[name]["agency"]]
    layout = drawn((nodes, [Tie(a, b) for a, b, _kind in MODELS[name]["ties"]]))
    for start in layout.boxes:
        assert reached(layout, start) == set(layout.boxes)


def test_places_are_those_of_the_list():
    assert set(network.PLACE_WORDS) == set(reference.words("place_kind"))
