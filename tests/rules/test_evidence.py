"""When a dimension is positive, and which of two items a piece of evidence serves."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.evidence import Piece, choose, positive

DIMENSIONS = ("DR", "EX", "CD")
PIECES = st.builds(
    Piece,
    st.uuids().map(str),
    st.sampled_from(("DR", "EX", "CD", "VD")),
    st.sampled_from("SMW"),
)
GROUPS = st.lists(st.lists(PIECES, min_size=2, max_size=3), max_size=4)
WANTED = st.sampled_from([(), ("EX",), ("EX", "DR"), ("EX", "CD", "DR")])


def meant(pieces, wanted):
    """Whether the wanted dimensions are positive when all of these pieces count."""
    grades = {code: [p.grade for p in pieces if p.dimension == code] for code in wanted}
    return all(positive(g.count("S"), g.count("M"), g.count("W")) for g in grades.values())


@pytest.mark.parametrize("counts", list(product(range(6), repeat=3)))
def test_the_rule_of_a_dimension_is_that_of_the_paper(counts):
    strong, medium, weak = counts
    written = (
        strong >= 2
        or (strong == 1 and (medium + weak) >= 1)
        or medium >= 3
        or (medium == 2 and weak >= 1)
    )
    assert positive(strong, medium, weak) is written


@pytest.mark.parametrize("counts", [(1, 0, 0), (0, 2, 0), (0, 0, 9), (0, 1, 9), (0, 0, 0)])
def test_one_strong_two_medium_or_only_weak_are_not_enough(counts):
    assert not positive(*counts)


@pytest.mark.parametrize("counts", list(product(range(5), repeat=3)))
def test_one_more_or_a_graver_one_never_lowers(counts):
    strong, medium, weak = counts
    if not positive(*counts):
        return
    assert positive(strong + 1, medium, weak)
    assert positive(strong, medium + 1, weak)
    assert positive(strong, medium, weak + 1)
    assert not medium or positive(strong + 1, medium - 1, weak)
    assert not weak or positive(strong, medium + 1, weak - 1)


@given(st.lists(PIECES, max_size=6), GROUPS, WANTED)
def test_a_choice_is_found_exactly_where_there_is_one(certain, shared, wanted):
    found = choose(certain, shared, wanted)
    possible = any(meant([*certain, *choice], wanted) for choice in product(*shared))
    assert (found is not None) is possible
    if found is not None:
        assert len(found) == len(shared)
        assert all(piece in group for piece, group in zip(found, shared, strict=True))
        assert meant([*certain, *found], wanted)


def test_where_it_makes_no_difference_the_gravest_is_served():
    weak, strong = Piece("a", "VD", "W"), Piece("b", "VD", "S")
    assert choose([], [[weak, strong]], ()) == (strong,)


def test_sixty_items_on_thirty_pieces_of_evidence_are_settled_at_once():
    shared = [
        [Piece(f"{n}a", DIMENSIONS[n % 3], "MWS"[n % 2]), Piece(f"{n}b", DIMENSIONS[n % 2], "W")]
        for n in range(33)
    ]
    assert choose([], shared, DIMENSIONS) is not None
