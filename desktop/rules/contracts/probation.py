"""C08 to C12: how long a probation may be, how often, and its wage (LCL 19, 20, 70)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.rules import wages
from desktop.rules.contracts.case import YES, Case, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.i18n import Sentence
    from desktop.rules.contracts.case import Checks
    from desktop.rules.spans import Length

_LONGEST_MONTH = 31


def longest(checks: Checks, kind: str, term: Length | None, *, part_time: bool) -> int | None:
    """Return the months of probation the law allows; None where the term is not known.

    ``kind`` is the kind of term: fixed, open or task.
    """
    table = checks.data["probation"]
    if part_time:
        return int(table["part_time"])
    if kind in ("open", "task"):
        return int(table[kind])
    if term is None:
        return None
    allowed = [int(row["most"]) for row in table["terms"] if term.months >= row["from_months"]]
    return allowed[-1]


def exceeds(months: int, days: int, most: int) -> bool:
    """Whether a probation is longer than so many months; a month in days may have 31 of them."""
    return months > most or days > _LONGEST_MONTH * (most - months)


def how_long(case: Case) -> Iterator[Finding]:
    """C08, C09: not longer than the term allows, none where none is allowed (LCL 19, 70, 83)."""
    terms = case.terms
    months, days = terms.probation_months or 0, terms.probation_days or 0
    if terms.probation_only == YES or not (months or days):
        return
    most = longest(case.checks, terms.term_kind, case.term, part_time=case.part_time)
    known = case.limit("probation_most_months") if most is None else most
    if not exceeds(months, days, known):
        return
    total, working = _served_too_long(case, known)
    yield case.finding(
        "C08" if known else "C09",
        sum_fen=total,
        working=working,
        length=_said(case, months, days),
        most=known,
    )


def _served_too_long(case: Case, most: int) -> tuple[int | None, Sentence | None]:
    served, wage = case.terms.probation_served or 0, case.month_wage
    if wage is None or served <= most:
        return None, None
    total = wages.excess_probation(wage, served, most)
    working = case.checks.say(
        "working",
        "excess_probation",
        served=served,
        most=most,
        excess=served - most,
        wage=wages.yuan(wage),
        sum=wages.yuan(total),
    )
    return total, working


def _said(case: Case, months: int, days: int) -> Sentence:
    if not days:
        return case.checks.say("what", "months", months=months)
    if not months:
        return case.checks.say("what", "days", days=days)
    return case.checks.say("what", "months_days", months=months, days=days)


def once(case: Case) -> Iterator[Finding]:
    """C10, C11: one probation only, and never a probation alone (LCL 19(2), 19(4))."""
    if case.terms.probation_again == YES:
        yield case.finding("C10")
    if case.terms.probation_only == YES:
        yield case.finding("C11")


def wage(case: Case) -> Iterator[Finding]:
    """C12: 80% of the agreed wage or of the same post's lowest, and the minimum wage (LCL 20)."""
    terms = case.terms
    paid = terms.probation_wage
    if paid is None:
        return
    least = _share(case, terms.wage or 0)
    same_post = terms.same_post_wage and _share(case, terms.same_post_wage)
    if paid < least and not (same_post and paid >= same_post):
        short = wages.monthly(least - paid, terms.wage_unit)
        total, working = _served_too_cheap(case, short)
        yield case.finding(
            "C12",
            sum_fen=total,
            working=working,
            paid=wages.yuan(paid),
            least=wages.yuan(least),
        )
        paid = least
    month = None if case.part_time else wages.monthly(paid, terms.wage_unit)
    standard = case.standard
    if month is not None and standard is not None and month < standard.monthly:
        total, working = _served_too_cheap(case, standard.monthly - month)
        yield case.against_minimum(
            "C12_minimum",
            sum_fen=total,
            working=working,
            paid=wages.yuan(wages.monthly(terms.probation_wage or 0, terms.wage_unit) or 0),
            least=wages.yuan(standard.monthly),
        )


def _share(case: Case, whole: int) -> int:
    """Return the lawful share of a wage, in fen; a part of a fen counts as one."""
    return -(-whole * case.limit("probation_wage_percent") // 100)


def _served_too_cheap(case: Case, short: int | None) -> tuple[int | None, Sentence | None]:
    """Return what is still due for probation served, and how it was worked out.

    What lies under 80% is told by C12; the minimum wage adds only what is still lacking then.
    """
    served = case.terms.probation_served
    if not served or short is None:
        return None, None
    said = wages.yuan(short * served)
    return short * served, case.checks.say(
        "working", "probation_wage", short=wages.yuan(short), months=served, sum=said
    )


CHECKS = (how_long, once, wage)
