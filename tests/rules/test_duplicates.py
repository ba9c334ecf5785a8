"""Is it the same person?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.duplicates import Likeness, score

DAY = date(2008, 5, 1)
HER = Likeness(
    ("玉章罕",),
    "532822200805010020",
    DAY,
    DAY,
    "female",
    "曼夕下寨",
    "17",
    "岩温",
    "玉香",
    ("13888881234",),
)
BARE = Likeness(("玉章罕",), sex="female")


def reasons(one, other):
    return {str(reason) for reason in score(one, other).reasons}


def test_the_same_paper_decides_whatever_else_differs():
    other = Likeness(("岩叫",), HER.id_number, date(1990, 1, 1), date(1990, 1, 1), "male")
    match = score(HER, other)
    assert match.decisive
    assert match.likely


def test_a_name_alone_is_never_enough():
    match = score(BARE, replace(BARE, village_group="曼夕下寨"))
    assert not match.likely
    assert not match.decisive


@pytest.mark.parametrize(
    "other",
    [
        replace(HER, id_number=""),
        replace(BARE, birth_first=DAY, birth_last=DAY),
        replace(BARE, phones=("13888881234",)),
        replace(BARE, household="17", village_group="曼夕下寨"),
        Likeness(("玉张罕",), birth_first=DAY, birth_last=DAY, sex="female"),  # sounds the same
        Likeness(("玛尼",), "", DAY, DAY, "female", "曼夕下寨", "17", "岩温", "玉香"),
        replace(HER, id_number="", names=("玉罕", "玉章罕")),
        replace(HER, id_number="", names=("玉罕", "玉张罕")),  # another name, said the same
        replace(HER, id_number="", birth_first=date(2009, 1, 1), birth_last=date(2009, 12, 31)),
    ],
)
def test_likely_the_same(other):
    assert score(replace(HER, id_number=""), other).likely


@pytest.mark.parametrize(
    "other",
    [
        replace(BARE, sex="male", village_group="曼夕下寨", birth_first=DAY, birth_last=DAY),
        Likeness(("玉罕",), "", DAY, DAY, "female", "曼夕下寨"),
        Likeness(("玉章罕",), "", date(1988, 5, 1), date(1988, 5, 1), "female", "曼夕下寨"),
        Likeness((), "", None, None),
        Likeness(("",), "", None, None, "female"),
    ],
)
def test_not_likely_the_same(other):
    assert not score(replace(HER, id_number=""), other).likely


def test_a_sign_with_two_readings_sounds_like_either():
    one, other = Likeness(("岩温",)), Likeness(("艾温",))
    assert reasons(one, other) == {"name sounds the same"}


def test_each_reason_is_told():
    assert {"same name", "same date of birth", "same phone", "same household"} <= reasons(HER, HER)
    assert "born within a year" in reasons(
        HER, replace(HER, birth_first=date(2008, 1, 1), birth_last=date(2008, 12, 31))
    )


def test_unwritten_fields_are_no_likeness():
    assert score(Likeness(("",)), Likeness(("",))).points == 0


NAMES = st.lists(st.text("岩玉章罕温 abc", max_size=4), max_size=3).map(tuple)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2015, 1, 1))
PEOPLE = st.builds(
    Likeness,
    NAMES,
    st.sampled_from(["", "532822200805010020", "532822199001010010"]),
    DAYS,
    DAYS,
    st.sampled_from(["", "female", "male", "unknown"]),
    st.sampled_from(["", "曼夕下寨", "曼夕上寨"]),
    st.sampled_from(["", "17", "18"]),
    st.sampled_from(["", "岩温"]),
    st.sampled_from(["", "玉香"]),
    st.lists(st.sampled_from(["138", "139"]), max_size=2).map(tuple),
)


@given(PEOPLE, PEOPLE)
def test_the_order_does_not_matter(one, other):
    assert score(one, other) == score(other, one)


@given(PEOPLE, PEOPLE)
def test_only_a_paper_decides(one, other):
    match = score(one, other)
    assert match.decisive == (bool(one.id_number) and one.id_number == other.id_number)
    assert match.points >= 0
