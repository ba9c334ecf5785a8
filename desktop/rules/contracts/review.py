"""The review of a contract: every check C01 to C43, what follows from it, and what is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.i18n import Words
from desktop.rules import dispute_clocks, minimum_wages
from desktop.rules.contracts import form, leaving, parties, pay, people, probation, taken, time
from desktop.rules.contracts.case import ILLEGAL, NOTE, RISK, Case, Checks, Finding, own_checks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop.rules.contracts.terms import Terms, Worker
    from desktop.rules.dispute_clocks import Clock
    from desktop.rules.minimum_wages import MinimumWages

OK: Final = "ok"
CHANGES: Final = "changes"
RESULT_WORDS: Final[Mapping[str, Words]] = {
    OK: Words("未发现问题", "In order"),
    CHANGES: Words("需要修改或者补充", "Changes needed"),
    ILLEGAL: Words("有违法内容", "Against the law"),
}
GRADE_WORDS: Final[Mapping[str, Words]] = {
    ILLEGAL: Words("违法", "Illegal"),
    RISK: Words("风险", "Risk"),
    NOTE: Words("提示", "Note"),
}

_CHECKS: Final = (
    *form.CHECKS,
    *parties.CHECKS,
    *taken.CHECKS,
    *probation.CHECKS,
    *pay.CHECKS,
    *time.CHECKS,
    *people.CHECKS,
    *leaving.CHECKS,
)
_ORDER: Final = {ILLEGAL: 0, RISK: 1, NOTE: 2}


@dataclass(frozen=True)
class Review:
    """What reading a contract brought. ``result``: ok, changes or illegal.

    ``sum_fen`` is all that is due to the worker; ``clocks`` run once the work has ended.
    """

    result: str
    findings: tuple[Finding, ...]
    rules_version: str
    sum_fen: int
    clocks: tuple[Clock, ...] = ()

    @property
    def red_line(self) -> bool:
        """Whether a red line is crossed: no clearing, no linking."""
        return any(finding.red_line for finding in self.findings)


def review(
    terms: Terms,
    worker: Worker,
    today: date,
    wages: MinimumWages | None = None,
    checks: Checks | None = None,
) -> Review:
    """Read a contract. Red lines come first, then what is illegal, risks and notes, by code."""
    case = Case(terms, worker, today, checks or own_checks(), wages or minimum_wages.own())
    found = [finding for check in _CHECKS for finding in check(case)]
    found.sort(key=lambda one: (not one.red_line, _ORDER[one.grade], one.code))
    return Review(
        result=_result(found),
        findings=tuple(found),
        rules_version=case.checks.version,
        sum_fen=sum(one.sum_fen or 0 for one in found),
        clocks=dispute_clocks.after_the_end(terms.ended_on) if terms.ended_on else (),
    )


def _result(found: list[Finding]) -> str:
    grades = {one.grade for one in found}
    if ILLEGAL in grades:
        return ILLEGAL
    return CHANGES if RISK in grades else OK
