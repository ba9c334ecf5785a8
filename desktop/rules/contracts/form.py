"""C01 to C04, C40, C41: is there a contract, is it whole and signed, was it understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.rules import wages
from desktop.rules.contracts.case import NO, YES, Case, Finding
from desktop.rules.spans import add_months

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.i18n import Sentence


def written_contract(case: Case) -> Iterator[Finding]:
    """C01: a written contract within a month of the first day (LCL 10, 82; LCL-R 6, 7)."""
    terms = case.terms
    if case.part_time:
        return
    oral, start = terms.paper_kind == "oral", terms.starts_on
    if start is None:
        if oral:
            unsure = case.checks.say("unsure", "start") if case.begun_on is None else None
            yield case.finding("C01_soon", unsure=unsure)
        return
    signed = None if oral else terms.signed_on
    last = signed or min(case.today, terms.ended_on or case.today)
    if last <= add_months(start, case.limit("contract_within_months")):
        if oral:
            yield case.finding("C01_soon")
        return
    if oral:
        over = last >= add_months(start, case.limit("open_ended_after_months"))
        yield _double_wage(case, "C01_year" if over else "C01")
    elif signed is not None:
        yield _double_wage(case, "C01_late")


def _double_wage(case: Case, key: str) -> Finding:
    terms = case.terms
    assert terms.starts_on is not None  # noqa: S101  its only caller has looked
    signed = None if terms.paper_kind == "oral" else terms.signed_on
    last = min(case.today, terms.ended_on or case.today)
    span = wages.double_wage_span(terms.starts_on, signed, last)
    wage, total = case.month_wage, None
    working: Sentence | None = None
    if span is not None and wage is not None:
        total, time = wages.double_wage(wage, span), span.length
        working = case.checks.say(
            "working",
            "double",
            first=span.first,
            last=span.last,
            months=time.months,
            days=time.days,
            wage=wages.yuan(wage),
            sum=wages.yuan(total),
        )
    unsure = case.checks.say("unsure", "wage" if wage is None else "double")
    return case.finding(
        key,
        sum_fen=total,
        working=working,
        unsure=unsure,
        start=terms.starts_on,
        signed=terms.signed_on or terms.starts_on,
    )


def mandatory_items(case: Case) -> Iterator[Finding]:
    """C02: the nine items of LCL 17, only where the clerk says that one is missing."""
    terms = case.terms
    if terms.paper_kind == "oral":
        return
    missing = set(terms.missing_items)
    if terms.protection_stated == NO:
        missing.add("protection")
    if terms.insurance == "unstated":
        missing.add("insurance")
    if missing:
        ordered = [code for code in _ITEMS if code in missing]
        key = "C02_part_time" if case.part_time else "C02"
        yield case.finding(key, what=case.listed("contract_item", ordered))


_ITEMS = (
    "employer",
    "worker",
    "term",
    "work",
    "hours",
    "pay",
    "insurance",
    "protection",
    "other",
)


def copies(case: Case) -> Iterator[Finding]:
    """C03: each side holds a copy (LCL 16, 81)."""
    if case.terms.own_copy == NO and case.terms.paper_kind != "oral":
        yield case.finding("C03")


def signing(case: Case) -> Iterator[Finding]:
    """C04: signed or sealed by both, no blanks, all pages (LCL 16).

    A contract that nobody has signed yet, before the work, is simply not signed yet.
    """
    terms = case.terms
    if terms.paper_kind == "oral":
        return
    unsigned = [terms.signed_by_worker, terms.signed_by_employer].count(NO)
    if unsigned == 1 or (unsigned and (terms.signed_on is not None or case.at_work)):
        yield case.finding("C04")
    if YES in (terms.blanks, terms.pages_missing):
        yield case.finding("C04_blanks")


def explained(case: Case) -> Iterator[Finding]:
    """C40: whoever does not read Chinese is told by word in her own language."""
    terms, worker = case.terms, case.worker
    if worker.reads_chinese not in ("no", "little") or terms.told_in_own_language == YES:
        return
    if terms.told_in_own_language == NO:
        yield case.finding("C40")
    elif terms.explained_on is None or terms.explained_in not in worker.languages:
        yield case.finding("C40_todo")


def veiled(case: Case) -> Iterator[Finding]:
    """C41: employment under another name."""
    paper = case.terms.paper_kind
    if paper in case.checks.codes("veiled"):
        yield case.finding("C41", paper=case.listed("contract_paper", [paper]))


CHECKS = (written_contract, mandatory_items, copies, signing, explained, veiled)
