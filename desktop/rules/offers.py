"""A job offer: its states, and what the law says of it before anybody is sent there.

Wording, articles and limits lie in ``offer_checks.toml``. Source: LCL 8 (what must be told), EPL 26
to 31 (discrimination), the list of work forbidden to juveniles, the workflow of an offer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import Joined, T, Words
from desktop.rules import minimum_wages, reference, wages
from desktop.rules.permissions import Act
from desktop.rules.readiness import Finding
from desktop.rules.steps import Guard, Step, Workflow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from desktop.i18n import Sentence

DRAFT, SUBMITTED, CHECKED, OPEN = "DRAFT", "SUBMITTED", "CHECKED", "OPEN"
FILLED, EXPIRED, WITHDRAWN, BLOCKED = "FILLED", "EXPIRED", "WITHDRAWN", "BLOCKED"
WORDS: Final = {
    DRAFT: Words("登记中", "Being written down"),
    SUBMITTED: Words("待核对", "To be checked"),
    CHECKED: Words("已核对", "Checked"),
    OPEN: Words("招人中", "Open"),
    FILLED: Words("已招满", "Filled"),
    EXPIRED: Words("已过期", "Expired"),
    WITHDRAWN: Words("已撤回", "Withdrawn"),
    BLOCKED: Words("不予介绍", "Blocked"),
}
HARD: Final = "hard"


@dataclass(frozen=True)
class OfferFacts:
    """What the checks look at. Money is fen, hours are minutes; empty is not known.

    ``mandated``: an agent has shown that the employer named sent him. ``recruiter_state`` is how the recruiter stands today in words, empty when it may be used.
    """

    recruiter_state: Sentence | None = None
    overseas_licence: bool = False
    mandated: bool = True
    duties: str = ""
    place: str = ""
    county: str = ""
    workplaces: tuple[str, ...] = ()
    hazards: tuple[str, ...] = ()
    sex_asked: str = ""
    age_from: int | None = None
    age_to: int | None = None
    wage: int | None = None
    wage_unit: str = ""
    pay_day: str = ""
    hours_day: int | None = None
    days_week: int | None = None
    rest_days: str = ""
    lodging: str = ""
    fees: int = 0
    deposit: int = 0
    papers_kept: str = ""
    abroad: str = ""
    conditions_told: str = ""
    contract_kind: str = ""
    contract_seen: str = ""
    open_until: date | None = None
    texts: tuple[str, ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class OfferAdvice:
    """What the law says of an offer. ``min_age``: 16, or 18 for what minors may not do."""

    findings: tuple[Finding, ...]
    min_age: int
    blocked: bool
    complete: bool


@cache
def _data() -> Mapping[str, Any]:
    table: Mapping[str, Any] = reference.load_toml("offer_checks.toml")
    return table


def _limit(name: str) -> int:
    return int(_data()["limits"][name])


def _finding(key: str, **params: object) -> Finding:
    entry = _data()[key]
    basis = reference.article(entry["articles"]) if entry["articles"] else _POLICY
    return Finding(
        code=key.partition("_")[0],
        level=entry["level"],
        reason=Words(entry["reason"]["zh"], entry["reason"]["en"], params),
        basis=basis,
        articles=entry["articles"],
        next_step=Words(entry["next"]["zh"], entry["next"]["en"], params),
        verified=entry["verified"],
    )


_POLICY: Final = Words("本项目的规定", "A rule of the programme")


def check_offer(facts: OfferFacts, today: date) -> OfferAdvice:
    """Return what the law says of an offer as it stands."""
    findings = tuple(_findings(facts, today))
    venues = set(facts.workplaces) & set(_data()["venues"]["forbidden_under_18"])
    grown_only = bool(venues or facts.hazards)
    return OfferAdvice(
        findings,
        _limit("adult") if grown_only else _limit("work"),
        any(finding.level == HARD for finding in findings),
        not any(finding.code == "LCL8" for finding in findings),
    )


def _findings(facts: OfferFacts, today: date) -> Iterator[Finding]:
    if facts.recruiter_state is not None:
        yield _finding("RECRUITER", state=facts.recruiter_state)
    if not facts.mandated:
        yield _finding("MANDATE")
    yield from _ages(facts)
    yield from _money(facts)
    yield from _wage(facts, today)
    missing = tuple(_missing(facts))
    if missing:
        yield _finding("LCL8", what=Joined(missing))
    yield from _time(facts)
    yield from _discrimination(facts)
    yield from _suspicious(facts)
    if facts.abroad == "yes" and not facts.overseas_licence:
        yield _finding("OLS")
    if facts.contract_kind in ("none", "oral") or facts.contract_seen == "no":
        yield _finding("CONTRACT")
    if facts.open_until is not None and facts.open_until < today:
        yield _finding("OLD")


def _ages(facts: OfferFacts) -> Iterator[Finding]:
    if facts.age_from is not None and facts.age_from < _limit("work"):
        yield _finding("E01", age=_limit("work"))
    forbidden = [p for p in facts.workplaces if p in _data()["venues"]["forbidden_under_18"]]
    if forbidden:
        yield _finding("E13", what=_listed("workplace_kind", forbidden))
    if facts.hazards:
        yield _finding("JUV", what=_listed("juvenile_bans", facts.hazards))


def _money(facts: OfferFacts) -> Iterator[Finding]:
    if facts.deposit > 0:
        yield _finding("C05", sum=wages.yuan(facts.deposit))
    if facts.fees > 0:
        yield _finding("R17", sum=wages.yuan(facts.fees))
    if facts.papers_kept == "yes":
        yield _finding("C06")


def _wage(facts: OfferFacts, today: date) -> Iterator[Finding]:
    monthly = wages.monthly(facts.wage, facts.wage_unit) if facts.wage else None
    own = minimum_wages.own()
    standard = own.in_force(facts.county, today) if facts.county else None
    if monthly is None or standard is None or monthly >= standard.monthly:
        return
    params = {"wage": wages.yuan(monthly), "minimum": wages.yuan(standard.monthly)}
    yield _finding("C13" if own.confirmed(standard, today) else "C13_ask", **params)


def _missing(facts: OfferFacts) -> Iterator[Sentence]:
    if not facts.duties:
        yield T("what the work is")
    if not (facts.place or facts.county):
        yield T("the place")
    if facts.wage is None or not facts.wage_unit:
        yield T("the wage")
    if not facts.pay_day:
        yield T("the pay day")
    if facts.hours_day is None:
        yield T("the hours")
    if facts.days_week is None and not facts.rest_days:
        yield T("rest days")
    if facts.conditions_told not in ("yes", "no"):
        yield T("conditions, dangers and safety")
    if not facts.lodging:
        yield T("lodging")


def _time(facts: OfferFacts) -> Iterator[Finding]:
    day, days = facts.hours_day, facts.days_week
    if day is not None:
        week = day * (days or 5)
        if day > _limit("hours_day_minutes") or week > _limit("hours_week_standard"):
            yield _finding("C18", day=_hours(day), week=_hours(week))
    if days == 7:
        yield _finding("C19")


def _hours(minutes: int) -> str:
    return f"{minutes / 60:g}"


def _discrimination(facts: OfferFacts) -> Iterator[Finding]:
    if facts.sex_asked in ("female", "male"):
        yield _finding("DIS_sex")
    if facts.age_to is not None:
        yield _finding("DIS_age")
    found = _words_in(facts.texts, "discriminating")
    if found:
        yield _finding("DIS_words", what=Joined(found))


def _suspicious(facts: OfferFacts) -> Iterator[Finding]:
    found = _words_in(facts.texts, "suspicious")
    if found:
        yield _finding("RISK_words", what=Joined(found))


def _words_in(texts: tuple[str, ...], name: str) -> tuple[Words, ...]:
    said = "\n".join(texts).lower()
    return tuple(
        Words(word["zh"], word["en"])
        for word in _data()["words"][name]
        if word["zh"] in said or word["en"].lower() in said
    )


def _listed(name: str, codes: list[str] | tuple[str, ...]) -> Sentence:
    known = reference.words(name)
    return Joined(tuple(known[code] for code in codes if code in known))


@dataclass(frozen=True)
class StepFacts:
    """What the guards of an offer's steps ask."""

    advice: OfferAdvice
    vacancies: int | None = None


_TOLD: Final = Guard[StepFacts](
    lambda facts: facts.advice.complete,
    T("Something that must be told is missing (LCL 8); see the advice."),
)
_LAWFUL: Final = Guard[StepFacts](
    lambda facts: not facts.advice.blocked,
    T("The offer cannot be linked as it stands; see the advice."),
)
_ROOM: Final = Guard[StepFacts](
    lambda facts: facts.vacancies is None or facts.vacancies > 0,
    T("All places are taken."),
)
_EDIT: Final = Act.EDIT_OFFERS
WORKFLOW: Final = Workflow[StepFacts](
    WORDS,
    (
        Step(DRAFT, SUBMITTED, T("Hand in for checking"), _EDIT),
        Step(SUBMITTED, CHECKED, T("Checked"), _EDIT, (_TOLD,)),
        Step(SUBMITTED, DRAFT, T("Back to writing"), _EDIT),
        Step(SUBMITTED, BLOCKED, T("Do not link"), _EDIT, reasoned=True),
        Step(CHECKED, OPEN, T("Open for linking"), _EDIT, (_TOLD, _LAWFUL)),
        Step(CHECKED, BLOCKED, T("Do not link"), _EDIT, reasoned=True),
        Step(CHECKED, SUBMITTED, T("Check again"), _EDIT),
        Step(OPEN, FILLED, T("All places are taken"), _EDIT),
        Step(OPEN, EXPIRED, T("The time is over"), _EDIT),
        Step(OPEN, BLOCKED, T("Do not link any more"), _EDIT, reasoned=True),
        Step(FILLED, OPEN, T("Open again"), _EDIT, (_TOLD, _LAWFUL, _ROOM)),
        Step(EXPIRED, OPEN, T("Open again"), _EDIT, (_TOLD, _LAWFUL)),
        Step(BLOCKED, SUBMITTED, T("Check again"), _EDIT),
        *(
            Step(state, WITHDRAWN, T("Withdrawn by the employer"), _EDIT, reasoned=True)
            for state in (DRAFT, SUBMITTED, CHECKED, OPEN)
        ),
        Step(WITHDRAWN, SUBMITTED, T("Offered again"), _EDIT),
    ),
)
"""Every step of an offer."""
