"""The referral letter with its stub and its return slip on one sheet, to be cut.

The stub stays with us, the letter goes along, the slip comes back: the letter number stands across
both cuts, and its QR code finds the referral when the slip is here again. Source: F15, F16; titles
by addressee (§4.6). A long letter goes on, and the slip stands at the foot of its last page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents import qr
from desktop.documents.case_papers import MAY_MATTER
from desktop.documents.fonts import BOLD
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
from desktop.documents.wrapping import text_width
from desktop.i18n import T
from desktop.rules import form_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.case_facts import ReferralFacts
    from desktop.i18n import Sentence, Translator

TITLE: Final = T("Referral letter")
_STAMP: Final = T("(stamp)")
_POLICE: Final = frozenset({"police", "border", "procuratorate"})
_LABOUR: Final = frozenset({"labour", "arbitration"})
_COMMUNITY: Final = frozenset({"village_committee"})
_BODY: Final = 10.0
_BAND: Final = 12.0
_NUMBER: Final = 15.0  # half of it is still read on either side of the cut
_GAP: Final = 14.0
_CODE: Final = 48.0
_ROW: Final = 18.0
_SHORT: Final = 20  # characters that find room in half a row


def referral_letter(
    facts: Sequence[ReferralFacts], t: Translator, second: Translator | None = None
) -> Paper:
    """Return the letters of some referrals, each with stub and slip."""
    pen = Pen(t(TITLE))
    # One office: its slips differ in the number only.
    high = _slip_height(facts[0], t, second) if facts else 0.0
    for one in facts:
        _sheet(Letter(pen, one.office, t, second, body=_BODY), one, high)
    return pen.finish()


def letter_title(facts: ReferralFacts) -> Sentence:
    """Return what a letter is called: the kind of the agency decides (§4.6)."""
    if facts.kind in _POLICE:
        if facts.about:
            return T("Report to the police: {about}", about=facts.about)
        return T("Report to the police")
    if facts.kind in _LABOUR:
        return T("Letter on suspected unlawful employment")
    if facts.kind in _COMMUNITY:
        return T("Notice about a migrant to the receiving community")
    return TITLE


def _opening(facts: ReferralFacts) -> Sentence:
    told = {"who": facts.who, "reason": str(facts.values.get("reason") or "")}
    if facts.kind in _POLICE:
        return T("We report to you what is known of {who} and ask you to act by law. {reason}",
                 **told)  # fmt: skip
    if facts.kind in _LABOUR:
        return T("In our work we learned the following of {who}. It may break labour law: please "
                 "look into it and tell us what you find. {reason}", **told)  # fmt: skip
    if facts.kind in _COMMUNITY:
        return T("{who} is coming, or has come, to live and work with you. Please receive and help "
                 "them. {reason}", **told)  # fmt: skip
    return T("We refer {who} to you and ask for your help. {reason}", **told)


def _closing(facts: ReferralFacts) -> Sentence:
    if facts.kind in _POLICE:
        return T("Submitted for your attention.")
    return T("We thank you for your help and for an early answer.")


def _sheet(letter: Letter, facts: ReferralFacts, high: float) -> None:
    """Stub, letter and slip from top to bottom; a long letter has the slip on its last page."""
    pen = letter.pen
    _stub(letter, facts)
    cut = letter.table.y - _GAP
    _cut(letter, cut, facts.number)
    letter.table = Table(pen, top=cut - _GAP)
    _body(letter, facts)
    slip = BOTTOM - 4 + high
    if letter.table.y < slip + _GAP + 4:
        letter.table.new_page()
    _cut(letter, slip + _GAP, facts.number)
    _slip(letter, facts, slip)
    pen.end_page()
    pen.end_form(letter.say.office_name(facts.office), facts.number, "", letter.say.t)
    letter.table = Table(pen)


def _slip_height(facts: ReferralFacts, t: Translator, second: Translator | None) -> float:
    """How high the slip is: it is drawn once beside the paper."""
    beside = Letter(Pen(""), facts.office, t, second, body=_BODY)
    return TOP - _slip(beside, facts, TOP)


def _cut(letter: Letter, y: float, number: str) -> None:
    """Draw a line to cut along, with the letter number across it: the halves prove each other."""
    words = letter.say(T("No. {number}", number=number))
    middle = (LEFT + RIGHT) / 2
    half = text_width(words, BOLD, _NUMBER) / 2 + 8
    letter.pen.dashes(y, 0, middle - half)
    letter.pen.dashes(y, middle + half, WIDTH)
    letter.pen.text(middle, y - _NUMBER * 0.37, words, _NUMBER, bold=True, align="centre")
    letter.pen.text(LEFT, y - SMALL * 0.35, "✂", SMALL)
    stamp = letter.say(T("(stamp across the cut)"))
    letter.pen.text(LEFT + 14, y + 3, stamp, SMALL)


def _stub(letter: Letter, facts: ReferralFacts) -> None:
    say, values = letter.say, facts.values
    letter.table.y = TOP
    _band(letter, T("Stub (stays with us)"), facts)
    letter.pair((T("To"), facts.agency), (T("Of"), facts.who), least=_ROW)
    services = say.joined(say(words) for words in facts.services)
    reply = say.t.day(values["reply_by"]) if values.get("reply_by") else letter.blank
    letter.pair((T("Services asked for"), services), (T("Reply wanted by"), reply), least=_ROW)
    letter.pair((T("Date of the letter"), _day(letter, facts)), (T("Written by"), facts.clerk),
                least=_ROW)  # fmt: skip
    letter.table.close()


def _day(letter: Letter, facts: ReferralFacts) -> str:
    return letter.say.t.day(facts.values.get("written_on") or facts.printed_on)


def _band(letter: Letter, title: Sentence, facts: ReferralFacts) -> None:
    pen, say = letter.pen, letter.say
    letter.table.y -= 15
    pen.text(LEFT, letter.table.y, say(title), _BAND, bold=True)
    under = say.under(title)
    if under:
        pen.text((LEFT + RIGHT) / 2, letter.table.y, under, SMALL, align="centre")
    number = say(T("No. {number}", number=facts.number))
    pen.text(RIGHT, letter.table.y, number, BODY, align="right")
    letter.table.y -= 6


def _body(letter: Letter, facts: ReferralFacts) -> None:
    say = letter.say
    letter.paragraph(say.office_name(facts.office), size=11, bold=True, centre=True, after=3)
    letter.title(letter_title(facts), size=15)
    letter.table.y += 7
    letter.paragraph(say(T("No. {number}", number=facts.number)), size=LABEL, after=2)
    if facts.urgent:
        _urgent(letter)
    attention = str(facts.values.get("attention") or "")
    letter.to(f"{facts.agency} {attention}".strip(), size=10.5, after=2)
    letter.paragraph(_opening(facts), size=10.5, after=4, drawn_in=True)
    _asked(letter, facts)
    _told(letter, facts)
    if facts.crimes is not None and facts.kind in _POLICE:
        letter.row(MAY_MATTER, facts.crimes, least=_ROW)
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
        size=SMALL,
        after=2,
    )
    letter.paragraph(_closing(facts), size=10.5, after=0, drawn_in=True)
    _signature(letter, facts)


def _asked(letter: Letter, facts: ReferralFacts) -> None:
    """The services, and what is enclosed."""
    asked = letter.say.joined(letter.say(words) for words in facts.services)
    enclosed = str(facts.values.get("enclosures") or "")
    if enclosed and max(len(asked), len(enclosed)) <= _SHORT:
        letter.pair((T("Services asked for"), asked), (T("Enclosures"), enclosed), least=_ROW)
        return
    letter.row(T("Services asked for"), asked, bold=True, least=_ROW)
    if enclosed:
        letter.row(T("Enclosures"), enclosed, least=_ROW)


def _urgent(letter: Letter) -> None:
    """Draw a boxed word at the right, on the line of the letter number."""
    words = letter.say(T("URGENT"))
    pen, y = letter.pen, letter.table.y + 1
    pen.box(RIGHT - 74, y, 74, 16, width=1.5)
    pen.text(RIGHT - 37, y + 3.5, words, 12, bold=True, align="centre")


def _told(letter: Letter, facts: ReferralFacts) -> None:
    short: list[tuple[Sentence, str]] = []
    for label, words in facts.told:
        if len(words) > _SHORT:
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
    if facts.urgency is not None:
        told.append((T("How urgent"), say(facts.urgency)))
    if values.get("reply_by"):
        told.append((T("Reply wanted by"), say.t.day(values["reply_by"])))
    said = {words for _label, words in facts.told}
    for key, of in (
        ("limits", T("How they may reach her")),
        ("escort", T("Who goes with her")),
        ("our_contact", T("Our contact")),
    ):
        if values.get(key) and str(values[key]) not in said:
            told.append((of, str(values[key])))
    for label, words in [one for one in told if len(one[1]) > _SHORT]:
        letter.row(label, words, least=_ROW)
    _two_by_two(letter, [one for one in told if len(one[1]) <= _SHORT])


def _signature(letter: Letter, facts: ReferralFacts) -> None:
    letter.table.need(_CODE + 4)
    top, say, pen = letter.table.y, letter.say, letter.pen
    qr.draw(pen.canvas, form_codes.payload(facts.number), LEFT - 6, top - _CODE, _CODE)
    pen.text(LEFT + _CODE, top - _CODE + 6, say(T("Finds the letter when it is scanned.")), SMALL)
    y = top - 14
    for words in (say.office_name(facts.office), _day(letter, facts), say(_STAMP)):
        pen.text(RIGHT, y, words, 11, align="right")
        y -= 16
    letter.table.y = top - _CODE


def _slip(letter: Letter, facts: ReferralFacts, top: float) -> float:
    """Draw the slip that comes back (F16); return where it ends."""
    say = letter.say
    letter.table = Table(letter.pen, top=top)
    _band(letter, T("Return slip (please send it back)"), facts)
    office = say.office_name(facts.office)
    phone = str(facts.office.get("phone") or "")
    address = str(facts.office.get("address") or "")
    letter.row(T("To"), "  ".join(filter(None, (office, address, phone))), least=_ROW)
    for label, blanks in (
        (T("Received"), T("on ____ / ____ / ____   by ____________   phone ____________")),
        (
            T("Answer"),
            T("□ accepted   □ on a list, from ____ / ____   □ declined   □ no such service"),
        ),
        (T("If not, why"), None),
        (T("If so"), T("From ____ / ____ / ____   contact __________   phone __________")),
        (T("What came of it"), T("______________________   closed on ____ / ____ / ____")),
    ):
        letter.row(label, say(blanks) if blanks is not None else "", least=_ROW)
    letter.table.close()
    bottom = letter.table.y - _CODE - 2
    qr.draw(letter.pen.canvas, form_codes.payload(facts.number), LEFT - 6, bottom, _CODE)
    stamp = say(T("(stamp)      ____ / ____ / ____"))
    letter.pen.text(RIGHT, bottom + 14, stamp, BODY, align="right")
    return bottom
