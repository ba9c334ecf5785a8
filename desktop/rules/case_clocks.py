"""Until when the office acts on a case, a referral: hours are hours, weekends count.

A child in danger does not wait for Monday: no time limit here moves for a holiday. Hours are
counted on the clock of the world, so that a change of the local clock neither gives nor takes one.
Numbers lie in ``cases.toml``. Source: risk levels and response times (§4.5), clocks of cases and
referrals (§6.6, §6.7).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from desktop.i18n import T
from desktop.rules import cases, reference, risk
from desktop.rules.spans import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.i18n import Sentence

OVERDUE, TODAY, SOON, LATER = "overdue", "today", "soon", "later"
REPORT: Final = "report"


@dataclass(frozen=True)
class Deadline:
    """Something to be done by a moment. ``by_day``: the whole day counts, the hour is not said."""

    code: str
    at: datetime
    words: Sentence
    by_day: bool = True

    def standing(self, now: datetime) -> str:
        """Return how near it is: overdue, today, soon or later."""
        return standing(self.at, now)

    def told_to(self, now: datetime) -> Sentence | None:
        """Return whom to tell of a deadline that was missed, None before that.

        Of a mandatory report that is not made the supervisor hears the same day (§1.7).
        """
        table = numbers("review")
        late = (now.astimezone(self.at.tzinfo).date() - self.at.date()).days
        of_report = self.code == REPORT and late >= int(table["report_supervisor_after_days"])
        if of_report or late >= int(table["supervisor_after_days"]):
            return T("Overdue: tell the township child supervisor.")
        if late >= int(table["director_after_days"]):
            return T("Overdue: tell the director.")
        return None


@dataclass(frozen=True)
class Task:
    """An action of the plan, or a flag, that is not done."""

    words: str
    due: date
    flag: bool = False


@dataclass(frozen=True)
class CaseClock:
    """From what the clocks of a case run; what has happened already is a day.

    For a case that was opened again, ``received`` is that moment, and only what happened since
    counts. ``after_closing_on``: the day that was set for asking once more.
    """

    state: str
    level: str
    received: datetime
    report_called_for: bool = False
    reported: bool = False
    contact_on: date | None = None
    assessed_on: date | None = None
    planned_on: date | None = None
    reviewed_on: date | None = None
    followed_up_on: date | None = None
    conference_on: date | None = None
    closed_on: date | None = None
    close_reason: str = ""
    after_closing_on: date | None = None
    followed_after_closing: bool = False
    tasks: Sequence[Task] = field(default=())


@cache
def numbers(*path: str) -> Mapping[str, Any]:
    """Return a table of ``cases.toml``."""
    table: Any = reference.load_toml("cases.toml")
    for name in path:
        table = table[name]
    found: Mapping[str, Any] = table
    return found


def standing(at: datetime, now: datetime) -> str:
    """Return how near a moment is: overdue, today, soon or later."""
    if in_order(now) > in_order(at):
        return OVERDUE
    days = (at.date() - now.astimezone(at.tzinfo).date()).days
    if days <= 0:
        return TODAY
    return SOON if days <= int(numbers("review")["soon_days"]) else LATER


def in_order(moment: datetime) -> datetime:
    """Return a moment on the clock of the world: an hour that comes twice here is two hours."""
    return moment.astimezone(UTC)


def hours_after(moment: datetime, hours: int) -> datetime:
    """Return the moment so many real hours later, in the zone of the first."""
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(moment.tzinfo)


def end_of(day: date, like: datetime) -> datetime:
    """Return the very end of a day in the zone of a moment."""
    return datetime.combine(day, time.max, tzinfo=like.tzinfo)


def sorted_by_time(found: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """Return deadlines, the nearest first."""
    return tuple(sorted(found, key=lambda one: in_order(one.at)))


def _later(start: date, table: Mapping[str, Any], name: str) -> date | None:
    if f"{name}_days" in table:
        return start + timedelta(days=int(table[f"{name}_days"]))
    if f"{name}_months" in table:
        return add_months(start, int(table[f"{name}_months"]))
    return None


def deadlines(facts: CaseClock) -> tuple[Deadline, ...]:
    """Return what is due on a case, the nearest first."""
    return sorted_by_time(_closed(facts) if facts.state == cases.CLOSED else _active(facts))


def _active(facts: CaseClock) -> Iterator[Deadline]:
    if facts.state not in cases.ACTIVE:
        return
    received, day = facts.received, facts.received.date()
    table = numbers("response", facts.level or risk.LOW)
    if facts.report_called_for and not facts.reported:
        yield Deadline(REPORT, received, T("Mandatory report: at once."), by_day=False)
    if facts.contact_on is None:
        at = hours_after(received, int(table["contact_hours"]))
        yield Deadline("contact", at, T("First safe contact with her."), by_day=False)
    if facts.state in (cases.OPEN, cases.REOPENED) and facts.assessed_on is None:
        yield from _on(facts, "assessment", _later(day, table, "assessment"), T("Assessment."))
    if facts.planned_on is None:
        yield from _on(facts, "plan", _later(day, table, "plan"), T("Plan with actions."))
    else:
        since = max(facts.planned_on, facts.reviewed_on or facts.planned_on)
        due = add_months(since, int(numbers("review")["plan_months"]))
        yield from _on(facts, "review", due, T("Look at the plan again."))
        last = max(facts.followed_up_on or facts.planned_on, facts.planned_on)
        yield from _on(facts, "follow_up", _later(last, table, "follow_up"), T("Follow-up."))
    if facts.conference_on is None:
        due_on = _later(day, table, "conference")
        yield from _on(facts, "conference", due_on, T("Case conference of the team."))
    for task in facts.tasks:
        words = T("Flag: {what}", what=task.words) if task.flag else T("{what}", what=task.words)
        yield from _on(facts, "flag" if task.flag else "action", task.due, words)


def _on(facts: CaseClock, code: str, day: date | None, words: Sentence) -> Iterator[Deadline]:
    if day is not None:
        yield Deadline(code, end_of(day, facts.received), words)


def _closed(facts: CaseClock) -> Iterator[Deadline]:
    if not facts.followed_after_closing:
        yield from _on(facts, "after_closing", _asked_again(facts), T("Ask once more how she is."))
    for task in facts.tasks:
        if task.flag:
            yield from _on(facts, "flag", task.due, T("Flag: {what}", what=task.words))


def _asked_again(facts: CaseClock) -> date | None:
    """Return the day on which she is asked after the closing; None where nobody is to be asked."""
    if facts.after_closing_on is not None or facts.closed_on is None:
        return facts.after_closing_on
    if facts.close_reason in cases.NO_CHECK_AFTER:
        return None
    return add_months(facts.closed_on, int(numbers("review")["after_closing_months"]))


def attempts_enough(attempts: Sequence[date], today: date, reached_on: date | None = None) -> bool:
    """Whether she may be called out of reach: three attempts, all within 90 days (F14).

    Only what was tried since she was last reached counts.
    """
    least = int(numbers("review")["unreachable_attempts"])
    since = today - timedelta(days=int(numbers("review")["unreachable_days"]))
    if reached_on is not None:
        since = max(since, reached_on)
    return len([day for day in attempts if since <= day <= today]) >= least
