"""C25 to C27, C30 to C33, C42: insurance, injury, marriage and children, minors, women."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.rules.age import birthday, reached
from desktop.rules.contracts.case import NO, YES, Case, Finding, forbidden_venues

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from desktop.i18n import Sentence


def insurance(case: Case) -> Iterator[Finding]:
    """C25: not waived, not paid out in cash (SIL 58, 60); part-time workers insure themselves."""
    if case.part_time:
        return
    said = case.terms.insurance
    if said in ("waived", "cash"):
        yield case.finding("C25", what=case.listed("contract_insurance", [said]))
    elif said == "part":
        yield case.finding("C25_part")


def own_risk(case: Case) -> Iterator[Finding]:
    """C26: no “injury at own risk” (LCL 26(1)[2]; SIL 33)."""
    if case.terms.own_risk == YES:
        yield case.finding("C26")


def marriage_and_children(case: Case) -> Iterator[Finding]:
    """C27: nothing against marrying or having a child (EPL 27; WRPL 43, 44, 48; FWP 5)."""
    clauses = [code for code in case.terms.family_clauses if code != "none"]
    if clauses:
        yield case.finding("C27", what=case.listed("contract_family", clauses))


def _under(case: Case, years: int, on: date) -> bool:
    born = case.worker.birth_last
    return born is not None and not reached(born, years, on)


def _birth_unsure(case: Case, years: int, on: date) -> Sentence | None:
    """Say so where the earliest possible date of birth would be old enough."""
    first = case.worker.birth_first
    if first is None or not reached(first, years, on):
        return None
    return case.checks.say("unsure", "birth")


def child(case: Case) -> Iterator[Finding]:
    """C30: nobody under 16 (LL 15; UPL 61): on the day of signing or the first day, the earlier."""
    years = case.limit("work_age")
    known = [day for day in (case.begun_on, case.terms.signed_on) if day is not None]
    on = min(known, default=case.today)
    if _under(case, years, on):
        assert case.worker.birth_last is not None  # noqa: S101  _under has looked
        day = birthday(case.worker.birth_last, years) + timedelta(days=1)
        yield case.finding("C30", unsure=_birth_unsure(case, years, on), on=on, day=day)


def juvenile(case: Case) -> Iterator[Finding]:
    """C31 to C33: at 16 and 17 no forbidden work or place, checks and registration, no nights."""
    adult = case.limit("adult_age")
    if not _under(case, adult, case.hired_on):
        return
    yield from _forbidden_work(case, _birth_unsure(case, adult, case.hired_on))
    yield from _checked_and_registered(case)
    terms = case.terms
    if terms.night_work == YES or terms.overtime_day or terms.overtime_month:
        yield case.finding("C33")


def _forbidden_work(case: Case, unsure: Sentence | None) -> Iterator[Finding]:
    venues = forbidden_venues()
    closed = [place for place in case.terms.workplaces if place in venues["forbidden_under_18"]]
    if closed:
        what = case.listed("workplace_kind", closed)
        yield case.finding("C31_venue", unsure=unsure, what=what)
    if case.terms.hazards:
        what = case.listed("juvenile_bans", case.terms.hazards)
        yield case.finding("C31", unsure=unsure, what=what)
    elif any(place in venues["ask_about_bans"] for place in case.terms.workplaces):
        yield case.finding("C31_ask")


def _checked_and_registered(case: Case) -> Iterator[Finding]:
    answers = (case.terms.medical_checked, case.terms.juvenile_registered)
    if NO in answers:
        yield case.finding("C32")
    elif answers != (YES, YES):
        yield case.finding("C32_ask")


def women(case: Case) -> Iterator[Finding]:
    """C42: a clause on the special protection of women (WRPL 44)."""
    if case.worker.sex == "female" and case.terms.women_clause == NO:
        yield case.finding("C42")


CHECKS = (insurance, own_risk, marriage_and_children, child, juvenile, women)
