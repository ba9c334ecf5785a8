"""The Children's Committee from the first candidate to the certificate, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from desktop.errors import ClerkError, Invalid, NotAllowed
from desktop.i18n import translator
from desktop.models import Base
from desktop.office import handovers as office_handovers
from desktop.office.cards import Entry, Query, RowEntry
from desktop.rules import elections, handovers, meetings

TODAY = date(2026, 11, 24)
EN = translator("en")
ZH = translator("zh_CN")


def row(**values):
    return RowEntry(None, values)


@pytest.fixture
def child(session, entry):
    """Register somebody of the village: ``child('玉罕', '2012-05-01')``."""

    def make(name, birth="2012-05-01", **person):
        file = session.migrants.save(
            replace(entry(full_name=name, birth=birth, **person), rows={"journey": ()})
        )
        return file.person.id

    return make


def candidate(person, **values):
    agreed = {"agreed_on": TODAY, "guardian_agreed_on": TODAY}
    return row(person_id=person, **{**agreed, **values})


def term(session, candidates=(), **values):
    typed = {"name": "第三届", "seats": 2, "marks": 2, "election_on": TODAY, **values}
    rows = {"committee_candidate": tuple(candidates)}
    return session.terms.save(Entry(None, typed, rows, kind="committee_term"))


def moved(session, file, *states):
    for state in states:
        file = session.terms.move(file.main.id, state, happened_on=session.today())
    return file


def counted(session, file, votes, elected=(), **values):
    """Write down the votes by person, all in one save."""
    entry = session.terms.entry(file)
    rows = tuple(
        replace(
            one,
            values={
                **one.values,
                "votes": votes[one.values["person_id"]],
                "elected": one.values["person_id"] in elected,
            },
        )
        for one in entry.rows["committee_candidate"]
    )
    typed = {**entry.values, "ballots_valid": 3, "ballots_spoilt": 0, "result_signed_on": TODAY}
    return session.terms.save(
        replace(entry, values={**typed, **values}, rows={**entry.rows, "committee_candidate": rows})
    )


def voted(session, file, voters):
    for person in voters:
        file = session.terms.voters.add(file.main.id, person)
    file = moved(session, file, elections.CALLED, elections.VOTING)
    for one in file.facts["voters"]:
        file = session.terms.voters.tick(file.main.id, one.id, voted=True)
    return moved(session, file, elections.COUNTED)


def serving(session, people, voters=()):
    """A committee of these people, elected."""
    file = voted(
        session,
        term(session, [candidate(one) for one in people], seats=len(people)),
        list(voters) or people,
    )
    votes = dict.fromkeys(people, 1)
    file = counted(session, file, votes, elected=people, ballots_valid=1)
    return moved(session, file, elections.SERVING)


def blocked(session, file, to):
    offers = session.terms.next_states(file.main.id)
    offer = next(step for step in offers if step.to_state == to)
    return " ".join(EN(words) for words in offer.blocked)


def said(file):
    return [EN(one.words) for one in file.advice.said]


def test_an_election_from_the_call_to_the_new_committee(session, child):
    one, two, three = child("玉罕"), child("岩温", sex="male"), child("玉香", "2013-02-03")
    file = term(session, [candidate(one), candidate(two), candidate(three)])
    assert file.main.values["number"] == "MXX-E-2026-0001"
    file = voted(session, file, [one, two, three])
    file = counted(session, file, {one: 3, two: 2, three: 1}, elected=[one, two])
    file = moved(session, file, elections.SERVING)
    members = file.rows["committee_member"]
    assert [each.values["person_id"] for each in members] == [one, two]
    assert all(each.values["since"] == TODAY for each in members)
    assert [name for _, name in session.terms.standing()] == ["玉罕", "岩温"]
    line = session.terms.lines(Query("yuhan"))[0]
    assert line.cells["members"] == 2
    assert line.cells["voted"] == "3/3"


def test_who_is_too_young_too_old_or_not_asked_cannot_stand(session, child):
    young, old, fine = child("玉儿", "2019-01-01"), child("玉老", "2008-11-23"), child("玉罕")
    file = term(session, [candidate(young), candidate(old), candidate(fine, agreed_on=None)])
    session.terms.voters.add(file.main.id, fine)
    file = moved(session, file, elections.CALLED)
    words = " ".join(said(file))
    for reason in ("too young", "too old", "has not said yet that she wants to stand"):
        assert reason in words
    assert "cannot stand" in blocked(session, file, elections.VOTING)


def test_no_votes_before_the_voting_is_closed_and_then_all_at_once(session, child):
    one, two = child("玉罕"), child("岩温")
    with pytest.raises(Invalid) as caught:
        term(session, [candidate(one, votes=3), candidate(two)])
    assert caught.value.field == "committee_candidate#0.votes"
    file = voted(session, term(session, [candidate(one), candidate(two)]), [one, two])
    with pytest.raises(Invalid) as caught:
        counted(session, file, {one: 2, two: None})
    assert caught.value.field == "committee_candidate#1.votes"
    with pytest.raises(Invalid) as caught:
        term(session, [], ballots_valid=3)
    assert caught.value.field == "committee_term.ballots_valid"


def test_voters_are_ticked_while_the_voting_is_open_and_only_then(session, child):
    one, two = child("玉罕"), child("岩温")
    file = term(session, [candidate(one), candidate(two)])
    voters = session.terms.voters
    file = voters.add(file.main.id, one)
    first = file.facts["voters"][0]
    with pytest.raises(ClerkError):
        voters.tick(file.main.id, first.id, voted=True)
    file = voters.add(file.main.id, one)
    assert len(file.facts["voters"]) == 1
    file = moved(session, file, elections.CALLED, elections.VOTING)
    with pytest.raises(ClerkError):
        voters.add(file.main.id, two)
    with pytest.raises(ClerkError):
        voters.take_off(file.main.id, first.id)
    file = voters.tick(file.main.id, first.id, voted=True)
    file = moved(session, file, elections.COUNTED)
    with pytest.raises(ClerkError):
        voters.tick(file.main.id, first.id, voted=False)


def test_no_table_joins_a_voter_and_a_vote(session, child):
    """No columns do, nor does the history or the log tell what somebody voted."""
    tables = Base.metadata.tables
    of_votes = {name for name, table in tables.items() if "votes" in table.c}
    of_voters = {name for name, table in tables.items() if "voted" in table.c}
    assert of_votes == {"committee_candidate"}
    assert of_voters == {"committee_voter"}
    targets = {key.column.table.name for key in tables["committee_voter"].foreign_keys}
    assert targets == {"committee_term", "person"}
    one, two = child("玉罕"), child("岩温")
    file = voted(session, term(session, [candidate(one), candidate(two)]), [one, two])
    counted(session, file, {one: 2, two: 1}, elected=[one, two])
    with session.reading() as work:
        votes = [each.id for each in work.records.where("committee_candidate")]
        voters = [each.id for each in work.records.where("committee_voter")]
        ticks = [c.hlc for c in work.records.changes_of(voters) if c.field == "voted"]
        sums = [c.hlc for c in work.records.changes_of(votes) if c.field == "votes"]
        logged = work.connection.execute(sa.select(tables["audit"])).all()
    assert len(ticks) == len(sums) == 2
    assert max(ticks) < min(sums)  # every tick was made before the box was opened
    assert not any(str(voter) in str(line) for voter in voters for line in logged)


def test_equal_votes_for_the_last_place_are_settled_by_people(session, child):
    one, two, three = child("玉罕"), child("岩温"), child("玉香")
    file = voted(
        session, term(session, [candidate(p) for p in (one, two, three)]), [one, two, three]
    )
    file = counted(session, file, {one: 3, two: 1, three: 1}, elected=[one, two])
    assert "Equal for 1 places: 岩温, 玉香" in said(file)
    assert "run-off" in blocked(session, file, elections.SERVING)
    file = counted(
        session, file, {one: 3, two: 1, three: 1}, elected=[one, three], tie_settled="当众抽签"
    )
    file = moved(session, file, elections.SERVING)
    assert {r.values["person_id"] for r in file.rows["committee_member"]} == {one, three}


def test_ballots_that_do_not_agree_are_counted_again(session, child):
    one, two = child("玉罕"), child("岩温")
    file = voted(session, term(session, [candidate(one), candidate(two)]), [one, two])
    for valid, votes in ((3, {one: 2, two: 1}), (2, {one: 3, two: 0}), (1, {one: 1, two: 2})):
        file = counted(session, file, votes, elected=[one, two], ballots_valid=valid)
        assert "count again" in blocked(session, file, elections.SERVING)


def test_an_election_held_again_begins_without_votes(session, child):
    one, two = child("玉罕"), child("岩温")
    file = voted(session, term(session, [candidate(one), candidate(two)]), [one, two])
    file = counted(session, file, {one: 2, two: 1}, elected=[one, two])
    file = session.terms.move(
        file.main.id, elections.CALLED, happened_on=TODAY, reason="票箱没有封好"
    )
    assert all(r.values["votes"] is None for r in file.rows["committee_candidate"])
    assert not any(voter.voted for voter in file.facts["voters"])
    assert file.main.values["ballots_valid"] is None


def test_every_child_of_the_centre_under_18_may_vote(session, child):
    young, old = child("玉罕", "2012-05-01"), child("玉老", "2007-01-01")
    with session.writing() as work:
        for person in (young, old):
            work.records.add("centre_child", {"person_id": person})
    file = session.terms.voters.add_children(term(session).main.id)
    assert [one.name for one in file.facts["voters"]] == ["玉罕"]


# --- handing over


def leaves(session, entry, person):
    """Her journey departs today."""
    with session.writing() as work:
        from desktop.storage import journal
        from desktop.storage.ids import new_id

        journey = work.records.add(
            "journey", {"person_id": person, "state": "DEPARTED", "number": "MXX-2026-0777"}
        )
        journal.add_step(
            work.connection,
            {
                "id": new_id(),
                "journey_id": journey.id,
                "from_state": "CLEARED",
                "to_state": "DEPARTED",
                "happened_on": session.today(),
                "recorded_at": work.now,
                "user_id": session.user.id,
                "second_id": None,
                "reason": "",
            },
        )


def test_who_turns_18_or_leaves_hands_over_to_a_younger_one(session, child, entry):
    turning, leaving = child("玉老", "2009-01-20"), child("岩走")
    staying, older = child("玉小", "2014-06-01"), child("玉大", "2007-06-01")
    file = serving(session, [turning, leaving])
    assert [one.name for one in office_handovers.due(session)] == ["玉老"]
    leaves(session, entry, leaving)
    due = office_handovers.due(session)
    assert [(one.name, one.why, one.by) for one in due] == [
        ("岩走", "left", TODAY),
        ("玉老", "eighteen", date(2027, 1, 20)),
    ]
    entry_ = session.terms.entry(session.terms.open(file.main.id))
    rows = tuple(
        replace(r, values={**r.values, "duties": ["money", "head"]})
        if r.values["person_id"] == turning
        else r
        for r in entry_.rows["committee_member"]
    )
    session.terms.save(replace(entry_, rows={**entry_.rows, "committee_member": rows}))

    begun = session.handovers.for_member(turning)
    kinds = [r.values["kind"] for r in begun.rows["handover_item"]]
    assert kinds == ["duty", "duty", "money", "key"]
    kept = session.handovers.save(begun)
    assert kept.main.values["due_on"] == date(2027, 1, 20)
    assert office_handovers.due(session)[1].handover == kept.main.id
    with pytest.raises(Invalid):
        session.handovers.save(session.handovers.for_member(turning))
    with pytest.raises(ClerkError):
        session.handovers.move(kept.main.id, handovers.DONE, happened_on=TODAY)

    kept = handed(session, kept, older)
    with pytest.raises(ClerkError, match="under 18"):
        session.handovers.move(kept.main.id, handovers.DONE, happened_on=TODAY)
    kept = handed(session, kept, staying, advises_on="账本")
    kept = session.handovers.move(kept.main.id, handovers.DONE, happened_on=TODAY)
    members = {
        r.values["person_id"]: r.values
        for r in session.terms.open(file.main.id).rows["committee_member"]
    }
    assert members[turning]["until"] == TODAY
    assert members[turning]["why_ended"] == "eighteen"
    assert members[turning]["advises_on"] == "账本"
    assert members[staying]["duties"] == ["money", "head"]
    assert [one.name for one in office_handovers.due(session)] == ["岩走"]


def test_a_journey_under_another_record_of_hers_counts_as_leaving(session, child, entry):
    member, other = child("岩走"), child("岩走", "2012-05-02")
    serving(session, [member, child("玉罕")])
    leaves(session, entry, other)
    assert office_handovers.due(session) == ()
    session.migrants.merge(member, other, {})
    assert [(one.name, one.why, one.by) for one in office_handovers.due(session)] == [
        ("岩走", "left", TODAY)
    ]


def handed(session, file, receiver, **values):
    entry = session.handovers.entry(file)
    rows = tuple(
        replace(r, values={**r.values, "given": True}) for r in entry.rows["handover_item"]
    )
    signed = {"to_id": receiver, "from_signed_on": TODAY, "to_signed_on": TODAY}
    return session.handovers.save(
        replace(entry, values={**entry.values, **signed, **values}, rows={"handover_item": rows})
    )


def test_things_that_were_lent_to_her_stand_on_the_list(session, child):
    person = child("玉老", "2009-01-20")
    serving(session, [person, child("岩温")])
    with session.writing() as work:
        thing = work.records.add("thing", {"name": "葫芦丝", "count": 3})
        for back in (None, TODAY):
            work.records.add(
                "loan",
                {"thing_id": thing.id, "person_id": person, "count": 2, "returned_on": back},
            )
    begun = session.handovers.for_member(person)
    things = [r.values for r in begun.rows["handover_item"] if r.values["kind"] == "thing"]
    assert [each["what"] for each in things] == ["葫芦丝 × 2"]


def test_a_term_ends_when_no_handover_is_open(session, child, make_session):
    person = child("玉老", "2009-01-20")
    file = serving(session, [person, child("岩温")])
    kept = session.handovers.save(session.handovers.for_member(person))
    assert "handover" in blocked(session, file, elections.ENDED)
    session.handovers.move(kept.main.id, handovers.DROPPED, happened_on=TODAY, reason="她又当选了")
    make_session.moment["now"] = datetime(2026, 11, 30, 9, tzinfo=UTC)
    file = moved(session, session.terms.open(file.main.id), elections.ENDED)
    ended = [r.values for r in file.rows["committee_member"]]
    assert {each["why_ended"] for each in ended} == {"term_over"}
    assert session.terms.standing() == ()


# --- meetings


def test_the_children_write_their_own_meetings(session, make_session, child):
    one, two = child("玉罕"), child("岩温")
    serving(session, [one, two])
    centre = make_session("children_committee", name="儿童委员会")
    begun = centre.meetings.fresh()
    assert [r.values["person_id"] for r in begun.rows["meeting_presence"]] == [one, two]
    decided = row(what="周六打扫图书角", who_id=two, due_on=date(2026, 11, 20))
    file = centre.meetings.save(
        replace(
            begun,
            values={**begun.values, "agenda": "图书角"},
            rows={**begun.rows, "meeting_decision": (decided,)},
        )
    )
    assert [(one.tone, EN(one.words)) for one in file.advice.said] == [
        ("wait", "岩温, by 20 Nov 2026: 周六打扫图书角")
    ]
    file = centre.meetings.move(file.main.id, meetings.HELD, happened_on=TODAY)
    assert centre.meetings.lines(Query("图书"))[0].cells == {"place": "", "came": 2, "open": 1}
    lines = session.audit_log.entries(acts=("record_added",))
    assert lines[0].user == "儿童委员会"
    with pytest.raises(NotAllowed):
        centre.terms.save(centre.terms.fresh())
    with pytest.raises(NotAllowed):
        centre.handovers.for_member(one)


# --- paper


def text_of(paper):
    import io

    import pypdf

    pages = pypdf.PdfReader(io.BytesIO(paper.data)).pages
    return len(pages), "\n".join(page.extract_text() for page in pages)


def test_a_ballot_for_every_voter_and_no_voters_name(session, child):
    people = [child(f"玉{sign}") for sign in "罕香儿"]
    voters = [child(f"岩{sign}", sex="male") for sign in "一二三四五六七八九"]
    file = term(session, [candidate(one) for one in people])
    for one in voters:
        session.terms.voters.add(file.main.id, one)
    pages, text = text_of(session.centre_papers.make("committee_ballot", (file.main.id,), "zh_CN"))
    assert pages * text.count("玉罕") >= len(voters)
    assert text.count("玉罕") == text.count("玉香")
    assert "岩一" not in text
    with pytest.raises(ClerkError):
        session.centre_papers.make("committee_ballot", (term(session).main.id,), "zh_CN")


@pytest.mark.parametrize("language", ["zh_CN", "en", "both"])
def test_papers_of_the_committee(session, child, language):
    one, two = child("玉老", "2009-01-20"), child("岩温")
    file = serving(session, [one, two])
    kept = session.handovers.save(session.handovers.for_member(one))
    meeting = session.meetings.save(session.meetings.fresh())
    for kind, record, words in (
        ("committee_result", file.main.id, "岩温"),
        ("committee_roster", file.main.id, "岩温"),
        ("service_certificate", file.main.id, "岩温"),
        ("service_certificate", kept.main.id, "玉老"),
        ("handover_sheet", kept.main.id, "玉老"),
        ("committee_minutes", meeting.main.id, "岩温"),
    ):
        paper = session.centre_papers.make(kind, (record,), language)
        assert paper.missing == ""
        assert words in text_of(paper)[1]
        session.papers.printed(kind, (record,))


def test_what_was_written_of_her_is_erased_with_her(session, child):
    from desktop.office.cards import Second

    one, two = child("玉老", "2009-01-20"), child("岩温")
    file = serving(session, [one, two])
    entry = session.terms.entry(session.terms.open(file.main.id))
    words = {"committee_candidate": "statement", "committee_member": "advises_on"}
    rows = {
        kind: tuple(
            replace(r, values={**r.values, key: "玉老的话"}) if r.values["person_id"] == one else r
            for r in entry.rows[kind]
        )
        for kind, key in words.items()
    }
    session.terms.save(replace(entry, rows=rows))
    begun = session.handovers.for_member(one)
    session.handovers.save(replace(begun, values={**begun.values, "plans": "玉老的话"}))
    session.migrants.anonymise(one, "本人要求", Second(reason="本人要求"))
    with session.reading() as work:
        for kind in (*words, "handover"):
            for kept in work.records.where(kind):
                assert "玉老" not in str(dict(kept.values))
                assert all(
                    c.value_bytes is None or "玉老" not in c.value_bytes.decode()
                    for c in work.records.changes(kept.id)
                )
    assert session.terms.lines(Query("玉老")) == ()
    assert session.handovers.lines(Query("玉老")) == ()
    assert len(session.terms.open(file.main.id).rows["committee_member"]) == 2
