"""The list of modules for the wall: what each is about, for whom it is a must, who teaches it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.documents.letter import Letter
from desktop.documents.page import BODY, LABEL, Paper, Pen
from desktop.documents.table import Cell, Words
from desktop.i18n import Joined, T
from desktop.rules import preparation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.i18n import Sentence, Translator
    from desktop.rules.preparation import Module

TITLE: Final = T("What to know before you leave")
_HEAD: Final[tuple[tuple[Sentence, float], ...]] = (
    (T("Module"), 11),
    (T("What it teaches"), 47),
    (T("A must for"), 24),
    (T("Who teaches it"), 18),
)


def module_list(
    office: Mapping[str, Any], t: Translator, second: Translator | None = None
) -> Paper:
    """Return the list."""
    pen = Pen(t(TITLE))
    letter = Letter(pen, office, t, second)
    letter.title(TITLE)
    letter.paragraph(
        T("Training is free. Nobody is kept from leaving: these are what keeps you safe."),
        size=BODY,
        centre=True,
    )
    letter.table.row([Cell(letter.say.label(words), share, label=True) for words, share in _HEAD])
    for module in preparation.modules():
        _row(letter, module)
    letter.end("", T("Ask at the office when the next training is."))
    return pen.finish()


def _row(letter: Letter, module: Module) -> None:
    say = letter.say
    shares = [share for _words, share in _HEAD]
    letter.table.row(
        [
            Cell((Words(module.code, BODY, bold=True),), shares[0], label=True),
            Cell(say.both(module.title, BODY), shares[1]),
            Cell(say.both(_for_whom(module), LABEL), shares[2]),
            Cell(say.both(module.by, LABEL) if module.by is not None else (), shares[3]),
        ]
    )


def _for_whom(module: Module) -> Sentence:
    words = preparation.rule_words()
    if not module.must:
        return T("who wishes")
    return Joined(tuple(words[code] for code in module.must))
