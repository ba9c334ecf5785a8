"""Who may stand, what the votes say, when a handover is due, how long somebody served."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ClerkError
from desktop.i18n import translator
from desktop.rules import committee, elections, handovers
from desktop.rules.committee import Kind, bars, imbalances, served, service_words
from desktop.rules.elections import Count, TermFacts, agrees, outcome
from desktop.rules.spans import Length

EN = translator("en")
ELECTION = date(2026, 11, 24)
FACILITATOR = ("centre_facilitator",)


@pytest.mark.parametrize(
    ("born", "bar"),
    [
        (date(2018, 11, 24), committee.TOO_YOUNG),  # eight on the day itself: reached the day after
        (date(2018, 11, 23), None),
        (date(2008, 11, 24), None),  # eighteen on the day itself: seventeen until tomorrow
        (date(2008, 11, 23), committee.TOO_OLD),
        (None, committee.AGE_UNKNOWN),
    ],
)
def test_who_may_stand_by_age(born, bar):
    assert committee.may_be_elected(born, ELECTION) == bar


def test_all_that_bars_a_candidate_is_said():
    found = bars(date(2020, 1, 1), ELECTION, guardian_agreed=False, agreed=False)
    assert found == (committee.TOO_YOUNG, committee.NO_GUARDIAN, committee.NO_ASSENT)
    assert bars(date(2012, 1, 1), ELECTION, guardian_agreed=True, agreed=True) == ()
    assert all(EN(committee.BARS[code]) for code in found)


# --- counting


def counts(*votes, elected=(), run_off=None):
    return [Count(n, one, (run_off or {}).get(n), n in elected) for n, one in enumerate(votes)]


@pytest.mark.parametrize(
    ("votes", "seats", "elected", "tied", "left"),
    [
        ((5, 3, 1), 2, {0, 1}, set(), 0),
        ((5, 3, 3), 2, {0}, {1, 2}, 1),
        ((3, 3, 3), 2, set(), {0, 1, 2}, 2),
        ((5, 5, 1), 2, {0, 1}, set(), 0),
        ((5, 3), 3, {0, 1}, set(), 0),
        ((0, 0), 1, set(), {0, 1}, 1),
        ((), 2, set(), set(), 0),
    ],
)
def test_what_the_votes_say(votes, seats, elected, tied, left):
    result = outcome(counts(*votes), seats)
    assert set(result.elected) == elected
    assert set(result.tied) == tied
    assert result.left == left


def test_a_run_off_decides_among_equals_only():
    result = outcome(counts(5, 3, 3, run_off={1: 4, 2: 9}), 2)
    assert set(result.elected) == {0, 2}
    assert not result.tied
    assert set(outcome(counts(5, 3, 3, run_off={1: 4, 2: 4}), 2).tied) == {1, 2}


@given(st.lists(st.integers(0, 6), max_size=9), st.integers(1, 9))
def test_the_program_never_decides_between_equals(votes, seats):
    result = outcome(counts(*votes), seats)
    assert len(result.elected) + result.left == min(seats, len(votes))
    for winner in result.elected:
        assert all(votes[winner] >= votes[loser] for loser in range(len(votes))
                   if loser not in result.elected)  # fmt: skip
    assert len({votes[one] for one in result.tied}) <= 1
    # Whoever has as many votes as somebody elected is elected or among the equals.
    for one, number in enumerate(votes):
        if any(votes[winner] <= number for winner in result.elected):
            assert one in result.elected or one in result.tied


@given(st.lists(st.integers(0, 4), min_size=2, max_size=6), st.integers(1, 4), st.data())
def test_marks_agree_with_the_votes_only(votes, seats, data):
    marked = data.draw(st.sets(st.integers(0, len(votes) - 1)))
    result = outcome(counts(*votes), seats)
    right = set(result.elected) <= marked <= set(result.elected) | set(result.tied) and len(
        marked
    ) == min(seats, len(votes))
    assert agrees(counts(*votes, elected=marked), seats) == right


def facts(**values):
    good = {
        "has_day": True, "candidates": 3, "seats": 2, "marks": 2, "voters": 4, "voted": 4,
        "counts": counts(4, 2, 1, elected={0, 1}), "valid": 4, "spoilt": 0, "signed": True,
    }  # fmt: skip
    return TermFacts(**{**good, **values})


@pytest.mark.parametrize(
    ("before", "to", "wrong"),
    [
        (elections.PREPARING, elections.CALLED, {"has_day": False}),
        (elections.PREPARING, elections.CALLED, {"seats": 0}),
        (elections.CALLED, elections.VOTING, {"candidates": 1}),
        (elections.CALLED, elections.VOTING, {"barred": 1}),
        (elections.CALLED, elections.VOTING, {"voters": 0}),
        (elections.VOTING, elections.COUNTED, {"voted": 0}),
        (elections.COUNTED, elections.SERVING, {"counts": counts(4, None, 1)}),
        (elections.COUNTED, elections.SERVING, {"valid": None}),
        (elections.COUNTED, elections.SERVING, {"valid": 5}),
        (elections.COUNTED, elections.SERVING, {"spoilt": 1}),
        (elections.COUNTED, elections.SERVING, {"counts": counts(4, 3, 3, elected={0, 1})}),
        (elections.COUNTED, elections.SERVING, {"counts": counts(5, 2, 1, elected={0, 1})}),
        (elections.COUNTED, elections.SERVING, {"counts": counts(4, 2, 1, elected={0, 2})}),
        (elections.COUNTED, elections.SERVING, {"signed": False}),
        (elections.SERVING, elections.ENDED, {"handovers_open": 1}),
    ],
)
def test_steps_of_a_term_and_what_holds_them_back(before, to, wrong):
    elections.WORKFLOW.check(before, to, facts(), FACILITATOR)
    with pytest.raises(ClerkError):
        elections.WORKFLOW.check(before, to, facts(**wrong), FACILITATOR)
    assert not elections.WORKFLOW.possible(before, facts(), ("children_committee",))


def test_an_election_is_put_off_or_held_again_with_a_reason():
    for before, to in (
        (elections.CALLED, elections.PREPARING),
        (elections.COUNTED, elections.CALLED),
    ):
        with pytest.raises(ClerkError):
            elections.WORKFLOW.check(before, to, facts(), FACILITATOR)
        elections.WORKFLOW.check(before, to, facts(), FACILITATOR, "下雨")


# --- handing over


@pytest.mark.parametrize(
    ("born", "begins", "by"),
    [
        (date(2009, 1, 20), date(2026, 11, 21), date(2027, 1, 20)),
        (date(2008, 2, 29), date(2025, 12, 30), date(2026, 2, 28)),  # no 29 February in 2026
        (date(2010, 3, 1), date(2028, 1, 1), date(2028, 3, 1)),  # over a 29 February
    ],
)
def test_when_the_handover_before_eighteen_is_due(born, begins, by):
    assert handovers.of_age(born) == handovers.Due(by, begins, handovers.EIGHTEEN)
    day_before = begins - timedelta(days=1)
    assert handovers.due(born, None, date(2025, 1, 1), day_before) is None
    found = handovers.due(born, None, date(2025, 1, 1), begins)
    assert found is not None
    assert found.by == by


def test_who_leaves_hands_over_at_once_even_before_eighteen():
    born, since, left = date(2012, 5, 1), date(2026, 1, 1), date(2026, 11, 20)
    found = handovers.due(born, left, since, ELECTION)
    assert found == handovers.Due(left, left, handovers.LEFT)
    # A journey from before her service, and one still to come, are no reason.
    assert handovers.due(born, date(2025, 3, 1), since, ELECTION) is None
    assert handovers.due(born, date(2026, 12, 1), since, ELECTION) is None
    # Turning eighteen within the term and leaving before: leaving is what comes first.
    both = handovers.due(date(2009, 1, 1), left, since, ELECTION)
    assert both is not None
    assert both.why == handovers.LEFT


@given(st.dates(date(1995, 1, 1), date(2020, 12, 31)), st.integers(0, 400))
def test_a_handover_is_due_sixty_days_before_and_never_later(born, late):
    due = handovers.of_age(born)
    assert (due.by - due.begins).days == 60
    assert (due.by.month, due.by.day) in {(born.month, born.day), (2, 28)}
    today = due.begins + timedelta(days=late)
    assert handovers.due(born, None, date(2000, 1, 1), today) == due


def test_what_holds_a_handover_back():
    good = handovers.HandoverFacts(
        receiver=True, young=True, items=2, not_given=0, signed_by_both=True
    )
    check = handovers.WORKFLOW.check
    check(handovers.PREPARING, handovers.DONE, good, FACILITATOR)
    for wrong in (
        handovers.HandoverFacts(),
        handovers.HandoverFacts(receiver=True, young=False, items=2, signed_by_both=True),
        handovers.HandoverFacts(receiver=True, young=True, items=0, signed_by_both=True),
        handovers.HandoverFacts(True, True, 2, 1, True),
        handovers.HandoverFacts(True, True, 2, 0, False),
    ):
        with pytest.raises(ClerkError):
            check(handovers.PREPARING, handovers.DONE, wrong, FACILITATOR)


# --- service, balance, advisers


@pytest.mark.parametrize(
    ("spans", "months", "words"),
    [
        ([(date(2024, 1, 1), date(2025, 12, 31))], 24, "2 years"),
        ([(date(2024, 1, 1), date(2024, 12, 31)), (date(2025, 1, 1), date(2025, 6, 30))], 18,
         "1 year and 6 months"),
        ([(date(2024, 1, 1), date(2024, 12, 31)), (date(2024, 6, 1), date(2024, 9, 30))], 12,
         "1 year"),
        ([(date(2026, 10, 25), None)], 1, "1 month"),
        ([(date(2026, 11, 15), None)], 0, "10 days"),
    ],
)  # fmt: skip
def test_how_long_somebody_served(spans, months, words):
    length = served(spans, ELECTION)
    assert length.months == months
    assert EN(service_words(length)) == words


@given(
    st.lists(
        st.tuples(st.dates(date(2020, 1, 1), date(2026, 1, 1)), st.integers(0, 700)), max_size=4
    )
)
def test_days_in_two_terms_count_once(drawn):
    spans = [(first, first + timedelta(days=days)) for first, days in drawn]
    once = served(spans, date(2030, 1, 1))
    assert served(spans * 2, date(2030, 1, 1)) == once
    longest = max((served([span], date(2030, 1, 1)) for span in spans), default=Length(0))
    assert once >= longest


def test_a_one_sided_committee_is_advised_and_never_stopped():
    girl, boy = Kind("female", 15, "34"), Kind("male", 16, "34")
    small = Kind("female", 10, "18")
    assert list(imbalances([girl, boy, small], [girl, boy, small])) == []
    words = [EN(one) for one in imbalances([girl, girl], [girl, boy, small])]
    assert words == [
        "No boy is on the committee.",
        "Nobody under 13 is on the committee.",
        "Nobody of the Dai is on the committee.",
    ]
    assert list(imbalances([], [girl, boy])) == []


def test_an_adviser_is_spoken_with_once_a_year():
    since = date(2025, 11, 23)
    assert committee.adviser_to_be_asked(since, None, ELECTION)
    assert not committee.adviser_to_be_asked(date(2025, 11, 24), None, ELECTION)
    assert not committee.adviser_to_be_asked(since, date(2026, 5, 1), ELECTION)
