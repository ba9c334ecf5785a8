"""The shelf of the Centre on both databases: counted, lent, brought back, given up."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier

import pytest

from desktop.errors import ClerkError, Invalid, NotAllowed
from desktop.i18n import translator
from desktop.office.cards import Entry, Query, Second
from desktop.rules import lending

EN = translator("en")
TODAY = date(2026, 11, 24)
SOON = TODAY + timedelta(days=7)


@pytest.fixture
def child(make_session):
    """Somebody of the Children's Committee."""
    return make_session("children_committee", name="玉香")


def thing(session, **values):
    typed = {"name": "足球", "kind": "sports", "count": 5, "place": "一号柜", **values}
    return session.things.save(Entry(None, typed, kind="thing")).main.id


def lend(session, record, **values):
    return session.things.lend(record, {"name": "岩温", "count": 1, "until": SOON, **values})


def loans(file):
    return file.rows["loan"]


def line(session, record):
    return next(one for one in session.things.lines(Query()) if one.record_id == record)


def problems(act):
    with pytest.raises(Invalid) as raised:
        act()
    return set(raised.value.problems)


def test_children_of_the_committee_keep_the_shelf_themselves(child):
    record = thing(child)
    file = lend(child, record, count=2)
    assert str(file.main.values["number"]) == "MXX-W-2026-0001"
    assert EN(file.advice.headline) == "3 of 5 are here to be lent."
    assert line(child, record).cells["here"] == "3 / 5"
    file = child.things.come_back(loans(file)[0].id, {"returned_how": "good", "count": 2})
    assert file.facts["stock"].free == 5
    assert line(child, record).cells["due"] == lending.IN


def test_never_more_is_lent_than_is_here(session):
    record = thing(session, count=3, broken=1)
    lend(session, record, count=2)
    assert problems(lambda: lend(session, record)) == {"loan.count"}
    entry = session.things.entry(session.things.open(record))
    fewer = replace(entry, values={**entry.values, "count": 2})
    assert problems(lambda: session.things.save(fewer)) == {"thing.count"}
    assert session.things.open(record).main.values["count"] == 3


def test_two_who_lend_the_last_one_at_once_lend_it_once(make_session):
    one, other = make_session("director"), make_session("clerk")
    record = thing(one, count=1)
    start = Barrier(2)

    def act(session):
        start.wait()
        try:
            return lend(session, record)
        except Invalid as error:
            return error

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(act, (one, other)))
    assert sum(isinstance(result, Invalid) for result in results) == 1
    assert len(loans(one.things.open(record))) == 1


def test_what_comes_back_broken_or_not_at_all_is_counted_so(session):
    record = thing(session, count=10)
    file = lend(session, record, count=6, note="运动会")
    loan = loans(file)[0].id
    file = session.things.come_back(loan, {"returned_how": "broken", "count": 1, "note": "漏气"})
    rest = next(row for row in loans(file) if row.values["returned_on"] is None)
    assert rest.values["count"] == 5
    assert rest.values["until"] == SOON
    file = session.things.come_back(rest.id, {"returned_how": "lost", "count": 5})
    values = file.main.values
    assert (values["count"], values["broken"], values["lost"]) == (10, 1, 5)
    assert file.facts["stock"].free == 4
    assert {one.code for one in file.advice.said} >= {"broken", "lost"}
    returned = next(row for row in loans(file) if row.id == loan)
    assert returned.values["note"] == "运动会；漏气"
    with pytest.raises(ClerkError, match="already"):
        session.things.come_back(loan, {"returned_how": "good", "count": 1})


def test_what_is_wrong_with_a_loan_is_said_beside_its_fields(session):
    record = thing(session)
    things = session.things
    assert problems(lambda: things.lend(record, {})) == {"loan.count", "loan.until"}
    assert problems(lambda: lend(session, record, name=" ")) == {"loan.name"}
    assert problems(lambda: lend(session, record, count="一个")) == {"loan.count"}
    before = TODAY - timedelta(days=1)
    assert problems(lambda: lend(session, record, until=before)) == {"loan.until"}
    assert problems(lambda: lend(session, record, lent_on=SOON)) == {"loan.lent_on"}
    loan = loans(lend(session, record))[0].id
    assert problems(lambda: things.come_back(loan, {"count": 1})) == {"loan.returned_how"}
    many = {"count": 2, "returned_how": "good"}
    assert problems(lambda: things.come_back(loan, many)) == {"loan.count"}


def test_a_loan_of_a_child_bears_her_name_and_late_ones_are_told(make_session, entry):
    session = make_session("director")
    person = session.migrants.save(entry()).person.id
    record = thing(session)
    lend(session, record, person_id=person, name="", until=TODAY)
    make_session.moment["now"] += timedelta(days=3)
    file = session.things.open(record)
    assert loans(file)[0].values["name"] == "玉章罕"
    due = next(one for one in file.advice.said if one.code.startswith("due_"))
    assert "玉章罕" in EN(due.words)
    assert line(session, record).cells["due"] == lending.OVERDUE
    assert session.things.lines(Query("zhanghan"))
    numbers = session.things.numbers()
    assert (numbers.kinds, numbers.here, numbers.out, numbers.overdue) == (1, 4, 1, 1)


def test_a_child_lends_to_children_of_the_centre_and_to_nobody_else_in_the_register(
    make_session, entry
):
    person = make_session("director").migrants.save(entry()).person.id
    child = make_session("children_committee", name="玉香")
    record = thing(child)
    assert problems(lambda: lend(child, record, person_id=person)) == {"loan.person_id"}


def test_a_loan_written_by_mistake_is_undone_and_kept_in_the_history(session):
    record = thing(session)
    loan = loans(lend(session, record))[0].id
    file = session.things.undo_loan(loan)
    assert not loans(file)
    assert file.facts["stock"].free == 5
    fields = {(edit.sheet, edit.key) for edit in session.things.history(record)}
    assert ("loan", "withdrawn_why") in fields
    acts = [EN(one.act) for one in session.audit_log.entries()]
    assert {"Thing lent", "Loan undone"} <= set(acts)


def test_a_thing_is_given_up_with_a_reason_when_all_are_back(session):
    record = thing(session, count=1)
    file = lend(session, record)
    with pytest.raises(ClerkError, match="still lent"):
        session.things.move(record, lending.GIVEN_UP, happened_on=TODAY, reason="坏了")
    session.things.come_back(loans(file)[0].id, {"returned_how": "broken", "count": 1})
    file = session.things.move(record, lending.GIVEN_UP, happened_on=TODAY, reason="坏了")
    assert file.state == lending.GIVEN_UP
    with pytest.raises(ClerkError, match="given up"):
        lend(session, record)
    assert session.things.numbers().kinds == 0


def test_a_viewer_looks_and_does_not_lend(make_session):
    record = thing(make_session("director"))
    viewer = make_session("viewer")
    assert viewer.things.open(record).main.values["name"] == "足球"
    with pytest.raises(NotAllowed):
        lend(viewer, record)


def test_who_is_made_anonymous_is_no_longer_named_on_the_shelf(session, entry):
    person = session.migrants.save(entry()).person.id
    record = thing(session)
    lend(session, record, person_id=person, name="", note="她妈妈来拿")
    assert session.things.lines(Query("玉章罕"))
    session.migrants.anonymise(person, "本人要求", Second(reason="本办只有一名工作人员"))
    row = loans(session.things.open(record))[0]
    assert (row.values["name"], row.values["note"]) == (None, None)
    assert row.values["count"] == 1
    assert not session.things.lines(Query("玉章罕"))
    edits = session.things.history(record)
    assert "玉章罕" not in str([(edit.before, edit.after) for edit in edits])
