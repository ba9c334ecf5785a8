"""The slip that is torn off and taken along: the number, whom to call; readable at arm's length."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents import qr
from desktop.documents.fonts import REGULAR
from desktop.documents.page import BODY, BOTTOM, LEFT, RIGHT, SMALL
from desktop.documents.wrapping import wrap
from desktop.i18n import T
from desktop.rules import form_codes, reference

if TYPE_CHECKING:
    from desktop.documents.cells import Speaking
    from desktop.documents.facts import RegistrationFacts
    from desktop.documents.page import Pen
    from desktop.documents.table import Table

HIGH: Final = 132.0
_BIG: Final = 14.0
_CODE: Final = 92.0
_CALLS: Final = ("110", "12333", "12338", "12348")


def draw(table: Table, pen: Pen, facts: RegistrationFacts, say: Speaking) -> None:
    """Draw the slip at the foot of the last page."""
    table.space(14)
    table.need(HIGH)
    top = BOTTOM + HIGH - 8
    pen.dashes(top)
    pen.text(RIGHT, top + 3, say(T("cut here; this part is yours")), SMALL, align="right")
    words_right = RIGHT
    if facts.number:
        qr.draw(pen.canvas, form_codes.payload(facts.number), RIGHT - _CODE, top - _CODE - 4, _CODE)
        words_right = RIGHT - _CODE - 6
    y = top - 20
    number = facts.number or "________________"
    office = say.office_name(facts.office)
    phone = facts.office.get("phone") or "________________"
    for line in (
        say(T("Your number: {number}", number=number)),
        say(T("Call us: {phone}", phone=phone)),
    ):
        pen.text(LEFT, y, line, _BIG, bold=True)
        y -= _BIG * 1.4
    for line in wrap(office, REGULAR, BODY, words_right - LEFT):
        pen.text(LEFT, y, line, BODY)
        y -= BODY * 1.4
    known = {line.number: line for line in reference.hotlines()}
    calls = [f"{number} {say(known[number].name)}" for number in _CALLS]
    for line in wrap("   ".join(calls), REGULAR, BODY, words_right - LEFT):
        pen.text(LEFT, y, line, BODY)
        y -= BODY * 1.4
    note = say(T("You need no permit to leave. Keep your ID card yourself. Pay no deposit."))
    for line in wrap(note, REGULAR, SMALL + 1, words_right - LEFT):
        pen.text(LEFT, y, line, SMALL + 1)
        y -= (SMALL + 1) * 1.4
    table.y = BOTTOM
