"""Trying to learn for whom somebody voted: from drafts, from one sum after the other, from the past."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from desktop.errors import ClerkError, Invalid
from desktop.models import Base
from desktop.office import drafting
from desktop.office.cards import Entry, RowEntry
from desktop.rules import elections


@pytest.fixture
def voting(session, entry):
    """An election with two candidates and three voters, the voting open."""
    today = session.today()
    people = [
        session.migrants.save(entry(full_name=name, birth="2012-05-01")).person.id
        for name in ("玉罕", "岩温", "玉香")
    ]
    stands = tuple(
        RowEntry(None, {"person_id": one, "agreed_on": today, "guardian_agreed_on": today})
        for one in people[:2]
    )
    typed = {"name": "第三届", "seats": 1, "marks": 1, "election_on": today}
    file = session.terms.save(
        Entry(None, typed, {"committee_candidate": stands}, kind="committee_term")
    )
    for one in people:
        session.terms.voters.add(file.main.id, one)
    return moved(session, file, elections.CALLED, elections.VOTING)


def moved(session, file, *states):
    for state in states:
        file = session.terms.move(file.main.id, state, happened_on=session.today(), reason="重选")
    return file


def ticked(session, file):
    for voter in file.facts["voters"]:
        file = session.terms.voters.tick(file.main.id, voter.id, voted=True)
    return file


def with_votes(session, file, *votes):
    """The sheet with the votes of the first candidates only, the other rows left out."""
    entry = session.terms.entry(file)
    rows = tuple(
        replace(row, values={**row.values, "votes": n})
        for row, n in zip(entry.rows["committee_candidate"], votes, strict=False)
    )
    return replace(entry, rows={"committee_candidate": rows})


def test_no_draft_has_votes_while_the_voting_is_open(session, voting):
    """Drafts have the moment at which they were kept, and so has each tick."""
    first, second, _third = voting.facts["voters"]
    for voter, votes in ((first, (1, 0)), (second, (1, 1))):
        session.terms.voters.tick(voting.main.id, voter.id, voted=True)
        entry = with_votes(session, voting, *votes)
        session.terms.keep_draft(replace(entry, values={**entry.values, "ballots_valid": 1}))
    kept = drafting.drafts(session, "committee_term")
    assert len(kept) == 2
    for draft in kept:
        assert draft.entry.values["name"] == "第三届"
        assert not draft.entry.values.get("ballots_valid")
        rows = draft.entry.rows["committee_candidate"]
        assert [row.values.get("votes") for row in rows] == [None, None]
    file = moved(session, session.terms.open(voting.main.id), elections.COUNTED)
    session.terms.keep_draft(with_votes(session, file, 2, 0))
    told = [draft.entry.rows["committee_candidate"] for draft in session.terms.drafts()]
    assert [2, 0] in [[row.values["votes"] for row in rows] for rows in told]  # the count is kept


def test_the_sums_of_all_candidates_are_written_in_one_act(session, voting):
    """A sheet that leaves a candidate out brings in no sum alone, nor takes one away."""
    file = moved(session, ticked(session, voting), elections.COUNTED)
    with pytest.raises(ClerkError, match="at once"):
        session.terms.save(with_votes(session, file, 2))
    file = session.terms.save(with_votes(session, file, 2, 1))
    with pytest.raises((ClerkError, Invalid), match="at once"):
        session.terms.save(with_votes(session, file, ""))
    with session.reading() as work:
        rows = [row.id for row in work.records.where("committee_candidate")]
        sums = [one for one in work.records.changes_of(rows) if one.field == "votes"]
    assert len(sums) == 2
    assert len({one.hlc.moment for one in sums}) == 1


def test_a_second_session_brings_no_votes_into_a_voting_that_was_opened_again(
    session, voting, make_session
):
    """The sheet was read while the votes were counted; the election is held again meanwhile."""
    other = make_session("clerk", name="经办人")
    file = moved(session, ticked(session, voting), elections.COUNTED)
    typed = with_votes(other, other.terms.open(file.main.id), 2, 1)
    moved(session, file, elections.CALLED, elections.VOTING)
    other.terms._check_votes = lambda entry: None  # asked before the other session's step
    with pytest.raises(ClerkError, match="after the voting is closed"):
        other.terms.save(replace(typed, seen={}))


def test_nothing_that_is_kept_names_a_voter_beside_a_vote(session, voting):
    """No table but the two, and no line of any other, has the row of a voter."""
    file = moved(session, ticked(session, voting), elections.COUNTED)
    session.terms.save(with_votes(session, file, 2, 1))
    voters = {str(voter.id) for voter in voting.facts["voters"]}
    voters |= {one.replace("-", "") for one in voters}
    with session.reading() as work:
        named = {
            table.name
            for table in Base.metadata.sorted_tables
            for line in work.connection.execute(sa.select(table)).all()
            if any(one in str(tuple(line)) for one in voters)
        }
    assert named == {"committee_voter", "change"}
