"""C13 to C17, C29, C39, C43: how much, in what, when and to whom wages are paid, and kept back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.rules import wages
from desktop.rules.contracts.case import NO, NOTE, YES, Case, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator


def minimum(case: Case) -> Iterator[Finding]:
    """C13: not under the minimum wage; overtime and hardship pay do not count (LL 48, LCL 72)."""
    terms = case.terms
    if terms.wage is None or not terms.county or terms.wage_unit in ("", "piece"):
        return
    if case.standard is None:
        yield case.finding("C13_unknown")
    elif case.part_time:
        yield from _by_the_hour(case, case.standard.hourly)
    else:
        yield from _by_the_month(case, case.standard.monthly)


def _by_the_hour(case: Case, least: int) -> Iterator[Finding]:
    paid = case.terms.wage or 0
    if case.terms.wage_unit == "hour" and paid < least:
        yield case.against_minimum("C13_hour", paid=wages.yuan(paid), least=wages.yuan(least))


def _by_the_month(case: Case, least: int) -> Iterator[Finding]:
    paid = wages.monthly(
        (case.terms.wage or 0) - (case.terms.wage_extras or 0), case.terms.wage_unit
    )
    if paid is None:
        return
    if paid >= least:
        near = paid * 100 < least * case.limit("minimum_near_percent")
        if near and case.minimum_unsure is not None:
            yield case.finding(
                "C13_near",
                grade=NOTE,
                unsure=case.minimum_unsure,
                paid=wages.yuan(paid),
                least=wages.yuan(least),
            )
        return
    worked = case.service.months if case.service is not None else 0
    months = max(worked - (case.terms.probation_served or 0), 0)
    short = least - paid
    said = wages.yuan(short * months)
    yield case.against_minimum(
        "C13",
        sum_fen=short * months,
        working=case.checks.say(
            "working", "minimum", short=wages.yuan(short), months=months, sum=said
        ),
        paid=wages.yuan(paid),
        least=wages.yuan(least),
        short=wages.yuan(short),
    )


def in_money(case: Case) -> Iterator[Finding]:
    """C14: in money; goods and vouchers never, tips not alone (LL 50; WPP 5; MWR 11)."""
    ways = case.terms.wage_in
    wrong = [way for way in ways if way in ("goods", "vouchers")]
    if "tips" in ways and "money" not in ways:
        wrong.append("tips")
    if wrong:
        yield case.finding("C14", what=case.listed("contract_pay_in", wrong))


def often_enough(case: Case) -> Iterator[Finding]:
    """C15: at least once a month, nothing held back (LL 50; WPP 7; MWR 12 to 14).

    Work for one task is paid when it is done (WPP 8); part-time work has its own rule (C37).
    """
    terms = case.terms
    by_task = terms.pay_interval == "end" and terms.term_kind == "task"
    rare = terms.pay_interval in case.checks.codes("too_rare") and not by_task
    if rare and not case.part_time:
        what = case.listed("contract_pay_interval", [terms.pay_interval])
        yield case.finding("C15", what=what)
    if terms.held_back == YES:
        yield case.finding("C15_held")
    if terms.unpaid_wages:
        said = wages.yuan(terms.unpaid_wages)
        yield case.finding(
            "C28_unpaid" if case.ended else "C15_unpaid",
            sum_fen=terms.unpaid_wages,
            working=case.checks.say("working", "unpaid", sum=said),
            amount=said,
        )


def pay_day(case: Case) -> Iterator[Finding]:
    """C16: the pay day is stated, a wage slip is given (WPP 6, 7; MWR 12, 15)."""
    if case.terms.pay_day_stated == NO and not case.terms.pay_day.strip():
        yield case.finding("C16")
    if case.terms.pay_slip == NO:
        yield case.finding("C16_slip")


def to_herself(case: Case) -> Iterator[Finding]:
    """C17: to the worker herself or whom she names (LL 50; WPP 6; MWR 11)."""
    terms = case.terms
    if terms.paid_to in ("", "self") or terms.own_mandate == YES:
        return
    key = "C17" if terms.own_mandate == NO else "C17_ask"
    yield case.finding(key, what=case.listed("contract_paid_to", [terms.paid_to]))


def deductions(case: Case) -> Iterator[Finding]:
    """C29: only for loss she caused, a fifth of the wage, above the minimum (WPP 15, 16)."""
    terms = case.terms
    unlawful = [c for c in terms.deduction_for if c not in case.checks.codes("lawful_deductions")]
    if unlawful:
        taken = terms.deducted or 0
        said = wages.yuan(taken)
        yield case.finding(
            "C29_fines",
            sum_fen=taken,
            working=case.checks.say("working", "deducted", taken=said, most="0", sum=said),
            what=case.listed("contract_deduction", unlawful),
        )
    if terms.deduction_month and terms.deduction_for != ("legal",):
        yield from _too_much(case, terms.deduction_month, back=not unlawful)


def _too_much(case: Case, amount: int, *, back: bool) -> Iterator[Finding]:
    wage = case.month_wage
    if wage is None:
        return
    most = wages.deduction_limit(wage, None)
    if amount > most:
        lawful = most * (case.service.months if case.service is not None else 0)
        taken = case.terms.deducted or 0
        over = max(taken - lawful, 0) if back and lawful else 0
        yield case.finding(
            "C29",
            sum_fen=over,
            working=case.checks.say(
                "working",
                "deducted",
                taken=wages.yuan(taken),
                most=wages.yuan(lawful),
                sum=wages.yuan(over),
            ),
            amount=wages.yuan(amount),
            most=wages.yuan(most),
        )
    standard = case.standard
    if standard is not None and wage - amount < standard.monthly:
        yield case.against_minimum(
            "C29_minimum",
            net=wages.yuan(max(wage - amount, 0)),
            least=wages.yuan(standard.monthly),
        )


def board_and_lodging(case: Case) -> Iterator[Finding]:
    """C39: what meals and a bed cost is stated and leaves the minimum wage."""
    terms, wage, standard = case.terms, case.month_wage, case.standard
    given = terms.board == YES or terms.lodging == "employer"
    if given and terms.charge_stated == NO and terms.charge is None:
        yield case.finding("C39")
    if terms.charge and wage is not None and standard is not None:
        net = wage - terms.charge
        if net < standard.monthly <= wage:
            yield case.finding(
                "C39_minimum",
                unsure=case.minimum_unsure,
                net=wages.yuan(max(net, 0)),
                least=wages.yuan(standard.monthly),
            )


def further_fines(case: Case) -> Iterator[Finding]:
    """C43: the employer's rules bring further fines (LCL 4, 80)."""
    if case.terms.rules_fines == YES:
        yield case.finding("C43")


CHECKS = (
    minimum,
    in_money,
    often_enough,
    pay_day,
    to_herself,
    deductions,
    board_and_lodging,
    further_fines,
)
