"""The record of a case conference (F12): who came, what was said and decided, who does what by when.

It goes to people of several offices: people of the case are numbered, never named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.documents.letter import Letter
from desktop.documents.page import BODY, LABEL, Paper, Pen
from desktop.documents.table import Cell, Words
from desktop.i18n import T
from desktop.sheets import cases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.documents.case_facts import CaseFacts
    from desktop.i18n import Sentence, Translator

TITLE: Final = T("Record of a case conference")
_KEEP: Final = T(
    "Whoever takes part keeps secret what is heard here (Protection of Minors, Art. 103)."
)
_BLANK_ROWS: Final = 2
_ROOM: Final = 90.0


def case_conference(facts: CaseFacts, t: Translator, second: Translator | None = None) -> Paper:
    """Return the record of the latest conference, or the form for one that is still to be held."""
    pen = Pen(t(TITLE))
    letter = Letter(pen, facts.office, t, second)
    say, values = letter.say, facts.values
    held = _latest(facts)
    letter.title(TITLE)
    letter.ends(say(T("Case {number}", number=facts.number)), say.t.day(facts.printed_on), LABEL)
    letter.paragraph(_KEEP, size=LABEL)
    letter.pair(
        (T("Held on"), say.t.day(held.get("happened_on"))),
        (T("Place"), str(held.get("place") or "")),
    )
    letter.row(
        cases.CASE["concerns"].label, say.value(cases.CASE["concerns"], values.get("concerns"))
    )
    for one in facts.people:
        told = [say.named(say(label), words) for label, words in one.told if words]
        letter.row(one.label, say.joined(told))
    if values.get("wishes"):
        letter.row(cases.CASE["wishes"].label, str(values["wishes"]))
    _present(letter, facts.rows.get(cases.TEAM.kind, ()))
    letter.heading(T("What was said and decided"))
    letter.row(T("Minutes"), str(held.get("what") or ""), least=_ROOM)
    _tasks(letter, facts.rows.get(cases.ACTION.kind, ()))
    letter.pair((T("Next conference on"), ""), (T("Place"), ""))
    letter.table.close()
    letter.sign((T("Chair"), T("Minutes by")))
    letter.end(facts.number, _KEEP)
    return pen.finish()


def _latest(facts: CaseFacts) -> Mapping[str, Any]:
    notes = [row for row in facts.rows.get(cases.NOTE.kind, ()) if row.get("kind") == "conference"]
    return max(notes, key=lambda row: row["happened_on"], default={})


def _head(letter: Letter, heads: Sequence[Sentence], shares: Sequence[int]) -> None:
    letter.table.head(
        [
            Cell(letter.say.label(head), share, label=True)
            for head, share in zip(heads, shares, strict=True)
        ]
    )


def _line(letter: Letter, texts: Sequence[str], shares: Sequence[int]) -> None:
    letter.table.row(
        [
            Cell((Words(text, BODY),) if text else (), share, least=22)
            for text, share in zip(texts, shares, strict=True)
        ]
    )


def _present(letter: Letter, team: Sequence[Mapping[str, Any]]) -> None:
    say, shares = letter.say, (24, 28, 22, 26)
    letter.heading(T("Who takes part"))
    _head(letter, (T("As"), T("Agency"), T("Name"), T("Signature")), shares)
    for row in team:
        duty = say.value(cases.TEAM["duty"], row.get("duty"))
        _line(letter, (duty, str(row.get("agency") or ""), str(row.get("name") or ""), ""), shares)
    for _number in range(_BLANK_ROWS):
        _line(letter, ("",) * 4, shares)


def _tasks(letter: Letter, actions: Sequence[Mapping[str, Any]]) -> None:
    """What is still to be done, and room for what is agreed at the table."""
    shares = (50, 26, 24)
    letter.heading(T("Who does what by when"))
    _head(letter, (T("What is done"), T("Who does it"), T("By")), shares)
    for row in actions:
        if not row.get("done_on"):
            told = (str(row.get("what") or ""), str(row.get("who") or ""))
            _line(letter, (*told, letter.say.t.day(row.get("due_on"))), shares)
    for _number in range(_BLANK_ROWS):
        _line(letter, ("",) * 3, shares)
    letter.table.space(6)
