"""The sign-in sheet: the children who may come, empty lines for others, and photos asked of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents.letter import Letter
from desktop.documents.page import BODY, BOTTOM, LABEL, Paper, Pen
from desktop.documents.table import Cell, Words
from desktop.i18n import T
from desktop.rules import reference
from desktop.rules.clock_times import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.activity_facts import ActivityFacts, Guest
    from desktop.i18n import Sentence, Translator

TITLE: Final = T("Sign-in sheet")
_HEAD: Final[tuple[tuple[Sentence, float], ...]] = (
    (T("No."), 7),
    (T("Name"), 24),
    (T("Sex"), 12),
    (T("Age"), 9),
    (T("Signature"), 26),
    (T("May photos be shown?"), 22),
)
_ROW: Final = 24.0
_EMPTY: Final = 8  # lines at least for those who are not known yet; the page is filled up


def sign_in_sheet(
    activities: Sequence[ActivityFacts], t: Translator, second: Translator | None = None
) -> Paper:
    """Return a sheet for each activity. Who already answered about photos is not asked again."""
    pen = Pen(t(TITLE))
    for facts in activities:
        _sheet(Letter(pen, facts.office, t, second), facts)
    return pen.finish()


def _sheet(letter: Letter, facts: ActivityFacts) -> None:
    values, say = facts.values, letter.say
    letter.title(TITLE)
    letter.paragraph(str(values.get("title") or letter.blank), size=14, bold=True, centre=True)
    day = values.get("happens_on")
    starts = values.get("starts_at")
    when = f"{say.t.day(day)} {written(starts) if starts is not None else ''}".strip()
    place = str(values.get("place") or "")
    if not place and values.get("place_kind"):
        place = say.t(reference.words("activity_place")[str(values["place_kind"])])
    letter.ends(when or letter.blank, place)
    letter.paragraph(
        T("Your name is used to count who came. Photos are shown only of those who say yes."),
        size=LABEL,
    )
    _head(letter)
    guests: list[Guest | None] = [*facts.roll, *([None] * _EMPTY)]
    for number, guest in enumerate(guests, start=1):
        if _full(letter):
            letter.table.new_page()
            _head(letter)
        _row(letter, number, guest)
    number = len(guests)
    while not _full(letter):
        number += 1
        _row(letter, number, None)
    letter.end(facts.number)


def _full(letter: Letter) -> bool:
    # A long name takes two lines: a row never goes to the next page without the head.
    return letter.table.y - 2 * _ROW < BOTTOM


def _head(letter: Letter) -> None:
    letter.table.row([Cell(letter.say.label(words), share, label=True) for words, share in _HEAD])


def _row(letter: Letter, number: int, guest: Guest | None) -> None:
    t = letter.say.t
    sex = reference.words("sex").get(guest.sex) if guest is not None else None
    told = (
        str(number),
        guest.name if guest is not None else "",
        t(sex) if sex is not None else "",
        str(guest.age) if guest is not None and guest.age is not None else "",
        "",
        _photo(letter, guest),
    )
    letter.table.row(
        [
            Cell((Words(words, BODY),), share, least=_ROW)
            for words, (_label, share) in zip(told, _HEAD, strict=True)
        ]
    )


def _photo(letter: Letter, guest: Guest | None) -> str:
    answered = guest.photo if guest is not None else ""
    if answered in ("yes", "no"):
        return letter.say.t(reference.words("photo_consent")[answered])
    yes, no = (letter.say.t(reference.words("yes_no")[code]) for code in ("yes", "no"))
    return f"□ {yes}    □ {no}"
