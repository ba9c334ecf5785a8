"""Who sees a case, whose family it touches, and which numbers tell nothing of anybody."""

from __future__ import annotations

from itertools import product
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.secrecy import (
    SMALLEST,
    Access,
    Concerned,
    Known,
    Reader,
    shown_count,
    shown_counts,
    told_count,
    touched,
)

ME, OTHER = UUID(int=1), UUID(int=2)
COUNTS = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 6), max_size=5)


# ------------------------------------------------------------------ to whom a case is open


@pytest.mark.parametrize(
    ("director", "named", "kept", "sealed", "open_"),
    [
        (False, False, False, False, False),
        (True, False, False, False, True),
        (False, True, False, False, True),
        (True, True, False, False, True),
        (False, False, False, True, False),
        (True, False, False, True, False),
        (False, True, False, True, True),
        (True, True, False, True, True),
        *((*rest, False) for rest in product((False, True), (False, True), (True,), (False, True))),
    ],
)
def test_to_be_hidden_wins_over_all_and_a_seal_over_the_director(
    director, named, kept, sealed, open_
):
    access = Access(
        frozenset([ME] if named else [OTHER]), frozenset([ME] if kept else [OTHER]), sealed
    )
    assert access.open_to(Reader(ME, director)) is open_


def test_a_case_on_which_nobody_is_named_is_the_directors():
    assert Access().open_to(Reader(ME, director=True))
    assert not Access().open_to(Reader(ME, director=False))


# ------------------------------------------------------------------ own and family

PERSON, HOUSE = uuid4(), uuid4()
USER = Known(ME, "岩 温", PERSON, HOUSE)
BARE = Known(ME, "岩温")


@pytest.mark.parametrize(
    ("user", "one", "found"),
    [
        (USER, Concerned("玉香", person=PERSON), True),
        (USER, Concerned("玉香", household=HOUSE), True),
        (USER, Concerned("岩温"), True),
        (USER, Concerned("玉香", family=("玉罕", " 岩温 ")), True),
        (USER, Concerned("岩温罕", uuid4(), uuid4(), ("岩",)), False),
        (BARE, Concerned("玉香", PERSON, HOUSE), False),
        (BARE, Concerned("玉香"), False),
        (BARE, Concerned("岩温", PERSON), True),
        (Known(ME, "AI Wen"), Concerned("ai wen"), True),
        (Known(ME, ""), Concerned("", family=("", " ")), False),
    ],
)
def test_a_case_touches_a_user_by_her_record_her_household_or_a_name(user, one, found):
    assert touched(user, [one]) is found
    assert touched(user, [Concerned("别人"), one]) is found


def test_a_case_without_people_touches_nobody():
    assert not touched(USER, [])


@given(
    st.lists(st.builds(Concerned, st.text("岩温玉 ", max_size=3)), max_size=4), st.integers(0, 3)
)
def test_one_more_person_never_makes_it_less_hers(people, at):
    more = [*people[:at], Concerned("岩温"), *people[at:]]
    assert touched(USER, more)
    assert touched(USER, more) >= touched(USER, people)


# ------------------------------------------------------------------ numbers


def test_a_number_below_three_is_not_told():
    assert [shown_count(number) for number in range(5)] == [0, None, None, 3, 4]


@given(st.integers(0, 9), st.integers(0, 9))
def test_of_what_she_does_not_see_she_is_told_from_three_on(seen, unseen):
    assert told_count(seen, unseen) == seen + (unseen if unseen >= SMALLEST else 0)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({}, {}),
        ({"a": 0, "b": 5}, {"a": 0, "b": 5}),
        ({"a": 1, "b": 5, "c": 9}, {"a": None, "b": None, "c": 9}),
        ({"a": 1, "b": 2, "c": 9}, {"a": None, "b": None, "c": 9}),
        ({"a": 1, "b": 1, "c": 9}, {"a": None, "b": None, "c": None}),
        ({"a": 2, "b": 2, "c": 4, "d": 9}, {"a": None, "b": None, "c": None, "d": 9}),
        ({"a": 3, "b": 3, "c": 1}, {"a": None, "b": None, "c": None}),
        ({"a": 2, "b": 0}, {"a": None, "b": 0}),
    ],
)
def test_what_the_whole_would_tell_is_hidden_too(counts, told):
    assert shown_counts(counts) == told


def worked_out(counts):
    """Return for each hidden part what it can be for somebody who knows the whole, the told parts
    and this very rule."""
    told = shown_counts(counts)
    hidden = [key for key, number in told.items() if number is None]
    left = sum(counts[key] for key in hidden)
    possible = {key: set() for key in hidden}
    for guess in product(range(left + 1), repeat=len(hidden)):
        if sum(guess) != left:
            continue
        other = counts | dict(zip(hidden, guess, strict=True))
        if shown_counts(other) == told:
            for key, number in zip(hidden, guess, strict=True):
                possible[key].add(number)
    return possible


@given(COUNTS)
def test_no_hidden_part_can_be_worked_out_where_anything_is_told(counts):
    told = shown_counts(counts)
    assert all(number in (None, counts[key]) for key, number in told.items())
    assert all(told[key] is None for key, number in counts.items() if 0 < number < SMALLEST)
    if any(told.values()):
        assert all(len(values) > 1 for values in worked_out(counts).values())


@given(COUNTS, st.randoms(use_true_random=False))
def test_the_order_of_the_parts_is_irrelevant(counts, chance):
    keys = list(counts)
    chance.shuffle(keys)
    assert shown_counts({key: counts[key] for key in keys}) == shown_counts(counts)
