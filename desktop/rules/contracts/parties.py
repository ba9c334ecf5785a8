"""C34 to C36: what was promised, who the employer is, labour dispatch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.rules import wages
from desktop.rules.contracts.case import NO, YES, Case, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator


def as_promised(case: Case) -> Iterator[Finding]:
    """C34: work, place, employer and wage as the recruiter said (LCL 8); deceit: LCL 26(1)."""
    terms = case.terms
    answers = {
        "post": terms.promised_post,
        "place": terms.promised_place,
        "employer": terms.promised_employer,
        "wage": terms.promised_wage,
    }
    broken = [name for name, answer in answers.items() if answer == NO]
    if terms.promise_deceived == YES:
        yield case.finding("C34_deceived", what=case.what(*(broken or ["promise"])))
    elif broken:
        yield case.finding("C34", what=case.what(*broken))


def employer(case: Case) -> Iterator[Finding]:
    """C35: the employer of the contract is the one of the licence (LCL 17, 93)."""
    if case.terms.employer_as_licence == NO:
        yield case.finding("C35")
    if case.terms.employer_licensed == NO:
        yield case.finding("C35_licence")


def dispatch(case: Case) -> Iterator[Finding]:
    """C36: two years at least, host, post and period stated, no fee (LCL 58, 60)."""
    terms = case.terms
    if terms.paper_kind == "dispatch":
        short = case.term is not None and case.term.months < case.limit("dispatch_months")
        if short or terms.term_kind in ("open", "task"):
            yield case.finding("C36")
        stated = {
            "host": terms.host_stated,
            "host_post": terms.host_post_stated,
            "host_period": terms.host_period_stated,
        }
        lacking = [name for name, answer in stated.items() if answer == NO]
        if lacking:
            yield case.finding("C36_unstated", what=case.what(*lacking))
    fee = terms.dispatch_fee or 0
    if fee > 0:
        said = wages.yuan(fee)
        yield case.finding(
            "C36_fee", sum_fen=fee, working=case.checks.say("working", "fee", sum=said), fee=said
        )


CHECKS = (as_promised, employer, dispatch)
