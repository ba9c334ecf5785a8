"""How many cases there are, of what risk and concern; what was claimed and came."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.errors import NotAllowed
from desktop.i18n import translator
from desktop.office import case_numbers
from desktop.rules import cases

EN = translator("en")


def told(counts):
    return {EN(count.words): count.number for count in counts}


def grown(desk):
    return {"case_person": (desk.row(role="harmed", name="玉光", birth="1990-01-01"),)}


def test_a_director_is_told_every_number(session, desk):
    for concerns in (["wages_deposit"], ["wages_deposit", "papers_kept"]):
        desk.opened(session, grown(desk), concerns=concerns)
    desk.opened(session, grown(desk), concerns=["health"])
    numbers = case_numbers.numbers(session)
    assert numbers.whole
    assert sum(told(numbers.by_risk).values()) == 3
    assert told(numbers.by_state) == {"Opened": 3}
    assert sorted(told(numbers.by_concern).values()) == [1, 1, 2]


def test_what_is_closed_is_no_case_at_hand(make_session, desk):
    director = make_session("director", name="主任")
    clerk = make_session("clerk", name="经办")
    told_ = {"close_reason": "unfounded", "outcome": "不属实"}
    file = desk.opened(clerk, grown(desk), concerns=["wages_deposit"], **told_)
    clerk.cases.move(file.main.id, cases.CLOSED, happened_on=clerk.today())
    numbers = case_numbers.numbers(director)
    assert told(numbers.by_risk) == {}
    assert told(numbers.by_state) == {"Closed": 1}


def test_the_sums_are_those_of_the_mediations_that_are_seen(make_session, desk):
    director = make_session("director", name="主任")
    mediator = make_session("mediator", name="调解员")
    for case, amount in ((None, 120000), (desk.opened(director), 300000)):
        entry = director.mediations.for_case(case.main.id) if case else director.mediations.blank()
        rows = {
            "mediation_claimant": (desk.row(name="玉光"),),
            "mediation_claim": (desk.row(kind="deposit", amount=amount, agreed=amount // 2),),
            "mediation_instalment": (
                desk.row(
                    due_on=director.today(),
                    amount=amount // 2,
                    paid_on=director.today(),
                    paid=amount // 4,
                ),
            ),
        }
        values = {**entry.values, "kinds": ["deposit"], "facts": "押金", "respondent": "某店"}
        director.mediations.save(replace(entry, values=values, rows=rows))
    for session, total in ((director, 420000), (mediator, 120000)):
        numbers = case_numbers.numbers(session)
        assert (numbers.claimed, numbers.agreed, numbers.received) == (
            total, total // 2, total // 4,
        )  # fmt: skip
    member = make_session("committee_member", name="委员")
    assert case_numbers.numbers(member).claimed == 0


def test_referrals_are_counted_for_those_who_may_see_them(make_session, desk):
    director = make_session("director", name="主任")
    desk.referred(director, None, desk.agency(director), person_name="玉光")
    assert told(case_numbers.numbers(director).by_referral) == {"Drafted": 1}
    assert told(case_numbers.numbers(make_session("clerk", name="经办")).by_referral) == {
        "Drafted": 1
    }
    mediator = make_session("mediator", name="调解员")
    assert told(case_numbers.numbers(mediator).by_referral) == {}


@pytest.mark.parametrize("role", ["viewer", "administrator", "centre_facilitator"])
def test_who_does_not_work_on_cases_is_told_no_number(make_session, role):
    make_session("director", name="主任")
    with pytest.raises(NotAllowed):
        case_numbers.numbers(make_session(role, name="看的人"))
