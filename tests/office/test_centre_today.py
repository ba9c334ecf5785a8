"""What the Children's Centre is reminded of on the list of the day, by a clock that stands still."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.i18n import translator
from desktop.office import due_lines
from desktop.office.cards import Entry, RowEntry, Second
from desktop.rules import activities, elections, meetings, trainings
from desktop.rules.worklist import Way

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
EN = translator("en")
ALONE = Second(reason="本办只有一名工作人员")


@pytest.fixture
def clock(make_session):
    def later(days):
        make_session.moment["now"] = NOW + timedelta(days=days)

    return later


def told(session, code):
    """Return title, words and day of the items of a code, in order."""
    return [
        (one.title, EN(one.words), one.day)
        for one in session.work_today.day().items()
        if one.code == code
    ]


def test_what_is_lent_is_to_come_back(session, clock):
    thing = session.things.save(
        Entry(None, {"name": "足球", "kind": "sports", "count": 5}, kind="thing")
    ).main.id
    day = TODAY + timedelta(days=7)
    file = session.things.lend(thing, {"name": "岩温", "count": 1, "until": day})
    clock(9)
    assert told(session, "loan") == [("足球", "岩温 was to bring it back.", day)]
    session.things.come_back(file.rows["loan"][0].id, {"returned_how": "good", "count": 1})
    assert told(session, "loan") == []


def test_a_decision_of_a_meeting_is_due_until_it_is_done(session, entry):
    came = session.migrants.save(entry(full_name="玉香")).person.id
    decision = RowEntry(None, {"what": "借球网", "due_on": TODAY})
    rows = {
        "meeting_decision": (decision,),
        "meeting_presence": (RowEntry(None, {"person_id": came}),),
    }
    file = session.meetings.save(Entry(None, {"held_on": TODAY}, rows, kind="committee_meeting"))
    assert told(session, "decision") == []
    session.meetings.move(file.main.id, meetings.HELD, happened_on=TODAY)
    assert [words for _title, words, _day in told(session, "decision")] == ["借球网"]


def test_an_activity_is_told_on_its_day_and_its_report_a_week_later(session, clock):
    planned = {
        "title": "画出平安路", "kind": "drawing", "themes": ["trafficking"], "happens_on": TODAY,
        "place_kind": "centre", "leader": "玉香", "starts_at": "9:00",
    }  # fmt: skip
    record = session.activities.save(Entry(None, planned, kind="activity")).main.id
    assert told(session, "activity") == [("画出平安路", "It takes place: tick who comes.", TODAY)]
    session.activities.move(record, activities.APPROVED, happened_on=TODAY)
    session.activities.move(record, activities.DONE, happened_on=TODAY)
    assert told(session, "activity") == []
    clock(8)
    due = TODAY + timedelta(days=7)
    assert told(session, "activity_report") == [("画出平安路", "Finish the report.", due)]


def test_a_training_is_to_be_held(session):
    given = {"held_on": TODAY, "audience": "parents", "modules": ["T17"], "trainer": "玉金"}
    people = (RowEntry(None, {"name": "岩叔", "came": "yes"}),)
    file = session.trainings.save(
        Entry(None, given, {"training_participant": people}, kind="training")
    )
    assert len(told(session, "training")) == 1
    session.trainings.move(file.main.id, trainings.HELD, happened_on=TODAY)
    assert told(session, "training") == []


def test_a_month_that_is_over_is_closed(session, clock):
    entry = {"day": date(2026, 10, 5), "kind": "donation", "amount": "100", "purpose": "画画比赛"}
    session.cash.save(Entry(None, entry, kind="cash_entry"))
    [(_title, words, day)] = told(session, "cash_month")
    assert "1 Oct 2026" in words
    assert day == date(2026, 11, 7)
    session.cash.close_month(date(2026, 10, 1), 10000, "", ALONE)
    assert told(session, "cash_month") == []


def test_a_member_who_turns_18_hands_over(session, entry, make_session):
    person = session.migrants.save(entry(full_name="玉老", birth="2008-12-20")).person.id
    with session.writing() as work:
        term = work.records.add(
            "committee_term", {"name": "第三届", "state": elections.SERVING, "seats": 1}
        )
        work.records.add(
            "committee_member",
            {"term_id": term.id, "person_id": person, "since": date(2025, 1, 1)},
        )
    [(title, words, day)] = [
        (one.title, EN(one.words), one.day)
        for one in session.work_today.month(date(2026, 12, 1)).get(date(2026, 12, 20), ())
        if one.code == "handover"
    ]
    assert (title, day) == ("玉老", date(2026, 12, 20))
    assert "younger" in words
    key = next(one.key for one in session.work_today.day().items() if one.code == "handover")
    session.work_today.mark(key, Way.LATER, until=TODAY + timedelta(days=1))
    assert told(session, "handover") == []
    viewer = make_session("viewer")
    assert told(viewer, "handover") == []


def test_an_adviser_is_spoken_with_once_a_year_as_long_as_she_advises(session, entry, make_session):
    advising, silent, back = (
        session.migrants.save(entry(full_name=name, birth=birth)).person.id
        for name, birth in (("玉老", "2007-01-20"), ("岩三", "2007-02-20"), ("玉光", "2010-03-20"))
    )
    ended, of_age = date(2025, 11, 20), {"why_ended": "eighteen", "since": date(2024, 1, 1)}
    with session.writing() as work:
        term, now = (
            work.records.add(
                "committee_term", {"name": name, "state": state, "seats": 1, "marks": 1}
            )
            for name, state in (("第一届", elections.ENDED), ("第二届", elections.SERVING))
        )
        for person, advises_on in ((advising, "账本"), (silent, None), (back, "图书")):
            gone = {"person_id": person, "until": ended, "advises_on": advises_on, **of_age}
            work.records.add("committee_member", {"term_id": term.id, **gone})
        work.records.add("committee_member", {"term_id": now.id, "person_id": back, "since": TODAY})
    [(title, words, day)] = told(session, "adviser")
    assert (title, day) == ("玉老", date(2026, 11, 20))
    assert "账本" in words
    item = next(one for one in session.work_today.day().items() if one.code == "adviser")
    assert (item.register, item.record, item.page) == ("terms", term.id, "members")
    assert item.kind in session.work_today.kinds()
    assert session.work_today.colleagues(item.key) is not None
    assert told(make_session("viewer"), "adviser") == []
    file = session.terms.open(term.id)
    kept = session.terms.entry(file)
    rows = tuple(
        replace(row, values={**row.values, "contacted_on": TODAY})
        for row in kept.rows["committee_member"]
    )
    session.terms.save(replace(kept, rows={**kept.rows, "committee_member": rows}))
    assert told(session, "adviser") == []


def test_the_children_s_role_is_reminded_of_its_own_work_only(session, make_session, desk):
    desk.opened(session)
    thing = session.things.save(
        Entry(None, {"name": "足球", "kind": "sports", "count": 5}, kind="thing")
    ).main.id
    session.things.lend(thing, {"name": "岩温", "count": 1, "until": TODAY})
    child = make_session("children_committee")
    assert {one.kind for one in child.work_today.day().items()} == {"thing"}


def test_the_lines_are_those_of_the_records(session, entry):
    test_a_decision_of_a_meeting_is_due_until_it_is_done(session, entry)
    with session.reading() as work:
        assert due_lines.compare(session, work) == 0
