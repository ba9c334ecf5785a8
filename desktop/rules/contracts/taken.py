"""C05 to C07, C22 to C24: deposits, papers and cards kept, penalties, training, competitors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import Joined, Sentence, Words
from desktop.rules import wages
from desktop.rules.contracts.case import NO, YES, Case, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator


def deposit(case: Case) -> Iterator[Finding]:
    """C05: no deposit, guarantor or belongings of whatever name (LCL 9, 84(2))."""
    terms = case.terms
    asked = (terms.deposit or 0) + (terms.other_money or 0)
    if asked > 0 or (terms.deposit_paid or 0) > 0:
        yield _money_taken(case, asked)
    if terms.guarantor == YES:
        yield case.finding("C05_guarantor")
    if terms.property_taken == YES:
        named = terms.property_what.strip()
        what: Sentence = Words(named, named) if named else case.what("things")
        yield case.finding("C05_property", what=what)


def _money_taken(case: Case, asked: int) -> Finding:
    terms = case.terms
    taken = asked
    if terms.deposit_paid is not None:
        taken = terms.deposit_paid + (terms.other_money or 0)
    returned = terms.deposit_returned or 0
    due = max(taken - returned, 0)
    working = case.checks.say(
        "working",
        "returned",
        taken=wages.yuan(taken),
        returned=wages.yuan(returned),
        sum=wages.yuan(due),
    )
    unknown = terms.deposit_paid is None and due > 0 and bool(terms.deposit)
    return case.finding(
        "C05",
        sum_fen=due,
        working=working,
        unsure=case.checks.say("unsure", "paid") if unknown else None,
        amount=wages.yuan(asked or taken),
        name=_name_of_deposit(case),
        fine_from=wages.yuan(case.limit("fine_from") * 100),
        fine_to=wages.yuan(case.limit("fine_to") * 100),
    )


def _name_of_deposit(case: Case) -> Sentence:
    called = case.terms.deposit_name.strip()
    name: Sentence = Words(called, called) if called else case.what("unnamed")
    if not case.terms.deposit_per:
        return name
    return Joined((name, case.listed("contract_deposit_per", [case.terms.deposit_per])))


def papers(case: Case) -> Iterator[Finding]:
    """C06: no ID card or other paper is kept (LCL 9, 84(1); IDL 16)."""
    kept = [code for code in case.terms.papers_kept if code != "none"]
    if kept:
        key = "C06_returned" if case.terms.papers_returned == YES else "C06"
        yield case.finding(key, what=case.listed("contract_papers", kept))


def cards(case: Case) -> Iterator[Finding]:
    """C07: no bank or social-security card is kept (MWR 31, 54)."""
    kept = [code for code in case.terms.cards_kept if code != "none"]
    if kept:
        yield case.finding("C07", what=case.listed("contract_cards", kept))


def penalties(case: Case) -> Iterator[Finding]:
    """C22: no penalty but for special training, secrecy and non-compete (LCL 25)."""
    terms = case.terms
    lawful = case.checks.codes("lawful_penalties")
    other = [code for code in terms.penalty_for if code not in lawful]
    if other:
        yield case.finding("C22", what=case.listed("contract_penalty", other))
    elif terms.penalty and not terms.penalty_for:
        yield case.finding("C22_ask", amount=wages.yuan(terms.penalty))


def training(case: Case) -> Iterator[Finding]:
    """C23: a training penalty only for paid training, and for what is not yet served (LCL 22)."""
    terms = case.terms
    penalty = terms.training_penalty
    if penalty is None and terms.penalty_for == ("training",):
        penalty = terms.penalty
    bound = terms.training_agreement == YES or penalty or "training" in terms.penalty_for
    if not bound:
        return
    if terms.training_funded == NO:
        yield case.finding("C23_unfunded")
        return
    if penalty and terms.training_cost is not None:
        most = unserved_share(terms.training_cost, terms.service_months, terms.served_months)
        if penalty > most:
            yield case.finding("C23", penalty=wages.yuan(penalty), most=wages.yuan(most))
    if terms.training_funded != YES:
        yield case.finding("C23_ask")


def unserved_share(cost: int, service: int | None, served: int | None) -> int:
    """Return the share of a training's cost that falls on the months not yet served, in fen."""
    if not service or not served:
        return cost
    return cost * max(service - served, 0) // service


def competitors(case: Case) -> Iterator[Finding]:
    """C24: a ban on competitors only for keepers of secrets, two years, paid (LCL 23, 24)."""
    terms = case.terms
    if terms.non_compete != YES:
        return
    broken = {
        "non_compete_ordinary": terms.keeps_secrets == NO,
        "non_compete_long": (terms.non_compete_months or 0) > case.limit("non_compete_months"),
        "non_compete_unpaid": terms.non_compete_pay == 0,
    }
    found = [name for name, so in broken.items() if so]
    if found:
        yield case.finding("C24", what=case.what(*found))
    elif terms.keeps_secrets != YES or terms.non_compete_pay is None:
        yield case.finding("C24_ask")


CHECKS = (deposit, papers, cards, penalties, training, competitors)
