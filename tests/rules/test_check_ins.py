"""What the answers at a check-in call for, and when she is out of reach."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.check_ins import (
    Attempt,
    in_danger,
    in_vain,
    indicator_words,
    numbers,
    out_of_reach,
    read,
)
from desktop.sheets.journeys import QUESTIONS

WELL = {
    key: "yes" if question["bad"] == "no" else "no"
    for key, question in numbers("check_in", "questions").items()
}
DAY = date(2026, 11, 1)


def told(*keys):
    bad = {key: numbers("check_in", "questions")[key]["bad"] for key in keys}
    return {**WELL, **bad}


@pytest.mark.parametrize(
    ("keys", "follows"),
    [
        ((), "well"),
        (("pay_as_promised",), "watch"),
        (("hours_bearable",), "watch"),
        (("pay_as_promised", "hours_bearable"), "dispute"),
        (("deceived", "may_phone", "conditions_decent"), "dispute"),
        (("free_to_leave",), "case"),  # 3
        (("ill_treated",), "case"),  # 5
        (("threatened",), "case"),  # 6
        (("papers_in_hand",), "case"),  # 7
        (("works_off_debt",), "case"),  # 9
        (("taken_advantage", "threatened"), "case"),
    ],
)
def test_the_quick_check(keys, follows):
    assert read(told(*keys)).follows == follows


def test_the_code_word_calls_for_a_case_whatever_else_she_says():
    reading = read({**WELL, "code_word_said": "yes"})
    assert (reading.follows, reading.code_word, reading.indicators) == ("case", True, ())


def test_not_known_is_not_bad_and_not_asked_neither():
    assert read(dict.fromkeys(WELL, "unknown")).follows == "well"
    assert read({}).follows == "well"


def test_each_of_the_eleven_is_asked_once_and_has_words():
    asked = numbers("check_in", "questions")
    assert {field.key for field in QUESTIONS} == set(asked)
    assert sorted(question["number"] for question in asked.values()) == list(range(1, 12))
    for number in range(1, 12):
        assert indicator_words(number).zh


def attempt(day, way, *, reached=False, follows="well"):
    return Attempt(DAY + timedelta(days=day), way, reached, follows)


@pytest.mark.parametrize(
    ("ways", "lost"),
    [
        (["call", "call"], False),
        (["call", "call", "call"], False),  # one way only
        (["call", "message"], False),
        (["call", "call", "message"], True),
    ],
)
def test_three_times_by_two_ways(ways, lost):
    assert out_of_reach(in_vain([attempt(n, way) for n, way in enumerate(ways)])) is lost


def test_attempts_count_from_when_she_was_last_reached():
    tried = [attempt(1, "call"), attempt(2, "message"), attempt(3, "call", reached=True)]
    assert in_vain(tried) == ()
    assert len(in_vain([*tried, attempt(4, "visit")])) == 1


def test_danger_is_what_stands_on_the_journey_or_what_she_said_last():
    assert not in_danger({}, [])
    assert in_danger({"risk_secret": "yes"}, [])
    assert in_danger({"papers_handed_over": "身份证给了介绍人"}, [])
    bad = attempt(1, "call", reached=True, follows="case")
    assert in_danger({}, [bad])
    assert not in_danger({}, [bad, attempt(9, "call", reached=True)])


@given(st.dictionaries(st.sampled_from(sorted(WELL)), st.sampled_from(["yes", "no", "unknown"])))
def test_a_worse_answer_never_makes_less_of_it(answers):
    order = ["well", "watch", "dispute", "case"]
    before = order.index(read(answers).follows)
    for key, question in numbers("check_in", "questions").items():
        assert order.index(read({**answers, key: question["bad"]}).follows) >= before
