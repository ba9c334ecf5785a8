"""What is to be done, in words: how near it is, the verb that does it, what a mark says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.i18n import T
from desktop.rules.case_clocks import in_order
from desktop.rules.worklist import Section, Way

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.i18n import Sentence
    from desktop.rules.worklist import Item, Mark

SECTION_WORDS: Final[Mapping[Section, Sentence]] = {
    Section.NOW: T("Now"),
    Section.TODAY: T("Today"),
    Section.WEEK: T("This week"),
    Section.WAITING: T("Given to others"),
}


def due_words(item: Item, now: datetime) -> Sentence:
    """Say how near an item is, or for how long it is overdue."""
    days = (item.day - now.date()).days
    if days < -1:
        return T("overdue {n} days", n=-days)
    if days == -1:
        return T("overdue since yesterday")
    if days == 0:
        if item.by_day:
            return T("today")
        late = in_order(item.at) < in_order(now)
        hour = f"{item.at:%H:%M}"
        return T("overdue since {hour}", hour=hour) if late else T("by {hour}", hour=hour)
    if days == 1:
        return T("tomorrow")
    return T("in {n} days", n=days)


_PLAIN: Final[Mapping[str, Sentence]] = {
    "action": T("An action of the plan is due."),
    "flag": T("Look at a flag."),
}
"""What stands on paper in place of words that were typed in a guarded record."""


def plain_words(item: Item) -> Sentence:
    """Return what is to be done, without what somebody wrote in the record."""
    return _PLAIN.get(item.code, item.words)


_VERBS: Final[Mapping[str, Sentence]] = {
    "report": T("Write the report"),
    "contact": T("Note the call"),
    "assessment": T("Assess"),
    "plan": T("Plan"),
    "review": T("Review"),
    "follow_up": T("Note the follow-up"),
    "conference": T("Note the conference"),
    "after_closing": T("Ask her"),
    "acknowledge": T("Ask the agency"),
    "decide": T("Ask the agency"),
    "reply": T("Ask the agency"),
    "service": T("Ask the agency"),
    "feedback": T("Tell her"),
    "accept": T("Decide"),
    "settle": T("Tell her"),
    "instalment": T("Ask her"),
    "visit": T("Note the visit"),
    "interested": T("Begin the check"),
    "checking": T("Go on checking"),
    "not_eligible": T("Ask her"),
    "conditional": T("Go on checking"),
    "preparing": T("Prepare her"),
    "cleared": T("Prepare her"),
    "left": T("Ask her"),
    "package": T("Print the sheet"),
    "arrival": T("Note the call"),
    "arrival_visit": T("Note the visit"),
    "check_up": T("Note the check-in"),
    "check_up_trace": T("Note the check-in"),
    "out_of_contact": T("Begin a case"),
    "report_missing": T("Begin a case"),
    "search": T("Note the check-in"),
    "residence": T("Write it down"),
    "school_place": T("Write it down"),
    "care_notice": T("Write it down"),
    "child_contact": T("Ask her"),
    "pay": T("Ask her"),
    "notice": T("Write to them"),
    "check": T("Ask the school"),
    "temple": T("Ask the family"),
    "again": T("Ask the family"),
    "look": T("See who works there"),
    "licence": T("Write it down"),
    "backup": T("Back up now"),
    "phone": T("Write it down"),
    "loan": T("It came back"),
    "decision": T("Note what was done"),
    "action": T("Note what was done"),
    "activity": T("Tick who comes"),
    "activity_report": T("Write the report"),
    "training": T("Note who comes"),
    "handover": T("Prepare the handover"),
    "adviser": T("Speak with her"),
    "cash_month": T("Close the month"),
}


def verb(item: Item) -> Sentence:
    """Return what the button of an item says."""
    return _VERBS.get(item.code, T("Open"))


def marked_words(mark: Mark) -> Sentence:
    """Say what a mark says."""
    if mark.way == Way.GIVEN:
        return T("given to {name} by {by}", name=mark.to_name, by=mark.by)
    if mark.way == Way.LATER and mark.until is not None:
        return T("put off until {day} by {by}", day=mark.until, by=mark.by)
    return T("done, says {by}", by=mark.by)
