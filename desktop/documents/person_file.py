"""Everything that is kept of a person, for herself (right to see and copy: PIPL, Art. 45)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from desktop.documents.cells import Speaking
from desktop.documents.page import LEFT, RIGHT, TITLE, TOP, Paper, Pen
from desktop.documents.table import Cell, Table, Words
from desktop.i18n import T
from desktop.sheets.households import HOUSEHOLD
from desktop.sheets.migrants import PERSON, REPEATED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop.i18n import Sentence, Translator
    from desktop.sheets.fields import Sheet

FILE_TITLE: Final = T("All that is kept of you")
_NOT_TOLD: Final = frozenset({"household_id", "file_id", "sha256", "media_type"})


@dataclass(frozen=True)
class PersonFileFacts:
    """The records of one person as plain values, with words for the states of her journeys."""

    office: Mapping[str, Any]
    number: str
    printed_on: date
    person: Mapping[str, Any]
    household: Mapping[str, Any]
    rows: Mapping[str, tuple[Mapping[str, Any], ...]]
    states: tuple[Sentence, ...]
    edits: tuple[tuple[str, str, Sentence], ...]  # when, who, which field
    heard: tuple[tuple[str, str, Sentence], ...] = ()  # when, at which training, which module


def person_file(facts: PersonFileFacts, t: Translator) -> Paper:
    """Return the document."""
    say = Speaking(t)
    pen = Pen(f"{t(FILE_TITLE)} {facts.number}".strip())
    middle = (LEFT + RIGHT) / 2
    pen.text(middle, TOP - TITLE, t(FILE_TITLE), TITLE, bold=True, align="centre")
    table = Table(pen, top=TOP - TITLE - 12)
    _sheet(table, PERSON, facts.person, say, PERSON.title)
    if facts.household:
        _sheet(table, HOUSEHOLD, facts.household, say, HOUSEHOLD.title)
    for sheet in REPEATED:
        for place, row in enumerate(facts.rows.get(sheet.kind, ()), start=1):
            _sheet(table, sheet, row, say, T("{title} {n}", title=sheet.title, n=place))
    if facts.states:
        table.heading(t(T("Where the journeys stand")))
        for state in facts.states:
            table.row([Cell((Words(t(state)),), 100)])
    if facts.heard:
        table.heading(t(T("Trainings")))
        for when, number, what in facts.heard:
            cells = ((when, 30), (number, 25), (t(what), 45))
            table.row([Cell((Words(words),), share) for words, share in cells])
    table.heading(t(T("Who changed what, and when")))
    for when, who, what in facts.edits:
        table.row([Cell((Words(when),), 30), Cell((Words(who),), 25), Cell((Words(t(what)),), 45)])
    table.close()
    pen.end_page()
    footer = t(T("Printed on {day} for the person herself", day=facts.printed_on))
    pen.end_form(say.office_name(facts.office), facts.number, footer, t)
    return pen.finish()


def _sheet(
    table: Table, sheet: Sheet, values: Mapping[str, Any], say: Speaking, title: Sentence
) -> None:
    told = [
        (field, say.value(field, values.get(field.key)))
        for field in sheet
        if field.key not in _NOT_TOLD
    ]
    filled = [(field, words) for field, words in told if words]
    if not filled:
        return
    table.heading(say(title))
    for field, words in filled:
        table.row([Cell(say.label(field.label), 34, label=True), Cell((Words(words),), 66)])
