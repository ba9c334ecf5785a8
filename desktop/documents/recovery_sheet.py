"""The recovery sheet: a code in groups that opens the office when every password is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.documents.cells import Speaking
from desktop.documents.fonts import REGULAR
from desktop.documents.page import LEADING, LEFT, RIGHT, SMALL, TITLE, TOP, Paper, Pen
from desktop.documents.wrapping import wrap
from desktop.i18n import T

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop.i18n import Translator

SHEET_TITLE: Final = T("Recovery sheet")
_BODY: Final = 12.0
_GROUP: Final = 22.0
_A_ROW: Final = 4


def recovery_sheet(office: Mapping[str, Any], code: str, made_on: date, t: Translator) -> Paper:
    """Return the sheet. Whoever has it can open the office: it belongs in a sealed envelope."""
    say = Speaking(t)
    pen = Pen(t(SHEET_TITLE))
    y = TOP - TITLE
    pen.text((LEFT + RIGHT) / 2, y, t(SHEET_TITLE), TITLE, bold=True, align="centre")
    y -= 34
    y = _paragraph(
        pen, y, t(T("This code opens the records of {office} when all passwords are lost.",
                    office=say.office_name(office)))
    )  # fmt: skip
    y = _groups(pen, y - 8, code)
    for sentence in (
        T("Put this sheet into an envelope, seal it, and sign across the flap."),
        T("Keep it in the director's safe or a locked drawer, never beside the computer."),
        T("To use it: sign-in window, “All passwords lost?”, type the groups, set a new password."),
        T("After using it, or if the envelope was opened, make a new sheet under Settings."),
        T("A new sheet makes this one worthless. Destroy the old one."),
    ):
        y = _paragraph(pen, y - 4, "· " + t(sentence))
    y -= 40
    pen.text(LEFT, y, t(T("Made on {day}", day=made_on)), _BODY)
    y -= 34
    pen.text(LEFT, y, t(T("Director: ________________")), _BODY)
    pen.text(RIGHT, y, t(T("Sealed by: ________________")), _BODY, align="right")
    pen.end_page()
    pen.end_form(say.office_name(office), "", t(T("Secret: for the sealed envelope only")), t)
    return pen.finish()


def _groups(pen: Pen, y: float, code: str) -> float:
    wide = (RIGHT - LEFT) / _A_ROW
    high = _GROUP * 2.2
    for place, group in enumerate(code.split("-")):
        row, column = divmod(place, _A_ROW)
        x, bottom = LEFT + column * wide, y - (row + 1) * high
        pen.box(x, bottom, wide, high, width=0.75)
        pen.text(x + 4, bottom + high - SMALL - 3, str(place + 1), SMALL)
        # Each sign in a space of its own: 0 and 8, 5 and S are told apart when copied by hand.
        step = (wide - 20) / len(group)
        for index, sign in enumerate(group):
            centre = x + 10 + step * (index + 0.5)
            pen.text(centre, bottom + 13, sign, _GROUP, bold=True, align="centre")
    return y - 2 * high - 26


def _paragraph(pen: Pen, y: float, words: str) -> float:
    for line in wrap(words, REGULAR, _BODY, RIGHT - LEFT):
        pen.text(LEFT, y, line, _BODY)
        y -= _BODY * LEADING * 1.1
    return y
