"""The recovery code: copied by hand, read aloud, mistyped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import WrongPassword
from desktop.storage import recovery
from desktop.storage.recovery import ALPHABET, GROUPS, SIGNS

CODES = st.builds(
    lambda signs: "-".join(
        signs[4 * n : 4 * n + 4] + recovery._check(signs[4 * n : 4 * n + 4], n)
        for n in range(GROUPS)
    ),
    st.text(ALPHABET, min_size=GROUPS * SIGNS, max_size=GROUPS * SIGNS),
)


def test_a_code_has_160_random_bits_in_eight_groups_of_five():
    codes = {recovery.new_code() for _ in range(50)}
    assert len(codes) == 50
    for code in codes:
        assert [len(group) for group in code.split("-")] == [5] * 8
        assert recovery.wrong_groups(code) == ()
    assert GROUPS * SIGNS * 5 == 160
    assert set("".join(codes)) - {"-"} == set(ALPHABET)


@given(CODES)
def test_the_way_of_writing_does_not_matter(code):
    secret = recovery.secret(code)
    misread = code.replace("0", "o").replace("1", "l")
    for typed in (
        code.lower(), code.replace("-", " "), code.replace("-", ""), misread, f"  {code}\n",
        code.replace("-", "—"), code.replace("-", "\u3000"),
        "".join(chr(ord(sign) + 0xFEE0) for sign in code),
    ):  # fmt: skip
        assert recovery.secret(typed) == secret


@given(CODES, st.integers(0, GROUPS - 1), st.integers(0, SIGNS), st.sampled_from(ALPHABET + "U"))
def test_one_wrong_sign_is_found_in_its_group(code, place, at, sign):
    groups = code.split("-")
    if groups[place][at] == sign:
        return
    groups[place] = groups[place][:at] + sign + groups[place][at + 1 :]
    assert recovery.wrong_groups("-".join(groups)) == (place + 1,)


def test_every_exchange_of_one_sign_for_another_is_found():
    for place in range(GROUPS):
        for right in ALPHABET:
            group = f"7{right}QX"
            found = {s for s in ALPHABET if recovery._check(f"7{s}QX", place)
                     == recovery._check(group, place)}  # fmt: skip
            assert found == {right}


@given(CODES, st.integers(0, GROUPS - 1), st.integers(0, SIGNS - 1))
def test_two_neighbours_exchanged_are_found(code, place, at):
    groups = code.split("-")
    group = groups[place]
    groups[place] = group[:at] + group[at + 1] + group[at] + group[at + 2 :]
    wrong = () if group[at] == group[at + 1] else (place + 1,)
    assert recovery.wrong_groups("-".join(groups)) == wrong


@given(CODES, st.integers(0, GROUPS - 2))
def test_two_groups_exchanged_are_both_named(code, place):
    groups = code.split("-")
    groups[place], groups[place + 1] = groups[place + 1], groups[place]
    assert recovery.wrong_groups("-".join(groups)) == (place + 1, place + 2)


@given(CODES, st.integers(0, GROUPS - 1), st.sampled_from(["drop", "add", "empty"]))
def test_a_sign_too_few_or_too_many_spoils_its_own_group_only(code, place, how):
    groups = code.split("-")
    groups[place] = {"drop": groups[place][1:], "add": groups[place] + "7", "empty": "7"}[how]
    assert recovery.wrong_groups(" ".join(groups)) == (place + 1,)


@given(CODES, st.integers(0, GROUPS - 1))
def test_a_code_that_is_not_finished_names_what_is_missing(code, groups):
    begun = "-".join(code.split("-")[:groups])
    assert recovery.wrong_groups(begun) == tuple(range(groups + 1, GROUPS + 1))


@pytest.mark.parametrize("typed", ["", "-", "hello", "主任", "0" * 500])
def test_anything_else_is_no_code(typed):
    with pytest.raises(WrongPassword):
        recovery.secret(typed)


def test_a_group_too_many_is_told():
    code = recovery.new_code()
    with pytest.raises(WrongPassword) as caught:
        recovery.secret(f"{code}-{code[:5]}")
    assert caught.value.sentence.params["groups"] == "9"
