"""The notice of a job for the village's board: large, plain, with what nobody may ask of you."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents.letter import NOT_A_LICENCE, Letter
from desktop.documents.page import Paper, Pen
from desktop.i18n import T
from desktop.sheets.offers import OFFER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.recruiting_facts import OfferFacts
    from desktop.i18n import Sentence, Translator

TITLE: Final = T("Job notice")


def job_notice(
    facts: Sequence[OfferFacts], t: Translator, second: Translator | None = None
) -> Paper:
    """Return the notices of some offers, each on its own page."""
    pen = Pen(t(TITLE))
    for one in facts:
        _notice(Letter(pen, one.office, t, second, body=14.0), one)
    return pen.finish()


def _notice(letter: Letter, facts: OfferFacts) -> None:
    values, say = facts.values, letter.say
    letter.title(TITLE, size=24)
    letter.paragraph(str(values.get("post") or ""), size=22, bold=True, centre=True, after=8)
    letter.row(T("Employer"), facts.employer, least=28)
    if facts.recruiter:
        letter.row(T("Through"), facts.recruiter, least=28)
    place = say.joined(
        [say.value(OFFER["county"], values.get("county")), values.get("place") or ""]
    )
    letter.row(T("Place"), place, least=28)
    letter.row(T("What the work is"), str(values.get("duties") or ""), least=28)
    if values.get("wanted"):
        letter.row(T("How many are wanted"), str(values["wanted"]), least=28)
    letter.row(T("Age"), _ages(facts), least=28)
    letter.row(T("Wage"), _wage(letter, facts), least=28, bold=True)
    for key in (
        "pay_day",
        "hours_day",
        "days_week",
        "rest_days",
        "overtime",
        "lodging",
        "travel_payer",
        "insurance",
        "starts_on",
        "open_until",
    ):
        words = say.value(OFFER[key], values.get(key))
        if words:
            letter.row(OFFER[key].label, words, least=26)
    letter.table.close()
    letter.table.space(8)
    mine = T("No fee. No deposit. Your ID card stays in your own hands. A written contract.")
    letter.paragraph(mine, size=16, bold=True, centre=True)
    phone = str(facts.office.get("phone") or letter.blank)
    ask = T("Ask the committee first: {phone}. It is free.", phone=phone)
    letter.paragraph(ask, size=14, centre=True)
    letter.paragraph(NOT_A_LICENCE, size=10, centre=True)
    letter.end(str(values.get("number") or ""))


def _ages(facts: OfferFacts) -> Sentence:
    least = max(facts.min_age, facts.values.get("age_from") or 0)
    if least >= 18:
        return T("From {age}.", age=least)
    return T("From {age}; 16 and 17 with parents' knowledge and a medical check.", age=least)


def _wage(letter: Letter, facts: OfferFacts) -> str:
    wage = letter.say.value(OFFER["wage"], facts.values.get("wage"))
    unit = letter.say.value(OFFER["wage_unit"], facts.values.get("wage_unit"))
    said = letter.say(T("{wage} yuan {unit}", wage=wage, unit=unit)) if wage else ""
    return letter.say.joined([said, str(facts.values.get("allowances") or "")])
