"""Signature or thumb-print boxes: the person, guardian, witness, clerk, committee with its seal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents.page import LABEL, LEADING, SMALL
from desktop.documents.table import PAD, Cell
from desktop.i18n import T

if TYPE_CHECKING:
    from desktop.documents.cells import Speaking
    from desktop.documents.facts import RegistrationFacts
    from desktop.documents.page import Pen
    from desktop.documents.table import Table
    from desktop.i18n import Sentence

_HIGH: Final = 74.0
_OF_AGE: Final = 18


def draw(table: Table, facts: RegistrationFacts, say: Speaking) -> None:
    """Draw the boxes, all on one page."""
    title = T("Signatures")
    table.heading(say(title), say.under(title), keep=2 * _HIGH + 10)
    guardian = T("Guardian (under 18)") if _minor(facts) else T("Guardian (only under 18)")
    table.row(
        [
            _box(T("The person"), T("signature or thumb print"), say),
            _box(guardian, T("signature or thumb print"), say),
            _box(T("Witness or interpreter"), T("signature"), say),
        ]
    )
    clerk = T("Clerk: {name}", name=facts.clerk) if facts.clerk else T("Clerk")
    table.row(
        [
            _box(clerk, T("signature"), say, share=1.0),
            _box(T("Committee"), T("signature and seal"), say, share=2.0),
        ]
    )


def _minor(facts: RegistrationFacts) -> bool:
    return facts.age is not None and facts.age < _OF_AGE


def _box(who: Sentence, how: Sentence, say: Speaking, *, share: float = 1.0) -> Cell:
    def fill(pen: Pen, x: float, y: float, wide: float, high: float) -> None:
        top = y + high - PAD - LABEL
        pen.text(x + PAD, top, say(who), LABEL)
        below = " ".join(filter(None, (say.under(who), say.bracketed(say(how)))))
        pen.text(x + PAD, top - SMALL * LEADING - 1, below.strip(), SMALL)
        day = say(T("Date: ____ / ____ / ____"))
        pen.text(x + wide - PAD, y + PAD + 2, day, LABEL, align="right")

    return Cell((), share, least=_HIGH, draw=fill)
