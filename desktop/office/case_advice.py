"""What the advice column says of a case: the report first, then the risk, what is due, who sees it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import T
from desktop.office.cards import Advice, Said
from desktop.rules import case_clocks, indicators, reference, risk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from desktop.i18n import Sentence
    from desktop.office.case_reading import Read, Screening
    from desktop.rules.case_clocks import Deadline
    from desktop.rules.secrecy import Access

_LEVEL_TONES: Final = {risk.HIGH: "danger", risk.MEDIUM: "wait", risk.LOW: "conditions"}
_DUE_TONES: Final = {
    case_clocks.OVERDUE: "danger",
    case_clocks.TODAY: "wait",
    case_clocks.SOON: "conditions",
    case_clocks.LATER: "muted",
}
_RESULT_TONES: Final = {
    "none": "muted",
    "labour_rights": "conditions",
    "exploitation": "wait",
    "suspected": "danger",
}
_PART_OF_DEADLINE: Final = {
    "report": "report",
    "assessment": "assessment",
    "plan": "plan",
    "review": "plan",
    "action": "plan",
    "contact": "notes",
    "follow_up": "notes",
    "conference": "notes",
    "flag": "notes",
    "after_closing": "closing",
}
_PART_OF_WORDS: Final = {"ilo_": "screening", "risk_": "intake", "report_why_": "intake"}
DUE: Final = T("To be done")
_SCREENING: Final = T("Screening")
_SECRECY: Final = T("Who sees this case")


def advice(
    read: Read,
    values: Mapping[str, Any],
    now: datetime,
    access: Access,
    *,
    hidden_after: bool,
) -> Advice:
    """Return what the rules say of a case as typed or as kept."""
    said = [
        *_report(read),
        *_secrecy(access, hidden_after=hidden_after),
        *_risk(read, values),
        *due(read.deadlines, now),
        *_screenings(read),
    ]
    headline = reference.words("risk_level")[read.level]
    return Advice(
        {}, _warnings(read, values), {}, None, headline, _LEVEL_TONES[read.level], tuple(said)
    )


def of_parts(whole: Advice, hidden: frozenset[str]) -> Advice:
    """Return the advice without what speaks of parts that are hidden."""
    said = tuple(one for one in whole.said if not _speaks_of(one.code, hidden))
    return replace(whole, said=said, problems={}, warnings={})


def of_deadline(code: str, hidden: frozenset[str]) -> bool:
    """Whether a deadline belongs to a part that is hidden."""
    return _PART_OF_DEADLINE.get(code) in hidden


def page_of(code: str) -> str:
    """Return on which page of a case a deadline is met."""
    return _PART_OF_DEADLINE.get(code, "")


def _speaks_of(code: str, hidden: frozenset[str]) -> bool:
    if code.startswith("due_"):
        return of_deadline(code.split("_", 2)[2], hidden)
    part = next((part for start, part in _PART_OF_WORDS.items() if code.startswith(start)), None)
    return part in hidden


def _report(read: Read) -> Iterator[Said]:
    if not read.report.called_for:
        return
    under = T("Mandatory report")
    if read.reported:
        yield Said("report_done", "ready", T("The mandatory report is recorded."), under=under)
        return
    yield Said(
        "report",
        "danger",
        T("Report at once to police, civil affairs or education. No closing without it."),
        reference.article(read.report.articles),
        T("Call 110 or the station, then write it down under “Report”; it can be printed."),
        under,
    )
    for number, reason in enumerate(read.report.reasons):
        yield Said(f"report_why_{number}", "danger", reason, under=under)


def _risk(read: Read, values: Mapping[str, Any]) -> Iterator[Said]:
    under = T("Why this risk level")
    for number, reason in enumerate(read.proposal.reasons):
        yield Said(f"risk_{number}", _LEVEL_TONES[read.proposal.level], reason, under=under)
    own = str(values.get("risk") or "")
    if own and own != read.level:
        yield Said(
            "risk_kept",
            "wait",
            T("The higher level holds: a lower one needs a written reason, and no ticked sign."),
            under=under,
        )
    elif own and risk.lower(own, read.proposal.level):
        yield Said("risk_lowered", "muted", T("Lowered by the office, with a reason."), under=under)


def due(deadlines: tuple[Deadline, ...], now: datetime) -> Iterator[Said]:
    """Yield what is due, with whom to tell of what was missed."""
    for number, one in enumerate(deadlines):
        day: Sentence
        day = T("By {day}", day=one.at.date()) if one.by_day else T("By {moment}", moment=one.at)
        yield Said(
            f"due_{number}_{one.code}",
            _DUE_TONES[one.standing(now)],
            one.words,
            day,
            one.told_to(now),
            DUE,
        )


def _screenings(read: Read) -> Iterator[Said]:
    several = len(read.screenings) > 1
    for number, one in enumerate(read.screenings):
        if one.answers:
            yield from _screening(number, one, named=several)


def _screening(number: int, one: Screening, *, named: bool) -> Iterator[Said]:
    result: Sentence = indicators.LEVEL_WORDS[one.result.level]
    words = T("{name}: {result}", name=one.subject.name, result=result) if named else result
    yield Said(
        f"ilo_{number}",
        _RESULT_TONES[one.result.level],
        words,
        None,
        indicators.SUPPORTS,
        _SCREENING,
    )
    for place, reason in enumerate((*one.result.reasons, *one.result.problems)):
        yield Said(f"ilo_{number}_{place}", "muted", reason, under=_SCREENING)
    if one.forced.level != "none":
        for place, reason in enumerate(one.forced.reasons):
            yield Said(f"ilo_forced_{number}_{place}", "wait", reason, under=_SCREENING)


def _secrecy(access: Access, *, hidden_after: bool) -> Iterator[Said]:
    if hidden_after:
        yield Said(
            "hidden_after",
            "danger",
            T("This case names you or a relative: once saved it is hidden from you."),
            None,
            T("Somebody else goes on with it."),
            _SECRECY,
        )
    if access.sealed:
        yield Said("sealed", "muted", T("Only the two who are named see it."), under=_SECRECY)
    elif access.named:
        words = T("The director and {n} named people see it.", n=len(access.named))
        yield Said("named", "muted", words, under=_SECRECY)
    if access.kept_from and not hidden_after:
        words = T("Hidden from {n} users whom it concerns.", n=len(access.kept_from))
        yield Said("kept_from", "muted", words, under=_SECRECY)


def _warnings(read: Read, values: Mapping[str, Any]) -> dict[str, Sentence]:
    own = str(values.get("risk") or "")
    if own and risk.lower(own, read.proposal.level) and not values.get("risk_reason"):
        proposed = reference.words("risk_level")[read.proposal.level]
        return {"protection_case.risk_reason": T("Proposed is {level}.", level=proposed)}
    return {}
