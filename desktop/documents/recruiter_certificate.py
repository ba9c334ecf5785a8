"""The certificate that a recruiter was screened by the committee. It is not a government licence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents import qr
from desktop.documents.letter import NOT_A_LICENCE, Letter
from desktop.documents.page import BOTTOM, LEFT, RIGHT, TOP, Paper, Pen
from desktop.documents.table import Table
from desktop.i18n import T
from desktop.rules import form_codes, recruiters
from desktop.sheets.recruiters import RECRUITER

if TYPE_CHECKING:
    from desktop.documents.recruiting_facts import RecruiterFacts
    from desktop.i18n import Translator

TITLE: Final = T("Certificate of registration")


def recruiter_certificate(
    facts: RecruiterFacts, t: Translator, second: Translator | None = None
) -> Paper:
    """Return the certificate of an approved recruiter, on one page."""
    pen = Pen(t(TITLE))
    letter = Letter(pen, facts.office, t, second, body=13.0)
    say = letter.say
    for inset, width in ((-4, 1.5), (1, 0.5)):
        pen.box(
            LEFT + inset,
            BOTTOM + inset,
            RIGHT - LEFT - 2 * inset,
            TOP - BOTTOM - 2 * inset,
            width=width,
        )
    letter.table.y = TOP - 34
    letter.title(TITLE, size=26)
    letter.table.y -= 8
    letter.paragraph(say(T("No. {number}", number=facts.number)), centre=True, after=10)
    values, decision = facts.values, facts.decision
    letter.table = _narrow(letter)
    letter.row(T("Name"), str(values.get("name") or ""), least=32, bold=True)
    for key in ("kind", "credit_code", "legal_representative", "trade", "address"):
        words = say.value(RECRUITER[key], values.get(key))
        if words:
            letter.row(RECRUITER[key].label, words, least=28)
    level = recruiters.WORDS[str(decision["level"])]
    letter.row(T("Decision"), level, least=28, bold=True)
    span = T("{a} to {b}", a=decision["decided_on"], b=decision["valid_until"])
    letter.row(T("Valid"), span, least=28)
    if decision.get("conditions"):
        letter.row(T("Conditions"), str(decision["conditions"]), least=28)
    letter.table.close()
    letter.table.y -= 16
    letter.table = _narrow(letter)
    letter.paragraph(NOT_A_LICENCE, size=15, bold=True, centre=True, after=8)
    phone = str(facts.office.get("phone") or letter.blank)
    calls = T("Something is wrong? Call the committee {phone}, 12333 or 110.", phone=phone)
    letter.paragraph(calls, size=12, centre=True, after=4)
    no_fee = T("No fee, no deposit, your ID card in your own hands.")
    letter.paragraph(no_fee, size=12, centre=True)
    _foot(letter, facts)
    letter.end(facts.number)
    return pen.finish()


def _narrow(letter: Letter) -> Table:
    return Table(letter.pen, top=letter.table.y, left=LEFT + 20, right=RIGHT - 20)


def _foot(letter: Letter, facts: RecruiterFacts) -> None:
    say, pen = letter.say, letter.pen
    base = BOTTOM + 24
    qr.draw(pen.canvas, form_codes.payload(facts.number), LEFT + 20, base, 84)
    pen.text(RIGHT - 24, base + 62, say.office_name(facts.office), 13, align="right")
    signer = say(T("Director: ________________  (seal)"))
    pen.text(RIGHT - 24, base + 36, signer, 11, align="right")
    day = say.t.day(facts.decision.get("decided_on"))
    pen.text(RIGHT - 24, base + 10, day, 11, align="right")
