"""Consent per purpose and recipient."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.i18n import translator
from desktop.rules import reference
from desktop.rules.consents import PURPOSES, Consent, consequences, covers, who_must

ON = date(2026, 11, 24)
YES = Consent("b", given=True, given_on=date(2026, 11, 1), by="self")
NO = replace(YES, given=False, given_on=date(2026, 11, 2))


@pytest.mark.parametrize(
    ("consents", "covered"),
    [
        ([], False),
        ([YES], True),
        ([NO], False),
        ([YES, NO], False),  # the later word counts
        ([NO, YES], False),
        ([NO, replace(YES, given_on=date(2026, 11, 3))], True),
        ([YES, replace(NO, given_on=YES.given_on)], False),  # on one day the refusal
        ([replace(YES, purpose="c")], False),
        ([replace(YES, withdrawn_on=ON)], False),
        ([replace(YES, withdrawn_on=ON + timedelta(days=1))], True),
        ([replace(YES, expires_on=ON)], True),
        ([replace(YES, expires_on=ON - timedelta(days=1))], False),
        ([replace(YES, given_on=ON + timedelta(days=1))], False),
        ([replace(YES, given_on=None)], True),
    ],
)
def test_covers(consents, covered):
    assert covers(consents, "b", ON) is covered


def test_a_yes_for_one_recipient_is_none_for_another():
    salon = replace(YES, purpose="d", recipient="景洪某美发店")
    assert covers([salon], "d", ON, "景洪某美发店")
    assert not covers([salon], "d", ON, "别的店")
    assert covers([replace(salon, recipient="")], "d", ON, "别的店")


def test_a_childs_own_yes_is_none_under_14():
    guardians = replace(YES, by="guardian")
    for age in (None, 13):
        assert not covers([YES], "b", ON, must=who_must(age).by)
        assert covers([guardians], "b", ON, must=who_must(age).by)
    for age in (14, 17, 18, 40):
        assert covers([YES], "b", ON, must=who_must(age).by)
        assert not covers([guardians], "b", ON, must=who_must(age).by)


@pytest.mark.parametrize(
    ("age", "by", "article"),
    [
        (None, ("parent", "guardian"), "第三十一条"),
        (0, ("parent", "guardian"), "第三十一条"),
        (13, ("parent", "guardian"), "第三十一条"),
        (14, ("self",), "第七十二条"),
        (17, ("self",), "第七十二条"),
        (18, ("self",), "第十四条"),
    ],
)
def test_who_must_agree(age, by, article):
    must = who_must(age)
    assert must.by == by
    assert article in must.basis.zh


def test_between_14_and_17_the_guardian_is_told():
    assert "guardian is told" in translator("en")(who_must(16).words)
    assert "guardian" not in translator("en")(who_must(18).words)


def test_every_purpose_says_what_follows_a_withdrawal():
    assert tuple(choice.code for choice in reference.choices("consent_purpose")) == PURPOSES
    for purpose in PURPOSES:
        follows = consequences(purpose)
        assert len(follows) == 2
        assert "stays lawful" in translator("en")(follows[1])


CONSENTS = st.builds(
    Consent,
    st.sampled_from("bc"),
    st.booleans(),
    st.none() | st.dates(ON - timedelta(days=5), ON + timedelta(days=5)),
    st.sampled_from(["", "x", "y"]),
    st.none() | st.dates(ON - timedelta(days=5), ON + timedelta(days=5)),
    st.none() | st.dates(ON - timedelta(days=5), ON + timedelta(days=5)),
)


@given(st.lists(CONSENTS, max_size=5), st.sampled_from(["", "x"]))
def test_withdrawing_everything_leaves_nothing(consents, recipient):
    withdrawn = [replace(consent, withdrawn_on=ON) for consent in consents]
    assert not covers(withdrawn, "b", ON, recipient)


@given(st.lists(CONSENTS, max_size=5).flatmap(lambda c: st.tuples(st.just(c), st.permutations(c))))
def test_the_order_in_which_they_are_kept_does_not_matter(both):
    kept, mixed = both
    assert covers(kept, "b", ON) == covers(mixed, "b", ON)
