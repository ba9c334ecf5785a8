"""The sign-in list of a training: who was invited, empty lines, points before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents.letter import Letter
from desktop.documents.page import BODY, BOTTOM, LABEL, Paper, Pen
from desktop.documents.table import Cell, Words
from desktop.i18n import T
from desktop.rules.preparation import module
from desktop.sheets.trainings import TRAINING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.training_facts import TrainingFacts
    from desktop.i18n import Sentence, Translator

TITLE: Final = T("Sign-in list of a training")
_HEAD: Final[tuple[tuple[Sentence, float], ...]] = (
    (T("No."), 7),
    (T("Name"), 27),
    (T("Signature or thumbprint"), 34),
    (T("Test before"), 16),
    (T("Test after"), 16),
)
_ROW: Final = 24.0
_LEAST_EMPTY: Final = 4  # lines for those who come unasked; the first page is filled with them
_MOST_MORE: Final = 6  # such lines on a later page
_PAGE: Final = 40
_SIGNED: Final = 92.0  # what is signed below


def training_list(
    trainings: Sequence[TrainingFacts], t: Translator, second: Translator | None = None
) -> Paper:
    """Return a list for each training."""
    pen = Pen(t(TITLE))
    for facts in trainings:
        _list(Letter(pen, facts.office, t, second), facts)
    return pen.finish()


def _list(letter: Letter, facts: TrainingFacts) -> None:
    values, say = facts.values, letter.say
    letter.title(TITLE)
    day, last = values.get("held_on"), values.get("last_on")
    days = say.t.day(day) + (f" – {say.t.day(last)}" if last and last != day else "")
    trainer = say.in_brackets(
        str(values.get("trainer") or ""), str(values.get("trainer_from") or "")
    )
    letter.pair((T("Day"), days), (T("Place"), str(values.get("place") or "")))
    letter.pair(
        (T("For whom"), say.value(TRAINING["audience"], values.get("audience"))),
        (T("Trainer"), trainer),
    )
    letter.row(T("Modules"), say.joined(say(module(code).named) for code in facts.modules))
    letter.table.space(8)
    letter.paragraph(T("The list shows who had which module. It stays in the office."), size=LABEL)
    _head(letter)
    for number, name in enumerate([*facts.invited, *[""] * _LEAST_EMPTY], start=1):
        if letter.table.y - _ROW < BOTTOM:
            letter.table.new_page()
            _head(letter)
        _row(letter, number, name)
    number = len(facts.invited) + _LEAST_EMPTY
    if letter.table.y - _SIGNED < BOTTOM:  # what is signed never stands alone on a page
        letter.table.new_page()
        _head(letter)
    more = _MOST_MORE if letter.pen.waiting else _PAGE
    while letter.table.y - _ROW - _SIGNED > BOTTOM and more:
        number, more = number + 1, more - 1
        _row(letter, number, "")
    letter.sign((T("Trainer"), T("For the office")))
    letter.end(facts.number)


def _head(letter: Letter) -> None:
    letter.table.row([Cell(letter.say.label(words), share, label=True) for words, share in _HEAD])


def _row(letter: Letter, number: int, name: str) -> None:
    cells = (str(number), name, "", "", "")
    letter.table.row(
        [
            Cell((Words(words, BODY),), share, least=_ROW)
            for words, (_label, share) in zip(cells, _HEAD, strict=True)
        ]
    )
