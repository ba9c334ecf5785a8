"""The consent on the form: what is told before data are collected, and each purpose with its tick.

Source: Personal Information Protection Law, Art. 14, 17, 29, 31.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from desktop.documents.page import BODY, SMALL
from desktop.documents.table import Cell, Words
from desktop.i18n import T, Text
from desktop.rules import reference
from desktop.sheets.migrants import CONSENT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.documents.cells import Speaking
    from desktop.documents.facts import RegistrationFacts
    from desktop.documents.table import Table

NOTICE: Final = T(
    "Who keeps this: {office}, phone {phone}. What for: to prepare you for a safe journey, to be "
    "able to reach you, and to help when something goes wrong. How: on paper and encrypted on the "
    "office's own computer, as long as you are away and three years after. You may refuse any of "
    "the purposes below and are helped all the same; you may see, correct and have erased what "
    "is kept of you, and take back your consent at any time, at this office."
)
_AGREES: Final = 17.0


def draw(table: Table, facts: RegistrationFacts, say: Speaking) -> None:
    """Draw the consent block."""
    title = T("Consent")
    table.heading(say(title), say.under(title), keep=90)
    blank = "____________"
    told = {
        "office": say.office_name(facts.office),
        "phone": facts.office.get("phone") or blank,
    }
    notice = Text(NOTICE.msgid, told)
    table.row([Cell(say.both(notice, BODY - 0.5), 100)])
    for choice in reference.choices("consent_purpose"):
        given = _latest(facts, choice.code)
        recipient = str(given.get("recipient") or "") if given else ""
        words = f"{choice.code}. {say(choice.words)}{say.bracketed(recipient)}"
        under = say.under(choice.words)
        lines = (Words(words), Words(under, SMALL)) if under else (Words(words),)
        table.row([Cell(lines, 100 - 2 * _AGREES), *_ticks(given, say)])
    table.row([Cell((Words(_read_aloud(facts, say)),), 100)])


def _latest(facts: RegistrationFacts, purpose: str) -> Mapping[str, Any] | None:
    given = [row for row in facts.rows.get("consent", ()) if row.get("purpose") == purpose]
    return given[-1] if given else None


def _ticks(given: Mapping[str, Any] | None, say: Speaking) -> list[Cell]:
    answer = str(given.get("given") or "") if given else ""
    if given and given.get("withdrawn_on"):
        answer = "no"
    yes, no = ("☑" if answer == code else "□" for code in ("yes", "no"))
    return [
        Cell((Words(f"{yes} {say(T('agrees'))}"),), _AGREES),
        Cell((Words(f"{no} {say(T('does not agree'))}"),), _AGREES),
    ]


def _read_aloud(facts: RegistrationFacts, say: Speaking) -> str:
    line = "__________"
    given = facts.rows.get("consent", ())
    last = given[-1] if given else {}
    language = say.value(CONSENT["language"], last.get("language")) or line
    by = str(last.get("interpreter") or facts.journey.get("interpreter") or line)
    return say(
        T("This form was read aloud to me in {language} by {by}, and I have understood it.",
          language=language, by=by)
    )  # fmt: skip
