"""Activities of the Centre: counts that add up, series over the ends of months, steps, telling."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ClerkError, Invalid, NotAllowed
from desktop.i18n import translator
from desktop.rules import activities, centre_children, reference
from desktop.rules.spans import add_months

TODAY = date(2026, 11, 24)
READY = {
    "day": TODAY, "has_place": True, "has_leader": True, "counted": True, "result": True,
    "photos_answered": True,
}  # fmt: skip
SEXES = st.sampled_from(["female", "male", ""])
PEOPLE = st.lists(st.tuples(SEXES, st.one_of(st.none(), st.integers(0, 110))), max_size=250)
COUNTS = st.lists(
    st.builds(
        activities.Count,
        SEXES,
        st.sampled_from([*(code for code, _first in activities.bands()), activities.UNKNOWN]),
        st.integers(0, 400),
    ),
    max_size=30,
)


def facts(**more):
    return activities.ActivityFacts(today=TODAY, **{**READY, **more})


@given(PEOPLE)
def test_counts_by_sex_and_band_add_up_to_those_who_came(people):
    found = activities.counts(people)
    assert sum(count.number for count in found) == len(people)
    by_sex = Counter(sex for sex, _age in people)
    for sex, number in by_sex.items():
        assert sum(count.number for count in found if count.sex == sex) == number
    assert len({(count.sex, count.band) for count in found}) == len(found)


@given(COUNTS, COUNTS)
def test_adding_counts_loses_nobody(one, other):
    both = activities.added(one, other)
    assert sum(c.number for c in both) == sum(c.number for c in (*one, *other))
    assert len({(c.sex, c.band) for c in both}) == len(both)


@pytest.mark.parametrize(
    ("age", "band"),
    [(0, "a0"), (5, "a0"), (6, "a6"), (11, "a6"), (12, "a12"), (13, "a12"), (14, "a14"), (15, "a14"),
     (16, "a16"), (17, "a16"), (18, "a18"), (24, "a18"), (25, "a25"), (35, "a35"), (60, "a60"),
     (99, "a60"), (None, "unknown")],
)  # fmt: skip
def test_the_bands_are_those_of_the_reports(age, band):
    assert activities.band(age) == band


def test_every_band_and_topic_has_its_words():
    words = reference.words("age_band")
    assert {code for code, _first in activities.bands()} | {activities.UNKNOWN} == set(words)
    themes = set(reference.words("activity_theme"))
    table = reference.load_toml("centre_activities.toml")
    assert set(table["topics"]) <= themes
    topics = {topic for codes in table["topics"].values() for topic in codes}
    assert topics <= {f"T{n:02}" for n in range(1, 18)}
    told = set(reference.words("activity_told"))
    for part, known in (("places", "activity_place"), ("kinds", "activity_kind")):
        assert set(table["telling"][part]) <= set(reference.words(known))
        assert {code for codes in table["telling"][part].values() for code in codes} <= told


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.integers(2, 60))
def test_a_monthly_series_keeps_the_day_of_the_first_or_the_last_of_the_month(first, times):
    days = activities.series_dates(first, "monthly", times)
    assert len(days) == times
    for n, day in enumerate(days):
        month = first.year * 12 + first.month - 1 + n
        assert (day.year, day.month - 1) == divmod(month, 12)
        last = (add_months(day.replace(day=1), 1) - day).days == 1
        assert day.day == first.day or (day.day < first.day and last)


def test_from_the_31st_a_series_goes_by_the_ends_of_months_and_back():
    days = activities.series_dates(date(2027, 1, 31), "monthly", 4)
    assert days == (date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30))


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.sampled_from(["weekly", "fortnightly"]))
def test_a_weekly_series_stays_on_its_weekday(first, rhythm):
    days = activities.series_dates(first, rhythm, 9)
    step = {"weekly": 7, "fortnightly": 14}[rhythm]
    assert all((later - day).days == step for day, later in pairwise(days))


@pytest.mark.parametrize("times", [-1, 0, 1, 61])
def test_one_day_or_too_many_are_no_series(times):
    with pytest.raises(Invalid):
        activities.series_dates(TODAY, "weekly", times)


def test_the_way_of_an_activity():
    flow, roles = activities.WORKFLOW, ["children_committee"]
    for before, after in (("PLANNED", "APPROVED"), ("APPROVED", "DONE"), ("DONE", "REPORTED")):
        flow.check(before, after, facts(), roles)
    with pytest.raises(ClerkError):
        flow.check("PLANNED", "DONE", facts(), roles)
    with pytest.raises(ClerkError):
        flow.check("APPROVED", "CANCELLED", facts(), roles)
    flow.check("APPROVED", "CANCELLED", facts(), roles, "下雨")


@pytest.mark.parametrize(
    ("before", "after", "lacking"),
    [
        ("PLANNED", "APPROVED", {"day": None}),
        ("PLANNED", "APPROVED", {"has_leader": False}),
        ("APPROVED", "DONE", {"day": date(2026, 11, 25)}),
        ("DONE", "REPORTED", {"counted": False}),
        ("DONE", "REPORTED", {"result": False}),
        ("DONE", "REPORTED", {"photos_answered": False}),
    ],
)
def test_what_is_missing_stops_the_step(before, after, lacking):
    with pytest.raises(ClerkError):
        activities.WORKFLOW.check(before, after, facts(**lacking), ["children_committee"])


def test_outside_the_village_a_grown_up_agrees_and_the_way_is_planned():
    away = facts(away=True, safety=True)
    with pytest.raises(NotAllowed):
        activities.WORKFLOW.check("PLANNED", "APPROVED", away, ["children_committee"])
    activities.WORKFLOW.check("PLANNED", "APPROVED", away, ["centre_facilitator"])
    with pytest.raises(ClerkError, match="outside the village"):
        activities.WORKFLOW.check("PLANNED", "APPROVED", facts(away=True), ["centre_facilitator"])


def test_themes_belong_to_the_topics_of_preparation():
    assert activities.topics(["trafficking", "safe_migration"]) == ("T01", "T03")
    assert activities.topics(["culture"]) == ()


def test_who_is_to_be_told():
    assert activities.to_tell("drawing", "centre", 20, 11 * 60) == ()
    assert set(activities.to_tell("awareness", "other_village")) == {
        "parents", "committee", "other_committee",
    }  # fmt: skip
    assert "clinic" in activities.to_tell("film", "centre", 200)
    assert activities.to_tell("film", "centre", 20, 21 * 60) == ("parents",)
    assert translator("zh_CN")(reference.words("activity_told")["parents"]).startswith("家长")


@pytest.mark.parametrize(
    ("photo", "by", "age", "counts"),
    [
        ("yes", "self", 13, "not_asked"),
        ("yes", "self", None, "not_asked"),
        ("yes", "self", 14, "yes"),
        ("yes", "guardian", 9, "yes"),
        ("yes", "both", None, "yes"),
        ("no", "self", 9, "no"),
        (None, None, 15, "not_asked"),
    ],
)
def test_a_child_under_14_does_not_agree_to_photos_alone(photo, by, age, counts):
    assert centre_children.answer(photo, by, age) == counts
    assert centre_children.may_show(counts) == (counts == "yes")
