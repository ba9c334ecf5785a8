"""The gate E01 to E13: what the rules advise about a plan to leave. It never stops a registration.

Numbers, articles and wording come from ``readiness.toml``; here is only how they are put
together. Ages count with the latest possible date of birth (see ``rules.age``).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import Joined, Sentence, Words
from desktop.rules import reference
from desktop.rules.age import birthday, reached

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

READY: Final = "ready"
CONDITIONAL: Final = "conditional"
WAIT: Final = "wait"
STATUS_WORDS: Final[Mapping[str, Words]] = {
    READY: Words("可以外出", "Ready"),
    CONDITIONAL: Words("有条件", "Ready with conditions"),
    WAIT: Words("建议暂缓", "Advised to wait"),
}


_POLICY: Final = Words("项目规定", "A rule of the programme")


@dataclass(frozen=True)
class SchoolHelp:
    """That somebody is helped back to school: the number of the record, and how it stands."""

    number: str
    state: Sentence


@dataclass(frozen=True)
class ReadinessFacts:
    """What the gate looks at. Days are solar; codes are those of the lists; empty is not known."""

    on: date
    purpose: str = "work"
    birth_first: date | None = None
    birth_last: date | None = None
    birth_verified: bool = False
    sex: str = ""
    education_status: str = ""
    education_evidence: str = ""
    id_type: str = ""
    nationality: str = "china"
    work_permit: str = ""
    abroad: bool = False
    with_guardian: str = ""
    boarding_school: str = ""
    guardian_informed: str = ""
    children_under_18: int = 0
    children_carer: str = ""
    workplaces: tuple[str, ...] = ()
    hazards: tuple[str, ...] = ()
    override: bool = False
    missing_modules: tuple[Sentence, ...] = ()  # of the preparation, while she prepares
    school_help: SchoolHelp | None = None


@dataclass(frozen=True)
class Finding:
    """One reason. ``level``: hard, condition, pending, task, flag, warning."""

    code: str
    level: str
    reason: Sentence
    basis: Words
    articles: str
    next_step: Sentence
    verified: str
    overridable: bool = False
    overridden: bool = False


@dataclass(frozen=True)
class Readiness:
    """The advice: ready, conditional or wait, with its reasons and the rule set's version."""

    status: str
    findings: tuple[Finding, ...]
    rules_version: str


@dataclass(frozen=True)
class Rules:
    """A rule set as read from its file."""

    version: str
    data: Mapping[str, Any] = field(repr=False)

    def age(self, name: str) -> int:
        """Return an age limit in full years (``id_card_months``: months)."""
        return int(self.data["ages"][name])

    def finding(self, key: str, *, overridden: bool = False, **params: object) -> Finding:
        """Return a finding with its wording filled in; ``E02_hazard`` is told as E02."""
        entry = self.data[key]
        return Finding(
            code=key.split("_")[0],
            level=entry["level"],
            reason=Words(entry["reason"]["zh"], entry["reason"]["en"], params),
            basis=reference.article(entry["articles"]) if entry["articles"] else _POLICY,
            articles=entry["articles"],
            next_step=Words(entry["next"]["zh"], entry["next"]["en"], params),
            verified=entry["verified"],
            overridable=bool(entry.get("overridable")),
            overridden=overridden,
        )


def load_rules(path: Path | None = None) -> Rules:
    """Read a rule set: the program's own, or another file of the same form."""
    data = reference.load_toml("readiness.toml", path)
    return Rules(str(data["version"]), data)


@cache
def _own_rules() -> Rules:
    return load_rules()


def assess(facts: ReadinessFacts, rules: Rules | None = None) -> Readiness:
    """Return the advice for a plan."""
    rules = rules or _own_rules()
    findings = tuple(_with_help(each, facts, rules) for each in _findings(facts, rules))
    standing = [finding for finding in findings if not finding.overridden]
    levels = {finding.level for finding in standing}
    if "hard" in levels:
        status = WAIT
    elif levels - {"warning"} or any(finding.overridden for finding in findings):
        status = CONDITIONAL
    else:
        status = READY
    return Readiness(status, findings, rules.version)


def _with_help(finding: Finding, facts: ReadinessFacts, rules: Rules) -> Finding:
    """Say, of who is helped back to school already, that this is what goes on."""
    table, helped = rules.data.get("school_help"), facts.school_help
    if helped is None or table is None or finding.level != "hard":
        return finding
    if finding.code not in table["codes"]:
        return finding
    told = {"number": helped.number, "state": helped.state}
    return replace(finding, next_step=Words(table["zh"], table["en"], told))


def _findings(facts: ReadinessFacts, rules: Rules) -> Iterator[Finding]:
    if facts.purpose == "work":
        yield from _of_age_for_work(facts, rules)
        yield from _schooling(facts, rules)
        yield from _work_of_minors(facts, rules)
        yield from _foreigner(facts, rules)
    if not facts.birth_verified:
        yield rules.finding("E06")
    yield from _papers(facts, rules)
    yield from _alone(facts, rules)
    yield from _left_behind(facts, rules)
    yield from _marriage(facts, rules)
    if facts.abroad:
        yield rules.finding("E11" if facts.purpose == "work" else "E11_other")
    if facts.missing_modules:
        yield rules.finding("P01", what=Joined(facts.missing_modules))


def _reached(facts: ReadinessFacts, years: int) -> bool:
    return facts.birth_last is not None and reached(facts.birth_last, years, facts.on)


def _under(facts: ReadinessFacts, years: int) -> bool:
    """Whether she is surely or possibly younger: not told of those without any birth date."""
    return facts.birth_last is not None and not reached(facts.birth_last, years, facts.on)


def _of_age_for_work(facts: ReadinessFacts, rules: Rules) -> Iterator[Finding]:
    work, adult = rules.age("work"), rules.age("adult")
    if facts.birth_last is not None and _under(facts, work):
        day = birthday(facts.birth_last, work) + timedelta(days=1)
        yield rules.finding("E01", age=work, day=day)
    elif _under(facts, adult):
        yield rules.finding("E02", age=work)
        if facts.guardian_informed != "yes":
            yield rules.finding("E02_guardian")


def _schooling(facts: ReadinessFacts, rules: Rules) -> Iterator[Finding]:
    lists = rules.data["education"]
    status = facts.education_status
    if status in lists["completed"]:
        if _under(facts, rules.age("adult")) and facts.education_evidence not in lists["shown_by"]:
            yield rules.finding("E04_evidence")
    elif not status or status in lists["unknown"]:
        yield rules.finding("E05_unknown")
    elif _under(facts, rules.age("work")):
        yield rules.finding("E03")
    elif _under(facts, rules.age("adult")):
        yield rules.finding("E04", overridden=facts.override)
    elif facts.birth_last is not None:
        yield rules.finding("E05")
    else:
        yield rules.finding("E05_unknown")


def _work_of_minors(facts: ReadinessFacts, rules: Rules) -> Iterator[Finding]:
    if not _under(facts, rules.age("adult")):
        return
    venues = rules.data["venues"]
    forbidden = [place for place in facts.workplaces if place in venues["forbidden_under_18"]]
    if forbidden:
        yield rules.finding("E13", what=_listed("workplace_kind", forbidden))
    if facts.hazards:
        yield rules.finding("E02_hazard", what=_listed("juvenile_bans", facts.hazards))
    elif any(place in venues["ask_about_bans"] for place in facts.workplaces):
        yield rules.finding("E02_ask")


def _foreigner(facts: ReadinessFacts, rules: Rules) -> Iterator[Finding]:
    if facts.nationality not in ("", "china") and facts.work_permit != "yes":
        yield rules.finding("E12")


def _papers(facts: ReadinessFacts, rules: Rules) -> Iterator[Finding]:
    chinese = facts.nationality in ("", "china")
    without_card = facts.id_type not in ("", "id_card", "temporary_id", "passport")
    card = rules.age("id_card")
    if chinese and without_card and _reached(facts, card):
        yield rules.finding("E07", age=card, months=rules.age("id_card_months"))


def _alone(facts: ReadinessFacts, rules: Rules) -> Iterator[Finding]:
    looked_after = facts.with_guardian == "yes" or facts.boarding_school == "yes"
    if _under(facts, rules.age("alone")) and not looked_after and facts.purpose != "":
        yield rules.finding("E08")


def _left_behind(facts: ReadinessFacts, rules: Rules) -> Iterator[Finding]:
    if facts.children_under_18:
        yield rules.finding("E09", n=facts.children_under_18)
        if not facts.children_carer.strip():
            yield rules.finding("E09_carer")


def _marriage(facts: ReadinessFacts, rules: Rules) -> Iterator[Finding]:
    if facts.purpose != "marriage":
        return
    limit = rules.age("marriage_female" if facts.sex == "female" else "marriage_male")
    if _under(facts, limit):
        yield rules.finding("E10")


def _listed(name: str, codes: list[str] | tuple[str, ...]) -> Sentence:
    known = reference.words(name)
    return Joined(tuple(known[code] for code in codes if code in known))
