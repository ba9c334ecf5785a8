"""Who is the same person: edges in any order, taken back, and parted for good."""

from __future__ import annotations

from itertools import combinations
from uuid import UUID

from hypothesis import example, given
from hypothesis import strategies as st

from desktop.rules.sameness import Edge, Edges, canonical, cut, same

A, B, C, D = (UUID(int=n) for n in range(1, 5))


def edge(one, other, tag):
    return Edge(UUID(int=1000 + tag), one, other)


PAIRS = st.lists(
    st.tuples(st.sampled_from([A, B, C, D]), st.sampled_from([A, B, C, D])), max_size=7
).map(lambda pairs: [edge(a, b, n) for n, (a, b) in enumerate(pairs)])


def test_pointing_at_each_other_from_two_offices_makes_one_person():
    here, there = Edges(frozenset({edge(A, B, 1)})), Edges(frozenset({edge(B, A, 2)}))
    assert same(here.join(there).live, B) == (A, B)
    assert canonical(here.join(there).live, B) == A


def test_somebody_joined_to_nobody_is_herself():
    assert same([], C) == (C,)
    assert cut([], A, B) == frozenset()
    assert cut([edge(A, B, 1)], A, A) == frozenset()


@given(PAIRS, st.randoms())
def test_who_stands_for_a_person_does_not_depend_on_the_order(edges, chance):
    before = {record: canonical(edges, record) for record in (A, B, C, D)}
    chance.shuffle(edges)
    turned = [Edge(e.tag, e.other, e.one) if chance.random() < 0.5 else e for e in edges]
    assert {record: canonical(turned, record) for record in (A, B, C, D)} == before


@given(PAIRS)
@example([edge(A, B, 1), edge(B, C, 2), edge(A, C, 3)])
@example([edge(A, B, 1), edge(B, A, 2)])
def test_parted_records_are_two_persons_however_they_were_joined(edges):
    for one, other in combinations((A, B, C, D), 2):
        joined = other in same(edges, one)
        gone = cut(edges, one, other)
        assert bool(gone) == joined
        left = Edges(frozenset(edges), gone).live
        assert other not in same(left, one)
        # Nobody else is parted for nothing: putting any one pair back joins the two again.
        pairs = {frozenset((e.one, e.other)) for e in edges if e.tag in gone}
        for pair in pairs:
            back = [e for e in edges if e in left or frozenset((e.one, e.other)) == pair]
            assert other in same(back, one)


@given(PAIRS, PAIRS, st.sets(st.integers(1000, 1006)), st.sets(st.integers(1000, 1006)))
def test_joining_two_offices_sets_is_a_union(first, second, gone_first, gone_second):
    one = Edges(frozenset(first), frozenset(UUID(int=n) for n in gone_first))
    two = Edges(frozenset(second), frozenset(UUID(int=n) for n in gone_second))
    assert one.join(two) == two.join(one)
    assert one.join(two).join(two) == one.join(two)


def test_a_joining_said_elsewhere_at_the_same_time_survives_a_parting():
    here = Edges(frozenset({edge(A, B, 1)}))
    parted = Edges(here.said, cut(here.live, A, B))
    elsewhere = Edges(here.said | {edge(A, B, 2)})
    assert same(parted.join(elsewhere).live, A) == (A, B)
