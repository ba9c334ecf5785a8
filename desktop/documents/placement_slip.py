"""What somebody takes along who goes to a job: who they are, what was promised, whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents.letter import NOT_A_LICENCE, Letter
from desktop.documents.page import Paper, Pen
from desktop.i18n import T
from desktop.rules import reference
from desktop.sheets.offers import OFFER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from desktop.documents.recruiting_facts import PlacementFacts
    from desktop.i18n import Translator

TITLE: Final = T("Your job: who, what was promised, whom to call")
_RIGHTS: Final = (
    T("Keep your ID card yourself."),
    T("Pay no deposit and no fee."),
    T("A written contract within a month; one copy is yours."),
    T("Wages every month, in money, to you, and not under the minimum wage."),
    T("Eight hours a day; overtime is paid; one day of rest a week."),
    T("You may leave at any time; what you earned is paid."),
    T("If something is wrong, call us."),
)
_CALLS: Final = ("110", "12333", "12338", "12348")


def placement_slip(
    facts: Sequence[PlacementFacts], t: Translator, second: Translator | None = None
) -> Paper:
    """Return the slips of some placements, each on its own page."""
    pen = Pen(t(TITLE))
    for one in facts:
        _slip(Letter(pen, one.office, t, second, body=13.0), one)
    return pen.finish()


def _slip(letter: Letter, facts: PlacementFacts) -> None:
    say, offer = letter.say, facts.offer
    letter.title(TITLE)
    letter.paragraph(facts.person, size=16, bold=True, after=6)
    letter.heading(T("Who they are"))
    letter.row(T("Employer"), _known(letter, facts.employer), least=28)
    if facts.recruiter:
        letter.row(T("Recruiter"), _known(letter, facts.recruiter), least=28)
    if facts.employer_until:
        letter.row(T("Screened until"), say.t.day(facts.employer_until), least=26)
    letter.heading(T("What was promised"))
    for key in (
        "post",
        "place",
        "wage",
        "wage_unit",
        "pay_day",
        "hours_day",
        "days_week",
        "rest_days",
        "lodging",
        "travel_payer",
    ):
        words = say.value(OFFER[key], offer.get(key))
        if words:
            letter.row(OFFER[key].label, words, least=24)
    letter.row(T("Begins on"), say.t.day(facts.values.get("starts_on")), least=24)
    letter.heading(T("Seven things that are yours"))
    letter.numbered(_RIGHTS, size=13)
    letter.heading(T("Whom to call"))
    phone = str(facts.office.get("phone") or letter.blank)
    letter.paragraph(say.office_name(facts.office) + "  " + phone, size=15, bold=True)
    known = {line.number: line for line in reference.hotlines()}
    calls = "   ".join(f"{number} {say(known[number].name)}" for number in _CALLS)
    letter.paragraph(calls, size=13)
    letter.paragraph(NOT_A_LICENCE, size=10)
    letter.end(facts.number)


def _known(letter: Letter, values: Mapping[str, Any]) -> str:
    told = [str(values.get(key) or "") for key in ("name", "address", "phone")]
    return letter.say.joined(told)
