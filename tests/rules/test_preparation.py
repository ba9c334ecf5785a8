"""Which modules of the preparation are a must for whom: the table of domain.md, row by row."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules import preparation
from desktop.rules.preparation import Traveller

TODAY = date(2026, 11, 25)
ADULT = date(2000, 5, 1)
OF_17 = date(2009, 5, 1)
OF_15 = date(2011, 5, 1)
ALL = {"T01", "T03", "T07", "T08", "T09", "T11", "T12", "T13", "T14"}


def who(born=ADULT, **facts):
    return Traveller(TODAY, birth_first=born, birth_last=born, **{"gone_before": True, **facts})


def codes(traveller):
    return {must.code for must in preparation.musts(traveller) if not must.by_parent}


def parents(traveller):
    return {must.code for must in preparation.musts(traveller) if must.by_parent}


def test_there_are_eighteen_modules_in_their_order():
    assert [each.code for each in preparation.modules()] == [f"T{n:02d}" for n in range(1, 19)]
    assert all(each.title.zh and each.title.en and each.short.zh for each in preparation.modules())


@pytest.mark.parametrize(
    ("facts", "more"),
    [
        ({}, set()),
        ({"purpose": "study"}, set()),
        ({"purpose": "work"}, {"T04", "T05", "T06"}),
        ({"gone_before": False}, {"T10"}),
        ({"purpose": "work", "gone_before": False}, {"T04", "T05", "T06", "T10"}),
        ({"children_under_18": 2}, {"T17"}),
        ({"born": OF_17}, {"T02"}),
        ({"born": OF_17, "purpose": "work"}, {"T02", "T04", "T05", "T06", "T16"}),
        ({"born": OF_15, "purpose": "work"}, {"T02", "T04", "T05", "T06"}),
        ({"born": OF_17, "purpose": "study"}, {"T02"}),
        ({"born": None}, set()),
    ],
)
def test_the_musts_follow_purpose_age_and_experience(facts, more):
    assert codes(who(**facts)) == ALL | more


def test_the_optional_ones_are_nobodys_must():
    everything = who(OF_17, purpose="work", gone_before=False, children_under_18=1)
    assert codes(everything).isdisjoint({"T15", "T18"})


@pytest.mark.parametrize(("born", "theirs"), [(OF_15, {"T17"}), (OF_17, {"T17"}), (ADULT, set())])
def test_of_a_minor_it_is_the_parents_who_are_to_hear_theirs(born, theirs):
    assert parents(who(born)) == theirs


def test_the_eighteenth_birthday_itself_still_counts_as_a_minor():
    born = date(2008, 11, 25)
    assert "T02" in codes(who(born))
    assert "T02" not in codes(replace(who(born), on=TODAY + timedelta(days=1)))


def test_of_an_estimated_birth_every_age_she_may_have_counts():
    about = Traveller(
        TODAY,
        purpose="work",
        birth_first=date(2008, 1, 1),
        birth_last=date(2010, 12, 31),
        gone_before=True,
    )
    assert {"T02", "T16"} <= codes(about)


def test_what_she_had_is_not_missing_and_what_her_parents_had_is_theirs():
    girl = who(OF_17, purpose="work")
    had = codes(girl)
    left = preparation.missing(girl, had | {"T17"})
    assert [(must.code, must.by_parent) for must in left] == [("T17", True)]
    assert preparation.missing(girl, had, {"T17"}) == ()
    assert {must.code for must in preparation.missing(girl, (), {"T17"})} == had


@pytest.mark.parametrize(
    ("earlier", "told", "before"),
    [
        ((), "", False),
        ((), "没有。", False),
        (("WITHDRAWN", "INTERESTED"), "", False),
        (("RETURNED",), "", True),
        (("LEFT_UNREGISTERED",), "", True),
        ((), "2019年在昆明餐馆", True),
    ],
)
def test_who_was_away_before_goes_not_for_the_first_time(earlier, told, before):
    assert preparation.gone_before(earlier, told) is before


_DAYS = st.dates(date(1960, 1, 1), TODAY)


@given(
    born=_DAYS,
    purpose=st.sampled_from(["", "work", "study", "family", "marriage"]),
    before=st.booleans(),
    children=st.integers(0, 4),
    had=st.sets(st.sampled_from([each.code for each in preparation.modules()])),
)
def test_more_training_never_makes_more_missing(born, purpose, before, children, had):
    traveller = who(born, purpose=purpose, gone_before=before, children_under_18=children)
    musts = preparation.musts(traveller)
    assert len({(must.code, must.by_parent) for must in musts}) == len(musts)
    left = preparation.missing(traveller, had, had)
    assert {must.code for must in left} == {must.code for must in musts} - had
    assert len(preparation.missing(traveller, had, ())) >= len(left)


@given(first=_DAYS, width=st.integers(0, 2000), purpose=st.sampled_from(["work", "study"]))
def test_not_knowing_the_birth_never_spares_a_module(first, width, purpose):
    last = min(first + timedelta(days=width), TODAY)
    unsure = Traveller(TODAY, purpose=purpose, birth_first=first, birth_last=last)
    for born in (first, last):
        sure = replace(unsure, birth_first=born, birth_last=born)
        assert codes(sure) <= codes(unsure)
        assert parents(sure) <= parents(unsure)
