"""How urgent a case is, and when the law calls for a report."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.i18n import translator
from desktop.rules import reference, risk
from desktop.rules.risk import HIGH, LOW, MEDIUM, Harmed, RiskFacts, higher, lower, propose, report

EN = translator("en")
LEVELS = (LOW, MEDIUM, HIGH)
CONCERNS = sorted(reference.words("case_concern"))
TRIGGERS = sorted(reference.words("report_trigger"))
HARMED = st.builds(
    Harmed, st.none() | st.integers(0, 70), st.sampled_from(["", "female", "male"]), st.booleans()
)
FACTS = st.builds(
    RiskFacts,
    concerns=st.frozensets(st.sampled_from(CONCERNS), max_size=5),
    triggers=st.frozensets(st.sampled_from(TRIGGERS), max_size=1),
    harmed=st.lists(HARMED, max_size=3).map(tuple),
    danger_now=st.booleans(),
    under_14=st.booleans(),
    missing=st.booleans(),
    threatened=st.booleans(),
    access=st.booleans(),
)
ADULT, MINOR, CHILD = Harmed(30, "female"), Harmed(16, "female"), Harmed(12, "female")


def facts(*concerns, harmed=(ADULT,), **more):
    return RiskFacts(concerns=frozenset(concerns), harmed=tuple(harmed), **more)


def rank(told):
    return LEVELS.index(propose(told).level)


# ------------------------------------------------------------------ levels

ALWAYS_HIGH = (
    "sexual_abuse",
    "physical_abuse",
    "confinement",
    "trafficking",
    "distress",
    "fraud_compound",
)
HIGH_OF_MINORS = ("missing", "forced_marriage", "illegal_adoption", "neglect")
RIGHTS = ("wages_deposit", "papers_kept", "out_of_school", "disability", "discrimination", "other")


@pytest.mark.parametrize("concern", ALWAYS_HIGH)
@pytest.mark.parametrize("who", [ADULT, MINOR, Harmed()])
def test_violence_confinement_trafficking_and_a_crisis_are_high_for_anybody(concern, who):
    assert propose(facts(concern, harmed=[who])).level == HIGH


@pytest.mark.parametrize("concern", HIGH_OF_MINORS)
def test_some_concerns_are_high_for_a_minor_only(concern):
    assert propose(facts(concern, harmed=[MINOR])).level == HIGH
    assert propose(facts(concern, under_14=True)).level == HIGH
    if concern != "illegal_adoption":
        assert propose(facts(concern)).level == MEDIUM


@pytest.mark.parametrize("concern", RIGHTS)
def test_a_right_alone_is_low_and_with_threats_medium(concern):
    assert propose(facts(concern, harmed=[MINOR])).level == LOW
    assert propose(facts(concern, threatened=True)).level == MEDIUM
    assert propose(facts(concern, threatened=True, access=True)).level == HIGH


@pytest.mark.parametrize("who", [(), (Harmed(),), (MINOR,)])
def test_child_labour_is_that_of_a_child_even_where_no_age_is_known(who):
    told = facts("child_labour", harmed=who)
    assert told.minor
    assert propose(told).level == MEDIUM
    assert report(told).called_for


def test_no_papers_are_medium_for_a_minor():
    assert propose(facts("no_papers", harmed=[MINOR])).level == MEDIUM
    assert propose(facts("no_papers")).level == LOW


@pytest.mark.parametrize(
    ("told", "level"),
    [
        (facts("unaccompanied", harmed=[CHILD]), HIGH),
        (facts("unaccompanied", harmed=[], under_14=True), HIGH),
        (facts("unaccompanied", harmed=[Harmed(14)]), MEDIUM),
        (facts("other", harmed=[Harmed(13, alone=True)]), HIGH),
        (facts("other", harmed=[Harmed(14, alone=True)]), LOW),
        (facts("other", harmed=[Harmed(None, alone=True)]), LOW),
    ],
)
def test_a_child_under_14_alone_is_high(told, level):
    assert propose(told).level == level


def test_danger_missing_and_access():
    assert propose(facts("other", danger_now=True)).level == HIGH
    assert propose(facts("other", missing=True)).level == MEDIUM
    assert propose(facts("other", missing=True, harmed=[MINOR])).level == HIGH
    assert propose(facts("other", access=True, harmed=[MINOR])).level == MEDIUM
    assert propose(facts("other", access=True)).level == LOW


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (facts(), ["No concern is ticked yet."]),
        (facts("other"), ["A right is at stake; no sign of danger was noted."]),
        (facts("health"), ["Health, HIV or pregnancy: harm is likely if nothing is done."]),
        (facts("confinement", "health"), ["Confinement: high risk by itself."]),
        (facts("neglect", harmed=[MINOR]), ["Neglect or abandonment of somebody under 18."]),
        (facts("other", danger_now=True), ["Somebody is in danger now."]),
        (
            facts("other", threatened=True, access=True),
            ["She is threatened by somebody who can reach her."],
        ),
    ],
)
def test_the_reasons_are_said(told, said):
    assert [EN(reason) for reason in propose(told).reasons] == said


@given(FACTS, FACTS)
def test_one_more_alarming_fact_never_lowers_nor_takes_the_report_away(one, other):
    whole = RiskFacts(
        one.concerns | other.concerns,
        one.triggers | other.triggers,
        (*one.harmed, *other.harmed),
        one.danger_now or other.danger_now,
        one.under_14 or other.under_14,
        one.missing or other.missing,
        one.threatened or other.threatened,
        one.access or other.access,
    )
    assert rank(whole) >= max(rank(one), rank(other))
    assert report(whole).called_for >= report(one).called_for
    assert propose(whole).reasons


@given(FACTS, st.integers(0, 17))
def test_to_be_younger_never_lowers(told, age):
    younger = replace(
        told, harmed=tuple(replace(one, age=min(one.age or age, age)) for one in told.harmed)
    )
    assert rank(younger) >= rank(told)
    assert report(younger).called_for >= report(told).called_for


@pytest.mark.parametrize(("one", "other"), list(product(("", *LEVELS), repeat=2)))
def test_levels_are_ordered(one, other):
    order = ["", *LEVELS]
    assert higher(one, other) == max(one, other, key=order.index)
    assert lower(one, other) is (order.index(one) < order.index(other))


# ------------------------------------------------------------------ the mandatory report


@pytest.mark.parametrize("trigger", TRIGGERS)
@pytest.mark.parametrize("who", [(), (MINOR,), (Harmed(),)])
def test_each_sign_of_the_nine_groups_calls_for_a_report(trigger, who):
    told = RiskFacts(triggers=frozenset([trigger]), harmed=who)
    called = report(told)
    assert (called.called_for, called.articles) == (True, "UPL 11(2)")
    assert called.reasons == (reference.words("report_trigger")[trigger],)
    assert propose(told).level == HIGH


@pytest.mark.parametrize(
    "concern",
    [
        *ALWAYS_HIGH,
        *HIGH_OF_MINORS,
        "child_labour",
        "hazardous_work",
        "emotional_abuse",
        "debt_bondage",
    ],
)
def test_harm_of_a_minor_is_reported(concern):
    called = report(facts(concern, harmed=[Harmed(17, "male")]))
    assert (called.called_for, called.articles) == (True, "UPL 11(2)")


@pytest.mark.parametrize("concern", [c for c in CONCERNS if c not in {
    "trafficking", "child_labour", "hazardous_work", "illegal_adoption",
}])  # fmt: skip
@pytest.mark.parametrize("age", [18, 40, None])
def test_the_law_on_minors_says_nothing_of_adults(concern, age):
    assert report(facts(concern, harmed=[Harmed(age, "female")])) == risk.Report(called_for=False)


@pytest.mark.parametrize("concern", RIGHTS)
def test_a_right_of_a_minor_without_harm_is_not_reported(concern):
    assert not report(facts(concern, harmed=[MINOR])).called_for


@pytest.mark.parametrize(
    "more",
    [
        {"danger_now": True},
        {"missing": True},
        {"threatened": True, "access": True},
        {"harmed": [Harmed(13, alone=True)]},
    ],
)
def test_a_minor_in_any_other_danger_is_reported(more):
    assert report(facts("other", **{"harmed": [MINOR], **more})).called_for
    assert not report(facts("other", **{**more, "harmed": [ADULT]})).called_for


@given(FACTS)
def test_high_risk_of_a_minor_is_always_reported(told):
    if told.minor and propose(told).level == HIGH:
        assert report(told).called_for
    if report(told).called_for:
        assert report(told).reasons
        assert reference.article(report(told).articles).zh


def test_nothing_told_calls_for_nothing():
    assert report(RiskFacts()) == risk.Report(called_for=False)


@pytest.mark.parametrize(
    ("who", "articles"),
    [
        ([ADULT], "WRPL 22"),
        ([Harmed(None, "female")], "WRPL 22"),
        ([MINOR], "UPL 11(2); WRPL 22"),
        ([Harmed(16, "male")], "UPL 11(2)"),
        ([Harmed(30, "male"), Harmed(16, "male")], "UPL 11(2)"),
        ([Harmed(30, "male")], ""),
    ],
)
def test_trafficking_of_a_woman_is_reported_by_the_committee(who, articles):
    called = report(facts("trafficking", harmed=who))
    assert (called.called_for, called.articles) == (bool(articles), articles)
