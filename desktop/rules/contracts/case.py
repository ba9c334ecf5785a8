"""One contract on the table: its terms with what several checks work out from them.

A finding's grade, articles and wording come from ``contract_checks.toml``; a check only says which
entry it is and with what values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import Joined, Sentence, Words
from desktop.rules import reference, wages
from desktop.rules.spans import Length, length

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from desktop.rules.contracts.terms import Terms, Worker
    from desktop.rules.minimum_wages import MinimumWages, Standard

ILLEGAL: Final = "illegal"
RISK: Final = "risk"
NOTE: Final = "note"
YES: Final = "yes"
NO: Final = "no"


@dataclass(frozen=True)
class Finding:
    """One thing found in a contract. ``grade``: illegal, risk, note.

    ``sum_fen`` is what is due to the worker from it, ``working`` how that was worked out,
    ``unsure`` what is not certain about it, ``ask`` what to ask of the employer.
    """

    code: str
    grade: str
    red_line: bool
    clause: Sentence
    reason: Sentence
    basis: Words
    articles: str
    ask: Sentence
    sum_fen: int | None
    working: Sentence | None
    unsure: Sentence | None
    verified: str


@dataclass(frozen=True)
class Checks:
    """The rule set as read from its file."""

    version: str
    data: Mapping[str, Any] = field(repr=False)

    def limit(self, name: str) -> int:
        """Return a limit by its name."""
        return int(self.data["limits"][name])

    def codes(self, name: str) -> tuple[str, ...]:
        """Return a list of codes (``lists`` or ``grounds``) by its name."""
        found: list[str] = {**self.data["lists"], **self.data["grounds"]}[name]
        return tuple(found)

    def say(self, table: str, name: str, **params: object) -> Words:
        """Return a sentence of ``working``, ``unsure`` or ``what``."""
        entry = self.data[table][name]
        return Words(entry["zh"], entry["en"], params)


def load_checks(path: Path | None = None) -> Checks:
    """Read a rule set: the program's own, or another file of the same form."""
    data = reference.load_toml("contract_checks.toml", path)
    return Checks(str(data["version"]), data)


@cache
def own_checks() -> Checks:
    """Return the program's own rule set."""
    return load_checks()


@cache
def forbidden_venues() -> Mapping[str, frozenset[str]]:
    """Return the kinds of workplace closed to minors, and those to ask about (as readiness does)."""
    venues = reference.load_toml("readiness.toml")["venues"]
    return {name: frozenset(codes) for name, codes in venues.items()}


@dataclass(frozen=True)
class Case:
    """A contract, its worker, the day on which it is read, and the rules it is read by."""

    terms: Terms
    worker: Worker
    today: date
    checks: Checks
    wages: MinimumWages

    def finding(
        self,
        key: str,
        *,
        sum_fen: int | None = None,
        working: Sentence | None = None,
        unsure: Sentence | None = None,
        grade: str | None = None,
        **params: object,
    ) -> Finding:
        """Return a finding with its wording filled in; ``C05_guarantor`` is told as C05.

        A sum of nothing is no sum. ``grade`` is given where a doubt lowers it.
        """
        entry = self.checks.data[key]
        said = sum_fen if sum_fen else None
        return Finding(
            code=key.partition("_")[0],
            grade=grade or entry["grade"],
            red_line=bool(entry.get("red_line")),
            clause=Words(entry["clause"]["zh"], entry["clause"]["en"]),
            reason=Words(entry["reason"]["zh"], entry["reason"]["en"], params),
            basis=reference.article(entry["articles"]),
            articles=entry["articles"],
            ask=Words(entry["ask"]["zh"], entry["ask"]["en"], params),
            sum_fen=said,
            working=working if said is not None else None,
            unsure=unsure,
            verified=entry["verified"],
        )

    def limit(self, name: str) -> int:
        """Return a limit of the rule set."""
        return self.checks.limit(name)

    def listed(self, name: str, codes: Iterable[str]) -> Sentence:
        """Return the words of a list for some codes."""
        known = reference.words(name)
        return Joined(tuple(known[code] for code in codes if code in known))

    def what(self, *names: str) -> Sentence:
        """Return sentences of ``what`` one after another."""
        return Joined(tuple(self.checks.say("what", name) for name in names))

    @cached_property
    def begun_on(self) -> date | None:
        """The first day of work, else the first of the term."""
        return self.terms.starts_on or self.terms.term_from

    @cached_property
    def hired_on(self) -> date:
        """The day on which work begins or, if that is not known, of signing; else today."""
        return self.begun_on or self.terms.signed_on or self.today

    @cached_property
    def at_work(self) -> bool:
        """Whether she has begun to work."""
        return self.terms.starts_on is not None and self.terms.starts_on <= self.today

    @cached_property
    def week(self) -> int | None:
        """Normal minutes a week: as written, else hours a day times days a week."""
        terms = self.terms
        if terms.hours_week is not None:
            return terms.hours_week
        if terms.hours_day is None or terms.days_week is None:
            return None
        return terms.hours_day * terms.days_week

    @cached_property
    def part_time(self) -> bool:
        """Whether it is part-time work, which may also be agreed by word (LCL 68, 69)."""
        terms = self.terms
        if terms.paper_kind != "oral":
            return terms.paper_kind == "part_time"
        day, week = terms.hours_day, self.week
        return (
            day is not None
            and week is not None
            and day <= self.limit("part_time_day_minutes")
            and week <= self.limit("part_time_week_minutes")
        )

    @cached_property
    def special_hours(self) -> bool:
        """Whether another system of hours was approved (LL 39)."""
        return self.terms.hours_system in ("combined", "flexible")

    @cached_property
    def month_wage(self) -> int | None:
        """The full-time wage as a month's, in fen; None by the piece, by part time or unknown."""
        if self.terms.wage is None or self.part_time:
            return None
        return wages.monthly(self.terms.wage, self.terms.wage_unit)

    @cached_property
    def term(self) -> Length | None:
        """How long the fixed term is."""
        first, last = self.terms.term_from or self.terms.starts_on, self.terms.term_until
        return None if first is None or last is None else length(first, last)

    @cached_property
    def service(self) -> Length | None:
        """How long she has worked, the last day included; None if not known, or not begun."""
        start, end = self.terms.starts_on, self.terms.ended_on or self.today
        if start is not None:
            return length(start, end)
        worked = self.terms.worked_months
        return None if worked is None else Length(worked)

    @cached_property
    def ended(self) -> bool:
        """Whether the work has ended."""
        return self.terms.ended_on is not None or bool(self.terms.ended_by)

    @cached_property
    def standard(self) -> Standard | None:
        """The minimum wage at the place of work, today or on the last day (LCL-R 14)."""
        day = self.terms.ended_on or max(self.today, self.hired_on)
        return self.wages.in_force(self.terms.county, day) if self.terms.county else None

    @cached_property
    def minimum_unsure(self) -> Sentence | None:
        """“Not confirmed, ask 12333”, where the minimum wage cannot be relied on."""
        return None if self.standard is None else self.wages.unsure(self.standard, self.today)

    def against_minimum(self, key: str, **given: Any) -> Finding:  # noqa: ANN401  as for finding
        """Return a finding that rests on the minimum wage: a risk while that is not confirmed.

        No sum is then told, because none is sure.
        """
        if self.minimum_unsure is None:
            return self.finding(key, **given)
        given = {k: v for k, v in given.items() if k not in ("sum_fen", "working")}
        return self.finding(key, grade=RISK, unsure=self.minimum_unsure, **given)
