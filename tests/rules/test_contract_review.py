"""Contracts read by the law: each check with an unlawful and a near, lawful case."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from desktop.rules import minimum_wages, reference
from desktop.rules.contracts.review import review
from desktop.rules.contracts.terms import Terms, Worker
from desktop.sheets.contracts import CONTRACT

TODAY = date(2026, 11, 24)
START = date(2026, 11, 1)
ADULT = Worker(birth_first=date(2000, 1, 1), birth_last=date(2000, 1, 1), sex="female")


def found(worker=ADULT, today=TODAY, wages=None, **terms):
    return {one.code: one for one in review(Terms(**terms), worker, today, wages).findings}


def term(months, **more):
    """A fixed term of whole months from the first of January 2026."""
    last = {2: date(2026, 2, 28), 3: date(2026, 3, 31), 11: date(2026, 11, 30)}
    until = last.get(months) or date(2025 + months // 12, 12, 31)
    return {"term_kind": "fixed", "term_from": date(2026, 1, 1), "term_until": until, **more}


def worker(born):
    return replace(ADULT, birth_first=born, birth_last=born)


CASES = (
    # code, unlawful or to be asked, near and lawful
    ("C01", {"paper_kind": "oral", "starts_on": date(2026, 10, 1)}, {"paper_kind": "labour", "starts_on": date(2026, 10, 1), "signed_on": date(2026, 11, 1)}),
    ("C01", {"paper_kind": "labour", "starts_on": date(2026, 1, 10), "signed_on": date(2026, 5, 20)}, {"paper_kind": "part_time", "starts_on": date(2026, 1, 10)}),
    ("C02", {"missing_items": ("pay",)}, {"missing_items": ()}),
    ("C03", {"own_copy": "no"}, {"own_copy": "yes"}),
    ("C04", {"signed_by_worker": "yes", "signed_by_employer": "no"}, {"signed_by_worker": "yes", "signed_by_employer": "yes", "blanks": "no"}),
    ("C04", {"blanks": "yes"}, {"blanks": "unknown"}),
    ("C05", {"deposit": 120000}, {"deposit": 0}),
    ("C05", {"other_money": 5000}, {"guarantor": "no"}),
    ("C05", {"guarantor": "yes"}, {"property_taken": "no"}),
    ("C06", {"papers_kept": ("id_card",)}, {"papers_kept": ("none",)}),
    ("C07", {"cards_kept": ("bank",)}, {"cards_kept": ("none",)}),
    ("C08", term(3, probation_months=2), term(3, probation_months=1)),
    ("C08", term(3, probation_days=32), term(3, probation_days=31)),
    ("C08", term(11, probation_months=2), term(12, probation_months=2)),
    ("C08", term(24, probation_months=3), term(36, probation_months=6)),
    ("C08", {"term_kind": "open", "probation_months": 7}, {"term_kind": "open", "probation_months": 6}),
    ("C09", term(2, probation_months=1), term(2, probation_months=0)),
    ("C09", {"term_kind": "task", "probation_days": 3}, {"term_kind": "task"}),
    ("C09", {"paper_kind": "part_time", "probation_days": 1}, {"paper_kind": "part_time"}),
    ("C10", {"probation_again": "yes"}, {"probation_again": "no"}),
    ("C11", {"probation_only": "yes"}, {"probation_only": "no"}),
    ("C12", {"wage": 250000, "wage_unit": "month", "probation_wage": 195000}, {"wage": 250000, "wage_unit": "month", "probation_wage": 200000}),
    ("C13", {"wage": 150000, "wage_unit": "month", "county": "532801"}, {"wage": 300000, "wage_unit": "month", "county": "532801"}),
    ("C14", {"wage_in": ("goods",)}, {"wage_in": ("money", "tips")}),
    ("C15", {"pay_interval": "year"}, {"pay_interval": "month"}),
    ("C15", {"held_back": "yes"}, {"term_kind": "task", "pay_interval": "end"}),
    ("C16", {"pay_day_stated": "no"}, {"pay_day_stated": "no", "pay_day": "10"}),
    ("C16", {"pay_slip": "no"}, {"pay_slip": "yes"}),
    ("C17", {"paid_to": "recruiter", "own_mandate": "no"}, {"paid_to": "family", "own_mandate": "yes"}),
    ("C18", {"hours_day": 540, "days_week": 6}, {"hours_day": 480, "days_week": 5}),
    ("C18", {"hours_day": 450, "days_week": 6}, {"hours_day": 400, "days_week": 6}),
    ("C18", {"hours_day": 481}, {"hours_day": 600, "hours_system": "combined"}),
    ("C19", {"days_week": 7}, {"days_week": 6}),
    ("C19", {"rest_days_month": 3}, {"rest_days_month": 4}),
    ("C20", {"overtime_month": 37 * 60}, {"overtime_month": 36 * 60}),
    ("C20", {"overtime_day": 181}, {"overtime_day": 60}),
    ("C20", {"overtime_forced": "yes"}, {"overtime_forced": "no"}),
    ("C21", {"overtime_rate": 149}, {"overtime_rate": 150, "rest_day_rate": 200, "holiday_rate": 300}),
    ("C21", {"no_overtime_pay": "yes"}, {"rest_day_rate": 100, "time_off_instead": "yes"}),
    ("C21", {"holiday_rate": 299}, {"holiday_rate": 300}),
    ("C22", {"penalty": 50000, "penalty_for": ("resigning",)}, {"penalty": 50000, "penalty_for": ("training",), "training_funded": "yes", "training_cost": 50000}),
    ("C23", {"training_agreement": "yes", "training_funded": "yes", "training_cost": 240000, "service_months": 24, "served_months": 12, "training_penalty": 120001}, {"training_agreement": "yes", "training_funded": "yes", "training_cost": 240000, "service_months": 24, "served_months": 12, "training_penalty": 120000}),
    ("C24", {"non_compete": "yes", "keeps_secrets": "no"}, {"non_compete": "yes", "keeps_secrets": "yes", "non_compete_months": 24, "non_compete_pay": 100000}),
    ("C24", {"non_compete": "yes", "keeps_secrets": "yes", "non_compete_months": 25, "non_compete_pay": 1}, {"non_compete": "no"}),
    ("C25", {"insurance": "waived"}, {"insurance": "full"}),
    ("C26", {"own_risk": "yes"}, {"own_risk": "no"}),
    ("C27", {"family_clauses": ("no_marriage",)}, {"family_clauses": ("none",)}),
    ("C28", {"notice_days": 31}, {"notice_days": 30, "notice_days_probation": 3}),
    ("C28", {"resign_forbidden": "yes"}, {"wages_forfeited": "no"}),
    ("C29", {"wage": 240000, "wage_unit": "month", "deduction_month": 60000, "deduction_for": ("loss",)}, {"wage": 240000, "wage_unit": "month", "deduction_month": 48000, "deduction_for": ("legal",)}),
    ("C34", {"promised_wage": "no"}, {"promised_wage": "yes"}),
    ("C35", {"employer_as_licence": "no"}, {"employer_as_licence": "yes"}),
    ("C36", {"paper_kind": "dispatch", **term(12)}, {"paper_kind": "dispatch", **term(24)}),
    ("C36", {"dispatch_fee": 100}, {"dispatch_fee": 0}),
    ("C37", {"paper_kind": "part_time", "hours_day": 241}, {"paper_kind": "part_time", "hours_day": 240, "days_week": 6}),
    ("C37", {"paper_kind": "part_time", "settlement_days": 16}, {"paper_kind": "part_time", "settlement_days": 15}),
    ("C38", {"dismissal_any_time": "yes"}, {"dismissal_any_time": "no"}),
    ("C38", {"ended_by": "dismissed", "ground_given": "none"}, {"ended_by": "dismissed", "ground_given": "crime"}),
    ("C39", {"board": "yes", "charge_stated": "no"}, {"board": "yes", "charge_stated": "yes"}),
    ("C41", {"paper_kind": "service"}, {"paper_kind": "labour"}),
    ("C42", {"women_clause": "no"}, {"women_clause": "yes"}),
    ("C43", {"rules_fines": "yes"}, {"rules_fines": "no"}),
)  # fmt: skip


@pytest.mark.parametrize(("code", "wrong", "right"), CASES)
def test_each_check_finds_what_is_wrong_and_leaves_alone_what_is_not(code, wrong, right):
    assert code in found(**wrong)
    assert code not in found(**right)


def test_children_and_juveniles():
    born = date(2010, 11, 24)
    assert "C30" in found(worker(born), starts_on=date(2026, 11, 24))  # the birthday itself
    assert "C30" not in found(worker(born), today=date(2026, 11, 26), starts_on=date(2026, 11, 25))
    leap = date(2008, 2, 29)
    juvenile = {"hazards": ("loads",), "medical_checked": "no", "night_work": "yes"}
    codes = set(found(worker(leap), starts_on=date(2026, 2, 28), **juvenile))
    assert {"C31", "C32", "C33"} <= codes
    assert found(worker(leap), starts_on=date(2026, 2, 28), **juvenile)["C31"].red_line
    assert not {"C31", "C32", "C33"} & set(
        found(worker(leap), starts_on=date(2026, 3, 1), **juvenile)
    )
    assert "C31" in found(worker(leap), starts_on=date(2026, 2, 1), workplaces=("ktv",))


def test_who_does_not_read_chinese_is_told_in_her_own_language():
    unread = replace(ADULT, reads_chinese="no", languages=("blang",))
    assert "C40" in found(unread, told_in_own_language="no")
    assert "C40" not in found(unread, told_in_own_language="yes")


def test_every_code_of_the_rule_set_can_occur():
    told = {code for code, _wrong, _right in CASES} | {"C30", "C31", "C32", "C33", "C40"}
    known = {
        key.partition("_")[0]
        for key in reference.load_toml("contract_checks.toml")
        if key[0] == "C" and key[1:3].isdigit()
    }
    assert known == {f"C{number:02}" for number in range(1, 44)}
    assert told == known


def test_nothing_typed_is_nothing_wrong():
    assert found() == {}
    unknown = {field.name: "unknown" for field in fields(Terms) if field.type == "str"}
    grades = {one.grade for one in found(**unknown).values()}
    assert "illegal" not in grades


def test_every_term_is_a_field_of_the_sheet():
    assert {field.name for field in fields(Terms)} <= set(CONTRACT.keys)


def test_an_unconfirmed_minimum_wage_is_a_risk_and_a_confirmed_one_the_law():
    low = {"wage": 150000, "wage_unit": "month", "county": "532801", "starts_on": START}
    assert found(**low)["C13"].grade == "risk"
    assert found(**low)["C13"].unsure is not None
    own = minimum_wages.own()
    asked = tuple({**row, "verified_on": "2026-10-01"} for row in own.rows)
    sure = replace(own, rows=asked)
    assert found(wages=sure, **low)["C13"].grade == "illegal"
    stale = tuple({**row, "verified_on": "2024-11-23"} for row in own.rows)
    assert found(wages=replace(own, rows=stale), **low)["C13"].grade == "risk"


def test_the_probation_wage_under_the_minimum_though_eighty_percent():
    own = minimum_wages.own()
    sure = replace(own, rows=tuple({**row, "verified_on": "2026-10-01"} for row in own.rows))
    wage = {"wage": 230000, "wage_unit": "month", "county": "532801", "starts_on": START}
    one = found(wages=sure, probation_wage=188000, **wage)["C12"]
    assert one.grade == "illegal"


SOURCE = {
    "paper_kind": "labour",
    "signed_on": date(2026, 5, 1),
    "starts_on": date(2026, 5, 1),
    "wage": 200000,
    "wage_unit": "month",
    "deposit": 120000,
    "deposit_per": "year",
    "deposit_paid": 120000,
    "ended_on": date(2026, 10, 31),
    "ended_by": "dismissed",
    "ground_given": "none",
}


def test_the_sources_own_contract():
    read = review(Terms(**SOURCE), ADULT, TODAY)
    by_code = {one.code: one for one in read.findings}
    assert read.result == "illegal"
    assert read.findings[0].code == "C05"  # red lines first
    assert by_code["C05"].sum_fen == 120000
    assert by_code["C05"].articles.startswith("LCL 9")
    assert by_code["C38"].sum_fen == 2 * 200000  # six months: N = 1
    assert [clock.last_day for clock in read.clocks] == [date(2027, 10, 31), date(2028, 10, 31)]
    assert read.sum_fen == 520000


def test_five_months_and_29_days_are_half_a_month():
    terms = {**SOURCE, "ended_on": date(2026, 10, 29)}
    assert found(**terms)["C38"].sum_fen == 200000


def test_a_contract_in_order_is_in_order():
    good = {
        "paper_kind": "labour", "own_copy": "yes", "signed_by_worker": "yes",
        "signed_by_employer": "yes", "hours_day": 480, "days_week": 5, "wage": 300000,
        "wage_unit": "month", "county": "532801", "pay_interval": "month", "insurance": "full",
        **term(12, probation_months=2, probation_wage=260000),
    }  # fmt: skip
    assert review(Terms(**good), ADULT, TODAY).result == "ok"
