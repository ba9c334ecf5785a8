"""Screening: the items are those of the ILO's lists, the levels follow from the answers."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.i18n import translator
from desktop.rules import indicators
from desktop.rules.indicators import (
    EXPLOITATION,
    LABOUR_RIGHTS,
    LEVEL_WORDS,
    LEVELS,
    NONE,
    REFER_NOW,
    SUSPECTED,
    Answer,
    forced_labour,
    judge,
    judge_forced_labour,
)

EN = translator("en")
# Source: ILO operational indicators, labour exploitation, 2009 revision; code, adult, child.
LISTS = """
DR01SS DR02MM DR03MM DR04MM DR05MM DR06MM DR07MM DR08MM DR09MM DR10WS
CR01SS CR02MS CR03MM CR04MS CR05MM CR06MM CR07MS CR08MM CR09MM CR10MM
RV01MM RV02MM RV03MM RV04MM RV05MM RV06MM RV07MM RV08MM RV09M- RV10MM RV11MM RV12MM RV13MM RV14MM
RV15WM RV16WM
EX01SS EX02MM EX03MM EX04MM EX05MM EX06M- EX07MM EX08MM EX09WM
CD01SS CD02SS CD03SS CD04SS CD05MS CD06MS CD07MM CD08MM CD09MM CD10MM CD11MS CD12MS CD13MM CD14MM
CD15WM
VD01MM VD02MM VD03MM VD04MM VD05MM VD06WM VD07WM
"""
GRADES = LISTS.split()
EX, CD, DR, CR = ("EX02", "EX03", "EX04"), ("CD01", "CD02"), ("DR01", "DR02"), ("CR01", "CR03")
RV, VD = ("RV01", "RV02", "RV03"), ("VD01", "VD02", "VD03")
ITEMS = {child: {i.code: i for i in indicators.indicators(child=child)} for child in (False, True)}
CODES = sorted(ITEMS[False])
EVIDENCE = st.sampled_from(["", "工资条", "同乡说的", "合同", "照片"])
ANSWER = st.sampled_from(["yes", "yes", "no", "unknown", ""])
ANSWERS = st.dictionaries(st.sampled_from(CODES), st.tuples(ANSWER, EVIDENCE), max_size=16).map(
    lambda told: [Answer(code, *rest) for code, rest in told.items()]
)
BOTH = st.booleans()


def yes(*codes):
    return [Answer(code, "yes") for code in codes]


def level(*codes, child=False, moved=False):
    return judge(yes(*codes), child=child, moved=moved).level


def rank(result):
    return LEVELS.index(result.level)


# ------------------------------------------------------------------ the lists


@pytest.mark.parametrize("entry", GRADES)
def test_each_item_has_the_grades_of_the_two_lists(entry):
    code, adult, child = entry[:4], entry[4], entry[5]
    assert ITEMS[False][code].adult == adult
    assert ITEMS[False][code].dimension == code[:2]
    assert (ITEMS[True][code].child if code in ITEMS[True] else "-") == child


def test_no_item_is_missing_and_none_is_added():
    assert list(ITEMS[False]) == [entry[:4] for entry in GRADES]
    counts = {child: Counter(i.dimension for i in ITEMS[child].values()) for child in ITEMS}
    assert counts[False] == {"DR": 10, "CR": 10, "RV": 16, "EX": 9, "CD": 15, "VD": 7}
    assert counts[True] == {"DR": 10, "CR": 10, "RV": 15, "EX": 8, "CD": 15, "VD": 7}
    assert set(ITEMS[False]) - set(ITEMS[True]) == {"RV09", "EX06"}
    assert "W" not in {item.child for item in ITEMS[True].values()}


def test_every_item_has_a_name_and_a_question_in_both_languages():
    for item in (*ITEMS[False].values(), *forced_labour()):
        assert all((item.name.zh, item.name.en, item.question.zh, item.question.en))
    assert ITEMS[False]["DR01"].name.en == (
        "Deceived about the nature of the job, location or employer"
    )
    assert ITEMS[False]["CD03"].name.zh == "隔离、拘禁或监视"
    assert len({item.name.en + item.dimension for item in ITEMS[False].values()}) == 67


def test_eleven_indicators_of_forced_labour_and_five_that_open_a_case():
    assert [one.code for one in forced_labour()] == [f"FL{n:02}" for n in range(1, 12)]
    assert {one.code for one in forced_labour() if one.urgent} == {
        "FL03", "FL05", "FL06", "FL07", "FL09",
    }  # fmt: skip


# ------------------------------------------------------------------ levels


@pytest.mark.parametrize(
    ("codes", "found"),
    [
        ((), NONE),
        (("DR08", "DR02"), NONE),
        (("EX01",), LABOUR_RIGHTS),
        (("EX09",), LABOUR_RIGHTS),
        (("EX02", "EX03"), LABOUR_RIGHTS),
        (("EX01", "EX06"), EXPLOITATION),
        (("EX01", "EX09"), EXPLOITATION),
        (EX, EXPLOITATION),
        ((*EX, *DR), EXPLOITATION),
        ((*EX, *CD), EXPLOITATION),
        ((*EX, *CR), EXPLOITATION),
        ((*EX, *VD), EXPLOITATION),
        ((*EX, *VD, *DR), SUSPECTED),
        ((*EX, *VD, *CR), SUSPECTED),
        ((*EX, *VD, *RV), EXPLOITATION),
        ((*EX, *CD, "DR01"), EXPLOITATION),
        ((*EX, *CD, *DR), SUSPECTED),
        ((*EX, *CD, *CR), SUSPECTED),
        ((*EX, *CD, *RV), SUSPECTED),
        ((*EX, "CD03", "CD14", "DR01", "DR08"), SUSPECTED),
        ((*CD, *DR), NONE),
        (("EX01", *CD, *DR), LABOUR_RIGHTS),
    ],
)
def test_levels_of_adults(codes, found):
    assert level(*codes) == found
    assert level(*codes, moved=True) == found


@pytest.mark.parametrize(
    ("codes", "moved", "found"),
    [
        (("EX01", "EX09"), True, SUSPECTED),
        (("EX01", "EX09"), False, EXPLOITATION),
        ((*EX, *DR), False, SUSPECTED),
        ((*EX, *CR), False, SUSPECTED),
        ((*EX, *RV), False, SUSPECTED),
        ((*EX, *CD), False, EXPLOITATION),
        ((*CD, *DR), True, NONE),
        (("EX01",), True, LABOUR_RIGHTS),
        (("EX01", "EX06"), True, LABOUR_RIGHTS),
        ((*EX, "RV09", "RV01", "RV02"), False, EXPLOITATION),
    ],
)
def test_of_a_child_no_means_need_be_shown(codes, moved, found):
    assert level(*codes, child=True, moved=moved) == found


@pytest.mark.parametrize("child", [False, True])
def test_a_dimension_says_what_it_rests_on(child):
    assert not judge(yes("DR08", "DR02"), child=child).dimensions["DR"].positive
    more = judge(yes("DR08", "DR02", "DR10"), child=child).dimensions["DR"]
    assert more.positive
    assert more.codes == ("DR02", "DR08", "DR10")
    assert (more.strong, more.medium, more.weak) == ((1, 2, 0) if child else (0, 2, 1))


def test_the_gravest_level_says_whom_to_tell_and_every_level_has_its_reason():
    assert REFER_NOW in judge(yes(*EX, *CD, *DR), child=False).reasons
    assert REFER_NOW in judge(yes(*EX), child=True, moved=True).reasons
    for codes in (("EX01",), EX, (*EX, *DR), CD):
        reasons = judge(yes(*codes), child=False).reasons
        assert reasons
        assert REFER_NOW not in reasons
    assert not judge([], child=False).reasons


def test_the_words_for_the_least_do_not_say_that_nothing_was_found():
    assert level(*CD, *DR) == NONE
    assert EN(LEVEL_WORDS[NONE]) == "No indicators of exploitation"


# ------------------------------------------------------------------ evidence


def test_one_piece_of_evidence_serves_one_item():
    told = [Answer("EX01", "yes", "考勤表"), Answer("EX06", "yes", "“考勤表”。")]
    shared = judge(told, child=False)
    assert shared.level == LABOUR_RIGHTS
    assert [EN(said) for said in shared.problems] == [
        "EX06 names the same evidence as EX01: it does not count."
    ]
    told[1] = replace(told[1], evidence="没有合同")
    apart = judge(told, child=False)
    assert (apart.level, apart.problems) == (EXPLOITATION, ())


def test_shared_evidence_serves_the_item_that_weighs_most():
    told = [*yes(*EX, "CD01", "DR01", "DR02"), Answer("VD01", "yes", "她说"), Answer("CD02", "yes", "她说")]  # fmt: skip
    result = judge(told, child=False)
    assert result.level == SUSPECTED
    assert "CD02" in result.dimensions["CD"].codes
    assert "VD01" not in result.dimensions["VD"].codes


# ------------------------------------------------------------------ what always holds


@given(ANSWERS, st.sampled_from(CODES), BOTH, BOTH)
def test_one_more_yes_never_lowers(answers, code, child, moved):
    before = judge(answers, child=child, moved=moved)
    rest = [answer for answer in answers if answer.code != code]
    own = next((answer.evidence for answer in answers if answer.code == code), "")
    assert rank(judge([*rest, Answer(code, "yes", own)], child=child, moved=moved)) >= rank(before)


@given(ANSWERS, BOTH, BOTH)
def test_evidence_of_its_own_never_lowers(answers, child, moved):
    before = judge(answers, child=child, moved=moved)
    for at, answer in enumerate(answers):
        changed = [*answers]
        changed[at] = replace(answer, evidence="只证明这一项")
        assert rank(judge(changed, child=child, moved=moved)) >= rank(before)


@given(ANSWERS, BOTH)
def test_a_graver_item_in_its_place_never_lowers(answers, child):
    before, items = judge(answers, child=child), ITEMS[child]
    free = {answer.code for answer in answers}
    for at, answer in enumerate(answers):
        mine = items.get(answer.code)
        for other in items.values():
            if mine and other.dimension == mine.dimension and other.code not in free and (
                "WMS".index(other.grade(child=child)) >= "WMS".index(mine.grade(child=child))
            ):  # fmt: skip
                changed = [*answers]
                changed[at] = replace(answer, code=other.code)
                assert rank(judge(changed, child=child)) >= rank(before)
                break


@given(ANSWERS, BOTH, BOTH)
def test_to_be_moved_and_to_be_a_child_never_lower(answers, child, moved):
    before = judge(answers, child=child, moved=False)
    assert rank(judge(answers, child=child, moved=True)) >= rank(before)


@given(ANSWERS, st.randoms(use_true_random=False), BOTH, BOTH)
def test_the_order_of_the_answers_is_irrelevant(answers, chance, child, moved):
    mixed = [*answers]
    chance.shuffle(mixed)
    assert judge(mixed, child=child, moved=moved) == judge(answers, child=child, moved=moved)


@given(ANSWERS, BOTH, BOTH)
def test_not_known_is_as_good_as_not_asked(answers, child, moved):
    asked = [answer for answer in answers if answer.answer in ("yes", "no")]
    whole = judge(answers, child=child, moved=moved)
    assert judge(asked, child=child, moved=moved) == whole
    assert whole.still_open == sum(
        1 for code in ITEMS[child] if code not in {answer.code for answer in asked}
    )


@given(ANSWERS, BOTH)
def test_no_evidence_is_counted_twice(answers, child):
    evidence = {answer.code: answer.evidence for answer in answers}
    counted = [c for d in judge(answers, child=child).dimensions.values() for c in d.codes]
    named = [evidence[code] for code in counted if evidence[code]]
    assert len(named) == len(set(named))
    assert set(counted) <= set(ITEMS[child])


# ------------------------------------------------------------------ eleven questions


@pytest.mark.parametrize("one", forced_labour(), ids=lambda one: one.code)
def test_one_urgent_yes_opens_a_case_and_one_other_does_not(one):
    result = judge_forced_labour(yes(one.code))
    assert result.level == ("case" if one.urgent else NONE)
    assert result.codes == (one.code,)
    assert bool(result.reasons) is one.urgent


def test_two_others_open_a_dispute_and_no_order_changes_it():
    for pair in permutations(("FL01", "FL08"), 2):
        result = judge_forced_labour(yes(*pair))
        assert (result.level, result.codes) == ("dispute", ("FL01", "FL08"))
    assert judge_forced_labour(yes("FL01", "FL08", "FL07")).level == "case"
    assert judge_forced_labour([Answer("FL07", "unknown"), Answer("FL03", "no")]).level == NONE


@given(st.sets(st.sampled_from([one.code for one in forced_labour()])))
def test_one_more_yes_to_the_eleven_never_lowers(codes):
    order = [NONE, "dispute", "case"]
    before = order.index(judge_forced_labour(yes(*codes)).level)
    for one in forced_labour():
        assert order.index(judge_forced_labour(yes(*codes, one.code)).level) >= before
