"""Every wording of the contract checks can occur, and is spoken whole in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.i18n import translator
from desktop.rules import minimum_wages, reference
from desktop.rules.contracts.review import review
from desktop.rules.contracts.terms import Terms, Worker

TODAY = date(2026, 11, 24)
START = date(2026, 1, 10)
HER = Worker(date(2000, 1, 1), date(2000, 1, 1), "female", "no", ("blang",))
GIRL = replace(HER, birth_first=date(2009, 6, 1), birth_last=date(2009, 12, 31))
CHILD = replace(HER, birth_first=date(2010, 1, 1), birth_last=date(2010, 12, 31))
OWN = minimum_wages.own()
SURE = replace(OWN, rows=tuple({**row, "verified_on": "2026-10-01"} for row in OWN.rows))
MONTH = {"wage": 180000, "wage_unit": "month", "county": "532801", "starts_on": START}
PART = {"paper_kind": "part_time"}
GONE = {**MONTH, "ended_on": date(2026, 10, 9)}
SENT_HOME = {**GONE, "ended_by": "dismissed"}

# The entry of contract_checks.toml, and a contract in which it is found.
ENTRIES = {
    "C01": {**MONTH, "paper_kind": "oral"},
    "C01_late": {**MONTH, "paper_kind": "labour", "signed_on": date(2026, 5, 20)},
    "C01_year": {**MONTH, "paper_kind": "oral", "starts_on": date(2025, 1, 10)},
    "C01_soon": {"paper_kind": "oral"},
    "C02": {"missing_items": ("pay", "employer"), "insurance": "unstated"},
    "C02_part_time": {**PART, "missing_items": ("pay",)},
    "C03": {"own_copy": "no"},
    "C04": {"signed_by_worker": "yes", "signed_by_employer": "no"},
    "C04_blanks": {"pages_missing": "yes"},
    "C34": {"promised_wage": "no", "promised_place": "no"},
    "C34_deceived": {"promise_deceived": "yes"},
    "C35": {"employer_as_licence": "no"},
    "C35_licence": {"employer_licensed": "no"},
    "C36": {"paper_kind": "dispatch", "term_kind": "open"},
    "C36_unstated": {"paper_kind": "dispatch", "host_stated": "no", "host_period_stated": "no"},
    "C36_fee": {"dispatch_fee": 30000},
    "C40": {"told_in_own_language": "no"},
    "C40_todo": {},
    "C41": {"paper_kind": "intern"},
    "C05": {"deposit": 120000, "deposit_name": "风险金", "deposit_per": "year"},
    "C05_guarantor": {"guarantor": "yes"},
    "C05_property": {"property_taken": "yes"},
    "C06": {"papers_kept": ("id_card",)},
    "C06_returned": {"papers_kept": ("id_card",), "papers_returned": "yes"},
    "C07": {"cards_kept": ("bank",)},
    "C22": {"penalty": 100000, "penalty_for": ("resigning", "training")},
    "C22_ask": {"penalty": 100000},
    "C23": {"training_penalty": 200001, "training_cost": 200000, "training_funded": "yes"},
    "C23_unfunded": {"training_agreement": "yes", "training_funded": "no"},
    "C23_ask": {"training_agreement": "yes"},
    "C24": {"non_compete": "yes", "keeps_secrets": "no", "non_compete_months": 36},
    "C24_ask": {"non_compete": "yes"},
    "C08": {**MONTH, "term_kind": "open", "probation_months": 6, "probation_days": 5},
    "C09": {"term_kind": "task", "probation_days": 15},
    "C10": {"probation_again": "yes"},
    "C11": {"probation_only": "yes"},
    "C12": {**MONTH, "probation_wage": 100000, "probation_served": 1},
    "C12_minimum": {**MONTH, "probation_wage": 150000, "probation_served": 1},
    "C13": MONTH,
    "C13_hour": {**PART, "wage": 1500, "wage_unit": "hour", "county": "532801"},
    "C13_near": {**MONTH, "wage": 200000},
    "C13_unknown": {**MONTH, "county": "110101"},
    "C14": {"wage_in": ("goods", "tips")},
    "C15": {"pay_interval": "year"},
    "C15_held": {"held_back": "yes"},
    "C15_unpaid": {"unpaid_wages": 180000},
    "C16": {"pay_day_stated": "no"},
    "C16_slip": {"pay_slip": "no"},
    "C17": {"paid_to": "recruiter", "own_mandate": "no"},
    "C17_ask": {"paid_to": "team_leader"},
    "C29": {**MONTH, "deduction_month": 60000, "deduction_for": ("loss",), "deducted": 900000},
    "C29_minimum": {**MONTH, "deduction_month": 10000},
    "C29_fines": {"deduction_for": ("mistakes",), "deducted": 20000},
    "C39": {"board": "yes", "charge_stated": "no"},
    "C39_minimum": {**MONTH, "wage": 200000, "charge": 30000},
    "C43": {"rules_fines": "yes"},
    "C18": {"hours_day": 570, "days_week": 6, "hours_system": "claimed"},
    "C18_forty": {"hours_week": 44 * 60},
    "C19": {"days_week": 7},
    "C20": {"overtime_month": 37 * 60},
    "C20_forced": {"overtime_forced": "yes"},
    "C20_usual": {"overtime_day": 90},
    "C21": {"overtime_rate": 100},
    "C21_none": {**MONTH, "no_overtime_pay": "yes", "unpaid_overtime": 600},
    "C21_unpaid": {"unpaid_rest_days": 480},
    "C37": {**PART, "hours_day": 300, "days_week": 5},
    "C37_settlement": {**PART, "pay_interval": "month"},
    "C25": {"insurance": "cash"},
    "C25_part": {"insurance": "part"},
    "C26": {"own_risk": "yes"},
    "C27": {"family_clauses": ("no_pregnancy", "test")},
    "C30": {"signed_on": TODAY},
    "C31": {"hazards": ("heat",)},
    "C31_venue": {"workplaces": ("ktv",)},
    "C31_ask": {"workplaces": ("factory",)},
    "C32": {"medical_checked": "no"},
    "C32_ask": {"medical_checked": "yes"},
    "C33": {"night_work": "yes"},
    "C42": {"women_clause": "no"},
    "C28": {"notice_days_probation": 4},
    "C28_forfeited": {"wages_forfeited": "yes"},
    "C28_unpaid": {"unpaid_wages": 90000, "ended_by": "resigned"},
    "C38": {"dismissal_beyond": "yes", "dismissal_grounds": "得罪顾客"},
    "C38_dismissed": {**SENT_HOME, "ground_given": "other"},
    "C38_ask": SENT_HOME,
    "C38_severance": {**GONE, "ended_by": "forced_out"},
    "C38_notice": {**SENT_HOME, "ground_given": "illness", "end_notice_days": 29},
    "C38_certificate": {"ended_by": "expired", "end_certificate": "no"},
}
CHECKS = {
    key: entry
    for key, entry in reference.load_toml("contract_checks.toml").items()
    if key[0] == "C" and isinstance(entry, dict)
}


def _worker(key: str) -> Worker:
    if key == "C30":
        return CHILD
    return GIRL if key.startswith(("C31", "C32", "C33")) else HER


def _read(key: str) -> list:
    """The findings that entry gives, told from others of its code by its clause."""
    entry = CHECKS[key]
    terms = Terms.read({name: _kept(value) for name, value in ENTRIES[key].items()})
    return [
        finding
        for wages in (OWN, SURE)
        for finding in review(terms, _worker(key), TODAY, wages).findings
        if finding.reason.zh == entry["reason"]["zh"]
    ]


def _kept(value):
    """Lists are kept as lists, as the records give them."""
    return list(value) if isinstance(value, tuple) else value


def test_no_wording_is_without_its_case():
    assert set(ENTRIES) == set(CHECKS)


@pytest.mark.parametrize("key", ENTRIES)
def test_the_wording_occurs_and_is_spoken_whole(key):
    found = _read(key)
    assert found, key
    for finding in found:
        assert finding.code == key.partition("_")[0]
        for language in ("zh_CN", "en"):
            t = translator(language)
            parts = (finding.clause, finding.reason, finding.ask, finding.basis)
            said = [t(part) for part in (*parts, finding.working, finding.unsure) if part]
            assert all(said)
            assert not any("{" in words or "None" in words for words in said)


@pytest.mark.parametrize("entry", CHECKS.values(), ids=CHECKS)
def test_an_entry_says_its_grade_and_how_far_it_was_verified(entry):
    assert entry["grade"] in {"illegal", "risk", "note"}
    assert entry["verified"] in {"primary", "secondary", "no", "policy"}
    assert not entry.get("red_line") or entry["grade"] == "illegal"


def test_only_the_four_red_lines_are_red():
    red = {key.partition("_")[0] for key, entry in CHECKS.items() if entry.get("red_line")}
    assert red == {"C05", "C06", "C30", "C31"}
