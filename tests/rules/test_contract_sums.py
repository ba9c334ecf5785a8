"""What is due to the worker from a contract: each sum to the fen, and when there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.rules import minimum_wages, reference
from desktop.rules.contracts.review import CHANGES, OK, review
from desktop.rules.contracts.terms import Terms, Worker
from desktop.sheets.contracts import CONTRACT
from desktop.sheets.fields import Kind

TODAY = date(2026, 11, 24)
START = date(2026, 1, 10)
HER = Worker(date(2000, 1, 1), date(2000, 1, 1), "female")
OWN = minimum_wages.own()
SURE = replace(OWN, rows=tuple({**row, "verified_on": "2026-10-01"} for row in OWN.rows))


def due(code: str, wages: minimum_wages.MinimumWages = SURE, **terms: object) -> list[int | None]:
    read = review(Terms.read(terms), HER, TODAY, wages)
    return [one.sum_fen for one in read.findings if one.code == code]


def month(yuan: int, **more: object) -> dict[str, object]:
    """A month's wage in Jinghong, where 1,920 yuan is the least."""
    return {"wage": yuan * 100, "wage_unit": "month", "county": "532801", **more}


SUMS = (
    # second wage: 10 Feb to 19 May are three months and 10 of 31 days
    ("C01", month(3100, starts_on=START, signed_on=date(2026, 5, 20)), [1030000]),
    # eleven months at most
    ("C01", month(3100, starts_on=date(2025, 1, 10), paper_kind="oral"), [3410000]),
    # it stops when the work ends
    ("C01", month(3100, starts_on=START, paper_kind="oral", ended_on=date(2026, 3, 9)), [310000]),
    ("C01", {"starts_on": START, "paper_kind": "oral"}, [None]),
    # deposits: what was taken, less what came back
    ("C05", {"deposit": 120000}, [120000]),
    ("C05", {"deposit": 120000, "deposit_paid": 60000, "other_money": 5000}, [65000]),
    ("C05", {"deposit": 120000, "deposit_paid": 120000, "deposit_returned": 120000}, [None]),
    ("C05", {"deposit": 120000, "deposit_paid": 0}, [None]),
    # probation beyond the law is paid once more, as the full wage
    ("C08", month(3000, term_kind="open", probation_months=8, probation_served=8), [600000]),
    ("C09", month(3000, term_kind="task", probation_months=1, probation_served=1), [300000]),
    ("C08", month(3000, term_kind="open", probation_months=8, probation_served=3), [None]),
    # under 80%, and what the minimum wage adds to that: nothing twice
    ("C12", month(2300, probation_wage=150000, probation_served=2), [68000, 16000]),
    ("C12", month(2500, probation_wage=195000, probation_served=3), [15000]),
    # a fifth higher at the same post does not hurt her; a lower one justifies less
    ("C12", month(2500, probation_wage=195000, same_post_wage=240000), []),
    ("C13", month(1800, starts_on=START), [120000]),
    ("C13", month(2000, wage_extras=20000, starts_on=START), [120000]),
    ("C13", {"wage": 8000, "wage_unit": "day", "county": "532801", "starts_on": START}, [180000]),
    ("C13", {"wage": 50, "wage_unit": "piece", "county": "532801"}, []),
    # 10 hours, 8 on a rest day, 8 on a holiday at 13.79 an hour
    (
        "C21",
        month(2400, unpaid_overtime=600, unpaid_rest_days=480, unpaid_holidays=480),
        [20690 + 22069 + 33103],
    ),
    ("C29", month(3000, deduction_for=["lateness", "mistakes"], deducted=25000), [25000]),
    ("C36", {"dispatch_fee": 30000}, [30000]),
    ("C28", {"ended_by": "resigned", "unpaid_wages": 90000}, [90000]),
    ("C15", {"unpaid_wages": 90000}, [90000]),
)


@pytest.mark.parametrize(("code", "terms", "expected"), SUMS)
def test_what_is_due(code, terms, expected):
    assert due(code, **terms) == expected


GONE = month(3000, starts_on=date(2025, 5, 1), ended_on=date(2026, 10, 31))


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        # a year and six months: N = 2
        ({"ended_by": "dismissed", "ground_given": "none"}, 1200000),
        ({"ended_by": "dismissed", "ground_given": "other"}, 1200000),
        ({"ended_by": "dismissed", "ground_given": "serious_breach"}, None),
        ({"ended_by": "dismissed", "ground_given": "layoff", "end_notice_days": 0}, 600000),
        ({"ended_by": "dismissed", "ground_given": "incapable", "end_notice_days": 30}, 600000),
        ({"ended_by": "dismissed", "ground_given": "incapable", "end_notice_days": 29}, 900000),
        ({"ended_by": "dismissed", "ground_given": "incapable"}, 600000),
        ({"ended_by": "dismissed"}, None),
        ({"ended_by": "forced_out"}, 600000),
        ({"ended_by": "agreed_employer"}, 600000),
        ({"ended_by": "agreed_worker"}, None),
        ({"ended_by": "resigned"}, None),
        ({"ended_by": "expired", "average_wage": 350000}, 700000),
        ({"ended_by": "expired", "average_wage": 100000}, 384000),  # never under 1,920
        ({"ended_by": "dismissed", "ground_given": "none", "paper_kind": "part_time"}, None),
    ],
)
def test_what_an_end_of_work_brings(end, expected):
    assert (due("C38", **{**GONE, **end}) or [None]) == [expected]


def test_months_worked_stand_in_for_days_that_are_not_known():
    end = {"ended_by": "dismissed", "ground_given": "none", "worked_months": 6}
    assert due("C38", **month(3000), **end) == [600000]


def test_an_unsure_minimum_wage_gives_no_sum():
    assert due("C13", OWN, **month(1800, starts_on=START)) == [None]
    assert due("C12", OWN, **month(2300, probation_wage=188000, probation_served=2)) == [None]


def test_all_that_is_due_is_added_up():
    terms = month(
        2400, starts_on=date(2026, 5, 1), ended_on=date(2026, 10, 31), ended_by="dismissed",
        ground_given="none", deposit=120000, unpaid_wages=50000,
    )  # fmt: skip
    read = review(Terms.read(terms), HER, TODAY)
    assert read.sum_fen == 120000 + 50000 + 2 * 240000
    assert read.red_line


def test_the_result_follows_the_gravest_finding():
    def result(**terms: object) -> str:
        return review(Terms.read(terms), HER, TODAY).result

    assert result() == OK
    assert result(women_clause="no") == OK  # a note alone
    assert result(pay_slip="no", women_clause="no") == CHANGES
    assert result(pay_slip="no", own_copy="no") == "illegal"


def test_red_lines_come_first_then_what_is_illegal():
    read = review(
        Terms.read({"pay_slip": "no", "own_copy": "no", "papers_kept": ["id_card"]}), HER, TODAY
    )
    assert [one.code for one in read.findings] == ["C06", "C03", "C16"]


def _value(field):
    if field.kind is Kind.DAY:
        return st.dates(date(2020, 1, 1), date(2030, 1, 1))
    if field.kind in (Kind.MONEY, Kind.NUMBER, Kind.HOURS):
        return st.integers(0, 10**6)
    if field.kind in (Kind.CHOICE, Kind.YES_NO):
        return st.sampled_from([choice.code for choice in reference.choices(field.choices)])
    if field.kind is Kind.CHOICES:
        codes = [choice.code for choice in reference.choices(field.choices)]
        return st.lists(st.sampled_from(codes), unique=True)
    return st.text(max_size=5)


ANY = st.fixed_dictionaries({}, optional={f.key: _value(f) for f in CONTRACT})


@given(ANY)
@settings(max_examples=150, deadline=None)
def test_whatever_is_typed_is_read_and_never_costs_the_worker(values):
    read = review(Terms.read(values), HER, TODAY)
    sums = [one.sum_fen for one in read.findings if one.sum_fen is not None]
    assert all(total > 0 for total in sums)
    assert read.sum_fen == sum(sums)
    assert (read.result == OK) == ({one.grade for one in read.findings} <= {"note"})


@given(ANY)
@settings(max_examples=80, deadline=None)
def test_an_answer_of_not_known_is_never_worse_than_none(values):
    def bad(given: dict[str, object]) -> set[str]:
        read = review(Terms.read(given), HER, TODAY)
        return {one.code for one in read.findings if one.grade == "illegal"}

    asked = [field.key for field in CONTRACT if field.kind is Kind.YES_NO]
    silent = {key: value for key, value in values.items() if key not in asked}
    assert bad({**silent, **dict.fromkeys(asked, "unknown")}) == bad(silent)
