"""The ballots of an election: several on a sheet, to be cut apart; no voter's name is on them."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from desktop.documents.fonts import BOLD, REGULAR
from desktop.documents.letter import Letter
from desktop.documents.page import HEIGHT, WIDTH, Paper, Pen
from desktop.documents.wrapping import wrap
from desktop.errors import ClerkError
from desktop.i18n import T

if TYPE_CHECKING:
    from desktop.documents.committee_facts import ElectionFacts
    from desktop.i18n import Translator

TITLE: Final = T("Ballot")
_MARGIN: Final = 24.0
_COLUMNS: Final = 2
_ROW: Final = 27.0
_HEAD: Final = 74.0
_FOOT: Final = 26.0
_NAME: Final = 14.0
_SMALL: Final = 9.0
_BOX: Final = 15.0


def ballots(facts: ElectionFacts, t: Translator, second: Translator | None = None) -> Paper:
    """Return a ballot for every voter, one sheet where nobody is on the list yet.

    Raises :class:`ClerkError` without candidates, or with too many for one sheet.
    """
    if not facts.candidates:
        raise ClerkError(T("There is no candidate yet."))
    high = _HEAD + _ROW * len(facts.candidates) + _FOOT
    rows = int((HEIGHT - 2 * _MARGIN) // high)
    if rows < 1:
        raise ClerkError(T("There are too many candidates for one ballot."))
    pen = Pen(t(TITLE))
    letter = Letter(pen, facts.office, t, second)
    each = (HEIGHT - 2 * _MARGIN) / rows
    wide = WIDTH / _COLUMNS
    for _sheet in range(max(1, ceil(facts.voters / (rows * _COLUMNS)))):
        for place in range(rows * _COLUMNS):
            row, column = divmod(place, _COLUMNS)
            _ballot(letter, facts, column * wide, HEIGHT - _MARGIN - row * each, wide)
        _cuts(pen, rows, each)
        pen.end_sheet()
    return pen.finish()


def _ballot(letter: Letter, facts: ElectionFacts, left: float, top: float, wide: float) -> None:
    pen, say = letter.pen, letter.say
    middle, inner = left + wide / 2, wide - 2 * _MARGIN
    y = top - 26
    pen.text(middle, y, say(TITLE), 16, bold=True, align="centre")
    y -= 16
    head = f"{facts.values.get('name') or ''}  {say.t.day(facts.values.get('election_on'))}".strip()
    pen.text(middle, y, head, _SMALL, align="centre")
    marks = facts.values.get("marks") or 1
    how = say(
        T("Mark {n} names at most with √. More than {n}: the ballot does not count.", n=marks)
    )
    for line in wrap(how, REGULAR, _SMALL, inner):
        y -= 12
        pen.text(middle, y, line, _SMALL, align="centre")
    y = top - _HEAD
    for candidate in facts.candidates:
        y -= _ROW
        pen.box(left + _MARGIN, y + 5, _BOX, _BOX, width=1.0)
        names = wrap(candidate.name, BOLD, _NAME, inner - _BOX - 48)
        pen.text(left + _MARGIN + _BOX + 10, y + 8, names[0] if names else "", _NAME, bold=True)
        if candidate.born:
            born = say(T("born {year}", year=str(candidate.born)))
            pen.text(left + wide - _MARGIN, y + 8, born, _SMALL, align="right")
    secret = say(T("The vote is secret: fold it and write no name on it."))
    pen.text(middle, y - 12, secret, _SMALL - 0.5, align="centre")


def _cuts(pen: Pen, rows: int, each: float) -> None:
    for row in range(1, rows):
        pen.dashes(HEIGHT - _MARGIN - row * each)
    canvas = pen.canvas
    canvas.saveState()
    canvas.setDash(3, 3)
    pen.line(WIDTH / 2, 0, WIDTH / 2, HEIGHT)
    canvas.restoreState()
