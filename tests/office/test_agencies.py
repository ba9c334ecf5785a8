"""The directory: a beginning from the source, spreadsheets, the picture, whom to call."""

from __future__ import annotations

import pytest

from desktop.errors import ClerkError, Invalid, NotAllowed
from desktop.office import agency_import
from desktop.office.cards import Query


def test_a_beginning_from_the_source_is_made_once(session):
    assert {key for key, _words in session.agencies.models()} >= {"daluo"}
    added = {key: session.agencies.start_from(key) for key, _words in session.agencies.models()}
    assert all(number > 3 for number in added.values())
    lines = session.agencies.lines(Query())
    assert len(lines) == sum(added.values())
    assert [session.agencies.start_from(key) for key in added] == [0] * len(added)
    assert len(session.agencies.lines(Query())) == len(lines)
    picture = session.agencies.picture()
    assert len({(tie.a, tie.b) for tie in picture.ties}) == len(picture.ties)
    numbers = [line.number for line in lines]
    assert len(set(numbers)) == len(numbers)


def test_the_committee_of_the_model_at_our_end_is_the_office_itself(session):
    session.agencies.start_from("daluo")
    (own,) = session.agencies.lines(Query("曼夕村民委员会"))
    assert own.cells["phone"] == "06911234567"
    picture = session.agencies.picture()
    assert str(own.record_id) in {node.key for node in picture.nodes}
    assert "office" not in {node.key for node in picture.nodes}


def test_an_agency_is_found_by_name_service_and_person(session, desk):
    file = desk.agency(session)
    desk.changed(session, file, {"agency_member": (desk.row(name="玉金"),)}, register="agencies")
    for words in ("勐海", "menghai", "心理支持", "玉金", "06915121234"):
        assert [line.record_id for line in session.agencies.lines(Query(words))] == [file.main.id]


def test_what_a_directory_lacks_is_said(session, desk):
    bare = desk.agency(session, name="某处", phone=None, services=None)
    assert desk.said(bare, "phone") == ["There is no number to call yet."]
    assert desk.said(bare, "services")
    again = desk.agency(session, name="某处")
    assert desk.said(again, "same") == ["The directory has one of this name already."]
    assert desk.said(again, "tried")
    tried = desk.changed(session, again, register="agencies", confirmed_on=session.today())
    assert not desk.said(tried, "tried")


def test_one_that_no_longer_works_with_us_is_called_no_more(session, desk):
    file = desk.agency(session)
    referral = desk.referred(session, None, file, person_name="玉光")
    assert "Write down until when" in desk.blocked(session.agencies, file, "ENDED")
    file = desk.changed(session, file, register="agencies", until=session.today())
    assert "still open" in desk.blocked(session.agencies, file, "ENDED")
    with pytest.raises(ClerkError):
        session.agencies.move(file.main.id, "ENDED", happened_on=session.today())
    session.referrals.move(
        referral.main.id, "REVOKED", happened_on=session.today(), reason="不需要了"
    )
    file = session.agencies.move(file.main.id, "ENDED", happened_on=session.today())
    assert session.agencies.whom_to_call() == ()
    assert str(file.main.id) not in {node.key for node in session.agencies.picture().nodes}
    file = session.agencies.move(file.main.id, "ACTIVE", happened_on=session.today())
    assert file.main.values["until"] is None
    assert session.agencies.whom_to_call() != ()


def test_whom_to_call_begins_with_those_near_who_have_a_number(session, desk):
    desk.agency(session, name="外地", place_kind="destination", services=["legal_aid"])
    desk.agency(session, name="无号", phone=None, services=["legal_aid"])
    desk.agency(session, name="近处", services=["legal_aid"])
    (line,) = session.agencies.whom_to_call()
    assert [one["name"] for one in line.agencies] == ["近处", "外地", "无号"]


def test_the_picture_ties_who_works_together(session, desk):
    one = desk.agency(session, name="妇联")
    other = desk.agency(session, name="派出所", kind="police")
    tie = desk.row(other_id=other.main.id, kind="together")
    desk.changed(session, one, {"agency_tie": (tie,)}, register="agencies")
    back = desk.row(other_id=one.main.id, kind="together")
    desk.changed(session, other, {"agency_tie": (back,)}, register="agencies")
    picture = session.agencies.picture()
    assert len(picture.nodes) == 3  # the office stands in the middle
    assert [{tie.a, tie.b} for tie in picture.ties] == [{str(one.main.id), str(other.main.id)}]


# --- from a spreadsheet


def headed(rows):
    known = {zh for zh, _en in agency_import.headings()}
    titles = ["名称", "种类", "在哪一段", "电话", "服务"]
    assert known.issuperset(titles)
    return "\n".join([",".join(titles), *rows]).encode()


def test_a_spreadsheet_is_looked_at_first_and_then_read_in(session):
    data = headed(
        ["镇派出所,公安、派出所,老家,0691-5550110,法律援助", "救助站,civil_affairs,务工地,,"]
    )
    plan = agency_import.plan(session, data)
    assert plan.ready
    assert session.agencies.lines(Query()) == ()
    assert agency_import.carry_out(session, plan) == 2
    assert {line.title for line in session.agencies.lines(Query())} == {"镇派出所", "救助站"}
    (police,) = session.agencies.lines(Query("派出所"))
    kept = session.agencies.open(police.record_id).main.values
    assert (kept["kind"], kept["phone"], kept["services"]) == (
        "police", "06915550110", ["legal_aid"],
    )  # fmt: skip
    again = agency_import.plan(session, data)
    assert all(row.known for row in again.rows)
    assert not again.ready
    assert agency_import.carry_out(session, plan) == 0


def test_one_wrong_row_keeps_all_of_them_out(session):
    data = headed(["镇派出所,公安、派出所,老家,0691,", "坏,没有这一类,老家,,"])
    plan = agency_import.plan(session, data)
    assert not plan.ready
    assert [sorted(row.problems) for row in plan.rows] == [[], ["kind"]]
    with pytest.raises(Invalid):
        agency_import.carry_out(session, plan)
    assert session.agencies.lines(Query()) == ()


def test_a_heading_that_is_missing_is_named(session):
    plan = agency_import.plan(session, "别的\n一\n".encode())
    assert not plan.ready
    assert len(plan.missing) == 3
    assert plan.unread == ("别的",)


def test_who_may_not_change_the_directory_reads_nothing_in(make_session):
    make_session("director", name="主任")
    viewer = make_session("viewer", name="查看")
    data = headed(["镇派出所,公安、派出所,老家,0691-5550110,"])
    for act in (
        lambda: agency_import.plan(viewer, data),
        lambda: viewer.agencies.start_from("daluo"),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert viewer.agencies.lines(Query()) == ()
    assert viewer.agencies.whom_to_call() == ()
