"""C28, C38: resigning, dismissal, and what is due when work ends (LCL 36 to 50, 87)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import Sentence, Words
from desktop.rules import wages
from desktop.rules.contracts.case import NO, YES, Case, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator


def resigning(case: Case) -> Iterator[Finding]:
    """C28: 30 days' notice, 3 in probation, no wages lost (LCL 37; WPP 9)."""
    terms = case.terms
    too_long = (terms.notice_days or 0) > case.limit("notice_days")
    in_probation = (terms.notice_days_probation or 0) > case.limit("notice_days_probation")
    if terms.resign_forbidden == YES or too_long or in_probation:
        yield case.finding("C28")
    if terms.wages_forfeited == YES:
        yield case.finding("C28_forfeited")


def dismissal_clause(case: Case) -> Iterator[Finding]:
    """C38: no grounds beyond LCL 39 to 41 and 44 (LCL-R 13)."""
    terms = case.terms
    if YES in (terms.dismissal_any_time, terms.dismissal_beyond):
        named = terms.dismissal_grounds.strip()
        what = Words(f"：{named}", f": {named}") if named else Words("", " ")
        yield case.finding("C38", what=what if named else "")


def end_of_work(case: Case) -> Iterator[Finding]:
    """C38: what an end that has happened brings: 2N, N, notice, a paper (LCL 46, 47, 50, 87)."""
    terms = case.terms
    if terms.ended_by == "dismissed" and not case.part_time:
        yield from _dismissed(case)
    elif terms.ended_by in case.checks.codes("ends_with_severance") and not case.part_time:
        how = case.listed("contract_end", [terms.ended_by])
        total, working = _severance(case)
        unsure = case.checks.say("unsure", "ended")
        yield case.finding("C38_severance", sum_fen=total, working=working, unsure=unsure, how=how)
    if case.ended and terms.end_certificate == NO:
        yield case.finding("C38_certificate")


def _dismissed(case: Case) -> Iterator[Finding]:
    terms, checks = case.terms, case.checks
    ground = terms.ground_given
    if not ground:
        yield case.finding("C38_ask")
    elif ground in checks.codes("with_severance"):
        yield _lawful_with_severance(case, ground)
    elif ground not in checks.codes("without_pay"):
        total, working = _twice(case)
        yield case.finding(
            "C38_dismissed",
            sum_fen=total,
            working=working,
            unsure=None if total else checks.say("unsure", "wage"),
            ended=terms.ended_on or case.today,
        )


def _lawful_with_severance(case: Case, ground: str) -> Finding:
    terms = case.terms
    days = terms.end_notice_days
    short = days is not None and days < case.limit("dismissal_notice_days")
    notice = short and ground in case.checks.codes("with_notice")
    total, working = _severance(case, notice=notice)
    return case.finding(
        "C38_notice" if notice else "C38_severance",
        sum_fen=total,
        working=working,
        unsure=case.checks.say("unsure", "ended"),
        how=case.listed("contract_ground", [ground]),
    )


def _found(case: Case) -> wages.Severance | None:
    """Severance on the average wage, else on the contract's; a sure minimum wage at least."""
    wage = case.terms.average_wage or case.month_wage
    if wage is None or case.service is None:
        return None
    sure = case.standard is not None and case.minimum_unsure is None
    least = case.standard.monthly if case.standard is not None and sure else 0
    return wages.severance(wage, case.service, minimum=least)


def _severance(case: Case, *, notice: bool = False) -> tuple[int | None, Sentence | None]:
    found = _found(case)
    if found is None:
        return None, None
    month = case.month_wage or found.wage
    total = found.fen + (month if notice else 0)
    return total, _told(case, "severance_notice" if notice else "severance", found, total)


def _twice(case: Case) -> tuple[int | None, Sentence | None]:
    found = _found(case)
    if found is None:
        return None, None
    total = wages.unlawful_dismissal(found)
    return total, _told(case, "unlawful", found, total)


def _told(case: Case, key: str, found: wages.Severance, total: int) -> Sentence | None:
    if case.service is None:
        return None
    return case.checks.say(
        "working",
        key,
        months=case.service.months,
        days=case.service.days,
        n=found.months,
        wage=wages.yuan(found.wage),
        sum=wages.yuan(total),
    )


CHECKS = (resigning, dismissal_clause, end_of_work)
