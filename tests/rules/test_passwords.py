"""How good a password is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.passwords import SHORTEST, problem, strength


@pytest.mark.parametrize(
    "password",
    [
        "",
        "short1!",
        "12345678",
        "87654321",
        "11111111",
        "aaaaaaaa",
        "abababab",
        "password",
        "Password123",
        "qwertyuiop",
        "asdfghjkl",
        "admin2026",
        "abcdefgh",
        "5201314520",
        "20260101",
        "woaini1314",
        "岩温",
    ],
)
def test_what_anybody_would_try_is_refused(password):
    assert problem(password) is not None
    assert strength(password)[0] == 0


@pytest.mark.parametrize(
    "password", ["rain over rubber", "tea-hill-moon", "山路下雨", "平安外出通道2026", "Kx7#vQ2m"]
)
def test_a_few_words_will_do(password):
    assert problem(password) is None
    assert strength(password)[0] >= 1


def test_longer_is_stronger():
    levels = [strength(p)[0] for p in ("tea hill", "tea hill moon", "tea hill moon over rubber 7")]
    assert levels == sorted(levels)
    assert levels[-1] == 4


@given(st.text(max_size=24))
def test_strength_and_problem_agree(password):
    level, words = strength(password)
    assert 0 <= level <= 4
    assert str(words)
    if problem(password) is not None:
        assert level == 0


@given(st.text(st.characters(max_codepoint=127), max_size=SHORTEST - 1))
def test_what_is_too_short_is_refused(password):
    assert problem(password) is not None
