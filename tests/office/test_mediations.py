"""From the application to the money in hand, or to the next way: on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.errors import ClerkError, Invalid
from desktop.i18n import translator
from desktop.office.cards import Entry, Query
from desktop.rules import mediations

TODAY = date(2026, 11, 24)
EN = translator("en")
CONTRACT = {
    "worker_name": "玉章罕",
    "worker_address": "打洛镇曼夕",
    "employer_name": "某饭店",
    "employer_address": "景洪市",
    "paper_kind": "labour",
    "received_on": TODAY,
    "starts_on": date(2026, 5, 1),
    "term_kind": "fixed",
    "term_from": date(2026, 5, 1),
    "term_until": date(2027, 4, 30),
    "wage": 200000,
    "wage_unit": "month",
    "deposit": 120000,
    "deposit_per": "year",
    "deposit_paid": 120000,
    "ended_on": date(2026, 11, 1),
    "ended_by": "dismissed",
    "ground_given": "none",
    "unpaid_wages": 100000,
}
"""The contract of the source: a deposit of 1,200 yuan a year, kept when she was sent away."""


@pytest.fixture
def contract(session):
    return session.contracts.save(Entry(None, CONTRACT, kind="contract"))


def saved(session, entry, **values):
    typed = {"kinds": ["deposit", "wages"], "facts": "押金不退", **values}
    return session.mediations.save(replace(entry, values={**entry.values, **typed}))


def moved(session, file, to, **values):
    return session.mediations.move(file.main.id, to, happened_on=session.today(), **values)


def begun(session, desk, contract):
    """A mediation in which both sides sit at one table."""
    file = saved(session, session.mediations.for_contract(contract.main.id))
    file = moved(session, file, mediations.ACCEPTED)
    file = desk.changed(
        session,
        file,
        {
            "mediation_mediator": (desk.row(name="岩罕", sex="male", ethnic_group="01"),),
            "mediation_session": (
                desk.row(happened_on=TODAY, kind="explain_law", minutes="说明收押金违法"),
            ),
        },
        register="mediations",
        claimant_agrees="yes",
        respondent_agrees="yes",
    )
    return moved(session, file, mediations.IN_MEDIATION)


def agreed(session, desk, contract, *parts):
    file = begun(session, desk, contract)
    instalments = tuple(desk.row(due_on=day, amount=amount) for day, amount in parts)
    file = desk.changed(
        session,
        file,
        {"mediation_instalment": instalments},
        register="mediations",
        agreed_on=TODAY,
        agreement="退还押金",
    )
    return moved(session, file, mediations.AGREED)


def test_the_sources_contract_brings_its_sums_kind_by_kind(session, contract):
    typed = session.mediations.for_contract(contract.main.id)
    assert typed.values["respondent"] == "某饭店"
    assert typed.rows["mediation_claimant"][0].values["name"] == "玉章罕"
    file = saved(session, typed)
    by_kind = {row.values["kind"]: row.values["amount"] for row in file.rows["mediation_claim"]}
    assert by_kind["deposit"] == 120000
    assert by_kind["severance"] == 400000
    assert sum(row.values["amount"] for row in file.rows["mediation_claim"]) == (
        file.facts["sums"].claimed
    )
    assert any("第九条" in str(row.values["basis"]) for row in file.rows["mediation_claim"])
    assert file.main.values["number"] == "MXX-M-2026-0001"
    (line,) = session.mediations.lines(Query("某饭店"))
    assert line.cells["claimed"] == file.facts["sums"].claimed


def test_a_contract_chosen_later_brings_them_too(session, contract):
    fresh = session.mediations.blank()
    rows = {
        "mediation_claimant": (
            replace(fresh.rows["mediation_claimant"][0], values={"name": "玉光"}),
        )
    }
    entry = replace(fresh, rows=rows)
    file = saved(session, entry, respondent="某饭店", contract_id=contract.main.id)
    assert {row.values["kind"] for row in file.rows["mediation_claim"]} >= {"deposit", "severance"}


def test_it_begins_only_freely_and_with_a_mediator(session, desk, contract):
    typed = session.mediations.for_contract(contract.main.id)
    file = moved(session, saved(session, typed), mediations.ACCEPTED)
    blocked = desk.blocked(session.mediations, file, mediations.IN_MEDIATION)
    assert "Both sides must agree" in blocked
    assert "Name the mediator." in blocked
    file = begun(session, desk, contract)
    assert desk.said(file, "mediators_") == [
        "No woman mediates.", "Nobody of a minority people mediates.",
    ]  # fmt: skip
    assert "content of the agreement" in desk.blocked(session.mediations, file, mediations.AGREED)


def test_violence_is_not_mediated_away(session, desk):
    fresh = session.mediations.blank()
    rows = {"mediation_claimant": (desk.row(name="玉光"),)}
    file = saved(session, replace(fresh, rows=rows), respondent="某饭店", danger="yes")
    assert desk.said(file, "danger") == [
        "Violence, confinement or trafficking is not mediated away."
    ]
    assert "open a case" in desk.blocked(session.mediations, file, mediations.ACCEPTED)
    case = desk.opened(session)
    file = desk.changed(session, file, register="mediations", case_id=case.main.id)
    assert desk.blocked(session.mediations, file, mediations.ACCEPTED) == ""
    (shown,) = session.cases.open(case.main.id).facts["mediations"]
    assert shown["id"] == file.main.id


def test_a_mediation_of_a_case_takes_its_people(session, desk):
    case = desk.opened(session)
    typed = session.mediations.for_case(case.main.id)
    assert [row.values["name"] for row in typed.rows["mediation_claimant"]] == ["玉香"]
    assert typed.values["facts"] == case.main.values["what"]


def test_it_is_kept_when_every_instalment_came(session, desk, contract):
    later = TODAY + timedelta(days=30)
    file = agreed(session, desk, contract, (TODAY, 60000), (later, 60000))
    assert file.facts["sums"].agreed == 120000
    assert "Not every instalment" in desk.blocked(session.mediations, file, mediations.PERFORMED)
    with pytest.raises(Invalid) as refused:
        desk.amended(session, file, "mediation_instalment", register="mediations", paid_on=TODAY)
    assert "mediation_instalment#0.paid" in refused.value.problems
    with pytest.raises(Invalid):
        desk.amended(
            session, file, "mediation_instalment", register="mediations", paid_on=later, paid=60000
        )
    for at in (0, 1):
        file = desk.amended(
            session,
            file,
            "mediation_instalment",
            at,
            register="mediations",
            paid_on=TODAY,
            paid=60000,
        )
    assert (file.facts["sums"].received, file.facts["sums"].outstanding) == (120000, 0)
    assert moved(session, file, mediations.PERFORMED).state == mediations.PERFORMED
    assert session.mediations.lines(Query())[0].cells["received"] == 120000


def test_a_part_that_came_short_is_not_all(session, desk, contract):
    file = agreed(session, desk, contract, (TODAY, 120000))
    file = desk.amended(
        session, file, "mediation_instalment", register="mediations", paid_on=TODAY, paid=100000
    )
    assert file.facts["sums"].outstanding == 20000
    with pytest.raises(ClerkError):
        moved(session, file, mediations.PERFORMED)


def test_a_broken_agreement_goes_the_next_way(session, desk, contract):
    file = agreed(session, desk, contract, (TODAY, 120000))
    assert "arbitration, inspection and court" in desk.blocked(
        session.mediations, file, mediations.BREACHED
    )
    file = desk.changed(session, file, register="mediations", rights_told_on=TODAY)
    with pytest.raises(ClerkError):
        moved(session, file, mediations.BREACHED)
    file = moved(session, file, mediations.BREACHED, reason="到期未付")
    assert file.advice.tone == "danger"
    assert "where and when it was filed" in desk.blocked(
        session.mediations, file, mediations.PAYMENT_ORDER
    )
    filed = {"filed_with": "景洪市人民法院", "filed_on": TODAY}
    file = desk.changed(session, file, register="mediations", **filed)
    assert moved(session, file, mediations.PAYMENT_ORDER).state == mediations.PAYMENT_ORDER


def test_what_is_not_settled_goes_to_arbitration_and_court(session, desk, contract):
    file = begun(session, desk, contract)
    assert "why it was not settled" in desk.blocked(session.mediations, file, mediations.FAILED)
    told = {"failed_why": "雇主不认账", "rights_told_on": TODAY}
    file = moved(
        session, desk.changed(session, file, register="mediations", **told), mediations.FAILED
    )
    assert any(said.code.startswith("limit_") for said in file.advice.said)
    filed = {"filed_with": "景洪市劳动仲裁委", "filed_on": TODAY}
    file = desk.changed(session, file, register="mediations", **filed)
    file = moved(session, file, mediations.ARBITRATION)
    assert [said.split(".")[0] for said in desk.said(file, "due_")][:1] == [
        "The commission says whether it accepts"
    ]
    file = moved(session, file, mediations.COURT)
    file = desk.changed(session, file, register="mediations", outcome="判决支付")
    assert moved(session, file, mediations.CLOSED).state == mediations.CLOSED


def test_the_year_of_arbitration_runs_from_the_end_of_the_work(session, contract):
    file = saved(session, session.mediations.for_contract(contract.main.id))
    days = {clock.code: clock.last_day for clock in file.facts["limitations"]}
    assert days["arbitration"] == date(2027, 11, 1)


@pytest.mark.parametrize(
    "key", ["agreed_on", "confirmed_on", "rights_told_on", "filed_on", "award_on"]
)
def test_days_still_to_come_are_refused(session, contract, key):
    typed = session.mediations.for_contract(contract.main.id)
    with pytest.raises(Invalid) as refused:
        saved(session, typed, **{key: TODAY + timedelta(days=1)})
    assert list(refused.value.problems) == [f"mediation.{key}"]


def test_a_session_is_written_down_once_it_was_held(session, desk, contract):
    file = saved(session, session.mediations.for_contract(contract.main.id))
    held = desk.row(happened_on=TODAY + timedelta(days=1), kind="joint", minutes="明天开会")
    with pytest.raises(Invalid) as refused:
        desk.changed(session, file, {"mediation_session": (held,)}, register="mediations")
    assert list(refused.value.problems) == ["mediation_session#0.happened_on"]


def test_a_mediator_mediates_and_sees_no_case_of_others(make_session, desk):
    director = make_session("director", name="主任")
    mediator = make_session("mediator", name="调解员")
    contract = director.contracts.save(Entry(None, CONTRACT, kind="contract"))
    file = saved(mediator, mediator.mediations.for_contract(contract.main.id))
    assert moved(mediator, file, mediations.ACCEPTED).state == mediations.ACCEPTED
    case = desk.opened(director)
    saved(director, director.mediations.for_case(case.main.id), respondent="密店")
    assert [line.record_id for line in mediator.mediations.lines(Query())] == [file.main.id]
