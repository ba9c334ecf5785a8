"""The letter that tells a recruiter what the committee decided, why, and how to object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents.letter import NOT_A_LICENCE, Letter
from desktop.documents.page import Paper, Pen
from desktop.i18n import T
from desktop.rules import recruiters

if TYPE_CHECKING:
    from desktop.documents.recruiting_facts import RecruiterFacts
    from desktop.i18n import Translator

TITLE: Final = T("Decision on a recruiter")
_SAYS: Final = {
    recruiters.APPROVED: T(
        "The committee has screened you and approves you. You may recruit here."
    ),
    recruiters.CONDITIONAL: T(
        "The committee has screened you and approves you with the conditions below."
    ),
    recruiters.REFUSED: T("The committee has screened you and does not approve you."),
    recruiters.SUSPENDED: T(
        "The committee suspends your approval. Please recruit nobody here until it is lifted."
    ),
    recruiters.BLACKLISTED: T(
        "The committee will not work with you. Please do not come to recruit here."
    ),
}


def decision_letter(
    facts: RecruiterFacts, t: Translator, second: Translator | None = None
) -> Paper:
    """Return the letter with the latest decision."""
    pen = Pen(t(TITLE))
    letter = Letter(pen, facts.office, t, second, body=12.0)
    decision = facts.decision
    level, on = str(decision["level"]), decision["decided_on"]
    letter.title(TITLE)
    letter.table.y -= 6
    letter.to(str(facts.values.get("name") or ""), after=8)
    letter.paragraph(_SAYS[level], after=10)
    letter.row(T("Number"), facts.number)
    letter.row(T("Decision"), recruiters.WORDS[level], bold=True)
    letter.row(T("Decided on"), letter.say.t.day(on))
    if decision.get("valid_until"):
        letter.row(T("Valid until"), letter.say.t.day(decision["valid_until"]))
    letter.row(T("Reasons"), str(decision.get("reason") or ""))
    if decision.get("conditions"):
        letter.row(T("Conditions"), str(decision["conditions"]))
    if decision.get("minutes"):
        letter.row(T("Number of the minutes"), str(decision["minutes"]))
    letter.table.close()
    letter.table.space(8)
    objection = T(
        "If you do not agree, write to the committee by {day}; it looks at the matter again.",
        day=recruiters.objection_until(on),
    )
    letter.paragraph(objection)
    letter.paragraph(NOT_A_LICENCE, bold=True)
    phone = str(facts.office.get("phone") or letter.blank)
    letter.paragraph(T("Questions: {phone}.", phone=phone))
    letter.signed(facts.printed_on)
    letter.end(facts.number)
    return pen.finish()
