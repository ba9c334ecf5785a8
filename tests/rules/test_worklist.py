"""What to do next: how urgent, in which order, what a mark hides, and that nothing is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Invalid
from desktop.i18n import Joined, T, Words, packed, translator, unpacked
from desktop.rules import worklist, worklist_words
from desktop.rules.worklist import Due, Item, Mark, Section, Way

CHINA = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=CHINA)
ME, OTHER = UUID(int=1), UUID(int=2)
EN, ZH = translator("en"), translator("zh_CN")


def end(days):
    return datetime.combine(NOW.date() + timedelta(days=days), time.max, tzinfo=CHINA)


def item(days=0, *, key="a", hours=None, **values):
    at = end(days) if hours is None else NOW + timedelta(hours=hours)
    return Item(key, "person", "arrival", at, T("Call."), by_day=hours is None, **values)


def mark(way, *, hours_ago=1, **values):
    return Mark(UUID(int=9), way, NOW - timedelta(hours=hours_ago), by="主任", **values)


def marked(one, way, **values):
    return replace(one, mark=mark(way, **values))


def where(one, user=ME):
    day = worklist.day_of([one], NOW, user)
    found = [name for name, items in day.sections.items() if one in items]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("one", "section"),
    [
        (item(-1), Section.NOW),
        (item(0), Section.TODAY),
        (item(1), Section.WEEK),
        (item(0, danger=True), Section.NOW),
        (item(3, danger=True), Section.WEEK),  # danger that has not come yet
        (item(hours=-1), Section.NOW),
        (item(hours=1), Section.TODAY),
        (item(hours=20), Section.WEEK),
    ],
)
def test_where_it_stands(one, section):
    assert where(one) == section


def test_danger_first_then_what_waits_the_longest():
    items = [item(-1, key="new"), item(-9, key="old"), item(0, key="grave", danger=True)]
    day = worklist.day_of(items, NOW, ME)
    assert [one.key for one in day.sections[Section.NOW]] == ["grave", "old", "new"]
    assert day.waiting == 3


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (item(-5), "overdue 5 days"),
        (item(-1), "overdue since yesterday"),
        (item(0), "today"),
        (item(1), "tomorrow"),
        (item(4), "in 4 days"),
        (item(hours=-1), "overdue since 08:30"),
        (item(hours=2), "by 11:30"),
    ],
)
def test_how_near_it_is_in_words(one, said):
    assert EN(worklist_words.due_words(one, NOW)) == said


def test_done_and_put_off_hide_it_until_their_day():
    one = item(-2)
    assert where(marked(one, Way.DONE)) is None
    assert where(marked(one, Way.LATER, until=NOW.date() + timedelta(days=1))) is None
    assert where(marked(one, Way.LATER, until=NOW.date())) == Section.NOW


def test_danger_is_hidden_for_a_day_only_unless_it_is_said_why():
    one = item(-2, danger=True)
    for way, until in ((Way.DONE, None), (Way.LATER, NOW.date() + timedelta(days=3))):
        assert where(marked(one, way, until=until, hours_ago=23)) is None
        assert where(marked(one, way, until=until, hours_ago=25)) == Section.NOW
        assert where(marked(one, way, until=until, hours_ago=25, why="已报警")) is None


def test_what_was_given_stands_with_whom_it_waits_for():
    one = marked(item(-2), Way.GIVEN, to=OTHER)
    assert where(one, ME) == Section.WAITING
    assert where(one, OTHER) == Section.NOW


def test_of_several_marks_the_last_holds_while_it_holds():
    given = mark(Way.GIVEN, to=OTHER, hours_ago=50)
    later = mark(Way.LATER, until=NOW.date() + timedelta(days=1), hours_ago=40)
    over = mark(Way.LATER, until=NOW.date(), hours_ago=40)
    assert worklist.with_marks(item(-1), [given, later], NOW).mark == later
    # The day has come: it is hers again, to whom it was given.
    assert worklist.with_marks(item(-1), [given, over], NOW).mark == given
    assert worklist.with_marks(item(-1), [over], NOW).mark is None
    assert worklist.with_marks(item(-1), [], NOW).mark is None


def test_of_a_series_the_latest_reminder_that_has_come_stands_for_all():
    record = UUID(int=5)
    those = [item(days, key=f"{days}", series="licence", record=record) for days in (-40, -10, 5)]
    assert [one.key for one in worklist.standing(those, NOW)] == ["-10"]
    # A mark on an earlier one says nothing of the later.
    those[0] = marked(those[0], Way.DONE)
    assert [one.key for one in worklist.day_of(those, NOW, ME).items()] == ["-10"]
    assert [one.key for one in worklist.standing(those[2:], NOW)] == ["5"]
    other = item(-3, key="other", series="licence", record=UUID(int=6))
    assert len(worklist.standing([*those, other], NOW)) == 2


def test_what_can_no_longer_be_done_is_not_asked():
    assert where(item(-3, until=NOW.date())) == Section.NOW
    assert where(item(-3, until=NOW.date() - timedelta(days=1))) is None


@pytest.mark.parametrize(
    ("one", "way", "until", "why", "field"),
    [
        (item(), Way.DONE, None, "", None),
        (item(danger=True), Way.DONE, None, "", "why"),
        (item(danger=True), Way.DONE, None, "已报警", None),
        (item(), Way.LATER, None, "下周再打", "until"),
        (item(), Way.LATER, 0, "下周再打", "until"),
        (item(), Way.LATER, 400, "下周再打", "until"),
        (item(), Way.LATER, 1, "", None),  # till tomorrow nobody asks why
        (item(), Way.LATER, 2, "", "why"),
        (item(), Way.LATER, 2, "下周再打", None),
        (item(danger=True), Way.GIVEN, None, "", None),
    ],
)
def test_when_a_mark_needs_a_day_and_a_reason(one, way, until, why, field):
    day = None if until is None else NOW.date() + timedelta(days=until)
    if field is None:
        worklist.check_mark(one, way, NOW, day, why)
        return
    with pytest.raises(Invalid) as refused:
        worklist.check_mark(one, way, NOW, day, why)
    assert set(refused.value.problems) == {field}


def test_an_item_keeps_its_name_while_the_record_says_the_same():
    due, other = Due("action", end(1), T("a")), Due("action", end(1), T("b"))
    first = worklist.keys("protection_case", 7, (due, other))
    assert first == worklist.keys("protection_case", 7, (due, other))
    assert len(set(first)) == 2
    assert worklist.keys("protection_case", 7, (Due("action", end(2), T("a")),))[0] not in first


DAYS = st.integers(-60, 60)
MARKS = st.one_of(
    st.none(),
    st.builds(
        Mark,
        st.uuids(),
        st.sampled_from(Way),
        st.integers(0, 90).map(lambda days: NOW - timedelta(days=days)),
        until=st.one_of(st.none(), DAYS.map(lambda days: NOW.date() + timedelta(days=days))),
        why=st.sampled_from(["", "因为"]),
        to=st.sampled_from([ME, OTHER]),
    ),
)
ITEMS = st.lists(
    st.builds(
        Item,
        st.uuids().map(str),
        st.just("person"),
        st.sampled_from(["arrival", "search"]),
        DAYS.map(end),
        st.just(T("Call.")),
        danger=st.booleans(),
        mark=MARKS,
        until=st.one_of(st.none(), DAYS.map(lambda days: NOW.date() + timedelta(days=days))),
    ),
    unique_by=lambda one: one.key,
    max_size=30,
)


@given(ITEMS, st.sampled_from([ME, OTHER]))
def test_an_item_that_is_due_is_shown_or_marked_and_never_lost(items, user):
    day = worklist.day_of(items, NOW, user)
    due = [one for one in items if one.until is None or one.until >= NOW.date()]
    told = [*day.items(), *day.marked]
    assert sorted(one.key for one in told) == sorted(one.key for one in due)
    for one in day.marked:  # a mark of somebody, that still holds
        assert one.mark is not None
        if one.danger and not one.mark.why:
            assert NOW - one.mark.at < timedelta(days=1)
    for one in due:
        if one.mark is None:
            assert one in list(day.items())


@given(ITEMS)
def test_what_is_given_waits_for_somebody_in_every_list(items):
    for one in items:
        if one.mark is not None and one.mark.way == Way.GIVEN and worklist.still_due(one, NOW):
            shown = {user: list(worklist.day_of([one], NOW, user).items()) for user in (ME, OTHER)}
            assert all(shown.values())


@given(ITEMS)
def test_the_month_shows_each_item_that_is_not_done_on_one_day(items):
    days = worklist.for_month(items, NOW)
    told = [one.key for those in days.values() for one in those]
    done = {one.key for one in items if worklist.hidden(one, NOW) and one.mark.way == Way.DONE}
    due = {one.key for one in items if worklist.still_due(one, NOW)}
    assert sorted(told) == sorted(due - done)


def test_what_was_put_off_stands_in_the_month_on_its_new_day():
    until = NOW.date() + timedelta(days=4)
    one = marked(item(-2), Way.LATER, until=until, why="下周再打")
    assert set(worklist.for_month([one], NOW)) == {until}


PLAIN = st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]))
SENTENCES = st.recursive(
    st.one_of(
        st.builds(lambda name: T("{name}: {day}", name=name, day=date(2026, 11, 25)), PLAIN),
        st.builds(Words, PLAIN, PLAIN),
        st.builds(lambda at: T("By {moment}", moment=at), st.just(NOW)),
    ),
    lambda parts: st.one_of(
        st.lists(parts, max_size=3).map(lambda those: Joined(tuple(those))),
        parts.map(lambda part: T("Flag: {what}", what=part)),
    ),
    max_leaves=6,
)


@given(SENTENCES)
def test_a_sentence_that_was_kept_says_the_same(sentence):
    back = unpacked(json.loads(json.dumps(packed(sentence))))
    for translate in (EN, ZH):
        assert translate(back) == translate(sentence)
