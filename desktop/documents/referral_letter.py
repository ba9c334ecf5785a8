"""The referral letter with its stub and its return slip on one sheet, to be cut.

The stub stays with us, the letter goes along, the slip comes back: the letter number stands across
both cuts, and its QR code finds the referral when the slip is here again. Source: F15, F16; titles
by addressee (§4.6). A long letter has its own pages, and stub and slip follow on a sheet of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents import qr
from desktop.documents.letter import Letter
from desktop.documents.page import (
    BODY,
    BOTTOM,
    LABEL,
    LEFT,
    RIGHT,
    SMALL,
    TOP,
    WIDTH,
    Paper,
    Pen,
)
from desktop.documents.table import Table
from desktop.i18n import T
from desktop.rules import form_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.case_facts import ReferralFacts
    from desktop.i18n import Sentence, Translator

TITLE: Final = T("Referral letter")
_TITLES: Final[dict[str, Sentence]] = {
    "police": T("Report to the police"),
    "border": T("Report to the police"),
    "labour": T("Letter on suspected unlawful employment"),
    "arbitration": T("Letter on suspected unlawful employment"),
    "village_committee": T("Notice about a migrant to the receiving community"),
}
_STUB: Final = 96.0
_SLIP: Final = 186.0
_GAP: Final = 12.0
_CODE: Final = 50.0
_ROW: Final = 18.0


def referral_letter(
    facts: Sequence[ReferralFacts], t: Translator, second: Translator | None = None
) -> Paper:
    """Return the letters of some referrals, each with stub and slip."""
    pen = Pen(t(TITLE))
    for one in facts:
        _sheet(pen, one, t, second)
    return pen.finish()


def letter_title(kind: str) -> Sentence:
    """Return what a letter to an agency of a kind is called."""
    return _TITLES.get(kind, TITLE)


def _sheet(pen: Pen, facts: ReferralFacts, t: Translator, second: Translator | None) -> None:
    stub_bottom = TOP - _STUB
    slip_top = BOTTOM + _SLIP
    if _fits(facts, t, second, stub_bottom - 2 * _GAP, slip_top + _GAP):
        letter = Letter(pen, facts.office, t, second, body=10)
        _stub(letter, facts)
        _cut(letter, stub_bottom - _GAP, facts.number)
        letter.table = Table(pen, top=stub_bottom - 2 * _GAP)
        _body(letter, facts)
        letter.table.close()
    else:
        letter = Letter(pen, facts.office, t, second, body=10)
        _body(letter, facts)
        letter.table.close()
        pen.end_page()
        letter.table = Table(pen)
        _stub(letter, facts)
        _cut(letter, stub_bottom - _GAP, facts.number)
    _cut(letter, slip_top, facts.number)
    _slip(letter, facts, slip_top - _GAP)
    pen.end_page()
    pen.end_form(letter.say.office_name(facts.office), facts.number, "", t)


def _fits(
    facts: ReferralFacts, t: Translator, second: Translator | None, top: float, least: float
) -> bool:
    """Whether the letter has room between the cuts: it is drawn once beside the paper."""
    letter = Letter(Pen(""), facts.office, t, second, body=10)
    letter.table = Table(letter.pen, top=top)
    _body(letter, facts)
    return not letter.pen.waiting and letter.table.y >= least


def _cut(letter: Letter, y: float, number: str) -> None:
    letter.pen.dashes(y)
    words = letter.say(T("No. {number}", number=number))
    letter.pen.text(WIDTH / 2, y - LABEL * 0.35, words, LABEL, bold=True, align="centre")
    letter.pen.text(LEFT, y - SMALL * 0.35, "✂", SMALL)


def _stub(letter: Letter, facts: ReferralFacts) -> None:
    say, values = letter.say, facts.values
    letter.table.y = TOP
    _band(letter, T("Stub (stays with us)"), facts)
    letter.pair((T("To"), facts.agency), (T("Of"), facts.who), least=_ROW)
    services = say.joined(say(words) for words in facts.services)
    reply = say.t.day(values["reply_by"]) if values.get("reply_by") else letter.blank
    letter.pair((T("Services asked for"), services), (T("Reply wanted by"), reply), least=_ROW)
    written = say.t.day(values.get("written_on") or facts.printed_on)
    letter.pair((T("Date of the letter"), written), (T("Written by"), facts.clerk), least=_ROW)
    letter.table.close()


def _band(letter: Letter, title: Sentence, facts: ReferralFacts) -> None:
    pen, say = letter.pen, letter.say
    letter.table.y -= 15
    pen.text(LEFT, letter.table.y, say(title), 12, bold=True)
    under = say.under(title)
    if under:
        pen.text((LEFT + RIGHT) / 2, letter.table.y, under, SMALL, align="centre")
    number = say(T("No. {number}", number=facts.number))
    pen.text(RIGHT, letter.table.y, number, BODY, align="right")
    letter.table.y -= 6


def _body(letter: Letter, facts: ReferralFacts) -> None:
    say, values = letter.say, facts.values
    if facts.urgent:
        _urgent(letter, facts)
    letter.paragraph(say.office_name(facts.office), size=11, bold=True, centre=True, after=0)
    letter.title(letter_title(facts.kind), size=15)
    written = say.t.day(values.get("written_on") or facts.printed_on)
    letter.ends(say(T("No. {number}", number=facts.number)), written, LABEL)
    letter.paragraph(_addressee(facts), size=10.5, bold=True, after=2)
    letter.paragraph(
        T("We refer {who} to you and ask for your help. {reason}",
          who=facts.who, reason=str(values.get("reason") or "")),
        size=10.5,
        after=4,
    )  # fmt: skip
    letter.row(
        T("Services asked for"), say.joined(say(w) for w in facts.services), bold=True, least=_ROW
    )
    _told(letter, facts)
    _rest(letter, facts)
    letter.table.close()
    letter.table.space(3)
    if facts.basis is not None:
        letter.paragraph(facts.basis, size=LABEL, after=2)
    letter.paragraph(
        T(
            "Please use this only for the help asked for, keep it secret, and send back the slip. "
            "(Personal Information Protection Law, Art. 23; Protection of Minors, Art. 103)"
        ),
        size=LABEL,
        after=2,
    )
    _signature(letter, facts)


def _addressee(facts: ReferralFacts) -> Sentence:
    attention = str(facts.values.get("attention") or "")
    name = f"{facts.agency} {attention}".strip()
    return T("To {name}:", name=name)


def _urgent(letter: Letter, facts: ReferralFacts) -> None:
    words = letter.say(T("URGENT"))
    pen, y = letter.pen, letter.table.y
    pen.box(RIGHT - 74, y - 27, 74, 22, width=1.5)
    pen.text(RIGHT - 37, y - 21, words, 14, bold=True, align="centre")


def _told(letter: Letter, facts: ReferralFacts) -> None:
    short: list[tuple[Sentence, str]] = []
    for label, words in facts.told:
        if len(words) > 20:
            _two_by_two(letter, short)
            short = []
            letter.row(label, words, least=_ROW)
        else:
            short.append((label, words))
    _two_by_two(letter, short)


def _two_by_two(letter: Letter, told: Sequence[tuple[Sentence, str]]) -> None:
    for at in range(0, len(told), 2):
        if at + 1 < len(told):
            letter.pair(told[at], told[at + 1], least=_ROW)
        else:
            letter.row(*told[at], least=_ROW)


def _rest(letter: Letter, facts: ReferralFacts) -> None:
    values, say = facts.values, letter.say
    told: list[tuple[Sentence, str]] = []
    for key, of in (
        ("limits", T("How they may reach her")),
        ("escort", T("Who goes with her")),
        ("enclosures", T("Enclosures")),
        ("our_contact", T("Our contact")),
    ):
        if values.get(key):
            told.append((of, str(values[key])))
    if facts.urgency is not None:
        told.append((T("How urgent"), say(facts.urgency)))
    if values.get("reply_by"):
        told.append((T("Reply wanted by"), say.t.day(values["reply_by"])))
    for label, words in [one for one in told if len(one[1]) > 20]:
        letter.row(label, words, least=_ROW)
    _two_by_two(letter, [one for one in told if len(one[1]) <= 20])


def _signature(letter: Letter, facts: ReferralFacts) -> None:
    letter.table.need(_CODE + 4)
    top, say, pen = letter.table.y, letter.say, letter.pen
    qr.draw(pen.canvas, form_codes.payload(facts.number), LEFT, top - _CODE, _CODE)
    pen.text(
        LEFT + _CODE + 6, top - _CODE + 4, say(T("Finds the letter when it is scanned.")), SMALL
    )
    y = top - 16
    written = say.t.day(facts.values.get("written_on") or facts.printed_on)
    for words in (say.office_name(facts.office), written, say(T("(stamp)"))):
        pen.text(RIGHT, y, words, 11, align="right")
        y -= 16
    letter.table.y = top - _CODE


def _slip(letter: Letter, facts: ReferralFacts, top: float) -> None:
    say = letter.say
    letter.table = Table(letter.pen, top=top + 8)
    _band(letter, T("Return slip (please send it back)"), facts)
    office = say.office_name(facts.office)
    phone = str(facts.office.get("phone") or "")
    letter.row(T("To"), f"{office}  {phone}".strip(), least=_ROW)
    letter.row(
        T("Received"), say(T("on ____ / ____ / ____   by ____________   phone ____________"))
    )
    answer = say(
        T("□ accepted   □ on a list, from ____ / ____ / ____   □ declined   □ no such service")
    )
    letter.row(T("Answer"), answer, least=_ROW)
    letter.row(T("If not, why"), "", least=_ROW + 2)
    begins = say(T("Service from ____ / ____ / ____   contact ____________   phone ____________"))
    letter.row(T("If so"), begins, least=_ROW)
    letter.table.close()
    bottom = max(letter.table.y - _CODE - 3, BOTTOM - 6)
    qr.draw(letter.pen.canvas, form_codes.payload(facts.number), LEFT, bottom, _CODE)
    stamp = say(T("(stamp)      ____ / ____ / ____"))
    letter.pen.text(RIGHT, bottom + 12, stamp, BODY, align="right")
