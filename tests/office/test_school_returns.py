"""A child out of school, from the day it is known to half a year back: on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.errors import ClerkError, Invalid, NotAllowed
from desktop.i18n import translator
from desktop.office.cards import Query, Second
from desktop.rules import school_returns

TODAY = date(2026, 11, 24)
EN = translator("en")


@pytest.fixture
def child(session, entry):
    """A girl of 14 who left middle school."""
    return session.migrants.save(
        entry(
            full_name="玉香",
            birth="2012-03-05",
            guardian_name="岩罕",
            schooling={"status": "dropped_junior", "school": "打洛中学", "grade": "初二1班",
                       "last_attended": date(2026, 9, 10), "reason": "cost"},
        )
    ).person.id  # fmt: skip


def begun(session, child, **values):
    entry = session.school_returns.for_person(child)
    return session.school_returns.save(replace(entry, values={**entry.values, **values}))


def moved(session, file, to, on=TODAY, **more):
    return session.school_returns.move(file.main.id, to, happened_on=on, **more)


def visited(session, desk, file):
    file = desk.changed(
        session, file,
        {"school_return_talk": (desk.row(happened_on=TODAY, kind="visit", child_heard="yes"),)},
        register="school_returns",
        own_view="想读书", would_help=["fee", "boarding"],
    )  # fmt: skip
    return moved(session, file, school_returns.VISITED)


def back(session, desk, file, on):
    file = desk.changed(session, file, register="school_returns", back_on=on, back_to="打洛中学")
    return moved(session, file, school_returns.RETURNED)


def test_it_begins_with_what_her_sheet_says(session, child):
    file = begun(session, child)
    values = file.main.values
    assert values["number"] == "MXX-S-2026-0001"
    assert (values["school"], values["grade"]) == ("打洛中学", "初二1班")
    assert (values["last_day"], values["causes"]) == (date(2026, 9, 10), ["cost"])
    assert file.state == school_returns.IDENTIFIED
    assert session.school_returns.lines(Query("yuxiang"))[0].title == "玉香"


def test_a_child_has_one_open_record(session, child):
    file = begun(session, child)
    assert session.school_returns.open_of(child) == file.main.id
    with pytest.raises(Invalid) as told:
        begun(session, child)
    assert "school_return.person_id" in told.value.problems


def test_each_step_asks_for_what_it_needs(session, desk, child):
    file = begun(session, child)
    assert "visit" in desk.blocked(session.school_returns, file, school_returns.VISITED)
    file = visited(session, desk, file)
    file = moved(session, file, school_returns.PLANNED)
    assert "help" in desk.blocked(session.school_returns, file, school_returns.SUPPORTED)
    file = desk.changed(
        session, file,
        {"school_return_support": (desk.row(kind="fee", given_on=TODAY, amount="300"),)},
        register="school_returns",
    )  # fmt: skip
    file = moved(session, file, school_returns.SUPPORTED)
    assert "first day back" in desk.blocked(session.school_returns, file, school_returns.RETURNED)
    file = back(session, desk, file, TODAY - timedelta(days=3))
    assert file.state == school_returns.RETURNED


def test_her_sheet_says_that_she_is_back(session, desk, child):
    file = moved(session, visited(session, desk, begun(session, child)), school_returns.PLANNED)
    back(session, desk, file, TODAY)
    assert session.migrants.open(child).rows["schooling"][-1].values["status"] == "junior_middle"


def test_she_is_still_there_only_after_three_months(session, desk, child):
    file = moved(session, visited(session, desk, begun(session, child)), school_returns.PLANNED)
    file = back(session, desk, file, date(2026, 9, 20))

    def asked(day):
        return desk.changed(
            session, file,
            {"school_return_check": (desk.row(checked_on=day, attending="yes"),)},
            register="school_returns",
        )  # fmt: skip

    asked(date(2026, 10, 21))
    assert "3 months" in desk.blocked(session.school_returns, file, school_returns.RETAINED)


def test_who_is_not_persuaded_is_reported_in_writing_and_may_come_back(session, desk, child):
    file = visited(session, desk, begun(session, child))
    with pytest.raises(ClerkError):
        moved(session, file, school_returns.REFUSED)
    file = moved(session, file, school_returns.REFUSED, reason="父亲坚持让她去打工")
    assert desk.blocked(session.school_returns, file, school_returns.REPORTED)
    file = desk.changed(
        session, file, register="school_returns", notice_on=TODAY, notice_to=["township"]
    )
    file = moved(session, file, school_returns.REPORTED)
    steps = desk.said(file, "step_")
    assert len(steps) == 4
    file = back(session, desk, file, TODAY)
    assert file.state == school_returns.RETURNED


def test_the_list_says_what_is_due(session, child):
    begun(session, child, found_on=date(2026, 11, 12))
    line = session.school_returns.lines(Query())[0]
    assert (line.cells["due"], line.cells["due_code"]) == ("overdue", "visit")
    assert session.school_returns.lines(Query(filters={"due": ("later",)})) == ()


def test_a_stay_at_the_temple_agreed_with_the_school_is_no_dropping_out(session, desk, child):
    file = begun(
        session, child, causes=["temple"], temple_agreed="yes", temple_until=date(2026, 12, 20)
    )
    assert session.school_returns.lines(Query())[0].cells["due_code"] == "temple"
    assert "no dropping out" in desk.said(file, "temple")[0]


def test_a_child_at_work_is_child_labour(session, desk, child):
    file = begun(session, child, works="yes")
    assert file.advice.tone == "danger"
    assert "child labour" in desk.said(file, "works")[0]


def test_what_her_plan_says_is_to_go_on_with_the_help(session, child):
    def next_steps():
        readiness = session.migrants.open(child).readiness
        return {finding.code: EN(finding.next_step) for finding in readiness.findings}

    assert "MXX-S-2026-0001" not in next_steps()["E01"]
    begun(session, child)
    assert "MXX-S-2026-0001: Found out of school" in next_steps()["E01"]
    assert "MXX-S-2026-0001" in next_steps()["E03"]
    typed = session.migrants.advise(session.migrants.entry(session.migrants.open(child)))
    assert "MXX-S-2026-0001" in EN(typed.readiness.findings[0].next_step)


def test_why_she_left_is_told_to_those_only_who_work_on_it(session, make_session, child):
    file = begun(session, child, cause_note="家里欠债", own_view="想读书")
    viewer = make_session("viewer")
    seen = viewer.school_returns.open(file.main.id).main.values
    assert (seen["causes"], seen["cause_note"], seen["own_view"]) == (None, None, None)
    with pytest.raises(NotAllowed):
        viewer.school_returns.save(viewer.school_returns.entry(file))
    mediator = make_session("mediator")
    plan = mediator.migrants.open(child).readiness
    assert not any("MXX-S" in EN(finding.next_step) for finding in plan.findings)


def test_no_day_is_still_to_come(session, child):
    with pytest.raises(Invalid) as told:
        begun(session, child, last_day=TODAY + timedelta(days=1))
    assert "school_return.last_day" in told.value.problems


def test_erasing_her_erases_what_was_written_of_her(session, child):
    file = begun(session, child, cause_note="家里欠债", own_view="想读书")
    session.migrants.anonymise(child, "本人要求", Second(reason="只有一名用户"))
    kept = session.school_returns.open(file.main.id).main.values
    assert kept["cause_note"] is None
    assert kept["own_view"] is None
    assert kept["state"] == school_returns.IDENTIFIED
    line = session.school_returns.lines(Query())[0]
    assert line.title == "MXX-S-2026-0001"


def test_what_is_due_stands_in_the_day_of_who_may_see_it(session, make_session, child):
    file = begun(session, child, found_on=date(2026, 11, 12))
    with session.reading() as work:
        lines = session.school_returns.due_rows(work, file.main.id)
    assert {line["title"] for line in lines} == {"玉香"}
    assert session.links.title_of(file.main.id) == "玉香"
    assert make_session("mediator").links.title_of(file.main.id) == ""
