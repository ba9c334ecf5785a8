"""Journeys followed in the office: steps late and early, check-ins, children, who came by herself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.errors import ClerkError, Invalid, NotAllowed
from desktop.office import journey_reading
from desktop.office.cards import Query, RowEntry, Second
from desktop.office.journey_steps import Known
from desktop.rules.journey_clocks import deadlines

TODAY = date(2026, 11, 24)
CONTACTS = (RowEntry(None, {"name": "玉罕"}), RowEntry(None, {"name": "岩三"}))


def ago(days):
    return TODAY - timedelta(days=days)


@pytest.fixture
def leave(session, entry, trained):
    """Register somebody and take her away: ``leave(40)`` left forty days ago."""

    def do(days=40, **person):
        file = session.migrants.save(
            entry(
                journey={
                    "registered_on": ago(days + 20),
                    "destination": "景洪市",
                    "arrives_on": ago(days - 1).isoformat(),
                },
                rows={"contact": CONTACTS},
                **person,
            )
        )
        journey = file.rows["journey"][0].id
        trained(session, file.person.id)
        for state in ("CHECKING", "PREPARING", "CLEARED"):
            session.migrants.move(journey, state, happened_on=ago(days + 10))
        return session.migrants.move(
            journey, "DEPARTED", happened_on=ago(days), way="relative", told_by="母亲"
        )

    return do


def journey_of(file):
    return file.rows["journey"][-1].id


def checked(session, file, *rows):
    """Save the sheet with more check-ins."""
    entry = session.migrants.entry(file)
    before = entry.rows["check_in"]
    more = (*before, *(RowEntry(None, row) for row in rows))
    return session.migrants.save(replace(entry, rows={**entry.rows, "check_in": more}))


def codes(said):
    return {one.code.split("_", 2)[-1] if one.code.startswith("due_") else one.code for one in said}


def test_a_step_keeps_how_it_is_known_and_from_whom(session, leave):
    file = leave()
    step = file.steps[journey_of(file)][-1]
    assert (step.to_state, step.way, step.told_by) == ("DEPARTED", "relative", "母亲")
    with pytest.raises(Invalid) as refused:
        session.migrants.move(journey_of(file), "ARRIVED", happened_on=ago(39))
    assert set(refused.value.problems) == {"way"}
    assert session.migrants.open(file.person.id).states[journey_of(file)] == "DEPARTED"


def test_an_arrival_known_late_takes_its_place_and_the_state_stays(session, leave):
    file = leave()
    journey = journey_of(file)
    tried = [
        {"happened_on": ago(30 - n), "way": way, "reached": "no"}
        for n, way in enumerate(("call", "call", "message"))
    ]
    file = checked(session, file, *tried)
    assert "check_in_lost" in codes(file.said)
    session.migrants.move(journey, "LOST_CONTACT", happened_on=ago(20), way="call")
    offered = {o.to_state for o in session.migrants.next_states(file.person.id, journey) if o.late}
    assert "SETTLED" not in offered
    file = session.migrants.move(journey, "ARRIVED", happened_on=ago(38), way="office")
    assert file.states[journey] == "LOST_CONTACT"
    assert [s.to_state for s in file.steps[journey]][-2:] == ["ARRIVED", "LOST_CONTACT"]
    file = session.migrants.move(journey, "RETURNED", happened_on=ago(25), way="seen")
    assert file.states[journey] == "RETURNED"  # she was home while she was thought lost
    assert session.migrants.first(Query("yzh"))[0].state == "RETURNED"


def test_a_late_step_that_does_not_fit_is_refused_about_its_day(session, leave):
    file = leave()
    journey = journey_of(file)
    session.migrants.move(journey, "ARRIVED", happened_on=ago(38), way="call")
    with pytest.raises(ClerkError) as refused:
        session.migrants.move(journey, "RETURNED", happened_on=ago(39), way="call")
    assert refused.value.field == "happened_on"


def test_an_adult_is_lost_after_three_tries_by_two_ways_and_a_minor_at_once(session, leave):
    file = leave()
    with pytest.raises(ClerkError):
        session.migrants.move(journey_of(file), "LOST_CONTACT", happened_on=TODAY, way="call")
    young = session.migrants.entry(file)
    file = session.migrants.save(replace(young, values={**young.values, "birth": "2009-06-01"}))
    file = session.migrants.move(journey_of(file), "LOST_CONTACT", happened_on=TODAY, way="call")
    assert "report_missing" in codes(file.due)
    entry = session.migrants.entry(file)
    (row,) = entry.rows["journey"]
    told = RowEntry(row.id, {**row.values, "missing_reported_on": TODAY})
    file = session.migrants.save(replace(entry, rows={**entry.rows, "journey": (told,)}))
    assert "report_missing" not in codes(file.due)
    assert "search" in codes(file.due)


def test_settled_comes_after_a_good_check_in_a_month_after_arrival(session, leave):
    file = leave()
    journey = journey_of(file)
    file = session.migrants.move(journey, "ARRIVED", happened_on=ago(39), way="call")
    assert "check_up" in codes(file.due)
    with pytest.raises(ClerkError):
        session.migrants.move(journey, "SETTLED", happened_on=TODAY, way="call")
    bad = {"happened_on": ago(8), "way": "call", "reached": "yes", "papers_in_hand": "no"}
    file = checked(session, file, bad)
    assert "check_in_case" in codes(file.said)
    with pytest.raises(ClerkError):
        session.migrants.move(journey, "SETTLED", happened_on=TODAY, way="call")
    file = checked(session, file, {"happened_on": ago(2), "way": "visit", "reached": "yes"})
    assert file.said == ()
    file = session.migrants.move(journey, "SETTLED", happened_on=TODAY, way="visit")
    assert file.states[journey] == "SETTLED"


def test_what_a_check_in_calls_for_is_said_while_it_is_typed(session, leave):
    entry = session.migrants.entry(leave())
    typed = RowEntry(
        None,
        {
            "happened_on": "2026-11-23",
            "way": "call",
            "reached": "yes",
            "pay_as_promised": "no",
            "hours_bearable": "no",
        },
    )
    said = session.migrants.advise(replace(entry, rows={**entry.rows, "check_in": (typed,)})).said
    assert codes(said) == {"check_in_dispute"}


def test_who_may_not_see_the_answers_is_told_nothing_of_them(make_session, entry):
    boss = make_session("director")
    file = boss.migrants.save(entry())
    file = checked(
        boss,
        file,
        {"happened_on": TODAY, "way": "call", "reached": "yes", "ill_treated": "yes"},
    )
    assert "check_in_case" in codes(file.said)
    for role in ("viewer", "committee_member", "mediator"):
        seen = make_session(role).migrants.open(file.person.id)
        assert (seen.said, seen.due) == ((), ())
        assert seen.rows["check_in"][0].values["ill_treated"] is None


def test_the_sheet_is_the_same_whether_a_case_was_begun_or_not(session, leave):
    bad = {"happened_on": ago(1), "way": "call", "reached": "yes", "threatened": "yes"}
    file = checked(session, leave(), bad)
    typed = session.cases.for_person(file.person.id)
    told = {"source": "self", "concerns": ["confinement"], "what": "不让出门"}
    values = {**typed.values, **told}
    before = (file.said, file.due, file.states, file.readiness)
    session.cases.save(replace(typed, values=values))
    after = session.migrants.open(file.person.id)
    assert (after.said, after.due, after.states, after.readiness) == before


def test_who_left_without_being_registered_is_registered_where_she_is(session, entry):
    file = session.migrants.save(
        entry(journey={"began": "left_already", "began_on": ago(12), "began_told_by": "老师"})
    )
    journey = journey_of(file)
    assert file.states[journey] == "LEFT_UNREGISTERED"
    (step,) = file.steps[journey]
    assert (step.from_state, step.happened_on, step.told_by) == ("", ago(12), "老师")
    assert [s.state.value for s in file.stations[journey] if s.reached] == ["LEFT_UNREGISTERED"]
    assert "out_of_contact" in codes(file.due)
    with pytest.raises(Invalid):
        session.migrants.move(journey, "ARRIVED", happened_on=ago(13), way="call")
    file = session.migrants.move(journey, "ARRIVED", happened_on=ago(10), way="call")
    assert file.states[journey] == "ARRIVED"


def test_a_destination_office_registers_who_came_by_herself(make_session, entry):
    session = make_session("clerk")
    session.office = replace(
        session.office, values={**session.office.values, "kind": "community_committee"}
    )
    (fresh,) = session.migrants.blank().rows["journey"]
    assert fresh.values["began"] == "came_herself"
    file = session.migrants.save(
        entry(journey={"began": "came_herself", "began_on": ago(3), "came_from": "勐海县曼夕下寨"})
    )
    assert file.states[journey_of(file)] == "ARRIVED"
    assert "check_up" in codes(file.due)


def test_how_a_journey_began_is_not_written_anew(session, leave):
    entry = session.migrants.entry(leave())
    (row,) = entry.rows["journey"]
    other = RowEntry(row.id, {**row.values, "began": "came_herself"})
    with pytest.raises(Invalid) as refused:
        session.migrants.save(replace(entry, rows={**entry.rows, "journey": (other,)}))
    assert set(refused.value.problems) == {"journey#0.began"}


def test_check_ins_belong_to_the_journey_under_way(session, leave, entry):
    file = leave(90)
    bad = {"happened_on": ago(60), "way": "call", "reached": "yes", "works_off_debt": "yes"}
    file = checked(session, file, bad)
    session.migrants.move(journey_of(file), "RETURNED", happened_on=ago(10), way="seen")
    again = session.migrants.entry(session.migrants.open(file.person.id))
    second = RowEntry(None, {"registered_on": TODAY, "purpose": "work"})
    rows = {**again.rows, "journey": (*again.rows["journey"], second)}
    file = session.migrants.save(replace(again, rows=rows))
    assert file.said == ()  # that was another journey
    assert len(file.stations) == 2
    file = checked(session, file, {"happened_on": TODAY, "way": "seen", "reached": "yes"})
    of = [row.values["journey_id"] for row in file.rows["check_in"]]
    assert of == [row.id for row in file.rows["journey"]]


def test_a_check_in_of_tomorrow_and_one_without_a_journey_are_refused(session, leave, entry):
    file = leave()
    with pytest.raises(Invalid) as refused:
        checked(session, file, {"happened_on": ago(-1), "way": "call", "reached": "yes"})
    assert set(refused.value.problems) == {"check_in#0.happened_on"}
    bare = entry(full_name="岩温", rows={"journey": ()})
    bare = replace(
        bare,
        rows={
            **bare.rows,
            "check_in": (RowEntry(None, {"happened_on": TODAY, "way": "call", "reached": "no"}),),
        },
    )
    with pytest.raises(Invalid):
        session.migrants.save(bare)


def test_a_child_left_behind_asks_for_a_carer_a_notice_and_a_weekly_call(session, leave):
    entry = session.migrants.entry(leave())
    child = RowEntry(None, {"name": "玉儿", "situation": "left_behind", "carer_fit": "no"})
    file = session.migrants.save(replace(entry, rows={**entry.rows, "journey_child": (child,)}))
    assert {"carer_0"} <= codes(file.said)
    assert {"care_notice", "child_contact"} <= codes(file.due)
    law = next(one for one in file.due if one.code.endswith("care_notice"))
    assert "22" in str(law.basis)


def test_ending_a_journey_is_the_directors_and_needs_a_reason(make_session, entry):
    boss, clerk = make_session("director"), make_session("clerk")
    file = boss.migrants.save(entry())
    journey = journey_of(file)
    with pytest.raises(NotAllowed):
        clerk.migrants.move(journey, "ENDED", happened_on=TODAY, reason="迁走")
    with pytest.raises(Invalid):
        boss.migrants.move(journey, "ENDED", happened_on=TODAY)
    file = boss.migrants.move(journey, "ENDED", happened_on=TODAY, reason="户口迁往昆明")
    assert file.states[journey] == "ENDED"
    assert file.due == ()


def test_anonymous_people_are_looked_for_no_more_and_nothing_names_who_told(session, leave):
    file = checked(
        session,
        leave(),
        {"happened_on": ago(1), "way": "relative", "reached": "yes", "with_whom": "姐姐玉香"},
    )
    session.migrants.anonymise(file.person.id, "本人要求", Second(reason="本办只有一人"))
    kept = session.migrants.open(file.person.id)
    assert kept.states[journey_of(kept)] == "ENDED"
    assert kept.due == ()
    assert not any(step.told_by or step.reason for step in kept.steps[journey_of(kept)])
    assert kept.rows["check_in"][0].values["with_whom"] is None
    assert kept.rows["check_in"][0].values["reached"] == "yes"


def test_many_clocks_are_the_same_as_one_by_one(session, leave):
    files = [leave(days, full_name=f"玉{days}") for days in (5, 40, 100)]
    with session.reading() as work:
        journeys = [work.records.get("journey", journey_of(file)) for file in files]
        many = journey_reading.clocks_of(session, work, journeys)
        for journey in journeys:
            one = journey_reading.clock_of(session, work, journey)
            assert deadlines(many[journey.id]) == deadlines(one)
            assert deadlines(one)


def test_several_who_left_are_written_down_at_once(session, leave, entry, trained):
    cleared = session.migrants.save(
        entry(
            full_name="玉清",
            journey={"destination": "景洪市", "arrives_on": "2026-11-30"},
            rows={"contact": CONTACTS},
        )
    )
    trained(session, cleared.person.id)
    for state in ("CHECKING", "PREPARING", "CLEARED"):
        session.migrants.move(journey_of(cleared), state, happened_on=ago(9))
    wish = session.migrants.save(entry(full_name="玉明"))
    away = leave()
    people = [cleared.person.id, wish.person.id, away.person.id]
    with pytest.raises(Invalid) as refused:
        session.migrants.left(people, Known(ago(-1)))
    assert set(refused.value.problems) == {"happened_on", "way"}
    found = session.migrants.left(people, Known(ago(1), "relative", "老师"))
    assert found.done == (cleared.person.id, wish.person.id)
    assert [name for name, _why in found.not_done] == ["玉章罕"]
    states = [list(session.migrants.open(each).states.values()) for each in people]
    assert states == [["DEPARTED"], ["LEFT_UNREGISTERED"], ["DEPARTED"]]
